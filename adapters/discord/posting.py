"""Posts of the outbox: sent, written over, looked up."""

import asyncio
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any

from adapters.calling import NoAnswer
from adapters.discord.calling import Api, DiscordError, Json, TokenRefused
from adapters.discord.refusals import GONE, refusal
from adapters.discord.render import matches, post_payload, update_payload
from bot.clock import Clock
from bot.events import Address
from bot.ports import Absent, Blind, Here, Looked, Refused, Unknown, Unsure
from bot.ui.message import Message

PAGE, MOST_PAGES = 100, 50
DISCORDS_EPOCH = 1_420_070_400_000
NONCE_HOLDS = 120.0
"""Seconds for which Discord surely knows a nonce again; it promises some minutes."""
APART = 2.0
"""Seconds between two direct conversations that are opened: many at once get a bot flagged."""
MISSED = 60.0
"""Seconds after which the turn of somebody who did not come is over."""
MOST = 10_000
NO_ACCESS = frozenset({50001, 50013})


class Posts:
    """The outbox's side of Discord."""

    def __init__(self, api: Api, clock: Clock, apart: float = APART) -> None:
        self._api, self._clock, self._apart = api, clock, apart
        self._direct: OrderedDict[str, str] = OrderedDict()
        self._turns: OrderedDict[str, float] = OrderedDict()
        """When each conversation that waits for it may be opened."""
        self._open_at = 0.0

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        try:
            channel = await self._channel(to.place)
            return ref_of(await self._api.send(channel, post_payload(message, wire_id)))
        except (DiscordError, NoAnswer, TokenRefused) as error:
            raise refusal(error) from error

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        """Write over a message. One that can't be written over any more stays, and a new one says it."""
        channel, _, key = ref.partition(":")
        try:
            return ref_of(await self._api.edit(channel, key, update_payload(message, wire_id=wire_id)))
        except DiscordError as error:
            if error.code in GONE:
                return await self.send(to, message, wire_id)
            raise refusal(error) from error
        except (NoAnswer, TokenRefused) as error:
            raise refusal(error) from error

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        """Read what was posted since then, to its end. Raises Refused when Discord wants to be left alone."""
        try:
            return await self._look(await self._channel(to.place), wire_id, since)
        except DiscordError as error:
            if error.code in NO_ACCESS:
                return Blind(send_again=self._is_recent(since))
            if isinstance(said := refusal(error), Refused) and said.retry_after:
                raise said from error
            return Unknown()
        except (NoAnswer, TokenRefused):
            return Unknown()

    def _is_recent(self, since: datetime) -> bool:
        """Whether Discord still knows the nonce, so that it takes the same post only once."""
        return (self._clock.now() - since).total_seconds() < NONCE_HOLDS

    async def _look(self, channel: str, wire_id: str, since: datetime) -> Looked:
        after = snowflake(since)
        for _ in range(MOST_PAGES):
            page = await self._api.history(channel, PAGE, after=after)
            for message in page:
                if matches(message, wire_id):
                    return Here(f"{channel}:{message['id']}")
            if len(page) < PAGE:
                is_seen = bool(page) or await self._api.reads_back(channel)
                return Absent() if is_seen else Blind(send_again=self._is_recent(since))
            after = max((str(message["id"]) for message in page), key=int)
        return Unknown()

    async def _channel(self, place: str) -> str:
        """A person's place is the conversation with them, which is opened once."""
        kind, key = place[:1], place[1:]
        if kind != "u":
            return key
        if key not in self._direct:
            self._wait_for_turn(key)
            self._direct[key] = await self._opened(key)
            forget_oldest(self._direct)
        return self._direct[key]

    async def _opened(self, user: str) -> str:
        try:
            return channel_of(await self._api.direct_channel(user))
        except DiscordError as error:
            said = refusal(error)
            if isinstance(said, Refused) and said.retry_after:
                # That is for all of them: whoever waits gets another turn after that.
                self._turns.clear()
                self._open_at = max(self._open_at, asyncio.get_running_loop().time() + said.retry_after)
            raise

    def _wait_for_turn(self, user: str) -> None:
        """Raises Refused with the seconds until this conversation may be opened.

        Each gets an instant of its own, so that those who wait do not all come again for the one that is next.
        """
        now = asyncio.get_running_loop().time()
        at = self._turns.pop(user, None)
        if at is None or at < now - MISSED:
            at = max(now, self._open_at)
            self._open_at = at + self._apart
        if at > now:
            self._turns[user] = at
            forget_oldest(self._turns)
            raise Refused("opens many conversations", retry_after=at - now)


def forget_oldest(known: "OrderedDict[str, Any]") -> None:
    if len(known) > MOST:
        known.popitem(last=False)


def channel_of(answer: Json) -> str:
    """Raises NoAnswer for one that names no conversation."""
    if not answer.get("id"):
        raise NoAnswer("the answer named no conversation")
    return str(answer["id"])


def snowflake(at: datetime) -> str:
    """What Discord calls an instant: the smallest key that anything made since then can have."""
    milliseconds = int(at.astimezone(UTC).timestamp() * 1000) - DISCORDS_EPOCH
    return str(max(0, milliseconds) << 22)


def ref_of(answer: Json) -> str:
    """What a message is called from now on. Raises Unsure for an answer that does not say so."""
    channel, key = answer.get("channel_id"), answer.get("id")
    if not (channel and key):
        raise Unsure("the answer named no message")
    return f"{channel}:{key}"
