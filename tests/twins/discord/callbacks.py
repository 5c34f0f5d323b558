"""Calls that answer what people did: the first answer, and what follows through the interaction's own webhook."""

from typing import Any

from tests.twins.discord import payloads
from tests.twins.discord.command_shapes import CHAT
from tests.twins.discord.interactions import (
    AUTOCOMPLETE,
    CHOICES,
    COMMAND,
    COMPONENT,
    DEFER,
    DEFER_UPDATE,
    MESSAGE,
    MODAL,
    SUBMIT,
    UPDATE,
    Interaction,
)
from tests.twins.discord.messages import change, compose
from tests.twins.discord.parts import Check, Problems, Shape, anything, join, listed, string
from tests.twins.discord.refusing import Refused, form
from tests.twins.discord.rules import SILENT, SUPPRESS_EMBEDS, check_message, check_modal
from tests.twins.discord.state import EPHEMERAL, JSON, Message
from tests.twins.discord.table import Asked, Desk, rest


def _allowed(made: Interaction) -> set[int]:
    """Types of a first answer that go with what was done."""
    if made.kind == AUTOCOMPLETE:
        return {CHOICES}
    updates = set() if made.kind == COMMAND else {DEFER_UPDATE, UPDATE}
    return {MESSAGE, DEFER} | updates | (set() if made.kind == SUBMIT else {MODAL})


@rest("POST", "/interactions/{interaction}/{token}/callback")
def answer(desk: Desk, asked: Asked) -> Any:
    made = desk.interactions.to_answer(asked.ids["interaction"], asked.ids["token"])
    body = asked.body if isinstance(asked.body, dict) else {}
    kind = body.get("type")
    if kind not in _allowed(made):
        words = f"Value must be one of {_allowed(made)}."
        raise form(("type", "BASE_TYPE_CHOICES", words))
    if kind in {DEFER_UPDATE, UPDATE} and (made.message is None or made.message not in made.channel.messages):
        raise Refused(10008)
    data = body.get("data") or {}
    _answered(desk, made, int(kind), data, asked.files)
    made.answered, made.answer = int(kind), data
    made.done.set()
    return _response(desk, made) if asked.query.get("with_response") in {"1", "true", "True"} else None


def _answered(desk: Desk, made: Interaction, kind: int, data: JSON, files: dict[str, JSON]) -> None:
    match kind:
        case 4:
            _check(data, files, None)
            made.original = _say(desk, made, data, files)
        case 5:
            made.original = _promise(desk, made, data)
            made.original.waits = True
        case 6:
            made.original = made.message
        case 7:
            assert made.message
            _check(data, files, made.message)
            change(desk.world, made.message, data, files)
            made.original = made.message
        case 8:
            _check_choices(data)
        case 9:
            check_modal(data)


def _check(data: JSON, files: dict[str, JSON], before: Message | None) -> None:
    """The errors of a first answer are found under `data`."""
    try:
        check_message({**data, "attachments": data.get("attachments") or [{}]} if files else data, before, True)
    except Refused as no:
        raise Refused(no.code, [(join("data", path), code, words) for path, code, words in no.problems]) from no


def _say(desk: Desk, made: Interaction, data: JSON, files: dict[str, JSON], follows: bool = False) -> Message:
    world = desk.world
    only_for = made.user.id if (data.get("flags") or 0) & EPHEMERAL else ""
    extra: JSON = {"webhook_id": world.app, "application_id": world.app, "interaction_metadata": _origin(made)}
    extra["type"] = 0 if follows else _message_type(made)
    return compose(world, made.channel, data, files, only_for, **extra)


def _origin(made: Interaction) -> JSON:
    """What a message says of where it came from."""
    said: JSON = {"id": made.id, "type": made.kind, "user": made.user.shown(), "authorizing_integration_owners": {}}
    if made.kind == COMPONENT and made.message:
        said["interacted_message_id"] = made.message.id
    if made.opened_by:
        said["triggering_interaction_metadata"] = _origin(made.opened_by)
    return said


def _message_type(made: Interaction) -> int:
    """A reply to a button, or to a command that was typed or picked from a menu."""
    if made.kind == COMPONENT:
        return 19
    return (20 if made.data.get("type") == CHAT else 23) if made.kind == COMMAND else 0


