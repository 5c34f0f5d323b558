"""`/loop forget`: a person at a partner leaves, and takes their name along."""

from pathlib import Path

from sqlmodel import Session, select

from storage.audit import AuditEntry
from storage.backup import backup
from storage.database import Database
from storage.forgotten import everybody
from storage.notes import Note
from storage.people import Person as PersonRow
from storage.restore import restore
from tests.bot.cast import everything_in
from tests.bot.test_forgotten_bytes import EASTSIDE, add_contact
from tests.driver import Person, World

IDEA = "story time in Somali on Saturdays"


def shares(who: Person, words: str) -> None:
    who.says("/loop share")
    who.presses("An idea")
    who.fills(words=words)


def forgets(who: Person, choice: str = "Erase my words") -> str:
    who.says("/loop forget")
    who.presses(choice)
    return who.presses("Yes, forget me")


def test_what_goes_and_what_stays_is_said_first(world: World) -> None:
    shares(world.amina, IDEA)
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop nobody understands this")
    asked = world.amina.says("/loop forget")
    assert "Shall I forget you?" in asked
    assert "your name, your account and your settings" in asked
    assert "1 note in your words" in asked
    assert "1 thing that waits in your list" in asked
    assert "1 promise with Eastside Mutual Aid" in asked
    assert "/loop export" in asked
    sure = world.amina.presses("Erase my words")
    assert "can't be undone" in sure


def test_nothing_is_done_before_the_second_question_is_answered(world: World) -> None:
    shares(world.amina, IDEA)
    world.amina.says("/loop forget")
    world.amina.presses("Erase my words")
    assert world.database.read_now(everybody) == []
    assert IDEA in world.ana.says("/loop find story")


def test_somebody_who_is_forgotten_is_a_stranger_from_then_on(world: World) -> None:
    said = forgets(world.amina, "Forget me")
    assert "I have forgotten you." in said
    assert "Backups" in said
    assert "A word on what we keep about you" not in said
    assert "we have not met yet" in world.amina.says("/loop promises")
    assert "we have not met yet" in world.amina.presses("Yes, forget me")


def test_words_that_are_erased_are_found_by_nobody_and_the_post_about_them_is_written_over(world: World) -> None:
    shares(world.amina, IDEA)
    assert IDEA in world.ana.sees
    forgets(world.amina)
    assert IDEA not in world.ana.sees_all
    assert "This was withdrawn." in world.ana.sees_all
    assert IDEA not in world.ana.says("/loop find story")
    assert IDEA not in world.ana.says("/loop brief Eastside")


def test_words_may_stay_without_their_name(world: World) -> None:
    shares(world.amina, f"{IDEA}, says Amina")
    forgets(world.amina, "Keep them without my name")
    found = world.ana.says("/loop find story")
    assert IDEA in found
    assert "Amina" not in found
    assert "Amina" not in world.ana.says("/loop partner Eastside")


def test_their_liaison_hears_that_it_was_done_and_not_who_it_was(world: World) -> None:
    shares(world.amina, IDEA)
    forgets(world.amina)
    assert "A contact of Eastside Mutual Aid asked to be forgotten. It is done." in world.ana.sees_all
    assert "Amina" not in world.ana.sees


