"""Hours on a wall where clocks change: what passes is counted in real time, and an hour that is none is moved."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.understanding.dates.values import EARLIEST, LATEST, Ground, Length, moved

ONE_MINUTE = timedelta(minutes=1)


def passed(ground: Ground, start: datetime, by: Length, way: int) -> datetime | None:
    """So much later or earlier than a local moment. Hours and minutes pass even while the clock is changed.

    The second of two equal hours has its fold.
    """
    at = moved(start, by, way)
    if at is None or not by.seconds or by.days or by.months or by.workdays:
        return at
    zone = ZoneInfo(ground.context.zone)
    # Now may be the second of two equal hours, which a local moment does not tell.
    begun = ground.context.now if start == ground.now else start.replace(tzinfo=zone)
    at = (begun.astimezone(UTC) + way * timedelta(seconds=by.seconds)).astimezone(zone).replace(tzinfo=None)
    return at if EARLIEST <= at <= LATEST else None


def on_wall(at: datetime, zone: ZoneInfo) -> tuple[datetime, bool]:
    """An hour as clocks show it, and whether they show it just once: the first minute after a gap, the first of two."""
    first, second = (at.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    if first == second:
        return at, True
    return (at, False) if first > second else (after_gap(at, second - first, zone), False)


def after_gap(at: datetime, size: timedelta, zone: ZoneInfo) -> datetime:
    """The first minute after the gap in which an hour lies."""
    at = at.replace(second=0, microsecond=0)
    low, high = 0, int(size / ONE_MINUTE)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_shown(at + middle * ONE_MINUTE, zone) else (middle, high)
    return at + high * ONE_MINUTE


def is_shown(at: datetime, zone: ZoneInfo) -> bool:
    return at.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == at
