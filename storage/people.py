"""Teams, the people on both sides, and who they are on each platform."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.base import Record, instant, one_of, table_args
from storage.text import fold
from storage.viewer import Role, Viewer


class Level(StrEnum):
    """How many reminders a person wants."""

    LIGHT = "light"
    STANDARD = "standard"
    ACTIVE = "active"


class Team(Record, table=True):
    """An outreach team with its channel, zone and holidays."""

    __table_args__ = table_args()

    name: str
    channel: str | None = Field(default=None)
    """Destination of the team channel, `platform:workspace:place`."""
    zone: str = Field(default="UTC")
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
    last_identity_id: int | None = Field(default=None)
    """The identity they used last. No foreign key, as the two tables would wait for each other."""
    is_sample: bool = Field(default=False)

    def viewer(self) -> Viewer:
        """How this person sees; someone who left sees nothing."""
        role = Role.STRANGER if self.left_at else self.role
        return Viewer(role, self.id, self.team_id, self.partner_id)


class Identity(Record, table=True):
    """Who a person is on one platform."""

    __table_args__ = table_args(UniqueConstraint("platform", "workspace", "external"), Index(None, "person_id"))

    person_id: int = Field(foreign_key="person.id")
    platform: str
    workspace: str
    external: str
    place: str
    """Where a private message reaches them on that platform."""

    @property
    def destination(self) -> str:
        return f"{self.platform}:{self.workspace}:{self.place}"


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

    def team(self, key: int | None) -> Team | None:
        return self.session.get(Team, key) if key and self.viewer.is_ours else None

    def who_is(self, platform: str, workspace: str, external: str) -> Person | None:
        """The person behind an identity; the one question the engine asks before there is a viewer."""
        found = self._known(platform, workspace, external)
        return found[0] if found else None

    def comes_from(self, platform: str, workspace: str, external: str) -> Person | None:
        """The person behind an identity that is being used: from now on they are written to there."""
        found = self._known(platform, workspace, external)
        if found is None:
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
        """Every account of a person, for themself only; the first one first."""
        if self.viewer.role is not Role.SYSTEM and self.viewer.person_id != person_id:
            return []
        return list(self.session.exec(self._accounts(person_id).order_by(col(Identity.id))))

    @staticmethod
    def _accounts(person_id: int) -> SelectOfScalar[Identity]:
        return select(Identity).where(Identity.person_id == person_id)

    def _last_used(self, person_id: int) -> Identity | None:
        """The account a person used last; the newest one while they have used none."""
        query = self._accounts(person_id).join(Person, col(Person.id) == Identity.person_id)
        last = col(Identity.id) == Person.last_identity_id
        return self.session.exec(query.order_by(last.desc(), col(Identity.id).desc())).first()

    def ours(self) -> list[Person]:
        """Everyone on the outreach side who is still here, by name."""
        if not self.viewer.is_ours:
            return []
        staff = col(Person.role).in_([Role.STAFF, Role.MANAGER])
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

    def account(self, person_id: int) -> str:
        """The account a person used last, for our side to tell people of one name apart."""
        identity = self._last_used(person_id) if self.viewer.is_ours else None
        return f"{identity.platform}: {identity.external}" if identity else ""

    def colleagues_called(self, name: str) -> list[Person]:
        """Colleagues of exactly this name, else those whose name begins so."""
        wanted, ours = fold(name), self.ours() if fold(name) else []
        exact = [person for person in ours if fold(person.name) == wanted]
        return exact or [person for person in ours if fold(person.name).startswith(wanted)]

    def destination(self, person_id: int) -> str | None:
        """Where a private message reaches this person: the identity they used last."""
        identity = self._last_used(person_id)
        return identity.destination if identity else None
