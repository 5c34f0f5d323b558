"""After a meeting was written up: sharing it, and what those who were there say to it."""

from datetime import UTC, datetime

from tests.driver import World
from tests.features.test_planned_meetings import LINE
from tests.features.towns import last_contact, omar, set_person, yusuf
from tests.features.written_up import met, shared


def test_one_tap_shares_it_with_those_who_were_there(world: World) -> None:
    met(world, decided="Meet monthly", promises="the room list by Friday\nthey: the flyer by Friday")
    assert "It goes to Amina now." in world.ana.presses("Share with whoever was there")
    said = world.amina.sees
    assert "Ana shared the record of our meeting." in said
    assert "From you: Amina" in said
    assert "Classes stand empty." in said
    assert "- Meet monthly" in said
    assert "- the room list\n  we to you, Friday, 4 December 2026" in said
    assert "- the flyer\n  you to us" in said
    assert "[That's right] [Correct] [I see it differently]" in said
    assert "State of the record: shared, open to corrections until Mon 14 Dec" in said


def test_it_is_agreed_when_everybody_who_was_there_agreed(world: World) -> None:
    colleague = yusuf(world)
    shared(world, theirs="Amina, Yusuf, Halima")
    assert "The others are asked as well." in world.amina.presses("That's right")
    assert "State of the record: shared" in world.amina.says("/loop meetings") or "shared" in world.amina.sees
    assert "Amina: that's right." in world.ana.sees
    letters = len(world.ana.inbox)
    assert "Everyone who was there agrees." in colleague.presses("That's right")
    assert len(world.ana.inbox) == letters
    assert "Amina, Yusuf: that's right." in world.ana.sees
    assert "agreed" in world.amina.says("/loop meetings")
    assert "Agreed by: Amina, Yusuf" in world.amina.presses("Open the record")


def test_silence_for_ten_working_days_is_shown_as_just_that(world: World) -> None:
    colleague = yusuf(world)
    shared(world, theirs="Amina, Yusuf")
    colleague.presses("That's right")
    world.goes_to(datetime(2026, 12, 11, 20, 0, tzinfo=UTC))
    assert "shared, no objection" not in world.amina.says("/loop meetings")
    world.goes_to(datetime(2026, 12, 14, 20, 0, tzinfo=UTC))
    assert "shared, no objection" in world.amina.says("/loop meetings")
    assert "agreed" not in world.amina.sees.replace("Agreed by", "")
    world.amina.presses("Open the record")
    assert "Agreed by: Yusuf" in world.amina.sees
    world.amina.presses("That's right")
    assert "agreed" in world.amina.says("/loop meetings")


def test_a_correction_stands_beside_ours_until_the_author_answers(world: World) -> None:
    shared(world)
    world.amina.presses("Correct")
    assert world.amina.form is not None
    assert world.amina.form.values == {"words": "Classes stand empty."}
    world.amina.fills(words="Classes stand empty after six.")
    assert "Amina corrects the record of our meeting." in world.ana.sees
    for person in (world.ana, world.amina):
        person.says("/loop find Classes" if person is world.ana else "/loop meetings")
        said = person.presses("Open" if person is world.ana else "Open the record")
        assert "\nClasses stand empty.\n" in said
        assert "How it should read:\n“Classes stand empty after six.” (Amina)" in said
        assert "This waits for an answer; until then both stand here." in said


def test_a_correction_that_is_taken_over_is_the_record_and_everybody_is_asked_anew(world: World) -> None:
    colleague = yusuf(world)
    shared(world, theirs="Amina, Yusuf")
    old = colleague.find_button("That's right")[1].token
    colleague.press_token(old)
    world.amina.presses("Correct")
    world.amina.fills(words="Classes stand empty after six.")
    world.ana.presses("Take it over")
    assert world.ana.form is not None
    assert world.ana.form.values["said"] == "Classes stand empty after six."
    said = world.ana.fills()
    assert "The record is changed." in said
    assert "Amina, Yusuf can see the new wording" in said
    assert "How it should read" not in said
    assert "Agreed by" not in said
    assert "It is taken over." in world.ana.sees_all
    assert "Ana changed the record of our meeting." in colleague.sees
    assert "Classes stand empty after six." in colleague.sees
    assert colleague.sees_all.count("[That's right]") == 1
    for person in (world.amina, colleague):
        person.presses("That's right")
    assert "agreed" in world.amina.says("/loop meetings")


