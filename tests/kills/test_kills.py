"""Killed at any moment with SIGKILL, under a platform that accepts late: nothing is lost and nothing comes twice.

The same trial with one safeguard taken out has to fail, or it would prove nothing.
"""

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlmodel import Session, select

from storage.database import Database
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.timers import Timers
from tests.extent import times
from tests.kills.bot import JOB, LETTER, PLACES, Plan, main
from tests.kills.platform import FakePlatform
from tests.queue import states

T = TypeVar("T")
KILLS = times("KILLS", 20, 100)
HALVES = 2
EACH = 5
"""Reminders for each kill."""

# Children are forked from a server that has imported everything, so that a kill meets work and not start-up.
SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["tests.kills.bot"])


class Trial:
    """One database, one platform, and bots that are killed."""

    def __init__(self, folder: Path, template: Path, platform: FakePlatform, reminders: int, seed: int) -> None:
        self.path, self.reminders, self.dice = folder / "kills.db", reminders, random.Random(seed)
        shutil.copy(template, self.path)
        self.platform = platform
        self.plan = Plan(f"sqlite:///{self.path}", platform.url)
        self.kills = 0
        self.met: set[tuple[int, datetime | None]] = set()
        """The posts that a kill met under way."""

    def plan_reminders(self, over: float) -> None:
        """Timers that fall due evenly over some seconds, the first almost at once."""
        start = datetime.now(UTC) + timedelta(seconds=0.3)
        database = Database(self.plan.database_url)

        def add(session: Session) -> None:
            for n in range(self.reminders):
                Timers(session).set(JOB, n, start + timedelta(seconds=over * n / self.reminders), start)

        database.write_now(add)
        database.close()

    def queue_reminders(self, wait: float) -> None:
        """Messages that wait already and may all be sent at one moment, for which every bot sets its alarm."""
        at = datetime.now(UTC) + timedelta(seconds=wait)
        database = Database(self.plan.database_url)

        def add(session: Session) -> None:
            for n in range(self.reminders):
                Outbox(session).enqueue(f"kill:{n}", LETTER, {"n": n}, f"kills:w:{n % PLACES}", at)

        database.write_now(add)
        database.close()

    def start(self) -> multiprocessing.process.BaseProcess:
        bot = SPAWN.Process(target=main, args=(self.plan,), daemon=True)
        bot.start()
        return bot

    def kill_some(self, kills: int) -> None:
        """Start, kill, start again."""
        for _ in range(kills):
            bot = self.start()
            bot.join(self.lifetime())
            if bot.is_alive():
                self.kills += 1
            bot.kill()
            bot.join()
            self.met |= self.look(lambda session: {(item.id, item.started_at) for item in under_way(session)})

    def lifetime(self) -> float:
        """Mostly short; now and then long enough to look lost answers up, so that this is killed as well."""
        return self.dice.uniform(0.15, 0.7) if self.dice.random() < 0.75 else self.dice.uniform(1.3, 2.2)

    def finish(self, patience: float = 60.0) -> None:
        """Let it come to an end in peace."""
        bot = self.start()
        bot.join(patience)
        assert not bot.is_alive(), f"still not done: {self.states()}"
        assert bot.exitcode == 0

    def run_side_by_side(self, patience: float = 30.0) -> None:
        """Two bots on one database, until something was posted twice."""
        bots = [self.start(), self.start()]
        until = time.monotonic() + patience
        while not self.doubled and time.monotonic() < until:
            time.sleep(0.1)
        for bot in bots:
            bot.kill()
            bot.join()

    def look(self, work: Callable[[Session], T]) -> T:
        database = Database(self.plan.database_url)
        try:
            return database.read_now(work)
        finally:
            database.close()

    def states(self) -> dict[str, int]:
        return self.look(states)

    @property
    def lost(self) -> int:
        accepted = sum(1 for n in range(self.reminders) if self.platform.history.numbers[n])
        return self.reminders - accepted - self.states().get("held", 0)

    @property
    def doubled(self) -> int:
        return sum(count - 1 for count in list(self.platform.history.numbers.values()) if count > 1)


def under_way(session: Session) -> list[OutboxItem]:
    return list(session.exec(select(OutboxItem).where(OutboxItem.state == OutboxState.SENDING)))


def report(trial: Trial) -> str:
    """The figures, for whoever runs it by hand with `-s`."""
    figures = f"kills {trial.kills} with {len(trial.met)} posts under way, reminders {trial.reminders}"
    return f"{figures}, lost {trial.lost}, doubled {trial.doubled}, {trial.states()}"


@pytest.mark.timeout(max(120, KILLS * 5))
@pytest.mark.parametrize("half", range(HALVES))
def test_killed_again_and_again_nothing_is_lost_and_nothing_comes_twice(
    half: int, tmp_path: Path, sqlite_template: Path
) -> None:
    kills = KILLS // HALVES
    with FakePlatform(seed=half) as platform:
        trial = Trial(tmp_path, sqlite_template, platform, kills * EACH, seed=half)
        trial.plan_reminders(over=kills * 0.7)
        trial.kill_some(kills)
        trial.finish(patience=90)
        print(report(trial))  # noqa: T201
        assert trial.kills > kills // 2
        assert trial.met, "the kills met nothing: they prove nothing"
        assert (trial.lost, trial.doubled) == (0, 0), report(trial)


def failing_trial(folder: Path, template: Path, change: dict[str, object], seed: int) -> Trial:
    """Every answer is lost, because the platform accepts later than the bot waits, or than a busy machine dawdles."""
    with FakePlatform(seed, always_late=True, latest=3.0) as platform:
        trial = Trial(folder, template, platform, 24, seed)
        trial.plan = replace(trial.plan, **{"settle": 3.6, **change})  # type: ignore[arg-type]
        if trial.plan.claims:
            trial.plan_reminders(over=0.3)
            trial.kill_some(4)
            trial.finish()
        else:
            # Both have to be up before the messages are due; otherwise one of them does it all alone.
            trial.queue_reminders(wait=4.0)
            trial.run_side_by_side()
        return trial


def test_the_same_trial_holds_with_every_safeguard_in_place(tmp_path: Path, sqlite_template: Path) -> None:
    trial = failing_trial(tmp_path, sqlite_template, {}, seed=5)
    assert (trial.lost, trial.doubled) == (0, 0), report(trial)


@pytest.mark.parametrize(
    "taken_out", [{"settle": 0.0}, {"reconciles": False}, {"claims": False}], ids=["settle", "reconcile", "claim"]
)
def test_without_one_safeguard_the_same_trial_doubles(
    taken_out: dict[str, object], tmp_path: Path, sqlite_template: Path
) -> None:
    trial = failing_trial(tmp_path, sqlite_template, taken_out, seed=5)
    assert trial.doubled > 0, report(trial)
