"""Carries out what an answer consists of, and finds another way where Slack refuses one."""

from dataclasses import replace

import structlog

from adapters.slack.again import again
from adapters.slack.answering import (
    Offer,
    Open,
    Post,
    Publish,
    Rewrite,
    Step,
    Tell,
    Update,
    later,
    payload,
    payloads,
    spoken,
)
from adapters.slack.calling import QUIET, Api, Core, Json, NoAnswer, SlackError
from adapters.slack.inbound import Inbound, Origin, Way
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
        self._api, self._engine = api, engine

    async def do(self, inbound: Inbound, steps: tuple[Step, ...]) -> str:
        """Carry the steps out; the window that the last of them opened or changed, if one did."""
        view_id = ""
        for step in steps:
            try:
                view_id = await self._one(inbound, step) or view_id
            except SlackError as error:
                log.warning("answer refused", step=type(step).__name__, error=error.code)
            except NoAnswer:
                log.warning("answer lost", step=type(step).__name__)
        return view_id

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
                await self.tell(origin, body)
            case Post(payload=body):
                await self._post(origin, body)
            case Rewrite(payload=body, simpler=simpler):
                await self._rewrite(origin, body, simpler)
            case Open():
                return await self._open(inbound, step)
            case Update():
                return await self._update(inbound, step)
            case Publish(view=view, view_hash=view_hash):
                await self._publish(origin, view, view_hash)
            case Offer(form=form):
                await self._offer(inbound, form)
        return ""

    async def tell(self, origin: Origin, body: Json) -> None:
        """Say something to one person: where they are, or else in the conversation with them."""
        if origin.response_url and await self._responded(origin.response_url, body):
            return
        is_channel = origin.channel and not origin.channel.startswith("D")
        if is_channel and await self._whispered(origin, body):
            return
        if origin.may_write or not is_channel:
            await self._post(origin, body, to=origin.user)

    async def _rewrite(self, origin: Origin, body: Json, simpler: Json | None = None) -> None:
        try:
            await self._api.respond(origin.response_url, {**body, "replace_original": True})
        except SlackError as error:
            log.info("rewriting refused", status=error.status)
            await (self._rewrite(origin, simpler) if simpler else self.tell(origin, body))

    async def _responded(self, url: str, body: Json) -> bool:
        try:
            await self._api.respond(url, {**body, "response_type": "ephemeral", "replace_original": False})
        except SlackError as error:
            # It is good for five answers within half an hour.
            log.info("answering address refused", status=error.status)
            return False
        return True

    async def _whispered(self, origin: Origin, body: Json) -> bool:
        about = {"channel": origin.channel, "user": origin.user, "parse": "none", "link_names": False}
        thread = {"thread_ts": origin.thread} if origin.thread else {}
        try:
            await self._api.write("chat.postEphemeral", **about, **thread, **body)
        except SlackError as error:
            log.info("whisper refused", error=error.code)
            return False
        return True

    async def _post(self, origin: Origin, body: Json, to: str = "") -> None:
        thread = {"thread_ts": origin.thread} if origin.thread and not to else {}
        channel = to or origin.channel or origin.user
        await self._api.write("chat.postMessage", channel=channel, mrkdwn=False, **thread, **QUIET, **body)

    async def _open(self, inbound: Inbound, step: Open) -> str:
        """Open a window. What was pressed too long ago opens none any more, so its content comes as a message."""
        method = "views.push" if step.on_top else "views.open"
        try:
            answer = await self._api.write(method, trigger_id=inbound.origin.trigger, view=step.view)
        except (SlackError, NoAnswer) as error:
            await self._instead(inbound, step, error)
            return ""
        return str((answer.get("view") or {}).get("id", ""))

    async def _update(self, inbound: Inbound, step: Update) -> str:
        """Show something else in a window. Whoever closed it meanwhile gets a message."""
        try:
            await self._api.write("views.update", view_id=step.view_id, view=step.view)
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
            await self.tell(inbound.origin, body)

    async def _publish(self, origin: Origin, view: Json, view_hash: str) -> None:
        """Show the home anew. Who sees an older one than we thought gets the newest all the same."""
        about = {"user_id": origin.user, "view": view}
        try:
            await self._api.write("views.publish", **about, **({"hash": view_hash} if view_hash else {}))
        except SlackError as error:
            if error.code != "hash_conflict":
                raise
            await self._api.write("views.publish", **about)

    async def _offer(self, inbound: Inbound, form: OpenForm) -> None:
        try:
            reply = await self._engine.offer(inbound.event.sender, form)
        except StorageUnavailable:
            reply = unavailable(new_ref())
        for message in reply.messages:
            if inbound.origin.way is Way.SAID:
                await self._post(inbound.origin, payload(message))
            else:
                await self.tell(inbound.origin, payload(message))