def test_promises_stay_and_what_they_said_to_them_goes(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.amina.says("/loop promises")
    world.amina.presses("Not quite")
    world.amina.fills(right="the list with the keys to all rooms")
    forgets(world.amina)
    shown = world.ana.says("/loop brief Eastside")
    assert "the room list" in shown
    assert "keys to all rooms" not in world.ana.sees_all


def test_a_button_that_was_found_again_much_later_does_nothing(world: World) -> None:
    world.amina.says("/loop forget")
    world.amina.presses("Forget me")
    world.advance(hours=1)
    assert "I did nothing" in world.amina.presses("Yes, forget me")
    assert world.database.read_now(everybody) == []


def test_what_was_done_is_in_the_audit_trail_without_a_word(world: World) -> None:
    forgets(world.amina, "Forget me")

    def last(session: Session) -> list[tuple[str, str]]:
        return [(row.verb, row.subject) for row in session.exec(select(AuditEntry)) if row.verb == "forgotten"]

    assert world.database.read_now(last) == [("forgotten", "person")]


def test_the_other_people_of_the_partner_stay_as_they_are(world: World) -> None:
    world.ana.says("/loop partner Eastside contact Yusuf")
    shares(world.amina, IDEA)
    forgets(world.amina)
    card = world.ana.says("/loop partner Eastside")
    assert "Yusuf" in card
    assert "Amina" not in card


def test_a_colleague_of_the_same_name_keeps_it(world: World) -> None:
    world.ana.says("/loop partner Casa Latina contact Amina")
    world.ana.says("/loop heard Casa Latina: Amina wants a Spanish speaker")
    world.ana.says("/loop heard Eastside: Amina wants later buses")
    forgets(world.amina, "Forget me")
    assert "Amina" in world.ana.says("/loop partner Casa Latina")
    assert "Amina wants a Spanish speaker" in world.ana.says("/loop find Spanish speaker")
    assert "[…] wants later buses" in world.ana.says("/loop find later buses")


def test_undo_does_not_bring_back_what_was_forgotten(world: World) -> None:
    shares(world.amina, IDEA)
    world.ana.says("/loop find story")
    forgets(world.amina)
    assert IDEA not in world.ana.says("/loop undo")
    assert IDEA not in world.ana.says("/loop find story")


def test_a_backup_that_is_put_back_forgets_them_again(world: World, tmp_path: Path) -> None:
    shares(world.amina, IDEA)
    backup(world.database, tmp_path / "old.backup")
    shares(world.amina, "a second idea, about chairs")
    forgets(world.amina)
    world.database.close()
    done = restore(tmp_path / "old.backup", world.database.url, world.clock.now(), overwrite=True)
    assert done.forgotten == 1
    again = Database(world.database.url)
    notes = again.read_now(lambda session: [note.quote for note in session.exec(select(Note))])
    assert all(IDEA not in quote for quote in notes)
    names = again.read_now(lambda session: list(session.exec(select(PersonRow.name))))
    assert "Amina" not in names
    assert "Ana" in names
    if again.on_sqlite:
        assert IDEA.encode() not in Path(str(again.engine.url.database)).read_bytes()
    again.close()


def test_who_came_back_since_is_not_forgotten_by_an_old_list(world: World, tmp_path: Path) -> None:
    forgets(world.amina, "Forget me")
    world.advance(days=1)
    world.database.write_now(lambda session: add_contact(session, world, "amina", "Amina", EASTSIDE))
    backup(world.database, tmp_path / "new.backup")
    world.database.close()
    done = restore(tmp_path / "new.backup", world.database.url, world.clock.now(), overwrite=True)
    assert done.forgotten == 0


def test_what_they_had_set_goes_too(world: World) -> None:
    world.amina.says("/loop preferences 03/04 3 April")
    amina = person_called(world, "Amina")
    assert amina.is_day_first is True
    forgets(world.amina, "Forget me")
    assert world.database.read_now(lambda session: session.get_one(PersonRow, amina.id)).is_day_first is None


def person_called(world: World, name: str) -> PersonRow:
    return world.database.read_now(lambda session: session.exec(select(PersonRow).where(PersonRow.name == name)).one())


def test_it_is_said_in_their_language(world: World) -> None:
    world.amina.says("/loop preferences language es")
    assert "¿Quiere que le olvide?" in world.amina.says("/loop forget")
    world.amina.presses("Olvídeme")
    assert "Ya está. Le he olvidado." in world.amina.presses("Sí, olvídeme")


def test_a_manager_forgets_a_contact_who_asked_by_other_ways(world: World) -> None:
    shares(world.amina, IDEA)
    asked = world.rosa.says("/loop forget amina")
    assert "Shall I forget Amina?" in asked
    assert "Eastside Mutual Aid" in asked
    world.rosa.presses("Erase their words")
    assert "can't be undone" in world.rosa.sees
    assert "Amina is forgotten" in world.rosa.presses("Yes, forget Amina")
    assert "we have not met yet" in world.amina.says("/loop promises")
    assert IDEA not in world.ana.sees_all
    assert "asked to be forgotten" in world.ana.sees_all
    assert "nobody called amina" in world.rosa.says("/loop forget amina")


def test_of_two_people_of_a_name_a_manager_picks_one(world: World) -> None:
    world.ana.says("/loop partner Casa Latina contact Amina")
    assert "Who is it?" in world.rosa.says("/loop forget Amina")
    world.rosa.presses("This one")
    world.rosa.presses("Forget the name")
    world.rosa.presses("Yes, forget Amina")
    cards = world.ana.says("/loop partner Casa Latina") + world.ana.says("/loop partner Eastside")
    assert cards.count("Contacts: Amina") == 1


def test_one_of_the_team_is_forgotten_once_they_have_left_and_their_notes_stay(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need chairs")
    world.ana.says("/loop remind me to see my dentist on Friday")
    world.rosa.says("/loop heard Casa Latina: Ana promised them a key")
    assert "nobody called Ana" in world.rosa.says("/loop forget Ana")
    world.rosa.says("/loop team remove Ana")
    world.rosa.says("/loop forget Ana")
    world.rosa.presses("Forget the name")
    world.rosa.presses("Yes, forget Ana")
    found = world.rosa.says("/loop find chairs") + world.rosa.says("/loop find promised")
    assert "they need chairs" in found
    assert "[…] promised them a key" in found
    assert "dentist" not in world.database.read_now(everything_in)
    assert "we have not met yet" in world.ana.says("/loop mine")


def test_staff_who_are_no_managers_forget_nobody(world: World) -> None:
    assert "I did not understand" in world.ana.says("/loop forget Amina")
