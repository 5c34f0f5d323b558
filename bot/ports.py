"""What the core asks of a platform. Adapters implement it; the core never imports one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.events import Address
from bot.ui.message import Message


class Refused(Exception):
    """The platform said no, and surely did nothing. `retry_after` in seconds when it said when to come back.

    `is_final` means that trying again will not help: the channel is gone, or the person takes no messages. It says
    something about the place, so a message whose contents are refused is not final.
    `advice` is what somebody can do about it, in plain words: "Invite me to #north, then press Try again."
    """

    def __init__(self, reason: str, retry_after: float | None = None, is_final: bool = False, advice: str = "") -> None:
        super().__init__(reason)
        self.reason, self.retry_after, self.is_final, self.advice = reason, retry_after, is_final, advice

    @property
    def explained(self) -> str:
        """What is kept with a message: the reason, and what can be done about it."""
        return f"{self.reason}. {self.advice}" if self.advice else self.reason


class Unsure(Exception):
    """No clear answer came: a timeout, a reset, a server error. It may or may not have been done."""


@dataclass(frozen=True, slots=True)
class Here:
    """The message was found; `ref` is what the platform calls it."""

    ref: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The whole history was read and the message is not in it."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The platform could not be asked, or cannot tell."""


@dataclass(frozen=True, slots=True)
class Blind:
    """This platform can't ever be asked, and whoever runs the bot chose what is to be done then.

    `send_again`: once more, marked as a possible repeat. Without it, a person is asked and nothing is sent twice.
    """

    send_again: bool


LEFT_OUT = "left_out"
"""In what is kept with a gathering: the accounts that the platform could not let in."""
Looked = Here | Absent | Unknown | Blind


@dataclass(frozen=True, slots=True)
class Gathering:
    """Who is to read at a place that is only theirs: one that is to be made, or one that is there already."""

    name: str
    accounts: tuple[str, ...]
    """What the platform knows them by, without platform and workspace."""
    at: str | None = None
    """Destination of the place that is there."""
    before: tuple[str, ...] = ()
    """Who was let in there so far, as not every platform tells who reads at a place."""


class Adapter(Protocol):
    """One platform. `send` and `edit` raise Refused or Unsure; everything else they raise counts as Unsure."""

    platform: str
    pace: float
    """Seconds between the answer to one message and the next message to the same place."""

    async def run(self, ready: Callable[[], None]) -> None:
        """Take part until stopped; call `ready` once events can come in."""

    async def stop(self) -> None:
        """Take nothing new, finish what is under way."""

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        """Post a message that carries `wire_id`; return what the platform calls it."""

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        """Write over a message; return what the platform calls it now."""

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        """Look for a message by its wire id. Only a complete look may say Absent."""

    async def gather(self, near: Address, gathering: Gathering, wire_id: str) -> str:
        """Make a place that only these accounts read, and return what the platform calls it.

        `near` is a channel, or where one of them is written to in private: then the adapter chooses the channel. Asked
        again with the same wire id, it finds the place that it made, lets in who is missing there, and returns that.
        Raises as `send` does; a platform that has no such places refuses for good, and says what can be done.
        """

    async def seat(self, place: Address, gathering: Gathering) -> tuple[str, ...]:
        """Let exactly these accounts read at a place that was made so; those that can't be let in. Asked again, it
        changes nothing. Only what is wrong with the place is raised.
        """


class NoPlaces:
    """For a platform on which a partner can't have a place of its own."""

    platform: str

    async def gather(self, near: Address, gathering: Gathering, wire_id: str) -> str:
        raise self._none()

    async def seat(self, place: Address, gathering: Gathering) -> tuple[str, ...]:
        raise self._none()

    def _none(self) -> Refused:
        advice = "I write to each of them directly instead."
        return Refused(f"{self.platform} has no private places", is_final=True, advice=advice)
