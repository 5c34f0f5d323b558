"""A message that was picked out becomes a note, a follow-up or a promise, and keeps where it was said."""

from uuid import uuid4

import pytest

from bot.events import Invoked, Opened, Quote
from bot.feature import STAFF, Feature, Shortcut
from bot.router import DuplicateName, Router
from bot.ui.form import LONG
from tests.driver import Person, World

LINK = "https://outreach.example.org/archives/C1/p1"
SAID = Quote("The bus stops at six, so nobody can come.", "amina", LINK)


def picks(person: Person, name: str, quote: Quote | None = SAID) -> str:
    return person.does(Invoked(shortcut=name, quote=quote, **person.about()))


def test_a_message_becomes_a_note_with_its_words_as_the_quote_and_a_way_back(world: World) -> None:
    picks(world.ana, "save_what_was_heard")
    assert world.ana.form is not None
    assert world.ana.form.values["quote"] == SAID.words
    said = world.ana.fills(partner="Eastside Mutual Aid")
    assert f"“{SAID.words}”" in said
    assert LINK in said


def test_a_message_becomes_a_follow_up_with_a_way_back(world: World) -> None:
    picks(world.ana, "make_a_follow_up")
    said = world.ana.fills(when="Friday")
    assert SAID.words in said
    assert LINK in said


def test_a_message_becomes_a_promise_and_the_partner_does_not_get_the_way_back(world: World) -> None:
    picks(world.ana, "keep_this_promise")
    assert LINK in world.ana.fills(partner="Eastside Mutual Aid", due="Friday")
    assert SAID.words in world.amina.sees_all
    assert LINK not in world.amina.sees_all


def test_the_way_back_stays_when_the_partner_has_to_be_chosen_first(world: World) -> None:
    picks(world.ana, "keep_this_promise")
    world.ana.fills(partner="Riverside Elders")
    assert LINK in world.ana.presses("Add as new")


def test_a_message_that_is_too_long_for_the_form_is_kept_whole(world: World) -> None:
    long = "word " * 1_000
    picks(world.ana, "save_what_was_heard", Quote(long))
    assert world.ana.form is not None
    assert len(world.ana.form.values["quote"]) == LONG
    assert "All of it is in /loop review" in world.ana.form.errors["quote"]
    world.ana.says("/loop review")
    assert "longer than fits a form" in world.ana.sees


def test_without_a_message_the_form_is_empty(world: World) -> None:
    picks(world.ana, "write_down_what_i_heard", None)
    assert world.ana.form is not None
    assert not world.ana.form.values


def test_a_partner_is_found_by_the_shortcut(world: World) -> None:
    picks(world.ana, "find_a_partner", None)
    assert "Eastside Mutual Aid" in world.ana.fills(partner="Eastside")


def test_a_shortcut_that_nobody_knows_does_nothing(world: World) -> None:
    assert "I can't find that" in picks(world.ana, "no_such_thing")


def test_a_place_that_is_opened_shows_what_it_asks_for(world: World) -> None:
    about = {**world.ana.about(), "key": uuid4().hex}
    assert "Try one of these" in world.ana.does(Opened(**about))
    assert "You look after" in world.ana.does(Opened(words="mine", **{**about, "key": uuid4().hex}))


def test_two_shortcuts_of_one_name_are_refused() -> None:
    one = Shortcut("same", "Same", lambda turn: turn.say("x"), STAFF, False, "the same")
    with pytest.raises(DuplicateName):
        Router((Feature("a", shortcuts=(one,)), Feature("b", shortcuts=(one,))))
