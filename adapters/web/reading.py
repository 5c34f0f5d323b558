"""What a page sends, read strictly: what is not as it should be is refused with words that say so."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from adapters.web.guard import Rejected
from bot.sample import SEATS, TEAM_PLACE
from bot.timelapse import stepped

Json = dict[str, Any]
PLACES = (*(seat.key for seat in SEATS), TEAM_PLACE)
NAME = 100
"""Keys, tokens and kinds are at most so long; our own are shorter."""
LARGEST_ID = 2**63 - 1


async def body_of(request: web.Request) -> Json:
    """The JSON object that was sent."""
    try:
        body = json.loads(await request.text())
    except (ValueError, LookupError, RecursionError) as error:
        raise Rejected(400, "This is not JSON.") from error
    if not isinstance(body, dict):
        raise Rejected(400, "Please send a JSON object.")
    return body


def words_of(body: Mapping[str, Any]) -> str:
    """What was typed, of any length."""
    words = body.get("words")
    if not isinstance(words, str):
        raise Rejected(400, "“words” is missing, or is not a text.")
    return words


def name_of(body: Mapping[str, Any], name: str) -> str:
    """A short text that a program made: a key, a token, a kind."""
    value = body.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= NAME:
        raise Rejected(400, f"“{name}” is missing, or is not a short text.")
    return value


def entry_of(body: Mapping[str, Any]) -> int:
    """The number of an entry of the feed."""
    entry = body.get("entry")
    if type(entry) is not int or not 0 < entry <= LARGEST_ID:
        raise Rejected(400, "“entry” is missing, or is not the number of an entry.")
    return entry


def before_of(query: Mapping[str, str]) -> int | None:
    """The number of the entry before which to look; None for the newest."""
    words = query.get("before")
    if words is None:
        return None
    if not re.fullmatch(r"[0-9]{1,18}", words):
        raise Rejected(400, "“before” is not the number of an entry.")
    return int(words)


def values_of(body: Mapping[str, Any]) -> dict[str, str]:
    """The answers of a form, by question."""
    values = body.get("values")
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise Rejected(400, "“values” is missing, or is not a set of texts.")
    return values


def seat_of(body: Mapping[str, Any]) -> str:
    """Somebody's seat; the team channel is none."""
    return known(body.get("seat"), PLACES[:-1])


def place_of(place: object) -> str:
    return known(place, PLACES)


def known(place: object, places: tuple[str, ...]) -> str:
    if not isinstance(place, str) or place not in places:
        raise Rejected(400, "There is no such seat.")
    return place


def moment_of(body: Mapping[str, Any], now: datetime, zone: str) -> datetime:
    """Where the clock is to go: `{"advance": "7d"}`, `{"now": "2027-03-01T08:00:00+00:00"}` or `{"local": ...}`,
    which is read in the page's own zone."""
    if "advance" not in body:
        return stated(body, zone)
    to = stepped(str(body["advance"]), now)
    if to is None:
        raise Rejected(400, "“advance” is a number with m, h, d or w, for example 7d.")
    return to


def stated(body: Mapping[str, Any], zone: str) -> datetime:
    """A moment in full. Without a zone only where it says that it is local."""
    is_local = "local" in body
    try:
        moment = datetime.fromisoformat(str(body.get("local" if is_local else "now")))
        if is_local and moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(zone))
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Rejected(400, "“now” is an instant like 2027-03-01T08:00:00+00:00.") from error
    raise Rejected(400, "“now” needs its zone, for example +00:00 at the end.")
