"""Closing the loop: reporting back to the people who were heard, and hearing whether it is right."""

from sqlmodel import Session

from storage.database import Database
from storage.notes import Loop, Note
from storage.people import People
from storage.viewer import SYSTEM, Role
from tests.bot.cast import newest
from tests.bot.settling import add_person
from tests.driver import Person, World


def share(world: World, words: str = "We need a room on Sundays.") -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words=words)


def report(world: World) -> None:
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    world.ana.fills(we_did="The hall is open on Sundays from January.")


def test_a_partner_shares_in_two_taps_and_gets_a_receipt(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    said = world.amina.fills(words="We need a room on Sundays.")
    assert "Thank you. We heard you." in said
    assert "“We need a room on Sundays.”" in said
    assert "You will have an answer by: Wednesday, 23 December 2026 (America/New_York)" in said
    assert "It is with: Ana" in said
    assert "Eastside Mutual Aid shared: A need" in world.ana.sees


def test_close_reports_back_to_who_was_heard(world: World) -> None:
    share(world)
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    assert world.ana.form is not None
    assert world.ana.form.values == {"you_said": "We need a room on Sundays."}
    said = world.ana.fills(we_did="The hall is open on Sundays from January.")
    assert "It goes to Amina now." in said
    assert "You were heard. Here is what became of it." in world.amina.sees
    assert "We did: The hall is open on Sundays from January." in world.amina.sees


def test_right_closes_the_loop_and_is_told_to_the_author(world: World) -> None:
    share(world)
    report(world)
    world.amina.presses("That's right")
    assert "Eastside Mutual Aid says: right." in world.ana.sees
    assert "The loop is closed." in world.ana.sees
    assert "No open loop matches “Sundays”." in world.ana.says("/loop close Sundays")


def test_not_quite_opens_the_loop_again(world: World) -> None:
    share(world)
    report(world)
    world.amina.presses("Not quite")
    world.amina.fills(words="We asked for mornings.")
    assert "“We asked for mornings.”" in world.ana.sees
    assert "1 loop is open" in world.ana.says("/loop close Sundays")


def test_a_question_is_told_as_one(world: World) -> None:
    share(world)
    report(world)
    world.amina.presses("A question")
    world.amina.fills(words="Which room is it?")
    assert "Eastside Mutual Aid has a question about our answer." in world.ana.sees
    assert "“Which room is it?”" in world.ana.sees


def test_a_report_back_needs_an_answer_in_it(world: World) -> None:
    share(world)
    world.ana.says("/loop close")
    world.ana.presses("Report back", near="room on Sundays")
    world.ana.fills()
    assert set(world.ana.last.errors) == {"we_did"}


def test_someone_who_does_not_want_to_be_written_to_is_left_out(world: World) -> None:
    share(world)
    world.amina.says("/loop preferences change")
    world.amina.fills(where="not at all")
    posts = len(world.amina.inbox)
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    said = world.ana.fills(we_did="The hall is open on Sundays.")
    assert "please tell them yourself" in said
    assert len(world.amina.inbox) == posts


def test_words_that_no_open_loop_has_list_those_that_are_open(world: World) -> None:
    said = world.ana.says("/loop close something nobody said")
    assert "No open loop matches “something nobody said”." in said
    assert "1 loop is open" in said
    assert "Wants a Spanish speaker" in said


def test_no_loop_open_reads_well(database: Database) -> None:
    world = World(database, sample=False)
    assert "Everyone who was heard has an answer." in world.ana.says("/loop close evening hours")
    world.close()


def test_many_open_loops_are_counted_to_the_last_and_shown_page_by_page(world: World) -> None:
    world.app.engine.quota._burst = 10**9
    for number in range(112):
        world.ana.says(f"/loop heard Casa Latina: they need chair number {number}")
    said = world.ana.says("/loop close chair")
    assert "112 loops are open" in said
    assert "and 104 more" in said
    world.ana.presses("More")
    assert world.ana.last.update
    assert "and 96 more" in world.ana.last.update.to_text()
    assert "113 loops are open" in world.ana.says("/loop close Casa Latina")


def second_contact(world: World) -> Person:
    """Omar, who is at Eastside as well."""

    def add(session: Session) -> None:
        amina = People(session, SYSTEM).who_is("local", "local", "amina")
        assert amina
        add_person(session, world, "omar", Role.CONTACT, partner_id=amina.partner_id)

    world.database.write_now(add)
    return Person(world, "omar")


def staff_note(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need a room on Sundays label:partner")


def loop_of_newest(world: World) -> Loop:
    return world.database.read_now(lambda session: newest(session, Note).loop)


def test_right_of_one_contact_does_not_close_what_is_not_quite_right_for_another(world: World) -> None:
    omar = second_contact(world)
    staff_note(world)
    report(world)
    world.amina.presses("Not quite")
    world.amina.fills(words="We asked for mornings.")
    omar.presses("That's right")
    assert loop_of_newest(world) is Loop.OPEN
    assert "The loop is open: /loop close" in world.ana.sees


def test_right_to_an_older_report_does_not_close_what_was_answered_anew(world: World) -> None:
    omar = second_contact(world)
    staff_note(world)
    report(world)
    older = omar.find_button("That's right")[1].token
    world.amina.presses("Not quite")
    world.amina.fills(words="We asked for mornings.")
    report(world)
    omar.press_token(older)
    assert loop_of_newest(world) is Loop.DELIVERED
    assert "A newer answer is with them." in world.ana.sees
    world.amina.presses("That's right")
    assert loop_of_newest(world) is Loop.ACKNOWLEDGED
    assert "The loop is closed." in world.ana.sees


def test_words_typed_along_are_shared_once_whichever_kinds_are_pressed(world: World) -> None:
    world.amina.says("/loop share we need chairs")
    assert "we need chairs" in world.amina.says("/loop review")
    letters = len(world.ana.inbox)
    tokens = [world.amina.find_button(label)[1].token for label in ("A need", "Thanks", "Thanks")]
    assert "Thank you. We heard you." in world.amina.press_token(tokens[0])
    assert "This is settled already." in world.amina.press_token(tokens[1])
    assert "This is settled already." in world.amina.press_token(tokens[2])
    assert len(world.ana.inbox) == letters + 1
    assert "1 loop is open" in world.ana.says("/loop close chairs")
    assert "empty" in world.amina.says("/loop review")


def test_a_thanks_has_a_warm_receipt_and_nobody_owes_an_answer(world: World) -> None:
    world.amina.says("/loop share thank you for the chairs")
    said = world.amina.presses("Thanks")
    assert said.startswith("Thank you for your kind words.")
    assert "Ana will be glad to read this." in said
    assert "answer" not in said
    assert "[Undo]" in said
    assert "shared: Thanks" in world.ana.sees
    assert "[Answer]" not in world.ana.sees
    assert "answer" not in world.ana.sees.casefold()
    assert "[Report back]" not in world.ana.sees
    assert "answer due" not in world.ana.says("/loop brief Eastside").partition("thank you")[2]
    assert "due" not in world.ana.presses("Open").casefold()
    assert "thank you" not in world.ana.says("/loop close")
    home = world.amina.says("/loop menu")
    assert "an answer is due" not in home


def test_a_thanks_that_was_something_else_waits_for_an_answer(world: World) -> None:
    world.amina.says("/loop share thank you, but we still need chairs")
    world.amina.presses("Thanks")
    world.ana.presses("Open")
    world.ana.presses("Edit")
    world.ana.fills(kind="need")
    assert loop_of_newest(world) is Loop.OPEN
    world.ana.presses("Undo")
    assert loop_of_newest(world) is Loop.NOT_ASKED


def test_the_same_words_can_be_shared_another_day(world: World) -> None:
    for _ in range(2):
        world.amina.says("/loop share we need chairs")
        world.amina.presses("A need")
    assert "2 loops are open" in world.ana.says("/loop close chairs")


def test_a_sentence_of_a_partner_can_still_go_to_the_team(world: World) -> None:
    assert "I did not understand this yet." in world.amina.says("our door sticks in the rain")
    assert "What would you like to share?" in world.amina.presses("Tell the team")
    assert "Thank you. We heard you." in world.amina.presses("A need")
    assert "“our door sticks in the rain”" in world.ana.sees
    assert "Your review list is empty." in world.amina.says("/loop review")


def test_what_is_said_to_a_report_back_can_be_taken_back_and_is_asked_again(world: World) -> None:
    staff_note(world)
    report(world)
    world.amina.presses("Not quite")
    world.amina.fills(words="It was the kitchen.")
    said = world.amina.presses("Undo")
    assert "Taken back." in said
    assert "Your answer to a report-back" in said
    assert "It was the kitchen." in world.amina.says("/loop review")
    assert "It was the kitchen." not in world.ana.sees_all
    assert loop_of_newest(world) is Loop.DELIVERED
    assert "Did we get this right?" in world.amina.says("/loop waiting") + world.amina.sees_all
    world.amina.presses("That's right")
    world.amina.says("/loop undo")
    assert loop_of_newest(world) is Loop.DELIVERED


def test_taking_an_answer_back_shows_no_word_of_a_note_that_is_ours_alone(world: World) -> None:
    world.ana.says("/loop heard Eastside: their toilets are dirty")
    world.ana.says("/loop close toilets")
    world.ana.presses("Report back")
    world.ana.fills(you_said="Something is dirty.", we_did="We told the caretaker.")
    colleague = second_contact(world)
    world.amina.presses("That's right")
    first = world.amina.find_button("Undo")[1].token
    assert "toilets" not in world.amina.press_token(first)
    world.amina.presses("Not quite")
    world.amina.fills(words="It was the kitchen.")
    second = world.amina.find_button("Undo")[1].token
    world.ana.says("/loop close toilets")
    world.ana.presses("Report back")
    world.ana.fills(you_said="Something is dirty.", we_did="We told the cook.")
    colleague.presses("That's right")
    said = world.amina.press_token(second)
    assert "It was changed since" in said
    assert "toilets" not in said
