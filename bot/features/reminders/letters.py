"""Reminders as they are read: items and dates, never blame, written right before they are sent."""

from dataclasses import dataclass
from datetime import date

from bot.feature import LetterRun
from bot.features.reminders.items import is_snoozed
from bot.kinds import COMMITMENT, find
from bot.occurrences import zone_of
from bot.reminding import Item, Weight, calendar, spoken_day, weight
from bot.saying import say_due_day
from bot.ui.dates import say_date, say_day, say_instant
from bot.ui.message import Block, Button, Hint, Items, Message, Stamp, Style
from bot.ui.message import Item as Row
from bot.writing import late_hints, letter_button
from storage.changes import UNDO_WITHIN, state_step
from storage.commitments import Commitment, Commitments, CommitmentState, Direction
from storage.follow_ups import FollowUp, FollowUpState
from storage.outbox import OutboxState
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM

SHOWN = 10
HEADINGS = (Weight.TODAY, Weight.LATE, Weight.WITH_TEAM, Weight.WITH_MANAGER, Weight.COMING)


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a letter: the stage it was listed at, the date it had then, and whether its last time was missed."""

    item: Item
    stage: int
    due: str
    missed: bool = False
    is_put_off: bool = False
    """Its owner does not want to hear of it for now; the others still may."""

    @property
    def is_live(self) -> bool:
        """Open, not put off, and still about the same date: a moved or repeated one is settled as far as this goes."""
        return self.item.is_open and not self.is_put_off and str(self.item.due_on) == self.due


def items_of(run: LetterRun, is_own: bool = False) -> list[Listed]:
    """The items of a letter as they are now: the open ones first, by urgency and date; not what was taken back."""
    rows = run.item.payload["items"]
    found = ((find(run.session, SYSTEM, kind, key), stage, due, missed) for kind, key, stage, due, missed in rows)
    listed = [
        Listed(item, stage, due, bool(missed), is_own and is_snoozed(item, run.now))
        for item, stage, due, missed in found
        if item is not None
    ]
    return sorted(listed, key=lambda one: (not one.is_live, HEADINGS.index(heading_of(run, one)), one.due, one.item.id))


def write_person(run: LetterRun) -> Message | None:
    """A person's bundle. Before it is sent it needs an item that is still open; later it shows what became of each."""
    listed = items_of(run, is_own=True)
    items = [one for one in listed if is_mine(run, one.item)]
    if not still_wanted(run, items):
        return None
    n = open_count(run, items)
    title = run.t.count("{n} thing you are keeping an eye on", "{n} things you are keeping an eye on", n)
    if not n:
        is_over = not any(one.item.is_open for one in listed)
        title = run.t("All done. Thank you.") if is_over else run.t("Nothing here needs you now.")
    return laid_out(run, items, title, private=True)


def is_mine(run: LetterRun, item: Item) -> bool:
    """Handed over means that it is somebody else's to be reminded of."""
    return run.reader is None or item.owner_id == run.reader.id or not item.is_open


def still_wanted(run: LetterRun, items: list[Listed]) -> bool:
    """Whether anything in it is open; a letter that stands already is shown whatever happened since."""
    stands = run.item.state is OutboxState.SENT or run.item.replaces_id is not None
    return stands or any(listed.is_live for listed in items)


def open_count(run: LetterRun, items: list[Listed]) -> int:
    """Those that are named and open, and those that were too many to be named."""
    return sum(listed.is_live for listed in items) + int(run.item.payload["more"])


def write_team(run: LetterRun) -> Message | None:
    """The team channel's post: what could use a hand."""
    items = items_of(run)
    if not still_wanted(run, items):
        return None
    n = open_count(run, items)
    title = run.t.count("{n} thing could use a hand", "{n} things could use a hand", n)
    return laid_out(run, items, title if n else run.t("All settled. Thank you."), private=False)


def write_manager(run: LetterRun) -> Message | None:
    items = items_of(run)
    if not still_wanted(run, items):
        return None
    n = open_count(run, items)
    title = run.t.count("{n} thing has waited for more than a week", "{n} things have waited for more than a week", n)
    return laid_out(run, items, title if n else run.t("All settled. Thank you."), private=True)


def write_closed(run: LetterRun) -> Message:
    return Message(run.t("There is a newer reminder below."))


