"""The tables of an export: what each is called, and its rows as plain values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlmodel import Session, SQLModel

from bot.i18n import mark
from bot.kept_off import kept_off
from bot.showing import quotable
from bot.turn import Turn
from storage.commitments import Commitment
from storage.exporting import Belongings
from storage.labels import Door, may_show_paraphrase, was_told
from storage.notes import Note
from storage.people import People
from storage.viewer import SYSTEM

Row = dict[str, Any]
PERSON = (
    "name role language zone level remind_at quiet_from quiet_until quiet_days how_often writes_to paused_until "
    "is_day_first told_at created_at"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name in files, its name for people, its columns, and where its rows come from."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[SQLModel]]
    row: Callable[[Any], Row]


def value(found: Any) -> Any:
    """A stored value as JSON can hold it, without losing anything."""
    match found:
        case Enum():
            return found.value
        case datetime() | date() | time():
            return found.isoformat()
        case _:
            return found


def sheet(name: str, title: str, columns: str, rows: Callable[[], Iterator[SQLModel]]) -> Sheet:
    """A table whose columns are those of its records."""
    names = tuple(columns.split())
    return Sheet(name, title, names, rows, lambda record: {each: value(getattr(record, each)) for each in names})


def sheets(turn: Turn) -> tuple[Sheet, ...]:
    """All tables, in the order in which a person would look for them."""
    has, names = turn.open(Belongings), Names(turn.session)
    return (
        sheet("you", mark("You"), PERSON, has.person),
        sheet("accounts", mark("Your accounts"), "platform workspace external said_name created_at", has.accounts),
        sheet("acts_for", mark("Accounts that act for you"), "identity_id created_at", has.hats),
        sheet("invitations", mark("Whom you let in"), "name good_until used_at created_at", has.invites),
        sheet("consents", mark("What you agreed to"), "purpose given how until created_at", has.consents),
        sheet("digests", mark("Your digest"), "every weekday at", has.digests),
        sheet("organisation", mark("Your organisation"), PARTNER, has.partner),
        sheet("colleagues", mark("People of your organisation"), "name created_at", has.colleagues),
        Sheet("notes", mark("Notes"), NOTE, has.notes, lambda note: note_row(turn, names, note)),
        sheet("note_revisions", mark("Earlier versions of notes"), "note_id before created_at", has.revisions),
        Sheet("promises", mark("Promises"), PROMISE, has.promises, lambda each: promise_row(names, each)),
        sheet("promise_steps", mark("What became of promises"), STEP, has.steps),
        sheet(
            "follow_ups", mark("Follow-ups"), "id words due_on due_time rule state closed_on created_at", has.follow_ups
        ),
        sheet("meetings", mark("Meetings"), "id held_on place said record created_at", has.meetings),
        sheet("attendees", mark("Who came to meetings"), "meeting_id side name", has.attendees),
        sheet("decisions", mark("Decisions"), "meeting_id words", has.decisions),
        Sheet("remarks", mark("What was said to records of meetings"), REMARK, has.remarks, by(names, REMARK)),
        sheet("planned_meetings", mark("Meetings to come"), PLAN, has.planned),
        sheet("invited", mark("Who is invited"), INVITED, has.invitees),
        Sheet("agenda", mark("On the agenda"), AGENDA, has.agenda, by(names, AGENDA)),
        Sheet("corrections", mark("What was said to the record"), CORRECTION, has.corrections, by(names, CORRECTION)),
        Sheet("readings", mark("Who read what"), READING, has.readings, by(names, READING)),
        sheet("report_backs", mark("Report-backs"), REPORT, has.reports),
        sheet("answers", mark("Your answers to report-backs"), ANSWER, has.receipts),
        sheet("review_list", mark("Your review list"), "words why settled_at created_at", has.reviews),
        sheet("unfinished_forms", mark("Forms you have begun"), "form values updated_at", has.forms),
        sheet("messages_to_you", mark("Messages I sent you"), "kind destination sent_at", has.letters),
        sheet("what_you_did", mark("What you did here"), "verb subject subject_id created_at", has.deeds),
    )


PARTNER = "name kind languages meeting_places customs quiet_days last_contact_at created_at"
NOTE = (
    *("id", "heard_at", "kind", "quote", "paraphrase", "themes", "heard", "written_by", "sharing", "loop"),
    *("answer_due_on", "taken_back_at", "told_to", "created_at"),
)
PROMISE = (
    *("id", "direction", "words", "strength", "state", "due_on", "due_time", "zone", "said_in", "verdict", "given_by"),
    *("closed_on", "created_at"),
)
REMARK = ("meeting_id", "person", "kind", "words", "answer", "answered_why", "answered_at", "created_at")
PLAN = "id held_on held_at zone place state meeting_id created_at"
INVITED = "planned_meeting_id side name answer words answered_at"
AGENDA = ("planned_meeting_id", "side", "person", "words", "progress", "created_at")
CORRECTION = (
    "id",
    "subject",
    "subject_id",
    "person",
    "kind",
    "words",
    "state",
    "answer_due_on",
    "answered_at",
    "created_at",
)
READING = ("subject", "subject_id", "person", "created_at")
STEP = "commitment_id came_from went_to due_before due_after reason created_at"
REPORT = "id you_said we_did we_will_not still_open stay_involved created_at"
ANSWER = "report_back_id delivered_at answer answered_at"


class Names:
    """What people are called, asked once each. Staff names are no secret to a partner they work with."""

    def __init__(self, session: Session) -> None:
        self.of = lru_cache(1_000)(People(session, SYSTEM).name)


def note_row(turn: Turn, names: Names, note: Note) -> Row:
    """A note through its label and the consent of whoever said it, as everywhere."""
    told = was_told(turn.viewer, note.team_id, note.author_id) or turn.viewer.person_id == note.told_to is not None
    is_off = kept_off(note, turn.platform) is not None
    may_quote = not is_off and quotable(turn.session, turn.viewer, note, Door.RECORD, told, turn.now)
    may_paraphrase = not is_off and may_show_paraphrase(note.label, Door.RECORD)
    return {
        "id": note.id,
        "heard_at": value(note.heard_at),
        "kind": note.kind.value,
        "quote": note.quote if may_quote else "",
        "paraphrase": note.paraphrase if may_paraphrase else "",
        "themes": [] if is_off else note.themes,
        "heard": note.heard.value,
        "written_by": names.of(note.author_id),
        "sharing": note.label.value,
        "loop": note.loop.value,
        "answer_due_on": value(note.answer_due_on),
        "taken_back_at": value(note.withdrawn_at),
        "told_to": names.of(note.told_to),
        "created_at": value(note.created_at),
    }


def promise_row(names: Names, promise: Commitment) -> Row:
    said: Row = {name: value(getattr(promise, name)) for name in PROMISE if name != "given_by"}
    return {**said, "given_by": names.of(promise.said_by)}


def by(names: Names, columns: tuple[str, ...]) -> Callable[[Any], Row]:
    """Rows with whoever said or did it by name."""

    def row(record: Any) -> Row:
        whose = record.author_id if hasattr(record, "author_id") else record.person_id
        return {name: names.of(whose) if name == "person" else value(getattr(record, name)) for name in columns}

    return row
