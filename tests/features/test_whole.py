"""A letter that is too long for a message: it says what is missing, and shows all of it to whoever asks."""

from functools import partial

from sqlmodel import Session, select

from bot.letters import letter_run, outgoing
from bot.ui.message import Message, Say
from storage.commitments import Commitment
from storage.outbox import Outbox
from tests.driver import Person, World

LONG = "The hall is open on Sundays from January. " * 20


def many(world: World, count: int = 24) -> None:
    """Ana has so many promises that are due on Friday."""
    world.ana.says("/loop promised Eastside list number 0 by Friday")

    def add(session: Session) -> None:
        one = session.exec(select(Commitment).where(Commitment.words == "list number 0")).one()
        copied = one.model_dump(exclude={"id", "words"})
        session.add_all(Commitment(words=f"list number {n}", **copied) for n in range(1, count))

    world.database.write_now(add)


def lists_in(words: str) -> set[int]:
    return {int(line.removeprefix("- list number ")) for line in words.splitlines() if line.startswith("- list number")}


def test_a_long_reminder_says_how_many_more_there_are_and_shows_all_of_them_in_parts(world: World) -> None:
    many(world)
    world.advance(days=2)
    assert "24 things you are keeping an eye on" in world.ana.sees
    assert "… and 14 more\n[Show all]" in world.ana.sees
    first = world.ana.presses("Show all")
    assert "Page 1 of 3" in first
    assert world.ana.last.update is None
    seen = lists_in(first)
    while any(button.label == "More" for button in world.ana.inbox[-1].message.buttons()):
        world.ana.presses("More")
        seen |= lists_in(world.ana.sees)
    assert "Page 3 of 3" in world.ana.sees
    assert seen == set(range(24))
    world.ana.presses("Earlier")
    assert "Page 2 of 3" in world.ana.sees


def test_a_long_post_is_shown_whole_to_whoever_presses_and_stays_as_it_is(world: World) -> None:
    many(world)
    world.advance(days=14)
    before = world.team_channel[-1].message.to_text()
    assert "… and 14 more\n[Show all]" in before
    mine = len(world.rosa.inbox)
    shown = world.rosa.press_token(token_of(world))
    assert "Page 1 of 3" in shown
    assert "Ana" not in shown
    assert len(world.rosa.inbox) == mine + 1
    assert world.team_channel[-1].message.to_text() == before
    assert "Page 1 of 3" in world.ana.press_token(token_of(world))


def token_of(world: World) -> str:
    return next(button.token for button in world.team_channel[-1].message.buttons() if button.label == "Show all")


def test_what_was_settled_meanwhile_is_shown_as_it_is_by_now(world: World) -> None:
    many(world)
    world.advance(days=2)
    world.ana.presses("Done", near="list number 3")
    assert "24 things" in world.ana.inbox[-2].earlier[-1].to_text()
    assert "… and 14 more\n[Show all]" in world.ana.inbox[-2].message.to_text()
    assert "23 things" in world.ana.presses("Show all")


def report_back(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="We need a room on Sundays.")
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    world.ana.fills(we_did=LONG)


def test_long_words_to_a_partner_are_theirs_to_read_to_the_end(world: World) -> None:
    report_back(world)
    letter = world.amina.inbox[-1].message
    assert LONG.strip() not in letter.to_text()
    assert letter.to_text().endswith("[Show all]")
    assert "more" not in letter.to_text().splitlines()[-2]
    assert LONG.strip() in world.amina.presses("Show all")
    token = letter.buttons()[-1].token
    for other in (world.ana, world.rosa, Person(world, "omar")):
        assert LONG.strip() not in other.press_token(token)


def test_a_short_letter_has_no_such_button(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=14)
    everything = "\n".join((world.ana.sees_all, world.amina.sees_all, world.rosa.sees_all))
    assert "the room list" in everything
    assert "Show all" not in everything


def test_where_less_is_shown_at_once_a_letter_says_sooner_that_there_is_more(world: World) -> None:
    message = Message("News", (Say(LONG * 2),))

    def written(session: Session, platform: str) -> Message:
        now = world.clock.now()
        item = Outbox(session).enqueue(platform, "news", {}, f"{platform}:w:p", now)
        assert item is not None
        return outgoing(letter_run(session, item, now), message)

    for platform, is_whole in (("memory", True), ("discord", False)):
        short = world.database.write_now(partial(written, platform=platform))
        assert ([button.label for button in short.buttons()] == []) == is_whole
        assert len(short.to_text()) < 1_800
