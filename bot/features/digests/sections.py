"""What a digest counts, each with the same three things: a figure, the first five, and the way to open one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.i18n import mark
from storage.digests import DigestRun, Digests, Every
from storage.people import Person
from storage.reports import Line, Report
from storage.viewer import Viewer

FIRST = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose digest, and the days and the instant it is about."""

    session: Session
    viewer: Viewer
    zone: str
    today: date
    since: date
    as_of: datetime
    """When its figures were counted."""
    now: datetime
    """When it is read."""
    platform: str
    """Where it is read."""

    def report(self) -> Report:
        return Report(self.session, self.viewer, self.zone, self.today, self.as_of, self.since)


@dataclass(frozen=True, slots=True)
class Section:
    """One row of a digest's table, and one heading below it."""

    key: str
    name: str
    action: str
    count: Callable[[Report], int]
    first: Callable[[Report, int], list[Line]]
    heading: str = ""
    """Where it says more than the name."""
    is_news: bool = False
    """Worth a line only when there is some: that there was more before says nothing."""


SECTIONS = (
    Section("late", mark("Late"), "promise.show", Report.late, Report.first_late),
    Section("at_risk", mark("At risk"), "promise.show", Report.at_risk, Report.first_at_risk),
    Section("kept", mark("Kept"), "promise.show", Report.kept, Report.first_kept, mark("Kept ({span})")),
    Section("loops", mark("Open loops"), "note.show", Report.loops, Report.first_loops),
    Section("quiet", mark("Quiet partners"), "partner.show", Report.quiet, Report.first_quiet),
    Section("unowned", mark("Without an owner"), "promise.show", Report.unowned, Report.first_unowned),
    Section("came", mark("New on the team"), "team.show", Report.came, Report.first_came, is_news=True),
)


def scope_now(session: Session, reader: Person, now: datetime, platform: str = "") -> Scope:
    """What a digest is about that is counted now: from the digest before on, or for one period."""
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    since = since_of(session, reader, today)
    return Scope(session, reader.viewer(), reader.zone, today, since, now, now, platform)


def scope_then(session: Session, reader: Person, run: DigestRun, now: datetime, platform: str) -> Scope:
    """What a digest is about that was counted earlier."""
    return Scope(session, reader.viewer(), reader.zone, run.local_date, run.since, run.created_at, now, platform)


def since_of(session: Session, reader: Person, today: date) -> date:
    digests = Digests(session, reader.viewer())
    subscription = digests.of(reader.id)
    before = digests.last(subscription.id, today) if subscription else None
    return before.local_date if before else one_period_before(today, subscription.every if subscription else Every.WEEK)


def one_period_before(day: date, every: Every) -> date:
    match every:
        case Every.DAY:
            return day - timedelta(days=1)
        case Every.MONTH:
            month_before = day.replace(day=1) - timedelta(days=1)
            return month_before.replace(day=min(day.day, month_before.day))
        case _:
            return day - timedelta(days=7)


def figures(scope: Scope) -> dict[str, int]:
    """Every count, by the section's key."""
    report = scope.report()
    return {section.key: section.count(report) for section in SECTIONS}
