"""Who comes: answers by button or from the list, one letter to the organiser, the agenda, the day before."""

from datetime import UTC, datetime, time

from tests.driver import World
from tests.features.test_planned_meetings import LINE, opened
from tests.features.towns import last_contact, omar, set_person, yusuf


def plan(world: World, line: str = LINE) -> None:
    world.ana.says(line)


def test_an_invitation_says_what_is_asked_in_the_language_of_its_reader(world: World) -> None:
    set_person(world, "amina", language="es", zone="Europe/Madrid")
    plan(world)
    said = world.amina.sees
    assert "Ana le invita a una reunión." in said
    assert "Cuándo: viernes, 27 de noviembre de 2026, 10:00 (America/New_York)" in said
    assert "viernes, 27 de noviembre de 2026, 16:00 (Europe/Madrid)" in said
    assert "[Iré] [No puedo] [¿Otro momento?]" in said
    assert "Estupendo, viene usted." in world.amina.presses("Iré")
    assert "1 reunión próxima" in world.amina.says("/loop meetings")
    assert "con Ana · viene" in world.amina.sees


def test_the_organiser_has_one_letter_into_which_each_answer_is_written(world: World) -> None:
    colleague = yusuf(world)
    world.ana.says("/loop meet Eastside Friday at 10:00")
    before = len(world.ana.inbox)
    assert "Good, you are coming." in world.amina.presses("I'll come")
    assert len(world.ana.inbox) == before + 1
    assert "Who comes: meeting with Eastside Mutual Aid" in world.ana.sees
    assert "Coming: Ana, Amina" in world.ana.sees
    colleague.presses("I can't")
    assert len(world.ana.inbox) == before + 1
    assert "Can't come: Yusuf" in world.ana.sees
    world.amina.presses("I can't")
    assert "Can't come: Amina, Yusuf" in world.ana.sees
    assert len(world.ana.inbox) == before + 1


def test_an_answer_may_change_until_the_meeting_is_over(world: World) -> None:
    plan(world)
    for label in ("I'll come", "I can't", "I'll come"):
        world.amina.presses(label)
    assert "Coming: Ana, Amina" in world.ana.sees
    assert "You said: coming" in world.amina.sees_all
    token = world.amina.find_button("I can't")[1].token
    world.goes_to(datetime(2026, 11, 27, 17, 0, tzinfo=UTC))
    assert "I'll come" not in world.amina.press_token(token)
    assert "can't come" not in world.amina.says("/loop meetings")


def test_undo_puts_an_answer_back(world: World) -> None:
    plan(world)
    world.amina.presses("I'll come")
    world.amina.presses("Undo")
    assert "No answer yet: Amina" in world.ana.sees
    assert "You said" not in world.amina.inbox[0].message.to_text()


def test_the_list_answers_as_well_and_the_letter_shows_it(world: World) -> None:
    plan(world)
    assert "1 meeting is coming up" in world.amina.says("/loop meetings")
    world.amina.presses("I can't", near="27 November 2026")
    assert "You said: can't come" in world.amina.inbox[0].message.to_text()
    assert "Can't come: Amina" in world.ana.sees


def test_others_of_the_partner_see_the_same_meeting_and_may_come(world: World) -> None:
    colleague = yusuf(world)
    plan(world)
    assert colleague.inbox == []
    assert "27 November 2026, 10:00" in colleague.says("/loop meetings")
    colleague.presses("I'll come", near="27 November")
    assert "Coming: Ana, Yusuf" in world.ana.sees


def test_an_answer_is_contact_and_our_letters_are_none(world: World) -> None:
    before = last_contact(world, "Eastside Mutual Aid")
    plan(world)
    assert last_contact(world, "Eastside Mutual Aid") == before
    world.amina.presses("I can't")
    assert last_contact(world, "Eastside Mutual Aid") == world.clock.now()
    world.ana.says("/loop heard Eastside: they need chairs")
    world.ana.says("/loop undo")
    assert last_contact(world, "Eastside Mutual Aid") == world.clock.now()


# Another time.


def test_another_time_goes_to_the_organiser_who_moves_it_with_one_tap(world: World) -> None:
    plan(world)
    world.amina.presses("Another time?")
    said = world.amina.fills(when="Tuesday at 15:00")
    assert "Thank you. I passed this on." in said
    assert "Tuesday, 24 November 2026, 15:00 (America/New_York)" in said
    assert "Ana decides" in said
    assert "Amina asks for another time." in world.ana.sees_all
    assert "Asks for another time: Amina (“Tuesday at 15:00”)" in world.ana.sees_all
    assert "The meeting is moved." in world.ana.presses("Move it there")
    assert "Tuesday, 24 November 2026, 15:00" in world.amina.sees
    assert "The meeting with Ana has changed." in world.amina.sees
    assert "Move it there" not in world.ana.sees_all


def test_a_time_in_the_zone_of_whoever_suggests_it_is_moved_to_that_very_instant(world: World) -> None:
    set_person(world, "amina", zone="Europe/Madrid")
    plan(world)
    world.amina.presses("Another time?")
    world.amina.fills(when="Tuesday at 15:00")
    said = world.ana.presses("Move it there")
    assert "Tuesday, 24 November 2026, 09:00 (America/New_York)" in said


