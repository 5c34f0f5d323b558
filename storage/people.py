"""Teams, the people on both sides, and who they are on each platform."""

import re
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, or_
from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.base import Record, instant, one_of, table_args
from storage.preferences import Level, Often, WritesTo
from storage.text import fold
from storage.viewer import Role, Viewer


class Standing(StrEnum):
    """What a platform says somebody is there."""

    MEMBER = "member"
    GUEST = "guest"
    OUTSIDER = "outsider"
    """Somebody of another workspace, met in a shared channel."""
    GONE = "gone"
    """Their account is switched off."""


class Team(Record, table=True):
    """An outreach team with its channel, zone and holidays."""

    __table_args__ = table_args()

    name: str
    channel: str | None = Field(default=None)
    """Destination of the team channel, `platform:workspace:place`."""
    zone: str = Field(default="UTC")
    zone_is_set: bool = Field(default=False)
    """Whether the zone is anybody's word, the platform's or a manager's."""
    country: str | None = Field(default=None)
    names_in_channel: bool = Field(default=False)
    is_sample: bool = Field(default=False)


class Person(Record, table=True):
    """Someone who talks with the bot or is talked about: staff, manager, or a contact at a partner."""

    __table_args__ = table_args(Index(None, "team_id"), Index(None, "partner_id"))

    name: str
    role: Role = Field(sa_type=one_of(Role))
    team_id: int | None = Field(default=None, foreign_key="team.id")
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    zone: str = Field(default="UTC")
    language: str = Field(default="en")
    level: Level = Field(default=Level.STANDARD, sa_type=one_of(Level))
    remind_at: time = Field(default=time(9))
    quiet_from: time | None = Field(default=time(18))
    quiet_until: time | None = Field(default=time(8))
    paused_until: date | None = Field(default=None)
    left_at: datetime | None = instant(default=None, nullable=True)
    joined_channel_at: datetime | None = instant(default=None, nullable=True)
    """When being in the team's channel made them one of us, without anybody's word."""
    is_in_channel: bool | None = Field(default=None)
    """Whether they are in the team's channel, as the platform said last."""
    last_identity_id: int | None = Field(default=None)
    """The identity they used last. No foreign key, as the two tables would wait for each other."""
    sets_up: bool = Field(default=False)
    """Whether they are shown what is still to be set up."""
    is_sample: bool = Field(default=False)
    told_at: datetime | None = instant(default=None, nullable=True)
    """When a contact was told what is kept about them, and asked for their yes."""
    zone_is_set: bool = Field(default=False)
    """Whether a contact's zone is their own word; until then it is that of the team."""
    writes_to: WritesTo = Field(default=WritesTo.DIRECT, sa_type=one_of(WritesTo))
    how_often: Often = Field(default=Often.AT_ONCE, sa_type=one_of(Often))
    quiet_days: list[str] = Field(default_factory=list, sa_type=JSON)
    """Names of weekdays on which a contact is left alone."""
    is_day_first: bool | None = Field(default=None)
    """Whether 03/04 is the third of April to them; none while they have not said so."""

    def viewer(self) -> Viewer:
        """How this person sees; someone who left sees nothing."""
        role = Role.STRANGER if self.left_at else self.role
        return Viewer(role, self.id, self.team_id, self.partner_id)


class Identity(Record, table=True):
    """Who a person is on one platform."""

    __table_args__ = table_args(UniqueConstraint("platform", "workspace", "external"), Index(None, "person_id"))

    person_id: int = Field(foreign_key="person.id")
    """Whom it acts as now; `Hat` says who else it may act as."""
    platform: str
    workspace: str
    external: str
    place: str
    """Where a private message reaches them on that platform."""
    standing: Standing = Field(default=Standing.MEMBER, sa_type=one_of(Standing))
    checked_at: datetime | None = instant(default=None, nullable=True)
    """When the platform was last asked who they are."""
    gone_at: datetime | None = instant(default=None, nullable=True)
    """When they were let go because of what the platform said, and not by anybody's word."""
    said_name: str = Field(default="")
    said_zone: str = Field(default="")
    said_language: str = Field(default="")
    """What the platform said last. As long as the person has the same, it follows the platform."""
    said_workspace: str = Field(default="")
    """What the workspace is called there, to tell a person's accounts apart."""

    @classmethod
    def of(cls, person_id: int, account: tuple[str, str, str], now: datetime, **said: Any) -> "Identity":
        """Somebody's account, where private messages reach them by its own key."""
        platform, workspace, external = account
        where: dict[str, Any] = {"platform": platform, "workspace": workspace, "external": external, "place": external}
        return cls(person_id=person_id, created_at=now, **where, **said)

    @property
    def destination(self) -> str:
        return f"{self.platform}:{self.workspace}:{self.place}"


