"""Buttons and forms: each works once, for whom it is, and no words of a form are lost."""

import asyncio

import pytest

from bot.events import Pressed, Submitted
from storage.actions import Actions
from storage.people import People
from storage.viewer import SYSTEM
from tests.driver import Person, World

GOOD = {"item": "a chair", "until": "Friday"}


def stranger(world: World) -> Person:
    return Person(world, "nobody")


def mint(world: World, action: str, subject: int | None = None, **args: object) -> str:
    now = world.clock.now()
    return world.database.write_now(lambda session: Actions(session).mint(action, subject, args, now))


# Buttons.


def test_a_button_works_once_and_then_says_who_and_when(lending: World) -> None:
    lending.ana.says("/loop shelf")
    token = lending.ana.find_button("Give back")[1].token
    assert "Given back, number 5." in lending.ana.press_token(token)
    lending.advance(hours=2)
    assert "You have done this already, on Monday, 23 November 2026, 09:00" in lending.ana.press_token(token)
    assert "Ana has done this already, on Monday" in lending.rosa.press_token(token)


def test_a_button_that_only_shows_something_works_again_and_again(lending: World) -> None:
    lending.ana.says("/loop shelf")
    for _ in range(3):
        assert "It is still there, number 6." in lending.ana.presses("Look")


@pytest.mark.parametrize(
    "token", ["", "forged", "x" * 64, "x" * 5_000, "a\x00b", "\ud800", "form:lending.lend", "'; --"]
)
def test_a_forged_button_is_answered_like_an_old_one(lending: World, token: str) -> None:
    assert "I can't find that." in lending.ana.press_token(token)


def test_a_button_of_a_kind_that_is_gone_is_too_old(lending: World) -> None:
    assert "I can't find that." in lending.ana.press_token(mint(lending, "gone.action", 1))


def test_a_button_is_too_old_after_ninety_days(lending: World) -> None:
    lending.ana.says("/loop shelf")
    button = lending.ana.find_button("Look")[1]
    lending.jumps(days=89)
    assert "It is still there" in lending.ana.press_token(button.token)
    lending.jumps(days=2)
    assert "I can't find that." in lending.ana.press_token(button.token)


def test_a_button_of_the_other_side_is_not_found_and_stays_unused(lending: World) -> None:
    token = mint(lending, "lending.back", 5)
    assert "I can't find that." in lending.amina.press_token(token)
    assert "Given back, number 5." in lending.ana.press_token(token)


def test_a_button_that_was_given_to_one_person_is_theirs_alone(lending: World) -> None:
    rosa = lending.database.read_now(lambda s: People(s, SYSTEM).who_is("local", "local", "rosa"))
    assert rosa
    token = mint(lending, "lending.back", 5, only=rosa.id)
    assert "I can't find that." in lending.ana.press_token(token)
    assert "Given back" in lending.rosa.press_token(token)


def test_two_presses_at_the_same_moment_have_one_effect(lending: World) -> None:
    token = mint(lending, "lending.back", 5)

    async def both() -> list[str]:
        presses = (Pressed(token=token, **person.about()) for person in (lending.ana, lending.rosa))
        replies = await asyncio.gather(*(lending.app.engine.handle(press) for press in presses))
        return [reply.messages[0].title for reply in replies]

    titles = lending.run(both())
    assert len([title for title in titles if title == "Given back, number 5."]) == 1
    assert len([title for title in titles if "done this already" in title]) == 1


# Forms.


def test_a_form_is_taken_once_and_then_says_who_and_when(lending: World) -> None:
    lending.ana.says("/loop lend")
    form = lending.ana.form
    assert form
    assert "Lent." in lending.ana.fills(**GOOD)
    lending.ana.form = form
    assert "You have sent this form already, on Monday, 23 November 2026" in lending.ana.fills(**GOOD)
    assert "empty" in lending.ana.says("/loop review")


def test_other_words_in_a_form_that_was_sent_are_kept(lending: World) -> None:
    lending.ana.says("/loop lend")
    form = lending.ana.form
    assert form
    lending.ana.fills(**GOOD)
    lending.ana.form = form
    assert "You have sent this form already" in lending.ana.fills(item="a second chair", until="Friday")
    assert "a second chair" in lending.ana.says("/loop review")


def test_a_form_with_a_mistake_comes_back_by_field_and_may_be_sent_again(lending: World) -> None:
    lending.ana.says("/loop lend")
    assert lending.ana.fills(item="a chair", until="31 February") == ""
    assert set(lending.ana.last.errors) == {"until"}
    form = lending.ana.form
    assert "31 February" in lending.ana.says("/loop review")
    lending.ana.form = form
    assert "Lent." in lending.ana.fills(**GOOD)


def test_a_stale_or_forged_form_keeps_its_words(lending: World) -> None:
    for token in ("forged", "", "x" * 100, "a\x00b", mint(lending, "lending.back", 5), mint(lending, "form:gone")):
        event = Submitted(token=token, values={"item": f"a chair {token[:3]}"}, **lending.ana.about())
        assert "I can't find that." in lending.ana.does(event)
    assert lending.ana.says("/loop review").count("a chair") == 6


def test_the_form_of_somebody_else_is_not_taken_and_the_words_are_kept(lending: World) -> None:
    lending.ana.says("/loop lend")
    form = lending.ana.form
    assert form
    for person in (lending.rosa, lending.amina):
        event = Submitted(token=form.token, values={**GOOD, "item": "a stolen chair"}, **person.about())
        assert "I can't find that." in person.does(event)
        assert "a stolen chair" in person.says("/loop review")
    assert "Lent." in lending.ana.fills(**GOOD)


def test_two_forms_at_once_do_not_mix(lending: World) -> None:
    lending.ana.says("/loop lend")
    first = lending.ana.form
    lending.ana.says("/loop lend a table")
    assert "item: a table" in lending.ana.fills(until="Friday")
    lending.ana.form = first
    assert "item: a chair" in lending.ana.fills(**GOOD)


def test_a_form_of_somebody_else_is_answered_like_a_forged_one(lending: World) -> None:
    lending.ana.says("/loop lend")
    form = lending.ana.form
    assert form
    told = []
    for token in (form.token, "forged"):
        event = Submitted(token=token, values={"item": "a chair"}, **lending.rosa.about())
        told.append((lending.rosa.does(event), lending.rosa.says("/loop review")))
        lending.rosa.presses("Throw away")
    assert "a chair" in told[0][1]
    assert told[0] == told[1]
