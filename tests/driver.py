"""Talking to the bot in tests: `ana.says(...)`, `ana.presses("Done")`, `ana.inbox`, `world.advance(days=7)`."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from uuid import uuid4

from sqlmodel import select

from adapters.memory import MemoryAdapter, Post
from bot.bootstrap import App, bootstrap
from bot.clock import FrozenClock
from bot.events import Address, Commanded, Event, Pressed, Said, Searched, Sender, Submitted
from bot.feature import Feature
from bot.features import FEATURES
from bot.sample import LOCAL, TEAM_PLACE, add_sample, ensure_seats
from bot.scheduler import next_due
from bot.timelapse import move_clock
from bot.turn import OpenForm, Reply
from bot.ui.message import Button, Message
from storage.database import Database
from storage.people import Person as PersonRow
from storage.schema import upgrade

T = TypeVar("T")
MONDAY = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""Nine in the morning in New York."""
ZONE = "America/New_York"


class Person:
    """Someone at a seat: what they do, and what they see."""

    def __init__(self, world: "World", key: str, has_forms: bool = True, in_steps: bool = False) -> None:
        self.world, self.key, self.has_forms, self.in_steps = world, key, has_forms, in_steps
        self.form: OpenForm | None = None
        self.last = Reply()
        self.place = key

    @property
    def sender(self) -> Sender:
        return Sender(LOCAL, LOCAL, self.key)

    @property
    def address(self) -> Address:
        return Address(LOCAL, LOCAL, self.place)

    def reads_at(self, place: str) -> None:
        """From now on they write at another place than their own."""
        self.place = place

    @property
    def inbox(self) -> list[Post]:
        """Everything at their place, the newest last."""
        return self.world.memory.posts[self.key]

    @property
    def sees(self) -> str:
        """The newest message at their place as plain text."""
        return self.inbox[-1].message.to_text() if self.inbox else ""

    @property
    def sees_all(self) -> str:
        return "\n\n".join(post.message.to_text() for post in self.inbox)

    def about(self, key: str = "") -> dict[str, Any]:
        """What every event of theirs has."""
        return {
            "key": key or uuid4().hex,
            "sender": self.sender,
            "address": self.address,
            "has_forms": self.has_forms,
            "in_steps": self.in_steps,
        }

    def does(self, event: Event) -> str:
        """Hand an event in; what comes back as text, with the form's questions if one opened."""
        self.last = self.world.run(self.world.memory.receive(event))
        self.form = self.last.form or (self.form if self.last.errors else None)
        self.world.settle()
        return "\n".join(message.to_text() for message in self.last.messages)

    def says(self, words: str, key: str = "") -> str:
        """Type a line: a command when it starts with /loop."""
        if words.startswith("/loop"):
            return self.does(Commanded(words=words.removeprefix("/loop").strip(), **self.about(key)))
        return self.does(Said(words=words, **self.about(key)))

    def presses(self, label: str, near: str = "") -> str:
        """Press the newest button of this label; `near` says which line it stands on."""
        return self.press_token(self.find_button(label, near)[1].token)

    def press_token(self, token: str, key: str = "") -> str:
        return self.does(Pressed(token=token, **self.about(key)))

    def find_button(self, label: str, near: str = "") -> tuple[Post, Button]:
        places = [*self.inbox, *self.world.memory.posts[TEAM_PLACE]] if self.key != "amina" else self.inbox
        for post in reversed(places):
            for button in buttons_of(post.message, near):
                if button.label == label:
                    return post, button
        raise AssertionError(f"No button {label!r} {near!r} in:\n{self.sees_all}")

    def fills(self, key: str = "", **values: str) -> str:
        """Send the open form off with these values over what it was filled with."""
        assert self.form is not None, "no form is open"
        filled = {**self.form.values, **values}
        shown = {each.name for each in self.form.form.steps()[self.form.step]} if self.in_steps else set(filled)
        filled = {name: value for name, value in filled.items() if name in shown}
        return self.does(Submitted(token=self.form.token, values=filled, step=self.form.step, **self.about(key)))

    def suggestions(self, kind: str, words: str) -> list[str]:
        self.does(Searched(kind=kind, words=words, **self.about()))
        return [label for _, label in self.last.suggestions]


