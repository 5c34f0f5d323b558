"""Says something to one person, in one of several ways: what fails in one is tried in the next."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from adapters.calling import NoAnswer, NotReached
from adapters.slack.calling import QUIET, Api, Json, SlackError
from adapters.slack.inbound import Origin
from adapters.slack.refusals import SHORT_WAIT, is_too_much

log = structlog.get_logger()
T = TypeVar("T")
LONGEST_WAIT = 30.0
"""Seconds that an answer waits when Slack wants to be left alone; whoever asked is still there by then."""


class Voice:
    """Answers people. The address that came with what they did is good for five answers within half an hour."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def tell(self, origin: Origin, body: Json) -> None:
        """Say something to one person: where they are, or else in the conversation with them.

        Raises SlackError and NoAnswer when there is no way left.
        """
        is_channel = origin.channel and not origin.channel.startswith("D")
        # What one person alone is told at the address that came along stands in the channel, never in a thread.
        if origin.thread and await self._whispered(origin, body):
            return
        if origin.response_url and await self._responded(origin.response_url, body):
            return
        if is_channel and not origin.thread and await self._whispered(origin, body):
            return
        if origin.may_write or not is_channel:
            await self.post(origin, body, to=origin.user)
        else:
            log.warning("answer lost", step="tell")

    async def rewrite(self, origin: Origin, body: Json, simpler: Json | None = None) -> None:
        """Write over the message whose button was pressed; where that can't be done, say it."""
        over = {**body, "replace_original": True}
        try:
            await patiently(lambda: self._twice(origin.response_url, over))
        except SlackError as error:
            log.info("rewriting refused", status=error.status)
            await (self.rewrite(origin, simpler) if simpler else self.tell(origin, body))
        except NoAnswer:
            await self.tell(origin, body)

    async def _twice(self, url: str, over: Json) -> None:
        """Once more if nobody knows whether it was done: the same written over the same message is no repeat."""
        try:
            await self._api.respond(url, over)
        except NoAnswer:
            await self._api.respond(url, over)

    async def post(self, origin: Origin, body: Json, to: str = "") -> None:
        """Say it in a conversation, where it stays."""
        thread = {"thread_ts": origin.thread} if origin.thread and not to else {}
        about = {"channel": to or origin.channel or origin.user, "mrkdwn": False, **thread, **QUIET}
        await patiently(lambda: self._api.write("chat.postMessage", **about, **body))

    async def _responded(self, url: str, body: Json) -> bool:
        """Whether it was surely said. Said twice to one person alone is better than not at all."""
        said = {**body, "response_type": "ephemeral", "replace_original": False}
        try:
            await patiently(lambda: self._api.respond(url, said))
        except (SlackError, NoAnswer) as error:
            log.info("answering address refused", error=type(error).__name__)
            return False
        return True

    async def _whispered(self, origin: Origin, body: Json) -> bool:
        about = {"channel": origin.channel, "user": origin.user, "parse": "none", "link_names": False}
        thread = {"thread_ts": origin.thread} if origin.thread else {}
        try:
            await patiently(lambda: self._api.write("chat.postEphemeral", **about, **thread, **body))
        except (SlackError, NoAnswer) as error:
            log.info("whisper refused", error=type(error).__name__)
            return False
        return True


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call, and once more after a while when Slack says when, or was not even reached."""
    try:
        return await call()
    except NotReached:
        pause = SHORT_WAIT
    except SlackError as error:
        pause = error.retry_after or SHORT_WAIT
        if not is_too_much(error.code, error.status) or pause > LONGEST_WAIT:
            raise
    await asyncio.sleep(pause)
    return await call()