def laid_out(run: LetterRun, items: list[Listed], title: str, private: bool) -> Message:
    """Items under headings, at most ten of them unless all are asked for, and when it comes late a line that says so.

    Those that were too many to be named are in nobody's letter, so they are looked up in one's own list.
    """
    shown = items if run.is_whole else items[:SHOWN]
    unnamed = run.item.payload["more"]
    found: list[Block] = [*late_hints(run), *sections(run, shown, private)]
    if unnamed and len(shown) == len(items):
        found.append(Hint(run.t("and {n} more: type /loop mine", n=unnamed)))
        return Message(title, tuple(found))
    return Message(title, tuple(found), left=len(items) - len(shown) + unnamed)


def sections(run: LetterRun, shown: list[Listed], private: bool) -> list[Items]:
    """What is open, the most urgent first, and what was settled."""
    open_ones = [section(run, shown, heading, private) for heading in HEADINGS]
    settled = tuple(settled_row(run, listed.item, private) for listed in shown if not listed.is_live)
    return [part for part in (*open_ones, Items(settled, run.t("Settled"))) if part.rows]


def section(run: LetterRun, items: list[Listed], heading: Weight, private: bool) -> Items:
    live = (listed for listed in items if listed.is_live and heading_of(run, listed) is heading)
    rows = tuple(row(run, listed.item, private, listed.missed) for listed in live)
    return Items(rows, heading_text(run, heading))


def heading_of(run: LetterRun, listed: Listed) -> Weight:
    """How far along it was when it was spoken of; what was coming or due then may have passed meanwhile."""
    said, day = weight(listed.stage), due_day(run, listed.item)
    if day is None or said not in {Weight.COMING, Weight.TODAY}:
        return said
    today = today_of(run, listed.item)
    if day < today:
        return Weight.LATE
    return Weight.TODAY if day == today else Weight.COMING


def today_of(run: LetterRun, item: Item) -> date:
    """Which day it is for whoever reads of an item."""
    return run.now.astimezone(zone_of(item.zone if run.reader is None else run.reader.zone)).date()


def due_day(run: LetterRun, item: Item) -> date | None:
    """The day on which it counts as due: a weekend is over on Monday."""
    return spoken_day(item, calendar(People(run.session, SYSTEM).team(item.team_id)))


def heading_text(run: LetterRun, heading: Weight) -> str:
    match heading:
        case Weight.TODAY:
            return run.t("Today")
        case Weight.COMING:
            return run.t("Coming up")
        case Weight.LATE:
            return run.t("The date has passed")
        case Weight.WITH_TEAM:
            return run.t("Waiting for some days")
        case Weight.WITH_MANAGER:
            return run.t("Waiting for more than a week")


def row(run: LetterRun, item: Item, private: bool, missed: bool = False) -> Row:
    said = [detail(run, item, private)]
    if missed:
        said.append(run.t("last time was not marked as done"))
    if private and item.snoozed_why:
        said.append(run.t("put off: {reason}", reason=item.snoozed_why))
    return Row(item.words, " · ".join(part for part in said if part), buttons(run, item, private))


def detail(run: LetterRun, item: Item, private: bool) -> str:
    """Partner, direction and date; a name in a channel only where the team chose so."""
    zone = run.reader.zone if run.reader else item.zone
    parts = [Partners(run.session, SYSTEM).name(item.partner_id), direction(run, item)]
    if item.due_on:
        parts.append(run.t("due {date}", date=say_due_day(item, zone, run.now, run.t.language)))
    if not private and shows_names(run, item):
        parts.append(People(run.session, SYSTEM).name(item.owner_id))
    return " · ".join(part for part in parts if part)


def direction(run: LetterRun, item: Item) -> str:
    if not isinstance(item, Commitment):
        return ""
    return run.t("they promised us") if item.direction is Direction.THEIRS else run.t("we promised them")


def shows_names(run: LetterRun, item: Item) -> bool:
    team = People(run.session, SYSTEM).team(item.team_id)
    return team is not None and team.names_in_channel


def buttons(run: LetterRun, item: Item, private: bool) -> tuple[Button, ...]:
    t, kind = run.t, COMMITMENT if isinstance(item, Commitment) else "follow_up"
    done = letter_button(run, t("Done"), "remind.done", item.id, Style.PRIMARY, kind=kind)
    if not private:
        return (done, letter_button(run, t("I'll take it"), "remind.take", item.id, kind=kind))
    names = [(t("Snooze"), "remind.snooze"), (t("Hand over"), "remind.hand_over"), (t("Need help"), "remind.help")]
    if kind == COMMITMENT:
        names.insert(1, (t("Renegotiate"), "remind.renegotiate"))
    return (done, *(letter_button(run, label, action, item.id, kind=kind) for label, action in names))


