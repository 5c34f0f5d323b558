"""Invitations: one-time codes that connect somebody with a partner, whoever types them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, UniqueConstraint, delete
from sqlmodel import Field, Session, col, select

from storage.base import Record, instant, table_args
from storage.links import hashed
from storage.partners import Partner
from storage.viewer import Viewer

GOOD_FOR = timedelta(days=7)


class Invite(Record, table=True):
    """Lets one person in at one partner, once. Only the code's hash is kept, so that a backup gives nothing away."""

    __table_args__ = table_args(UniqueConstraint("code_hash"), Index(None, "partner_id"))

    partner_id: int = Field(foreign_key="partner.id")
    author_id: int = Field(foreign_key="person.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    """The contact whom it is for, when somebody had written them down by name."""
    name: str = Field(default="")
    """Whom it is for, as it was typed."""
    code_hash: str = Field(max_length=64)
    good_until: datetime = instant()
    used_at: datetime | None = instant(default=None, nullable=True)


class Invites:
    """Queries on invitations. A contact sees those of their own partner only."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def give(self, invite: Invite) -> Invite:
        self.session.add(invite)
        self.session.flush()
        return invite

    def by_code(self, code: str, now: datetime) -> Invite | None:
        """What a code is good for. It proves who is asking, so no viewer is looked at."""
        good = (col(Invite.used_at).is_(None), col(Invite.good_until) > now, col(Partner.withdrawn_at).is_(None))
        query = select(Invite).join(Partner, col(Partner.id) == Invite.partner_id)
        return self.session.exec(query.where(Invite.code_hash == hashed(code), *good)).first()

    def get(self, key: int) -> Invite | None:
        """An invitation that was not used yet."""
        return self.session.exec(select(Invite).where(Invite.id == key, self._open())).first()

    def waiting(self, partner_id: int, now: datetime) -> list[Invite]:
        """Those of a partner that are good still, the newest first."""
        query = select(Invite).where(Invite.partner_id == partner_id, Invite.good_until > now, self._open())
        return list(self.session.exec(query.order_by(col(Invite.id).desc())))

    def _open(self) -> Any:
        unused = col(Invite.used_at).is_(None)
        return unused if self.viewer.is_ours else unused & (col(Invite.partner_id) == self.viewer.partner_id)

    def revoke(self, invite: Invite) -> None:
        self.session.delete(invite)
        self.session.flush()

    def revoke_by(self, person_id: int) -> None:
        """What somebody gave who has no say any more, or was given for them, is good for nothing."""
        whose = (col(Invite.author_id) == person_id) | (col(Invite.person_id) == person_id)
        query = delete(Invite).where(whose, col(Invite.used_at).is_(None))
        self.session.execute(query.execution_options(synchronize_session=False))


def forget_old(session: Session, now: datetime) -> None:
    """Take away what is too old, used or not."""
    query = delete(Invite).where(col(Invite.good_until) <= now)
    session.execute(query.execution_options(synchronize_session=False))
