"""`python -m bot team`: who leads which team, and a manager named by whoever has the shell."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from bot.cli import FAILED, OK, USAGE, main
from storage.audit import Audit
from storage.backup import opened
from storage.database import Database
from storage.people import Identity, Person, Team
from storage.viewer import SYSTEM, Role

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with opened(database_url) as made:
        yield made


@pytest.fixture
def teams(database: Database) -> Database:
    database.write_now(fill)
    return database


def fill(session: Session) -> None:
    for name, people in {"North": ["Kim", "Kim Lee", "Kim Lee"], "South": ["Rosa", "Lena"]}.items():
        team = Team(name=name, channel=f"slack:T:{name}", created_at=NOON)
        session.add(team)
        session.flush()
        for called in people:
            add_person(session, called, team.id)


def add_person(session: Session, name: str, team_id: int | None) -> None:
    role = Role.MANAGER if name == "Rosa" else Role.STAFF
    left_at = NOON if name == "Lena" else None
    person = Person(name=name, role=role, team_id=team_id, left_at=left_at, created_at=NOON)
    session.add(person)
    session.flush()
    key = f"U{person.id}"
    account = Identity(person_id=person.id, platform="slack", workspace="T", external=key, place=key, created_at=NOON)
    session.add(account)


def roles(database: Database) -> dict[str, Role]:
    return database.read_now(lambda session: {f"U{p.id}": p.role for p in session.exec(select(Person))})


def test_the_list_names_teams_with_their_people_and_what_is_missing(
    teams: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["team"]) == OK
    said = capsys.readouterr().out
    north, south = said.split("South (slack:T:South)")
    assert "North (slack:T:North)\n  Kim · slack: U1\n" in north
    assert "It has no manager" in north
    assert "python -m bot team manager NAME" in north
    assert "  Rosa · manager · slack: U4" in south
    assert "no manager" not in south
    assert "Lena" not in said


def test_without_a_team_it_says_how_there_comes_to_be_one(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["team"]) == OK
    assert "There is no team yet." in capsys.readouterr().out


def test_a_manager_is_named_and_that_is_written_down(teams: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["team", "manager", "Kim"]) == OK
    said = capsys.readouterr().out
    assert "Kim is a manager of North now." in said
    assert roles(teams)["U1"] is Role.MANAGER
    (entry,) = teams.read_now(lambda session: Audit(session, SYSTEM).last())
    assert (entry.verb, entry.subject, entry.subject_id, entry.person_id) == ("changed", "person", 1, None)
    assert entry.ref in said
    assert main(["team", "manager", "Kim"]) == FAILED
    assert "already" in capsys.readouterr().err


def test_of_two_of_one_name_the_account_says_who(teams: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["team", "manager", "Kim", "Lee"]) == FAILED
    said = capsys.readouterr().err
    assert "More than one is called Kim Lee." in said
    assert "slack: U2" in said
    assert main(["team", "manager", "slack:", "U3"]) == OK
    assert roles(teams)["U3"] is Role.MANAGER


@pytest.mark.parametrize("name", ["Zebra", "Lena"])
def test_who_is_not_here_can_lead_nothing(teams: Database, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = roles(teams)
    assert main(["team", "manager", name]) == FAILED
    said = capsys.readouterr().err
    assert f"I know nobody of yours called {name}." in said
    assert "Kim · slack: U1" in said
    assert roles(teams) == before


def test_a_name_is_needed(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["team", "manager"]) == USAGE
    assert "python -m bot team manager NAME" in capsys.readouterr().err


def test_who_is_on_no_team_leads_the_only_one_there_is(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    database.write_now(lambda session: add_person(session, "Kim", None))
    assert main(["team", "manager", "Kim"]) == FAILED
    assert "is on no team" in capsys.readouterr().err
    database.write_now(lambda session: session.add(Team(name="North", created_at=NOON)))
    assert main(["team", "manager", "Kim"]) == OK
    assert "Kim is a manager of North now." in capsys.readouterr().out
