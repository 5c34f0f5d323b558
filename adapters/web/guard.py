"""Keeps other sites out of the local page: exact hosts, own origin, JSON only, nothing inline, nothing framed."""

from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PORT_KEY: web.AppKey[list[int]] = web.AppKey("port", list)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Rejected(Exception):
    """A request that is answered with a status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request through when it comes from this very page, or from a program on this machine."""
    try:
        check(request)
        response = await handler(request)
    except Rejected as no:
        response = web.json_response({"error": no.words}, status=no.status)
    except web.HTTPRequestEntityTooLarge:
        response = web.json_response({"error": "That is too long: 256 kB at most."}, status=413)
    except web.HTTPException as error:
        response = web.json_response({"error": error.reason}, status=error.status)
    if not response.prepared:
        response.headers.update(HEADERS)
    return response


def check(request: web.Request) -> None:
    hosts = {f"{name}:{request.app[PORT_KEY][0]}" for name in ("127.0.0.1", "localhost")}
    if request.headers.get("Host") not in hosts:
        raise Rejected(403, "Please open this page under the address that was printed.")
    origin = request.headers.get("Origin")
    if origin is not None and origin.removeprefix("http://") not in hosts:
        raise Rejected(403, "Another site may not do this.")
    if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
        raise Rejected(403, "Another site may not do this.")
    if request.method == "POST" and request.content_type != "application/json":
        raise Rejected(415, "Please send JSON.")
