"""Hands what Slack sends over HTTP to the bot of the workspace that it is for."""

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_bolt_request

from adapters.http.front import Receive
from adapters.slack.bolt import is_from_slack
from adapters.slack.calling import Json
from adapters.slack.inbound import team_of, text

log = structlog.get_logger()


class Switchboard:
    """`lines`: how each workspace's bot is reached, as far as it runs; `expected` tells of those that soon will."""

    def __init__(self, signing_secret: str) -> None:
        self._secret = signing_secret
        self.lines: dict[str, Receive] = {}
        self.expected: set[str] = set()

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """Nothing is read before it is sure that Slack signed it."""
        if not await is_from_slack(self._secret, request):
            return web.Response(status=401)
        try:
            body: Json = (await to_bolt_request(request)).body
            workspace = team_of(body)
        except Exception as error:
            # The library expects what Slack sends, and nothing else.
            log.warning("request not understood", error=type(error).__name__)
            return web.Response(status=400)
        if text(body, "type") == "url_verification":
            return web.json_response({"challenge": text(body, "challenge")})
        return await self._put_through(workspace, request)

    async def _put_through(self, workspace: str, request: web.Request) -> web.StreamResponse:
        if line := self.lines.get(workspace):
            return await line(request)
        # Slack sends an event again that was not taken; of a workspace that is gone nothing more need come.
        return web.Response(status=503 if workspace in self.expected else 200)
