"""Two people who turn out to be one: everything of the second becomes the first's, and nothing points to the second."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, select

from storage.commitments import Commitment
from storage.timers import Timer
from tests.driver import Person
from tests.features.link.accounts import DUE_FRIDAY, ChatPerson, TwoPlatforms, code_of, join, person_of, rows


def change(world: TwoPlatforms, work: Any) -> None:
    world.database.write_now(work)


# What goes over.


def test_promises_reminders_words_and_drafts_of_the_second_are_the_firsts(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says(DUE_FRIDAY)
    ann.says("/loop nobody understands these words")
    world.ana.says("/loop promised Casa Latina the key by Friday")
    join(world.ana, ann)
    for person in (world.ana, ann):
        mine = person.says("/loop mine")
        assert "the room list" in mine
        assert "the key" in mine
        assert "nobody understands these words" in person.says("/loop review")


def test_one_bundle_for_both_at_the_hours_of_the_first(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says(DUE_FRIDAY)
    world.ana.says("/loop promised Casa Latina the key by Friday")
    join(world.ana, ann)
    before = len(ann.inbox)
    world.goes_to(datetime(2026, 11, 25, 13, 59, tzinfo=UTC))
    assert len(ann.inbox) == before
    world.goes_to(datetime(2026, 11, 25, 14, 0, tzinfo=UTC))
    assert "2 things you are keeping an eye on" in ann.sees


def test_what_was_due_while_nobody_was_told_is_told(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says(DUE_FRIDAY)
    code = code_of(world.ana)

    def late(session: Session) -> None:
        promise = session.exec(select(Commitment)).one()
        promise.remind_at = world.clock.now()
        timer = session.exec(select(Timer).where(Timer.kind == "reminders.person")).one()
        timer.due_at = world.clock.now()

    # The reminder is due at the very moment at which the accounts are linked.
    change(world, late)
    ann.says(code)
    assert "1 thing you are keeping an eye on" in ann.sees_all


def test_a_button_that_was_shown_to_the_second_works_for_both(world: TwoPlatforms, mina: ChatPerson) -> None:
    world.ana.says(DUE_FRIDAY)
    world.ana.says("/loop promised Eastside the key by Friday")
    join(world.amina, mina)
    said = mina.presses("That's right")
    assert "I can't find that." not in said
    assert {promise.state for promise in rows(world, Commitment)} >= {"confirmed"}


def test_a_form_that_was_half_answered_goes_on(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.has_forms = False
    code = code_of(world.ana)
    ann.says("/loop promised")
    ann.says("Eastside")
    assert "Put aside: " in ann.says(code)
    ann.says("resume")
    ann.says("the room list")
    said = ann.says("Friday")
    while "back, skip or cancel" in said:
        said = ann.says("skip")
    assert "the room list" in world.ana.says("/loop mine")


def test_a_form_that_was_open_can_be_sent(world: TwoPlatforms, ann: ChatPerson) -> None:
    code = code_of(world.ana)
    ann.says("/loop promised")
    form = ann.form
    ann.says(code)
    ann.form = form
    ann.fills(partner="Eastside", words="the room list", due="Friday")
    assert "the room list" in world.ana.says("/loop mine")


def test_undo_takes_back_what_the_second_did(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says(DUE_FRIDAY)
    join(world.ana, ann)
    assert "Taken back." in world.ana.says("/loop undo")
    assert "the room list" not in ann.says("/loop mine")


def asks_rosa(world: TwoPlatforms, person: Person) -> None:
    """A promise of this person's is offered to Rosa."""
    person.says(DUE_FRIDAY)
    world.advance(days=2)
    person.presses("Hand over", near="the room list")
    person.fills(person="Rosa")


def test_undo_puts_nothing_back_to_the_second(world: TwoPlatforms, ann: ChatPerson) -> None:
    asks_rosa(world, ann)
    world.rosa.presses("Yes, I'll take it")
    join(world.ana, ann)
    assert rows(world, Commitment)[0].owner_id == person_of(world, world.rosa).id
    assert "Taken back." in world.rosa.says("/loop undo")
    assert rows(world, Commitment)[0].owner_id == person_of(world, world.ana).id
    assert "the room list" in ann.says("/loop mine")


def test_what_the_second_had_offered_stays_with_the_first(world: TwoPlatforms, ann: ChatPerson) -> None:
    asks_rosa(world, ann)
    join(world.ana, ann)
    assert "All right. I let them know." in world.rosa.presses("Not now")
    assert "Rosa can't take this now, so it stays with you." in ann.sees
    assert rows(world, Commitment)[0].owner_id == person_of(world, world.ana).id


def test_the_settings_of_the_first_stay(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says("/loop settings language es")
    said = join(world.ana, ann)
    assert "You have the same promises, reminders and settings on both." in said
    assert "America/New_York" in ann.says("/loop settings")


def test_what_only_the_second_has_said_holds_for_both(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says("/loop settings 03/04 3 April")
    join(world.ana, ann)
    assert "03/04 means: 3 April" in world.ana.says("/loop settings")


def test_what_the_first_has_said_stays_before_what_the_second_did(world: TwoPlatforms, ann: ChatPerson) -> None:
    world.ana.says("/loop settings 03/04 4 March")
    ann.says("/loop settings 03/04 3 April")
    join(world.ana, ann)
    assert "03/04 means: 4 March" in ann.says("/loop settings")


def test_settings_of_the_second_are_not_undone(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says("/loop settings level active")
    join(world.ana, ann)
    assert "There is nothing to undo." in ann.says("/loop undo")
