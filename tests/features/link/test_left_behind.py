"""Two people who become one: what one person has once is settled, and nothing points to the second any more."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import UniqueConstraint, func
from sqlmodel import Session, SQLModel, col, select

from bot.events import Commanded
from storage.audit import Audit
from storage.commitments import Commitment
from storage.digests import DigestRun, DigestSubscription
from storage.joining import is_person, person_columns
from storage.partners import Liaison, Side
from storage.people import Identity
from storage.people import Person as Human
from storage.planned import Invitee, Rsvp
from storage.report_backs import Answer, Receipt
from storage.timers import Timer
from storage.viewer import SYSTEM
from tests.driver import Person
from tests.features.link.accounts import DUE_FRIDAY, ChatPerson, TwoPlatforms, code_of, join, person_of, rows

KNOWN_PAIRS = {
    "digest_subscription": ["person_id"],
    "hat": ["identity_id", "person_id"],
    "link_code": ["person_id"],
    "invitee": ["planned_meeting_id", "person_id"],
    "receipt": ["report_back_id", "person_id"],
}
"""What one person has once: each is settled by hand when two become one."""


def change(world: TwoPlatforms, work: Any) -> None:
    world.database.write_now(work)


# What one person has only once.


def test_the_digest_of_the_first_stays_as_it_was(world: TwoPlatforms, ann: ChatPerson) -> None:
    world.ana.says("/loop digest weekly Friday 8:00")
    ann.says("/loop digest daily 9:00")
    world.advance(days=2)
    assert rows(world, DigestRun)
    join(world.ana, ann)
    rosa, ana = person_of(world, world.rosa).id, person_of(world, world.ana).id
    assert {row.person_id for row in rows(world, DigestSubscription)} == {rosa, ana}
    assert len(rows(world, Timer, Timer.kind == "digest")) == 2
    assert "27 November 2026, 08:00" in ann.says("/loop digest")
    # Nobody waits for what is gone.
    world.advance(days=9)


def test_the_digest_of_the_second_comes_in_the_zone_of_the_first(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says("/loop digest daily 10:00")
    join(world.ana, ann)
    assert "10:00 (America/New_York)" in world.ana.says("/loop digest")
    due = [timer.due_at for timer in rows(world, Timer, Timer.kind == "digest")]
    assert datetime(2026, 11, 23, 15, 0, tzinfo=UTC) in due


@pytest.mark.parametrize("answered", ["first", "second", "neither"])
def test_a_report_back_that_both_got_is_one_and_keeps_its_answer(
    world: TwoPlatforms, mina: ChatPerson, answered: str
) -> None:
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close bus")
    world.ana.presses("Report back")
    world.ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    assert len(rows(world, Receipt)) == 2
    if answered != "neither":
        (world.amina if answered == "first" else mina).presses("That's right")
    join(world.amina, mina)
    (receipt,) = rows(world, Receipt)
    assert receipt.person_id == person_of(world, world.amina).id
    assert receipt.answer == (None if answered == "neither" else Answer.RIGHT)
    assert receipt.delivered_at


@pytest.mark.parametrize("answered", ["first", "second", "neither"])
def test_an_invitation_that_both_got_is_one_and_keeps_its_answer(
    world: TwoPlatforms, mina: ChatPerson, answered: str
) -> None:
    world.ana.says("/loop meet Eastside Friday at 10:00")
    assert len(rows(world, Invitee, Invitee.side == Side.THEIRS)) == 2
    if answered != "neither":
        (world.amina if answered == "first" else mina).presses("I'll come")
    join(world.amina, mina)
    (invitee,) = rows(world, Invitee, Invitee.side == Side.THEIRS)
    assert invitee.person_id == person_of(world, world.amina).id
    assert invitee.answer is (Rsvp.UNANSWERED if answered == "neither" else Rsvp.COMING)


def test_nobody_is_their_own_back_up(world: TwoPlatforms, ann: ChatPerson) -> None:
    ana, second = person_of(world, world.ana).id, person_of(world, ann).id

    def both(session: Session) -> None:
        for liaison in session.exec(select(Liaison).where(Liaison.person_id == ana)):
            where, now = liaison.partner_id, world.clock.now()
            session.add(Liaison(person_id=second, partner_id=where, side=Side.OURS, is_backup=True, created_at=now))

    change(world, both)
    join(world.ana, ann)
    assert [(row.person_id, row.is_backup) for row in rows(world, Liaison, Liaison.side == Side.OURS)] == [
        (ana, False)
    ] * 2


def test_a_consent_that_was_taken_back_last_counts(world: TwoPlatforms, mina: ChatPerson) -> None:
    for person, answer in ((world.amina, "yes"), (mina, "yes"), (mina, "no")):
        person.says("/loop preferences change")
        person.fills(publish_me=answer)
    mina.says(code_of(world.amina))
    mina.says("/loop preferences change")
    assert mina.form
    assert mina.form.values["publish_me"] == "no"


# Nothing is left behind.


def test_every_unique_rule_about_people_is_known() -> None:
    """A new one has to be settled in `storage.joining`, or two people who both have a row could not become one."""
    found: dict[str, list[str]] = {}
    for table in SQLModel.metadata.sorted_tables:
        assert not any(is_person(column) for index in table.indexes if index.unique for column in index.columns)
        for rule in table.constraints:
            if isinstance(rule, UniqueConstraint) and any(is_person(column) for column in rule.columns):
                found[table.name] = [column.name for column in rule.columns]
    assert found == KNOWN_PAIRS


def test_no_row_points_to_the_second_any_more(world: TwoPlatforms, ann: ChatPerson) -> None:
    busy(world, ann)
    second = person_of(world, ann).id
    used = columns_with(world, second)
    assert len(used) > 8
    join(world.ana, ann)
    assert columns_with(world, second) == []
    assert not rows(world, Timer, col(Timer.kind).startswith("reminders."), Timer.subject_id == second)
    gone = rows(world, Human, Human.id == second)[0]
    assert gone.left_at
    assert rows(world, Identity, Identity.person_id == second) == []


def busy(world: TwoPlatforms, person: Person) -> None:
    """A row of every sort that a person leaves behind them."""
    person.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    person.says("/loop close bus")
    person.presses("Report back")
    person.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    person.says("/loop met")
    person.fills(
        partner="Eastside", held_on="yesterday", said="Classes stand empty.", promises="they: a list by Friday"
    )
    person.says(DUE_FRIDAY)
    person.says("/loop remind me to call Eastside on Friday")
    person.says("/loop partner Eastside depth coordinating because we met")
    person.says("/loop digest daily 9:00")
    person.says("/loop nobody knows these words")
    world.advance(days=3)


def columns_with(world: TwoPlatforms, person: int) -> list[str]:
    """Every column that holds the key of a person, by name."""

    def look(session: Session) -> list[str]:
        found = []
        for column in person_columns():
            query = select(func.count()).select_from(column.table).where(column == person)
            if session.exec(query).one():
                found.append(f"{column.table}.{column.name}")
        return found

    return world.database.read_now(look)


def test_the_audit_trail_stays_and_says_who_became_whom(world: TwoPlatforms, ann: ChatPerson) -> None:
    ann.says(DUE_FRIDAY)
    first, second = person_of(world, world.ana).id, person_of(world, ann).id
    before = world.database.read_now(lambda session: len(Audit(session, SYSTEM).last()))
    join(world.ana, ann)
    trail = world.database.read_now(lambda session: Audit(session, SYSTEM).last())
    assert len(trail) == before + 1
    last = trail[0]
    assert (last.verb, last.person_id, last.subject, last.subject_id) == ("linked", second, "person", first)
    assert any(entry.person_id == second for entry in trail[1:])


def test_undo_is_not_offered(world: TwoPlatforms, ann: ChatPerson) -> None:
    assert "Undo" not in join(world.ana, ann)
    assert "There is nothing to undo." in ann.says("/loop undo")


def test_both_accounts_are_told(world: TwoPlatforms, ann: ChatPerson) -> None:
    join(world.ana, ann)
    assert "linked with your account on Slack.\nIf this was not you, tell a manager." in world.ana.sees
    assert "linked with your account on the local page.\nIf this was not you, tell a manager." in ann.sees


def test_an_account_that_became_somebodys_can_be_let_go(world: TwoPlatforms, ann: ChatPerson) -> None:
    join(world.ana, ann)
    world.ana.says("/loop link")
    world.ana.presses("Unlink")
    assert "we have not met yet" in ann.says("/loop mine")


def test_when_something_breaks_nothing_of_it_has_happened(world: TwoPlatforms, ann: ChatPerson) -> None:
    """All of it is one unit of work: a key that is taken already makes the last step of it fail."""
    ann.says(DUE_FRIDAY)
    code = code_of(world.ana)
    second = person_of(world, ann).id

    def work(session: Session) -> None:
        world.app.engine.answer(session, ann_types(ann, code), "REFREF")
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        world.database.write_now(work)
    assert person_of(world, ann).id == second
    assert rows(world, Commitment)[0].owner_id == second
    assert "now linked" in ann.says(code)


def ann_types(ann: Person, words: str) -> Any:
    return Commanded(words=words.removeprefix("/loop "), **ann.about())
