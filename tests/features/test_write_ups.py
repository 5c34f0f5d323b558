"""After a meeting: who is asked to write it up, and what is saved."""

from datetime import UTC, datetime

from tests.driver import World
from tests.features.test_planned_meetings import LINE
from tests.features.towns import yusuf
from tests.features.written_up import met


def test_the_organiser_is_asked_after_one_three_and_seven_working_days(world: World) -> None:
    world.ana.says(LINE)
    seen = []
    for day in ("2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-07", "2026-12-08", "2026-12-20"):
        world.goes_to(datetime.fromisoformat(f"{day}T20:00+00:00"))
        posts = [post for post in world.ana.inbox if "How was the meeting" in post.message.title]
        newer = world.ana.sees_all.count("There is a newer message about this meeting.")
        seen.append((len(posts), newer))
    assert seen == [(0, 0), (1, 0), (1, 0), (1, 1), (1, 1), (1, 2), (1, 2)]
    assert world.ana.sees_all.count("[Write it up]") == 1


def test_what_was_missed_while_the_bot_was_down_is_asked_once(world: World) -> None:
    world.ana.says(LINE)
    world.amina.presses("I'll come")
    letters = len(world.amina.inbox)
    world.jumps(days=30)
    assert [post.message.title for post in world.ana.inbox].count("How was the meeting with Eastside Mutual Aid?") == 1
    assert "This comes late" in world.ana.sees
    assert len(world.amina.inbox) == letters


def test_the_form_is_filled_with_what_is_known(world: World) -> None:
    colleague = yusuf(world)
    world.ana.says("/loop meet Eastside Friday at 10:00 at the library; story time; the room list; with Amina, Yusuf")
    world.amina.presses("I'll come")
    colleague.presses("I can't")
    world.goes_to(datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    world.ana.presses("Write it up")
    assert world.ana.form is not None
    assert dict(world.ana.form.values) == {
        "partner": "Eastside Mutual Aid",
        "held_on": "2026-11-27",
        "theirs": "Amina",
        "ours": "",
        "agenda": "story time\nthe room list",
    }


def test_what_is_saved_is_the_record_of_this_meeting(world: World) -> None:
    met(world, decided="Meet monthly", promises="the room list by Friday")
    assert "Where: the library" in world.ana.sees
    assert "State of the record: draft" in world.ana.sees
    assert "The meeting with Eastside Mutual Aid is written up." in world.ana.sees_all
    assert "Write it up" not in world.ana.sees_all
    posts = len(world.ana.inbox)
    world.advance(days=3)
    assert "How was the meeting" not in "".join(post.message.title for post in world.ana.inbox[posts:])
    assert "no record yet" in world.amina.says("/loop meetings")
    assert "Classes stand empty" not in world.amina.sees_all


def test_undo_of_the_write_up_asks_for_it_again(world: World) -> None:
    met(world)
    world.ana.presses("Undo")
    assert "Taken back." in world.ana.sees
    world.ana.presses("Write it up")
    assert "Saved: you met Eastside Mutual Aid." in world.ana.fills(said="Chairs are short.")


def test_a_meeting_is_written_up_once(world: World) -> None:
    met(world)
    world.restart()
    form = world.ana.form
    world.ana.says("/loop find empty")
    assert form is None
    assert world.ana.sees.count("Classes stand empty") == 1


def test_one_that_did_not_take_place_is_asked_about_no_more(world: World) -> None:
    world.ana.says(LINE)
    world.goes_to(datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    letters = len(world.amina.inbox)
    assert "All right, it did not take place." in world.ana.presses("It did not take place")
    world.advance(days=20)
    assert world.ana.sees_all.count("How was the meeting") == 0
    assert len(world.amina.inbox) == letters


def test_what_was_not_reached_is_on_the_agenda_of_the_next_meeting(world: World) -> None:
    met(world, agenda="Somali story time\nA new flyer")
    assert "Not reached, for the next meeting\n- the room list" in world.ana.sees
    said = world.ana.says("/loop meet Eastside 2026-12-11 at 10:00; chairs")
    assert "- the room list\n  Ana · carried over from Fri 27 Nov" in said
    assert "- chairs\n  Ana" in said
    assert "story time" not in said
    assert "A new flyer" not in said


def test_it_goes_to_a_meeting_that_is_planned_already(world: World) -> None:
    world.ana.says("/loop meet Eastside 2026-12-11 at 10:00; chairs")
    met(world, agenda="")
    world.ana.says("/loop mine")
    said = world.ana.presses("Open", near="11 Dec")
    assert "- Somali story time\n  Ana · carried over from Fri 27 Nov" in said
    assert "- the room list" in said
