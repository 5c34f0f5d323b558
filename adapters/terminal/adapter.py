"""The terminal as a platform: lines in, lines out, forms asked one question at a time."""

import asyncio
import re
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from adapters.terminal.files import FOLDER, save
from adapters.terminal.letters import Letters, Waiting
from adapters.terminal.render import Look, Numbers, harmless, lines_of
from adapters.terminal.screen import Screen
from bot.events import Address, Commanded, Event, Pressed, Said, Sender
from bot.ports import Absent, Here, Looked, NoPlaces
from bot.router import without_slash
from bot.sample import LOCAL, SEATS, TEAM_PLACE
from bot.turn import Reply
from bot.ui.message import Button, File, Message

Handle = Callable[[Event], Awaitable[Reply]]
Move = Callable[[str], Awaitable[str]]
Settle = Callable[[], Awaitable[None]]

NUMBER = re.compile(r"[0-9]{1,3}")
PRESS = re.compile(r"press\s+(\S.*)", re.IGNORECASE)
SIT = re.compile(r"as\s+(\w+)", re.IGNORECASE)
CLOCK = re.compile(r"clock(?:\s+([-+0-9].*|\S+))?", re.IGNORECASE)
"""One word, or what looks like a time, is for the clock: "clock in the hall is broken" is something that was heard."""
ENDS = {"quit", "exit"}
KEYS = [seat.key for seat in SEATS]
WELCOME = "Type help, or just what you want to say. `as amina` changes the seat, `clock +7d` the time, `quit` ends."


