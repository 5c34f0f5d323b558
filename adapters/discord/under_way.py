"""Calls of the library's client: each is tried once, and its answer is handed on as soon as it is there."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord.http import HTTPClient, Route

from adapters.calling import NoAnswer, NotReached
from adapters.discord.calling import DiscordError, TokenRefused
from adapters.discord.failures import at_once, contents, seconds


class Calls:
    """What is under way."""

    def __init__(self, http: HTTPClient) -> None:
        self._http = http
        self._calls: dict[asyncio.Future[Any], asyncio.Future[Any]] = {}
        """Where the answer of each is put as soon as it is there."""

    async def make(self, route: Route, more: dict[str, Any]) -> Any:
        """The answer as soon as it is there. Where it was the last one for now, the library keeps it until a limit has
        passed; it may wait as long as it likes, but nobody has to wait with it."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        async def take(response: aiohttp.ClientResponse) -> None:
            await at_once(response)
            if response.status < 300:
                answer.set_result(await contents(response))

        call = asyncio.ensure_future(asked(lambda: self._http.request(route, raise_for_status=take, **more)))
        self._calls[call] = answer
        call.add_done_callback(self._ended)
        try:
            await asyncio.wait({call, answer}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            call.cancel()
            raise
        return answer.result() if answer.done() else call.result()

    def _ended(self, call: "asyncio.Future[Any]") -> None:
        """Whoever waited for it has seen what went wrong."""
        self._calls.pop(call, None)
        if not call.cancelled():
            call.exception()

    async def finish(self, within: float) -> None:
        """Wait until everything is answered."""
        pairs = [asyncio.wait(pair, return_when=asyncio.FIRST_COMPLETED) for pair in self._calls.items()]
        if pairs:
            await asyncio.wait([asyncio.ensure_future(pair) for pair in pairs], timeout=within)

    def cancel(self) -> None:
        for call in self._calls:
            call.cancel()


async def asked(call: Callable[[], Awaitable[Any]]) -> Any:
    """The library's errors as ours. Their texts may hold what was sent, so they go no further."""
    try:
        return await call()
    except discord.LoginFailure:
        raise TokenRefused from None
    except discord.RateLimited as error:
        raise DiscordError(429, retry_after=error.retry_after) from None
    except discord.HTTPException as error:
        raise ours(error) from None
    except aiohttp.ClientConnectorError as error:
        raise NotReached(type(error).__name__) from None
    except (aiohttp.ClientError, OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise NoAnswer(type(error).__name__) from None


def ours(error: discord.HTTPException) -> Exception:
    if error.status >= 500:
        return NoAnswer(f"status {error.status}")
    if error.status == 401:
        return TokenRefused()
    headers = getattr(error.response, "headers", {})
    return DiscordError(error.status, error.code, error.text, seconds(headers.get("Retry-After")))
