"""Commitments, called promises where people see them: both directions, exact words, state and history."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, and_, case, false, text
from sqlmodel import Field, col, func, select

from storage.base import Record, one_of, table_args
from storage.obligations import Obligation, Obligations
from storage.viewer import Role, Viewer


class Direction(StrEnum):
    OURS = "we to them"
    THEIRS = "they to us"
    MUTUAL = "mutual"


class Strength(StrEnum):
    """Only *promise* and *formal* count towards the kept rate."""

    HOPE = "hope"
    WILL_TRY = "will try"
    PROMISE = "promise"
    FORMAL = "formal"


COUNTED = (Strength.PROMISE, Strength.FORMAL)


class CommitmentState(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    AT_RISK = "at risk"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    PARTLY = "partly"
    NOT_KEPT = "not kept"
    RENEGOTIATED = "renegotiated"
    RELEASED = "released"


OPEN = (
    CommitmentState.PROPOSED,
    CommitmentState.CONFIRMED,
    CommitmentState.AT_RISK,
    CommitmentState.RENEGOTIATED,
)
KEPT = (CommitmentState.KEPT, CommitmentState.KEPT_LATE)
TO_CONFIRM = frozenset({CommitmentState.PROPOSED, CommitmentState.RENEGOTIATED})
"""States in which the partner is still asked whether words and date are right."""
# In words, as the partial indexes have it: SQLite does not use those for bound values.
IS_OPEN = text("state IN ('proposed', 'confirmed', 'at risk', 'renegotiated') AND withdrawn_at IS NULL")


class Verdict(StrEnum):
    """What the partner says became of a promise."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not kept"


class Part(StrEnum):
    """Which of the promises between us and a partner."""

    TO_US = "to us"
    BY_US = "by us"
    SETTLED = "settled"


