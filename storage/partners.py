"""Partners: who they are, what they are called, who holds the relationship and how deep it is."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, func, or_, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, col, select

from storage.base import Record, Withdrawable, instant, one_of, table_args
from storage.text import fold, one_line
from storage.viewer import Viewer


class Side(StrEnum):
    OURS = "ours"
    THEIRS = "theirs"


class PartnerKind(StrEnum):
    GROUP = "group"
    AGENCY = "agency"
    INSTITUTION = "institution"
    INDIVIDUAL = "individual"


class Depth(StrEnum):
    """How deep a relationship is. A relationship without a project is a success too."""

    PROSPECT = "prospect"
    INTRODUCED = "introduced"
    NETWORKING = "networking"
    COORDINATING = "coordinating"
    COOPERATING = "cooperating"
    COLLABORATING = "collaborating"
    RESTING = "resting"
    CLOSED = "closed"


ASLEEP = (Depth.RESTING, Depth.CLOSED)


class Partner(Withdrawable, table=True):
    """An organised group, agency, institution or individual we keep our word to."""

    __table_args__ = table_args(
        Index(
            None,
            "folded",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(None, "quiet_after"),
    )

    name: str
    folded: str
    kind: PartnerKind = Field(default=PartnerKind.GROUP, sa_type=one_of(PartnerKind))
    depth: Depth = Field(default=Depth.INTRODUCED, sa_type=one_of(Depth))
    languages: str = Field(default="")
    meeting_places: str = Field(default="")
    customs: str = Field(default="")
    quiet_days: list[str] = Field(default_factory=list, sa_type=JSON)
    """Weekday names and ISO dates on which the partner is left alone."""
    ideal_gap_days: int = Field(default=30)
    longest_gap_days: int = Field(default=90)
    place: str | None = Field(default=None)
    """Destination of a place that only its own people read, `platform:workspace:place`."""
    seated: list[str] = Field(default_factory=list, sa_type=JSON)
    """The accounts that were let in there, by what the platform knows them by."""
    left_out: list[str] = Field(default_factory=list, sa_type=JSON)
    """Those of its people that could not be let in there."""
    last_contact_at: datetime | None = instant(default=None, nullable=True)
    """Derived: the newest real contact from either side, kept in the writing transaction."""
    quiet_after: datetime | None = instant(default=None, nullable=True)
    """Derived: when the longest gap since the last contact is over."""

    def reckon_quiet(self) -> None:
        """Set `quiet_after` anew, from the last contact or else from the day the partner was written down."""
        self.quiet_after = (self.last_contact_at or self.created_at) + timedelta(days=self.longest_gap_days)


class PartnerAlias(Record, table=True):
    """Another name a partner is called by: by everybody, or by one team that has said whom it means by it."""

    __table_args__ = table_args(
        Index(
            None, "folded", unique=True, sqlite_where=text("team_id IS NULL"), postgresql_where=text("team_id IS NULL")
        ),
        Index(None, "folded", "team_id", unique=True),
        Index(None, "partner_id"),
    )

    partner_id: int = Field(foreign_key="partner.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    """The team that means it so; none for everybody."""
    name: str
    folded: str


class Liaison(Record, table=True):
    """Who holds the relationship, on either side, with a back-up."""

    __table_args__ = table_args(UniqueConstraint("partner_id", "side", "is_backup"), Index(None, "person_id"))

    partner_id: int = Field(foreign_key="partner.id")
    person_id: int = Field(foreign_key="person.id")
    side: Side = Field(sa_type=one_of(Side))
    is_backup: bool = Field(default=False)


class DepthMove(Record, table=True):
    """One move of a relationship, with its reason."""

    __table_args__ = table_args(Index(None, "partner_id"))

    partner_id: int = Field(foreign_key="partner.id")
    person_id: int = Field(foreign_key="person.id")
    came_from: Depth = Field(sa_type=one_of(Depth))
    went_to: Depth = Field(sa_type=one_of(Depth))
    reason: str


class Partners:
    """Queries on partners. A contact sees their own partner and no trace of any other."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _within(self) -> Any:
        here = col(Partner.withdrawn_at).is_(None)
        return here if self.viewer.is_ours else here & (col(Partner.id) == self.viewer.partner_id)

    def _known_alias(self) -> Any:
        """Everybody's names, and those that the viewer's own team has taught."""
        team = self.viewer.team_id if self.viewer.is_ours else None
        return or_(col(PartnerAlias.team_id).is_(None), col(PartnerAlias.team_id) == team)

    def get(self, key: int | None) -> Partner | None:
        partner = self.session.get(Partner, key) if key is not None else None
        if partner is None or partner.withdrawn_at:
            return None
        return partner if self.viewer.is_ours or partner.id == self.viewer.partner_id else None

    def name(self, key: int | None) -> str:
        partner = self.get(key) if key else None
        return partner.name if partner else ""

    def all(self, limit: int = 1000) -> list[Partner]:
        """Partners by name, at most `limit`."""
        return list(self.session.exec(select(Partner).where(self._within()).order_by(Partner.folded).limit(limit)))

    def has_own(self) -> bool:
        """Whether there is any partner but the sample ones."""
        query = select(Partner.id).where(self._within(), col(Partner.is_sample).is_(False))
        return self.session.exec(query.limit(1)).first() is not None

    def count(self) -> int:
        return self.session.exec(select(func.count()).select_from(Partner).where(self._within())).one()

    def beginning(self, folded: str, most: int) -> list[str]:
        """The first names that begin so, as they are written; no more rows are read than it takes to find them."""
        begins = col(Partner.folded).startswith(folded, autoescape=True)
        query = select(Partner.name).where(self._within(), begins).order_by(Partner.folded).limit(most)
        return list(self.session.exec(query))

    def called(self, name: str) -> Partner | None:
        """The partner with exactly this name or alias, whatever its accents and case."""
        folded = fold(name)
        return self.called_any({folded}).get(folded)

    def called_any(self, folded: set[str]) -> dict[str, Partner]:
        """Of these folded names, those that a partner is called by exactly, each with its partner."""
        own = select(Partner.folded, Partner).where(col(Partner.folded).in_(folded), self._within())
        known = dict(self.session.exec(own).all())
        # A partner's own name comes before all others, so whoever has it is not looked for among those.
        return known if known.keys() >= folded else {**self._with_alias(folded), **known}

    def _with_alias(self, folded: set[str]) -> dict[str, Partner]:
        """By other names; what a team means by one comes before what everybody does."""
        other = select(PartnerAlias.folded, Partner).join(Partner, col(Partner.id) == PartnerAlias.partner_id)
        aliases = other.where(col(PartnerAlias.folded).in_(folded), self._known_alias(), self._within())
        return dict(self.session.exec(aliases.order_by(col(PartnerAlias.team_id).is_not(None))).all())

    def add(self, name: str, now: datetime, **about: Any) -> Partner:
        """A new partner. The caller has made sure that none is called so already."""
        partner = Partner(name=one_line(name), folded=fold(name), created_at=now, **about)
        partner.reckon_quiet()
        self.session.add(partner)
        self.session.flush()
        return partner

    def add_new(self, name: str, now: datetime) -> Partner | None:
        """The same, unless somebody adds one of this name at this very moment: then there is none to add."""
        try:
            with self.session.begin_nested():
                return self.add(name, now)
        except IntegrityError:
            return None

    def aliases(self, partner_id: int) -> list[str]:
        query = select(PartnerAlias.name).where(PartnerAlias.partner_id == partner_id, self._known_alias())
        return list(self.session.exec(query.order_by(PartnerAlias.name)))

    def taught(self, name: str) -> PartnerAlias | None:
        """The name by which the viewer's own team means somebody."""
        if self.viewer.team_id is None or not self.viewer.is_ours:
            return None
        own = (PartnerAlias.folded == fold(name), PartnerAlias.team_id == self.viewer.team_id)
        return self.session.exec(select(PartnerAlias).where(*own)).first()

    def add_alias(self, partner: Partner, name: str, now: datetime, team_id: int | None = None) -> PartnerAlias:
        """Another name, for everybody or one team. The caller has made sure that it is free; a bare link lets go."""
        same_team = col(PartnerAlias.team_id) == team_id if team_id else col(PartnerAlias.team_id).is_(None)
        old = self.session.exec(select(PartnerAlias).where(PartnerAlias.folded == fold(name), same_team)).first()
        if old:
            self.session.delete(old)
            self.session.flush()
        alias = PartnerAlias(
            partner_id=partner.id, team_id=team_id, name=one_line(name), folded=fold(name), created_at=now
        )
        self.session.add(alias)
        return alias

    def touched(self, partner_id: int, at: datetime) -> None:
        """A real contact happened: the cadence starts anew. The bot's own messages never come here."""
        partner = self.session.get(Partner, partner_id)
        if partner and (partner.last_contact_at is None or partner.last_contact_at < at):
            partner.last_contact_at = at
            partner.reckon_quiet()

    def quiet(self, now: datetime, limit: int = 100) -> list[Partner]:
        """Partners past their longest gap, the longest first; those that rest or are closed are left in peace."""
        awake = ~col(Partner.depth).in_(ASLEEP)
        query = select(Partner).where(col(Partner.quiet_after) < now, awake, self._within())
        return list(self.session.exec(query.order_by(col(Partner.quiet_after)).limit(limit)))

    def quiet_count(self, now: datetime) -> int:
        awake = ~col(Partner.depth).in_(ASLEEP)
        query = select(func.count()).select_from(Partner).where(col(Partner.quiet_after) < now, awake, self._within())
        return self.session.exec(query).one()

    def of_liaison(self, person_id: int) -> list[Partner]:
        """Partners whose relationship this person holds, or backs up."""
        query = select(Partner).where(self._held(person_id), self._within())
        return list(self.session.exec(query.order_by(Partner.folded)))

    def held_by(self, person_id: int, limit: int) -> list[Partner]:
        """The first of these, those who have been quiet for longest before the others."""
        query = select(Partner).where(self._held(person_id), self._within())
        return list(self.session.exec(query.order_by(col(Partner.quiet_after), col(Partner.id)).limit(limit)))

    def count_held_by(self, person_id: int) -> int:
        query = select(func.count()).select_from(Partner).where(self._held(person_id), self._within())
        return self.session.exec(query).one()

    def _held(self, person_id: int) -> Any:
        return col(Partner.id).in_(select(Liaison.partner_id).where(Liaison.person_id == person_id))

    def liaison(self, partner_id: int, side: Side = Side.OURS, is_backup: bool = False) -> Liaison | None:
        """Who holds the relationship on one side; the caller has been let at the partner already."""
        query = select(Liaison).where(
            Liaison.partner_id == partner_id, Liaison.side == side, Liaison.is_backup == is_backup
        )
        return self.session.exec(query).first()

    def set_liaison(
        self, partner: Partner, person_id: int, now: datetime, side: Side = Side.OURS, is_backup: bool = False
    ) -> Liaison:
        held = self.liaison(partner.id, side, is_backup)
        if held:
            held.person_id = person_id
            return held
        held = Liaison(partner_id=partner.id, person_id=person_id, side=side, is_backup=is_backup, created_at=now)
        self.session.add(held)
        self.session.flush()
        return held
