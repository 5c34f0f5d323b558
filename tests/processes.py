"""Starting the real bot as a process, on a free port, and ending it again."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


COMMAND = [sys.executable, "-m", "bot", "run"]
NO_MORE: Mapping[str, str] = {}


def settings(database_url: str, port: int, more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a bot; proxies would come between it and this machine."""
    return {
        **{name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")},
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "PYTHONPATH": str(ROOT),
        "TZ": "UTC",
        **more,
    }


def fails_to_start(database_url: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """The exit code of a bot that ends by itself, and what it said."""
    given = settings(database_url, 0, environment)
    done = subprocess.run(COMMAND, cwd=folder, env=given, capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stdout + done.stderr


class BotProcess:
    """A running `python -m bot run`."""

    def __init__(
        self, database_url: str, folder: Path, port: int = 0, environment: Mapping[str, str] = NO_MORE
    ) -> None:
        given = settings(database_url, port, environment)
        self.log = (folder / "bot.log").open("a+")
        self.process = subprocess.Popen(
            COMMAND, cwd=folder, env=given, stdout=subprocess.PIPE, stderr=self.log, text=True
        )
        self.said = ""
        self.address = self._address()

    def _address(self) -> str:
        """The printed address. The watchdog makes a bot that never says it fail instead of hang."""
        watchdog = threading.Timer(30, self.process.kill)
        watchdog.start()
        try:
            assert self.process.stdout is not None
            for line in self.process.stdout:
                if found := ADDRESS.search(line):
                    self.said = line
                    return found.group()
        finally:
            watchdog.cancel()
        raise AssertionError(f"The bot did not start:\n{Path(self.log.name).read_text()}")

    def stop(self, number: int = signal.SIGTERM, within: float = 10.0) -> int:
        """Send a signal and wait; the exit code."""
        self.process.send_signal(number)
        code = self.process.wait(within)
        self.close()
        return code

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        self.log.close()


@contextmanager
def running_bot(database_url: str, folder: Path, port: int = 0) -> Iterator[BotProcess]:
    """A bot that is ended with the test; on a free port unless one is given."""
    bot = BotProcess(database_url, folder, port)
    try:
        yield bot
    finally:
        bot.close()
