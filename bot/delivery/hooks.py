"""What the rest of the bot has to say about a message on its way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from bot.ports import Refused
from storage.outbox import OutboxItem

Hook = Callable[[Session, OutboxItem, datetime], None]


@dataclass(frozen=True, slots=True)
class Hooks:
    """What is done about a message in the very unit of work that notes what became of it."""

    dead: Hook | None = None
    """When it is given up."""
    sent: Mapping[str, Hook] = field(default_factory=dict)
    """When the platform has it, for each kind that wants to know."""
    held: Hook | None = None
    """When a person is to decide."""
    may_repeat: Callable[[Session, OutboxItem], bool] = lambda _session, _item: True
    """Whether its reader can be sent it twice, where a platform can't be asked whether it arrived."""
    breaks: Callable[[Session, OutboxItem, Refused, datetime], bool] = lambda *_: False
    """When its place refused for good: whether everything for that place is to wait, this message as well."""
    gathers: frozenset[str] = frozenset()
    """Kinds that make a place: asked once more for the same one, a platform makes no second one."""
    waits: Callable[[Session, OutboxItem, datetime], str] = lambda *_: ""
    """Why it waits until something happens, such as its place being put right; empty when it need not."""
    not_before: Callable[[Session, OutboxItem, datetime], datetime] = lambda _session, _item, now: now
    """When its reader is to have it, if that is later than now."""
