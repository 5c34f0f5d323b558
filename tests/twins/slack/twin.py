"""A stand-in for one workspace of Slack on 127.0.0.1, with an app in it."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.twins.background import Settling
from tests.twins.slack import asking, filing, installing, posting, viewing
from tests.twins.slack.delivering import EVENTS, RETRIES, Deliveries, Outcome
from tests.twins.slack.faults import Faults
from tests.twins.slack.member import Member
from tests.twins.slack.payloads import event, farewell, spoken
from tests.twins.slack.sockets import OnAck, Sockets
from tests.twins.slack.state import BOT_USER, JSON, NAME, TEAM, Channel, Message, User, Workspace
from tests.twins.slack.table import EVENT_SCOPES, SCOPES, Answerer
from tests.twins.slack.web import Call, WebApi

METHOD_FILES = (asking, filing, installing, posting, viewing)
"""Read, so that each of them enters its methods in the table."""


class SlackTwin(Settling):
    """`now` is the clock that times of messages come from; `patience` is how long a person waits for the bot."""

    app_token, signing_secret = "xapp-twin", "twin-signing-secret"

    def __init__(
        self,
        record: Path | None = None,
        now: Callable[[], float] = time.time,
        patience: float = 3.0,
        scopes: Iterable[str] = SCOPES,
        deliver_to: str = "",
        retries: tuple[float, ...] = RETRIES,
        *,
        team: str = TEAM,
        name: str = NAME,
        bot_token: str = "xoxb-twin",
        installed: bool = True,
    ) -> None:
        """`deliver_to`: an address for signed requests, instead of the sockets; `installed`: the app is in already."""
        super().__init__("slack-twin")
        self.team, self.world, self.faults, self.sockets = team, Workspace(now, team, name), Faults(), Sockets()
        self.deliveries = Deliveries(self.sockets, self.faults, self.signing_secret, patience, retries, deliver_to)
        granted = tuple(scopes) if installed else ()
        tokens = (bot_token, self.app_token, self.signing_secret)
        self.answerer = Answerer(self.world, *tokens, self.sockets.new_link, granted, self.faults.refused_blocks)
        self.answerer.installed, self.answerer.tell = installed, self._tell
        self.web: WebApi = WebApi(self.world, self.answerer, self.faults, record)
        self.web.after = self._echo
        self.echoes, self.problems = False, list[str]()
        self.members: dict[str, Member] = {}
        self.world.users[BOT_USER] = User(BOT_USER, "Loop", is_bot=True, team=team)

    def routes(self) -> list[web.RouteDef]:
        return [*self.web.routes(), web.get("/link", self.sockets.handle)]

    async def _start(self) -> None:
        await super()._start()
        self.world.url_root, self.sockets.ws_root = self.root, self.root.replace("http", "ws", 1)

    async def _stop(self) -> None:
        await self.deliveries.close()
        await self.web.close()
        await self.sockets.close()
        await super()._stop()

    @property
    def bot_token(self) -> str:
        """The one that is good now, or would be if the app were installed."""
        return self.answerer.bot_token

    @bot_token.setter
    def bot_token(self, token: str) -> None:
        self.answerer.bot_token = token

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
        self.world.users[id] = User(id, name, team=team or self.team, **about)
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
        if not self.answerer.installed:
            self.problems.append(f"{kind}: the app is not in {self.team}")
            return Outcome(False, 0.0, {})
        return self.run(self.deliveries.deliver(kind, payload, on_ack))

    def event(self, said: JSON) -> Outcome:
        """Tell the bot of an event, if its scopes allow it to hear of it."""
        needed = EVENT_SCOPES.get(str(said["type"]), "")
        if needed and needed not in self.answerer.scopes:
            self.problems.append(f"{said['type']} is not delivered without {needed}")
            return Outcome(False, 0.0, {})
        return self.deliver(EVENTS, event(self.world, self._stamped(said)))

    def uninstalls_app(self, revoked_last: bool = False) -> list[Outcome]:
        """An admin removes the app; Slack promises no order for the two things that it hears of that."""
        assert self.answerer.installed, f"the app is not in {self.team}"
        with self.world.lock:
            said = installing.remove(self.answerer)
        told = [farewell(self.world, self._stamped(each)) for each in (said[::-1] if revoked_last else said)]
        return [self.run(self.deliveries.deliver(EVENTS, each, lambda _: None)) for each in told]

    def _tell(self, said: JSON) -> None:
        self.deliveries.begin(EVENTS, farewell(self.world, self._stamped(said)))

    def _stamped(self, said: JSON) -> JSON:
        return {"event_ts": self.world.new_ts(), **said}

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
        place = {"channel": channel.id, "channel_type": "G" if channel.is_private else "C", "team": self.team}
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

    def lately(self) -> list[str]:
        return [call.method for call in self.calls[-10:]]
