"""A chat platform beside the local page: people whom nobody wrote down yet, as their platform tells of them."""

from typing import Any

from adapters.memory import MemoryAdapter, Post
from bot.bootstrap import App, bootstrap
from bot.engine import Engine
from bot.events import Address, Event, Introduced, Profile, Sender
from storage.people import Identity, People, Standing, Team
from storage.people import Person as PersonRow
from storage.viewer import SYSTEM
from tests.driver import Person, World

NOT_MET = "we have not met yet"
CHAT, WORKSPACE = "chat", "W1"
NORTH, SOUTH = f"{CHAT}:{WORKSPACE}:north", f"{CHAT}:{WORKSPACE}:south"


class ChatWorld(World):
    """The bot with a second platform."""

    chat: MemoryAdapter

    async def _build(self) -> App:
        def both(engine: Engine) -> list[MemoryAdapter]:
            return [MemoryAdapter(engine.handle), MemoryAdapter(engine.handle, CHAT)]

        app = bootstrap(self.database, self.clock, both, self.features)
        memory, chat = app.adapters
        assert isinstance(memory, MemoryAdapter)
        assert isinstance(chat, MemoryAdapter)
        self.memory, self.chat = memory, chat
        return app

    def member(self, key: str, workspace: str = WORKSPACE) -> "Member":
        return Member(self, key, workspace)


class Member(Person):
    """Somebody on that platform."""

    def __init__(self, world: ChatWorld, key: str, workspace: str = WORKSPACE) -> None:
        super().__init__(world, key)
        self.town, self.workspace = world, workspace

    @property
    def sender(self) -> Sender:
        return Sender(CHAT, self.workspace, self.key)

    @property
    def address(self) -> Address:
        return Address(CHAT, self.workspace, self.key)

    @property
    def account(self) -> str:
        return f"{CHAT}:{self.workspace}:{self.key}"

    @property
    def inbox(self) -> list[Post]:
        return self.town.chat.posts[self.key]

    def does(self, event: Event) -> str:
        self.last = self.world.run(self.town.chat.receive(event))
        self.form = self.last.form or (self.form if self.last.errors else None)
        self.world.settle()
        return "\n".join(message.to_text() for message in self.last.messages)

    def is_introduced(self, *channels: str, name: str = "", **about: Any) -> str:
        """The platform tells who they are; what the bot says to that, which is nothing."""
        about = {"zone": "Europe/Berlin", "language": "en-GB", "channels": frozenset(channels), **about}
        profile = Profile(name=name or self.key.capitalize(), **about)
        return self.does(Introduced(profile=profile, **self.about()))

    def is_gone(self) -> str:
        return self.is_introduced(standing=Standing.GONE)

    @property
    def row(self) -> PersonRow | None:
        return self.world.database.read_now(lambda session: People(session, SYSTEM).who_is(*self.sender.key))

    @property
    def identity(self) -> Identity | None:
        return self.world.database.read_now(lambda session: People(session, SYSTEM).identity(*self.sender.key))


def staff(town: ChatWorld, key: str) -> Member:
    member = town.member(key)
    member.is_introduced(NORTH)
    return member


def second_team(town: ChatWorld) -> None:
    now = town.clock.now()
    town.database.write_now(lambda session: session.add(Team(name="South", channel=SOUTH, created_at=now)))
