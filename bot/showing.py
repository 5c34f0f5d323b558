"""How records look in lists and letters; for notes, the one place where sharing label and consent are applied."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.behalf import told
from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.i18n import Translator
from bot.kept_off import KeptOff, kept_off, report_kept_off
from bot.occurrences import zone_of
from bot.saying import say_due_day
from bot.turn import Turn
from bot.ui.message import Button, Item
from bot.whereto import kept_for
from storage.actions import Actions
from storage.commitments import Commitment
from storage.corrections import Correction
from storage.follow_ups import FollowUp
from storage.kept import KeptRecord
from storage.labels import (
    Consents,
    Door,
    Label,
    Purpose,
    may_name_partner,
    may_show_paraphrase,
    may_show_quote,
    was_told,
)
from storage.notes import Note
from storage.partners import Partners
from storage.people import People
from storage.report_backs import ReportBack
from storage.text import fold
from storage.viewer import SYSTEM, Role, Viewer

GOING_ON = frozenset({"so", "and", "but", "because", "which", "asi", "por", "y", "pero", "porque"})
"""Words with which a sentence goes on from another one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody may see of a note at one door; what they may not see is empty."""

    quote: str
    paraphrase: str
    partner: str
    author: str
    themes: tuple[str, ...]
    off: KeptOff | None = None
    """Why none of its words go to where it is about to be shown."""
    told_to: str = ""
    """Who of our side wrote it down, for its author."""

    @property
    def gist(self) -> str:
        """In our words, or else in theirs. Words that only go on from theirs say nothing without them."""
        first, _, rest = self.paraphrase.partition(" ")
        return self.words if rest and fold(first) in GOING_ON else self.paraphrase or self.quoted

    @property
    def words(self) -> str:
        return f"{self.quoted} {self.paraphrase}".strip()

    @property
    def quoted(self) -> str:
        return f"“{self.quote}”" if self.quote else ""


def shown(session: Session, viewer: Viewer, note: Note, door: Door, now: datetime, platform: str) -> Shown:
    """A note that this viewer may read, through its label, the consent of whoever said it, and where it is read."""
    off = kept_off(note, platform)
    was = was_told(viewer, note.team_id, note.author_id) or viewer.person_id == note.told_to is not None
    is_named = may_name_partner(note.label, was)
    return Shown(
        quote=note.quote if not off and quotable(session, viewer, note, door, was, now) else "",
        paraphrase=note.paraphrase if not off and may_show_paraphrase(note.label, door) else "",
        partner=Partners(session, viewer).name(note.partner_id) if is_named else "",
        author=author_of(session, note, is_named),
        themes=() if off else tuple(note.themes),
        off=off,
        told_to=People(session, SYSTEM).name(note.told_to),
    )


def on_behalf(t: Translator, seen: Shown) -> tuple[str, ...]:
    """In a list: that somebody was told it, for whom."""
    return (told(t, seen.told_to, seen.author),) if seen.told_to else ()


def quotable(session: Session, viewer: Viewer, note: Note, door: Door, told: bool, now: datetime) -> bool:
    """Whether the exact words may stand here; consent is looked up only where it makes the difference."""
    if not note.quote or may_show_quote(note.label, door, told, consent_to_quote=False):
        return bool(note.quote)
    would = may_show_quote(note.label, door, told, consent_to_quote=True)
    return would and Consents(session, viewer).given(note.author_id, Purpose.QUOTE, now)


def may_read_reply(
    session: Session, viewer: Viewer, said: Correction, record: KeptRecord, now: datetime, platform: str
) -> bool:
    """Whether a partner's words about a record may stand beside it. They travel as far as the record may."""
    if record_kept_off(session, record, platform):
        return False
    label = record.label if isinstance(record, Note) else Label.PARTNER
    told = was_told(viewer, said.team_id, said.author_id)
    if may_show_quote(label, Door.RECORD, told, consent_to_quote=False):
        return True
    would = may_show_quote(label, Door.RECORD, told, consent_to_quote=True)
    return would and Consents(session, viewer).given(said.author_id, Purpose.QUOTE, now)


def record_kept_off(session: Session, record: KeptRecord, platform: str) -> KeptOff | None:
    """Why the words of a record, and any about it, must not be sent to a platform; none where they may."""
    match record:
        case Note():
            return kept_off(record, platform)
        case ReportBack():
            return report_kept_off(session, record, platform)
        case _:
            return None


def author_of(session: Session, note: Note, is_named: bool) -> str:
    """Who wrote it down. Somebody at a partner is as good as the partner's name."""
    people = People(session, SYSTEM)
    author = people.get(note.author_id)
    return people.name(note.author_id) if is_named or (author and author.role is not Role.CONTACT) else ""


def shown_to(turn: Turn, note: Note, door: Door) -> Shown:
    """What the actor may see of a note."""
    return shown(turn.session, turn.viewer, note, door, turn.now, turn.platform)


def why_not(turn: Turn, off: KeptOff | None) -> str:
    """What the actor reads in the place of words that are kept off their platform; empty where nothing is."""
    return off.line(turn.t, turn.actor.zone, turn.now, turn.viewer.is_ours) if off else ""


def note_line(t: Translator, words: str, *details: str, buttons: tuple[Button, ...] = ()) -> Item:
    """A note in a list."""
    return Item(words or t("(words not shown)"), " · ".join(part for part in details if part), buttons)


def report_rows(report: ReportBack, eyes: Eyes) -> tuple[tuple[str, str], ...]:
    """What a report-back says, part by part; where that must not be sent, why."""
    t = eyes.t
    if off := report_kept_off(eyes.session, report, eyes.platform):
        return ((t("Not shown here"), off.line(t, eyes.zone, eyes.now, not eyes.is_contact)),)
    parts = [
        (t("You said"), report.you_said),
        (t("We did"), report.we_did),
        (t("We will not, because"), report.we_will_not),
        (t("Still open"), report.still_open),
        (t("How to stay involved"), report.stay_involved),
    ]
    return tuple((label, words) for label, words in parts if words)


def dated(turn: Turn, item: Commitment | FollowUp) -> tuple[str, ...]:
    """The date of a promise or a step, and whether it has passed."""
    if item.due_on is None:
        return (turn.t("no date yet"),)
    due = say_due_day(item, turn.actor.zone, turn.now, turn.t.language)
    passed = (turn.t("the date has passed"),) if item.due_on < turn.today else ()
    return (due, *passed, *put_off(turn, item))


def put_off(turn: Turn, item: Commitment | FollowUp) -> tuple[str, ...]:
    """Until when nothing is said of it; what recurs was put off to the very time that is shown."""
    if item.snoozed_until is None or item.snoozed_until <= turn.now:
        return ()
    day = item.snoozed_until.astimezone(zone_of(turn.actor.zone)).date()
    return (turn.t("put off until {date}", date=turn.listed(day)),) if day != item.due_on else ()


def show_button(run: LetterRun, label: str, action: str, subject_id: int) -> Button:
    """A button on a letter that only opens a record: the letter stays as it was sent."""
    kept = kept_for(run.session, run.reader, run.item)
    return Button(label, Actions(run.session).mint(action, subject_id, kept, run.now))
