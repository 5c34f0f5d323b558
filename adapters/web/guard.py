"""Keeps other sites out of the local page: exact hosts, own origin, JSON only, nothing inline, nothing framed."""

from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot.i18n import DEFAULT, Translator, mark, translator
from storage.database import StorageUnavailable

log = structlog.get_logger()
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
    "Server": "Loopkeeper",
}
BARE = ("/", "/preview")
"""Pages that tell nothing by themselves."""
HTTP_PORT = 80
"""The one port that browsers leave out of a host's name."""
NO_STORAGE = mark("I can't write anything down right now. Please keep your words and send them again in a minute.")
BROKEN = mark("That went wrong on my side. Please try again.")
TONGUE = "tongue"
"""In a request: the words of whoever sits where it came from, once that is known."""


class Rejected(Exception):
    """A request that is answered with a status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let a request through when it comes from this very page, or from a program on this machine."""

    def t(words: str) -> str:
        tongue: Translator = request.get(TONGUE) or translator(DEFAULT)
        return tongue(words)

    try:
        check(request)
        return await handler(request)
    except Rejected as no:
        return refusal(no.status, no.words)
    except web.HTTPRequestEntityTooLarge:
        return refusal(413, t("That is too long: 256 kB at most."))
    except web.HTTPException as error:
        return refusal(error.status, error.reason)
    except StorageUnavailable:
        return refusal(503, t(NO_STORAGE))
    except ConnectionError:
        raise
    except Exception as error:
        log.error("page failed", path=request.path, error=type(error).__name__)
        return refusal(500, t(BROKEN))


def refusal(status: int, words: str) -> web.Response:
    return web.json_response({"error": words}, status=status)


async def harden(_: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on everything that leaves, streams and files included."""
    response.headers.update(HEADERS)


def check(request: web.Request) -> None:
    """Refuse what another site, or a name that was made to lead here, could have sent."""
    hosts = names(request.app[PORT_KEY][0])
    if request.headers.getall("Host", []) not in [[host] for host in hosts]:
        raise Rejected(403, "Please open this page under the address that was printed.")
    if is_foreign(request, hosts):
        raise Rejected(403, "Another site may not do this.")
    if request.method == "POST" and request.content_type != "application/json":
        raise Rejected(415, "Please send JSON.")


def names(port: int) -> set[str]:
    """What this machine is called from within."""
    hosts = {"127.0.0.1", "localhost"}
    return {f"{host}:{port}" for host in hosts} | (hosts if port == HTTP_PORT else set())


def is_foreign(request: web.Request, hosts: set[str]) -> bool:
    """Whether another site is behind this. A link to a bare page may stand anywhere."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin not in {f"http://{host}" for host in hosts}
    is_link = request.method == "GET" and request.path in BARE
    return not is_link and request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}
