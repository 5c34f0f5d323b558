"""How things look on the wire: messages, channels, members, the server."""

from tests.twins.discord.permits import permissions, sees
from tests.twins.discord.state import DM, EPHEMERAL, JSON, LOADING, Channel, Guild, Message, World, iso

JOINED = "2024-01-01T00:00:00+00:00"
UNSET = (
    *("description", "home_header", "splash", "discovery_splash", "banner", "application_id", "vanity_url_code"),
    *("afk_channel_id", "system_channel_id", "widget_channel_id", "rules_channel_id", "safety_alerts_channel_id"),
    *("public_updates_channel_id", "max_presences", "incidents_data"),
)
"""What this server does not have."""
EMPTY = ("voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")
USUAL: JSON = {
    "icon": None,
    "features": [],
    "emojis": [],
    "stickers": [],
    "afk_timeout": 300,
    "verification_level": 0,
    "default_message_notifications": 0,
    "explicit_content_filter": 0,
    "mfa_level": 0,
    "nsfw_level": 0,
    "premium_tier": 0,
    "system_channel_flags": 0,
    "nsfw": False,
    "widget_enabled": False,
    "premium_progress_bar_enabled": False,
    "region": "deprecated",
    "max_members": 500_000,
    "max_video_channel_users": 25,
    "max_stage_video_channel_users": 50,
    "premium_subscription_count": 0,
}


def message(world: World, said: Message) -> JSON:
    author, body = world.users[said.author], said.body
    shown: JSON = {
        "id": said.id,
        "type": body.get("type", 0),
        "channel_id": said.channel,
        "author": author.shown(),
        "content": said.content,
        "timestamp": iso(said.at),
        "edited_timestamp": iso(said.edited) if said.edited else None,
        "tts": False,
        "mention_everyone": "everyone" in body.get("pings", []),
        "mentions": [world.users[each].shown() for each in body.get("pings", []) if each in world.users],
        "mention_roles": [each for each in body.get("pings", []) if each in world.guild.roles],
        "attachments": body.get("attachments") or [],
        "embeds": body.get("embeds") or [],
        "components": said.components,
        "pinned": False,
        "flags": said.flags | (EPHEMERAL if said.only_for else 0) | (LOADING if said.waits else 0),
    }
    extra = ("nonce", "webhook_id", "application_id", "interaction_metadata", "message_reference")
    return {**shown, **{key: body[key] for key in extra if body.get(key) is not None}}


def channel(world: World, place: Channel, for_user: str = "") -> JSON:
    last = place.messages[-1].id if place.messages else None
    if place.kind == DM:
        there = [world.users[place.dm_with].shown()]
        return {"id": place.id, "type": DM, "last_message_id": last, "flags": 0, "recipients": there}
    shown: JSON = {
        "id": place.id,
        "type": place.kind,
        "guild_id": place.guild,
        "name": place.name,
        "last_message_id": last,
        "rate_limit_per_user": 0,
        "flags": 0,
        "parent_id": place.parent or None,
    }
    if for_user:
        shown["permissions"] = str(permissions(world, for_user, place))
    return {**shown, **(_thread(place) if place.is_thread else _text(world, place))}


def _text(world: World, place: Channel) -> JSON:
    rules = [
        {"id": id, "type": 0 if id in world.guild.roles else 1, "allow": str(allow), "deny": str(deny)}
        for id, (allow, deny) in place.rules.items()
    ]
    return {"position": 0, "topic": None, "nsfw": False, "permission_overwrites": rules}


def _thread(place: Channel) -> JSON:
    about = {
        "archived": place.archived,
        "locked": place.locked,
        "auto_archive_duration": place.archive_after,
        "archive_timestamp": JOINED,
        "create_timestamp": JOINED,
        "invitable": False,
    }
    counts = {"message_count": len(place.messages), "member_count": len(place.members), "total_message_sent": 0}
    return {"owner_id": place.owner, "thread_metadata": about, **counts}


def thread_member(place: Channel, user_id: str) -> JSON:
    return {"id": place.id, "user_id": user_id, "join_timestamp": JOINED, "flags": 0}


def member(world: World, user_id: str, with_user: bool = True) -> JSON:
    shown: JSON = {
        "roles": sorted(world.guild.members[user_id]),
        "joined_at": JOINED,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "premium_since": None,
        "communication_disabled_until": None,
    }
    return {**shown, "user": world.users[user_id].shown()} if with_user else shown


def guild(world: World) -> JSON:
    here: Guild = world.guild
    about: JSON = {"id": here.id, "name": here.name, "owner_id": here.owner, "preferred_locale": here.locale}
    return {**about, **USUAL, **dict.fromkeys(UNSET), "roles": [role.shown() for role in here.roles.values()]}


def whole_guild(world: World) -> JSON:
    """As it comes when the bot connects, with its channels, threads and the bot itself."""
    places = [each for each in world.channels.values() if each.guild == world.guild.id and not each.is_thread]
    threads = [each for each in world.threads() if sees(world, world.bot, each) and not each.archived]
    return {
        **guild(world),
        **{name: [] for name in EMPTY},
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(world.guild.members),
        "members": [member(world, world.bot)],
        "channels": [channel(world, each) for each in places],
        "threads": [channel(world, each) | {"member": thread_member(each, world.bot)} for each in threads],
    }


def application(world: World) -> JSON:
    bot = world.users[world.bot].shown()
    return {
        "id": world.app,
        "name": "Loop",
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "type": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "owner": {**bot, "username": "owner"},
        "team": None,
        "bot": bot,
        "rpc_origins": [],
    } | world.about_app
