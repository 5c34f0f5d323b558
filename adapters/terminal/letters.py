"""What the bot sends to the places of the local platform, kept until somebody sits down there."""

from dataclasses import dataclass

from sqlmodel import Session

from adapters.plain import message_json, message_of
from bot.clock import Clock
from bot.ui.message import Message
from storage.database import Database
from storage.feed import Feed

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """What came to a place while nobody looked: the newest letters, and how many there are beside them."""

    messages: list[Message]
    earlier: int
    up_to: int
    """The key of the newest."""


class Letters:
    """Reads and writes the feed that the page shows as well."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def add(self, place: str, message: Message, wire_id: str) -> int:
        now, body = self._clock.now(), message_json(message)
        entry = await self._database.write(lambda session: Feed(session, place).add("", body, now, wire_id))
        return entry.id

    async def rewrite(self, place: str, key: int, message: Message, wire_id: str) -> bool:
        """Put a message in place of another; False when that is not there."""
        now, body = self._clock.now(), message_json(message)

        def change(session: Session) -> bool:
            entry = Feed(session, place).get(key)
            if entry:
                entry.rewrite(body, now, wire_id)
            return entry is not None

        return await self._database.write(change)

    async def find(self, place: str, wire_id: str) -> int | None:
        entry = await self._database.read(lambda session: Feed(session, place).by_wire_id(wire_id))
        return entry.id if entry else None

    async def see(self, place: str, key: int) -> None:
        """Note that a letter and everything before it was shown."""
        now = self._clock.now()
        await self._database.write(lambda session: Feed(session, place).see(now, key))

    async def waiting(self, place: str) -> Waiting | None:
        """What nobody at this place has seen yet."""
        entries, earlier = await self._database.read(lambda session: Feed(session, place).unseen(MOST_SHOWN))
        return Waiting([message_of(each.body) for each in entries], earlier, entries[-1].id) if entries else None
