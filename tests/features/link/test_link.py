"""The same human on two platforms is one person: by a code that works once, for ten minutes, and for nobody else."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.events import Commanded
from bot.upkeep import forget_old_keys
from storage.links import LinkCode, LinkTry
from storage.people import People
from storage.viewer import SYSTEM
from tests.bot.cast import everything_in
from tests.driver import Person
from tests.features.link.accounts import (
    HELLO,
    WRONG,
    TwoPlatforms,
    accounts_of,
    code_of,
)

# The code.


def test_a_code_comes_in_two_groups_with_what_to_type_and_until_when(world: TwoPlatforms) -> None:
    said = world.ana.says("/loop link")
    assert "Type this on your other account: /loop link " in said
    assert "until Monday, 23 November 2026, 09:10 (America/New_York)" in said


def test_a_code_is_nowhere_in_the_database(world: TwoPlatforms) -> None:
    code = code_of(world.ana).removeprefix("/loop link ")
    stored = world.database.read_now(everything_in)
    assert "link_code" in stored
    assert code not in stored
    assert code.replace("-", "") not in stored


@pytest.mark.parametrize(
    "written",
    ["/loop link {}", "link {}", "loop LINK {}.", "/loop link {lower}", "/loop link {one}", "/loop link {two}"],
)
def test_a_code_is_taken_however_it_is_typed(world: TwoPlatforms, written: str) -> None:
    code = code_of(world.ana).removeprefix("/loop link ")
    words = written.format(code, lower=code.lower(), one=code.replace("-", ""), two=code.replace("-", " "))
    assert "This account is now linked with your account on the local page." in world.at_chat("U1").says(words)


def test_a_code_works_once(world: TwoPlatforms) -> None:
    code = code_of(world.ana)
    world.at_chat("U1").says(code)
    assert world.at_chat("U2").says(code) == WRONG


def test_a_new_code_ends_the_one_before(world: TwoPlatforms) -> None:
    old, new = code_of(world.ana), code_of(world.ana)
    assert world.at_chat("U1").says(old) == WRONG
    assert "now linked" in world.at_chat("U1").says(new)


def test_a_code_is_good_for_ten_minutes(world: TwoPlatforms) -> None:
    code = code_of(world.ana)
    world.clock.advance(timedelta(minutes=10))
    assert world.at_chat("U1").says(code) == WRONG
    code = code_of(world.ana)
    world.clock.advance(timedelta(minutes=9, seconds=59))
    assert "now linked" in world.at_chat("U1").says(code)


def test_the_code_of_somebody_who_left_is_wrong(world: TwoPlatforms) -> None:
    code = code_of(world.ana)
    leave(world, world.ana)
    assert world.at_chat("U1").says(code) == WRONG


def leave(world: TwoPlatforms, person: Person) -> None:
    def gone(session: object) -> None:
        found = People(session, SYSTEM).who_is(*person.sender.key)  # type: ignore[arg-type]
        assert found
        found.left_at = world.clock.now()

    world.database.write_now(gone)


def test_somebody_who_left_can_not_link(world: TwoPlatforms) -> None:
    code = code_of(world.ana)
    leave(world, world.rosa)
    assert HELLO in world.rosa.says(code)
    assert "now linked" in world.at_chat("U1").says(code)


def test_words_that_can_be_no_code_are_kept(world: TwoPlatforms) -> None:
    said = world.amina.says("/loop link to the article about buses")
    assert "That code is not right or too old." in said
    assert "to the article about buses" in world.amina.says("/loop review")


def test_a_code_that_was_wrong_is_not_kept_as_words(world: TwoPlatforms) -> None:
    assert world.ana.says("/loop link ABCD-EFGH") == WRONG
    assert "empty" in world.ana.says("/loop review")


# Tries.


def test_five_tries_in_an_hour_and_no_more_whoever_is_asked_and_whatever_restarts(world: TwoPlatforms) -> None:
    eve, code = world.at_chat("U6"), code_of(world.ana)
    assert [eve.says("/loop link ABCD-EFGH") for _ in range(5)] == [WRONG] * 5
    world.restart()
    assert eve.says(code) == "These were many codes. Please try again in an hour."
    assert "now linked" in world.at_chat("U1").says(code)
    world.clock.advance(timedelta(hours=1))
    assert "now linked" in eve.says(code_of(world.ana))


def test_tries_are_counted_for_somebody_we_know_as_well(world: TwoPlatforms) -> None:
    for _ in range(5):
        world.amina.says("/loop link ABCD-EFGH")
    assert "many codes" in world.amina.says("/loop link ABCD-EFGH")
    assert "Your code is" in world.amina.says("/loop link")


def test_an_hour_slides(world: TwoPlatforms) -> None:
    eve = world.at_chat("U6")
    for _ in range(5):
        eve.says("/loop link ABCD-EFGH")
        world.clock.advance(timedelta(minutes=13))
    assert eve.says("/loop link ABCD-EFGH") == WRONG
    assert "many codes" in eve.says("/loop link ABCD-EFGH")


def at_once(world: TwoPlatforms, people: list[Person], words: str) -> list[str]:
    events = [Commanded(words=words.removeprefix("/loop "), **person.about()) for person in people]

    async def all_of_them() -> list[str]:
        replies = await asyncio.gather(*(world.app.engine.handle(event) for event in events))
        return ["\n".join(message.to_text() for message in reply.messages) for reply in replies]

    found: list[str] = world.run(all_of_them())
    return found


def test_tries_at_the_same_moment_are_all_counted(world: TwoPlatforms) -> None:
    said = at_once(world, [world.at_chat("U6")] * 8, "/loop link ABCD-EFGH")
    assert sorted(words == WRONG for words in said) == [False] * 3 + [True] * 5


def test_a_code_typed_twice_at_the_same_moment_links_one_account(world: TwoPlatforms) -> None:
    code = code_of(world.ana)
    said = at_once(world, [world.at_chat(key) for key in ("U1", "U2", "U3")], code)
    assert sorted("now linked" in words for words in said) == [False, False, True]
    assert len(accounts_of(world, world.ana)) == 2


def test_old_codes_and_tries_are_forgotten(world: TwoPlatforms) -> None:
    code_of(world.ana)
    world.at_chat("U6").says("/loop link ABCD-EFGH")
    later = world.clock.now() + timedelta(hours=1)
    world.database.write_now(lambda session: forget_old_keys(session, later))
    rows = world.database.read_now(lambda session: [*session.exec(select(LinkCode)), *session.exec(select(LinkTry))])
    assert rows == []
