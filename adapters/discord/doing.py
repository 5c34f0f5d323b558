"""Carries out what an answer consists of, and finds another way where Discord refuses one."""

import asyncio

import structlog

from adapters.calling import Core, NoAnswer
from adapters.discord.answering import Follow, HandOver, Instead, Offer, Plan, Rewrite, Step, answers, instead, later
from adapters.discord.calling import Api, DiscordError, TokenRefused
from adapters.discord.inbound import Inbound
from adapters.discord.pacing import Pace
from adapters.discord.refusals import TOO_MUCH
from bot.events import Searched
from bot.forms import joined
from bot.refs import new_ref
from bot.replies import given_back, unavailable
from bot.turn import OpenForm, Reply
from storage.database import StorageUnavailable

log = structlog.get_logger()
ANSWERED_ALREADY = 40060
"""Another process on the same database was faster, though it could only say that the answer comes."""
AT_ONCE = 5, 2.0
"""So many messages Discord takes in so many seconds for one gesture."""
TURNS, LONGEST_TURN = 5, 60.0
"""How often, and for how many seconds each time, an answer waits for its turn."""


class Hands:
    """Does what was planned, one step after the other; what fails is logged and never keeps the next from coming."""

    def __init__(self, api: Api, engine: Core) -> None:
        self._api, self._engine = api, engine

    async def carry_out(self, inbound: Inbound, made: Plan) -> bool:
        """The first answer and what follows it; False where somebody else had told them to wait for it."""
        if made.first is None:
            return True
        try:
            await self._api.answer(inbound.origin.id, inbound.origin.token, made.first.body)
        except (DiscordError, NoAnswer, TokenRefused) as error:
            if isinstance(error, DiscordError) and error.code == ANSWERED_ALREADY:
                return False
            log.warning("answer lost", step=made.first.kind.name, error=str(error))
            await self._unheard(inbound)
        else:
            await self.do(inbound, made.steps)
        return True

    async def follow(self, inbound: Inbound, reply: Reply) -> None:
        """The answer that was not ready in time."""
        await self.do(inbound, later(inbound.origin, reply))

    async def do(self, inbound: Inbound, steps: tuple[Step, ...]) -> None:
        pace = Pace(*AT_ONCE, between=0.0)
        for step in steps:
            try:
                async with pace.turn():
                    await self._in_turn(inbound, step)
            except (DiscordError, NoAnswer, TokenRefused) as error:
                log.warning("answer lost", step=type(step).__name__, error=str(error))
                if not isinstance(step, Rewrite):
                    # An old message that stays as it was is no answer: that comes beside it.
                    await self._unheard(inbound)

    async def wrong(self, inbound: Inbound, reply: Reply) -> Reply:
        """A window can't show what is not right, so it is listed, and the window opens again filled in as it was."""
        event = inbound.event
        token, values = getattr(event, "token", ""), getattr(event, "values", {})
        try:
            found = await self._engine.came_back(event.sender, token, values, reply.errors)
            if found.form:
                return await self._engine.offer(event.sender, found.form)
        except StorageUnavailable:
            reply = unavailable(new_ref(), await self._engine.speaks(event.sender))
        return given_back(reply, joined(values)) if reply.messages else reply

    async def _in_turn(self, inbound: Inbound, step: Step) -> None:
        """What Discord says no to for a while has surely not arrived, so it is sent again after that."""
        for _ in range(TURNS):
            try:
                return await self._one(inbound, step)
            except DiscordError as error:
                if error.status != TOO_MUCH or (error.retry_after or LONGEST_TURN) >= LONGEST_TURN:
                    raise
                await asyncio.sleep(error.retry_after or 0.0)
        return await self._one(inbound, step)

    async def _one(self, inbound: Inbound, step: Step) -> None:
        origin = inbound.origin
        match step:
            case Follow(payload=body):
                await self._api.follow_up(origin.application, origin.token, body)
            case Instead(payload=body):
                await self._api.edit_answer(origin.application, origin.token, body)
            case Rewrite(payload=body):
                await self._api.edit(origin.channel, origin.message_id, body)
            case HandOver(files=files):
                await self._api.hand_over(origin.application, origin.token, files)
            case Offer(form=form, is_first=is_first):
                await self._offer(inbound, form, is_first)

    async def _offer(self, inbound: Inbound, form: OpenForm, is_first: bool) -> None:
        try:
            reply = await self._engine.offer(inbound.event.sender, form)
        except StorageUnavailable:
            reply = unavailable(new_ref(), await self._engine.speaks(inbound.event.sender))
        for body in answers(reply):
            await self._one(inbound, instead(body) if is_first else Follow(body))
            is_first = False

    async def _unheard(self, inbound: Inbound) -> None:
        """No way is left to somebody right now: the outbox finds one, however long that takes. Whoever only types
        misses nothing but names to pick from.
        """
        if isinstance(inbound.event, Searched):
            return
        try:
            await self._engine.unheard(inbound.event.sender)
        except StorageUnavailable:
            log.error("an answer was lost and nothing can be written down")
