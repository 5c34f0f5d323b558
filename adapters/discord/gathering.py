"""Places that only one partner's people read: private threads, below a channel that all of them see."""

from collections.abc import Callable, Iterator
from typing import Protocol

from adapters.calling import NoAnswer
from adapters.discord.calling import DiscordError, Json, TokenRefused
from adapters.discord.permissions import HISTORY, IN_THREADS, PRIVATE, VIEW, permissions_in
from adapters.discord.refusals import refusal
from bot.events import Address
from bot.i18n import mark
from bot.ports import Gathering, Refused

NEEDED = (VIEW, PRIVATE, IN_THREADS, HISTORY)
TEXT, PRIVATE_THREAD = 0, 12
NAME, MARK = 100, 8
UNKNOWN_MEMBER, UNKNOWN_USER, NO_ACCESS, FOLDED_AWAY = 10007, 10013, 50001, 50083
NOT_THERE = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER})
NOWHERE = mark(
    "Make a channel that these people and the bot see, and let the bot create private threads there "
    "(Create Private Threads), then try again. Until then I write to each of them directly."
)
GONE = mark("The thread is gone, or the bot may not use it any more. I write to each of them directly instead.")


class Servers(Protocol):
    """The calls that are needed for it."""

    async def channel(self, channel: str) -> Json: ...
    async def guild(self, guild: str) -> Json: ...
    async def guild_channels(self, guild: str) -> list[Json]: ...
    async def member(self, guild: str, user: str) -> Json: ...
    async def active_threads(self, guild: str) -> list[Json]: ...
    async def start_private_thread(self, channel: str, name: str) -> Json: ...
    async def reopen_thread(self, thread: str) -> None: ...
    async def add_to_thread(self, thread: str, user: str) -> None: ...
    async def take_from_thread(self, thread: str, user: str) -> None: ...


class Places:
    """Makes them, and keeps who reads there right."""

    def __init__(self, api: Servers, me: Callable[[], str], guilds: Callable[[], list[str]]) -> None:
        """`me` is the bot's own key, `guilds` are the servers that it is in."""
        self._api, self._me, self._guilds = api, me, guilds

    async def gather(self, near: Address, gathering: Gathering, wire_id: str) -> str:
        """The place that was made when this was asked before, or a new one."""
        name = called(gathering.name, wire_id)
        try:
            thread = await self._made(name) or await self._make(near, gathering, name)
            await self._let_in(thread, gathering)
        except (DiscordError, NoAnswer, TokenRefused) as error:
            raise refusal(error) from error
        return f"c{thread}"

    async def seat(self, place: Address, gathering: Gathering) -> tuple[str, ...]:
        """A thread that was quiet for long is folded away, and takes nobody in or out until it is opened again."""
        thread = place.place.removeprefix("c")
        try:
            try:
                return await self._set_right(thread, gathering)
            except DiscordError as error:
                if error.code != FOLDED_AWAY:
                    raise
                await self._api.reopen_thread(thread)
                return await self._set_right(thread, gathering)
        except (DiscordError, NoAnswer, TokenRefused) as error:
            if isinstance(error, DiscordError) and error.code == NO_ACCESS:
                raise Refused("the thread can't be used", is_final=True, advice=GONE) from error
            raise refusal(error) from error

    async def _set_right(self, thread: str, gathering: Gathering) -> tuple[str, ...]:
        """Those who read there no more go first."""
        for user in users(gathering.before):
            if f"u{user}" not in gathering.accounts:
                await self._take_out(thread, user)
        return await self._let_in(thread, gathering)

    async def _let_in(self, thread: str, gathering: Gathering) -> tuple[str, ...]:
        """Who can't be let in, such as whoever left the server: the others read there all the same."""
        return tuple([f"u{user}" for user in users(gathering.accounts) if not await self._lets_in(thread, user)])

    async def _lets_in(self, thread: str, user: str) -> bool:
        try:
            await self._api.add_to_thread(thread, user)
        except DiscordError as error:
            if error.code not in NOT_THERE | {NO_ACCESS}:
                raise
            # Discord has one number for somebody who does not see the channel and for a bot that does not.
            await self._api.channel(thread)
            return False
        return True

    async def _take_out(self, thread: str, user: str) -> None:
        try:
            await self._api.take_from_thread(thread, user)
        except DiscordError as error:
            if error.code not in NOT_THERE:
                raise

    async def _made(self, name: str) -> str | None:
        """The thread that the bot began under this name, so that being asked twice makes one."""
        for guild in self._guilds():
            for thread in await self._api.active_threads(guild):
                is_ours = thread.get("owner_id") == self._me() and thread.get("type") == PRIVATE_THREAD
                if is_ours and thread.get("name") == name:
                    return str(thread["id"])
        return None

    async def _make(self, near: Address, gathering: Gathering, name: str) -> str:
        for guild in self._guilds():
            channel = await self._channel_for(guild, near, gathering)
            if channel:
                return str((await self._api.start_private_thread(channel, name))["id"])
        raise Refused("no channel that all of them see", is_final=True, advice=NOWHERE)

    async def _channel_for(self, guild: str, near: Address, gathering: Gathering) -> str | None:
        """The channel that was meant, if all of them see it; else the first one that they do."""
        server, members = await self._api.guild(guild), await self._members(guild, gathering)
        if members is None:
            return None
        mine = await self._api.member(guild, self._me())
        channels = [each for each in await self._api.guild_channels(guild) if each.get("type") == TEXT]
        for channel in sorted(channels, key=lambda each: (f"c{each['id']}" != near.place, each.get("position", 0))):
            granted = permissions_in(server, mine, self._me(), channel)
            may = all(granted & each.value for each in NEEDED)
            if may and all(permissions_in(server, who, key, channel) & VIEW.value for key, who in members.items()):
                return str(channel["id"])
        return None

    async def _members(self, guild: str, gathering: Gathering) -> dict[str, Json] | None:
        """All of them as they are in this server; None when somebody is not in it."""
        found = {}
        for user in users(gathering.accounts):
            try:
                found[user] = await self._api.member(guild, user)
            except DiscordError as error:
                if error.code in NOT_THERE:
                    return None
                raise
        return found


def users(accounts: tuple[str, ...]) -> Iterator[str]:
    return (each.removeprefix("u") for each in accounts)


def called(name: str, wire_id: str) -> str:
    """A partner's name, and what no other place has: names may begin alike, and be used again for somebody else."""
    ending = f" · {wire_id[:MARK]}"
    return name[: NAME - len(ending)] + ending
