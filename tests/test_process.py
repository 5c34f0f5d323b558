"""The whole bot as a process: it stops in order at any moment, and starts again where it was."""

import json
import random
import signal
import threading
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from storage.commitments import Commitment
from storage.database import Database
from storage.outbox import OutboxItem, OutboxState
from tests.extent import times
from tests.processes import BotProcess, running_bot

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
STOPS = times("STOPS", 3, 12)


def post(address: str, path: str, body: dict[str, Any]) -> int:
    data = json.dumps({"key": uuid4().hex, **body}).encode()
    request = urllib.request.Request(f"{address}/{path}", data, {"Content-Type": "application/json"})
    with OPENER.open(request, timeout=30) as answer:
        return int(answer.status)


def busy(bot: BotProcess, stopped: threading.Event) -> int:
    """Promise things and let days pass until the bot is gone; how many promises were answered as saved."""
    saved = 0
    while not stopped.is_set():
        try:
            words = f"/loop promised Eastside thing {uuid4().hex} by tomorrow"
            saved += post(bot.address, "say", {"seat": "ana", "words": words}) == 200
            post(bot.address, "clock", {"advance": "1d"})
        except (urllib.error.URLError, ConnectionError, TimeoutError, json.JSONDecodeError):
            return saved
    return saved


def keep_busy(bot: BotProcess, stopped: threading.Event, counts: list[int]) -> None:
    counts.append(busy(bot, stopped))


@pytest.mark.timeout(60 + 20 * STOPS)
def test_sigterm_at_any_moment_ends_in_order_and_leaves_nothing_in_doubt(tmp_path: Path) -> None:
    url, dice, saved = f"sqlite:///{tmp_path / 'bot.db'}", random.Random(3), 0
    for _ in range(STOPS):
        with running_bot(url, tmp_path) as bot:
            stopped, counts = threading.Event(), list[int]()
            worker = threading.Thread(target=keep_busy, args=(bot, stopped, counts))
            worker.start()
            time.sleep(dice.uniform(0.05, 0.8))
            asked = time.monotonic()
            assert bot.stop(signal.SIGTERM) == 0, Path(bot.log.name).read_text()
            assert time.monotonic() - asked < 10
            stopped.set()
            worker.join(30)
            saved += sum(counts)
    database = Database(url)
    states = {item.state for item in database.read_now(lambda session: list(session.exec(select(OutboxItem))))}
    promised = database.read_now(count_promises)
    database.close()
    assert saved > 0
    assert promised >= saved
    assert not states & {OutboxState.SENDING, OutboxState.AMBIGUOUS, OutboxState.CLAIMED}


def count_promises(session: Session) -> int:
    return len(list(session.exec(select(Commitment.id))))


def test_a_second_start_serves_and_remembers_the_moved_clock(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    later = f"{datetime.now(UTC) + timedelta(days=60):%Y-%m-%d}"
    with running_bot(url, tmp_path) as bot:
        assert post(bot.address, "clock", {"now": f"{later}T09:00:00+00:00"}) == 200
        assert bot.stop() == 0
    with running_bot(url, tmp_path) as bot:
        with OPENER.open(f"{bot.address}/clock", timeout=10) as answer:
            assert json.load(answer)["now"].startswith(f"{later}T09:0")
        with OPENER.open(f"{bot.address}/health", timeout=10) as answer:
            assert json.load(answer)["ok"] is True


def test_two_bots_on_one_file_are_refused_in_plain_words(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with running_bot(url, tmp_path), pytest.raises(AssertionError, match="is running on"), running_bot(url, tmp_path):
        raise RuntimeError("the second one started")
