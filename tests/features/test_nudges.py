"""A contact is asked again once a week at the most, in one bundle, and not after three in vain."""

from datetime import UTC, datetime

from sqlmodel import Session

from storage.people import People
from storage.people import Person as PersonRow
from storage.preferences import Often
from storage.viewer import SYSTEM
from tests.driver import World

TITLE = "waits for your answer"
WAIT = "wait for your answer"


def nudges(world: World) -> list[str]:
    texts = [post.message.to_text() for post in world.amina.inbox]
    return [text for text in texts if TITLE in text or WAIT in text]


def bundles(world: World) -> int:
    """How many came so far; those that gave way to a newer one count as well."""
    return len(nudges(world)) + world.amina.sees_all.count("There is a newer list below.")


def change_amina(world: World, **values: object) -> None:
    def work(session: Session) -> None:
        amina = People(session, SYSTEM).who_is("local", "local", "amina")
        assert isinstance(amina, PersonRow)
        for name, value in values.items():
            setattr(amina, name, value)

    world.database.write_now(work)


def weeks(world: World, n: int) -> None:
    world.advance(days=7 * n, hours=1)


def test_a_week_after_the_letter_one_bundle_comes_with_buttons(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.ana.says("/loop promised Eastside the key by 21 December")
    world.advance(days=6, hours=23)
    assert nudges(world) == []
    weeks(world, 0)
    assert len(nudges(world)) == 1
    assert nudges(world)[0].startswith("2 things wait for your answer")
    assert "promised to you, Sunday, 20 December 2026" in nudges(world)[0]
    assert "It stands as written." in world.amina.presses("That's right", near="the room list")
    assert "1 thing waits for your answer" in world.amina.sees_all


def test_everything_that_waits_is_in_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.ana.says("/loop promised Eastside the key by 21 December")
    world.amina.presses("That's right")
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the key")
    world.ana.says("/loop meet Eastside 15 December at 10:00; chairs; with Amina")
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close")
    world.ana.presses("Report back", near="classes are empty")
    world.ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    weeks(world, 1)
    (said,) = nudges(world)
    assert said.startswith("4 things wait for your answer")
    assert "Meeting: Tuesday, 15 December 2026, 10:00" in said
    assert "Do you come?" in said
    assert "Is that right?" in said
    assert "Do you see it so too?" in said
    assert "You said: The bus stops at six." in said
    world.amina.presses("I'll come", near="Meeting")
    world.amina.presses("Partly", near="the key")
    assert world.amina.form is not None


def test_what_was_answered_is_not_asked_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.amina.presses("That's right")
    weeks(world, 4)
    assert nudges(world) == []


def test_never_more_than_once_a_week_and_the_older_one_gives_way(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.advance(days=5)
    world.ana.says("/loop promised Eastside the key by 21 December")
    weeks(world, 1)
    assert len(nudges(world)) == 1
    weeks(world, 1)
    assert len(nudges(world)) == 1
    assert "There is a newer list below." in world.amina.sees_all


def test_after_three_in_vain_it_stops_and_leaves_the_choice(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 January")
    weeks(world, 3)
    assert "This was the third in a row" in nudges(world)[-1]
    assert "[Keep asking me] [In a month] [No more of these]" in nudges(world)[-1]
    before = bundles(world)
    weeks(world, 4)
    assert bundles(world) == before


def test_stay_goes_on_weekly(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 January")
    weeks(world, 3)
    assert "once a week at the most" in world.amina.presses("Keep asking me")
    before = bundles(world)
    weeks(world, 1)
    assert bundles(world) > before


def test_later_comes_again_in_a_month(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 March")
    weeks(world, 3)
    world.amina.presses("In a month")
    before = bundles(world)
    weeks(world, 4)
    assert bundles(world) == before
    weeks(world, 1)
    assert bundles(world) > before


def test_stop_stops_until_they_want_it_again(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 March")
    weeks(world, 3)
    token = world.amina.find_button("No more of these")[1].token
    assert "I do not ask you again by myself" in world.amina.press_token(token)
    assert "You have done this already" in world.amina.press_token(token)
    world.ana.says("/loop promised Eastside the key by 21 March")
    before = bundles(world)
    weeks(world, 6)
    assert bundles(world) == before
    assert "2 things wait for your answer" in world.amina.says("/loop waiting")
    world.amina.presses("Ask me weekly")
    before = bundles(world)
    weeks(world, 1)
    assert bundles(world) > before


def test_stop_can_be_taken_back(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 March")
    world.amina.says("/loop waiting")
    world.amina.presses("Don't ask me again")
    world.amina.presses("Undo")
    before = bundles(world)
    weeks(world, 1)
    assert bundles(world) > before


def test_an_answer_begins_the_count_anew(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 March")
    world.ana.says("/loop promised Eastside the key by 21 March")
    weeks(world, 3)
    world.amina.presses("That's right", near="the key")
    weeks(world, 1)
    assert "third in a row" not in nudges(world)[-1]


def test_it_waits_for_a_good_time(world: World) -> None:
    change_amina(world, quiet_days=["Monday", "Tuesday"])
    world.goes_to(datetime(2026, 11, 25, 15, 0, tzinfo=UTC))
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.goes_to(datetime(2026, 12, 2, 15, 0, tzinfo=UTC))
    assert len(nudges(world)) == 1
    change_amina(world, quiet_days=["Wednesday"])
    world.goes_to(datetime(2026, 12, 9, 15, 0, tzinfo=UTC))
    assert "There is a newer list below." not in world.amina.sees_all
    world.goes_to(datetime(2026, 12, 10, 15, 0, tzinfo=UTC))
    assert "There is a newer list below." in world.amina.sees_all


def test_who_does_not_want_to_be_written_to_is_left_alone(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.amina.says("/loop stop")
    before = bundles(world)
    weeks(world, 3)
    assert bundles(world) == before


def test_who_wants_only_promises_hears_of_nothing_else(world: World) -> None:
    world.ana.says("/loop meet Eastside 15 December at 10:00; chairs; with Amina")
    world.ana.says("/loop promised Eastside the room list by 20 December")
    change_amina(world, how_often=Often.PROMISES)
    weeks(world, 1)
    (said,) = nudges(world)
    assert said.startswith("1 thing waits for your answer")
    assert "Meeting" not in said


def test_nobody_else_hears_of_it(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 January")
    weeks(world, 6)
    assert "waits for your answer" not in world.ana.sees_all + world.rosa.sees_all
    assert all("waits for your answer" not in post.message.to_text() for post in world.team_channel)


def test_what_is_settled_right_before_it_is_sent_is_not_in_it(world: World) -> None:
    change_amina(world, quiet_days=["Monday"])
    world.goes_to(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
    world.ana.says("/loop promised Eastside the room list by 20 December")
    change_amina(world, quiet_days=["Tuesday"])
    world.goes_to(datetime(2026, 12, 1, 16, 0, tzinfo=UTC))
    assert nudges(world) == []
    world.amina.says("/loop promises")
    world.amina.presses("That's right")
    world.goes_to(datetime(2026, 12, 3, 16, 0, tzinfo=UTC))
    assert nudges(world) == []