def _promise(desk: Desk, made: Interaction, data: JSON) -> Message:
    """Whether only one person sees it is settled now, for good."""
    flags = data.get("flags") or 0
    if flags & ~(EPHEMERAL | SUPPRESS_EMBEDS | SILENT):
        raise form(("data/flags", "BITFIELD_TYPE_BAD_VALUE", "Invalid message flags"))
    if any(data.get(name) for name in ("content", "embeds", "components")):
        raise form(("data", "DEFERRED_RESPONSE_HAS_CONTENT", "A deferred response has no content"))
    return _say(desk, made, {"flags": flags & EPHEMERAL, "content": ""}, {})


def _check_choices(data: JSON) -> None:
    def value(given: Any, path: str, found: Problems) -> None:
        if isinstance(given, str):
            string(100, 1)(given, path, found)

    found: Problems = []
    one: Check = Shape({"name": string(100, 1), "value": value}, {"name_localizations": anything})
    listed(one, 0, 25)(data.get("choices"), "data/choices", found)
    if found:
        raise form(*found)


def _response(desk: Desk, made: Interaction) -> JSON:
    about: JSON = {"id": made.id, "type": made.kind, "activity_instance_id": None}
    told: JSON = {"interaction": about}
    if made.answered in {MESSAGE, DEFER, UPDATE} and made.original:
        about |= {"response_message_id": made.original.id}
        about |= {
            "response_message_ephemeral": bool(made.original.only_for),
            "response_message_loading": made.original.waits,
        }
    if made.answered in {MESSAGE, UPDATE} and made.original:
        told["resource"] = {"type": made.answered, "message": payloads.message(desk.world, made.original)}
    return told


def _mine(desk: Desk, asked: Asked) -> tuple[Interaction, Message]:
    """A message that this interaction's webhook may look at and change."""
    made = desk.interactions.answered(asked.ids["app"], asked.ids["token"])
    wanted = asked.ids["message"]
    if wanted == "@original":
        if made.original is None or made.original not in made.channel.messages:
            raise Refused(10008)
        return made, made.original
    found = made.channel.find(wanted)
    if found is not made.original and found.id not in made.follow_ups:
        raise Refused(10008)
    return made, found


@rest("POST", "/webhooks/{app}/{token}")
def follow_up(desk: Desk, asked: Asked) -> Any:
    """Right after a promise this keeps it, and whoever could see the promise sees what was promised."""
    made = desk.interactions.answered(asked.ids["app"], asked.ids["token"])
    if made.kind == AUTOCOMPLETE:
        raise Refused(10015)
    if made.original and made.original.waits:
        return _rewrite(desk, made.original, asked, may_hide=True)
    check_message(_filled(asked), None, True)
    said = _say(desk, made, asked.body, asked.files, follows=True)
    made.follow_ups.add(said.id)
    return payloads.message(desk.world, said)


def _filled(asked: Asked) -> Any:
    is_only_files = asked.files and isinstance(asked.body, dict) and not asked.body.get("attachments")
    return {**asked.body, "attachments": [{}]} if is_only_files else asked.body


def _rewrite(desk: Desk, said: Message, asked: Asked, may_hide: bool = False) -> JSON:
    """Whether only one person sees a message can't be said of one that is there already."""
    check_message(_filled(asked), said, may_hide)
    change(desk.world, said, asked.body, asked.files)
    said.waits = False
    return payloads.message(desk.world, said)


@rest("GET", "/webhooks/{app}/{token}/messages/{message}")
def look_up(desk: Desk, asked: Asked) -> Any:
    found = _mine(desk, asked)[1]
    return payloads.message(desk.world, found)


@rest("PATCH", "/webhooks/{app}/{token}/messages/{message}")
def rewrite(desk: Desk, asked: Asked) -> Any:
    return _rewrite(desk, _mine(desk, asked)[1], asked)


@rest("DELETE", "/webhooks/{app}/{token}/messages/{message}")
def take_back(desk: Desk, asked: Asked) -> Any:
    made, found = _mine(desk, asked)
    made.channel.messages.remove(found)
