"""The terminal as a platform: lines in, lines out, forms asked one question at a time."""

import asyncio
import re
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TextIO
from uuid import uuid4

from adapters.terminal.render import Numbers, lines_of
from bot.events import Address, Commanded, Event, Pressed, Said, Sender
from bot.ports import Here, Looked, Unknown
from bot.router import without_slash
from bot.sample import LOCAL, SEATS, TEAM_PLACE
from bot.turn import Reply
from bot.ui.message import Message

Handle = Callable[[Event], Awaitable[Reply]]
Move = Callable[[str], Awaitable[str]]
Settle = Callable[[], Awaitable[None]]
Read = Callable[[str], Awaitable[str]]

PRESS = re.compile(r"^(?:press\s+)?(\d{1,3})$", re.IGNORECASE)
PRESS_LABEL = re.compile(r"^press\s+(.+)$", re.IGNORECASE)
ENDS = {"quit", "exit"}
WELCOME = "Type help, or just what you want to say. `as amina` changes the seat, `clock +7d` the time, `quit` ends."


class TerminalAdapter:
    """One person at a terminal, at one seat at a time."""

    platform = LOCAL
    pace = 0.0

    def __init__(
        self, handle: Handle, read: Read, out: TextIO, *, seat: str = "ana", settle: Settle, move: Move, width: int = 0
    ) -> None:
        """`read` gives the next line or raises EOFError; `settle` delivers what is due; `move` moves the clock."""
        self._handle, self._read, self._out = handle, read, out
        self._settle, self._move, self._seat = settle, move, seat
        self._width = width or shutil.get_terminal_size().columns
        self._numbers = Numbers()
        self._waiting: dict[str, list[tuple[str, Message]]] = {}
        self._sent: set[tuple[str, str]] = set()
        self._ended = False
        self.failed = False
        """Whether anything could not be answered; the exit code says so."""

    async def run(self, ready: Callable[[], None]) -> None:
        """Read and answer lines until they end."""
        ready()
        self._print(WELCOME)
        while not self._ended:
            try:
                line = await self._line()
            except EOFError:
                return
            await self.take(line)

    async def stop(self) -> None:
        self._ended = True

    async def _line(self) -> str:
        """A line; one that ends in a backslash goes on with the next."""
        line = await self._read(f"{self._seat}> ")
        while line.endswith("\\"):
            line = f"{line[:-1]}\n{await self._read('... ')}"
        return line

    async def take(self, line: str) -> None:
        """Answer one line completely, with everything that became due because of it."""
        words = line.strip()
        lowered = words.casefold()
        if not words:
            return
        if lowered in ENDS:
            self._ended = True
        elif lowered.startswith("as ") and lowered[3:].strip() in {seat.key for seat in SEATS}:
            self._sit(lowered[3:].strip())
        elif lowered.startswith("clock"):
            self._print(await self._move(words[5:].strip()))
        else:
            await self._answer(self._event(words))
        await self._settle()

    def _sit(self, seat: str) -> None:
        """Change the seat, and show what arrived there meanwhile."""
        self._seat = seat
        self._print(f"You are {seat.capitalize()} now.")
        for _, message in self._waiting.pop(seat, []):
            self._show(message)

    def _event(self, words: str) -> Event:
        button = self._button(words)
        address, sender = Address(LOCAL, LOCAL, self._seat), Sender(LOCAL, LOCAL, self._seat)
        key = uuid4().hex
        if button is not None:
            return Pressed(key=key, sender=sender, address=address, has_forms=False, token=button)
        if words.startswith("/"):
            return Commanded(key=key, sender=sender, address=address, has_forms=False, words=without_slash(words))
        return Said(key=key, sender=sender, address=address, has_forms=False, words=words)

    def _button(self, words: str) -> str | None:
        """The token of the button that a line presses, by number or by label."""
        shown = self._numbers.shown
        if found := PRESS.match(words):
            number = int(found[1])
            return shown[number - 1].token if 1 <= number <= len(shown) else None
        if found := PRESS_LABEL.match(words):
            wanted = found[1].strip().casefold()
            return next((button.token for button in reversed(shown) if button.label.casefold() == wanted), None)
        return None

    async def _answer(self, event: Event) -> None:
        reply = await self._handle(event)
        self.failed = self.failed or any("Ref " in message.to_text() for message in reply.messages)
        if reply.messages or reply.update:
            self._numbers = Numbers()
        for message in (*reply.messages, *([reply.update] if reply.update else [])):
            self._show(message)

    def _show(self, message: Message) -> None:
        self._print("\n".join(lines_of(message, self._numbers, self._width)) + "\n")

    def _print(self, words: str) -> None:
        self._out.write(words + "\n")
        self._out.flush()

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        """Shown at once at this seat and for the team channel; kept for the other seats until one sits there."""
        self._sent.add((to.place, wire_id))
        if to.place == TEAM_PLACE:
            self._print("# team channel")
        if to.place in {self._seat, TEAM_PLACE}:
            self._show(message)
        else:
            self._waiting.setdefault(to.place, []).append((wire_id, message))
        return wire_id

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        """A terminal can't take back what is printed: the new text follows, marked as an update."""
        self._waiting[to.place] = [post for post in self._waiting.get(to.place, []) if post[0] != ref]
        if not message.blocks:
            self._sent.add((to.place, wire_id))
            return wire_id
        if to.place == self._seat:
            self._print("(updated)")
        return await self.send(to, message, wire_id)

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        """Only what this process printed is known; what an earlier one did can't be told."""
        return Here(wire_id) if (to.place, wire_id) in self._sent else Unknown()


async def read_piped(stream: TextIO) -> str:
    """The next line of a pipe, read in a thread so that nothing else waits. Raises EOFError at the end."""
    line = await asyncio.to_thread(stream.readline)
    if not line:
        raise EOFError
    return line.rstrip("\n")
