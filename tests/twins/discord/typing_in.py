"""A command as a person types it: which one they mean, and its options as Discord hands them over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.twins.discord import payloads
from tests.twins.discord.command_shapes import (
    BOOLEAN,
    CHANNEL,
    CHAT,
    GROUP,
    INTEGER,
    MENTIONABLE,
    NUMBER,
    ROLE,
    STRING,
    SUB,
    USER,
)
from tests.twins.discord.permits import BITS, EVERYTHING, permissions
from tests.twins.discord.state import DM, JSON, Channel, World

if TYPE_CHECKING:
    from tests.twins.discord.member import Member


class Impossible(AssertionError):
    """Discord's own client does not let anybody do this."""


def called(thing: JSON, name: str, locale: str) -> bool:
    """By its name, or as it is called in somebody's language."""
    return name in {thing["name"], (thing.get("name_localizations") or {}).get(locale)}


def offered(who: "Member", place: Channel, kind: int = CHAT) -> list[JSON]:
    """What Discord lists for them there."""
    return [each for each in who.twin.world.commands if each["type"] == kind and _may(who, each, place)]


def _may(who: "Member", command: JSON, place: Channel) -> bool:
    contexts, members = command.get("contexts"), who.twin.world.guild.members
    if not {who.id, who.twin.world.bot} <= set(members):
        return False
    if contexts is not None and (1 if place.kind == DM else 0) not in contexts:
        return False
    if place.kind == DM:
        return contexts is not None or bool(command.get("dm_permission", True))
    held = permissions(who.twin.world, who.id, place)
    needed = command.get("default_member_permissions")
    if not held & BITS["use_application_commands"]:
        return False
    return needed is None or held == EVERYTHING or (int(needed) != 0 and held & int(needed) == int(needed))


def all_options(command: JSON, path: str = "") -> Iterator[tuple[str, JSON]]:
    """What can be filled in, each with the words that lead there."""
    here = f"{path} {command['name']}".strip()
    for each in command.get("options") or []:
        if each["type"] in {SUB, GROUP}:
            yield from all_options(each, here)
        else:
            yield here, each


class Typed:
    """`path`: the sub-commands on the way; `inner` is what is done in the end."""

    def __init__(self, who: "Member", words: str, place: Channel) -> None:
        self.who, self.place, self.world = who, place, who.twin.world
        steps = words.removeprefix("/").split() if words.startswith("/") else [who.twin.root_command, *words.split()]
        there = [each for each in offered(who, place) if called(each, steps[0], who.user.locale)]
        if not there:
            raise Impossible(f"There is no command /{steps[0]} here for {who.user.name}")
        self.command, self.inner, self.path = there[0], there[0], list[JSON]()
        for step in steps[1:]:
            self._into(step)
        if any(each["type"] in {SUB, GROUP} for each in self.inner.get("options") or []):
            raise Impossible(f"/{' '.join(steps)} cannot be run: it has sub-commands")

    def _into(self, step: str) -> None:
        inside = [each for each in self.inner.get("options") or [] if each["type"] in {SUB, GROUP}]
        found = [each for each in inside if called(each, step, self.who.user.locale)]
        if not found:
            raise Impossible(f"There is no {step!r} in {self.inner['name']}: {[each['name'] for each in inside]}")
        self.inner = found[0]
        self.path.append(found[0])

    def data(self, given: dict[str, Any], focused: str = "") -> JSON:
        """`focused`: the option that is being typed, when nothing is sent off yet."""
        resolved: JSON = {}
        options = [self._filled(name, value, resolved, focused) for name, value in given.items()]
        if not focused:
            self._require({each["name"] for each in options})
        for step in reversed(self.path):
            options = [{"name": step["name"], "type": step["type"], "options": options}]
        said = {"id": self.command["id"], "name": self.command["name"], "type": CHAT, "options": options}
        return said | ({"resolved": resolved} if resolved else {})

    def option(self, name: str) -> JSON:
        for each in self.inner.get("options") or []:
            if called(each, name, self.who.user.locale):
                return dict(each)
        names = [each["name"] for each in self.inner.get("options") or []]
        raise Impossible(f"{self.inner['name']} has no option {name!r}, only {names}")

    def _require(self, given: set[str]) -> None:
        wanted = [each["name"] for each in self.inner.get("options") or [] if each.get("required")]
        if missing := [each for each in wanted if each not in given]:
            raise Impossible(f"{self.inner['name']} is not sent without {missing}")

    def _filled(self, name: str, value: Any, resolved: JSON, focused: str) -> JSON:
        option = self.option(name)
        said: JSON = {"name": option["name"], "type": option["type"]}
        if name == focused:
            return said | {"value": value, "focused": True}
        value = self.who.picked(option["name"], value) if option.get("autocomplete") else value
        return said | {"value": self._value(option, value, resolved)}

    def _value(self, option: JSON, value: Any, resolved: JSON) -> Any:
        if option.get("choices"):
            return _chosen(option, value, self.who.user.locale)
        match option["type"]:
            case kind if kind == STRING:
                return _text(option, value)
            case kind if kind in {INTEGER, NUMBER}:
                return _number(option, value)
            case kind if kind == BOOLEAN and not isinstance(value, bool):
                raise Impossible(f"{option['name']} is true or false, not {value!r}")
            case kind if kind in {USER, CHANNEL, ROLE, MENTIONABLE}:
                return resolve(self.who, value, resolved, option.get("channel_types"))
        return value


def _chosen(option: JSON, value: Any, locale: str) -> Any:
    for each in option["choices"]:
        if each["value"] == value or called(each, value, locale):
            return each["value"]
    raise Impossible(f"{option['name']} does not offer {value!r}: {[each['name'] for each in option['choices']]}")


def _text(option: JSON, value: Any) -> str:
    least, most = option.get("min_length") or 0, option.get("max_length") or 6000
    if not isinstance(value, str) or not value.strip() or not least <= len(value) <= most:
        raise Impossible(f"{option['name']} is a text of {least} to {most} characters, not {value!r}")
    return value


def _number(option: JSON, value: Any) -> float:
    wanted: type | tuple[type, ...] = int if option["type"] == INTEGER else (int, float)
    least, most = option.get("min_value"), option.get("max_value")
    is_number = isinstance(value, wanted) and not isinstance(value, bool)
    if not is_number or (least is not None and value < least) or (most is not None and value > most):
        raise Impossible(f"{option['name']} is a number from {least} to {most}, not {value!r}")
    return float(value) if option["type"] == NUMBER else int(value)


def resolve(who: "Member", thing: Any, resolved: JSON, channel_types: list[int] | None = None) -> str:
    """Somebody, a channel or a role: its id as the value, and what it is beside it."""
    world: World = who.twin.world
    if isinstance(thing, Channel):
        if channel_types and thing.kind not in channel_types:
            raise Impossible(f"#{thing.name} is not among the channels to choose from")
        resolved.setdefault("channels", {})[thing.id] = payloads.channel(world, thing, who.id)
        return thing.id
    id = str(thing.id)
    if id in world.guild.roles:
        resolved.setdefault("roles", {})[id] = world.guild.roles[id].shown()
        return id
    resolved.setdefault("users", {})[id] = world.users[id].shown()
    if id in world.guild.members:
        held = {"permissions": str(permissions(world, id, Channel("", "", guild=world.guild.id)))}
        resolved.setdefault("members", {})[id] = payloads.member(world, id, with_user=False) | held
    return id
