"""What Slack sends, as events and as what is needed to answer them. Nothing in a payload is believed but its shape."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from adapters.slack.modals import offers_of, read_values
from adapters.slack.speech import heard
from bot.events import Address, Commanded, Event, Invoked, Opened, Pressed, Quote, Said, Searched, Sender, Submitted

PLATFORM = "slack"
SPOKEN = frozenset({"", "file_share", "me_message", "thread_broadcast"})
"""Kinds of messages that somebody wrote; all others tell of edits, deletions and comings and goings."""
Json = Mapping[str, Any]
DOMAIN, KEY, TIME = (re.compile(shape, re.ASCII) for shape in (r"[\w-]+", r"\w+", r"\d+\.\d+"))


class Way(Enum):
    """How something came in, which decides how it can be answered."""

    COMMAND = auto()
    SHORTCUT = auto()
    IN_MESSAGE = auto()
    IN_VIEW = auto()
    AT_HOME = auto()
    SUBMITTED = auto()
    SAID = auto()
    MENTIONED = auto()
    OPENED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something came from, and what Slack gave to answer it with."""

    way: Way
    team: str
    user: str
    channel: str = ""
    thread: str = ""
    trigger: str = ""
    response_url: str = ""
    view_id: str = ""
    view_hash: str = ""
    depth: int = 1
    """How many windows lie on each other; Slack takes three."""
    may_write: bool = True
    """Whether they may be written to where they did not ask: not guests, and nobody of another organisation."""
    is_home: bool = False
    """Whether it began at the bot's home, which shows something else afterwards."""
    state: Json | None = None
    """What was filled in, as Slack has it."""
    sent: Json | None = None
    """The window that was sent off, or in which something was pressed, as Slack has it."""
    pressed: str = ""
    """What Slack calls the button that was pressed; nothing else there is called so."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that somebody did."""

    event: Event
    origin: Origin


def sender(team: str, user: str, name: str = "") -> Sender:
    return Sender(PLATFORM, team, user, name)


def is_person(place: str) -> bool:
    """Whether a place is a direct conversation, which is called by whom it is with."""
    return place[:1] in {"U", "W"}


def address(team: str, place: str) -> Address:
    return Address(PLATFORM, team, place)


def about(key: str, origin: Origin, name: str = "") -> dict[str, Any]:
    """What every event has. Someone in a window is nowhere else, so they are answered at their own place."""
    place = f"{origin.channel}/{origin.thread}" if origin.thread else origin.channel or origin.user
    who = {"sender": sender(origin.team, origin.user, name), "address": address(origin.team, place)}
    return {"key": key, "has_files": False, **who}


def commanded(body: Json) -> Inbound:
    """The slash word. A gesture is known by its trigger, which Slack gives out once."""
    origin = Origin(
        way=Way.COMMAND,
        team=team_of(body),
        user=text(body, "user_id"),
        channel=text(body, "channel_id"),
        trigger=text(body, "trigger_id"),
        response_url=text(body, "response_url"),
    )
    said = heard(text(body, "text"), origin.team)
    made = about(f"command:{origin.trigger}", origin, text(body, "user_name"))
    return Inbound(Commanded(words=said.words, labels=said.labels, **made), origin)


def invoked(body: Json) -> Inbound:
    """A shortcut, from anywhere or from a message, whose words come along."""
    message = part(body, "message")
    channel, thread = text(part(body, "channel"), "id"), thread_of(message)
    origin = Origin(way=Way.SHORTCUT, channel=channel, thread=thread, **gesture(body))
    said = heard(written(message), origin.team)
    author = text(message, "user")
    quote = Quote(said.words, author, permalink(body), author) if message else None
    made = about(f"shortcut:{origin.trigger}", origin, user_name(body))
    return Inbound(Invoked(shortcut=text(body, "callback_id"), quote=quote, labels=said.labels, **made), origin)


def permalink(body: Json) -> str:
    """Where a message stands, as Slack itself writes it; so no answer has to be waited for."""
    domain, channel = text(part(body, "team"), "domain"), text(part(body, "channel"), "id")
    ts = text(body, "message_ts") or text(part(body, "message"), "ts")
    thread = thread_of(part(body, "message"))
    if not (DOMAIN.fullmatch(domain) and KEY.fullmatch(channel) and TIME.fullmatch(ts)):
        return ""
    found = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return f"{found}?thread_ts={thread}&cid={channel}" if thread else found


def thread_of(message: Json) -> str:
    """The thread that a message was written in. The one it began is read where it stands, in the channel itself."""
    thread = text(message, "thread_ts")
    return thread if TIME.fullmatch(thread) and thread != text(message, "ts") else ""


def pressed(body: Json) -> Inbound | None:
    """A button; None for a field that only tells of its change."""
    action: Json = next(iter(body.get("actions") or ()), {})
    if text(action, "type") != "button" or not text(action, "action_id").startswith("press:"):
        return None
    origin = replace(pressed_at(body), pressed=text(action, "action_id"))
    is_apart = origin.way in {Way.IN_VIEW, Way.AT_HOME}
    key = f"press:{text(action, 'action_ts')}:{text(action, 'value')}"
    made = about(key, origin, user_name(body))
    return Inbound(Pressed(token=text(action, "value"), is_apart=is_apart, **made), origin)


def pressed_at(body: Json) -> Origin:
    """In a message, in a window, or at the bot's own home."""
    view, container = part(body, "view"), part(body, "container")
    if view:
        way, kept = Way.AT_HOME if text(view, "type") == "home" else Way.IN_VIEW, metadata(view)
        given = {
            **gesture(body),
            "response_url": text(kept, "u"),
            "channel": text(kept, "c"),
            "thread": text(kept, "r"),
        }
        is_home = bool(kept.get("h")) or way is Way.AT_HOME
        return Origin(way=way, is_home=is_home, sent=view, **given, **view_about(view))
    thread = thread_of({**container, "ts": text(container, "message_ts")})
    channel = text(container, "channel_id") or text(part(body, "channel"), "id")
    return Origin(way=Way.IN_MESSAGE, channel=channel, thread=thread, **gesture(body))


