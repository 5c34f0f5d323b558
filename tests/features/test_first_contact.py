"""Consent at first contact: told once, in their language; nothing comes unasked before they agreed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.consenting import YES_LASTS
from bot.sample import LOCAL
from bot.upkeep import drop_letters_of_who_left
from storage.labels import Consent, Consents, Purpose
from storage.outbox import OutboxItem, OutboxState
from storage.partners import Partners
from storage.people import Identity
from storage.people import Person as PersonRow
from storage.stuck import Stuck
from storage.viewer import SYSTEM, Role
from tests.driver import Person, World
from tests.features.written_up import met

TOLD = "A word on what we keep about you"
PROMISED = "/loop promised Eastside the room list by Friday"
REACHES = "It reaches Nuria once they agree to be written to."


def arrives(world: World, key: str = "nuria", **about: Any) -> Person:
    """A second contact of Eastside, who has an account and was told nothing yet."""
    now = world.clock.now()

    def add(session: Session) -> None:
        eastside = Partners(session, SYSTEM).called("Eastside Mutual Aid")
        assert eastside is not None
        row = PersonRow(name=key.capitalize(), role=Role.CONTACT, partner_id=eastside.id, created_at=now, **about)
        session.add(row)
        session.flush()
        row.quiet_from = row.quiet_until = None
        session.add(Identity.of(row.id, (LOCAL, LOCAL, key), now))

    world.database.write_now(add)
    return Person(world, key)


def consents(world: World, name: str = "Nuria") -> dict[Purpose, Consent]:
    def look(session: Session) -> dict[Purpose, Consent]:
        person = session.exec(select(PersonRow).where(PersonRow.name == name)).one()
        found = {purpose: Consents(session, SYSTEM).last(person.id, purpose) for purpose in Purpose}
        return {purpose: consent for purpose, consent in found.items() if consent}

    return world.database.read_now(look)


def given(world: World, name: str = "Nuria") -> set[Purpose]:
    return {purpose for purpose, consent in consents(world, name).items() if consent.given}


def states(world: World) -> list[OutboxState]:
    query = select(OutboxItem).where(OutboxItem.kind == "promises.recorded").order_by(col(OutboxItem.id))
    return world.database.read_now(lambda session: [item.state for item in session.exec(query)])


def test_a_contact_is_told_once_what_is_kept_and_why_until_when_and_by_whom_it_is_read(world: World) -> None:
    nuria = arrives(world)
    told = nuria.says("/loop promises")
    assert told.startswith("No promises yet.")
    for words in (TOLD, "What is kept:", "Why:", "Who reads it: The people of Outreach", "Ana looks after it", "Until"):
        assert words in told
    for command in ("record", "export", "forget", "stop", "privacy"):
        assert f"/loop {command}" in told
    assert "[That's fine] [Keep it, don't write to me] [Rather not] [Español]" in told
    assert TOLD not in nuria.says("/loop promises")


def test_what_was_typed_before_the_answer_is_taken_in_with_the_question_below_it(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop share we need a room")
    said = nuria.presses("A need")
    assert said.startswith("Thank you. We heard you.")
    assert "we need a room" in world.ana.sees


def test_a_form_comes_first_where_it_covers_everything_else(world: World) -> None:
    nuria = arrives(world)
    assert nuria.says("/loop preferences change") == ""
    assert TOLD in nuria.fills(language="en")


def test_where_questions_are_asked_one_by_one_the_question_comes_last(world: World) -> None:
    nuria = arrives(world)
    nuria.has_forms = False
    said = nuria.says("/loop preferences change")
    assert said.index(TOLD) < said.index("(1/")


def test_a_letter_waits_until_they_agree_and_whoever_wrote_is_told_so(world: World) -> None:
    nuria = arrives(world)
    assert REACHES in world.ana.says(PROMISED)
    world.advance(days=3)
    assert nuria.inbox == []
    assert "the room list" in world.amina.sees_all
    nuria.says("/loop promises")
    world.advance(days=3)
    assert "We promised you something." not in nuria.sees_all
    nuria.presses("That's fine")
    assert "We promised you something." in nuria.sees_all
    assert nuria.sees_all.count("We promised you something.") == 1
    assert "It reaches" not in world.ana.says("/loop promised Eastside a key by Friday")


def test_a_report_back_waits_too_and_says_whom_it_reaches_later(world: World) -> None:
    nuria = arrives(world)
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close bus")
    world.ana.presses("Report back")
    said = world.ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    assert "It goes to Amina now." in said
    assert REACHES in said
    nuria.says("/loop promises")
    nuria.presses("That's fine")
    assert "You were heard." in nuria.sees


def test_an_invitation_to_a_meeting_waits_too(world: World) -> None:
    nuria = arrives(world)
    said = world.ana.says("/loop meet Eastside Friday at 10:00 at the library; story time")
    assert "I ask Amina whether they come." in said
    assert REACHES in said
    assert "please ask yourself" not in said
    world.ana.says("/loop meet Eastside Friday at 15:00; chairs; with Nuria")
    world.ana.presses("Open")
    world.ana.presses("Call off")
    world.ana.presses("Call it off")
    nuria.says("/loop promises")
    assert "invites you" not in nuria.sees_all
    nuria.presses("That's fine")
    assert "Ana invites you to a meeting." in nuria.sees
    assert "chairs" not in nuria.sees_all
    assert "Good, you are coming." in nuria.presses("I'll come")


def test_the_record_of_a_meeting_waits_too_and_is_not_lost(world: World) -> None:
    nuria = arrives(world)
    met(world, theirs="Amina, Nuria")
    said = world.ana.presses("Share with whoever was there")
    assert "It goes to Amina now." in said
    assert REACHES in said
    world.advance(days=3)
    nuria.says("/loop promises")
    assert "shared the record" not in nuria.sees_all
    nuria.presses("That's fine")
    assert "Ana shared the record of our meeting." in nuria.sees
    assert nuria.sees_all.count("shared the record") == 1
    assert "You agree to the record." in nuria.presses("That's right")


def test_a_record_that_waits_for_its_only_reader_is_not_called_unreachable(world: World) -> None:
    arrives(world)
    met(world, theirs="Nuria")
    said = world.ana.presses("Share with whoever was there")
    assert REACHES in said
    assert "please show it yourself" not in said


def test_silence_says_nothing_before_a_record_could_be_read(world: World) -> None:
    nuria = arrives(world)
    met(world, theirs="Amina, Nuria")
    world.ana.presses("Share with whoever was there")
    world.advance(days=30)
    assert "no objection" not in world.amina.says("/loop meetings")
    nuria.says("/loop promises")
    nuria.presses("That's fine")
    assert "open to corrections until" in nuria.sees
    world.advance(days=10)
    assert "no objection" not in world.amina.says("/loop meetings")
    world.advance(days=8)
    assert "no objection" in world.amina.says("/loop meetings")


def test_a_record_waits_for_nobody_who_would_rather_not_be_written_to(world: World) -> None:
    nuria = arrives(world)
    met(world, theirs="Amina, Nuria")
    world.ana.presses("Share with whoever was there")
    nuria.says("/loop promises")
    nuria.presses("Keep it, don't write to me")
    world.advance(days=20)
    assert "no objection" in world.amina.says("/loop meetings")


def test_each_answer_is_written_down_by_purpose_with_who_how_and_until_when(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop promises")
    nuria.presses("That's fine")
    rows = consents(world)
    assert set(rows) == set(Purpose)
    assert given(world) == set(Purpose) - {Purpose.PUBLISH}
    now = world.clock.now()
    for row in rows.values():
        assert (row.recorded_by, row.how, row.created_at) == (row.person_id, "first contact, text 1", now)
        assert row.until == (now + YES_LASTS if row.given else None)


def test_keep_it_but_write_nothing_drops_what_waits_and_tells_us(world: World) -> None:
    nuria = arrives(world)
    world.ana.says(PROMISED)
    nuria.says("/loop promises")
    assert "I don't write to you" in nuria.presses("Keep it, don't write to me")
    assert given(world) == {Purpose.KEEP, Purpose.QUOTE, Purpose.SHARE}
    assert "Nuria does not want me to write to them.\n1 message to them was not sent." in world.ana.sees
    assert "room list" not in world.ana.sees
    world.advance(days=3)
    assert states(world) == [OutboxState.SENT, OutboxState.DROPPED]
    assert "It reaches" not in world.ana.says("/loop promised Eastside a key by Friday")
    assert states(world) == [OutboxState.SENT, OutboxState.DROPPED, OutboxState.SENT]


def test_undo_brings_back_what_was_dropped_and_says_so_to_us(world: World) -> None:
    nuria = arrives(world)
    world.ana.says(PROMISED)
    nuria.says("/loop promises")
    nuria.presses("Keep it, don't write to me")
    nuria.presses("Undo")
    assert "taken back" in world.ana.sees
    assert states(world)[-1] is not OutboxState.DROPPED
    nuria.says("/loop privacy")
    nuria.presses("That's fine")
    assert "We promised you something." in nuria.sees


def test_who_would_rather_not_gets_their_words_back_and_nothing_is_kept(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop promises")
    assert "/loop forget" in nuria.presses("Rather not")
    assert given(world) == set()
    before = len(world.ana.inbox)
    said = nuria.says("/loop share our hall is too small")
    assert "so I did not take this in" in said
    assert "our hall is too small" in said
    assert "our hall" in nuria.says("our hall is too small")
    assert "don't write" in nuria.says("/loop stop and keep nothing of this")
    assert "empty" in nuria.says("/loop review")
    assert len(world.ana.inbox) == before
    assert "No promises yet." in nuria.says("/loop promises")
    nuria.says("/loop share our hall is too small")
    nuria.presses("Keep it")
    assert "What would you like to share?" in nuria.says("/loop share our hall is too small")


def test_a_yes_whose_time_is_over_is_no_yes_and_is_asked_for_again(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop promises")
    nuria.presses("That's fine")
    world.goes_to(world.clock.now() + YES_LASTS - timedelta(minutes=1))
    assert REACHES not in world.ana.says("/loop promised Eastside the room list by tomorrow")
    assert "We promised you something." in nuria.sees
    world.advance(minutes=1)
    count = len(nuria.inbox)
    assert REACHES in world.ana.says("/loop promised Eastside a key by tomorrow")
    assert len(nuria.inbox) == count
    assert TOLD in nuria.says("/loop promises")
    assert TOLD not in nuria.says("/loop promises")
    nuria.presses("That's fine")
    assert "a key" in nuria.sees


def test_a_letter_that_was_queued_before_the_time_ran_out_is_not_sent_after_it(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop promises")
    nuria.presses("That's fine")
    set_columns(world, quiet_days=["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])
    world.goes_to(world.clock.now() + YES_LASTS - timedelta(minutes=1))
    count = len(nuria.inbox)
    world.ana.says("/loop promised Eastside the room list by tomorrow")
    world.advance(days=7)
    assert len(nuria.inbox) == count


def test_what_waits_for_who_left_is_not_kept_for_ever_and_is_nobodys_trouble(world: World) -> None:
    arrives(world)
    world.ana.says(PROMISED)
    assert states(world) == [OutboxState.SENT, OutboxState.WAITING]
    assert world.database.read_now(lambda session: Stuck(session).counts()) == {}
    set_columns(world, left_at=world.clock.now())
    world.database.write_now(lambda session: drop_letters_of_who_left(session, world.clock.now()))
    assert states(world) == [OutboxState.SENT, OutboxState.DROPPED]


def set_columns(world: World, name: str = "Nuria", **values: Any) -> None:
    def change(session: Session) -> None:
        person = session.exec(select(PersonRow).where(PersonRow.name == name)).one()
        for column, value in values.items():
            setattr(person, column, value)

    world.database.write_now(change)


def withdraw_while_sending(world: World, change: Callable[[Session], None]) -> None:
    """The very second: the letter is claimed already when they take their word back, and not written yet."""
    deliverer: Any = world.app.deliverer
    claim = deliverer._claim_work

    def claims_then_changes() -> Any:
        work = claim()

        def both(session: Session) -> Any:
            items = work(session)
            if items:
                change(session)
            return items

        return both

    deliverer._claim_work = claims_then_changes


def test_a_word_taken_back_in_the_very_second_holds_for_what_is_being_sent(world: World) -> None:
    def take_back(session: Session) -> None:
        amina = session.exec(select(PersonRow).where(PersonRow.name == "Amina")).one()
        now = world.clock.now()
        session.add(Consent(person_id=amina.id, purpose=Purpose.CONTACT, given=False, how="test", created_at=now))

    withdraw_while_sending(world, take_back)
    world.ana.says(PROMISED)
    assert world.amina.inbox == []
    assert states(world) == [OutboxState.DROPPED]


def test_the_question_is_there_in_another_language_with_one_tap(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop promises")
    said = nuria.presses("Español")
    assert said.startswith("Unas palabras sobre lo que guardamos de usted")
    nuria.presses("Está bien")
    assert Purpose.CONTACT in given(world)
