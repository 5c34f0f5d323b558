"""Forms that people are in the middle of, so that a restart loses no answer."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args

ASIDE = "aside"


class Conversation(Record, table=True):
    """One form being answered question by question. The newest one is asked; older ones wait."""

    __table_args__ = table_args(Index(None, "person_id"))

    person_id: int = Field(foreign_key="person.id")
    form: str
    values: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    about: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the form is about: keys that were fixed when it was opened."""
    field: str | None = Field(default=None)
    """The question that was asked last; none when the form waits for its last word."""
    updated_at: datetime = instant()

    @property
    def is_aside(self) -> bool:
        """Whether something else was shown since its question was asked: only who names it goes on with it."""
        return bool(self.about.get(ASIDE))

    def put_aside(self, is_aside: bool) -> None:
        if is_aside != self.is_aside:
            rest = {name: value for name, value in self.about.items() if name != ASIDE}
            self.about = {**rest, ASIDE: True} if is_aside else rest


def left_lying(session: Session, before: datetime, limit: int) -> list[Conversation]:
    """Forms that nobody has answered a question of since then; for the bot's own chores."""
    query = select(Conversation).where(Conversation.updated_at < before)
    return list(session.exec(query.order_by(col(Conversation.id)).limit(limit)))


class Conversations:
    """A person's own unfinished forms. They belong to nobody else, so the person is the viewer."""

    def __init__(self, session: Session, person_id: int) -> None:
        self.session, self.person_id = session, person_id

    def all(self) -> list[Conversation]:
        """Unfinished forms, the one being asked first."""
        query = select(Conversation).where(Conversation.person_id == self.person_id)
        return list(self.session.exec(query.order_by(col(Conversation.id).desc())))

    def current(self) -> Conversation | None:
        found = self.all()
        return found[0] if found else None

    def start(self, form: str, values: dict[str, Any], about: dict[str, Any], now: datetime) -> Conversation:
        talk = Conversation(
            person_id=self.person_id, form=form, values=values, about=about, updated_at=now, created_at=now
        )
        self.session.add(talk)
        self.session.flush()
        return talk

    def end(self, talk: Conversation) -> None:
        self.session.delete(talk)
        self.session.flush()
