"""Calls about messages: said, changed, taken back, looked up."""

import re
from typing import Any

from tests.twins.discord import payloads
from tests.twins.discord.components import SELECTS
from tests.twins.discord.permits import BITS, demand, may_write, permissions
from tests.twins.discord.places import seen
from tests.twins.discord.refusing import Refused, form
from tests.twins.discord.rules import check_message, merged, walk
from tests.twins.discord.state import DM, EPHEMERAL, JSON, Channel, Message, World
from tests.twins.discord.table import Asked, Desk, rest


def compose(
    world: World, place: Channel, body: JSON, files: dict[str, JSON], only_for: str = "", **extra: Any
) -> Message:
    """A message of the bot that has been checked."""
    whole = merged(body, None)
    whole["flags"] &= ~EPHEMERAL
    whole |= {"components": numbered(whole["components"]), "attachments": attached(world, body, files, [])}
    whole["pings"] = pings(world, whole, not extra)
    return world.add(place, world.bot, whole | extra, only_for)


def change(world: World, said: Message, body: JSON, files: dict[str, JSON]) -> None:
    whole = merged(body, said)
    whole["flags"] &= ~EPHEMERAL
    if "attachments" in body or files:
        whole["attachments"] = attached(world, body, files, said.body.get("attachments") or [])
    said.body |= whole | {"components": numbered(whole["components"])}
    said.edited = world.now()
    world.touch(said)


def numbered(components: Any) -> list[JSON]:
    """Discord gives every component the number, and every menu the counts, that its sender left out."""
    shown: list[JSON] = components or []
    taken = {each.get("id") for _, each in walk(shown)}
    free = (number for number in range(1, 1000) if number not in taken)
    for _, each in walk(shown):
        each["id"] = each.get("id") or next(free)
        if each["type"] in SELECTS:
            each |= {"min_values": each.get("min_values", 1), "max_values": each.get("max_values", 1)}
    return shown


def attached(world: World, body: JSON, files: dict[str, JSON], before: list[JSON]) -> list[JSON]:
    """What stays of the files that were there, and what was sent along."""
    named = {str(each.get("id")): each for each in body.get("attachments") or []}
    kept = [each for each in before if "attachments" not in body or each["id"] in named]
    for name, file in files.items():
        about = named.get(name.removeprefix("files[").removesuffix("]"), {})
        id, filename = world.new_id(), about.get("filename") or file["filename"]
        url = f"https://cdn.discordapp.com/attachments/{id}/{filename}"
        sizes = {"size": len(file["content"]), "url": url, "proxy_url": url}
        told = {"description": about["description"]} if about.get("description") else {}
        kept.append({"id": id, "filename": filename, **told, **sizes})
        world.files[id] = file
    return kept


def pings(world: World, body: JSON, everybody: bool) -> list[str]:
    """Whom it calls: all that it names, or what it allows itself; answers to people call only people of themselves."""
    texts = [str(body.get("content") or ""), *(str(c.get("content", "")) for _, c in walk(body["components"]))]
    text = "\n".join(texts)
    usual = {"parse": ["users", "roles", "everyone"] if everybody else ["users"]}
    allowed = body.get("allowed_mentions") or usual
    parse = allowed.get("parse") or []
    users, roles = set(re.findall(r"<@!?(\d+)>", text)), set(re.findall(r"<@&(\d+)>", text))
    called = users if "users" in parse else users & {str(each) for each in allowed.get("users") or []}
    called |= roles if "roles" in parse else roles & {str(each) for each in allowed.get("roles") or []}
    if "everyone" in parse and re.search(r"@(everyone|here)\b", text):
        called |= {"everyone"}
    return sorted(called)


@rest("POST", "/channels/{channel}/messages")
def send(desk: Desk, asked: Asked) -> Any:
    world, place = desk.world, desk.world.channel(asked.ids["channel"])
    if asked.files and not place.dm_with:
        demand(world, place, "attach_files")
    may_write(world, place)
    check_message(_with_files(asked))
    earlier = _same(world, asked.body)
    if earlier:
        return payloads.message(world, earlier) | {"nonce": asked.body["nonce"]}
    said = compose(world, place, asked.body, asked.files)
    nonce = asked.body.get("nonce")
    if nonce is not None:
        said.body["nonce"] = nonce
        world.nonces[(world.bot, str(nonce))] = (world.now(), said)
    desk.tell("MESSAGE_CREATE", payloads.message(world, said))
    return payloads.message(world, said)


def _with_files(asked: Asked) -> Any:
    """Files alone are a message as well."""
    if asked.files and isinstance(asked.body, dict) and not asked.body.get("attachments"):
        return {**asked.body, "attachments": [{"id": place} for place in range(len(asked.files))]}
    return asked.body


def _same(world: World, body: JSON) -> Message | None:
    """The message that was sent with this nonce in the last minutes."""
    if not body.get("enforce_nonce"):
        return None
    if body.get("nonce") is None:
        raise form(("nonce", "BASE_TYPE_REQUIRED", "This field is required"))
    at, said = world.nonces.get((world.bot, str(body["nonce"])), (0.0, None))
    return said if said and world.now() - at < world.nonce_life else None


def visible(desk: Desk, asked: Asked) -> tuple[Channel, Message]:
    """A message that everybody in the place sees; of what only one person sees these calls know nothing."""
    place = seen(desk, asked.ids["channel"])
    found = place.find(asked.ids["message"])
    if found.only_for:
        raise Refused(10008)
    return place, found


@rest("GET", "/channels/{channel}/messages/{message}")
def one(desk: Desk, asked: Asked) -> Any:
    place, found = visible(desk, asked)
    if not place.dm_with:
        demand(desk.world, place, "read_message_history")
    return payloads.message(desk.world, found)


@rest("PATCH", "/channels/{channel}/messages/{message}")
def edit(desk: Desk, asked: Asked) -> Any:
    place, found = visible(desk, asked)
    if found.author != desk.world.bot:
        raise Refused(50005)
    if place.archived:
        raise Refused(50083)
    check_message(asked.body, found)
    change(desk.world, found, asked.body, asked.files)
    desk.tell("MESSAGE_UPDATE", payloads.message(desk.world, found))
    return payloads.message(desk.world, found)


@rest("DELETE", "/channels/{channel}/messages/{message}")
def delete(desk: Desk, asked: Asked) -> Any:
    place, found = visible(desk, asked)
    if found.author != desk.world.bot:
        if place.dm_with:
            raise Refused(50013)
        demand(desk.world, place, "manage_messages")
    place.messages.remove(found)
    desk.tell("MESSAGE_DELETE", {"id": found.id, "channel_id": place.id})


@rest("GET", "/channels/{channel}/messages")
def history(desk: Desk, asked: Asked) -> Any:
    """The newest first; who may not read what was said before gets nothing."""
    world, place, query = desk.world, seen(desk, asked.ids["channel"]), asked.query
    limit = int(query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise form(("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100."))
    if place.kind != DM and not permissions(world, world.bot, place) & BITS["read_message_history"]:
        return []
    there = [each for each in place.messages if not each.only_for]
    if "after" in query:
        there = [each for each in there if int(each.id) > int(query["after"])][:limit]
    if "around" in query:
        place_of = sum(int(each.id) < int(query["around"]) for each in there)
        there = there[max(0, place_of - limit // 2) : place_of + limit - limit // 2]
    if "before" in query:
        there = [each for each in there if int(each.id) < int(query["before"])]
    return [payloads.message(world, each) for each in there[-limit:][::-1]]
