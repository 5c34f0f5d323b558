"""What is offered while someone types: beginnings first, no more than a list can hold, and near days."""

from datetime import date

import pytest
from sqlmodel import Session

from bot.events import Searched
from storage.partners import Partners
from storage.text import fold
from storage.viewer import SYSTEM
from tests.driver import World


def suggestions(world: World, kind: str, words: str, who: str = "ana", most: int = 25) -> list[tuple[str, str]]:
    person = getattr(world, who)
    person.does(Searched(kind=kind, words=words, most=most, **person.about()))
    return list(person.last.suggestions)


def names(world: World, kind: str, words: str, who: str = "ana", most: int = 25) -> list[str]:
    return [label for _, label in suggestions(world, kind, words, who, most)]


@pytest.fixture
def many(world: World) -> World:
    def write(session: Session) -> None:
        for n in range(40):
            Partners(session, SYSTEM).add(f"Club {n:02}", world.clock.now())

    world.database.write_now(write)
    return world


def test_no_list_is_longer_than_the_platform_shows(many: World) -> None:
    assert [len(names(many, "partner", "club", most=most)) for most in (8, 25, 1_000)] == [8, 25, 25]


def test_names_that_begin_so_come_before_those_that_are_alike(many: World) -> None:
    found = names(many, "partner", "club 3")
    begins = [fold(name).startswith("club 3") for name in found]
    assert begins == sorted(begins, reverse=True)
    assert found[:2] == ["Club 30", "Club 31"]


@pytest.mark.parametrize("words", ["mutual", "aid east", "eastsde", "EASTSIDE mut", "the easts"])
def test_a_word_within_a_name_or_a_slip_finds_it_too(many: World, words: str) -> None:
    assert names(many, "partner", words)[:1] == ["Eastside Mutual Aid"]


def test_what_else_a_partner_is_called_offers_its_name_once(many: World) -> None:
    many.ana.says("/loop partner Eastside alias The Hub")
    many.ana.says("/loop partner Eastside alias Hub House")
    assert names(many, "partner", "hub") == ["Eastside Mutual Aid"]


def test_a_partner_is_offered_their_own_name_with_a_slip_and_no_other(many: World) -> None:
    assert names(many, "partner", "eastsde", "amina") == ["Eastside Mutual Aid"]
    assert names(many, "partner", "casa latina", "amina") == []


def test_a_partner_sees_the_name_of_no_other_and_of_nobody(many: World) -> None:
    assert set(names(many, "partner", "", "amina")) <= {"Eastside Mutual Aid"}
    for words in ("club", "Casa", "Club 03", "C"):
        assert not set(names(many, "partner", words, "amina")) - {"Eastside Mutual Aid"}
    assert [names(many, "person", words, "amina") for words in ("", "a", "ana", "omar", "rosa")] == [[]] * 5


def test_the_usual_days_are_offered_with_their_dates(world: World) -> None:
    found = suggestions(world, "date", "")
    assert found[:3] == [
        ("2026-11-23", "today · Mon 23 Nov"),
        ("2026-11-24", "tomorrow · Tue 24 Nov"),
        ("2026-11-25", "Wednesday · Wed 25 Nov"),
    ]
    assert ("2026-12-07", "in 2 weeks · Mon 7 Dec") in found
    assert all(date.fromisoformat(value) >= date(2026, 11, 23) for value, _ in found)


def test_days_that_were_are_offered_where_one_that_was_is_asked_for(world: World) -> None:
    found = suggestions(world, "past_date", "")
    assert found[:2] == [("2026-11-23", "today · Mon 23 Nov"), ("2026-11-22", "yesterday · Sun 22 Nov")]
    assert ("2026-11-20", "Friday · Fri 20 Nov") in found
    assert all(date.fromisoformat(value) <= date(2026, 11, 23) for value, _ in found)


def test_days_that_begin_so(world: World) -> None:
    assert [value for value, _ in suggestions(world, "date", "t")] == ["2026-11-23", "2026-11-24", "2026-11-26"]


def test_a_date_that_was_typed_whole_comes_first(world: World) -> None:
    assert suggestions(world, "date", "in 10 days")[0] == ("2026-12-03", "Thu 3 Dec")
    assert suggestions(world, "date", "friday")[0] == ("2026-11-27", "Friday · Fri 27 Nov")
    assert suggestions(world, "past_date", "friday")[0] == ("2026-11-20", "Friday · Fri 20 Nov")


def test_both_readings_of_a_date_are_offered(world: World) -> None:
    assert [value for value, _ in suggestions(world, "date", "03/04/2027")] == ["2027-03-04", "2027-04-03"]


def test_nothing_is_offered_to_somebody_we_have_not_met(world: World) -> None:
    sender = world.ana.sender.__class__("discord", "global", "u1")
    about = {**world.ana.about(), "sender": sender}
    for kind in ("partner", "person", "date"):
        reply = world.run(world.app.engine.handle(Searched(kind=kind, words="", most=25, **about)))
        assert reply.suggestions == ()
