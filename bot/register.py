"""What an adapter asks about people before it hands in what they did: whether we know them, and since when."""

from enum import Enum, auto

from sqlmodel import Session

from bot.arrivals import GOOD_FOR, needs_introduction, team_channels
from bot.broken import lifted
from bot.clock import Clock
from bot.events import Sender
from storage.database import Database
from storage.people import People
from storage.reached import unchecked
from storage.viewer import SYSTEM


class Known(Enum):
    """How well we know somebody."""

    NOT = auto()
    """They can do nothing before their platform was asked who they are."""
    FROM_BEFORE = auto()
    """Their platform is to be asked again when there is time."""
    WELL = auto()


class Register:
    """Questions about people, outside any event. Raises StorageUnavailable."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def knows(self, sender: Sender) -> Known:
        now = self._clock.now()

        def look(session: Session) -> Known:
            identity = People(session, SYSTEM).identity(*sender.key)
            if identity is None or identity.checked_at is None:
                return Known.NOT
            return Known.FROM_BEFORE if needs_introduction(session, sender, now) else Known.WELL

        return await self._database.read(look)

    async def let_in(self, destination: str) -> None:
        """A place that took no messages may take them again."""
        now = self._clock.now()
        await self._database.write(lambda session: lifted(session, destination, now))

    async def team_channels(self, platform: str, workspace: str) -> list[str]:
        """The places of the teams' channels in a workspace."""
        return await self._database.read(lambda session: team_channels(session, platform, workspace))

    async def unchecked(self, platform: str, workspace: str, limit: int) -> list[str]:
        """Accounts of our people that the platform was not asked about for a day."""
        before = self._clock.now() - GOOD_FOR
        return await self._database.read(lambda session: unchecked(session, platform, workspace, before, limit))
