"""Meetings that are planned: when and where, who is invited from both sides and comes, and what is on the agenda."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, and_, false, or_
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, col, select

from storage.base import Record, Withdrawable, instant, one_of, table_args
from storage.partners import Side
from storage.people import Person
from storage.viewer import Role, Viewer

LASTS = timedelta(hours=1)
"""So long after its beginning a meeting still counts as coming; nobody is asked how long it will be."""


class PlanState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Rsvp(StrEnum):
    """What somebody who is invited says."""

    UNANSWERED = "no answer yet"
    COMING = "coming"
    NOT_COMING = "can't come"
    OTHER_TIME = "would like another time"


class Progress(StrEnum):
    """How far an item of an agenda got."""

    OPEN = "open"
    COVERED = "covered"
    CARRIED = "carried to the next meeting"


class PlannedMeeting(Withdrawable, table=True):
    """A meeting that is to come. Once it is over, its record is written."""

    __table_args__ = table_args(
        Index(None, "partner_id", "begins_at"), Index(None, "organiser_id", "begins_at"), Index(None, "meeting_id")
    )

    organiser_id: int = Field(foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    partner_id: int = Field(foreign_key="partner.id")
    held_on: date
    held_at: time
    zone: str
    begins_at: datetime = instant()
    """Derived: the instant of that hour on that day in that zone."""
    place: str = Field(default="")
    state: PlanState = Field(default=PlanState.PLANNED, sa_type=one_of(PlanState))
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    """Its record, once there is one."""

    @property
    def is_on(self) -> bool:
        return self.state is PlanState.PLANNED and self.withdrawn_at is None

    def is_over(self, now: datetime) -> bool:
        return self.begins_at + LASTS <= now

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be answered, moved and cancelled."""
        return self.is_on and not self.is_over(now)


class Invitee(Record, table=True):
    """Somebody who is invited, by name, and by key where they are known; and what they say."""

    __table_args__ = table_args(UniqueConstraint("planned_meeting_id", "person_id"), Index(None, "person_id"))

    planned_meeting_id: int = Field(foreign_key="planned_meeting.id")
    side: Side = Field(sa_type=one_of(Side))
    name: str
    person_id: int | None = Field(default=None, foreign_key="person.id")
    answer: Rsvp = Field(default=Rsvp.UNANSWERED, sa_type=one_of(Rsvp))
    answered_at: datetime | None = instant(default=None, nullable=True)
    words: str = Field(default="")
    """When it would suit them, as they typed it."""


class AgendaItem(Withdrawable, table=True):
    """One thing to talk about, with who put it there. What was not reached comes again as a new item."""

    __table_args__ = table_args(Index(None, "planned_meeting_id"), Index(None, "partner_id", "progress"))

    planned_meeting_id: int = Field(foreign_key="planned_meeting.id")
    partner_id: int = Field(foreign_key="partner.id")
    author_id: int = Field(foreign_key="person.id")
    side: Side = Field(sa_type=one_of(Side))
    words: str
    progress: Progress = Field(default=Progress.OPEN, sa_type=one_of(Progress))
    carried_from_id: int | None = Field(default=None, foreign_key="agenda_item.id")


