"""Posts of the outbox: sent, written over, looked up; drawn more simply where Slack refuses them as they are."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta

from adapters.calling import NoAnswer, NotReached
from adapters.slack.budget import Rung
from adapters.slack.calling import QUIET, Api, Json, SlackError
from adapters.slack.inbound import is_person
from adapters.slack.refusals import GONE, NOT_DRAWN, refusal
from adapters.slack.render import message_payload
from bot.clock import Clock
from bot.events import Address
from bot.ports import Absent, Blind, Here, Looked, Refused, Unknown, Unsure
from bot.ui.message import Message

KIND = "loopkeeper_post"
REMEMBERED = timedelta(days=1)
PAGE = "200"
UNREACHED = 10.0
"""Seconds to wait when there is no way to Slack at all."""
RUNGS = (Rung.NATIVE, Rung.LIST, Rung.TEXT)

Call = Callable[[Json], Awaitable[Json]]


class Ladder:
    """How simply each workspace wants messages drawn. A refusal is remembered for a day, then tried again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._refused: dict[str, tuple[Rung, datetime]] = {}

    def rungs(self, workspace: str) -> Iterator[Rung]:
        """From the best that may be taken to the simplest."""
        rung, until = self._refused.get(workspace, (RUNGS[0], self._clock.now()))
        start = RUNGS.index(rung) if until > self._clock.now() else 0
        yield from RUNGS[start:]

    def refused(self, workspace: str, rung: Rung) -> None:
        simpler = RUNGS[min(RUNGS.index(rung) + 1, len(RUNGS) - 1)]
        self._refused[workspace] = (simpler, self._clock.now() + REMEMBERED)


class Posts:
    """The outbox's side of Slack."""

    def __init__(
        self, api: Api, clock: Clock, can_look: Callable[[], bool], name: Callable[[], str], resend: bool
    ) -> None:
        """`can_look`: whether the bot may read what it posted; `name`: what it is invited by.

        `resend`: whether a post that can't be looked up is sent again rather than held.
        """
        self._api, self._ladder, self._can_look, self._name, self._resend = api, Ladder(clock), can_look, name, resend

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        channel, _, thread = to.place.partition("/")
        about = {"channel": channel, "metadata": mark(wire_id), "mrkdwn": False, **QUIET}
        if thread:
            about["thread_ts"] = thread

        def post(payload: Json) -> Awaitable[Json]:
            return self._api.write("chat.postMessage", **about, **payload)

        try:
            answer = await self._drawn(to.workspace, message, post)
        except (SlackError, NoAnswer) as error:
            raise self._failure(error) from error
        return ref_of(answer)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        """Write over a message. One that can't be written over any more stays, and a new one says it."""
        channel, _, ts = ref.partition(":")
        about = {"channel": channel, "ts": ts, "metadata": mark(wire_id), "parse": "none", "link_names": False}

        def update(payload: Json) -> Awaitable[Json]:
            return self._api.write("chat.update", **about, **payload)

        try:
            return ref_of(await self._drawn(to.workspace, message, update))
        except SlackError as error:
            if error.code in GONE:
                return await self.send(to, message, wire_id)
            raise self._failure(error) from error
        except NoAnswer as error:
            raise self._failure(error) from error

    async def _drawn(self, workspace: str, message: Message, call: Call) -> Json:
        """Call with the best drawing that is taken. Each try was surely refused before the next one is made."""
        for rung in self._ladder.rungs(workspace):
            try:
                return await call(message_payload(message, rung))
            except SlackError as error:
                if error.code not in NOT_DRAWN or rung is RUNGS[-1]:
                    raise
                self._ladder.refused(workspace, rung)
        raise AssertionError("the last rung either answers or raises")

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        """Read what was posted since then, to its end. Raises Refused when Slack wants to be left alone."""
        if not self._can_look():
            return Blind(self._resend)
        try:
            return await self._look(to, wire_id, since)
        except SlackError as error:
            if (said := self._failure(error)) and isinstance(said, Refused) and said.retry_after:
                raise said from error
            return Unknown()
        except NoAnswer:
            return Unknown()

    async def _look(self, to: Address, wire_id: str, since: datetime) -> Looked:
        place, _, thread = to.place.partition("/")
        channel = await self._channel(place)
        method = "conversations.replies" if thread else "conversations.history"
        asked = {"channel": channel, "oldest": str(since.timestamp()), "inclusive": "true"}
        asked |= {"include_all_metadata": "true", "limit": PAGE, **({"ts": thread} if thread else {})}
        while True:
            page = await self._api.read(method, **asked)
            for message in page.get("messages", ()):
                if wire_id_of(message) == wire_id:
                    return Here(f"{channel}:{message['ts']}")
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return Unknown() if page.get("has_more") else Absent()
            asked["cursor"] = cursor

    def _failure(self, error: SlackError | NoAnswer) -> Refused | Unsure:
        if isinstance(error, NotReached):
            return Refused(str(error), retry_after=UNREACHED)
        if isinstance(error, NoAnswer):
            return Unsure(str(error))
        return refusal(error.code, error.status, error.retry_after, self._name())

    async def _channel(self, place: str) -> str:
        """A person's place is the conversation with them."""
        if not is_person(place):
            return place
        opened = await self._api.write("conversations.open", users=place)
        return str(opened["channel"]["id"])


def mark(wire_id: str) -> Json:
    """What is sent along to find a post again. Everybody in the workspace can read it, so it means nothing."""
    return {"event_type": KIND, "event_payload": {"k": wire_id}}


def wire_id_of(message: Json) -> str:
    about = message.get("metadata") or {}
    return str((about.get("event_payload") or {}).get("k", "")) if about.get("event_type") == KIND else ""


def ref_of(answer: Json) -> str:
    """What a message is called from now on. Raises Unsure for an answer that does not say so."""
    channel, ts = answer.get("channel"), answer.get("ts")
    if not (channel and ts):
        raise Unsure("the answer named no message")
    return f"{channel}:{ts}"
