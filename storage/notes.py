"""Listening notes: what was heard, in whose words, and whether the loop was closed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, delete, or_, text
from sqlmodel import Field, Session, col, func, select

from storage.base import Record, Withdrawable, instant, one_of, table_args
from storage.changes import Change
from storage.labels import Label, nameable, readable
from storage.search import Search
from storage.viewer import Viewer


class NoteKind(StrEnum):
    NEED = "need"
    CONCERN = "concern"
    ASPIRATION = "aspiration"
    IDEA = "idea"
    STRENGTH = "strength"
    QUESTION = "question"
    THANKS = "thanks"
    DECISION = "decision"
    OFFER = "offer"


class Heard(StrEnum):
    """How it was heard. An assumption stays listed until someone confirms it."""

    DIRECTLY = "directly"
    SECOND_HAND = "second-hand"
    ASSUMPTION = "our assumption"


class Loop(StrEnum):
    OPEN = "open"
    NOT_ASKED = "not asked"
    """A thanks waits for no answer."""
    ANSWERED = "answered"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"
    """Whoever said it took the words back; that something was said stays."""


# In words, as the partial index has it: SQLite does not use that index for a bound value.
IS_OPEN_LOOP = text("note.loop = 'open'")


class Note(Withdrawable, table=True):
    """What was heard. The quote is theirs and is never edited; the paraphrase is ours."""

    __table_args__ = table_args(
        Index(None, "partner_id", "heard_at"),
        Index(None, "team_id", "heard_at"),
        Index(
            "ix_note_open_loop",
            "answer_due_on",
            sqlite_where=text("loop = 'open'"),
            postgresql_where=text("loop = 'open'"),
        ),
    )

    author_id: int = Field(foreign_key="person.id")
    """Whose words they are: who wrote them, or for whom they were written down."""
    told_to: int | None = Field(default=None, foreign_key="person.id")
    """Who of our side wrote them down for somebody who was not here themselves."""
    team_id: int | None = Field(default=None, foreign_key="team.id")
    partner_id: int = Field(foreign_key="partner.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    quote: str = Field(default="")
    paraphrase: str = Field(default="")
    kind: NoteKind = Field(default=NoteKind.NEED, sa_type=one_of(NoteKind))
    heard: Heard = Field(default=Heard.DIRECTLY, sa_type=one_of(Heard))
    themes: list[str] = Field(default_factory=list, sa_type=JSON)
    label: Label = Field(default=Label.TEAM, sa_type=one_of(Label))
    loop: Loop = Field(default=Loop.OPEN, sa_type=one_of(Loop))
    heard_at: datetime = instant()
    answer_due_on: date
    """When the people who were heard should have an answer: the report-back clock."""
    source: str = Field(default="")
    """Where it was said, as a web address on our own platform; for our side only."""
    emptied_at: datetime | None = instant(default=None, nullable=True)
    """When its author withdrew the words; the row is the mark that stays."""
    is_sensitive: bool = Field(default=False)
    """Whether it speaks of what some platforms must not be sent, such as somebody's health."""

    @property
    def is_restricted(self) -> bool:
        """Whether its words stay off those platforms."""
        return self.emptied_at is None and (self.is_sensitive or self.label is Label.COMMUNITY)


class NoteRevision(Record, table=True):
    """What a note said before it was changed."""

    __table_args__ = table_args(Index(None, "note_id"))

    note_id: int = Field(foreign_key="note.id")
    person_id: int = Field(foreign_key="person.id")
    before: dict[str, Any] = Field(sa_type=JSON)


@dataclass(frozen=True, slots=True)
class Loops:
    """Which open loops are asked for: all, those of a partner, or those that these words find."""

    partner_id: int | None = None
    words: str = ""
    skips_restricted: bool = False
    """Whether words find none of those that some platforms must not be sent: a hit would tell what is in it."""


ALL_LOOPS = Loops()


