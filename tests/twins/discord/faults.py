"""How this stand-in misbehaves on demand: errors by Discord's numbers, slowness, interactions that come twice."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from tests.twins import faults
from tests.twins.faults import ERROR, Fault

SEND, EDIT = "POST /channels/{channel}/messages", "PATCH /channels/{channel}/messages/{message}"
OPEN_DM = "POST /users/@me/channels"
CALLBACK = "POST /interactions/{interaction}/{token}/callback"
FOLLOW_UP = "POST /webhooks/{app}/{token}"
EDIT_ANSWER = "PATCH /webhooks/{app}/{token}/messages/{message}"
THREAD = "POST /channels/{channel}/threads"


@dataclass
class Faults(faults.Faults):
    """`latency`: seconds before every call is looked at."""

    latency: float = 0.0

    def answers(
        self, code: int, method: str = "*", accepted: bool = False, times: int = 1, channel: str = "", status: int = 0
    ) -> None:
        """Refuse with this one of Discord's numbers."""
        self.add(Fault(ERROR, method, channel, times, accepted, error=str(code), status=status))

    def repeats(self, least: int, most: int, jitter: float = 0.0) -> None:
        """Deliver every interaction several times; each copy is held back at random for up to `jitter` seconds."""
        self.copies, self.jitter = (least, most), jitter

    def at_random(self, rate: float, seed: int, latest: float = 0.0, methods: Iterable[str] = (SEND,)) -> None:
        super().at_random(rate, seed, latest, methods)

    def forget(self) -> None:
        super().forget()
        self.latency = 0.0

    async def waits(self) -> None:
        if self.latency:
            await asyncio.sleep(self.latency)
