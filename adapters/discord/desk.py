"""Takes in what people do and sees that Discord is answered in time, whatever happens to the answer."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from adapters.calling import Core
from adapters.discord.answering import First, Kind, Plan, plan, waiting
from adapters.discord.commands import choices_for
from adapters.discord.doing import Hands
from adapters.discord.inbound import Inbound
from adapters.discord.people import Directory
from adapters.tasks import Tasks
from bot.events import Commanded, Event, Searched, Submitted
from bot.forms import joined
from bot.i18n import Translator
from bot.replies import given_back, restarting
from bot.turn import Reply

READY_WITHIN = 2.0
"""Seconds after which Discord is told to wait; it gives up after three."""
FINISH_WITHIN = 8.0
REMEMBERED = 2_000
"""Interactions that are known again if the gateway delivers them a second time, as it may after it resumed."""


class Desk:
    """Hands events to the engine, and answers them."""

    def __init__(self, engine: Core, hands: Hands, people: Directory, wake: Callable[[], None]) -> None:
        self._engine, self._hands, self._people, self._wake = engine, hands, people, wake
        self.tasks = Tasks()
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._is_closed = False

    def begin(self, received: Inbound) -> None:
        """Answer beside everything else, so that the gateway goes on being listened to."""
        if self._is_new(received.origin.id):
            self.tasks.start(self.take(received))

    def _is_new(self, interaction: str) -> bool:
        if interaction in self._seen:
            return False
        self._seen[interaction] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True

    async def take(self, received: Inbound) -> None:
        """Answer in the time that Discord gives; the effect is committed before it is told so."""
        if isinstance(received.event, Searched):
            await self._search(received, received.event)
            return
        if self._is_closed:
            reply = not_taken(received.event, await self._engine.speaks(received.event.sender))
            await self._hands.carry_out(received, plan(received.origin, reply))
            return
        answer = self.tasks.start(self._handled(received))
        done, _ = await asyncio.wait({answer}, timeout=READY_WITHIN)
        if not done:
            await self._late(received, answer)
            return
        reply = answer.result()
        if not await self._hands.carry_out(received, plan(received.origin, reply)):
            await self._hands.follow(received, reply)
        # After the answer: looking at the agenda would take its share of the interpreter before it is on its way.
        self._wake()

    async def _handled(self, received: Inbound) -> Reply:
        """The whole answer. Whatever it takes counts for the time that Discord gives."""
        await self._people.meet(received.event.sender, received.profile)
        reply = await self._engine.handle(received.event)
        if reply.errors:
            return await self._hands.wrong(received, reply)
        return with_words(received.event, reply) if reply.is_failure and not reply.is_kept else reply

    async def _late(self, received: Inbound, answer: "asyncio.Task[Reply]") -> None:
        await self._hands.carry_out(received, waiting(received.origin))
        reply = await answer
        self._wake()
        await self._hands.follow(received, reply)

    async def _search(self, received: Inbound, asked: Searched) -> None:
        """Names while somebody types; nothing is said when there are none."""
        reply = Reply() if self._is_closed else await self._engine.handle(asked)
        choices = choices_for(reply.suggestions, asked.words)
        await self._hands.carry_out(received, Plan(First(Kind.CHOICES, {"choices": choices})))

    def close(self) -> None:
        self._is_closed = True

    async def finish(self) -> None:
        """Let what was taken come to its end."""
        self.close()
        await self.tasks.finish(FINISH_WITHIN)


def not_taken(event: Event, t: Translator) -> Reply:
    """Whoever runs next knows nothing of this."""
    return with_words(event, restarting("", t))


def with_words(event: Event, reply: Reply) -> Reply:
    """A window is gone once it was sent off, and so is a command: what was not taken in goes back to its author."""
    words = joined(event.values) if isinstance(event, Submitted) else typed(event)
    return given_back(reply, words) if words else reply


def typed(event: Event) -> str:
    """A command as Discord takes it when it is pasted."""
    if not isinstance(event, Commanded):
        return ""
    if event.values:
        return " ".join((f"/loop {event.words}", *(f"{name}: {value}" for name, value in event.values.items())))
    return f"/loop say words: {event.words}" if " " in event.words else f"/loop {event.words}"
