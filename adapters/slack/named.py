"""People and channels that somebody named: Slack is asked about them before what they did is answered."""

import asyncio
import re
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import structlog

from adapters.calling import NoAnswer
from adapters.slack.calling import Api, Json, SlackError
from adapters.slack.inbound import PLATFORM
from adapters.slack.speech import accounts_in, called
from bot.events import Channel, Event, Sender, Submitted
from storage.people import Standing

log = structlog.get_logger()
WITHIN = 1.0
"""Seconds that whoever named them is kept waiting; without an answer it goes on as if nothing had been asked."""
MOST_CHANNELS = 2
PLACE = re.compile(rf"{PLATFORM}:\w+:[CG]\w+", re.ASCII)

Start = Callable[[Coroutine[Any, Any, Any]], "asyncio.Task[Any]"]


class Named:
    """Puts what Slack says into the event, and sees that a colleague who never typed anything is known."""

    def __init__(
        self,
        api: Api,
        meet: Callable[[Sender], Coroutine[Any, Any, Sender | None]],
        start: Start,
        name: Callable[[], str],
    ) -> None:
        """`meet` introduces somebody and says who they are; `name` is what the bot is invited by."""
        self._api, self._meet, self._start, self._name = api, meet, start, name

    async def look(self, event: Event) -> Event:
        """Nobody can make the bot ask but a member of the workspace."""
        if event.sender.standing is not Standing.MEMBER:
            return event
        people = {account_of(who): self._start(self._meet(who)) for who in accounts_in(event)}
        channels = {place: self._start(self._channel(place)) for place in places_in(event)}
        if asking := {*people.values(), *channels.values()}:
            await asyncio.wait(asking, timeout=WITHIN)
        met: dict[str, Sender] = answered(people)
        labels = {account: called("@", who.name) for account, who in met.items() if who.name}
        standings = {account: who.standing for account, who in met.items()}
        return replace(event, standings=standings, channels=answered(channels), labels={**event.labels, **labels})

    async def _channel(self, place: str) -> Channel | None:
        invite = f"/invite @{self._name()}"
        try:
            answer = await self._api.read("conversations.info", channel=place.rpartition(":")[2])
        except SlackError as error:
            # Gone, or private and without the bot; any other refusal says nothing about the channel.
            return Channel(is_seen=False, invite=invite) if error.code == "channel_not_found" else None
        except NoAnswer:
            return None
        return channel_of(answer.get("channel") or {}, invite)


def channel_of(said: Json, invite: str) -> Channel:
    is_shared = bool(said.get("is_ext_shared") or said.get("is_pending_ext_shared"))
    return Channel(
        is_shared=is_shared,
        is_archived=bool(said.get("is_archived")),
        invite="" if said.get("is_member", True) else invite,
    )


def account_of(who: Sender) -> str:
    return ":".join(who.key)


def places_in(event: Event) -> list[str]:
    """Channels of the same workspace that were picked in a form, or that a line ends with."""
    words = tuple(event.values.values()) if isinstance(event, Submitted) else getattr(event, "words", "").split()[-1:]
    here = f"{event.sender.platform}:{event.sender.workspace}:"
    return [word for word in dict.fromkeys(words) if word.startswith(here) and PLACE.fullmatch(word)][:MOST_CHANNELS]


def answered(asked: dict[str, "asyncio.Task[Any]"]) -> dict[str, Any]:
    """What is known by now."""
    over = {key: task for key, task in asked.items() if task.done() and not task.cancelled() and not task.exception()}
    return {key: task.result() for key, task in over.items() if task.result() is not None}
