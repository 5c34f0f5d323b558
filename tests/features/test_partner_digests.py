"""A partner's own digest: on the first of the month, at their hour, and only when there is something to tell."""

from datetime import UTC, datetime

from sqlmodel import Session

from storage.people import People
from storage.preferences import Often
from storage.viewer import SYSTEM
from tests.driver import World

FIRST_OF_DECEMBER = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
FIRST_OF_JANUARY = datetime(2027, 1, 1, 14, 30, tzinfo=UTC)


def digests(world: World) -> list[str]:
    texts = [post.message.to_text() for post in world.amina.inbox]
    return [text for text in texts if text.startswith(("Between us", "Entre ustedes"))]


def change_amina(world: World, **values: object) -> None:
    def work(session: Session) -> None:
        amina = People(session, SYSTEM).who_is("local", "local", "amina")
        assert amina
        for name, value in values.items():
            setattr(amina, name, value)

    world.database.write_now(work)


def test_it_tells_of_everything_between_us_with_the_change(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.ana.says("/loop promised by Eastside the flyer text by 21 December")
    world.ana.says("/loop meet Eastside 15 December at 10:00; chairs; with Amina")
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close")
    world.ana.presses("Report back", near="classes are empty")
    world.ana.fills(you_said="The bus stops at six.", we_did="The class begins at five.")
    world.goes_to(FIRST_OF_DECEMBER)
    (said,) = digests(world)
    assert said.startswith("Between us, Tuesday, 1 December 2026 (America/New_York)")
    assert "Promised to you, open: 1" in said
    assert "- the room list\n  Sun 20 Dec · proposed · new" in said
    assert "- the flyer text\n  Mon 21 Dec · proposed · new" in said
    assert "You said: The bus stops at six.\n  Your input changed this: The class begins at five." in said
    assert "Meetings coming up\n- Tuesday, 15 December 2026, 10:00" in said
    assert "Waits for you: 4" in said
    world.ana.says("/loop mine")
    world.ana.presses("Done", near="the room list")
    world.goes_to(FIRST_OF_JANUARY)
    later = digests(world)[1]
    assert "Promised to you, open | 0 | −1" in later
    assert "Promises settled | 1 | +1" in later
    assert "Settled since last time\n- the room list" in later


def test_in_a_month_without_anything_none_comes(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.ana.says("/loop undo")
    world.goes_to(FIRST_OF_DECEMBER)
    assert digests(world) == []


def test_it_is_in_their_language_and_their_zone(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.amina.says("/loop preferences zone Asia/Tokyo")
    world.amina.says("/loop preferences language es")
    world.goes_to(datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    assert digests(world) == []
    world.goes_to(datetime(2026, 12, 1, 0, 30, tzinfo=UTC))
    (said,) = digests(world)
    assert "martes, 1 de diciembre de 2026 (Asia/Tokyo)" in said


def test_preferences_say_no_and_yes(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    assert "A summary once a month?: yes" in world.amina.says("/loop preferences")
    assert "A summary once a month?: no" in world.amina.says("/loop preferences digest no")
    world.goes_to(FIRST_OF_DECEMBER)
    assert digests(world) == []
    world.amina.says("/loop preferences digest yes")
    world.goes_to(FIRST_OF_JANUARY)
    assert len(digests(world)) == 1


def test_a_button_on_it_ends_it_and_undo_brings_it_back(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 March")
    world.goes_to(FIRST_OF_DECEMBER)
    world.advance(hours=1)
    assert "No more digests come." in world.amina.presses("No more digests")
    world.amina.presses("Undo")
    world.goes_to(FIRST_OF_JANUARY)
    assert len(digests(world)) == 2


def test_it_can_be_read_at_any_time(world: World) -> None:
    assert "Nothing is open between us right now." in world.amina.says("/loop digest")
    world.ana.says("/loop promised Eastside the room list by 20 December")
    said = world.amina.says("/loop digest")
    assert "- the room list" in said
    assert "The next one comes on Tuesday, 1 December 2026, 09:00" in said


def test_it_waits_for_a_good_time(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    change_amina(world, quiet_days=["Tuesday"])
    world.goes_to(FIRST_OF_DECEMBER)
    assert digests(world) == []
    world.advance(days=1)
    (said,) = digests(world)
    assert "This comes late" not in said


def test_who_wants_only_promises_gets_none(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    change_amina(world, how_often=Often.PROMISES)
    world.goes_to(FIRST_OF_DECEMBER)
    assert digests(world) == []


def test_who_is_not_written_to_is_promised_no_digest(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.amina.says("/loop stop")
    for words in ("/loop digest", "/loop digest weekly Monday 9:00"):
        said = world.amina.says(words)
        assert "None comes by itself" in said
        assert "The next one comes" not in said
    assert "I do not ask you again by myself." in world.amina.says("/loop waiting")
    world.amina.says("/loop preferences where directly to me")
    assert "The next one comes on Monday, 30 November 2026, 09:00" in world.amina.says("/loop digest")


def test_one_that_comes_weekly_does_not_say_that_it_comes_once_a_month(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 December")
    world.amina.says("/loop digest weekly Monday 9:00")
    world.goes_to(FIRST_OF_DECEMBER)
    (said,) = digests(world)
    assert "once a month" not in said
    assert "How often it comes: /loop digest." in said