def buttons_of(message: Message, near: str) -> list[Button]:
    """The buttons of a message, or only those on the item whose words contain `near`."""
    if not near:
        return list(message.buttons())
    items = [item for block in message.blocks for item in getattr(block, "rows", ()) if hasattr(item, "buttons")]
    return [button for item in items if near in item.words for button in item.buttons]


def settle_in(database: Database, start: datetime = MONDAY, zone: str = ZONE, sample: bool = True) -> None:
    """Everybody takes their seat, and brings what is there to be tried."""
    if (start, zone, sample) == (MONDAY, ZONE, True) and is_empty_file(database):
        with closing(database.engine.raw_connection()) as connection:
            of_the_driver: Any = connection.driver_connection
            settled_in().backup(of_the_driver)
        return
    database.write_now(lambda session: ensure_seats(session, start, zone))
    if sample:
        database.write_now(lambda session: add_sample(session, start))


def is_empty_file(database: Database) -> bool:
    return database.on_sqlite and not database.read_now(lambda session: session.exec(select(PersonRow)).first())


@cache
def settled_in() -> sqlite3.Connection:
    """A database in memory in which everybody has settled in as usual; to copy it is a tenth of the work."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/usual.db")
        upgrade(database)
        database.write_now(lambda session: ensure_seats(session, MONDAY, ZONE))
        database.write_now(lambda session: add_sample(session, MONDAY))
        database.close()
        with closing(sqlite3.connect(f"{folder}/usual.db")) as made:
            made.backup(kept)
    return kept


class World:
    """A whole bot on a database, with a clock that stands still until it is moved."""

    def __init__(
        self,
        database: Database,
        start: datetime = MONDAY,
        sample: bool = True,
        zone: str = ZONE,
        features: tuple[Feature, ...] = FEATURES,
    ) -> None:
        self.database, self.clock, self.features = database, FrozenClock(start), features
        self._runner = asyncio.Runner()
        settle_in(database, start, zone, sample)
        self.app = self.run(self._build())
        self.ana, self.amina, self.rosa = (Person(self, key) for key in ("ana", "amina", "rosa"))
        self.keys = count()

    async def _build(self) -> App:
        app = bootstrap(self.database, self.clock, lambda engine: [MemoryAdapter(engine.handle)], self.features)
        adapter = app.adapters[0]
        assert isinstance(adapter, MemoryAdapter)
        self.memory = adapter
        return app

    def run(self, work: Any) -> Any:
        return self._runner.run(work)

    def settle(self) -> None:
        """Deliver what is due now. Most of what people do makes nothing due, and a look is cheap."""
        due = self.database.read_now(next_due)
        if due and due <= self.clock.now():
            self.run(self.app.scheduler.run_until_quiet())

    def advance(self, **by: int) -> None:
        """Let time pass, stopping at everything that becomes due."""
        self.goes_to(self.clock.now() + timedelta(**by))

    def goes_to(self, moment: datetime) -> None:
        self.run(move_clock(self.clock, self.app.scheduler, self.database, moment))

    def jumps(self, **by: int) -> None:
        """The process was down for so long: the clock is elsewhere at once."""
        self.clock.advance(timedelta(**by))
        self.settle()

    @property
    def team_channel(self) -> list[Post]:
        return self.memory.posts[TEAM_PLACE]

    def restart(self) -> None:
        """The process ends and begins again on the same database; what was posted stays posted."""
        before = self.memory
        self.app = self.run(self._build())
        self.memory.posts, self.memory._refs = before.posts, before._refs

    def close(self) -> None:
        self._runner.close()
