"""Communities, and which of them a partner belongs to or serves."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, col, select

from storage.base import Record, table_args
from storage.partners import Partner, Partners
from storage.text import fold, one_line
from storage.viewer import Viewer


class Community(Record, table=True):
    """People a partner belongs to or serves."""

    __table_args__ = table_args(UniqueConstraint("folded"))

    name: str
    folded: str


class PartnerCommunity(Record, table=True):
    """That a partner belongs to or serves a community."""

    __table_args__ = table_args(UniqueConstraint("partner_id", "community_id"))

    partner_id: int = Field(foreign_key="partner.id")
    community_id: int = Field(foreign_key="community.id")


class Communities:
    """Queries on communities. Whoever may see a partner sees to which it belongs."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def of(self, partner_id: int) -> list[str]:
        if Partners(self.session, self.viewer).get(partner_id) is None:
            return []
        query = select(Community.name).join(PartnerCommunity, col(PartnerCommunity.community_id) == Community.id)
        return list(self.session.exec(query.where(PartnerCommunity.partner_id == partner_id)))

    def join(self, partner: Partner, name: str, now: datetime) -> PartnerCommunity | None:
        """Link a partner to a community, which is written down at its first mention; None when it is linked already."""
        folded = fold(name)
        community = self.session.exec(select(Community).where(Community.folded == folded)).first()
        if community is None:
            community = Community(name=one_line(name), folded=folded, created_at=now)
            self.session.add(community)
            self.session.flush()
        here = (PartnerCommunity.partner_id == partner.id, PartnerCommunity.community_id == community.id)
        if self.session.exec(select(PartnerCommunity).where(*here)).first():
            return None
        link = PartnerCommunity(partner_id=partner.id, community_id=community.id, created_at=now)
        self.session.add(link)
        self.session.flush()
        return link