class Commitment(Obligation, table=True):
    """A promise between us and a partner. Its words are exact and are never edited, only superseded."""

    __table_args__ = table_args(
        Index("ix_commitment_remind", "owner_id", "remind_at", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_commitment_stage", "team_id", "stage", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_commitment_due", "due_on", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index(None, "partner_id", "state"),
        Index(None, "state", "closed_on"),
        Index(None, "note_id"),
    )

    partner_id: int = Field(foreign_key="partner.id")
    recorded_by: int = Field(foreign_key="person.id")
    said_by: int | None = Field(default=None, foreign_key="person.id")
    """Who of theirs gave it, where it was written down for somebody who was not here themselves."""
    direction: Direction = Field(default=Direction.OURS, sa_type=one_of(Direction))
    strength: Strength = Field(default=Strength.PROMISE, sa_type=one_of(Strength))
    state: CommitmentState = Field(default=CommitmentState.PROPOSED, sa_type=one_of(CommitmentState))
    said_in: str = Field(default="")
    """Where it was said: a meeting, a note, a message."""
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    note_id: int | None = Field(default=None, foreign_key="note.id")
    """The note that it answers."""
    closed_on: date | None = Field(default=None)
    verdict: Verdict | None = Field(default=None, sa_type=one_of(Verdict))
    is_agreed: bool = Field(default=False)
    """Whether both sides settled the new date between them, so that nobody is asked about it any more."""

    @property
    def is_open(self) -> bool:
        return self.state in OPEN and self.withdrawn_at is None

    @property
    def is_theirs(self) -> bool:
        return self.direction is Direction.THEIRS

    @property
    def is_to_confirm(self) -> bool:
        """Whether the partner is still to say that words and date are right."""
        return self.is_open and self.state in TO_CONFIRM and not self.is_agreed

    @property
    def is_to_judge(self) -> bool:
        """Whether our side says that it is done and the partner has not said so yet."""
        return self.state in KEPT and self.withdrawn_at is None and self.verdict is None and not self.is_theirs


class CommitmentChange(Record, table=True):
    """One step in the history of a promise."""

    __table_args__ = table_args(Index(None, "commitment_id"))

    commitment_id: int = Field(foreign_key="commitment.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    came_from: CommitmentState = Field(sa_type=one_of(CommitmentState))
    went_to: CommitmentState = Field(sa_type=one_of(CommitmentState))
    due_before: date | None = Field(default=None)
    due_after: date | None = Field(default=None)
    reason: str = Field(default="")
    is_told: bool = Field(default=False)
    """Whether the partner knows of this step; the others are our own affair."""


class Commitments(Obligations[Commitment]):
    """Queries on promises. A partner sees those with it; our side sees all, so that teams can help one another."""

    table = Commitment
    is_open = IS_OPEN
    leaves_owner = col(Commitment.direction) != Direction.THEIRS

    @staticmethod
    def readable_by(viewer: Viewer) -> Any:
        """The condition under which a viewer reads a promise."""
        here = col(Commitment.withdrawn_at).is_(None)
        match viewer.role:
            case Role.SYSTEM | Role.MANAGER | Role.STAFF:
                return here
            case Role.CONTACT:
                return and_(here, col(Commitment.partner_id) == viewer.partner_id)
            case _:
                return false()

    def _seen(self) -> Any:
        return self.readable_by(self.viewer)

    def partners_of(self, keys: Collection[int]) -> list[tuple[int, int]]:
        """Of these promises each with its partner."""
        query = select(Commitment.id, Commitment.partner_id).where(col(Commitment.id).in_(keys), self._seen())
        return [(key, partner_id) for key, partner_id in self.session.exec(query)] if keys else []

    def get(self, key: int) -> Commitment | None:
        return self.session.exec(select(Commitment).where(Commitment.id == key, self._seen())).first()

    def add(self, promise: Commitment) -> Commitment:
        self.session.add(promise)
        self.session.flush()
        return promise

    def open_with(self, partner_id: int) -> list[Commitment]:
        """Open promises with one partner, the nearest date first."""
        query = select(Commitment).where(Commitment.partner_id == partner_id, self._seen(), IS_OPEN)
        return list(self.session.exec(query.order_by(col(Commitment.due_on), col(Commitment.id))))

    def _between(self, partner_id: int, part: Part | None) -> list[Any]:
        theirs, is_open = col(Commitment.direction) == Direction.THEIRS, col(Commitment.state).in_(OPEN)
        which: dict[Part | None, list[Any]] = {
            Part.TO_US: [~theirs, is_open],
            Part.BY_US: [theirs, is_open],
            Part.SETTLED: [~is_open],
        }
        return [Commitment.partner_id == partner_id, self._seen(), *which.get(part, [])]

    def between(self, partner_id: int, part: Part | None, limit: int, offset: int) -> list[Commitment]:
        """Promises with a partner: the open ones first, ours before theirs, by date; then the last to be settled."""
        due, closed = col(Commitment.due_on), col(Commitment.closed_on)
        is_over = col(Commitment.state).not_in(OPEN)
        order = (is_over, case((is_over, 0), (col(Commitment.direction) == Direction.THEIRS, 2), else_=1))
        by_date = (case((is_over, closed)).desc(), due.is_(None), due, col(Commitment.id))
        query = select(Commitment).where(*self._between(partner_id, part))
        return list(self.session.exec(query.order_by(*order, *by_date).limit(limit).offset(offset)))

    def count_between(self, partner_id: int, part: Part | None) -> int:
        query = select(func.count()).select_from(Commitment).where(*self._between(partner_id, part))
        return self.session.exec(query).one()

    def settled_since(self, partner_id: int, day: date, limit: int) -> list[Commitment]:
        """What came to an end with a partner from a day on, the newest first."""
        over = (~col(Commitment.state).in_(OPEN), col(Commitment.closed_on) >= day)
        query = select(Commitment).where(Commitment.partner_id == partner_id, *over, self._seen())
        return list(
            self.session.exec(query.order_by(col(Commitment.closed_on).desc(), col(Commitment.id).desc()).limit(limit))
        )

    def to_judge(self, partner_id: int, limit: int) -> list[Commitment]:
        """What we say we kept and the partner has not spoken about, the earliest first."""
        ours = (col(Commitment.direction) != Direction.THEIRS, col(Commitment.verdict).is_(None))
        query = select(Commitment).where(Commitment.partner_id == partner_id, col(Commitment.state).in_(KEPT), *ours)
        return list(self.session.exec(query.where(self._seen()).order_by(col(Commitment.id)).limit(limit)))

    def to_confirm(self, partner_id: int, limit: int) -> list[Commitment]:
        """Promises whose words and date the partner has not said yes to, the nearest date first."""
        asked = (col(Commitment.state).in_(TO_CONFIRM), col(Commitment.is_agreed).is_(False))
        query = select(Commitment).where(Commitment.partner_id == partner_id, *asked, self._seen(), IS_OPEN)
        return list(self.session.exec(query.order_by(col(Commitment.due_on), col(Commitment.id)).limit(limit)))

    def of_meeting(self, meeting_id: int) -> list[Commitment]:
        """Promises that were made at a meeting."""
        query = select(Commitment).where(Commitment.meeting_id == meeting_id, self._seen())
        return list(self.session.exec(query.order_by(col(Commitment.id))))

    def of_note(self, note_id: int) -> list[Commitment]:
        """Promises that answer what was heard, the newest first."""
        query = select(Commitment).where(Commitment.note_id == note_id, self._seen())
        return list(self.session.exec(query.order_by(col(Commitment.id).desc())))

    def history(self, promise: Commitment) -> list[CommitmentChange]:
        """What happened to a promise, oldest first; a partner sees the steps it was told of."""
        query = select(CommitmentChange).where(CommitmentChange.commitment_id == promise.id)
        if self.viewer.role is Role.CONTACT:
            query = query.where(col(CommitmentChange.is_told).is_(True))
        return list(self.session.exec(query.order_by(col(CommitmentChange.id))))
