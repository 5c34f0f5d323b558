"""The people, roles and channels of the stand-in's server, and what the bot may do there."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tests.twins.background import Settling
from tests.twins.discord import payloads, permits
from tests.twins.discord.state import JSON, PRIVATE_THREAD, TEXT, Channel, Role, User, World

if TYPE_CHECKING:
    from tests.twins.discord.member import Member


class Neighbourhood(Settling):
    """Whatever changes is told to the bot while the server is up."""

    def __init__(self, world: World, permissions: int) -> None:
        super().__init__("discord-twin")
        self.world, self.members = world, dict[str, "Member"]()
        self._furnish(permissions)

    @abstractmethod
    def newcomer(self, user_id: str) -> "Member":
        """Somebody who can do things here."""

    @abstractmethod
    def tells_if_up(self, kind: str, said: JSON) -> None:
        """Tell the bot of it."""

    def _furnish(self, permissions: int) -> None:
        guild = self.world.guild
        guild.roles[guild.id].permissions = permits.EVERYONE
        self.bot_role = Role(self.world.new_id(), "Loop", permissions, managed=True)
        guild.roles[self.bot_role.id] = self.bot_role
        guild.members[self.world.bot] = {self.bot_role.id}

    @property
    def has_bot(self) -> bool:
        return self.world.bot in self.world.guild.members

    def member(self, name: str, locale: str = "en-US", admin: bool = False, roles: Iterable[str] = ()) -> "Member":
        """Somebody in the server: looked up by name, or new."""
        for known in self.members.values():
            if known.user.name == name:
                return known
        with self.world.lock:
            user = User(self.world.new_id(), name, locale)
            self.world.users[user.id] = user
            held = {self.role(each).id for each in roles} | ({self.role("Admin", permits.ADMIN).id} if admin else set())
            self.world.guild.members[user.id] = held
        self.members[user.id] = self.newcomer(user.id)
        return self.members[user.id]

    def role(self, name: str, permissions: int = 0) -> Role:
        for known in self.world.guild.roles.values():
            if known.name == name:
                return known
        made = Role(self.world.new_id(), name, permissions)
        self.world.guild.roles[made.id] = made
        self.tells_if_up("GUILD_ROLE_CREATE", {"guild_id": self.world.guild.id, "role": made.shown()})
        return made

    def channel(
        self, name: "str | Channel", private_to: "Iterable[Member] | None" = None, bot: bool = True, kind: int = TEXT
    ) -> Channel:
        """A channel by its name or id, made when there is none; `bot`: whether the bot gets into a private one."""
        if isinstance(name, Channel):
            return name
        for known in list(self.world.channels.values()):
            if name.removeprefix("#") in {known.id, known.name} and name:
                return known
        with self.world.lock:
            made = Channel(self.world.new_id(), name.removeprefix("#"), kind, guild=self.world.guild.id)
            if private_to is not None:
                made.rules[self.world.guild.id] = (0, permits.VIEW)
                made.rules |= {each.id: (permits.VIEW, 0) for each in private_to}
                made.rules |= {self.world.bot: (permits.VIEW, 0)} if bot else {}
            self.world.put(made)
        self.tells_if_up("CHANNEL_CREATE", payloads.channel(self.world, made))
        return made

    def thread(self, name: str, parent: "str | Channel", members: "Sequence[Member]" = (), bot: bool = True) -> Channel:
        """A private thread that somebody started."""
        place = self.channel(parent)
        with self.world.lock:
            inside = {each.id for each in members} | ({self.world.bot} if bot else set())
            made = Channel(self.world.new_id(), name, PRIVATE_THREAD, place.guild, place.id, members=inside)
            made.owner = next((each.id for each in members), self.world.guild.owner)
            self.world.put(made)
        if bot:
            shown = payloads.channel(self.world, made) | {"member": payloads.thread_member(made, self.world.bot)}
            self.tells_if_up("THREAD_CREATE", shown)
        return made

    def allows(self, channel: "str | Channel", *names: str, who: str = "") -> None:
        """From now on the bot, or somebody else, may do this there: `send_messages`, `view_channel`, ..."""
        self._rules(channel, who, permits.bits(*names), 0)

    def forbids(self, channel: "str | Channel", *names: str, who: str = "") -> None:
        self._rules(channel, who, 0, permits.bits(*names))

    def _rules(self, channel: "str | Channel", who: str, allow: int, deny: int) -> None:
        place = self.channel(channel)
        with self.world.lock:
            had_allow, had_deny = place.rules.get(who or self.world.bot, (0, 0))
            place.rules[who or self.world.bot] = (had_allow & ~deny | allow, had_deny & ~allow | deny)
        self.tells_if_up("CHANNEL_UPDATE", payloads.channel(self.world, place))

    def deletes_channel(self, channel: "str | Channel") -> None:
        place = self.channel(channel)
        shown = payloads.channel(self.world, self.world.channels.pop(place.id))
        self.tells_if_up("THREAD_DELETE" if place.is_thread else "CHANNEL_DELETE", shown)

    def removes_bot(self) -> None:
        """Somebody throws the bot out of the server."""
        self.world.guild.members.pop(self.world.bot, None)
        self.tells_if_up("GUILD_DELETE", {"id": self.world.guild.id})

    def adds_bot(self) -> None:
        """Somebody invites the bot into the server. Only of one it was in before it is said whether that is there."""
        self.world.guild.members[self.world.bot] = {self.bot_role.id}
        shown = payloads.whole_guild(self.world)
        self.tells_if_up("GUILD_CREATE", {name: value for name, value in shown.items() if name != "unavailable"})
