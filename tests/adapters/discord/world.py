"""A whole bot in a Discord server: the real library over real sockets, and a clock that stands still."""

from typing import Any

from sqlmodel import Session, select

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.commands import commands
from adapters.discord.lines import Patience
from adapters.discord.web_api import Keys, WebApi
from bot.engine import Engine
from bot.register import Register
from bot.sample import LOCAL, TEAM_PLACE
from storage.database import Database
from storage.people import Identity, Team
from tests.adapters import running
from tests.adapters.running import TEAM_CHANNEL
from tests.proxies import without_proxies
from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.showing import shown_text
from tests.twins.recording import record_file

HASTY = Patience(guild_ready=0.1, apart=0.0, again=0.05, anew=0.05)


def person_place(member: Member) -> str:
    return f"u{member.id}"


def with_people(**about: Any) -> DiscordTwin:
    """A server with the people of the tests, not yet open."""
    without_proxies()
    twin = DiscordTwin(record_file(), **about)
    ana, rosa = twin.member("Ana"), twin.member("Rosa")
    twin.member("Amina")
    twin.channel(TEAM_CHANNEL, private_to=[ana, rosa])
    twin.channel("general")
    return twin


async def offer_commands(twin: DiscordTwin) -> None:
    """What the operator's command does when the bot is new, or was changed."""
    api = WebApi(Keys(twin.bot_token, twin.api_url))
    try:
        await api.begin()
        await api.put_commands(str((await api.application())["id"]), commands())
    finally:
        await api.close()


def move_to_discord(session: Session, twin: DiscordTwin) -> None:
    """The people of the local seats, who are now in Discord."""
    for identity in session.exec(select(Identity).where(Identity.platform == LOCAL)):
        place = person_place(twin.member(identity.external.capitalize()))
        identity.platform, identity.workspace = "discord", "global"
        identity.external = identity.place = place
    team = session.exec(select(Team).where(Team.channel == f"{LOCAL}:{LOCAL}:{TEAM_PLACE}")).one()
    team.channel = f"discord:global:c{twin.channel(TEAM_CHANNEL).id}"


class Seat(running.Seat):
    """A person in Discord."""

    def __init__(self, world: "DiscordWorld", member: Member) -> None:
        self.world: DiscordWorld = world
        self.member: Member = member

    def types(self, words: str, where: str | None = None) -> str:
        """`/loop say words`; what they see that is new."""
        return self._after(lambda: self.member.command("say", words=words, where=where))

    def uses(self, command: str, where: str | None = None, **options: Any) -> str:
        """`/loop command` with its own fields."""
        return self._after(lambda: self.member.command(command, where=where, **options))

    def picks(self, label: str) -> str:
        return self._after(lambda: self.member.picks(label))

    def picks_on_message(self, entry: str, message: Any) -> str:
        return self._after(lambda: self.member.uses(entry, message))

    def _messages(self) -> list[str]:
        return [shown_text(self.world.twin.world, message) for message in self.member.messages()]

    @property
    def sees(self) -> str:
        return self.member.reads()

    @property
    def window(self) -> str:
        return self.member.form


class DiscordWorld(running.World):
    """A bot in one server, and its people there."""

    twin: DiscordTwin
    adapter: DiscordAdapter

    def __init__(self, database: Database, has_people: bool = True, waits: Patience = HASTY, **about: Any) -> None:
        super().__init__(database, has_people)
        self.waits = waits
        self.twin = with_people(now=lambda: self.clock.now().timestamp(), **about)

    def take_seats(self) -> None:
        self.ana, self.rosa, self.amina = (self.seat(name) for name in ("Ana", "Rosa", "Amina"))

    def move_here(self, session: Session) -> None:
        move_to_discord(session, self.twin)

    async def begin(self) -> None:
        await offer_commands(self.twin)
        await super().begin()

    def adapter_for(self, engine: Engine) -> DiscordAdapter:
        keys, register = Keys(self.twin.bot_token, self.twin.api_url), Register(self.database, self.clock)
        address = self.twin.gateway_url
        return DiscordAdapter(engine, self.clock, keys, register, gateway_url=address, pace=0, patience=self.waits)

    def seat(self, name: str, **about: Any) -> Seat:
        return Seat(self, self.twin.member(name, **about))
