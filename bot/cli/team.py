"""`python -m bot team` and `team manager NAME`: who leads each team, and naming somebody where nobody in chat can."""

import sys
from argparse import Namespace
from datetime import datetime

from sqlmodel import Session

from bot.cli import FAILED, OK, USAGE
from bot.cli.opening import opened
from bot.clock import SystemClock
from bot.refs import new_ref
from bot.settings import Settings
from storage.audit import Audit
from storage.database import Database
from storage.people import People, Person, Team
from storage.teams import Teams
from storage.viewer import SYSTEM, Role

HOW = "python -m bot team manager NAME"
HOW_IN = "Whoever is in a team's channel becomes known by typing /loop there."


def run(settings: Settings, chosen: Namespace) -> int:
    now = SystemClock().now()
    if chosen.what == "manager" and not chosen.name:
        print(f"Who? Give a name: {HOW}", file=sys.stderr)
        return USAGE
    with opened(settings) as database:
        if chosen.what != "manager":
            print("\n".join(database.read_now(listing)))
            return OK
        is_done, said = named(database, " ".join(chosen.name), now)
    print(said, file=sys.stdout if is_done else sys.stderr)
    return OK if is_done else FAILED


def listing(session: Session) -> list[str]:
    """Each team with its people, and below what to do where nobody leads it."""
    teams, people = Teams(session, SYSTEM).all(), People(session, SYSTEM)
    lines = [line for team in teams for line in about(session, team)]
    others = [person for person in people.ours() if person.team_id is None]
    lines += ["On no team:", *(person_line(people, person) for person in others)] if others else []
    return lines or [f"There is no team yet. {HOW_IN}"]


def about(session: Session, team: Team) -> list[str]:
    people, on_it = People(session, SYSTEM), Teams(session, SYSTEM).people(team.id)
    has_one = any(person.role is Role.MANAGER for person in on_it)
    missing = [] if has_one else [f"  It has no manager, so nobody can change it in the chat. Name one: {HOW}"]
    nobody = [] if on_it else [f"  Nobody is on it. {HOW_IN}"]
    title = f"{team.name} ({team.channel or 'no channel'})"
    return [title, *(person_line(people, person) for person in on_it), *nobody, *missing]


def person_line(people: People, person: Person) -> str:
    """Their account tells people of one name apart."""
    parts = (person.name, "manager" if person.role is Role.MANAGER else "", account(people, person))
    return "  " + " · ".join(part for part in parts if part)


def account(people: People, person: Person) -> str:
    last = people.account(person.id)
    return f"{last.platform}: {last.external}" if last else ""


def named(database: Database, name: str, now: datetime) -> tuple[bool, str]:
    return database.write_now(lambda session: name_manager(session, name, now))


def name_manager(session: Session, name: str, now: datetime) -> tuple[bool, str]:
    """One more manager; whether that was done, and what to say."""
    found = called(session, name)
    if len(found) != 1:
        return False, who(session, name, found)
    (person,), teams = found, Teams(session, SYSTEM)
    team = People(session, SYSTEM).team(person.team_id) or only(teams.all())
    if team is None:
        return False, f"{person.name} is on no team. {HOW_IN}"
    if person.role is Role.MANAGER and person.team_id == team.id:
        return False, f"{person.name} is a manager of {team.name} already."
    person.role, person.team_id = Role.MANAGER, team.id
    ref = new_ref()
    Audit(session, SYSTEM).add("changed", now, str(Person.__tablename__), person.id, ref)
    return True, f"{person.name} is a manager of {team.name} now. They can begin with /loop team. Ref {ref}"


def only(teams: list[Team]) -> Team | None:
    return teams[0] if len(teams) == 1 else None


def called(session: Session, name: str) -> list[Person]:
    """By name or its beginning, or by an account as it stands in the list."""
    people = People(session, SYSTEM)
    bare = name.rpartition(":")[2].strip()
    by_account = [person for person in people.ours() if account(people, person).rpartition(": ")[2] == bare]
    return by_account or people.colleagues_called(name)


def who(session: Session, name: str, found: list[Person]) -> str:
    people = People(session, SYSTEM)
    known = found or people.ours()
    title = f"More than one is called {name}." if found else f"I know nobody of yours called {name}."
    listed = "\n".join(person_line(people, person) for person in known)
    help_ = "Give the account instead of the name:" if found else f"{HOW_IN} There are:"
    return f"{title} {help_}\n{listed}" if known else f"{title} {HOW_IN}"
