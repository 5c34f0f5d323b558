"""What is read of a text, as one short line for each date: `by 2026-11-27`, `2026-11-27T16:00 ? 16:00 | 04:00`."""

from datetime import UTC, datetime, time
from typing import Any

from bot.understanding.dates import Context, Edge, Found, find_dates

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
"""A Wednesday, ten in the morning in Berlin."""
BERLIN, CHICAGO = "Europe/Berlin", "America/Chicago"


def read(text: str, language: str = "en", now: datetime = NOW, zone: str = BERLIN, **more: Any) -> list[str]:
    return [line(found) for found in find_dates(text, Context(now, zone, language, **more))]


def words(text: str, language: str = "en", **more: Any) -> list[str]:
    """The pieces of a text that are dates."""
    return [found.words for found in find_dates(text, Context(NOW, BERLIN, language, **more))]


def line(found: Found) -> str:
    if found.problem:
        return f"problem: {found.problem}"
    if found.repeat:
        rule = found.repeat
        without = "".join(f" without {day}" for day in rule.without)
        return rule.to_rrule() + without + (f" from {rule.start}" if rule.start else "")
    assert found.begins is not None
    edge = "" if found.edge is Edge.ON else f"{found.edge.value} "
    ends = f"..{moment(found.ends)}" if found.ends else ""
    doubts = " ? " + ",".join(sorted(doubt.value for doubt in found.doubts)) if found.doubts else ""
    choices = f": {' | '.join(moment(each) for each in found.choices)}" if found.choices else ""
    return f"{edge}{moment(found.begins)}{ends}{doubts}{choices}"


def moment(at: datetime) -> str:
    return at.date().isoformat() if at.time() == time.min else at.isoformat(timespec="minutes")
