"""Slack as a platform: the one place where its libraries are used. Events come in, and posts go out."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp

from adapters.calling import Core, NoAnswer
from adapters.slack import inbound
from adapters.slack.bolt import BoltLink, authorizer, is_from_slack
from adapters.slack.calling import Json, SlackError, TokenRefused
from adapters.slack.desk import Ack, Closed, Desk
from adapters.slack.doing import Hands
from adapters.slack.inbound import Inbound
from adapters.slack.named import Named
from adapters.slack.people import Directory
from adapters.slack.posting import Posts
from adapters.slack.refusals import LOCKED_OUT, WRONG_KIND
from adapters.slack.sockets import Patience, Sockets
from adapters.slack.web_api import Keys, Me, WebApi, quiet
from bot.clock import Clock
from bot.errors import Explained
from bot.events import Address
from bot.ports import Looked, NoPlaces, Refused
from bot.register import Register
from bot.replies import where
from bot.ui.message import Message

log = structlog.get_logger()
T = TypeVar("T")
LOOKING = frozenset({"channels:history", "groups:history", "im:history"})
"""What the bot needs to be allowed to look a lost post up, wherever it went."""
ANY = re.compile("")
PACE = 1.0
CONNECTIONS = 2
"""One takes over while Slack ends the other, which it does now and then. Slack allows ten."""
PATIENCE = Patience()
FIRST_RETRY, LONGEST_RETRY = 1.0, 30.0


class SlackAdapter(NoPlaces):
    """Events become answers, and posts of the outbox become messages."""

    platform = inbound.PLATFORM

    def __init__(
        self,
        engine: Core,
        clock: Clock,
        keys: Keys,
        register: Register | None = None,
        *,
        pace: float = PACE,
        wake: Callable[[], None] = lambda: None,
        patience: Patience = PATIENCE,
    ) -> None:
        """`wake`: called when something that was done may have made something due."""
        self._keys, self.pace, self._wake, self._patience = keys, pace, wake, patience
        self._api = WebApi(keys, patience.call)
        self._desk = Desk(engine, Hands(self._api, engine), wake)
        self._posts = Posts(self._api, clock, self._can_look, self._name, keys.resends)
        self._stopped, self._look_now = asyncio.Event(), asyncio.Event()
        self.me: Me | None = None
        self._people: Directory | None = None
        if register:
            self._people = Directory(self._api, engine, register, self._workspace, self._enterprise, self._desk.start)
            self._desk.meet = self._people.meet
            self._desk.look = Named(self._api, self._people.named, self._desk.start, self._name).look
        self._app = self._listening()
        self._sockets = Sockets(self._new_address, self._link, patience) if keys.app_token else None

    def _workspace(self) -> str:
        return self.me.workspace if self.me else ""

    def _team(self) -> str:
        return self.me.team if self.me else ""

    def _enterprise(self) -> str:
        return self.me.enterprise if self.me else ""

    def _name(self) -> str:
        return self.me.name if self.me else "loop"

    def _can_look(self) -> bool:
        return self.me is not None and self.me.scopes >= LOOKING

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        return await self._delivered(to, self._posts.send(to, message, wire_id))

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        return await self._delivered(to, self._posts.edit(to, ref, message, wire_id))

    async def _delivered(self, to: Address, sending: Coroutine[Any, Any, str]) -> str:
        """Of somebody who takes no letter it is found out first whether they are still here."""
        try:
            return await sending
        except Refused as refusal:
            if self._people and inbound.is_person(to.place) and (refusal.is_final or refusal.reason in LOCKED_OUT):
                await self._people.look_again(to.workspace, to.place)
            raise

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        return await self._posts.find(to, wire_id, since)

    # What people do.

    def _listening(self) -> AsyncApp:
        """One listener of each kind; which handler answers is the router's to say."""
        app = AsyncApp(
            client=self._api.nameless,
            authorize=authorizer(self._keys.bot_token, lambda: self.me),
            signing_secret=self._keys.signing_secret or None,
            process_before_response=True,
            logger=quiet,
        )
        app.command(ANY)(self._listener(inbound.commanded))
        app.shortcut(ANY)(self._listener(inbound.invoked))
        app.action(ANY)(self._listener(inbound.pressed))
        app.view(ANY)(self._listener(inbound.submitted))
        app.event(ANY)(self._hearer())
        app.options(ANY)(self._searcher())
        app.error(self._failed)
        return app

    def _listener(self, read: Callable[[Json], Inbound | None]) -> Callable[..., Coroutine[Any, Any, None]]:
        async def listen(ack: Ack, body: Json) -> None:
            try:
                received = read(body)
            except Exception as error:
                log.error("payload not understood", error=type(error).__name__, where=where(error))
                received = None
            is_for_us = received and self.me and self.me.is_near(received.origin.team)
            await (self._desk.take(received, ack) if received and is_for_us else ack())

        return listen

    @staticmethod
    async def _failed(error: Exception) -> None:
        """What a listener raised is told by its kind and place alone: its own words may be somebody's."""
        if not isinstance(error, Closed):
            log.error("listener failed", error=type(error).__name__, where=where(error))

    def _searcher(self) -> Callable[..., Coroutine[Any, Any, None]]:
        async def search(ack: Ack, body: Json) -> None:
            asked = inbound.searched(body)
            is_for_us = self.me and self.me.is_near(asked.sender.workspace)
            await (self._desk.search(asked, ack) if is_for_us else ack(options=[]))

        return search

    def _hearer(self) -> Callable[..., Coroutine[Any, Any, None]]:
        """What happens in the workspace: somebody's words, or news of people and channels."""

        async def hear(ack: Ack, body: Json) -> None:
            # Of another workspace, or in one without a name, nobody would be known.
            if self.me is None or inbound.team_of(body) != self.me.team:
                return
            received = inbound.said(body, self.me.user) or inbound.opened(body)
            if received:
                await self._desk.take(received, ack)
            elif self._people:
                await self._news(self._people, body)

        return hear

    async def _news(self, people: Directory, body: Json) -> None:
        event, team = inbound.part(body, "event"), inbound.team_of(body)
        match inbound.text(event, "type"):
            case "user_change":
                await people.changed(team, inbound.part(event, "user"))
            case "member_joined_channel" if self.me and inbound.text(event, "user") == self.me.user:
                await people.let_in(team, inbound.text(event, "channel"))
                self._wake()
            case "channel_unarchive" | "group_unarchive":
                await people.let_in(team, inbound.text(event, "channel"))
                self._wake()
            case "member_joined_channel" | "member_left_channel":
                await people.moved(team, inbound.text(event, "user"), inbound.text(event, "channel"))
            case "tokens_revoked" | "app_uninstalled":
                # The next look finds the token refused and ends the process with a word of why.
                self._look_now.set()
            case _:
                pass

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """What Slack sends over HTTP. Whatever is not surely signed by it is nobody's."""
        if not await is_from_slack(self._keys.signing_secret, request):
            return web.Response(status=401)
        try:
            return await to_aiohttp_response(await self._app.async_dispatch(await to_bolt_request(request)))
        except Exception as error:
            # The library expects what Slack sends, and nothing else.
            log.warning("request not understood", error=type(error).__name__)
            return web.Response(status=400)

    def _link(self) -> BoltLink:
        return BoltLink(self._app, self._keys.app_token, self._patience.ping)

    # Taking part.

    async def run(self, ready: Callable[[], None]) -> None:
        """Take part until stopped. Raises Explained when Slack does not let the bot in, or is gone for long."""
        working: list[asyncio.Task[Any]] = []
        try:
            if await self._sign_in():
                working = [asyncio.create_task(work) for work in self._works(ready)]
                await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
                for task in working:
                    if task.done():
                        task.result()
        finally:
            # The connections last: what was under way is acknowledged over them.
            await self._desk.finish()
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)
            await self._api.close()

    def _works(self, ready: Callable[[], None]) -> list[Coroutine[Any, Any, None]]:
        works = [self._watch()]
        if self._people:
            works.append(self._people.keep_up(self._team, self._pause, self._patience.people))
        if self._sockets:
            return [*works, self._sockets.keep(CONNECTIONS, ready)]
        ready()
        return works

    async def stop(self) -> None:
        """Take nothing new; what is under way is answered first."""
        self._desk.close()
        self._stopped.set()

    async def _new_address(self) -> str:
        return await self._checked(self._api.socket_url(self._keys.app_token), "SLACK_APP_TOKEN")

    async def _sign_in(self) -> bool:
        """Ask Slack whether it lets us in, as long as it can't be reached; False when stopped meanwhile."""
        wait = FIRST_RETRY
        while not self._stopped.is_set():
            try:
                await self._check()
                return True
            except (NoAnswer, SlackError) as error:
                least = error.retry_after if isinstance(error, SlackError) else None
                log.warning("slack can't be reached", error=str(error), again_in=max(wait, least or 0.0))
                await self._pause(max(wait, least or 0.0))
                wait = min(LONGEST_RETRY, wait * 2)
        return False

    async def _check(self) -> None:
        self.me = await self._checked(self._api.who_am_i(), "SLACK_BOT_TOKEN")

    @staticmethod
    async def _checked(question: Awaitable[T], name: str) -> T:
        """Raises TokenRefused when Slack says that the token of this name is no good."""
        try:
            return await question
        except SlackError as error:
            if error.code in LOCKED_OUT or error.code in WRONG_KIND:
                raise TokenRefused(name, error.code) from None
            raise

    async def _watch(self) -> None:
        """Until stopped: see whether there are connections, and whether the token is still good."""
        time, patience = asyncio.get_running_loop().time, self._patience
        alive = asked = time()
        while not await self._pause(patience.look):
            if not self._sockets or self._sockets.is_up:
                alive = time()
            elif time() - alive > patience.dead:
                raise Explained("Slack can't be reached any more. I end here, so that I can be started anew.")
            if time() - asked > patience.ask or self._look_now.is_set():
                asked = time()
                self._look_now.clear()
                with suppress(NoAnswer, SlackError):
                    await self._check()

    @property
    def trouble(self) -> str:
        """What keeps Slack from being reached, in words; empty when it is."""
        if self.me is None:
            return "not connected yet"
        return "" if not self._sockets or self._sockets.is_up else "the connection is lost"

    async def _pause(self, seconds: float) -> bool:
        """Wait; whether to stop."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopped.wait(), seconds)
        return self._stopped.is_set()
