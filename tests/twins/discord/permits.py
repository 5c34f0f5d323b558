"""Who may do what where: roles, and what a channel allows or denies."""

from tests.twins.discord.refusing import Refused
from tests.twins.discord.state import PRIVATE_THREAD, Channel, World

BITS: dict[str, int] = {
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "manage_roles": 1 << 28,
    "use_application_commands": 1 << 31,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "create_private_threads": 1 << 36,
    "send_messages_in_threads": 1 << 38,
}
EVERYTHING = (1 << 54) - 1


def bits(*names: str) -> int:
    total = 0
    for name in names:
        total |= BITS[name]
    return total


ADMIN, VIEW, SEND = BITS["administrator"], BITS["view_channel"], BITS["send_messages"]
EVERYONE = bits(
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "use_application_commands",
    "create_public_threads",
    "send_messages_in_threads",
)
INVITED = bits(
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
    "create_private_threads",
    "send_messages_in_threads",
)
"""What the bot was given when it was invited."""


def base(world: World, user_id: str) -> int:
    """In the server as a whole."""
    guild = world.guild
    if user_id not in guild.members:
        return 0
    total = guild.roles[guild.id].permissions
    for role in guild.members[user_id]:
        total |= guild.roles[role].permissions
    return EVERYTHING if total & ADMIN or guild.owner == user_id else total


def permissions(world: World, user_id: str, channel: Channel) -> int:
    """In one channel; in a direct conversation everything that its two people do there."""
    if channel.dm_with:
        return EVERYONE if user_id in channel.members else 0
    total = base(world, user_id)
    if total == EVERYTHING or not total:
        return total
    place = world.channels[channel.parent] if channel.parent else channel
    return _ruled(world, user_id, place, total)


def _ruled(world: World, user_id: str, place: Channel, total: int) -> int:
    """First the rule for everyone, then those for their roles together, then the one for themselves."""
    allow, deny = place.rules.get(world.guild.id, (0, 0))
    total = total & ~deny | allow
    of_roles = [place.rules[role] for role in world.guild.members[user_id] if role in place.rules]
    for _, deny in of_roles:
        total &= ~deny
    for allow, _ in of_roles:
        total |= allow
    allow, deny = place.rules.get(user_id, (0, 0))
    total = total & ~deny | allow
    return total if total & VIEW else 0


def sees(world: World, user_id: str, channel: Channel) -> bool:
    held = permissions(world, user_id, channel)
    if channel.kind == PRIVATE_THREAD and user_id not in channel.members:
        return bool(held & VIEW and held & BITS["manage_threads"])
    return bool(held & VIEW) or (user_id in channel.members and bool(channel.dm_with))


def demand(world: World, channel: Channel, *names: str) -> None:
    """Refuse what the bot may not do: 50001 where it does not even see the place."""
    if not sees(world, world.bot, channel):
        raise Refused(50001)
    held = permissions(world, world.bot, channel)
    if any(not held & BITS[name] for name in names):
        raise Refused(50013)


def may_write(world: World, channel: Channel) -> None:
    if channel.dm_with:
        return _may_write_to(world, channel.dm_with)
    demand(world, channel, "send_messages_in_threads" if channel.is_thread else "send_messages")
    if channel.archived and channel.locked:
        raise Refused(160005)
    channel.archived = False
    return None


def _may_write_to(world: World, user_id: str) -> None:
    if not {user_id, world.bot} <= set(world.guild.members):
        raise Refused(50278)
    if not world.users[user_id].dms_open:
        raise Refused(50007)
