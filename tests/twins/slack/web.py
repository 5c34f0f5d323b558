"""The Web API's front door: arguments from four places, tokens, scopes, pace, and what goes wrong on the way."""

import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.twins.faults import Fault
from tests.twins.front import AnyCall, Front
from tests.twins.slack.faults import Faults
from tests.twins.slack.installing import basic
from tests.twins.slack.responses import respond
from tests.twins.slack.state import JSON, Refused, Workspace
from tests.twins.slack.table import METHODS, Answerer

DECODED = ("files", "blocks", "view", "metadata", "attachments", "prompts")
TOKEN, SECRET = "token", "client_secret"
NEEDS_APP_TOKEN, NEEDS_NONE = frozenset({"apps.connections.open"}), frozenset({"oauth.v2.access", "api.test"})


@dataclass
class Call(AnyCall):
    """One call as it came, and what became of it; `answer` stays empty when nobody got one."""

    fault: str = ""
    method: str = ""
    body: JSON = field(default_factory=dict)
    answer: JSON = field(default_factory=dict)

    @property
    def error(self) -> str:
        return str(self.answer.get("error", ""))


@dataclass
class Pace:
    """At most one post a second in a channel, counted from the last answer, with an allowance for bursts."""

    strict: bool = False
    burst: int = 0
    last: dict[str, float] = field(default_factory=dict)
    used: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def is_too_fast(self, channel: str) -> bool:
        if not self.strict:
            return False
        if time.monotonic() - self.last.get(channel, -1e9) >= 1.0:
            self.used[channel] = 0
            return False
        self.used[channel] += 1
        return self.used[channel] > self.burst

    def answered(self, channel: str) -> None:
        self.last[channel] = time.monotonic()


class WebApi(Front[Call, Faults]):
    """`answerer` does the work; this class decides whether it is asked, and what of its answer arrives."""

    def __init__(self, world: Workspace, answerer: Answerer, faults: Faults, record: Path | None) -> None:
        super().__init__(faults)
        self.world, self.answerer, self.record, self.pace = world, answerer, record, Pace()
        self.after: Callable[[Call], None] = lambda call: None

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self._api),
            web.post("/response/{id}", self._response),
            web.post("/upload/{id}", self._upload),
        ]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        return await self._counted(request, method, await arguments(request))

    async def _response(self, request: web.Request) -> web.StreamResponse:
        return await self._counted(request, "response_url", json.loads(await request.text() or "{}"))

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        data = await request.read()
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            parts = [part.file.read() for part in form.values() if isinstance(part, web.FileField)]
            data = parts[0] if parts else b""
        stored = self.world.files.get(request.match_info["id"])
        if stored is None:
            return web.Response(status=404, text="not found")
        stored["content"] = data
        return web.Response(text=f"OK - {len(data)}")

    async def _counted(self, request: web.Request, method: str, body: JSON) -> web.StreamResponse:
        call = Call(time.monotonic(), method=method, body=body)
        self._write(call, request.path)
        return await self.counted(request, call, method, str(body.get("channel", "")))

    def _write(self, call: Call, path: str) -> None:
        if self.record:
            line = {
                "method": call.method,
                "path": path,
                "body": {k: "***" if k == SECRET else v for k, v in call.body.items() if k != TOKEN},
            }
            with self.record.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")

    def busy(self, call: Call, seconds: float) -> web.Response:
        call.answer = {"ok": False, "error": "ratelimited"}
        return web.json_response(call.answer, status=429, headers={"Retry-After": str(int(seconds))})

    def error(self, call: Call, fault: Fault) -> web.Response:
        call.answer = {"ok": False, "error": fault.error}
        return web.json_response(call.answer)

    def plain(self, request: web.Request, call: Call) -> web.Response:
        if call.method == "response_url":
            return self._to_url(request.match_info["id"], call)
        if call.method == "chat.postMessage" and self.pace.is_too_fast(self._place(call)):
            return self.busy(call, 1)
        status = 200
        try:
            with self.world.lock:
                self._check_token(request, call)
                call.answer = {"ok": True, **self._work(call)}
        except Refused as no:
            call.answer, status = no.answer(), no.status
        if call.method == "chat.postMessage":
            self.pace.answered(self._place(call))
        self.after(call)
        headers = {"X-OAuth-Scopes": ",".join(self.answerer.scopes), "X-Slack-Req-Id": "twin"}
        return web.json_response(call.answer, status=status, headers=headers)

    def _place(self, call: Call) -> str:
        """A person and the direct conversation with them are one place."""
        name = str(call.body.get("channel"))
        return f"D_{name}" if name in self.world.users else name

    def _work(self, call: Call) -> JSON:
        if call.method not in METHODS:
            raise Refused("unknown_method", req_method=call.method)
        return METHODS[call.method](self.answerer, call.body)

    def _check_token(self, request: web.Request, call: Call) -> None:
        if call.method in NEEDS_NONE:
            return
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or call.body.get("token", "")
        if not token:
            raise Refused("not_authed")
        wants_app = call.method in NEEDS_APP_TOKEN
        if token not in self.answerer.tokens:
            raise Refused(self.answerer.dead.get(token, "invalid_auth"))
        if (token == self.answerer.app_token) != wants_app:
            raise Refused("not_allowed_token_type")

    def _to_url(self, url_id: str, call: Call) -> web.Response:
        try:
            with self.world.lock:
                respond(self.world, self.world.use_url(url_id), call.body, self.faults.refused_blocks)
        except Refused as no:
            call.answer = no.answer()
            return web.json_response(call.answer, status=no.status if no.status != 200 else 400)
        call.answer = {"ok": True}
        return web.Response(text="ok")


async def arguments(request: web.Request) -> JSON:
    """What a call was given, wherever it was written: in the address, a form, or as JSON."""
    merged: JSON = dict(request.query)
    if request.content_type == "application/json":
        merged |= json.loads(await request.text() or "{}")
    elif request.content_type.startswith("multipart/"):
        merged |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    elif request.can_read_body:
        merged |= dict(parse_qsl(await request.text(), keep_blank_values=True))
    merged |= basic(request.headers.get("Authorization", ""))
    return {key: _decoded(key, value) for key, value in merged.items()}


def _decoded(key: str, value: Any) -> Any:
    if key not in DECODED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
