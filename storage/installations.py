"""Which workspaces one bot was let into, with their sealed tokens, and who may let it into another one.

Only the database that DATABASE_URL names holds rows of these; everything else of a workspace is in its own database.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete
from sqlmodel import Field, Session, SQLModel, col, select

from storage.base import instant

INVITED_FOR = timedelta(days=7)
STATE_GOOD_FOR = timedelta(minutes=10)


class Installation(SQLModel, table=True):
    """A workspace that the bot is in, or was."""

    workspace: str = Field(primary_key=True, max_length=32)
    name: str
    """What the workspace was called when it was installed."""
    sealed_token: str
    """Empty once the workspace took the bot's access back."""
    installed_by: str
    """The account of who installed it."""
    installed_at: datetime = instant()
    ended_at: datetime | None = instant(default=None, nullable=True)


class Invitation(SQLModel, table=True):
    """Lets one workspace in. Only its hash is kept."""

    code_hash: str = Field(primary_key=True, max_length=64)
    good_until: datetime = instant()


class InstallState(SQLModel, table=True):
    """An installation that was begun in somebody's browser, and not finished yet."""

    __tablename__ = "install_state"

    state_hash: str = Field(primary_key=True, max_length=64)
    invitation_hash: str = Field(max_length=64)
    good_until: datetime = instant()
    is_used: bool = False
    """It came back once; the installation is kept as soon as the platform has handed the token over."""


class Installations:
    """Installations and what lets one happen. It is about workspaces and not about people, so there is no viewer."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def invite(self, code: str, now: datetime) -> datetime:
        """Until when the code is good. What is too old goes away meanwhile."""
        for table in (Invitation, InstallState):
            self.session.execute(delete(table).where(col(table.good_until) <= now))
        until = now + INVITED_FOR
        self.session.add(Invitation(code_hash=hashed(code), good_until=until))
        return until

    def is_invited(self, code: str, now: datetime) -> bool:
        """Looking at an invitation does not use it up: chat programs open links by themselves."""
        found = self.session.get(Invitation, hashed(code))
        return found is not None and found.good_until > now

    def begin(self, state: str, code: str, now: datetime) -> bool:
        """Remember that an installation was begun with this invitation; False when it is good for nothing."""
        if not self.is_invited(code, now):
            return False
        until = now + STATE_GOOD_FOR
        self.session.add(InstallState(state_hash=hashed(state), invitation_hash=hashed(code), good_until=until))
        return True

    def take(self, state: str, now: datetime) -> bool:
        """A browser came back with this state: whether it is good, which it is once."""
        begun = self.session.get(InstallState, hashed(state))
        if begun is None or begun.is_used or begun.good_until <= now:
            return False
        begun.is_used = True
        return True

    def keep(self, state: str, installation: Installation) -> bool:
        """Remember an installation, in place of an earlier one of the same workspace, and use its invitation up.

        False, and nothing is kept, when the invitation let another workspace in meanwhile.
        """
        begun = self.session.get(InstallState, hashed(state))
        invitation = self.session.get(Invitation, begun.invitation_hash) if begun else None
        if invitation is None:
            return False
        self.session.delete(invitation)
        self.session.merge(installation)
        return True

    def get(self, workspace: str) -> Installation | None:
        return self.session.get(Installation, workspace)

    def listed(self) -> Sequence[Installation]:
        """All that there ever were, the oldest first."""
        return self.session.exec(select(Installation).order_by(col(Installation.installed_at))).all()

    def end(self, workspace: str, now: datetime) -> None:
        """The bot's access was taken back: its token is forgotten, and what it wrote down is kept."""
        if found := self.get(workspace):
            found.sealed_token, found.ended_at = "", now


def hashed(words: str) -> str:
    return sha256(words.encode()).hexdigest()
