"""What a digest counts, each with the same three things: a figure, the first five, and the way to open one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.i18n import mark
from storage.reports import Line, Report
from storage.viewer import Viewer

FIRST = 5
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose digest, and the day and instant it is about."""

    session: Session
    viewer: Viewer
    today: date
    now: datetime
    since: date

    def report(self) -> Report:
        return Report(self.session, self.viewer, self.today, self.now, self.since)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of a digest."""

    key: str
    heading: str
    action: str
    count: Callable[[Report], int]
    first: Callable[[Report, int], list[Line]]


SECTIONS = (
    Section("late", mark("Late"), "promise.show", Report.late, Report.first_late),
    Section("at_risk", mark("At risk"), "promise.show", Report.at_risk, Report.first_at_risk),
    Section("kept", mark("Kept this week"), "promise.show", Report.kept, Report.first_kept),
    Section("loops", mark("Open loops"), "note.show", Report.loops, Report.first_loops),
    Section("quiet", mark("Quiet partners"), "partner.show", Report.quiet, Report.first_quiet),
    Section("unowned", mark("Without an owner"), "promise.show", Report.unowned, Report.first_unowned),
)


def scope_of(session: Session, viewer: Viewer, zone: str, now: datetime) -> Scope:
    today = now.astimezone(ZoneInfo(zone)).date()
    return Scope(session, viewer, today, now, today - A_WEEK)


def figures(scope: Scope) -> dict[str, int]:
    """Every count, by the section's key."""
    report = scope.report()
    return {section.key: section.count(report) for section in SECTIONS}
