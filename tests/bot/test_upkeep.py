"""What is forgotten after a while, and what never is."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.upkeep import BATCH, SHOWN_AT_A_PLACE, UPKEEP
from storage.base import insert_row
from storage.conversations import Conversations
from storage.database import Database
from storage.feed import Feed, FeedEntry
from storage.outbox import Outbox, OutboxItem, OutboxState
from tests.driver import MONDAY, World

DAY = timedelta(days=1)


def tidy(database: Database, now: datetime, rounds: int = 1) -> None:
    """Every chore, as often as a running bot gets round to it."""
    for _ in range(rounds):
        for _, chore in UPKEEP:
            database.write_now(lambda session, chore=chore: chore(session, now))  # type: ignore[misc]


def queue(database: Database, key: str, state: OutboxState, over: int | None = None, at: datetime = MONDAY) -> int:
    def add(session: Session) -> int:
        item = Outbox(session).enqueue(key, "test", {}, "local:w:a", at, replaces_id=over)
        item.state = state
        session.flush()
        return item.id

    return database.write_now(add)


def letters(database: Database) -> set[str]:
    return set(database.read_now(lambda session: session.exec(select(OutboxItem.key)).all()))


def test_letters_are_forgotten_with_their_buttons_unless_a_person_has_to_look_at_them(database: Database) -> None:
    for state in OutboxState:
        queue(database, state.value, state)
    queue(database, "new", OutboxState.SENT, at=MONDAY + DAY)
    tidy(database, MONDAY + 90 * DAY)
    assert len(letters(database)) == len(OutboxState) + 1
    tidy(database, MONDAY + 90 * DAY + DAY / 2)
    assert letters(database) == {"new", "pending", "claimed", "sending", "ambiguous", "held", "waiting", "dead"}


def test_a_letter_stays_as_long_as_one_that_is_to_be_written_over_it(database: Database) -> None:
    first = queue(database, "first", OutboxState.SENT)
    second = queue(database, "second", OutboxState.SENT, over=first)
    queue(database, "third", OutboxState.PENDING, over=second)
    queue(database, "old", OutboxState.SENT, over=queue(database, "older", OutboxState.SENT))
    tidy(database, MONDAY + 91 * DAY, rounds=3)
    assert letters(database) == {"first", "second", "third"}


def test_letters_are_forgotten_a_few_at_a_time(database: Database) -> None:
    def many(session: Session) -> None:
        for n in range(BATCH + 10):
            item = Outbox(session).enqueue(f"{n}", "test", {}, "local:w:a", MONDAY)
            item.state = OutboxState.SENT

    database.write_now(many)
    tidy(database, MONDAY + 91 * DAY)
    assert len(letters(database)) == 10


def test_a_place_of_the_local_page_keeps_its_newest_entries(database: Database) -> None:
    def fill(session: Session) -> None:
        for n in range(SHOWN_AT_A_PLACE + 30):
            insert_row(session, FeedEntry, place="ana", author="", body={"n": n}, wire_id="", created_at=MONDAY)
        Feed(session, "team").add("", {"n": 0}, MONDAY)

    database.write_now(fill)
    tidy(database, MONDAY)
    shown = database.read_now(lambda session: Feed(session, "ana").last(10_000))
    assert [entry.body["n"] for entry in shown] == list(range(30, SHOWN_AT_A_PLACE + 30))
    assert len(database.read_now(lambda session: Feed(session, "team").last())) == 1


def test_a_form_that_nobody_goes_on_with_is_ended_and_its_words_are_kept(world: World) -> None:
    world.ana.has_forms = False
    world.ana.says("/loop heard Eastside")
    world.ana.says("They need chairs")
    tidy(world.database, world.clock.now() + 89 * DAY)
    assert world.database.read_now(lambda session: Conversations(session, 1).all())
    tidy(world.database, world.clock.now() + 91 * DAY)
    assert not world.database.read_now(lambda session: Conversations(session, 1).all())
    assert "They need chairs" in world.ana.says("/loop review")
