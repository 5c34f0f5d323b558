"""A world with a second platform, so that one human can come from two."""

import re
from typing import Any

from sqlmodel import Session, select

from adapters.memory import MemoryAdapter, Post
from bot.bootstrap import App, bootstrap
from bot.events import Address, Event, Sender
from storage.labels import Consents
from storage.people import Identity, People
from storage.people import Person as Human
from storage.viewer import SYSTEM, Role
from tests.driver import Person, World

CHAT = "slack"
WRONG = (
    "That code is not right or too old.\n"
    "Ask whoever invited you for a new one. Between accounts of your own: type /loop link on the other one."
)
HELLO = "Please ask someone on the outreach team to add you."
DUE_FRIDAY = "/loop promised Eastside the room list by Friday"


class TwoPlatforms(World):
    """The local platform and a chat beside it, each with its own places."""

    chat: MemoryAdapter

    async def _build(self) -> App:
        def connect(engine: Any) -> list[MemoryAdapter]:
            self.memory, self.chat = MemoryAdapter(engine.handle), MemoryAdapter(engine.handle, CHAT)
            return [self.memory, self.chat]

        return bootstrap(self.database, self.clock, connect, self.features)

    def at_chat(self, key: str, workspace: str = "T1") -> "ChatPerson":
        return ChatPerson(self, key, workspace)


class ChatPerson(Person):
    """Somebody who comes from the chat."""

    world: TwoPlatforms

    def __init__(self, world: TwoPlatforms, key: str, workspace: str) -> None:
        super().__init__(world, key)
        self.workspace, self.place = workspace, key

    @property
    def sender(self) -> Sender:
        return Sender(CHAT, self.workspace, self.key)

    @property
    def address(self) -> Address:
        return Address(CHAT, self.workspace, self.place)

    @property
    def inbox(self) -> list[Post]:
        return self.world.chat.posts[self.key]

    def does(self, event: Event) -> str:
        self.last = self.world.run(self.world.chat.receive(event))
        self.form = self.last.form or (self.form if self.last.errors else None)
        self.world.settle()
        return "\n".join(message.to_text() for message in self.last.messages)


def code_of(person: Person) -> str:
    """The whole line that a person is told to type on their other account."""
    found = re.search(r"/loop link \w{4}-\w{4}", person.says("/loop link"))
    assert found
    return found[0]


def somebody(world: World, key: str, role: Role, **about: Any) -> int:
    """A person of their own who comes from the chat."""
    now = world.clock.now()

    def add(session: Session) -> int:
        person = Human(name=key.capitalize(), role=role, created_at=now, **about)
        session.add(person)
        session.flush()
        identity = Identity(person_id=person.id, platform=CHAT, workspace="T1", external=key, place=key, created_at=now)
        session.add(identity)
        if role is Role.CONTACT:
            Consents(session, SYSTEM).agree(person, now, "cast")
        return person.id

    return world.database.write_now(add)


def person_of(world: World, person: Person) -> Human:
    """Who they are to the bot."""
    found = world.database.read_now(lambda session: People(session, SYSTEM).who_is(*person.sender.key))
    assert found
    return found


def linked(world: TwoPlatforms, person: Person, key: str = "U1") -> Person:
    """A second account of a person."""
    chat = world.at_chat(key)
    assert "This account is now linked" in chat.says(code_of(person))
    return chat


def accounts_of(world: TwoPlatforms, person: Person) -> list[Identity]:
    key = person_of(world, person).id
    return world.database.read_now(lambda session: People(session, SYSTEM).accounts(key))


def join(first: Person, second: Person) -> str:
    said = second.says(code_of(first))
    assert "This account is now linked" in said
    return said


def rows(world: TwoPlatforms, record: type[Any], *where: Any) -> list[Any]:
    return world.database.read_now(lambda session: list(session.exec(select(record).where(*where))))
