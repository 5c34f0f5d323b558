"""Digest subscriptions and what each digest counted, so that the next one can tell the change."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, UniqueConstraint, true
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, one_of, table_args
from storage.labels import is_theirs
from storage.viewer import Role, Viewer


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    NEVER = "never"


class DigestSubscription(Record, table=True):
    """Who gets a digest, how often, and at which hour of their own zone."""

    __table_args__ = table_args(UniqueConstraint("person_id"))

    person_id: int = Field(foreign_key="person.id")
    every: Every = Field(default=Every.WEEK, sa_type=one_of(Every))
    weekday: int = Field(default=0)
    """Monday is 0."""
    at: time = Field(default=time(9))


class DigestRun(Record, table=True):
    """One digest that was written: its figures are what the next one compares with."""

    __table_args__ = table_args(UniqueConstraint("subscription_id", "local_date"))

    subscription_id: int = Field(foreign_key="digest_subscription.id")
    since: date
    """What was kept from this day on is in it: up to then, the digest before told."""
    local_date: date
    figures: dict[str, int] = Field(sa_type=JSON)
    planned_at: datetime = instant()
    """When it was due, which is earlier than `created_at` when the process was down."""


class Digests:
    """Queries on subscriptions and runs; a person reaches their own only, the bot's jobs reach all."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _own(self) -> ColumnElement[bool]:
        if self.viewer.role is Role.SYSTEM:
            return true()
        knows = self.viewer.is_ours or self.viewer.role is Role.CONTACT
        return is_theirs(DigestSubscription.person_id, self.viewer.person_id if knows else None)

    def of(self, person_id: int) -> DigestSubscription | None:
        query = select(DigestSubscription).where(DigestSubscription.person_id == person_id, self._own())
        return self.session.exec(query).first()

    def get(self, key: int) -> DigestSubscription | None:
        return self.session.exec(select(DigestSubscription).where(DigestSubscription.id == key, self._own())).first()

    def run(self, key: int) -> DigestRun | None:
        found: DigestRun | None = self.session.exec(self._runs(DigestRun.id == key)).first()
        return found

    def last(self, subscription_id: int, before: date = date.max) -> DigestRun | None:
        """The newest run, or the newest before a day."""
        query = self._runs(DigestRun.subscription_id == subscription_id, DigestRun.local_date < before)
        found: DigestRun | None = self.session.exec(query.order_by(col(DigestRun.local_date).desc())).first()
        return found

    def _runs(self, *where: Any) -> Any:
        joined = col(DigestRun.subscription_id) == DigestSubscription.id
        return select(DigestRun).join(DigestSubscription, joined).where(*where, self._own())