def test_a_yes_to_an_earlier_wording_is_no_yes_to_the_next(world: World) -> None:
    shared(world)
    old = world.amina.find_button("That's right")[1].token
    world.ana.says("/loop find Classes")
    world.ana.presses("Open")
    world.ana.presses("Edit")
    world.ana.fills(said="Classes were full.")
    assert "This has changed meanwhile. Now it is so:" in world.amina.press_token(old)
    assert "shared" in world.amina.says("/loop meetings")


def test_a_record_that_is_saved_as_it_was_asks_nobody_anew(world: World) -> None:
    shared(world)
    world.amina.presses("That's right")
    letters = len(world.amina.inbox)
    world.ana.says("/loop find Classes")
    world.ana.presses("Open")
    world.ana.presses("Edit")
    assert "Nothing was changed." in world.ana.fills()
    assert len(world.amina.inbox) == letters
    assert "agreed" in world.amina.says("/loop meetings")


def test_undo_of_a_new_wording_brings_the_old_one_and_its_agreement_back(world: World) -> None:
    shared(world, decided="Meet monthly")
    world.amina.presses("That's right")
    world.ana.says("/loop find Classes")
    world.ana.presses("Open")
    world.ana.presses("Edit")
    world.ana.fills(said="Classes were full.", decided="Meet weekly")
    assert "Meet weekly" in world.amina.sees
    assert "Taken back." in world.ana.presses("Undo")
    assert "agreed" in world.amina.says("/loop meetings")
    said = world.amina.presses("Open the record")
    assert "Classes stand empty." in said
    assert "- Meet monthly" in said
    assert "weekly" not in said


def test_a_correction_that_is_not_taken_over_stays_beside_it_with_the_reason(world: World) -> None:
    shared(world)
    world.amina.presses("Correct")
    world.amina.fills(words="Nobody said that.")
    world.ana.presses("Leave it as it is")
    assert "It stays as it is." in world.ana.fills(why="Two of us heard it.")
    assert "Ana left the record of our meeting as it was." in world.amina.sees
    assert "Two of us heard it." in world.amina.sees
    assert "The record stays as it was." in world.ana.sees_all
    assert "disputed" in world.amina.says("/loop meetings")
    said = world.amina.presses("Open the record")
    assert "“Nobody said that.” (Amina)" in said
    assert "The author left it as it was: Two of us heard it." in said


def test_who_sees_it_differently_is_shown_and_no_silence_covers_it(world: World) -> None:
    shared(world)
    world.amina.presses("I see it differently")
    assert "In the record both stand side by side." in world.amina.fills(words="It was a quarrel.")
    assert "Amina sees our meeting differently." in world.ana.sees
    world.advance(days=40)
    assert "disputed" in world.amina.says("/loop meetings")
    assert "Seen differently:\n“It was a quarrel.” (Amina)" in world.amina.presses("Open the record")


def test_a_record_that_is_changed_after_it_was_seen_differently_is_asked_about_anew(world: World) -> None:
    shared(world)
    world.amina.presses("I see it differently")
    world.amina.fills(words="It was a quarrel.")
    world.ana.presses("Change the record")
    world.ana.fills(said="We quarrelled about empty classes.")
    assert "Ana changed the record of our meeting." in world.amina.sees
    assert "State of the record: shared" in world.amina.sees
    world.amina.presses("That's right")
    assert "agreed" in world.amina.says("/loop meetings")


def test_what_is_said_to_a_record_is_contact_and_can_be_taken_back(world: World) -> None:
    shared(world)
    before = last_contact(world, "Eastside Mutual Aid")
    world.advance(days=1)
    world.amina.presses("That's right")
    assert last_contact(world, "Eastside Mutual Aid") == world.clock.now() != before
    assert "agreed" in world.amina.says("/loop meetings")
    world.amina.says("/loop undo")
    assert "shared" in world.amina.says("/loop meetings")


def test_undo_of_sharing_takes_it_back_from_them(world: World) -> None:
    shared(world)
    world.ana.presses("Undo")
    assert "Classes stand empty" not in world.amina.sees_all
    assert "no record yet" in world.amina.says("/loop meetings")


def test_a_record_that_names_another_partner_is_asked_about_once(world: World) -> None:
    met(world, said="They heard of it at Casa Latina.")
    said = world.ana.presses("Share with whoever was there")
    assert "The record names Casa Latina and goes to Eastside Mutual Aid." in said
    assert "Casa" not in world.amina.sees_all
    world.ana.presses("Share it as it is")
    assert "They heard of it at Casa Latina." in world.amina.sees