class TerminalAdapter(NoPlaces):
    """One person at a terminal, at one seat at a time."""

    platform = LOCAL
    pace = 0.0

    def __init__(
        self,
        handle: Handle,
        screen: Screen,
        letters: Letters,
        *,
        settle: Settle,
        move: Move,
        seat: str = "ana",
        look: Look | None = None,
        folder: Path = FOLDER,
    ) -> None:
        """`settle` delivers what is due; `move` moves the clock and says where it is then."""
        self._handle, self._screen, self._letters = handle, screen, letters
        self._settle, self._move, self._seat = settle, move, seat
        self._folder = folder
        self._look = look or Look(shutil.get_terminal_size().columns)
        self._numbers, self._is_stale = Numbers(), False
        self._asked: dict[str, bool] = {}
        self._ended = asyncio.Event()
        self._interrupted = False
        self.failed = False
        """Whether anything could not be answered; the exit code says so."""

    async def run(self, ready: Callable[[], None]) -> None:
        """Read and answer lines until they end."""
        ready()
        self._screen.write(WELCOME)
        await self._catch_up()
        while not self._ended.is_set():
            line = await self._line()
            if line is None:
                return
            self._interrupted = False
            await self.take(line)

    async def stop(self) -> None:
        self._ended.set()

    def interrupt(self) -> None:
        """Ctrl-C: nothing is lost. The second one in a row ends."""
        if self._interrupted:
            self._ended.set()
        self._interrupted = True
        question = "Type cancel to leave this question. " if self._asked.get(self._seat) else ""
        self._screen.write(f"\n{question}Type quit to end.")

    async def _line(self) -> str | None:
        """A line, which goes on with the next when it ends in a backslash; None when there are no more."""
        line = await self._next(f"{self._seat}> ")
        while line is not None and line.endswith("\\"):
            more = await self._next("... ")
            line = f"{line[:-1]}\n{more or ''}"
        return line

    async def _next(self, prompt: str) -> str | None:
        """The next line, or None when they end or the adapter is stopped meanwhile."""
        reading = asyncio.ensure_future(self._screen.read(prompt))
        ending = asyncio.ensure_future(self._ended.wait())
        await asyncio.wait({reading, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if not reading.done():
            reading.cancel()
            return None
        try:
            return reading.result()
        except EOFError:
            return None

    async def take(self, line: str) -> None:
        """Answer one line completely, with everything that became due because of it."""
        words = line.strip()
        if not words:
            return
        self._is_stale = True
        if words.casefold() in ENDS:
            self._ended.set()
        elif (seat := SIT.fullmatch(words)) and self._is_for_terminal(seat[1].casefold() in KEYS):
            await self._sit(seat[1].casefold())
        elif (clock := CLOCK.fullmatch(words)) and self._is_for_terminal(is_plain(clock[1])):
            self._screen.write(harmless(await self._move((clock[1] or "").strip())))
        else:
            await self._answer(words)
        await self._settle()

    def _is_for_terminal(self, is_certain: bool) -> bool:
        """While a question is asked, what only might be a command of the terminal's is the answer."""
        return is_certain or not self._asked.get(self._seat)

    async def _sit(self, seat: str) -> None:
        if seat not in KEYS:
            self._screen.write(f"The seats are {', '.join(KEYS)}. To say these words to the bot, begin with /loop.")
            return
        self._seat, self._numbers = seat, Numbers()
        self._screen.write(f"You are {seat.capitalize()} now.")
        await self._catch_up()

    async def _catch_up(self) -> None:
        """Show what came here while nobody looked, once."""
        for place in (TEAM_PLACE, self._seat):
            if waiting := await self._letters.waiting(place):
                self._print_waiting(place, waiting)
                await self._letters.see(place, waiting.up_to)

    def _print_waiting(self, place: str, waiting: Waiting) -> None:
        if waiting.earlier:
            self._screen.write(f"and {waiting.earlier} earlier, which are on the page: python -m bot run\n")
        for message in waiting.messages:
            self._print(place, message)

    async def _answer(self, words: str) -> None:
        button = self._button(words)
        if isinstance(button, str):
            self._screen.write(button)
            return
        reply = await self._handle(self._event(words, button))
        self.failed = self.failed or reply.is_failure
        for message in (*reply.messages, *([reply.update] if reply.update else [])):
            self._show(message)
            self._save(message)
        if reply.messages:
            self._asked[self._seat] = reply.messages[-1].asks

    def _event(self, words: str, button: Button | None) -> Event:
        address, sender = Address(LOCAL, LOCAL, self._seat), Sender(LOCAL, LOCAL, self._seat)
        key = uuid4().hex
        if button is not None:
            return Pressed(key=key, sender=sender, address=address, has_forms=False, token=button.token)
        if words.startswith("/"):
            return Commanded(key=key, sender=sender, address=address, has_forms=False, words=without_slash(words))
        return Said(key=key, sender=sender, address=address, has_forms=False, words=words)

    def _button(self, words: str) -> Button | str | None:
        """The button that a line presses, or what to say when there is none; None for a line that presses nothing.

        A bare number is an answer while a question is being asked.
        """
        shown = self._numbers.shown
        if NUMBER.fullmatch(words):
            within = 0 < int(words) <= len(shown) and not self._asked.get(self._seat)
            return shown[int(words) - 1] if within else None
        found = PRESS.fullmatch(words)
        if found is None:
            return None
        wanted = found[1].strip()
        if NUMBER.fullmatch(wanted):
            within = 0 < int(wanted) <= len(shown)
            return shown[int(wanted) - 1] if within else no_button(len(shown))
        return next((b for b in reversed(shown) if b.label.casefold() == wanted.casefold()), None)

    def _save(self, message: Message) -> None:
        """Files go into a folder of their own, and it is said where."""
        for block in message.blocks:
            if isinstance(block, File):
                self._screen.write(f"Saved as {save(block, self._folder)}\n")

    def _show(self, message: Message) -> None:
        """Print a message. Buttons keep their numbers until the next line shows new ones."""
        if self._is_stale:
            self._numbers, self._is_stale = Numbers(), False
        self._screen.write("\n".join(lines_of(message, self._numbers, self._look)) + "\n")

    # What the bot sends.

    async def send(self, to: Address, message: Message, wire_id: str) -> str:
        """Kept for whoever sits down there, and shown at once at this seat and for the team channel."""
        key = await self._letters.add(to.place, message, wire_id)
        await self._arrived(to.place, message, key)
        return str(key)

    async def edit(self, to: Address, ref: str, message: Message, wire_id: str) -> str:
        """What is kept is replaced; what is printed can't be taken back, so the new text follows."""
        if not await self._letters.rewrite(to.place, int(ref), message, wire_id):
            return await self.send(to, message, wire_id)
        if self._shows(to.place):
            self._screen.write("(updated)")
        await self._arrived(to.place, message, int(ref))
        return ref

    async def find(self, to: Address, wire_id: str, since: datetime) -> Looked:
        key = await self._letters.find(to.place, wire_id)
        return Absent() if key is None else Here(str(key))

    def _shows(self, place: str) -> bool:
        return place in {self._seat, TEAM_PLACE}

    async def _arrived(self, place: str, message: Message, key: int) -> None:
        """Print what came to a place that is shown here. It is noted afterwards: better shown twice than never."""
        if self._shows(place):
            self._print(place, message)
            await self._letters.see(place, key)

    def _print(self, place: str, message: Message) -> None:
        if place == TEAM_PLACE:
            self._screen.write("# team channel")
        self._show(message)


def is_plain(clock: str | None) -> bool:
    return clock is None or clock[0] in "+0123456789"


def no_button(shown: int) -> str:
    return f"There are buttons 1 to {shown}." if shown else "There is no button to press right now."
