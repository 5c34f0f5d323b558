"""Carries out what an answer consists of, and finds another way where Slack refuses one."""

from dataclasses import replace

import structlog

from adapters.calling import Core, NoAnswer
from adapters.slack.again import again
from adapters.slack.answering import (
    Offer,
    Open,
    Post,
    Rewrite,
    Step,
    Tell,
    Update,
    later,
    payload,
    payloads,
    spoken,
)
from adapters.slack.calling import Api, SlackError
from adapters.slack.inbound import Inbound, Way
from adapters.slack.voice import Voice
from bot.forms import joined
from bot.refs import new_ref
from bot.replies import unavailable
from bot.turn import OpenForm, Reply
from bot.ui.message import Message, Quoted
from storage.database import StorageUnavailable

log = structlog.get_logger()


class Hands:
    """Does what was planned, one step after the other; what fails is logged and never keeps the next from coming."""

    def __init__(self, api: Api, engine: Core) -> None:
        self.api, self._engine, self._voice = api, engine, Voice(api)

    async def do(self, inbound: Inbound, steps: tuple[Step, ...]) -> str:
        """Carry the steps out; the window that the last of them opened or changed, if one did."""
        view_id = ""
        for step in steps:
            try:
                view_id = await self._one(inbound, step) or view_id
            except (SlackError, NoAnswer) as error:
                log.warning("answer lost", step=type(step).__name__, error=str(error))
                await self._unheard(inbound)
        return view_id

    async def _unheard(self, inbound: Inbound) -> None:
        """No way is left to somebody right now: the outbox finds one, however long that takes."""
        origin = inbound.origin
        if not (origin.may_write or origin.way is Way.SAID):
            return
        try:
            await self._engine.unheard(inbound.event.sender)
        except StorageUnavailable:
            log.error("an answer was lost and nothing can be written down")

    async def follow(self, inbound: Inbound, reply: Reply, edition: str, opened: str) -> None:
        """The answer that was not ready in time; `opened` is the window that says to wait, if there is one."""
        origin = inbound.origin
        if origin.way is not Way.SUBMITTED:
            await self.do(inbound, later(origin, reply, edition, opened))
        elif reply.errors or reply.is_failure:
            await self.do(inbound, await self._once_more(inbound, reply, edition))
        else:
            await self.do(inbound, later(origin, reply, edition, origin.view_id))

    async def _once_more(self, inbound: Inbound, reply: Reply, edition: str) -> tuple[Step, ...]:
        """The form that made room for a window that says to wait, with what is not right and all that was typed."""
        origin, event = inbound.origin, inbound.event
        token, values = getattr(event, "token", ""), getattr(event, "values", {})
        try:
            found = await self._engine.came_back(event.sender, token, values, reply.errors) if reply.errors else reply
        except StorageUnavailable:
            found = reply
        if found.form:
            return later(origin, found, edition, origin.view_id)
        words = spoken(reply) or " ".join(reply.errors.values())
        message = (reply.messages or (Message(words),))[0]
        said = replace(message, blocks=(*message.blocks, Quoted(joined(values))))
        return (Update(origin.view_id, again(origin.sent or {}, words, edition), payloads(Reply((said,)))),)

    async def _one(self, inbound: Inbound, step: Step) -> str:
        origin = inbound.origin
        match step:
            case Tell(payload=body):
                await self._voice.tell(origin, body)
            case Post(payload=body):
                await self._voice.post(origin, body)
            case Rewrite(payload=body, simpler=simpler):
                await self._voice.rewrite(origin, body, simpler)
            case Open():
                return await self._open(inbound, step)
            case Update():
                return await self._update(inbound, step)
            case Offer(form=form):
                await self._offer(inbound, form)
        return ""

    async def _open(self, inbound: Inbound, step: Open) -> str:
        """Open a window. What was pressed too long ago opens none any more, so its content comes as a message."""
        method = "views.push" if step.on_top else "views.open"
        try:
            answer = await self.api.write(method, trigger_id=inbound.origin.trigger, view=step.view)
        except (SlackError, NoAnswer) as error:
            await self._instead(inbound, step, error)
            return ""
        return str((answer.get("view") or {}).get("id", ""))

    async def _update(self, inbound: Inbound, step: Update) -> str:
        """Show something else in a window. Whoever closed it meanwhile gets a message."""
        try:
            seen = {"hash": step.view_hash} if step.view_hash else {}
            await self.api.write("views.update", view_id=step.view_id, view=step.view, **seen)
        except (SlackError, NoAnswer) as error:
            await self._instead(inbound, step, error)
            return ""
        return step.view_id

    async def _instead(self, inbound: Inbound, step: Open | Update, error: SlackError | NoAnswer) -> None:
        """No window shows it: a form waits behind a button, and everything else is said."""
        log.info("window refused", step=type(step).__name__, error=str(error))
        if step.form:
            await self._offer(inbound, step.form)
        for body in step.instead:
            await self._voice.tell(inbound.origin, body)

    async def _offer(self, inbound: Inbound, form: OpenForm) -> None:
        try:
            reply = await self._engine.offer(inbound.event.sender, form)
        except StorageUnavailable:
            reply = unavailable(new_ref(), await self._engine.speaks(inbound.event.sender))
        for message in reply.messages:
            if inbound.origin.way is Way.SAID:
                await self._voice.post(inbound.origin, payload(message))
            else:
                await self._voice.tell(inbound.origin, payload(message))
