"""Lets workspaces in: invitations, installations that are under way, and tokens that only this process can read."""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.clock import Clock
from storage.database import Database
from storage.installations import Installation, Installations
from storage.sealing import Seal, WrongKey


@dataclass(frozen=True, slots=True)
class Granted:
    """A workspace that let the bot in."""

    workspace: str
    name: str
    token: str
    """Empty when it was sealed with a key that we do not have."""
    by: str
    """The account of who did it."""

    def __repr__(self) -> str:
        """Without the token, wherever it may be printed."""
        return f"Granted({self.workspace})"


class Installing:
    """Which workspaces let the bot in. Raises StorageUnavailable."""

    def __init__(self, database: Database, clock: Clock, seal: Seal) -> None:
        self._database, self._clock, self._seal = database, clock, seal

    async def begin(self, invitation: str) -> str:
        """A state for one browser, which it has to bring back; empty when the invitation is good for nothing."""
        state, now = secrets.token_urlsafe(32), self._clock.now()
        is_begun = await self._database.write(lambda session: Installations(session).begin(state, invitation, now))
        return state if is_begun else ""

    async def take(self, state: str) -> bool:
        """Whether this state was given out, just now, and comes back for the first time."""
        now = self._clock.now()
        return await self._database.write(lambda session: Installations(session).take(state, now))

    async def keep(self, state: str, granted: Granted) -> bool:
        """Keep what a workspace granted; False when its invitation let another one in meanwhile."""
        row = Installation(
            workspace=granted.workspace,
            name=granted.name,
            sealed_token=self._seal.seal(granted.workspace, granted.token),
            installed_by=granted.by,
            installed_at=self._clock.now(),
        )
        return await self._database.write(lambda session: Installations(session).keep(state, row))

    async def end(self, granted: Granted) -> None:
        """The workspace took back what it granted. It may have granted something else meanwhile, which stays."""
        now = self._clock.now()

        def forget(session: Session) -> None:
            row = Installations(session).get(granted.workspace)
            if row and self._opened(row).token == granted.token:
                Installations(session).end(granted.workspace, now)

        await self._database.write(forget)

    def granted(self) -> Sequence[Granted]:
        """Those that let us in and have not taken it back, also those whose token can't be read."""
        rows = self._database.read_now(lambda session: live(Installations(session)))
        return [self._opened(row) for row in rows]

    def renew(self) -> None:
        """Seal everything anew with the first key, so that the others can be taken out."""
        self._database.write_now(lambda session: renew(live(Installations(session)), self._seal))

    def _opened(self, row: Installation) -> Granted:
        try:
            token = self._seal.opened(row.workspace, row.sealed_token)
        except WrongKey:
            token = ""
        return Granted(row.workspace, row.name, token, row.installed_by)


def live(installations: Installations) -> list[Installation]:
    return [row for row in installations.listed() if row.ended_at is None]


def renew(rows: Sequence[Installation], seal: Seal) -> None:
    """What can't be opened stays as it is, for when its key is found."""
    for row in rows:
        with suppress(WrongKey):
            row.sealed_token = seal.renewed(row.sealed_token)


def invitation(database: Database, now: datetime) -> tuple[str, datetime]:
    """A code that lets one workspace in, and until when."""
    code = secrets.token_urlsafe(24)
    return code, database.write_now(lambda session: Installations(session).invite(code, now))
