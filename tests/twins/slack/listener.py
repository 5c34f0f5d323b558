"""An app that does nothing but listen: one address, where what is truly from Slack is kept."""

import json
from collections.abc import Iterable
from urllib.parse import parse_qsl

from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from tests.twins.background import Background
from tests.twins.slack.state import JSON
from tests.twins.slack.twin import SlackTwin


class Listener(Background):
    """`heard` holds the bodies of requests in the order in which they came."""

    def __init__(self) -> None:
        super().__init__("listener")
        self.heard = list[JSON]()

    def routes(self) -> Iterable[web.RouteDef]:
        return [web.post("/", self._hear)]

    async def _hear(self, request: web.Request) -> web.Response:
        body = await request.text()
        if not SignatureVerifier(SlackTwin.signing_secret).is_valid_request(body, dict(request.headers)):
            return web.Response(status=401)
        self.heard.append(json.loads(body) if body.startswith("{") else dict(parse_qsl(body)))
        return web.Response()

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(each["team_id"], each["event"]["type"]) for each in self.heard]
