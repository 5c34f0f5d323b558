"""Calls about the app itself, the server, channels, direct conversations and threads."""

from typing import Any

from tests.twins.discord import payloads
from tests.twins.discord.parts import check, choice, string, whole
from tests.twins.discord.permits import BITS, demand, permissions, sees
from tests.twins.discord.refusing import Refused, form
from tests.twins.discord.state import JSON, PRIVATE_THREAD, TEXT, Channel, Guild
from tests.twins.discord.table import Asked, Desk, rest

ARCHIVE_AFTER = (60, 1440, 4320, 10080)


@rest("GET", "/users/@me")
def who_am_i(desk: Desk, asked: Asked) -> Any:
    bot = desk.world.users[desk.world.bot]
    return bot.shown() | {"locale": bot.locale, "mfa_enabled": True, "verified": True}


@rest("GET", "/users/{user}")
def user(desk: Desk, asked: Asked) -> Any:
    return desk.world.user(asked.ids["user"]).shown()


@rest("GET", "/oauth2/applications/@me")
@rest("GET", "/applications/@me")
def application(desk: Desk, asked: Asked) -> Any:
    return payloads.application(desk.world)


@rest("GET", "/gateway")
def gateway(desk: Desk, asked: Asked) -> Any:
    return {"url": desk.gateway_url}


@rest("GET", "/gateway/bot")
def gateway_bot(desk: Desk, asked: Asked) -> Any:
    limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": desk.gateway_url, "shards": 1, "session_start_limit": limits}


@rest("POST", "/users/@me/channels")
def open_dm(desk: Desk, asked: Asked) -> Any:
    """Opens for anybody; whether one may write there turns out when one does."""
    wanted = asked.body.get("recipient_id") if isinstance(asked.body, dict) else None
    if wanted is None or str(wanted) not in desk.world.users or str(wanted) == desk.world.bot:
        raise Refused(50033)
    return payloads.channel(desk.world, desk.world.dm(str(wanted)))


def seen(desk: Desk, channel_id: str) -> Channel:
    """A channel that the bot sees, or refused as Discord refuses it."""
    place = desk.world.channel(channel_id)
    if not sees(desk.world, desk.world.bot, place):
        raise Refused(50001)
    return place


@rest("GET", "/channels/{channel}")
def channel(desk: Desk, asked: Asked) -> Any:
    return payloads.channel(desk.world, seen(desk, asked.ids["channel"]))


@rest("PATCH", "/channels/{channel}")
def change_channel(desk: Desk, asked: Asked) -> Any:
    """For threads: reopened, renamed, locked."""
    place = seen(desk, asked.ids["channel"])
    if not place.is_thread:
        demand(desk.world, place, "manage_channels")
    if asked.body.get("locked") is not None or place.locked:
        demand(desk.world, place, "manage_threads")
    if asked.body.get("archived") is False:
        desk.world.stir(place)
    place.archived = bool(asked.body.get("archived", place.archived))
    place.locked = bool(asked.body.get("locked", place.locked))
    place.name = str(asked.body.get("name", place.name))
    return payloads.channel(desk.world, place)


@rest("POST", "/channels/{channel}/threads")
def start_thread(desk: Desk, asked: Asked) -> Any:
    world, parent, body = desk.world, seen(desk, asked.ids["channel"]), asked.body
    if parent.kind != TEXT:
        raise Refused(50024)
    check(
        body,
        required={"name": string(100, 1)},
        optional={"type": choice(10, 11, 12), "auto_archive_duration": choice(*ARCHIVE_AFTER)}
        | {"rate_limit_per_user": whole(0, 21600)},
    )
    kind = int(body.get("type") or PRIVATE_THREAD)
    demand(world, parent, "create_private_threads" if kind == PRIVATE_THREAD else "create_public_threads")
    made = Channel(world.new_id(), body["name"], kind, parent.guild, parent.id, members={world.bot}, owner=world.bot)
    made.archive_after = body.get("auto_archive_duration") or made.archive_after
    shown = payloads.channel(world, world.put(made)) | {"member": payloads.thread_member(made, world.bot)}
    desk.tell("THREAD_CREATE", {**shown, "newly_created": True})
    return shown


