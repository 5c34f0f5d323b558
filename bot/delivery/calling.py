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


@dataclass(frozen=True, slots=True)
class Done:
    """What a platform answered."""

    ref: str | None
    """What it calls the message or the place; none where only a person saw it."""
    left_out: tuple[str, ...] = ()
    """Accounts that could not be let in at a place."""


async def call_out(adapter: Adapter, ready: Ready) -> Done:
    """Send, write over, or bring people together."""
    to = Address.parse(ready.item.destination)
    match ready.message:
        case Gathering(at=None) as gathering:
            return Done(await adapter.gather(to, gathering, ready.item.wire_id))
        case Gathering() as gathering:
            return Done(to.place, await adapter.seat(to, gathering))
        case message if ready.over:
            return Done(await adapter.edit(to, ready.over, message, ready.item.wire_id))
        case message:
            return Done(await adapter.send(to, message, ready.item.wire_id))
