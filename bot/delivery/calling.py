"""The one call to a platform that a row of the outbox stands for."""

from dataclasses import dataclass

from bot.events import Address
from bot.ports import Adapter, Gathering
from bot.ui.message import Message
from storage.outbox import OutboxItem


@dataclass(frozen=True, slots=True)
class Ready:
    """A message that is marked as being sent and only has to be called out."""

    item: OutboxItem
    message: Message | Gathering
    over: str | None
    """What the platform calls the earlier message that this one is written over."""


async def call_out(adapter: Adapter, ready: Ready) -> str:
    """Send, write over, or bring people together; what the platform calls it."""
    to = Address.parse(ready.item.destination)
    match ready.message:
        case Gathering(at=None) as gathering:
            return await adapter.gather(to, gathering, ready.item.wire_id)
        case Gathering() as gathering:
            await adapter.seat(to, gathering)
            return to.place
        case message if ready.over:
            return await adapter.edit(to, ready.over, message, ready.item.wire_id)
        case message:
            return await adapter.send(to, message, ready.item.wire_id)
