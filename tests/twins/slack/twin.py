"""A stand-in for Slack on 127.0.0.1, in a thread of its own, so that it outlives every bot that connects to it."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from tests.twins.slack import asking, filing, posting, viewing
from tests.twins.slack.delivering import EVENTS, RETRIES, Deliveries, Outcome
from tests.twins.slack.faults import Faults
from tests.twins.slack.member import Member
from tests.twins.slack.payloads import event, spoken
from tests.twins.slack.sockets import OnAck, Sockets
from tests.twins.slack.state import BOT_USER, JSON, TEAM, Channel, Message, User, Workspace
from tests.twins.slack.table import EVENT_SCOPES, SCOPES, Answerer
from tests.twins.slack.web import Call, WebApi

T = TypeVar("T")
METHOD_FILES = (asking, filing, posting, viewing)
"""Read, so that each of them enters its methods in the table."""


class SlackTwin:
    """`now` is the clock that times of messages come from; `patience` is how long a person waits for the bot."""

    bot_token, app_token, signing_secret, team = "xoxb-twin", "xapp-twin", "twin-signing-secret", TEAM

    def __init__(
        self,
        record: Path | None = None,
        now: Callable[[], float] = time.time,
        patience: float = 3.0,
        scopes: Iterable[str] = SCOPES,
        deliver_to: str = "",
        retries: tuple[float, ...] = RETRIES,
    ) -> None:
        """`deliver_to`: an address for signed requests, instead of the sockets."""
        self.world, self.faults, self.sockets = Workspace(now), Faults(), Sockets()
        self.deliveries = Deliveries(self.sockets, self.faults, self.signing_secret, patience, retries, deliver_to)
        tokens = (self.bot_token, self.app_token, self.signing_secret)
        self.answerer = Answerer(self.world, *tokens, self.sockets.new_link, tuple(scopes), self.faults.refused_blocks)
        self.web = WebApi(self.world, self.answerer, self.faults, record)
        self.web.after = self._echo
        self.echoes, self.problems = False, list[str]()
        self.members: dict[str, Member] = {}
        self.world.users[BOT_USER] = User(BOT_USER, "Loop", is_bot=True)
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True, name="slack-twin")

    def __enter__(self) -> "SlackTwin":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        self._ready.set()
        self._loop.run_forever()

    async def _start(self) -> None:
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.add_routes([*self.web.routes(), web.get("/link", self.sockets.handle)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self.world.url_root, self.sockets.ws_root = f"http://127.0.0.1:{port}/", f"ws://127.0.0.1:{port}/"

    async def _stop(self) -> None:
        await self.deliveries.close()
        await self.web.close()
        await self.sockets.close()
        await self._runner.cleanup()

    def run(self, work: Coroutine[Any, Any, T], within: float = 60) -> T:
        """Let the stand-in's own loop do something, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(within)

    @property
    def api_url(self) -> str:
        return f"{self.world.url_root}api/"

    @property
    def calls(self) -> list[Call]:
        return self.web.calls

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in list(self.calls) if call.method == method]

    @property
    def files(self) -> dict[str, JSON]:
        """What was handed in, by id, with `name`, `title` and `content`."""
        return self.world.files

    def messages(self, channel: str) -> list[Message]:
        """Everything in a channel, ephemerals too, the newest last."""
        return list(self.channel(channel).messages)

    def channel(self, name: str) -> Channel:
        """A channel by its id or its name."""
        for channel in list(self.world.channels.values()):
            if name.removeprefix("#") in {channel.id, channel.name}:
                return channel
        return self.world.dm(name) if name in self.world.users else self.world.channel(name)

    def add_user(self, id: str, name: str, team: str | None = None, **about: Any) -> Member:
        self.world.users[id] = User(id, name, team=team or TEAM, **about)
        self.members[id] = Member(self, id)
        return self.members[id]

    def add_channel(self, id: str, name: str, members: Iterable["Member | str"] = (), **about: Any) -> Channel:
        ids = {each if isinstance(each, str) else each.id for each in members}
        self.world.channels[id] = Channel(id, name, ids, **about)
        return self.world.channels[id]

    def passes(self, seconds: float) -> None:
        """Let Slack's own time go by: triggers and response_urls grow old."""
        self.world.passed += seconds

    def keeps_pace(self, burst: int = 0) -> None:
        """From now on, one post a second in each channel, with an allowance of so many more."""
        self.web.pace.strict, self.web.pace.burst = True, burst

    def deliver(self, kind: str, payload: JSON, on_ack: OnAck = lambda _: None) -> Outcome:
        return self.run(self.deliveries.deliver(kind, payload, on_ack))

    def event(self, said: JSON) -> Outcome:
        """Tell the bot of an event, if its scopes allow it to hear of it."""
        needed = EVENT_SCOPES.get(str(said["type"]), "")
        if needed and needed not in self.answerer.scopes:
            self.problems.append(f"{said['type']} is not delivered without {needed}")
            return Outcome(False, 0.0, {})
        return self.deliver(EVENTS, event(self.world, {"event_ts": self.world.new_ts(), **said}))

    def _echo(self, call: Call) -> None:
        """With `echoes`, an app that hears direct messages hears of its own there too, as it does in Slack."""
        place = self.world.channels.get(str(call.answer.get("channel")))
        if not (self.echoes and call.method == "chat.postMessage" and place and place.im_with):
            return
        said = spoken(place.find(str(call.answer["ts"])), channel_type="im")
        self.deliveries.begin(EVENTS, event(self.world, said))

    def changes(self, user_id: str, **about: Any) -> Outcome:
        """A person's account changes, and the bot is told."""
        self.world.users[user_id] = replace(self.world.users[user_id], **about)
        user = self.world.users[user_id].shown(with_locale=True)
        return self.event({"type": "user_change", "user": user, "cache_ts": int(self.world.now())})

    def deactivates(self, user_id: str) -> Outcome:
        for channel in self.world.channels.values():
            channel.members.discard(user_id)
        return self.changes(user_id, deleted=True)

    def joins(self, user_id: str, channel: str) -> Outcome:
        """A person or the bot itself comes into a channel."""
        return self._moves("member_joined_channel", user_id, channel)

    def leaves(self, user_id: str, channel: str) -> Outcome:
        return self._moves("member_left_channel", user_id, channel)

    def _moves(self, kind: str, user_id: str, name: str) -> Outcome:
        channel, comes = self.channel(name), kind == "member_joined_channel"
        if user_id == BOT_USER:
            channel.bot_is_in = comes
        else:
            (channel.members.add if comes else channel.members.discard)(user_id)
        place = {"channel": channel.id, "channel_type": "G" if channel.is_private else "C", "team": TEAM}
        return self.event({"type": kind, "user": user_id, **place})

    def invites_bot(self, channel: str) -> Outcome:
        return self.joins(BOT_USER, channel)

    def removes_bot(self, channel: str) -> Outcome:
        """Of its own removal an app hears by another event than of other people's."""
        place = self.channel(channel)
        place.bot_is_in = False
        kind = "group_left" if place.is_private else "channel_left"
        return self.event({"type": kind, "channel": place.id, "actor_id": BOT_USER})

    def archives(self, channel: str, by: str = "U_ADMIN") -> Outcome:
        place = self.channel(channel)
        place.is_archived = True
        kind = "group_archive" if place.is_private else "channel_archive"
        return self.event({"type": kind, "channel": place.id, "user": by, "is_moved": 0})

    def disconnects(self, reason: str = "refresh_requested") -> None:
        self.run(self.sockets.tell_all(reason))

    def aborts_sockets(self) -> None:
        self.run(self.sockets.abort())

    def silences_sockets(self) -> None:
        self.run(self.sockets.fall_silent())

    def connected(self, times: int = 1, timeout: float = 10) -> None:
        """Wait until so many connections have been greeted since the beginning."""
        self.wait_for(lambda: self.sockets.greeted >= times, timeout, f"{times} connections")

    def settled(self, quiet: float = 0.15, timeout: float = 5) -> None:
        """Wait until no call has come for a while, and none is under way."""
        self.wait_for(lambda: self._is_quiet(quiet), timeout, "quiet")

    def _is_quiet(self, quiet: float) -> bool:
        return self.web.in_flight == 0 and time.monotonic() - self.web.last_call >= quiet

    def wait_for(self, predicate: Callable[[], T], timeout: float = 5, what: str = "it") -> T:
        """What the predicate says as soon as that is true of anything."""
        end = time.monotonic() + timeout
        while True:
            found = predicate()
            if found:
                return found
            assert time.monotonic() < end, f"waited {timeout} s for {what}: {[c.method for c in self.calls[-10:]]}"
            time.sleep(0.01)
