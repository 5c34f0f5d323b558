"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, behind one function. Newest first."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Index, UniqueConstraint, column, false, func, literal_column, table, text
from sqlmodel import Field, Session, col, select

from storage.base import Record, insert_row, instant, one_of, table_args
from storage.labels import Label, readable
from storage.text import fold
from storage.viewer import Viewer

_WORD = re.compile(r"\w+")
MOST_WORDS = 12
MERGE_PAGES = 64
WORDS = table("search_words", column("rowid"))


class SearchEntry(Record, table=True):
    """The words of one record, folded, with what decides who may find them."""

    __table_args__ = table_args(UniqueConstraint("subject", "subject_id"), Index(None, "partner_id"))

    subject: str = Field(max_length=32)
    subject_id: int
    words: str
    label: Label = Field(sa_type=one_of(Label))
    team_id: int | None = Field(default=None)
    partner_id: int | None = Field(default=None)
    author_id: int | None = Field(default=None)
    at: datetime = instant()


class Findable(Protocol):
    """A record with what decides who may find it."""

    id: int
    created_at: datetime
    team_id: int | None
    partner_id: int

    @property
    def __tablename__(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: which record, of which partner, from when."""

    subject: str
    subject_id: int
    partner_id: int | None
    at: datetime


def terms(query: str) -> list[str]:
    """The words looked for, folded; at most twelve, so that a pasted page costs no more than a question."""
    return _WORD.findall(fold(query))[:MOST_WORDS]


def holds(words: str, query: str) -> bool:
    """Whether these words would be found by a query: each of its words begins one of them."""
    known = _WORD.findall(fold(words))
    return all(any(word.startswith(wanted) for word in known) for wanted in terms(query))


class Search:
    """The index. Writing needs no viewer, finding always does."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.on_sqlite = session.get_bind().dialect.name == "sqlite"

    def put(self, record: Findable, words: str, label: Label, author_id: int, at: datetime) -> None:
        """Make a record findable by these words; what it was found by before is forgotten."""
        self.drop(str(record.__tablename__), record.id)
        self.add(record, words, label, author_id, at)

    def add(self, record: Findable, words: str, label: Label, author_id: int, at: datetime) -> None:
        """`put` for a record that is new."""
        insert_row(
            self.session,
            SearchEntry,
            subject=str(record.__tablename__),
            subject_id=record.id,
            words=fold(words),
            label=label,
            team_id=record.team_id,
            partner_id=record.partner_id,
            author_id=author_id,
            at=at,
            created_at=record.created_at,
        )

    def drop(self, subject: str, subject_id: int) -> None:
        query = select(SearchEntry).where(SearchEntry.subject == subject, SearchEntry.subject_id == subject_id)
        for entry in self.session.exec(query):
            self.session.delete(entry)
        self.session.flush()

    def find(self, query: str, viewer: Viewer, limit: int = 11, partner_id: int | None = None) -> list[Found]:
        """Records with all the words, each as a beginning, that the viewer may read; newest first."""
        words = terms(query)
        if not words:
            return []
        shown = readable(viewer, SearchEntry.label, SearchEntry.team_id, SearchEntry.partner_id, SearchEntry.author_id)
        asked = select(SearchEntry.subject, SearchEntry.subject_id, SearchEntry.partner_id, SearchEntry.at)
        asked = self._matching(asked, words).where(shown).limit(limit)
        if partner_id is not None:
            asked = asked.where(SearchEntry.partner_id == partner_id)
        return [Found(*row) for row in self.session.exec(asked)]

    def keys(self, query: str, viewer: Viewer, record: type[Record]) -> Any:
        """The keys of all records of one kind that `find` would find, as a part of another query."""
        shown = readable(viewer, SearchEntry.label, SearchEntry.team_id, SearchEntry.partner_id, SearchEntry.author_id)
        asked = select(SearchEntry.subject_id).where(SearchEntry.subject == record.__tablename__, shown)
        words = terms(query)
        return self._matching(asked, words).order_by(None) if words else asked.where(false())

    def _matching(self, asked: Any, words: list[str]) -> Any:
        """Join the index so that hits arrive newest first and the reading stops at the limit."""
        if self.on_sqlite:
            wanted = " AND ".join(f'"{word}"*' for word in words)
            asked = asked.join(WORDS, WORDS.c.rowid == SearchEntry.id)
            return asked.where(literal_column("search_words").op("MATCH")(wanted)).order_by(WORDS.c.rowid.desc())
        wanted = " & ".join(f"{word}:*" for word in words)
        vector: Any = func.to_tsvector(literal_column("'simple'"), SearchEntry.words)
        hit = vector.op("@@")(func.to_tsquery(literal_column("'simple'"), wanted))
        return asked.where(hit).order_by(col(SearchEntry.id).desc())

    def tidy(self) -> None:
        """Merge a little of the index while nobody waits; inside a commit it would be the slowest part of a note."""
        if self.on_sqlite:
            merge = text("INSERT INTO search_words(search_words, rank) VALUES('merge', :pages)")
            self.session.execute(merge, {"pages": MERGE_PAGES})
