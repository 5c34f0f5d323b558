"""Calls about the bot's commands."""

from typing import Any

from tests.twins.discord.command_shapes import CHAT, check_all
from tests.twins.discord.refusing import Refused
from tests.twins.discord.state import JSON, World
from tests.twins.discord.table import Asked, Desk, rest


def _app(desk: Desk, asked: Asked) -> World:
    if asked.ids["app"] != desk.world.app:
        raise Refused(10002)
    return desk.world


@rest("GET", "/applications/{app}/commands")
def commands(desk: Desk, asked: Asked) -> Any:
    return _app(desk, asked).commands


@rest("PUT", "/applications/{app}/commands")
def replace(desk: Desk, asked: Asked) -> Any:
    """All of them at once: what is not named is gone, what keeps its name keeps its id."""
    world = _app(desk, asked)
    check_all(asked.body)
    ids = {(each["type"], each["name"]): each["id"] for each in world.commands}
    world.commands = [_made(world, each, ids) for each in asked.body]
    return world.commands


def _made(world: World, body: JSON, ids: dict[tuple[int, str], str]) -> JSON:
    kind = body.get("type") or CHAT
    kept = {key: value for key, value in body.items() if key not in {"id", "application_id", "version"}}
    permissions = body.get("default_member_permissions")
    return {
        "nsfw": False,
        "contexts": None,
        "integration_types": [0],
        "dm_permission": True,
        **kept,
        "id": ids.get((kind, body["name"])) or world.new_id(),
        "application_id": world.app,
        "version": world.new_id(),
        "type": kind,
        "description": body.get("description") or "",
        "default_member_permissions": None if permissions is None else str(permissions),
    }
