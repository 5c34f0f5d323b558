"""A few answers of Discord's web API on 127.0.0.1, for what needs no whole server: each can be made to go wrong."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from adapters.discord.permissions import wanted

BASE = "/api/v10"
TOKEN = "small.bot.token"
APP, BOT, GUILD, CHANNEL, ROLE = "100", "100", "200", "300", "400"


@dataclass
class Call:
    method: str
    path: str
    body: Any
    authorization: str | None


@dataclass
class Small:
    """What it knows; `wrong` are answers in the place of its own: status, body, headers."""

    application: dict[str, Any] = field(default_factory=lambda: {"id": APP, "name": "Loop", "flags": 0})
    guilds: list[dict[str, Any]] = field(default_factory=lambda: [{"id": GUILD, "name": "Neighbours"}])
    channel: dict[str, Any] = field(
        default_factory=lambda: {"id": CHANNEL, "type": 0, "name": "team", "guild_id": GUILD}
    )
    permissions: int = field(default_factory=wanted)
    overwrites: list[dict[str, Any]] = field(default_factory=list)
    commands: list[dict[str, Any]] = field(default_factory=list)
    wrong: dict[str, tuple[int, Any, dict[str, str]]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def answer(self, call: Call) -> Any:
        match call.method, call.path:
            case "GET", "/users/@me":
                return {"id": BOT, "username": "loop", "discriminator": "0", "avatar": None}
            case "GET", "/applications/@me":
                return self.application
            case "PUT", "/applications/100/commands":
                self.commands = call.body
                return self.commands
            case "GET", "/applications/100/commands":
                return [{**each, "id": str(n), "version": "1"} for n, each in enumerate(self.commands)]
            case "GET", "/users/@me/guilds":
                return self.guilds
            case "GET", "/channels/300":
                return {**self.channel, "permission_overwrites": self.overwrites}
            case "GET", "/guilds/200":
                roles = [{"id": GUILD, "permissions": "0"}, {"id": ROLE, "permissions": str(self.permissions)}]
                return {"id": GUILD, "owner_id": "1", "roles": roles}
            case "GET", "/guilds/200/members/100":
                return {"roles": [ROLE]}
        return {"id": "900", "type": 0}

    def reply(self, call: Call) -> tuple[int, Any, dict[str, str]]:
        self.calls.append(call)
        if f"{call.method} {call.path}" in self.wrong:
            return self.wrong[f"{call.method} {call.path}"]
        if call.authorization not in {None, f"Bot {TOKEN}"}:
            return 401, {"message": "401: Unauthorized", "code": 0}, {}
        return 200, self.answer(call), {}


class SmallApi:
    def __init__(self) -> None:
        self.small = Small()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self.small))

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{BASE}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def handler(small: Small) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            sent = self.rfile.read(size)
            path = self.path.removeprefix(BASE)
            call = Call(self.command, path, json.loads(sent) if sent else None, self.headers.get("Authorization"))
            status, body, headers = small.reply(call)
            if status == 0:
                self.close_connection = True
                return
            self._write(status, body if isinstance(body, bytes) else json.dumps(body).encode(), headers)

        def _write(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            body = b"" if status == 204 else body
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer

    return Handler
