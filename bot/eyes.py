"""Whose eyes something is written for: the same view serves an answer at once and a letter later."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.feature import LetterRun
from bot.i18n import Translator
from bot.occurrences import zone_of
from bot.turn import Queries, Turn
from bot.ui.dates import say_date, say_day, say_instant
from bot.writing import zone_for
from storage.viewer import Viewer

Q = TypeVar("Q", covariant=True)


@dataclass(frozen=True, slots=True)
class Eyes:
    """A viewer with a language, a zone and the time."""

    session: Session
    viewer: Viewer
    t: Translator
    zone: str
    now: datetime
    reader_id: int | None
    is_contact: bool
    platform: str
    """Where it is read."""

    @classmethod
    def of_turn(cls, turn: Turn) -> "Eyes":
        is_contact = not turn.viewer.is_ours
        return cls(
            turn.session, turn.viewer, turn.t, turn.actor.zone, turn.now, turn.actor.id, is_contact, turn.platform
        )

    @classmethod
    def of_run(cls, run: LetterRun) -> "Eyes":
        reader = run.reader.id if run.reader else None
        is_contact = not run.viewer.is_ours
        return cls(run.session, run.viewer, run.t, zone_for(run), run.now, reader, is_contact, run.platform)

    @property
    def zone_info(self) -> ZoneInfo:
        return zone_of(self.zone)

    def open(self, queries: Queries[Q]) -> Q:
        return queries(self.session, self.viewer)

    def day(self, day: date) -> str:
        return say_date(day, self.zone, self.now, None, self.t.language)

    def listed(self, day: date, at: time | None = None, zone: str = "") -> str:
        """A date in a list, briefly; a zone only where it is another one than the reader's."""
        today = self.now.astimezone(zone_of(self.zone)).date()
        return say_day(day, today, at, self.t.language, zone if zone != self.zone else "")

    def hour(self, day: date, at: time, zone: str) -> str:
        """A date with its hour, in the zone it was said in."""
        return say_date(day, zone, self.now, at, self.t.language)

    def instant(self, at: datetime) -> str:
        return say_instant(at, self.zone, self.t.language)