@rest("PUT", "/channels/{channel}/thread-members/{user}")
def add_to_thread(desk: Desk, asked: Asked) -> Any:
    thread = seen(desk, asked.ids["channel"])
    if not thread.is_thread:
        raise Refused(50024)
    demand(desk.world, thread, "send_messages_in_threads")
    if thread.archived:
        raise Refused(50083)
    person = desk.world.user(desk.world.bot if asked.ids["user"] == "@me" else asked.ids["user"])
    if not permissions(desk.world, person.id, thread) & BITS["view_channel"]:
        raise Refused(50001)
    thread.members.add(person.id)


@rest("DELETE", "/channels/{channel}/thread-members/{user}")
def remove_from_thread(desk: Desk, asked: Asked) -> Any:
    thread = seen(desk, asked.ids["channel"])
    who = desk.world.bot if asked.ids["user"] == "@me" else asked.ids["user"]
    if who != desk.world.bot and thread.owner != desk.world.bot:
        demand(desk.world, thread, "manage_threads")
    if thread.archived:
        raise Refused(50083)
    thread.members.discard(who)


@rest("GET", "/channels/{channel}/thread-members")
def thread_members(desk: Desk, asked: Asked) -> Any:
    thread = seen(desk, asked.ids["channel"])
    return [payloads.thread_member(thread, each) for each in sorted(thread.members)]


def known_guild(desk: Desk, asked: Asked) -> Guild:
    """The server, if that is the one, and the bot is still in it."""
    if asked.ids["guild"] != desk.world.guild.id or desk.world.bot not in desk.world.guild.members:
        raise Refused(10004)
    return desk.world.guild


@rest("GET", "/guilds/{guild}")
def guild(desk: Desk, asked: Asked) -> Any:
    known_guild(desk, asked)
    shown = payloads.guild(desk.world)
    with_counts = str(asked.query.get("with_counts", "")).lower() in {"1", "true"}
    counts = {"approximate_member_count": len(desk.world.guild.members), "approximate_presence_count": 1}
    return shown | counts if with_counts else shown


@rest("GET", "/users/@me/guilds")
def my_guilds(desk: Desk, asked: Asked) -> Any:
    here = desk.world.guild
    held = str(permissions(desk.world, desk.world.bot, Channel("", "", guild=here.id)))
    about: JSON = {"id": here.id, "name": here.name, "icon": None, "banner": None, "owner": False, "features": []}
    return [about | {"permissions": held}] if desk.world.bot in here.members else []


@rest("GET", "/guilds/{guild}/channels")
def channels(desk: Desk, asked: Asked) -> Any:
    here = known_guild(desk, asked)
    places = [each for each in desk.world.channels.values() if each.guild == here.id and not each.is_thread]
    return [payloads.channel(desk.world, each) for each in places]


@rest("GET", "/guilds/{guild}/threads/active")
def active_threads(desk: Desk, asked: Asked) -> Any:
    known_guild(desk, asked)
    world = desk.world
    open_ones = [each for each in world.threads() if not each.archived and sees(world, world.bot, each)]
    mine = [payloads.thread_member(each, world.bot) for each in open_ones if world.bot in each.members]
    return {"threads": [payloads.channel(world, each) for each in open_ones], "members": mine, "has_more": False}


@rest("GET", "/guilds/{guild}/roles")
def roles(desk: Desk, asked: Asked) -> Any:
    return [role.shown() for role in known_guild(desk, asked).roles.values()]


@rest("GET", "/guilds/{guild}/members/{user}")
def member(desk: Desk, asked: Asked) -> Any:
    """Of the bot itself one asks by its id: `@me` is none here."""
    here, who = known_guild(desk, asked), asked.ids["user"]
    if not who.isdigit():
        raise form(("user_id", "NUMBER_TYPE_COERCE", f'Value "{who}" is not snowflake.'))
    desk.world.user(who)
    if who not in here.members:
        raise Refused(10007)
    return payloads.member(desk.world, who)
