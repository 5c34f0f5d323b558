"""The local bot: its seats, its zone, and a clock that keeps where it was moved to."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session
from tzlocal import get_localzone_name

from bot.clock import MovableClock, SystemClock
from bot.sample import add_sample, ensure_seats, remove_sample
from storage.database import Database
from storage.instance import Instance

OFFSET, WELCOMED = "clock offset in seconds", "samples were offered"


def local_zone() -> str:
    """The machine's zone, UTC where it has none."""
    try:
        name = get_localzone_name()
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return "UTC"
    return name if name != "Etc/UTC" else "UTC"


def kept_clock(database: Database) -> MovableClock:
    """The clock as it was left: days that were skipped stay skipped after a restart."""
    seconds = database.read_now(lambda session: Instance(session).get(OFFSET)) or 0
    return MovableClock(timedelta(seconds=seconds))


def keep_clock(session: Session, clock: MovableClock) -> None:
    Instance(session).set(OFFSET, clock.offset.total_seconds())


def welcome(database: Database, clock: MovableClock | SystemClock) -> None:
    """Make the seats, and at the very first start the samples."""
    now, zone = clock.now(), local_zone()

    def prepare(session: Session) -> None:
        ensure_seats(session, now, zone)
        if not Instance(session).get(WELCOMED):
            add_sample(session, now)
            Instance(session).set(WELCOMED, value=True)

    database.write_now(prepare)


def unwelcome(session: Session, now: datetime) -> int:
    """Take the samples away for good: the next start does not offer them again. How many there were."""
    Instance(session).set(WELCOMED, value=True)
    return remove_sample(session, now)