class Notes:
    """Queries on notes, each through the sharing label."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    @staticmethod
    def readable_by(viewer: Viewer) -> Any:
        """The condition under which a viewer reads a note."""
        shown = readable(viewer, Note.label, Note.team_id, Note.partner_id, Note.author_id)
        return shown & col(Note.withdrawn_at).is_(None)

    def _seen(self) -> Any:
        return self.readable_by(self.viewer)

    def _named(self) -> Any:
        """Those that may be told of together with their partner."""
        return self._seen() & nameable(self.viewer, Note.label, Note.team_id, Note.author_id)

    def get(self, key: int) -> Note | None:
        return self.session.exec(select(Note).where(Note.id == key, self._seen())).first()

    def add(self, note: Note) -> Note:
        self.session.add(note)
        self.session.flush()
        return note

    def last(self, partner_id: int, limit: int = 5) -> list[Note]:
        """The newest notes of one partner."""
        query = select(Note).where(Note.partner_id == partner_id, self._named())
        return list(self.session.exec(query.order_by(col(Note.heard_at).desc(), col(Note.id).desc()).limit(limit)))

    def said_lately(self, partner_id: int, label: Label, since: datetime, limit: int) -> list[tuple[int, str, str]]:
        """What one partner said since an instant, under one label, the newest first: key, quote, paraphrase."""
        here = (Note.partner_id == partner_id, Note.label == label, col(Note.heard_at) >= since)
        still = (col(Note.emptied_at).is_(None), col(Note.is_sample).is_(False))
        words = select(Note.id, Note.quote, Note.paraphrase).where(*here, *still, self._named())
        newest = words.order_by(col(Note.heard_at).desc(), col(Note.id).desc()).limit(limit)
        return [(key, quote, paraphrase) for key, quote, paraphrase in self.session.exec(newest)]

    def made_with(self, ref: str) -> list[Note]:
        """Notes that were written down or changed under a reference."""
        keys = select(Change.subject_id).where(Change.ref == ref, Change.subject == str(Note.__tablename__))
        return list(self.session.exec(select(Note).where(col(Note.id).in_(keys), self._seen())))

    def written_by(self, author_id: int, partner_id: int, limit: int) -> list[Note]:
        """The newest notes of one partner that this person wrote."""
        query = select(Note).where(Note.partner_id == partner_id, Note.author_id == author_id, self._seen())
        return list(self.session.exec(query.order_by(col(Note.heard_at).desc(), col(Note.id).desc()).limit(limit)))

    def open_loops(self, loops: Loops = ALL_LOOPS, limit: int = 100, after: int = 0) -> list[Note]:
        """Notes that wait for an answer, the longest waiting first."""
        query = select(Note).where(*self._open(loops)).order_by(col(Note.answer_due_on), col(Note.id))
        return list(self.session.exec(query.limit(limit).offset(after)))

    def count_open_loops(self, loops: Loops = ALL_LOOPS) -> int:
        return self.session.exec(select(func.count()).select_from(Note).where(*self._open(loops))).one()

    def _open(self, loops: Loops) -> tuple[Any, ...]:
        found = (
            () if not loops.words else (col(Note.id).in_(Search(self.session).keys(loops.words, self.viewer, Note)),)
        )
        if loops.words and loops.skips_restricted:
            found = (*found, ~self._restricted())
        theirs = () if loops.partner_id is None else (Note.partner_id == loops.partner_id, self._named())
        return (IS_OPEN_LOOP, self._seen(), *found, *theirs)

    @staticmethod
    def _restricted() -> Any:
        """`Note.is_restricted` as a condition."""
        is_restricted = or_(col(Note.is_sensitive), col(Note.label) == Label.COMMUNITY)
        return col(Note.emptied_at).is_(None) & is_restricted

    def has_restricted(self) -> bool:
        """Whether any that this viewer may read is restricted."""
        query = select(Note.id).where(self._seen(), self._restricted()).limit(1)
        return self.session.exec(query).first() is not None

    def forget_earlier(self, note: Note) -> None:
        """What a note said before, and what Undo would need to bring it back."""
        self.session.execute(delete(NoteRevision).where(col(NoteRevision.note_id) == note.id))
        mine = (col(Change.subject) == str(note.__tablename__), col(Change.subject_id) == note.id)
        self.session.execute(delete(Change).where(*mine))

    def revisions(self, note_id: int) -> list[NoteRevision]:
        query = select(NoteRevision).where(NoteRevision.note_id == note_id)
        return list(self.session.exec(query.order_by(col(NoteRevision.id)))) if self.get(note_id) else []