class PlannedMeetings:
    """Queries on planned meetings. A partner sees those with it; our side those of its team and those it goes to."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _seen(self) -> Any:
        here = col(PlannedMeeting.withdrawn_at).is_(None)
        match self.viewer.role:
            case Role.STAFF | Role.MANAGER:
                own = or_(
                    col(PlannedMeeting.organiser_id) == self.viewer.person_id,
                    col(PlannedMeeting.team_id) == self.viewer.team_id,
                    self._invites(self.viewer.person_id),
                )
                return and_(here, own)
            case Role.SYSTEM:
                return here
            case Role.CONTACT:
                return and_(here, col(PlannedMeeting.partner_id) == self.viewer.partner_id)
            case _:
                return false()

    @staticmethod
    def _invites(person_id: int | None) -> Any:
        keys = select(Invitee.planned_meeting_id).where(Invitee.person_id == person_id)
        return col(PlannedMeeting.id).in_(keys)

    def get(self, key: int | None) -> PlannedMeeting | None:
        return self.session.exec(select(PlannedMeeting).where(PlannedMeeting.id == key, self._seen())).first()

    def of_record(self, meeting_id: int) -> PlannedMeeting | None:
        """The planned meeting that a record is of."""
        query = select(PlannedMeeting).where(PlannedMeeting.meeting_id == meeting_id, self._seen())
        return self.session.exec(query).first()

    def add(self, plan: PlannedMeeting, who: list[Invitee]) -> PlannedMeeting:
        self.session.add(plan)
        self.session.flush()
        for invitee in who:
            invitee.planned_meeting_id = plan.id
            self.session.add(invitee)
        self.session.flush()
        return plan

    def _coming(self, now: datetime, *conditions: Any) -> Any:
        later = col(PlannedMeeting.begins_at) > now - LASTS
        query = select(PlannedMeeting).where(later, PlannedMeeting.state == PlanState.PLANNED, self._seen())
        return query.where(*conditions).order_by(col(PlannedMeeting.begins_at), col(PlannedMeeting.id))

    def coming_of(self, person_id: int, now: datetime, limit: int) -> list[PlannedMeeting]:
        """The next ones that somebody organises or is invited to and did not decline."""
        declined = select(Invitee.planned_meeting_id).where(
            Invitee.person_id == person_id, Invitee.answer == Rsvp.NOT_COMING
        )
        theirs = or_(col(PlannedMeeting.organiser_id) == person_id, self._invites(person_id))
        query = self._coming(now, theirs, col(PlannedMeeting.id).not_in(declined))
        return list(self.session.exec(query.limit(limit)))

    def to_write_up(self, person_id: int, now: datetime, limit: int) -> list[PlannedMeeting]:
        """Those that somebody organised, that are over and have no record yet; the latest first."""
        over = (col(PlannedMeeting.begins_at) <= now - LASTS, col(PlannedMeeting.meeting_id).is_(None))
        theirs = (PlannedMeeting.organiser_id == person_id, PlannedMeeting.state == PlanState.PLANNED)
        query = select(PlannedMeeting).where(*over, *theirs, self._seen())
        return list(self.session.exec(query.order_by(col(PlannedMeeting.begins_at).desc()).limit(limit)))

    def coming_with(self, partner_id: int, now: datetime, limit: int = 10) -> list[PlannedMeeting]:
        return list(self.session.exec(self._coming(now, PlannedMeeting.partner_id == partner_id).limit(limit)))

    def next_with(self, partner_id: int, after: datetime) -> PlannedMeeting | None:
        """The first one with a partner that begins after an instant."""
        query = self._coming(after, PlannedMeeting.partner_id == partner_id, col(PlannedMeeting.begins_at) > after)
        found: PlannedMeeting | None = self.session.exec(query.limit(1)).first()
        return found

    def next_with_each(self, now: datetime, limit: int = 100) -> dict[int, datetime]:
        """When the next meeting with each partner begins."""
        later = (col(PlannedMeeting.begins_at) > now, PlannedMeeting.state == PlanState.PLANNED, self._seen())
        query = select(PlannedMeeting.partner_id, PlannedMeeting.begins_at).where(*later)
        rows = self.session.exec(query.order_by(col(PlannedMeeting.begins_at)).limit(limit))
        return dict(reversed(rows.all()))

    def all_with(self, partner_id: int, limit: int = 300) -> list[PlannedMeeting]:
        """Those that come and those that are over, the latest first; cancelled ones as well."""
        query = select(PlannedMeeting).where(PlannedMeeting.partner_id == partner_id, self._seen())
        newest = query.order_by(col(PlannedMeeting.begins_at).desc(), col(PlannedMeeting.id).desc())
        return list(self.session.exec(newest.limit(limit)))

    def invitees(self, plan: PlannedMeeting) -> list[Invitee]:
        """Those who may come: not who left before it."""
        left = select(Person.id).where(col(Person.left_at) < plan.begins_at)
        may_come = col(Invitee.person_id).is_(None) | col(Invitee.person_id).not_in(left)
        query = select(Invitee).where(Invitee.planned_meeting_id == plan.id, may_come)
        return list(self.session.exec(query.order_by(col(Invitee.id))))

    def invitee(self, plan: PlannedMeeting, person_id: int | None) -> Invitee | None:
        query = select(Invitee).where(Invitee.planned_meeting_id == plan.id, Invitee.person_id == person_id)
        return self.session.exec(query).first() if person_id is not None else None

    def invite(self, plan: PlannedMeeting, person: Person, side: Side, now: datetime) -> Invitee:
        """One more who may come."""
        invitee = Invitee(planned_meeting_id=plan.id, side=side, name=person.name, person_id=person.id, created_at=now)
        self.session.add(invitee)
        self.session.flush()
        return invitee

    def agenda(self, plan: PlannedMeeting) -> list[AgendaItem]:
        here = (AgendaItem.planned_meeting_id == plan.id, col(AgendaItem.withdrawn_at).is_(None))
        return list(self.session.exec(select(AgendaItem).where(*here).order_by(col(AgendaItem.id))))

    def add_item(self, item: AgendaItem) -> AgendaItem:
        self.session.add(item)
        self.session.flush()
        return item

    def item(self, key: int | None) -> AgendaItem | None:
        """An item of an agenda that the viewer sees."""
        found = self.session.get(AgendaItem, key) if key is not None else None
        return found if found and found.withdrawn_at is None and self.get(found.planned_meeting_id) else None

    def left_over(self, partner_id: int) -> list[AgendaItem]:
        """What was not reached with a partner and is on no later agenda yet."""
        later = aliased(AgendaItem)
        stands = (later.carried_from_id == AgendaItem.id, col(later.withdrawn_at).is_(None))
        query = select(AgendaItem).where(
            AgendaItem.partner_id == partner_id,
            AgendaItem.progress == Progress.CARRIED,
            col(AgendaItem.withdrawn_at).is_(None),
            ~select(later.id).where(*stands).exists(),
        )
        return list(self.session.exec(query.order_by(col(AgendaItem.id))))

    def was_answered(self, plan: PlannedMeeting) -> bool:
        """Whether anybody at the partner said anything to the invitation."""
        theirs = (Invitee.side == Side.THEIRS, col(Invitee.answered_at).is_not(None))
        query = select(Invitee.id).where(Invitee.planned_meeting_id == plan.id, *theirs)
        return self.session.exec(query.limit(1)).first() is not None