def test_a_meeting_that_was_not_planned_is_shared_in_the_same_way(world: World) -> None:
    world.ana.says("/loop met Amina from Eastside yesterday; they need a story time")
    world.ana.presses("Share with whoever was there")
    world.amina.presses("That's right")
    assert "agreed" in world.amina.says("/loop meetings")


def test_who_was_not_there_reads_it_and_has_nothing_to_agree_to(world: World) -> None:
    colleague = yusuf(world)
    shared(world)
    tokens = [world.amina.find_button(label)[1].token for label in ("That's right", "Correct")]
    colleague.says("/loop meetings")
    assert "Classes stand empty." in colleague.presses("Open the record")
    labels = [button.label for button in colleague.last.messages[0].buttons()]
    assert "That's right" not in labels
    for token in tokens:
        assert "I can't find that." in colleague.press_token(token)


def test_a_contact_of_another_partner_finds_no_door_to_a_record(world: World) -> None:
    stranger = omar(world)
    shared(world)
    labels = ("That's right", "Correct", "I see it differently")
    tokens = [world.amina.find_button(label)[1].token for label in labels]
    world.amina.says("/loop meetings")
    tokens.append(world.amina.find_button("Open the record")[1].token)
    for token in tokens:
        assert "I can't find that." in stranger.press_token(token)
    assert "No meetings yet." in stranger.says("/loop meetings")
    assert "empty" not in stranger.says("/loop home")


def test_the_record_is_read_in_spanish(world: World) -> None:
    set_person(world, "amina", language="es")
    met_in_spanish(world)
    assert "Ana ha compartido el acta de nuestra reunión." in world.amina.sees
    assert "Estado del acta: compartida" in world.amina.sees
    world.amina.presses("Es correcto")
    assert "acordada" in world.amina.says("/loop meetings")


def met_in_spanish(world: World) -> None:
    world.ana.says("/loop met Amina from Eastside yesterday; they need a story time")
    world.ana.presses("Share with whoever was there")


def test_the_list_of_meetings_is_paged(world: World) -> None:
    for n in range(7):
        world.ana.says(f"/loop meet Eastside 2026-12-{10 + n} at 10:00 in room {n}")
    said = world.amina.says("/loop meetings")
    assert "7 meetings are coming up" in said
    assert "room 4" in said
    assert "room 5" not in said
    world.amina.presses("More")
    assert world.amina.last.update
    assert "room 6" in world.amina.last.update.to_text()


def test_a_record_they_spoke_to_is_not_taken_out_of_their_sight(world: World) -> None:
    shared(world)
    world.amina.presses("Correct")
    world.amina.fills(words="Nobody said that.")
    assert "I left this as it is." in world.ana.says("/loop undo")
    assert "Classes stand empty." in world.amina.sees_all


def test_undo_of_a_meeting_that_was_shared_takes_it_back_from_them(world: World) -> None:
    met(world)
    undo = world.ana.find_button("Undo")[1].token
    world.ana.presses("Share with whoever was there")
    assert "Classes stand empty." in world.amina.sees
    assert "Taken back." in world.ana.press_token(undo)
    assert "Classes stand empty" not in world.amina.sees_all


def test_once_the_organiser_left_the_liaison_is_asked(world: World) -> None:
    world.ana.says(LINE)
    world.ana.says("/loop partner Eastside liaison Rosa")
    set_person(world, "ana", left_at=world.clock.now())
    world.goes_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))
    assert "How was the meeting with Eastside Mutual Aid?" in world.rosa.sees_all
    world.rosa.presses("Write it up")
    assert "Saved: you met Eastside Mutual Aid." in world.rosa.fills(said="Classes stand empty.")


def test_who_does_not_want_to_be_written_to_reads_it_in_the_list(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(where="not at all")
    letters = len(world.amina.inbox)
    said = world.ana.says(LINE)
    assert "Amina: no messages from me go there" in said
    assert len(world.amina.inbox) == letters
    world.amina.says("/loop meetings")
    world.amina.presses("I'll come")
    assert "Coming: Ana, Amina" in world.ana.sees


def test_a_partner_that_takes_its_yes_back_reads_that_and_no_more(world: World) -> None:
    shared(world)
    world.amina.presses("That's right")
    said = world.amina.presses("Undo")
    assert "What you said about the record of a meeting" in said
    assert "Eastside" not in said
