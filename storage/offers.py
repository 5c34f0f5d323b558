"""What our side offers, what partners offer and need, and who may be introduced to whom."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, and_, false, or_
from sqlmodel import Field, Session, col, select

from storage.base import Withdrawable, instant, one_of, table_args
from storage.labels import SHOWN_TO_PARTNER
from storage.notes import Loop, Note, NoteKind, Notes
from storage.viewer import Role, Viewer


def _standing() -> Any:
    """The offers and needs that may be spoken of with their partner still: nobody took the words back."""
    here = (col(Note.withdrawn_at).is_(None), col(Note.emptied_at).is_(None))
    return select(Note.id).where(*here, col(Note.label).in_(SHOWN_TO_PARTNER))


class OwnOffer(Withdrawable, table=True):
    """Something that our side has for partners: a room, a printer, an hour of somebody's time."""

    __table_args__ = table_args(Index(None, "team_id"))

    author_id: int = Field(foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    words: str


class IntroductionState(StrEnum):
    ASKED = "asked"
    ONE_YES = "one of them said yes"
    MADE = "introduced"
    DECLINED = "not now"


class Introduction(Withdrawable, table=True):
    """That two partners might be introduced: what one offers fits what the other needs. Both have to say yes."""

    __table_args__ = table_args(Index(None, "offer_id", "need_id"), Index(None, "giver_id"), Index(None, "taker_id"))

    author_id: int = Field(foreign_key="person.id")
    team_id: int | None = Field(default=None, foreign_key="team.id")
    offer_id: int = Field(foreign_key="note.id")
    need_id: int = Field(foreign_key="note.id")
    giver_id: int = Field(foreign_key="partner.id")
    taker_id: int = Field(foreign_key="partner.id")
    state: IntroductionState = Field(default=IntroductionState.ASKED, sa_type=one_of(IntroductionState))
    giver_by: int | None = Field(default=None, foreign_key="person.id")
    """Who said yes there; none before that."""
    taker_by: int | None = Field(default=None, foreign_key="person.id")
    ended_at: datetime | None = instant(default=None, nullable=True)

    @property
    def is_open(self) -> bool:
        return self.state in {IntroductionState.ASKED, IntroductionState.ONE_YES} and self.withdrawn_at is None

    def said_yes(self, partner_id: int | None) -> int | None:
        """Who of this partner said yes."""
        return self.giver_by if partner_id == self.giver_id else self.taker_by


class Offers:
    """What our side offers, for our side; and what partners offer and need, each through its sharing label."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def own(self, limit: int = 100) -> list[OwnOffer]:
        if not self.viewer.is_ours:
            return []
        query = select(OwnOffer).where(col(OwnOffer.withdrawn_at).is_(None)).order_by(col(OwnOffer.id).desc())
        return list(self.session.exec(query.limit(limit)))

    def get(self, key: int) -> OwnOffer | None:
        return next((each for each in self.own() if each.id == key), None)

    def add(self, offer: OwnOffer) -> OwnOffer:
        self.session.add(offer)
        self.session.flush()
        return offer

    def heard(self, kind: NoteKind, limit: int = 200) -> list[Note]:
        """The newest notes of a kind that partners shared at least with their own side and ours."""
        if not self.viewer.is_ours:
            return []
        shared = (Note.kind == kind, col(Note.label).in_(SHOWN_TO_PARTNER), col(Note.emptied_at).is_(None))
        seen = (Notes.readable_by(self.viewer), Note.loop != Loop.WITHDRAWN)
        query = select(Note).where(*shared, *seen).order_by(col(Note.heard_at).desc(), col(Note.id).desc())
        return list(self.session.exec(query.limit(limit)))


class Introductions:
    """Queries on introductions. A partner sees those that it is asked about, and of the other side nothing."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def _seen(self) -> Any:
        here = col(Introduction.withdrawn_at).is_(None)
        if self.viewer.is_ours:
            return here
        partner_id = self.viewer.partner_id
        if self.viewer.role is not Role.CONTACT or partner_id is None:
            return false()
        return and_(here, or_(col(Introduction.giver_id) == partner_id, col(Introduction.taker_id) == partner_id))

    def get(self, key: int) -> Introduction | None:
        return self.session.exec(select(Introduction).where(Introduction.id == key, self._seen())).first()

    def _stands(self) -> Any:
        return and_(col(Introduction.offer_id).in_(_standing()), col(Introduction.need_id).in_(_standing()))

    def stands(self, introduction: Introduction) -> bool:
        """Whether both sides' words may be spoken of still; nobody is introduced by words that were taken back."""
        query = select(Introduction.id).where(Introduction.id == introduction.id, self._stands())
        return self.session.exec(query).first() is not None

    def open_about(self, note_id: int) -> list[Introduction]:
        """Those that are asked about an offer or a need."""
        about = or_(col(Introduction.offer_id) == note_id, col(Introduction.need_id) == note_id)
        found = self.session.exec(select(Introduction).where(self._seen(), about).order_by(col(Introduction.id)))
        return [each for each in found if each.is_open]

    def waiting(self, partner_id: int, limit: int) -> list[Introduction]:
        """Those that a partner is asked about and has not said yes to, the earliest first."""
        giver = and_(col(Introduction.giver_id) == partner_id, col(Introduction.giver_by).is_(None))
        taker = and_(col(Introduction.taker_id) == partner_id, col(Introduction.taker_by).is_(None))
        is_open = col(Introduction.state).in_([IntroductionState.ASKED, IntroductionState.ONE_YES])
        asked = (self._seen(), is_open, or_(giver, taker), self._stands())
        query = select(Introduction).where(*asked).order_by(col(Introduction.id))
        return list(self.session.exec(query.limit(limit)))

    def between(self, offer_ids: Sequence[int], need_ids: Sequence[int]) -> dict[tuple[int, int], Introduction]:
        """The newest about each pair."""
        pairs = (col(Introduction.offer_id).in_(offer_ids), col(Introduction.need_id).in_(need_ids))
        found = self.session.exec(select(Introduction).where(*pairs, self._seen()).order_by(col(Introduction.id)))
        return {(each.offer_id, each.need_id): each for each in found}

    def add(self, introduction: Introduction) -> Introduction:
        self.session.add(introduction)
        self.session.flush()
        return introduction