def submitted(body: Json) -> Inbound:
    """A window that was sent off. What it is about stays with us; it brings only its token."""
    view = part(body, "view")
    kept = metadata(view)
    state = part(part(view, "state"), "values")
    team = team_of(body)
    origin = Origin(
        way=Way.SUBMITTED,
        team=team,
        user=text(part(body, "user"), "id"),
        is_home=bool(kept.get("h")),
        state=state,
        sent=view,
        **began_at(kept),
        **view_about(view),
    )
    key = f"view:{text(body, 'trigger_id') or f'{origin.view_id}:{origin.view_hash}'}"
    values = read_values(state, team)
    return Inbound(Submitted(token=text(kept, "t"), values=values, **about(key, origin, user_name(body))), origin)


def metadata(view: Json) -> Json:
    """What the window kept for us; nothing if that is not what we wrote."""
    try:
        kept = json.loads(text(view, "private_metadata") or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def began_at(kept: Json) -> dict[str, Any]:
    """Where a window was opened from, and how to answer there."""
    return {"channel": text(kept, "c"), "thread": text(kept, "r"), "response_url": text(kept, "u")}


def view_about(view: Json) -> dict[str, Any]:
    """The window, and how many lie on each other: Slack tells the one below and the one at the bottom."""
    root, below, own = (text(view, name) for name in ("root_view_id", "previous_view_id", "id"))
    depth = 1 if not below or own == root else 2 if below == root else 3
    return {"view_id": own, "view_hash": text(view, "hash"), "depth": depth}


def gesture(body: Json) -> dict[str, Any]:
    """What everything interactive has."""
    user = part(body, "user")
    return {
        "team": team_of(body),
        "user": text(user, "id"),
        "trigger": text(body, "trigger_id"),
        "response_url": text(body, "response_url"),
    }


def searched(body: Json) -> Searched:
    """Somebody types in a field that offers names, of the kind for which it was made."""
    view = part(body, "view")
    team, user = team_of(body), text(part(body, "user"), "id")
    kind = offers_of(text(body, "block_id"))
    key = f"search:{text(view, 'id')}:{text(body, 'value')}"
    return Searched(kind=kind, words=text(body, "value"), key=key, sender=sender(team, user))


def said(body: Json, bot_user: str) -> Inbound | None:
    """A direct message, or one that mentions the bot; None for what is nobody's words or not for us."""
    event, team = part(body, "event"), team_of(body)
    kind = text(event, "type")
    is_direct = kind == "message" and text(event, "channel_type") == "im"
    is_somebodys = not text(event, "bot_id") and text(event, "subtype") in SPOKEN
    if not (is_direct or kind == "app_mention") or not is_somebodys:
        return None
    if not text(event, "user") or text(event, "user") == bot_user:
        return None
    way = Way.SAID if is_direct else Way.MENTIONED
    thread = text(event, "thread_ts")
    origin = Origin(way=way, team=team, user=text(event, "user"), channel=text(event, "channel"), thread=thread)
    # One message can come as two events, and again under another time; its author's client names it once.
    key = f"said:{origin.channel}:{text(event, 'client_msg_id') or text(event, 'ts')}"
    wrote = heard(written(event), team, bot_user)
    return Inbound(Said(words=wrote.words, labels=wrote.labels, **about(key, origin)), origin)


def written(message: Json) -> str:
    """What somebody wrote, and below it what they forwarded."""
    attached = message.get("attachments")
    shared = [each for each in attached if isinstance(each, dict)] if isinstance(attached, list) else []
    forwarded = [text(each, "text") for each in shared if each.get("is_share") is True]
    return "\n".join(part for part in (text(message, "text"), *forwarded) if part)


def opened(body: Json) -> Inbound | None:
    """The bot's home was opened; the tab of its messages says nothing."""
    event = part(body, "event")
    if text(event, "tab") != "home":
        return None
    view = part(event, "view")
    origin = Origin(way=Way.OPENED, team=team_of(body), user=text(event, "user"), view_hash=text(view, "hash"))
    return Inbound(Opened(words="home", **about(f"home:{text(body, 'event_id')}", origin)), origin)


def at_home(received: Inbound, key: str) -> Inbound:
    """The same person looking at their home again, after something was done there. The key is good for this once."""
    before = received.origin
    origin = Origin(way=Way.OPENED, team=before.team, user=before.user)
    return Inbound(Opened(words="home", **about(f"home:{key}", origin)), origin)


def team_of(body: Json) -> str:
    """The workspace that lets us hear of it. In a channel that several share, other parts may name another of them:
    of a window that was opened there, all but one."""
    opener = text(part(body, "view"), "app_installed_team_id")
    granted = [found for each in listed(body, "authorizations") if (found := text(each, "team_id"))]
    names = (*granted, opener, text(body, "context_team_id"), text(part(body, "team"), "id"), text(body, "team_id"))
    return next((name for name in names if name), text(part(body, "user"), "team_id"))


def listed(body: Json, name: str) -> list[Json]:
    found = body.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def part(body: Json, name: str) -> Json:
    found = body.get(name)
    return found if isinstance(found, dict) else {}


def text(body: Json, name: str) -> str:
    found = body.get(name)
    return found if isinstance(found, str) else ""


def user_name(body: Json) -> str:
    user = part(body, "user")
    return text(user, "name") or text(user, "username")
