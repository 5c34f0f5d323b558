"""Takes in what people do and sees that Slack is answered in time, whatever happens to the answer."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any
from uuid import uuid4

from adapters.calling import Core
from adapters.slack import answering
from adapters.slack.doing import Hands
from adapters.slack.homes import Homes
from adapters.slack.inbound import Inbound, Way, at_home
from adapters.slack.modals import suggestion_options
from adapters.slack.speech import accounts_in
from adapters.tasks import Tasks
from bot.events import Commanded, Event, Searched, Sender
from bot.replies import restarting
from bot.turn import Reply
from storage.people import Standing

READY_WITHIN = 2.0
"""Seconds after which Slack is told to wait; it gives up after three."""
PATIENT_FOR = 2.5
"""Seconds more after which somebody who typed a command and sees nothing is told that it was heard."""
FINISH_WITHIN = 8.0
NO_GESTURES = frozenset({Way.SAID, Way.MENTIONED, Way.OPENED})

Ack = Callable[..., Awaitable[Any]]
Answered = tuple[Inbound, Reply]


class Closed(Exception):
    """No event is taken any more: Slack sends what is not acknowledged again, to whoever runs then.

    It sends no gesture again, so each of those is answered to the last.
    """


class Desk:
    """Hands events to the engine, acknowledges them, and lets what follows happen behind that."""

    def __init__(self, engine: Core, hands: Hands, wake: Callable[[], None]) -> None:
        self._engine, self._hands, self._wake = engine, hands, wake
        self._homes = Homes(hands.api)
        self.meet: Callable[[Sender], Coroutine[Any, Any, Sender]] | None = None
        """Makes sure that the core knows who somebody is; set by whoever can ask."""
        self.look: Callable[[Event], Coroutine[Any, Any, Event]] | None = None
        """The same for people and channels that they named."""
        self.tasks = Tasks()
        self.start = self.tasks.start
        self._is_closed = self._is_gone = False

    async def take(self, received: Inbound, ack: Ack) -> None:
        """Answer in the time that Slack gives; the effect is committed before it is told so."""
        if self._is_closed:
            await self._send_away(received, ack)
            return
        if received.origin.way is Way.OPENED:
            await self._welcome(received, ack)
            return
        answer = self.start(self._handled(received))
        # What is no gesture may take its time: it is sent again, and known by its key.
        within = None if received.origin.way in NO_GESTURES else READY_WITHIN
        done, _ = await asyncio.wait({answer}, timeout=within)
        if done:
            received, reply = answer.result()
            made = answering.plan(received.origin, reply, edition())
            await ack(**made.ack)
            # After the answer: looking at the agenda would take its share of the interpreter before it is on its way.
            self._wake()
            if made.steps or received.origin.is_home:
                self.start(self._finish(received, made, reply))
        else:
            waited = answering.waiting(received.origin, await self._engine.speaks(received.event.sender))
            await ack(**waited.ack)
            self.start(self._follow(received, waited, answer))

    async def _welcome(self, received: Inbound, ack: Ack) -> None:
        """Somebody opened their home; nothing but what they see follows from that."""
        await asyncio.wait({self.start(self._homes.show(received, self._home))}, timeout=READY_WITHIN)
        await ack()
        self._wake()

    async def _home(self, asked: Inbound) -> answering.Publish | None:
        received, reply = await self._handled(asked)
        return answering.home(received.origin, reply)

    async def _send_away(self, received: Inbound, ack: Ack) -> None:
        """Nothing is begun any more. A gesture, which Slack sends only once, is given back with all its words."""
        if received.origin.way in NO_GESTURES or self._is_gone:
            raise Closed
        reply = restarting(given_back(received.event), await self._engine.speaks(received.event.sender))
        made = answering.plan(received.origin, reply, edition())
        await ack(**made.ack)
        self.start(self._hands.do(received, made.steps))

    async def search(self, event: Searched, ack: Ack) -> None:
        """Names while somebody types; what they typed comes last, as it may be new."""
        if self.meet:
            event = replace(event, sender=await self.meet(event.sender))
        reply = await self._engine.handle(event)
        await ack(options=suggestion_options(reply.suggestions, event.words))

    def close(self) -> None:
        self._is_closed = True

    async def finish(self) -> None:
        """Let what was taken come to its end."""
        self.close()
        await self.tasks.finish(FINISH_WITHIN)
        self._is_gone = True

    async def _handled(self, received: Inbound) -> "Answered":
        """The answer, and what came in together with what Slack says of whom it came from."""
        if self.meet is None:
            return received, await self._engine.handle(received.event)
        who = await self.meet(received.event.sender)
        event = replace(received.event, sender=who)
        if self.look:
            event = await self.look(event)
        reply = await self._engine.handle(event)
        for account in accounts_in(event):
            # Whoever was just put on the team is asked about at once, and let go again if they are a guest.
            self.start(self.meet(account))
        return Inbound(event, replace(received.origin, may_write=who.standing is Standing.MEMBER)), reply

    async def _finish(self, received: Inbound, made: answering.Plan, reply: Reply) -> None:
        await self._hands.do(received, made.steps)
        await self._changed_home(received, reply)

    async def _follow(self, received: Inbound, waited: answering.Plan, answer: "asyncio.Task[Answered]") -> None:
        opened = await self._hands.do(received, waited.steps)
        await asyncio.wait({answer}, timeout=PATIENT_FOR)
        if not answer.done():
            t = await self._engine.speaks(received.event.sender)
            await self._hands.do(received, answering.soon(received.origin, t))
        received, reply = await answer
        self._wake()
        await self._hands.follow(received, reply, edition(), opened)
        await self._changed_home(received, reply)

    async def _changed_home(self, received: Inbound, reply: Reply) -> None:
        """What was done at home may have changed what it shows."""
        if received.origin.is_home and (reply.messages or reply.update) and not (reply.form or reply.errors):
            await self._homes.show(at_home(received, uuid4().hex), self._home)


def given_back(event: Event) -> str:
    """What was typed, ready to be sent again. A form keeps its own words."""
    return f"/loop {event.words}".rstrip() if isinstance(event, Commanded) else ""


def edition() -> str:
    """What tells one rendering of a window from another. No secret, so nothing is asked of the system for it."""
    return f"{random.getrandbits(24):06x}"
