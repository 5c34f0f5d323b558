"""What a digest counts, through a viewer, from indexes only: its cost grows with the week, not with the years."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from storage.commitments import COUNTED, IS_OPEN, KEPT, Commitment, CommitmentState, Direction
from storage.labels import readable
from storage.notes import IS_OPEN_LOOP, Note
from storage.partners import Partners
from storage.people import Person
from storage.viewer import Role, Viewer, in_team


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a digest: its key, its words, its partner and its date."""

    key: int
    words: str
    partner_id: int | None
    day: date | None
    note: Note | None = None
    """The note itself, for what may be shown of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """The questions of a digest for one team, on one day. A partner gets no answers here."""

    session: Session
    viewer: Viewer
    zone: str
    today: date
    now: datetime
    since: date

    def _firm(self, *where: Any) -> Any:
        """Only a promise is late, at risk or kept; a hope is not."""
        return self._promises(col(Commitment.strength).in_(COUNTED), *where)

    def _promises(self, *where: Any) -> Any:
        """Our own promises of the team, or of all teams; what a partner promised us is never counted as late."""
        ours = col(Commitment.direction) != Direction.THEIRS
        team = in_team(col(Commitment.team_id), self.viewer.team_id)
        return (col(Commitment.withdrawn_at).is_(None), ours, self.viewer.is_ours, team, *where)

    def _count(self, where: Any) -> int:
        return self.session.exec(select(func.count()).select_from(Commitment).where(*where)).one()

    def _first(self, where: Any, limit: int, order: Any) -> list[Line]:
        query = select(Commitment).where(*where).order_by(order, col(Commitment.id)).limit(limit)
        return [Line(p.id, p.words, p.partner_id, p.due_on) for p in self.session.exec(query)]

    def _late(self) -> Any:
        return self._firm(col(Commitment.due_on) < self.today, IS_OPEN)

    def late(self) -> int:
        return self._count(self._late())

    def first_late(self, limit: int) -> list[Line]:
        return self._first(self._late(), limit, col(Commitment.due_on))

    def _at_risk(self) -> Any:
        """Before it is late; from then on it is listed as that."""
        due = col(Commitment.due_on)
        return self._firm(Commitment.state == CommitmentState.AT_RISK, due.is_(None) | (due >= self.today))

    def at_risk(self) -> int:
        return self._count(self._at_risk())

    def first_at_risk(self, limit: int) -> list[Line]:
        return self._first(self._at_risk(), limit, col(Commitment.due_on))

    def _kept(self) -> Any:
        """Whole days: the day of the last digest up to yesterday, so that none is counted twice."""
        days = (col(Commitment.closed_on) >= self.since, col(Commitment.closed_on) < self.today)
        return self._firm(col(Commitment.state).in_(KEPT), *days)

    def kept(self) -> int:
        return self._count(self._kept())

    def first_kept(self, limit: int) -> list[Line]:
        return self._first(self._kept(), limit, col(Commitment.closed_on))

    def _unowned(self) -> Any:
        return self._promises(col(Commitment.owner_id).is_(None), IS_OPEN)

    def unowned(self) -> int:
        return self._count(self._unowned())

    def first_unowned(self, limit: int) -> list[Line]:
        return self._first(self._unowned(), limit, col(Commitment.due_on))

    def _loops(self) -> Any:
        shown = readable(self.viewer, Note.label, Note.team_id, Note.partner_id, Note.author_id)
        return (IS_OPEN_LOOP, col(Note.withdrawn_at).is_(None), self.viewer.is_ours, shown)

    def loops(self) -> int:
        return self.session.exec(select(func.count()).select_from(Note).where(*self._loops())).one()

    def first_loops(self, limit: int) -> list[Line]:
        """The longest waiting first."""
        query = select(Note).where(*self._loops()).order_by(col(Note.answer_due_on), col(Note.id)).limit(limit)
        return [Line(n.id, "", n.partner_id, n.answer_due_on, n) for n in self.session.exec(query)]

    def quiet(self) -> int:
        return Partners(self.session, self.viewer).quiet_count(self.now) if self.viewer.is_ours else 0

    def first_quiet(self, limit: int) -> list[Line]:
        found = Partners(self.session, self.viewer).quiet(self.now, limit) if self.viewer.is_ours else []
        return [Line(p.id, p.name, None, self._day_of(p.last_contact_at)) for p in found]

    def _came(self) -> Any:
        """Who became one of us by the team's channel alone. Managers are to know, since nobody else said so."""
        since = datetime.combine(self.since, time(), ZoneInfo(self.zone))
        when = (col(Person.joined_channel_at) >= since, col(Person.joined_channel_at) <= self.now)
        return (*when, col(Person.left_at).is_(None), in_team(col(Person.team_id), self.viewer.team_id))

    def came(self) -> int:
        if self.viewer.role is not Role.MANAGER:
            return 0
        return self.session.exec(select(func.count()).select_from(Person).where(*self._came())).one()

    def first_came(self, limit: int) -> list[Line]:
        order = (col(Person.joined_channel_at), col(Person.id))
        query = select(Person).where(*self._came()).order_by(*order).limit(limit)
        found = self.session.exec(query) if self.viewer.role is Role.MANAGER else ()
        return [Line(p.id, p.name, None, self._day_of(p.joined_channel_at)) for p in found]

    def _day_of(self, at: datetime | None) -> date | None:
        """The day of an instant for whoever reads this."""
        return at.astimezone(ZoneInfo(self.zone)).date() if at else None
