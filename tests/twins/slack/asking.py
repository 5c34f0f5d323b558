"""Looking things up: who is there, which channels there are, and what was said."""

from tests.twins.slack.state import APP, BOT, BOT_USER, JSON, Channel, Message, Refused
from tests.twins.slack.table import Answerer, flag, method, wants, with_cursor


@method("api.test")
def api_test(twin: Answerer, body: JSON) -> JSON:
    if body.get("error"):
        raise Refused(str(body["error"]))
    return {"args": body}


@method("auth.test")
def auth_test(twin: Answerer, body: JSON) -> JSON:
    names = {"team": twin.world.name, "user": "loop", "team_id": twin.world.team, "user_id": BOT_USER, "bot_id": BOT}
    return {"url": f"https://{twin.world.domain}.slack.com/", **names, "is_enterprise_install": False}


@method("apps.connections.open")
def connections_open(twin: Answerer, body: JSON) -> JSON:
    return {"url": twin.new_link()}


@method("team.info")
def team_info(twin: Answerer, body: JSON) -> JSON:
    world = twin.world
    return {"team": {"id": world.team, "name": world.name, "domain": world.domain, "email_domain": "", "icon": {}}}


@method("bots.info", "users:read")
def bots_info(twin: Answerer, body: JSON) -> JSON:
    if body.get("bot") not in {None, BOT}:
        raise Refused("bot_not_found")
    return {"bot": {"id": BOT, "deleted": False, "name": "Loop", "app_id": APP, "user_id": BOT_USER, "icons": {}}}


@method("users.info", "users:read")
def users_info(twin: Answerer, body: JSON) -> JSON:
    wants(body, "user")
    user = twin.world.user(str(body["user"]))
    if user.is_stranger:
        raise Refused("user_not_visible")
    return {"user": user.shown(flag(body, "include_locale"))}


@method("users.list", "users:read")
def users_list(twin: Answerer, body: JSON) -> JSON:
    """Nobody should look at everybody."""
    raise Refused("ratelimited", status=429)


def _visible(twin: Answerer, body: JSON) -> Channel:
    wants(body, "channel")
    channel = twin.world.channel(str(body["channel"]))
    if channel.is_private and not channel.bot_is_in:
        raise Refused("channel_not_found")
    twin.needs({"im": "im:read", "private_channel": "groups:read", "public_channel": "channels:read"}[_kind(channel)])
    return channel


@method("conversations.info")
def conversations_info(twin: Answerer, body: JSON) -> JSON:
    return {"channel": _visible(twin, body).shown()}


@method("conversations.members")
def conversations_members(twin: Answerer, body: JSON) -> JSON:
    channel = _visible(twin, body)
    members = sorted(channel.members | ({BOT_USER} if channel.bot_is_in else set()))
    page = with_cursor("members", [{"id": each} for each in members], body)
    return {**page, "members": [each["id"] for each in page["members"]]}


@method("conversations.open", "im:write")
def conversations_open(twin: Answerer, body: JSON) -> JSON:
    wants(body, "users")
    user = twin.world.user(str(body["users"]))
    if user.deleted:
        raise Refused("user_disabled")
    if user.is_stranger:
        raise Refused("user_not_visible")
    if user.is_bot:
        raise Refused("cannot_dm_bot")
    channel = twin.world.dm(user.id)
    return {"channel": channel.shown() if flag(body, "return_im") else {"id": channel.id}}


@method("users.conversations")
def users_conversations(twin: Answerer, body: JSON) -> JSON:
    """The channels that the bot is in."""
    kinds = set(str(body.get("types") or "public_channel").split(","))
    twin.needs("groups:read" if "private_channel" in kinds else "channels:read")
    there = [each for each in twin.world.channels.values() if each.bot_is_in and _kind(each) in kinds]
    if flag(body, "exclude_archived"):
        there = [each for each in there if not each.is_archived]
    return with_cursor("channels", [each.shown() for each in there], body)


def _kind(channel: Channel) -> str:
    if channel.im_with:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"


def _readable(twin: Answerer, body: JSON) -> Channel:
    wants(body, "channel")
    channel = twin.world.channel(str(body["channel"]))
    scopes = {"im": "im:history", "private_channel": "groups:history", "public_channel": "channels:history"}
    twin.needs(scopes[_kind(channel)])
    if not channel.bot_is_in:
        raise Refused("channel_not_found" if channel.is_private else "not_in_channel")
    return channel


def _within(messages: list[Message], body: JSON) -> list[Message]:
    """Those between `oldest` and `latest`; the ends count only when they are asked for."""
    oldest, latest = float(body.get("oldest") or 0), float(body.get("latest") or 1e12)
    ends = flag(body, "inclusive")
    there = [message for message in messages if not message.only_for]
    return [each for each in there if oldest < float(each.ts) < latest or (ends and float(each.ts) in {oldest, latest})]


def _told(messages: list[Message], body: JSON) -> JSON:
    shown = [dict(message.body) for message in messages]
    if not flag(body, "include_all_metadata"):
        for each in shown:
            each.pop("metadata", None)
    page = with_cursor("messages", shown, body)
    return {**page, "has_more": bool(page["response_metadata"]["next_cursor"])}


@method("conversations.history")
def history(twin: Answerer, body: JSON) -> JSON:
    """The newest first, without what was answered in threads."""
    channel = _readable(twin, body)
    messages = [message for message in _within(channel.messages, body) if not message.is_reply]
    return {**_told(messages[::-1], body), "pin_count": 0}


@method("conversations.replies")
def replies(twin: Answerer, body: JSON) -> JSON:
    """A thread from its beginning."""
    channel = _readable(twin, body)
    wants(body, "ts")
    if str(body["ts"]) not in channel.seen:
        raise Refused("thread_not_found")
    thread = [each for each in channel.messages if str(body["ts"]) in {each.ts, each.thread}]
    first = [each for each in thread if each.ts == body["ts"]]
    rest = [each for each in _within(thread, body) if each.ts != body["ts"]]
    return _told(first + rest, body)
