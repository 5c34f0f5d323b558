"""What Discord sends, as events and what is needed to answer them. Nothing in a payload is believed but its shape."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from adapters.discord.commands import CHOICES, ON_MESSAGE, labels_of, read_command, read_menu, searched_kind
from adapters.discord.flags import EPHEMERAL
from adapters.discord.modals import read_values
from adapters.discord.speech import heard
from bot.events import Address, Commanded, Event, Invoked, Pressed, Profile, Quote, Searched, Sender, Submitted

PLATFORM, WORKSPACE = "discord", "global"
"""Discord's people are the same everywhere, in every server and in direct messages."""
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
ADMINISTRATOR, MANAGE_SERVER = 1 << 3, 1 << 5
Json = dict[str, Any]


class Way(Enum):
    """How something came in, which decides how it can be answered."""

    COMMAND = auto()
    IN_POST = auto()
    """A button of a message that the bot posted by itself."""
    IN_ANSWER = auto()
    """A button of an answer, which its asker alone sees."""
    SUBMITTED = auto()
    """A window that was sent off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something came from, and what Discord gave to answer it with."""

    way: Way
    id: str
    application: str
    token: str
    """Good for fifteen minutes."""
    user: str
    channel: str = ""
    is_direct: bool = False
    """Where there is no server, and so nobody else and no channel to pick."""
    message: Json | None = None
    """The message whose button was pressed, as Discord has it."""
    pressed: str = ""
    """What that button is called there."""
    picked: str = ""
    """The entry that was chosen, where it is a list of buttons."""

    @property
    def message_id(self) -> str:
        return text(self.message or {}, "id")


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that somebody did, and what Discord says of whoever did it."""

    event: Event
    origin: Origin
    profile: Profile


def person(user: str) -> str:
    """How the core knows somebody, and where a direct message reaches them."""
    return f"u{user}"


def channel_place(channel: str) -> str:
    return f"c{channel}"


def read(body: Json) -> Inbound | None:
    """An interaction; None for what we can't know how to answer."""
    origin = origin_of(body)
    event = read_event(body, origin)
    return Inbound(event, origin, profile_of(body)) if event and origin.user else None


def read_event(body: Json, origin: Origin) -> Event | None:
    data, kind = part(body, "data"), body.get("type")
    if kind == COMPONENT:
        return Pressed(token=pressed_token(data), **about(body, origin))
    if kind == MODAL:
        token, step = opened_by(text(data, "custom_id"))
        return Submitted(token=token, step=step, values=read_values(data), **about(body, origin))
    if kind == AUTOCOMPLETE:
        asked_for, words = searched_kind(data)
        return Searched(kind=asked_for, words=words, most=CHOICES, **about(body, origin))
    return commanded(body, data, origin) if kind == COMMAND else None


def commanded(body: Json, data: Json, origin: Origin) -> Event:
    """A sub-command with what was typed after it, or an entry of the menu on a message."""
    if data.get("type") == ON_MESSAGE:
        return picked_out(body, data, origin)
    words, values = read_command(data)
    said, fields = heard(words), {name: heard(value) for name, value in values.items()}
    labels = {**said.labels, **{key: sign for each in fields.values() for key, sign in each.labels.items()}}
    typed = {name: each.words for name, each in fields.items()}
    return Commanded(words=said.words, values=typed, labels={**labels, **labels_of(data)}, **about(body, origin))


def picked_out(body: Json, data: Json, origin: Origin) -> Event:
    """An entry of the menu on a message: its words, what its author is called, and where it stands."""
    found = part(part(part(data, "resolved"), "messages"), text(data, "target_id"))
    said, author = heard(text(found, "content")), part(found, "author")
    by = (name_of(author, {}), link_to(body, found), person(text(author, "id")))
    quote = Quote(said.words, *by) if found else None
    return Invoked(shortcut=read_menu(data), quote=quote, labels=said.labels, **about(body, origin))


def link_to(body: Json, message: Json) -> str:
    where = (text(body, "guild_id") or "@me", text(message, "channel_id"), text(message, "id"))
    return f"https://discord.com/channels/{'/'.join(where)}" if all(each.isalnum() for each in where[1:]) else ""


def pressed_token(data: Json) -> str:
    """The token of a button, or of the entry that was picked from a list of buttons."""
    name = text(data, "custom_id")
    if name.startswith("pick:"):
        return picked_entry(data)
    return name.removeprefix("press:").partition(":")[0] if name.startswith("press:") else ""


def picked_entry(data: Json) -> str:
    picked = data.get("values")
    return str(picked[0]) if isinstance(picked, list) and picked else ""


def opened_by(name: str) -> tuple[str, int]:
    """Whose form a window shows, and which step of it."""
    if not name.startswith("form:"):
        return "", 0
    token, _, step = name.removeprefix("form:").partition(":")
    return token, int(step) if step.isdecimal() and step.isascii() and len(step) < 3 else 0


def origin_of(body: Json) -> Origin:
    message = part(body, "message")
    return Origin(
        way=way_of(body, message),
        id=text(body, "id"),
        application=text(body, "application_id"),
        token=text(body, "token"),
        user=text(user_of(body), "id"),
        channel=text(body, "channel_id") or text(part(body, "channel"), "id"),
        is_direct=not body.get("guild_id"),
        message=message or None,
        pressed=text(part(body, "data"), "custom_id"),
        picked=picked_entry(part(body, "data")),
    )


def way_of(body: Json, message: Json) -> Way:
    match body.get("type"):
        case 3:
            return Way.IN_ANSWER if flags_of(message) & EPHEMERAL else Way.IN_POST
        case 5:
            return Way.SUBMITTED
        case _:
            return Way.COMMAND


def flags_of(message: Json) -> int:
    flags = message.get("flags")
    return flags if isinstance(flags, int) else 0


def about(body: Json, origin: Origin) -> dict[str, Any]:
    """What every event has. An interaction is delivered under one id, however often."""
    name = name_of(user_of(body), part(body, "member"))
    who = Sender(PLATFORM, WORKSPACE, person(origin.user), name, language=text(body, "locale"))
    place = channel_place(origin.channel) if body.get("guild_id") else person(origin.user)
    where = Address(PLATFORM, WORKSPACE, place)
    return {"key": f"interaction:{origin.id}", "sender": who, "address": where, "in_steps": True}


def profile_of(body: Json) -> Profile:
    """Discord tells no time zone. Who may manage the server may set the bot up, and nobody else."""
    member = part(body, "member")
    rights = text(member, "permissions")
    bits = int(rights) if rights.isdecimal() and rights.isascii() and len(rights) < 30 else 0
    name = name_of(user_of(body), member)
    return Profile(name=name, language=text(body, "locale"), may_set_up=bool(bits & (ADMINISTRATOR | MANAGE_SERVER)))


def user_of(body: Json) -> Json:
    """Whose it is: in a server it comes with what they are there, in a direct message alone."""
    return part(part(body, "member"), "user") or part(body, "user")


def name_of(user: Json, member: Json) -> str:
    names = (text(member, "nick"), text(user, "global_name"), text(user, "username"))
    return next((name for name in names if name), "")


def part(body: Json, name: str) -> Json:
    found = body.get(name)
    return found if isinstance(found, dict) else {}


def text(body: Json, name: str) -> str:
    found = body.get(name)
    return found if isinstance(found, str) else ""