def test_words_that_are_no_time_are_passed_on_as_they_are(world: World) -> None:
    plan(world)
    world.amina.presses("Another time?")
    assert "“el jueves por la tarde”" in world.amina.fills(when="el jueves por la tarde")
    assert "“el jueves por la tarde” (Amina)" in world.ana.sees_all
    world.ana.presses("Choose another time")
    assert world.ana.form is not None
    assert world.ana.form.values["day"] == "2026-11-27"


def test_a_time_that_is_over_is_asked_anew(world: World) -> None:
    plan(world)
    world.amina.presses("Another time?")
    world.amina.fills(when="2026-11-02 at 10:00")
    assert set(world.amina.last.errors) == {"when"}


# The agenda.


def test_both_sides_put_things_on_the_agenda_and_it_is_shown_whose_they_are(world: World) -> None:
    opened(world)
    world.amina.presses("Add to the agenda")
    assert "It is on the agenda." in world.amina.fills(words="Chairs\nA key for Yusuf")
    assert "- Chairs\n  Amina, Eastside Mutual Aid" in world.ana.sees
    world.ana.presses("Add to the agenda")
    world.ana.fills(words="The flyer")
    said = world.amina.inbox[0].message.to_text()
    assert "- Chairs\n  Amina, Eastside Mutual Aid" in said
    assert "- The flyer\n  Ana" in said


def test_what_a_partner_puts_on_the_agenda_is_contact_and_can_be_taken_back(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need chairs")
    before = last_contact(world, "Eastside Mutual Aid")
    world.advance(hours=1)
    plan(world)
    world.amina.presses("Add to the agenda")
    world.amina.fills(words="Chairs")
    assert last_contact(world, "Eastside Mutual Aid") == world.clock.now()
    world.amina.presses("Undo")
    assert last_contact(world, "Eastside Mutual Aid") == before
    assert "Chairs" not in world.ana.sees
    assert "Chairs" in world.amina.says("/loop review")


def test_our_agenda_does_not_name_another_partner_by_accident(world: World) -> None:
    opened(world)
    world.ana.presses("Add to the agenda")
    world.ana.fills(words="What Casa Latina wants")
    assert world.ana.form is not None
    assert "These words name Casa Latina" in world.ana.form.errors["words"]
    assert "Casa" not in world.amina.sees_all
    world.ana.fills()
    assert "What Casa Latina wants" in world.amina.sees_all


def test_the_agenda_of_another_partner_takes_nothing(world: World) -> None:
    stranger = omar(world)
    plan(world)
    world.amina.presses("Add to the agenda")
    stranger.form = world.amina.form
    assert "I can't find that." in stranger.fills(words="Spam")
    assert "Spam" not in world.amina.says("/loop meetings")


# The day before.


def test_the_day_before_whoever_said_yes_hears_of_it_once(world: World) -> None:
    colleague = yusuf(world)
    world.ana.says("/loop meet Eastside Friday at 10:00 at the library")
    world.amina.presses("I'll come")
    colleague.presses("I can't")
    letters = len(world.amina.inbox), len(colleague.inbox)
    world.goes_to(datetime(2026, 11, 26, 15, 0, tzinfo=UTC))
    assert "Tomorrow: meeting with Ana" in world.amina.sees
    assert (len(world.amina.inbox), len(colleague.inbox)) == (letters[0] + 1, letters[1])
    assert "Tomorrow: meeting with Eastside Mutual Aid" in world.ana.sees
    assert "[Brief]" in world.ana.sees


def test_no_reminder_for_who_has_no_time_any_more_or_for_another_day(world: World) -> None:
    opened(world)
    world.amina.presses("I'll come")
    set_person(world, "amina", quiet_from=time(8), quiet_until=time(12))
    world.goes_to(datetime(2026, 11, 26, 14, 30, tzinfo=UTC))
    world.amina.presses("I can't")
    world.goes_to(datetime(2026, 11, 26, 20, 0, tzinfo=UTC))
    assert "Tomorrow" not in world.amina.sees_all


def test_a_meeting_that_is_moved_is_remembered_on_its_new_day_only(world: World) -> None:
    opened(world)
    world.ana.presses("Move")
    world.ana.fills(day="2026-12-01", at="15:00")
    world.amina.presses("I'll come")
    world.goes_to(datetime(2026, 11, 27, 20, 0, tzinfo=UTC))
    assert "Tomorrow" not in world.amina.sees_all
    world.goes_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))
    assert world.amina.sees_all.count("Tomorrow: meeting with Ana") == 1


def test_a_reminder_that_is_answered_or_overtaken_says_what_holds(world: World) -> None:
    opened(world)
    world.amina.presses("I'll come")
    world.goes_to(datetime(2026, 11, 26, 15, 0, tzinfo=UTC))
    world.amina.presses("I can't")
    assert "Tomorrow" not in world.amina.sees_all
    assert "Can't come: Amina" in world.ana.sees_all
    world.amina.presses("I'll come")
    assert "Tomorrow: meeting with Ana" in world.amina.sees_all
    world.ana.presses("Move")
    world.ana.fills(day="2026-12-01", at="15:00")
    assert "Tomorrow: meeting with Ana" not in world.amina.sees_all
    assert world.amina.sees_all.count("27 November 2026, 10:00") == 3


def test_who_came_by_the_list_can_take_it_back(world: World) -> None:
    colleague = yusuf(world)
    plan(world)
    colleague.says("/loop meetings")
    colleague.presses("I'll come", near="27 November")
    assert "Taken back." in colleague.presses("Undo")
    assert "Yusuf" not in world.ana.sees
