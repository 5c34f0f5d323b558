"""The local page as a platform: three seats and a team channel, kept in the database across restarts."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from adapters.web.hub import Hub
from adapters.web.wire import Json, form_json, message_json, refilled, said_json, sent
from bot.clock import Clock
from bot.events import Address, Commanded, Event, Opened, Pressed, Said, Searched, Sender, Submitted
from bot.i18n import translator
from bot.ports import Absent, Here, Looked
from bot.sample import LOCAL
from bot.turn import Reply
from bot.ui.message import Message
from storage.database import Database
from storage.feed import Feed, FeedEntry

Handle = Callable[[Event], Awaitable[Reply]]
REMEMBERED = 2_000


class WebAdapter:
    """Turns what is done at the page into events, and posts into entries that every open page shows."""

    platform = LOCAL
    pace = 0.0

    def __init__(self, handle: Handle, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        self._handle, self._database, self._clock, self._wake = handle, database, clock, wake
        self.hub = Hub()
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._stopped = asyncio.Event()
        self.serve: Callable[[Callable[[], None], asyncio.Event], Awaitable[None]] | None = None
        """How the page is served; the composition root sets it, tests may leave it out."""

    async def run(self, ready: Callable[[], None]) -> None:
        if self.serve:
            await self.serve(ready, self._stopped)
        else:
            ready()
            await self._stopped.wait()

    async def stop(self) -> None:
        self.hub.close()
        self._stopped.set()

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        entry = await self._add(to.place, "", message_json(message), wire_id)
        return str(entry.id)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        entry = await self._change(to.place, int(ref), message_json(message), wire_id)
        return ref if entry else await self.send(to, message, wire_id)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        entry = await self._database.read(lambda session: Feed(session, to.place).by_wire_id(wire_id))
        return Here(str(entry.id)) if entry else Absent()

    # What people do at the page.

    async def say(self, seat: str, words: str, key: str) -> Reply:
        """Type a line. The line itself is shown at once; a repeated key does nothing."""
        if self._repeated(key):
            return Reply()
        await self._add(seat, seat, said_json(words))
        about = event_about(seat, key)
        is_command = words.lstrip().casefold().startswith(("/loop", "loop "))
        return await self._answer(seat, Commanded(words=words, **about) if is_command else Said(words=words, **about))

    async def press(self, seat: str, token: str, key: str, place: str, entry_id: int | None) -> Reply:
        """Press a button on an entry; the entry is written anew when the answer says so."""
        if self._repeated(key):
            return Reply()
        reply = await self._answer(seat, Pressed(token=token, **event_about(seat, key)))
        if reply.update and entry_id is not None:
            await self._change(place, entry_id, message_json(reply.update))
        return reply

    async def submit(self, seat: str, entry_id: int, values: Mapping[str, str], key: str) -> Reply:
        """Send off the form that an entry shows."""
        entry = await self._database.read(lambda session: Feed(session, seat).get(entry_id))
        if entry is None or entry.body.get("kind") != "form" or self._repeated(key):
            return Reply()
        event = Submitted(token=str(entry.body.get("token", "")), values=values, **event_about(seat, key))
        reply = await self._handle(event)
        await self._change(
            seat, entry_id, refilled(entry.body, values, reply.errors) if reply.errors else sent(entry.body)
        )
        await self._show(seat, reply)
        return reply

    async def search(self, seat: str, kind: str, words: str, key: str) -> Reply:
        return await self._handle(Searched(kind=kind, words=words, **event_about(seat, key)))

    async def open(self, seat: str, key: str) -> Reply:
        """The first look at an empty seat: what could be typed."""
        if self._repeated(key) or await self.feed(seat):
            return Reply()
        return await self._answer(seat, Opened(**event_about(seat, key)))

    async def feed(self, place: str) -> list[Json]:
        entries = await self._database.read(lambda session: Feed(session, place).last())
        return [entry_json(entry) for entry in entries]

    def _repeated(self, key: str) -> bool:
        """Whether the page sent this already. The engine refuses a repeated key as well, across restarts."""
        if key in self._seen:
            return True
        self._seen[key] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return False

    async def _answer(self, seat: str, event: Event) -> Reply:
        reply = await self._handle(event)
        await self._show(seat, reply)
        return reply

    async def _show(self, seat: str, reply: Reply) -> None:
        bodies = [message_json(message) for message in reply.messages]
        if reply.form:
            bodies.append(form_json(reply.form, translator("en")))
        for body in bodies:
            await self._add(seat, "", body)
        self._wake()

    async def _add(self, place: str, author: str, body: Json, wire_id: str = "") -> FeedEntry:
        now = self._clock.now()
        entry = await self._database.write(lambda session: Feed(session, place).add(author, body, now, wire_id))
        self.hub.tell(entry_json(entry))
        return entry

    async def _change(self, place: str, key: int, body: Json, wire_id: str = "") -> FeedEntry | None:
        now = self._clock.now()

        def change(session: Session) -> FeedEntry | None:
            entry = Feed(session, place).get(key)
            if entry:
                entry.body, entry.edited_at = body, now
                entry.wire_id = wire_id or entry.wire_id
            return entry

        entry = await self._database.write(change)
        if entry:
            self.hub.tell(entry_json(entry))
        return entry


def event_about(seat: str, key: str) -> dict[str, Any]:
    """What every event of the page has."""
    return {"key": f"web:{key}", "sender": Sender(LOCAL, LOCAL, seat), "address": Address(LOCAL, LOCAL, seat)}


def entry_json(entry: FeedEntry) -> Json:
    """An entry as the page gets it."""
    return {
        "id": entry.id,
        "place": entry.place,
        "author": entry.author,
        "at": entry.created_at.isoformat(),
        "edited": entry.edited_at.isoformat() if entry.edited_at else None,
        "body": entry.body,
    }
