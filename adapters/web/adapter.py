"""The local page as a platform: three seats and a team channel, kept in the database across restarts."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from adapters.plain import message_json
from adapters.web.files import Files
from adapters.web.hub import Hub
from adapters.web.wire import Json, dismissed, entry_json, form_json, holds, refilled, said_json, said_mark, sent
from bot.clock import Clock
from bot.events import Address, Commanded, Event, Opened, Pressed, Said, Searched, Sender, Submitted
from bot.i18n import DEFAULT, Translator, translator
from bot.ports import Absent, Here, Looked, NoPlaces
from bot.sample import LOCAL, TEAM_PLACE
from bot.turn import Reply
from bot.ui.message import File, Message
from storage.database import Database
from storage.feed import Feed, FeedEntry
from storage.people import People
from storage.text import storable
from storage.viewer import SYSTEM

Handle = Callable[[Event], Awaitable[Reply]]
Serve = Callable[[Callable[[], None], asyncio.Event], Awaitable[None]]


class NotTaken(Exception):
    """The bot could not take in what was done. The text says why, and what to do; nothing was shown yet."""


class WebAdapter(NoPlaces):
    """Turns what is done at the page into events, and posts into entries that every open page shows.

    A request that is repeated with its key does nothing twice: the engine refuses an event's key that it has seen,
    and the line that was typed is marked with it. What one seat does is done in turn.
    """

    platform = LOCAL
    pace = 0.0

    def __init__(self, handle: Handle, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        self._handle, self._database, self._clock, self._wake = handle, database, clock, wake
        self.hub = Hub()
        self.files = Files()
        self.delivered = 0
        """How many messages have arrived at the page since the start."""
        self._languages: dict[str, str] = {}
        """That of whoever was answered last at each seat: for what is said when nothing can be looked up."""
        self._in_turn: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._stopped = asyncio.Event()
        self.serve: Serve | None = None
        """How the page is served; the composition root sets it, tests may leave it out."""

    async def run(self, ready: Callable[[], None]) -> None:
        if self.serve:
            await self.serve(ready, self._stopped)
        else:
            ready()
            await self._stopped.wait()

    async def stop(self) -> None:
        self._stopped.set()
        self.hub.close()

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        now, body = self._clock.now(), message_json(message)
        entry = await self._database.write(lambda session: Feed(session, to.place).add("", body, now, wire_id))
        self._tell([entry])
        self.delivered += 1
        return str(entry.id)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        entry = await self._change(to.place, int(ref), message_json(message), wire_id)
        if entry is None:
            return await self.send(to, message, wire_id)
        self.delivered += 1
        return ref

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        entry = await self._database.read(lambda session: Feed(session, to.place).by_wire_id(wire_id))
        return Here(str(entry.id)) if entry else Absent()

    # What people do at the page. All of it raises NotTaken or StorageUnavailable when nothing came of it.

    async def say(self, seat: str, words: str, key: str) -> None:
        """Type a line. It is shown with its answer, once the bot has it."""
        async with self._in_turn[seat]:
            await self._say(seat, storable(words), key)

    async def _say(self, seat: str, words: str, key: str) -> None:
        mark = said_mark(key)
        if await self._database.read(lambda session: Feed(session, seat).by_wire_id(mark)):
            return
        about = event_about(seat, key)
        is_command = words.lstrip().casefold().startswith(("/loop", "loop "))
        reply = await self._ask(Commanded(words=words, **about) if is_command else Said(words=words, **about))

        def show(session: Session, now: datetime) -> list[FeedEntry]:
            typed = Feed(session, seat).add(seat, said_json(words), now, mark)
            return [typed, *self._answers(session, seat, reply, now)]

        await self._show(show)

    async def press(self, seat: str, token: str, key: str, place: str, entry_id: int) -> None:
        """Press a button on an entry at the own seat or in the team channel, which is written anew if the answer
        says so."""
        reply = await self._ask(Pressed(token=token, **event_about(seat, key)))

        def show(session: Session, now: datetime) -> list[FeedEntry]:
            entry = Feed(session, place).get(entry_id) if place in {seat, TEAM_PLACE} else None
            written = entry if entry and reply.update and holds(entry.body, token) else None
            if written and reply.update:
                written.body, written.edited_at = message_json(reply.update), now
            return [*filter(None, [written]), *self._answers(session, seat, reply, now)]

        await self._show(show)

    async def submit(self, seat: str, entry_id: int, values: Mapping[str, str], key: str) -> Mapping[str, str]:
        """Send off the form that an entry shows; what is to be put right, by question."""
        entry = await self._database.read(lambda session: Feed(session, seat).get(entry_id))
        if entry is None or entry.body.get("kind") != "form":
            t = await self._database.read(lambda session: language_of(session, seat))
            raise NotTaken(t("This form is not here any more. Please copy your words and begin anew."))
        values = {storable(name): storable(value) for name, value in values.items()}
        token = str(entry.body.get("token", ""))
        reply = await self._ask(Submitted(token=token, values=values, **event_about(seat, key)))
        if reply.is_repeat:
            return {}
        form = refilled(entry.body, values, reply.errors) if reply.errors else sent(entry.body)

        def show(session: Session, now: datetime) -> list[FeedEntry]:
            shown = Feed(session, seat).get(entry_id)
            if shown:
                shown.body, shown.edited_at = form, now
            return [*filter(None, [shown]), *self._answers(session, seat, reply, now)]

        await self._show(show)
        return reply.errors

    async def dismiss(self, seat: str, entry_id: int) -> None:
        """Put a form aside that is not to be sent; on every open page."""
        now = self._clock.now()

        def change(session: Session) -> list[FeedEntry]:
            entry = Feed(session, seat).get(entry_id)
            if entry is None or entry.body.get("state") != "open":
                return []
            entry.body, entry.edited_at = dismissed(entry.body), now
            return [entry]

        self._tell(await self._database.write(change))

    async def search(self, seat: str, kind: str, words: str, key: str) -> list[str]:
        """Names to offer while somebody types."""
        reply = await self._handle(Searched(kind=kind, words=words, **event_about(seat, key)))
        return [label for _, label in reply.suggestions]

    async def open(self, seat: str, key: str) -> None:
        """The first look at an empty seat: what could be typed."""
        async with self._in_turn[seat]:
            if await self._database.read(lambda session: Feed(session, seat).last(1)):
                return
            reply = await self._ask(Opened(**event_about(seat, key)))
            await self._show(lambda session, now: self._answers(session, seat, reply, now))

    def speaks(self, seat: str) -> Translator:
        """The words of whoever sits there, as far as is known without looking."""
        return translator(self._languages.get(seat, DEFAULT))

    async def feed(self, place: str, before: int | None = None) -> list[Json]:
        """The newest entries at a place, or those before one; the newest last."""
        entries = await self._database.read(lambda session: Feed(session, place).last(before=before))
        return [entry_json(entry) for entry in entries]

    async def _ask(self, event: Event) -> Reply:
        reply = await self._handle(event)
        if not reply.is_repeat:
            self._languages[event.sender.person] = reply.language
        if reply.is_failure:
            raise NotTaken("\n".join(message.to_text() for message in reply.messages))
        return reply

    def _answers(self, session: Session, seat: str, reply: Reply, now: datetime) -> list[FeedEntry]:
        """What a seat is shown in answer, its form last. Whoever gets an answer has seen what came before it."""
        Feed(session, seat).see(now)
        bodies = [self._body(seat, message) for message in reply.messages]
        if reply.form:
            bodies.append(form_json(reply.form, language_of(session, seat)))
        return [Feed(session, seat).add("", body, now) for body in bodies]

    def _body(self, seat: str, message: Message) -> Json:
        """A message as it is kept. A file in it is not: it can be fetched once, from where it was asked for."""
        body = message_json(message)
        for block, each in zip(message.blocks, body["blocks"], strict=True):
            if isinstance(block, File):
                each["address"] = f"/file/{self.files.offer(seat, block)}?seat={seat}"
        return body

    async def _show(self, show: Callable[[Session, datetime], list[FeedEntry]]) -> None:
        """Write entries in one unit of work, tell the open pages, and see what became due."""
        now = self._clock.now()
        self._tell(await self._database.write(lambda session: show(session, now)))
        self._wake()

    async def _change(self, place: str, key: int, body: Json, wire_id: str) -> FeedEntry | None:
        now = self._clock.now()

        def change(session: Session) -> FeedEntry | None:
            entry = Feed(session, place).get(key)
            if entry:
                entry.rewrite(body, now, wire_id)
            return entry

        entry = await self._database.write(change)
        self._tell([entry] if entry else [])
        return entry

    def _tell(self, entries: list[FeedEntry]) -> None:
        for entry in entries:
            self.hub.tell("entry", entry_json(entry))


def event_about(seat: str, key: str) -> dict[str, Any]:
    """What every event of the page has."""
    return {"key": f"web:{key}", "sender": Sender(LOCAL, LOCAL, seat), "address": Address(LOCAL, LOCAL, seat)}


def language_of(session: Session, seat: str) -> Translator:
    """The words of whoever sits there."""
    person = People(session, SYSTEM).who_is(LOCAL, LOCAL, seat)
    return translator(person.language if person else DEFAULT)