class Hat(Record, table=True):
    """A person that an account may act as. There are rows only for an account that serves several partners."""

    __table_args__ = table_args(UniqueConstraint("identity_id", "person_id"), Index(None, "person_id"))

    identity_id: int = Field(foreign_key="identity.id")
    person_id: int = Field(foreign_key="person.id")


OURS = (Role.STAFF, Role.MANAGER)
ACCOUNT = re.compile(r"[^\s:]+:[^\s:]+:[^\s:]+")


def account_in(words: str) -> tuple[str, str, str] | None:
    """The account that stands for somebody who was mentioned or picked: `platform:workspace:person`."""
    platform, workspace, person = words.strip().split(":") if ACCOUNT.fullmatch(words.strip()) else ("", "", "")
    return (platform, workspace, person) if platform else None


def may_act(person: Person, identity: Identity) -> bool:
    """Whether somebody may use an account: of our own people only one that is a member's."""
    return person.role not in OURS or identity.standing is Standing.MEMBER


class People:
    """Queries on people. Contacts of a partner are seen by our side and by that partner only."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _seen(self, person: Person | None) -> Person | None:
        if person is None or self.viewer.is_ours or person.id == self.viewer.person_id:
            return person
        same_partner = person.partner_id is not None and person.partner_id == self.viewer.partner_id
        return person if same_partner else None

    def get(self, key: int) -> Person | None:
        return self._seen(self.session.get(Person, key))

    def name(self, key: int | None) -> str:
        """A first name to show. Staff names are no secret to a partner they work with."""
        person = self.session.get(Person, key) if key else None
        return person.name if person else ""

    def identity(self, platform: str, workspace: str, external: str) -> Identity | None:
        """What is known of an account; for the bot itself, which asks the platforms."""
        if self.viewer.role is not Role.SYSTEM:
            return None
        known = (Identity.platform == platform, Identity.workspace == workspace, Identity.external == external)
        return self.session.exec(select(Identity).where(*known)).first()

    def is_at(self, person_id: int, platform: str, workspace: str) -> bool:
        """Whether somebody has an account in this workspace, as far as our side may know."""
        here = (Identity.person_id == person_id, Identity.platform == platform, Identity.workspace == workspace)
        return self.viewer.is_ours and self.session.exec(select(Identity.id).where(*here).limit(1)).first() is not None

    def has_ours_beyond(self, platform: str) -> bool:
        """Whether anybody of our side, still here or not, was ever met on a platform other than this one."""
        query = select(Person.id).join(Identity, col(Identity.person_id) == Person.id)
        elsewhere = (Identity.platform != platform, col(Person.role).in_(OURS), col(Person.is_sample).is_(False))
        return self.session.exec(query.where(*elsewhere).limit(1)).first() is not None

    def is_used(self, platform: str) -> bool:
        """Whether anybody has an account there."""
        query = select(Identity.id).where(Identity.platform == platform).limit(1)
        return self.viewer.is_ours and self.session.exec(query).first() is not None

    def team(self, key: int | None) -> Team | None:
        return self.session.get(Team, key) if key and self.viewer.is_ours else None

    def teams_at(self, destination: str) -> list[Team]:
        """Whose channel a place is."""
        query = select(Team).where(Team.channel == destination).order_by(col(Team.id))
        return list(self.session.exec(query)) if self.viewer.is_ours else []

    def who_is(self, platform: str, workspace: str, external: str) -> Person | None:
        """The person behind an identity; the one question the engine asks before there is a viewer."""
        found = self._known(platform, workspace, external)
        return found[0] if found else None

    def acting_as(self, platform: str, workspace: str, external: str) -> Person | None:
        """The person behind an identity, if it is one that they may do something with."""
        found = self._known(platform, workspace, external)
        return found[0] if found and may_act(*found) else None

    def comes_from(self, platform: str, workspace: str, external: str) -> Person | None:
        """The person behind an identity that is being used: from now on they are written to there."""
        found = self._known(platform, workspace, external)
        if found is None or not may_act(*found):
            return None
        person, identity = found
        if person.left_at is None and person.last_identity_id != identity.id:
            person.last_identity_id = identity.id
        return person

    def _known(self, platform: str, workspace: str, external: str) -> tuple[Person, Identity] | None:
        query = (
            select(Person, Identity)
            .join(Identity, col(Identity.person_id) == Person.id)
            .where(Identity.platform == platform, Identity.workspace == workspace, Identity.external == external)
        )
        return self.session.exec(query).first()

    def accounts(self, person_id: int) -> list[Identity]:
        """Every account of a person, worn now or not, for themself only; the first one first."""
        if self.viewer.role is not Role.SYSTEM and self.viewer.person_id != person_id:
            return []
        return list(self.session.exec(self._accounts(person_id).order_by(col(Identity.id))))

    @staticmethod
    def _accounts(person_id: int) -> SelectOfScalar[Identity]:
        hats = select(Hat.identity_id).where(Hat.person_id == person_id)
        return select(Identity).where(or_(col(Identity.person_id) == person_id, col(Identity.id).in_(hats)))

    def _last_used(self, person_id: int, *which: Any) -> Identity | None:
        """The account a person used last; the newest one while they have used none."""
        query = self._accounts(person_id).where(*which).join(Person, col(Person.id) == person_id)
        last = col(Identity.id) == Person.last_identity_id
        return self.session.exec(query.order_by(last.desc(), col(Identity.id).desc())).first()

    def ours(self) -> list[Person]:
        """Everyone on the outreach side who is still here, by name."""
        if not self.viewer.is_ours:
            return []
        staff = col(Person.role).in_(OURS)
        query = select(Person).where(staff, col(Person.left_at).is_(None)).order_by(Person.name)
        return list(self.session.exec(query))

    def managers(self, team_id: int | None) -> list[Person]:
        return [p for p in self.ours() if p.role is Role.MANAGER and p.team_id in {None, team_id}]

    def contacts(self, partner_id: int) -> list[Person]:
        """People at a partner, for our side and for that partner."""
        if not self.viewer.is_ours and self.viewer.partner_id != partner_id:
            return []
        query = select(Person).where(Person.partner_id == partner_id, col(Person.left_at).is_(None))
        return list(self.session.exec(query.order_by(col(Person.id))))

    def contacts_without_partner(self, name: str) -> list[Person]:
        """People of this name who reached us as contacts and are linked to no partner yet."""
        if not self.viewer.is_ours:
            return []
        query = select(Person).where(Person.role == Role.CONTACT, col(Person.partner_id).is_(None))
        here = self.session.exec(query.where(col(Person.left_at).is_(None)).order_by(col(Person.id)))
        return [person for person in here if fold(person.name) == fold(name)]

    def to_forget(self, name: str) -> list[Person]:
        """For a manager: contacts of exactly this name, and people of ours who have left."""
        if self.viewer.role is not Role.MANAGER:
            return []
        gone = col(Person.role).in_(OURS) & col(Person.left_at).is_not(None)
        query = select(Person).where((col(Person.role) == Role.CONTACT) | gone, col(Person.is_sample).is_(False))
        return [
            person for person in self.session.exec(query.order_by(col(Person.id))) if fold(person.name) == fold(name)
        ]

    def account(self, person_id: int) -> Identity | None:
        """The account a person used last, for our side to tell people of one name apart."""
        return self._last_used(person_id) if self.viewer.is_ours else None

    def colleagues_called(self, name: str) -> list[Person]:
        """Colleagues of exactly this name, else those whose name begins so; an account names one for sure."""
        if account := account_in(name):
            found = self.who_is(*account)
            return [found] if found and found.role in OURS and not found.left_at and self.viewer.is_ours else []
        wanted, ours = fold(name), self.ours() if fold(name) else []
        exact = [person for person in ours if fold(person.name) == wanted]
        return exact or [person for person in ours if fold(person.name).startswith(wanted)]

    def destination(self, person_id: int) -> str | None:
        """Where a private message reaches this person: the identity they used last.

        Guests and people of other workspaces are never written to first, and nobody is whose account is switched off.
        """
        identity = self._last_used(person_id, Identity.standing == Standing.MEMBER)
        return identity.destination if identity else None