def settled_row(run: LetterRun, item: Item, private: bool) -> Row:
    """What became of an item, in a letter that was sent before it was settled."""
    zone = run.reader.zone if run.reader else item.zone
    if private and item.is_open and item.snoozed_until and is_snoozed(item, run.now):
        day = say_day(item.snoozed_until.astimezone(zone_of(zone)).date(), today_of(run, item), None, run.t.language)
        return Row(item.words, run.t("put off until {date}", date=day))
    if isinstance(item, FollowUp):
        return Row(item.words, step_state(run, item, zone))
    steps = Commitments(run.session, SYSTEM).history(item)
    is_named = bool(steps) and (private or shows_names(run, item))
    said = became(run, item, People(run.session, SYSTEM).name(steps[-1].person_id) if is_named else "")
    if not steps:
        return Row(item.words, said)
    at = steps[-1].created_at
    when, undo = say_instant(at, zone, run.t.language), undoing(run, item)
    # A post has readers in several zones; a letter is read in one.
    return Row(item.words, f"{said}, {when}", undo) if private else Row(item.words, said, undo, at=Stamp(at, when))


def became(run: LetterRun, item: Commitment, who: str) -> str:
    """What was done about it, and by whom, if that is to be said; else its state in the words of the record."""
    match item.state:
        case CommitmentState.KEPT:
            return run.t("Done by {name}", name=who) if who else run.t("Done")
        case CommitmentState.KEPT_LATE:
            return run.t("Done late by {name}", name=who) if who else run.t("Done late")
        case _:
            return ", ".join(part for part in (run.t(item.state.value), who) if part)


def undoing(run: LetterRun, item: Commitment) -> tuple[Button, ...]:
    """Done by mistake is taken back where it is seen, by whoever did it."""
    is_done = item.state in {CommitmentState.KEPT, CommitmentState.KEPT_LATE}
    step = state_step(run.session, item, run.now - UNDO_WITHIN) if is_done else None
    return (letter_button(run, run.t("Undo"), "undo", ref=step.ref),) if step else ()


def step_state(run: LetterRun, step: FollowUp, zone: str) -> str:
    """Done, not needed, or when it is next: it was done, moved, or went on by itself."""
    day = step.due_on if step.is_open else step.closed_on
    when = say_date(day, zone, run.now, None, run.t.language) if day else ""
    if step.is_open:
        return run.t("next time {date}", date=when)
    state = run.t("not needed") if step.state is FollowUpState.NOT_NEEDED else run.t("done")
    return f"{state}, {when}"


def write_handover(run: LetterRun) -> Message | None:
    """To whom something is offered: will you take it?"""
    item = find(run.session, SYSTEM, run.item.payload["kind"], run.item.payload["item"])
    if item is None or not item.is_open:
        return None
    t, sender = run.t, People(run.session, SYSTEM).name(run.item.payload["from"])
    title = t("{name} asks whether you can take this over.", name=sender)
    if run.reader and item.owner_id == run.reader.id:
        return Message(t("You took this over. Thank you."), (Items((Row(item.words, detail(run, item, True)),)),))
    args = {name: value for name, value in run.item.payload.items() if name != "item"}
    yes = letter_button(run, t("Yes, I'll take it"), "remind.take", item.id, Style.PRIMARY, **args)
    no = letter_button(run, t("Not now"), "remind.decline", item.id, **args)
    return Message(title, (Items((Row(item.words, detail(run, item, True), (yes, no)),)),))


def write_answer(run: LetterRun) -> Message | None:
    """To who offered something: it was taken, or not."""
    payload = run.item.payload
    item = find(run.session, SYSTEM, payload["kind"], payload["item"])
    if item is None:
        return None
    name = People(run.session, SYSTEM).name(payload["by"])
    title = run.t("{name} can't take this now.", name=name)
    if payload["taken"]:
        title = run.t("{name} took this over.", name=name)
    elif run.reader and item.owner_id == run.reader.id:
        title = run.t("{name} can't take this now, so it stays with you.", name=name)
    return Message(title, (Items((Row(item.words, detail(run, item, True)),)),))


def write_help(run: LetterRun) -> Message | None:
    """To the team channel: something could use a hand. It names the item; the name only if the team chose so."""
    item = find(run.session, SYSTEM, run.item.payload["kind"], run.item.payload["item"])
    if item is None or not item.is_open:
        return None
    take = letter_button(run, run.t("I'll take it"), "remind.take", item.id, kind=run.item.payload["kind"])
    return Message(
        run.t("Someone could use a hand with this."), (Items((Row(item.words, detail(run, item, False), (take,)),)),)
    )
