"""A partner's own digest, once a month: promises both ways, what became of their words, meetings, what waits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.features.digests.views import change, due_with_last
from bot.i18n import mark
from bot.kept_off import report_kept_off
from bot.occurrences import local_instant, zone_of
from bot.open_questions import NEWS, questions
from bot.showing import show_button
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Item, Items, Message, Table
from bot.writing import late_hints, letter_button
from storage.commitments import Commitment, Commitments, Part
from storage.digests import Digests, Every
from storage.nudges import Nudges
from storage.people import Person
from storage.planned import PlannedMeetings
from storage.report_backs import ReportBack, ReportBacks
from storage.viewer import SYSTEM, Viewer

THEIRS = "digest.partner"
FIRST = 5
MOST = 100
"""So many are counted."""
OpenButton = Callable[[str, str, int], Button]
NAMES = {
    "to_us": mark("Promised to you, open"),
    "by_us": mark("Promised by you, open"),
    "settled": mark("Promises settled"),
    "answered": mark("Answers from us"),
    "waiting": mark("Waits for you"),
}


@dataclass(frozen=True, slots=True)
class Month:
    """Whose digest, and the days it is about."""

    session: Session
    viewer: Viewer
    person: Person
    today: date
    since: date
    now: datetime

    @property
    def partner_id(self) -> int:
        return self.viewer.partner_id or -1

    @property
    def begins_at(self) -> datetime:
        return local_instant(self.since, time(), self.person.zone)

    def settled(self, limit: int) -> list[Commitment]:
        return Commitments(self.session, self.viewer).settled_since(self.partner_id, self.since, limit)

    def reports(self, limit: int) -> list[ReportBack]:
        return ReportBacks(self.session, self.viewer).told_since(self.partner_id, self.begins_at, limit)

    def open(self, part: Part, limit: int) -> list[Commitment]:
        return Commitments(self.session, self.viewer).between(self.partner_id, part, limit, 0)

    def waiting(self) -> int:
        state = Nudges(self.session, SYSTEM).of(self.person.id)
        found = questions(self.session, self.person, state, self.now)
        return sum(1 for each in found if each.kind not in NEWS)

    def figures(self) -> dict[str, int]:
        promises = Commitments(self.session, self.viewer)
        return {
            "to_us": promises.count_between(self.partner_id, Part.TO_US),
            "by_us": promises.count_between(self.partner_id, Part.BY_US),
            "settled": len(self.settled(MOST)),
            "answered": len(self.reports(MOST)),
            "waiting": self.waiting(),
        }


def month_of(session: Session, person: Person, now: datetime) -> Month:
    """From the digest before on, or for one month."""
    today = now.astimezone(zone_of(person.zone)).date()
    digests = Digests(session, person.viewer())
    subscription = digests.of(person.id)
    before = digests.last(subscription.id, today) if subscription else None
    last_month = today.replace(day=1) - timedelta(days=1)
    since = before.local_date if before else last_month.replace(day=min(today.day, last_month.day))
    return Month(session, person.viewer(), person, today, since, now)


def is_empty(month: Month, counted: Mapping[str, int]) -> bool:
    """Whether there is nothing to tell: then no digest comes at all."""
    coming = PlannedMeetings(month.session, month.viewer).coming_with(month.partner_id, month.now, 1)
    return not any(counted.values()) and not coming


def write_theirs(run: LetterRun) -> Message | None:
    """The digest that was due, with the figures of its day beside those of the one before."""
    found = due_with_last(run)
    if found is None:
        return None
    reader, entry, before = found
    month = Month(run.session, run.viewer, reader, entry.local_date, entry.since, entry.created_at)

    def button(label: str, action: str, key: int) -> Button:
        return show_button(run, label, action, key)

    message = digest_message(Eyes.of_run(run), month, entry.figures, before, button)
    ending = (
        Hint(how_often(run, reader)),
        Buttons((letter_button(run, run.t("No more digests"), "digest.no_more"),)),
    )
    return Message(message.title, (*late_hints(run), *message.blocks, *ending))


def how_often(run: LetterRun, reader: Person) -> str:
    subscription = Digests(run.session, run.viewer).of(reader.id)
    if subscription and subscription.every is not Every.MONTH:
        return run.t("How often it comes: /loop digest. All else: /loop preferences.")
    return run.t("This comes once a month. Your preferences: /loop preferences.")


def now_message(turn: Turn) -> Message:
    """The digest as it would be now."""
    month, eyes = month_of(turn.session, turn.actor, turn.now), Eyes.of_turn(turn)
    counted = month.figures()
    if is_empty(month, counted):
        return Message(turn.t("Nothing is open between us right now."))
    digests = turn.open(Digests)
    subscription = digests.of(turn.actor.id)
    before = digests.last(subscription.id, month.today) if subscription else None
    return digest_message(eyes, month, counted, before.figures if before else {}, turn.button)


def digest_message(
    eyes: Eyes, month: Month, now: Mapping[str, int], before: Mapping[str, int], button: OpenButton
) -> Message:
    t = eyes.t
    lists = (
        promise_rows(eyes, month, t("Promised to you"), month.open(Part.TO_US, FIRST), now["to_us"], button),
        promise_rows(eyes, month, t("Promised by you"), month.open(Part.BY_US, FIRST), now["by_us"], button),
        promise_rows(eyes, month, t("Settled since last time"), month.settled(FIRST), now["settled"], button),
        answers(eyes, month, button),
        meetings(eyes, month, button),
    )
    waits = (Hint(t("What waits for you, with its buttons: /loop waiting.")),) if now["waiting"] else ()
    blocks: tuple[Block, ...] = (figures_table(eyes, now, before), *(each for each in lists if each.rows), *waits)
    return Message(t("Between us, {date}", date=eyes.day(month.today)), blocks)


def figures_table(eyes: Eyes, now: Mapping[str, int], before: Mapping[str, int]) -> Table | Facts:
    """What there is now, and the change since the digest before, if there was one."""
    t = eyes.t
    shown = [(key, name) for key, name in NAMES.items() if now.get(key) or before.get(key)]
    if not before:
        return Facts(tuple((t(name), str(now.get(key, 0))) for key, name in shown))
    rows = tuple((t(name), str(now.get(key, 0)), change(now.get(key, 0), before.get(key))) for key, name in shown)
    return Table((t("What"), t("Now"), t("Since last time")), rows)


def promise_rows(
    eyes: Eyes, month: Month, heading: str, found: list[Commitment], total: int, button: OpenButton
) -> Items:
    t, left = eyes.t, total - len(found)
    rows = tuple(
        Item(each.words, promise_detail(eyes, month, each), (button(t("Open"), "promise.show", each.id),))
        for each in found
    )
    return Items(rows, heading, t("and {n} more", n=left) if left > 0 else "")


def promise_detail(eyes: Eyes, month: Month, promise: Commitment) -> str:
    """Its date, how it stands, and whether it is new or was moved since last time."""
    t = eyes.t
    due = eyes.listed(promise.due_on) if promise.due_on else t("no date yet")
    steps = Commitments(month.session, month.viewer).history(promise)
    moved = any(s.created_at >= month.begins_at and s.due_before and s.due_after != s.due_before for s in steps)
    news = t("new") if promise.created_at >= month.begins_at else t("date moved") if moved else ""
    return " · ".join(part for part in (due, t(promise.state.value), news) if part)


def answers(eyes: Eyes, month: Month, button: OpenButton) -> Items:
    """What we did with what they told us: their input changed something, or we say why not."""
    rows = tuple(answer(eyes, each, button) for each in month.reports(FIRST))
    return Items(rows, eyes.t("What became of your words"))


def answer(eyes: Eyes, report: ReportBack, button: OpenButton) -> Item:
    """One report-back; where it must not be sent, why it is not here."""
    t, opens = eyes.t, button(eyes.t("Open"), "report.show", report.id)
    if off := report_kept_off(eyes.session, report, eyes.platform):
        return Item(off.line(t, eyes.zone, eyes.now, not eyes.is_contact), "", (opens,))
    return Item(t("You said: {verdict}", verdict=report.you_said), outcome(eyes, report), (opens,))


def outcome(eyes: Eyes, report: ReportBack) -> str:
    t = eyes.t
    if report.we_did:
        return t("Your input changed this: {words}", words=report.we_did)
    if report.we_will_not:
        return t("We will not, because: {words}", words=report.we_will_not)
    return t("Still open: {words}", words=report.still_open)


def meetings(eyes: Eyes, month: Month, button: OpenButton) -> Items:
    found = PlannedMeetings(month.session, month.viewer).coming_with(month.partner_id, month.now, FIRST)
    rows = tuple(
        Item(
            eyes.hour(each.held_on, each.held_at, each.zone),
            each.place,
            (button(eyes.t("Open"), "meetings.plan", each.id),),
        )
        for each in found
    )
    return Items(rows, eyes.t("Meetings coming up"))
