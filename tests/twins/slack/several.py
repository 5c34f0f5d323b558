"""A stand-in for slack.com: several workspaces behind one address, and one app that can be installed in each of them.

    with SeveralWorkspaces([north, south], redirect_uris=["https://us.example/slack/oauth_redirect"]) as slack:
        slack.deliver_to("http://127.0.0.1:3000/slack/events")
        back = slack.approves(f"{slack.authorize_url}?client_id=1.1&scope=commands&state=s", "T_NORTH")
        ...  # the app exchanges the code in `back` at slack.api_url, and has the token of that workspace alone

Unlike sockets, requests reach all of the app: there is one address for what happens in any workspace.
"""

import json
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Self
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web
from yarl import URL

from tests.twins.background import Background
from tests.twins.slack.authorizing import PATH, App, Asked, AuthorizePage, refusal
from tests.twins.slack.shared import SharedChannel
from tests.twins.slack.state import JSON
from tests.twins.slack.twin import SlackTwin

OWN_HEADERS = frozenset({"host", "connection", "transfer-encoding", "date", "server"})
"""Of one hop only, so they are not passed on."""


class SeveralWorkspaces(Background):
    """Owns the way to the workspaces; `strays` are the methods that were called with a token of nobody's."""

    def __init__(
        self,
        twins: Iterable[SlackTwin],
        redirect_uris: Iterable[str] = (),
        client_id: str = "1.1",
        client_secret: str = "shh",
        is_distributed: bool = True,
    ) -> None:
        super().__init__("several-workspaces")
        self.twins = {twin.team: twin for twin in twins}
        self.app = App(client_id, client_secret, tuple(redirect_uris), next(iter(self.twins)), is_distributed)
        self.page, self.strays = AuthorizePage(self.app, self._approved), list[str]()
        self._entered = ExitStack()
        for twin in self.twins.values():
            twin.answerer.client_id, twin.answerer.client_secret = client_id, client_secret
        tokens = {twin.bot_token for twin in self.twins.values()}
        assert len(tokens) == len(self.twins), "each workspace has a token of its own"

    def __getitem__(self, team: str) -> SlackTwin:
        return self.twins[team]

    def __enter__(self) -> Self:
        for twin in self.twins.values():
            self._entered.enter_context(twin)
        super().__enter__()
        for team, twin in self.twins.items():
            twin.world.url_root = f"{self.root}{team}/"
        return self

    def __exit__(self, *about: object) -> None:
        super().__exit__(*about)
        self._entered.close()

    def routes(self) -> list[web.RouteDef]:
        ways = [web.route("*", "/api/{method}", self._api), web.route("*", "/{team}/{rest:.+}", self._at)]
        return [*self.page.routes(), *ways]

    async def _start(self) -> None:
        # A line that is used once: the client library would try again by itself on an old one.
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=None),
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
            auto_decompress=False,
        )
        await super()._start()

    async def _stop(self) -> None:
        await self._session.close()
        await super()._stop()

    @property
    def api_url(self) -> str:
        return f"{self.root}api/"

    @property
    def authorize_url(self) -> str:
        return f"{self.root}{PATH[1:]}"

    def deliver_to(self, url: str) -> None:
        """The app's one address for everything that happens, wherever it is installed."""
        for twin in self.twins.values():
            twin.deliveries.url = url

    def shares(self, channel: str, host: str, *guests: str) -> SharedChannel:
        """A channel of one workspace becomes one of others too."""
        return SharedChannel(self[host].channel(channel).id, self[host], tuple(self[each] for each in guests))

    def settled(self) -> None:
        for twin in self.twins.values():
            twin.settled()

    # Somebody's browser.

    def approves(self, url: str, team: str, by: str = "U_ADMIN") -> str:
        """Somebody of this workspace follows the address and says yes; where they are sent back to."""
        return self.run(self._answered(url, {"choice": "allow", "team": self.twins[team].team, "by": by}))

    def cancels(self, url: str) -> str:
        return self.run(self._answered(url, {"choice": "cancel"}))

    async def _answered(self, url: str, form: dict[str, str]) -> str:
        assert url.startswith(self.authorize_url + "?"), f"{url} does not lead to {self.authorize_url}"
        async with self._session.get(url) as shown:
            if shown.status != 200:
                raise refusal(await shown.text())
        async with self._session.post(url, data=form, allow_redirects=False) as answer:
            if answer.status != 302:
                raise refusal(await answer.text())
            return answer.headers["Location"]

    def _approved(self, team: str, by: str, asked: Asked) -> str:
        return self.twins[team].answerer.grant(asked.scopes, asked.given, by)

    # The way to the workspaces.

    async def _at(self, request: web.Request) -> web.StreamResponse:
        """An address that a workspace gave out itself, such as a response_url."""
        twin = self.twins.get(request.match_info["team"])
        if twin is None:
            return web.Response(status=404, text="not found")
        return await self._pass_on(request, twin, request.match_info["rest"])

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method, said = request.match_info["method"], await _said(request)
        twin = self._meant(request, method, said)
        if twin is None:
            self.strays.append(method)
            return web.json_response({"ok": False, "error": "invalid_auth"})
        return await self._pass_on(request, twin, f"api/{method}")

    def _meant(self, request: web.Request, method: str, said: JSON) -> SlackTwin | None:
        """Whose token it is, alive or dead, or whose code; what has neither, any of them can turn down."""
        twins = list(self.twins.values())
        if method == "oauth.v2.access":
            return next((twin for twin in twins if str(said.get("code")) in twin.answerer.codes), twins[0])
        header = request.headers.get("Authorization", "")
        token = header.removeprefix("Bearer ") if header.startswith("Bearer ") else said.get("token")
        if not token:
            return twins[0]
        return next((twin for twin in twins if token in twin.answerer.tokens | set(twin.answerer.dead)), None)

    async def _pass_on(self, request: web.Request, twin: SlackTwin, path: str) -> web.StreamResponse:
        url = URL(f"{twin.root}{path}").with_query(request.query)
        headers = {key: value for key, value in request.headers.items() if key.lower() not in OWN_HEADERS}
        body = await request.read() or None
        try:
            asked = self._session.request(request.method, url, headers=headers, data=body, allow_redirects=False)
            async with asked as answer:
                return await _copied(request, answer)
        except (aiohttp.ClientError, ConnectionError):
            if request.transport:
                request.transport.abort()
            return web.Response(status=500)


async def _copied(request: web.Request, answer: aiohttp.ClientResponse) -> web.StreamResponse:
    """Piece by piece, as it comes in."""
    headers = {key: value for key, value in answer.headers.items() if key.lower() not in OWN_HEADERS}
    stream = web.StreamResponse(status=answer.status, headers=headers)
    await stream.prepare(request)
    async for piece in answer.content.iter_any():
        await stream.write(piece)
    await stream.write_eof()
    return stream


async def _said(request: web.Request) -> JSON:
    """The arguments of a call, but for files, which come with their token in the header."""
    said: JSON = dict(request.query)
    if request.content_type == "application/json":
        said |= json.loads(await request.text() or "{}")
    elif request.content_type == "application/x-www-form-urlencoded":
        said |= dict(parse_qsl(await request.text()))
    return said
