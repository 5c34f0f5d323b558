"""The door of the REST side: tokens, bodies, buckets, and a line in the record for every call."""

import json
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from aiohttp import web

from tests.twins.discord.faults import FOLLOW_UP, Faults
from tests.twins.discord.refusing import Refused, unauthorized
from tests.twins.discord.state import JSON
from tests.twins.discord.table import Asked, Desk, Route, find, is_known
from tests.twins.faults import Fault
from tests.twins.front import AnyCall, Front

BASE = "/api/v10"


@dataclass
class Call(AnyCall):
    """One call as it came, and what became of it; `name` is its method and its path with names for ids."""

    fault: str = ""
    method: str = ""
    path: str = ""
    name: str = ""
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    files: dict[str, JSON] = field(default_factory=dict)
    status: int = 0
    answer: Any = None

    @property
    def code(self) -> int:
        """Discord's own number for why it was refused."""
        return int(self.answer.get("code", 0)) if isinstance(self.answer, dict) and self.status >= 400 else 0


@dataclass
class Bucket:
    """So many calls in so many seconds, for one route and one channel."""

    limit: int = 1000
    per: float = 1.0
    since: float = 0.0
    used: int = 0

    def takes(self) -> bool:
        now = time.monotonic()
        if now - self.since >= self.per:
            self.since, self.used = now, 0
        self.used += 1
        return self.used <= self.limit

    @property
    def left(self) -> float:
        return max(0.0, self.since + self.per - time.monotonic())


class RestApi(Front[Call, Faults]):
    """`paces` are limits by the name of a call; without one nobody is told to wait."""

    def __init__(self, desk: Desk, faults: Faults, token: Callable[[], str]) -> None:
        super().__init__(faults)
        self.desk, self.token = desk, token
        self.broken = list[str]()
        """Where the stand-in itself went wrong."""
        self.on_call: Callable[[JSON], None] = lambda line: None
        self.on_answer: Callable[[JSON], None] = lambda line: None
        self.paces: dict[str, tuple[int, float]] = {FOLLOW_UP: (5, 2.0)}
        self.overall = Bucket(limit=10**9)
        """For all calls of a bot together, but for answers to what people do."""
        self._buckets: dict[str, Bucket] = {}

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", BASE + "/{rest:.*}", self._handle)]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["rest"]
        found = find(request.method, path)
        name = found[0].name if found else f"{request.method} {path}"
        call = Call(time.monotonic(), method=request.method, path=path, name=name, query=dict(request.query))
        try:
            call.body, call.files = await contents(request)
        except ValueError:
            return self._say(call, *_no(Refused(50109)))
        self.on_call({"method": call.method, "path": path, "body": call.body})
        await self.faults.waits()
        return await self.counted(request, call, name, found[1].get("channel", "") if found else "")

    def plain(self, request: web.Request, call: Call) -> web.Response:
        if not call.path.startswith(("/interactions/", "/webhooks/")) and not self.overall.takes():
            return self.busy(call, self.overall.left, is_for_all=True)
        bucket = self._bucket(call)
        if not bucket.takes():
            return self.busy(call, bucket.left)
        try:
            with self.desk.world.lock:
                answer = self._work(request, call)
            status = 204 if answer is None else 200
        except Refused as no:
            status, answer = _no(no)
        except Exception:
            self.broken.append(f"{call.name} {call.body}\n{traceback.format_exc()}")
            status, answer = 500, {"message": "500: Internal Server Error", "code": 0}
        return self._say(call, status, answer, bucket)

    def _work(self, request: web.Request, call: Call) -> Any:
        found = find(call.method, call.path)
        if found is None:
            raise Refused(0, status=405, words="405: Method Not Allowed") if is_known(call.path) else Refused(0)
        route, ids = found
        self._check_token(request, route)
        return route.handler(self.desk, Asked(ids, call.body, call.query, call.files))

    def _check_token(self, request: web.Request, route: Route) -> None:
        if route.needs_bot and request.headers.get("Authorization", "") != f"Bot {self.token()}":
            raise unauthorized()

    def _bucket(self, call: Call) -> Bucket:
        """What follows an answer is counted for each interaction; otherwise each place counts for itself."""
        at = {"channels": 2, "webhooks": 3}.get(call.path.split("/")[1])
        place = call.path.split("/")[at] if at else ""
        limit, per = self.paces.get(call.name, (1000, 1.0))
        return self._buckets.setdefault(f"{call.name} {place}", Bucket(limit, per))

    def paced(self, name: str, limit: int, per: float) -> None:
        self.paces[name] = (limit, per)
        self._buckets.clear()

    def _say(self, call: Call, status: int, answer: Any, bucket: Bucket | None = None) -> web.Response:
        """Content-Type exactly as Discord writes it, without a charset."""
        call.status, call.answer = status, answer
        self.on_answer({"to": call.name, "path": call.path, "status": status, "answer": answer})
        headers = {"Via": "1.1 twin"}
        if bucket:
            headers |= {
                "X-RateLimit-Bucket": f"{crc32(call.name.encode()):08x}",
                "X-RateLimit-Limit": str(bucket.limit),
                "X-RateLimit-Remaining": str(max(0, bucket.limit - bucket.used)),
                "X-RateLimit-Reset": f"{time.time() + bucket.left:.3f}",
                "X-RateLimit-Reset-After": f"{bucket.left:.3f}",
            }
        if answer is None:
            return web.Response(status=status, headers=headers)
        return web.Response(status=status, body=_json(answer), headers=headers | {"Content-Type": "application/json"})

    def busy(self, call: Call, seconds: float, is_for_all: bool = False) -> web.Response:
        said = {"message": "You are being rate limited.", "retry_after": round(seconds, 3), "global": is_for_all}
        response = self._say(call, 429, said)
        response.headers["Retry-After"] = str(int(seconds) + 1)
        if is_for_all:
            response.headers["X-RateLimit-Global"] = "true"
        return response

    def error(self, call: Call, fault: Fault) -> web.Response:
        no = Refused(int(fault.error))
        waits = {"retry_after": fault.seconds, "global": False} if no.status == 429 else {}
        return self._say(call, fault.status or no.status, no.answer() | waits)


def _json(answer: Any) -> bytes:
    return json.dumps(answer).encode()


def _no(no: Refused) -> tuple[int, JSON]:
    return no.status, no.answer()


async def contents(request: web.Request) -> tuple[Any, dict[str, JSON]]:
    """A JSON body, or the one among the parts of a form beside its files."""
    if request.content_type.startswith("multipart/"):
        parts = await request.post()
        files = {
            name: {"filename": part.filename, "content": part.file.read()}
            for name, part in parts.items()
            if isinstance(part, web.FileField)
        }
        return json.loads(str(parts.get("payload_json", "{}"))), files
    text = await request.text()
    return (json.loads(text) if text else None), {}
