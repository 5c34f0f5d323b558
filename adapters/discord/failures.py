"""Answers over HTTP: what they hold, and what it means when they say no."""

import json
from contextlib import suppress
from typing import Any, cast

import aiohttp

from adapters.calling import NoAnswer
from adapters.discord.calling import DiscordError, Json

LONGEST_WAIT = 30.0
"""Seconds that the library waits by itself for a limit to pass, at most; the least that it accepts."""
A_DAY = 86_400.0


class Shut(DiscordError):
    """Nothing at all is to be called for a while: everybody's limit, or what stands before Discord let nobody in."""


async def at_once(response: aiohttp.ClientResponse) -> None:
    """Takes the answers that the library would wait and try again for."""
    if response.status == 429 or response.status >= 500:
        raise refused(response, await response.text(errors="replace"))


async def contents(response: aiohttp.ClientResponse) -> Any:
    """What an answer holds; a page of somebody's in between is text."""
    is_json = response.content_type == "application/json"
    return await response.json() if is_json else await response.text(errors="replace")


def refused(response: aiohttp.ClientResponse, text: str) -> Exception:
    """What an answer that says no is about."""
    if response.status >= 500:
        return NoAnswer(f"status {response.status}")
    said: Any = None
    with suppress(ValueError):
        said = json.loads(text)
    about = said if isinstance(said, dict) else {}
    wait = seconds(str(about.get("retry_after", ""))) or seconds(response.headers.get("Retry-After"))
    if response.status == 429 and (about.get("global") or "Via" not in response.headers):
        return Shut(429, retry_after=wait or LONGEST_WAIT)
    return DiscordError(response.status, int(about.get("code", 0)), str(about.get("message", "")), wait)


def seconds(said: str | None) -> float | None:
    try:
        return min(A_DAY, max(0.0, float(said))) if said else None
    except ValueError:
        return None


def as_object(answer: Any) -> Json:
    """Something between us and Discord may answer with a page of its own."""
    if not isinstance(answer, dict):
        raise NoAnswer("not an answer of Discord's")
    return answer


def as_list(answer: Any) -> list[Json]:
    if not isinstance(answer, list):
        raise NoAnswer("not an answer of Discord's")
    return cast("list[Json]", answer)
