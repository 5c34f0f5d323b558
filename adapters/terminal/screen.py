"""Where lines come from and go to: a pipe, or a terminal with a prompt that stays below what arrives meanwhile."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Protocol, TextIO


class Screen(Protocol):
    """Lines in and lines out."""

    async def read(self, prompt: str) -> str:
        """The next line, without its end. Raises EOFError when there is none any more."""

    def write(self, words: str) -> None:
        """Show words at once."""


async def in_background(read: Callable[[], str]) -> str:
    """What a blocking read gives, from a thread that keeps nobody from ending the program."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str] = loop.create_future()

    def settle(line: str | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error:
            answer.set_exception(error)
        else:
            answer.set_result(line or "")

    def work() -> None:
        line, problem = None, None
        try:
            line = read()
        except Exception as error:
            problem = error
        # The program may have ended while this thread was waiting for a line.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, line, problem)

    Thread(target=work, name="terminal", daemon=True).start()
    return await answer


class Pipe:
    """A script: no prompt, nothing but the answers."""

    def __init__(self, lines: TextIO, out: TextIO) -> None:
        self._lines, self._out = lines, out

    async def read(self, prompt: str) -> str:
        line = await in_background(self._lines.readline)
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def write(self, words: str) -> None:
        self._out.write(f"{words}\n")
        self._out.flush()


class Terminal:
    """A person: a prompt, line editing and history where the machine has readline."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._prompt = out, ""

    async def read(self, prompt: str) -> str:
        self._prompt = prompt
        try:
            return await in_background(lambda: input(prompt))
        finally:
            self._prompt = ""

    def write(self, words: str) -> None:
        """Above the prompt, with what is half typed put back behind it."""
        again = f"{self._prompt}{half_typed()}" if self._prompt else ""
        before = "\r\x1b[2K" if self._prompt else ""
        self._out.write(f"{before}{words}\n{again}")
        self._out.flush()


def half_typed() -> str:
    """What stands behind the prompt already; nothing on a machine without readline."""
    try:
        import readline
    except ImportError:
        return ""
    return readline.get_line_buffer()


def shows_colours(out: TextIO) -> bool:
    """Colours are for people: on a terminal that can, and never when NO_COLOR is set."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def opened() -> Iterator[Screen]:
    """The screen of this process. What can't be read or shown in its encoding is marked instead of ending it all."""
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Pipe(sys.stdin, sys.stdout)
        return
    half_typed()
    with restored():
        yield Terminal(sys.stdout)


@contextmanager
def restored() -> Iterator[None]:
    """Leaves the terminal as it was, even when a line was being edited."""
    try:
        import termios
    except ImportError:
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
