"""A bot on a database that is thrown away, played by the sample people, so that what it says can be drawn."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import Session

from adapters.memory import MemoryAdapter
from bot.bootstrap import App, bootstrap
from bot.clock import FrozenClock
from bot.events import Address, Commanded, Event, Invoked, Opened, Pressed, Quote, Sender, Submitted
from bot.quota import UNLIMITED, Quota
from bot.sample import LOCAL, TEAM_PLACE, add_sample, ensure_seats
from bot.timelapse import move_clock
from bot.turn import OpenForm, Reply
from bot.ui.message import Button, Message
from storage.database import Database
from storage.schema import upgrade

START = datetime(2027, 3, 1, 19, 2, tzinfo=UTC)
"""A Monday, two minutes past two in the afternoon in New York."""
ZONE = "America/New_York"


class Stage:
    """The sample people in front of a bot whose clock stands still until it is moved."""

    def __init__(self, database: Database, runner: asyncio.Runner) -> None:
        self._database, self._runner, self._keys = database, runner, count(1)
        self.clock = FrozenClock(START)
        self._app = runner.run(self._built())
        database.write_now(self._furnish)

    async def _built(self) -> App:
        unhurried = Quota(UNLIMITED)
        app = bootstrap(self._database, self.clock, lambda it: [MemoryAdapter(it.handle)], quota=unhurried)
        (adapter,) = app.adapters
        assert isinstance(adapter, MemoryAdapter)
        self._memory = adapter
        return app

    def _furnish(self, session: Session) -> None:
        ensure_seats(session, START, ZONE)
        add_sample(session, START)

    # What people do.

    def says(self, who: str, words: str) -> Reply:
        """Type a command, without its slash word."""
        return self._does(Commanded(words=words, **self._about(who)))

    def presses(self, who: str, label: str, near: str = "") -> Reply:
        """Press the newest button of a label that this person can see; `near` says on which item."""
        return self._does(Pressed(token=self._button(who, label, near).token, **self._about(who)))

    def fills(self, who: str, **values: str) -> Reply:
        """Send the open form off, with these values over what it was filled with."""
        form = self.form(who)
        return self._does(Submitted(token=form.token, values={**form.values, **values}, **self._about(who)))

    def picks(self, who: str, shortcut: str, quote: Quote) -> Reply:
        """Pick a message out."""
        return self._does(Invoked(shortcut=shortcut, quote=quote, **self._about(who)))

    def opens(self, who: str, words: str) -> Reply:
        """Open the bot's home."""
        return self._does(Opened(words=words, **self._about(who)))

    def goes_to(self, moment: datetime) -> None:
        """Let time pass, and everything arrive that becomes due."""
        self._runner.run(move_clock(self.clock, self._app.scheduler, self._database, moment))

    # What they see.

    def form(self, who: str) -> OpenForm:
        return self._memory.forms[who]

    def newest(self, place: str, beginning: str = "") -> Message:
        """The newest message at a place, or the newest whose title begins so. Raises LookupError."""
        for post in reversed(self._memory.posts[place]):
            if post.message.title.startswith(beginning):
                return post.message
        raise LookupError(f"nothing at {place} begins with {beginning!r}")

    def knows(self, command: str) -> bool:
        return command in self._app.engine.router.commands

    def _about(self, who: str) -> dict[str, Any]:
        sender, address = Sender(LOCAL, LOCAL, who), Address(LOCAL, LOCAL, who)
        return {"key": f"stage:{next(self._keys)}", "sender": sender, "address": address}

    def _does(self, event: Event) -> Reply:
        reply: Reply = self._runner.run(self._memory.receive(event))
        self._runner.run(self._app.scheduler.run_until_quiet())
        return reply

    def _button(self, who: str, label: str, near: str) -> Button:
        posts = [*self._memory.posts[TEAM_PLACE], *self._memory.posts[who]]
        for button in (button for post in reversed(posts) for button in buttons_of(post.message, near)):
            if button.label == label:
                return button
        raise LookupError(f"{who} sees no button {label!r} {near!r}")


def buttons_of(message: Message, near: str) -> list[Button]:
    """The buttons of a message, or only those of the items with some words."""
    items = [item for block in message.blocks for item in getattr(block, "rows", ()) if hasattr(item, "buttons")]
    return [b for item in items if near in item.words for b in item.buttons] if near else list(message.buttons())


@contextmanager
def stage() -> Iterator[Stage]:
    """A stage that leaves nothing behind. It has a loop of its own, so it is set up in a thread without one."""
    with TemporaryDirectory(prefix="loopkeeper-") as folder, asyncio.Runner() as runner:
        database = Database(f"sqlite:///{Path(folder) / 'stage.db'}")
        try:
            upgrade(database)
            yield Stage(database, runner)
        finally:
            database.close()
