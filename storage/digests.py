"""Digest subscriptions and what each digest counted, so that the next one can tell the change."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, one_of, table_args
from storage.viewer import Viewer


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
    local_date: date
    figures: dict[str, int] = Field(sa_type=JSON)
    planned_at: datetime = instant()
    """When it was due, which is earlier than `created_at` when the process was down."""


class Digests:
    """Queries on subscriptions and runs; a person reaches their own only."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def of(self, person_id: int) -> DigestSubscription | None:
        if not self.viewer.is_ours:
            return None
        query = select(DigestSubscription).where(DigestSubscription.person_id == person_id)
        return self.session.exec(query).first()

    def get(self, key: int) -> DigestSubscription | None:
        return self.session.get(DigestSubscription, key) if self.viewer.is_ours else None

    def last_runs(self, subscription_id: int, limit: int = 2) -> list[DigestRun]:
        query = select(DigestRun).where(DigestRun.subscription_id == subscription_id)
        return list(self.session.exec(query.order_by(col(DigestRun.local_date).desc()).limit(limit)))
