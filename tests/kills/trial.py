"""Bots that are killed again and again on one database, and what their platform has in the end."""

import multiprocessing
import random
import re
import shutil
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlmodel import Session

from storage.database import Database
from storage.outbox import Outbox
from storage.timers import Timers
from tests.kills.serving import JOB, Plan
from tests.kills.test_kills import under_way
from tests.queue import states
from tests.twins.discord import DiscordTwin
from tests.twins.slack import SlackTwin

T = TypeVar("T")
Twin = TypeVar("Twin", SlackTwin, DiscordTwin)
LATEST = 0.6
"""Seconds after which the platform surely has a post or never will."""
NUMBER = re.compile(r"reminder (\d+)")

# Children are forked from a server that has imported everything, so that a kill meets work and not start-up.
SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["tests.kills.slack_bot", "tests.kills.discord_bot"])


class KilledBots(Generic[Twin]):
    """One database, one platform, and bots that are killed."""

    def __init__(self, twin: Twin, plan: Plan, main: Callable[[Any], None], reminders: int, seed: int) -> None:
        self.twin: Twin = twin
        self.plan, self.main, self.reminders = plan, main, reminders
        self.dice = random.Random(seed)
        self.kills, self.met = 0, set[tuple[int, datetime | None]]()

    def plan_reminders(self, over: float) -> None:
        """Timers that fall due evenly over some seconds, the first almost at once."""
        start = datetime.now(UTC) + timedelta(seconds=0.3)

        def add(session: Session) -> None:
            for n in range(self.reminders):
                Timers(session).set(JOB, n, start + timedelta(seconds=over * n / self.reminders), start)

        self.on_database(lambda database: database.write_now(add))

    def has_called(self, before: int) -> bool:
        return len(self.twin.calls) > before

    def kill_some(self, kills: int) -> None:
        """Start, kill, start again."""
        for _ in range(kills):
            calls = len(self.twin.calls)
            with self.bot() as bot:
                self.twin.wait_for(partial(self.has_called, calls), 20, "a call")
                bot.join(self.lifetime())
                self.kills += bot.is_alive()
            self.met |= self.look(lambda session: {(item.id, item.started_at) for item in under_way(session)})

    def lifetime(self) -> float:
        """Counted from its first call. Mostly short; now and then long enough to look lost answers up, so that this is
        killed as well."""
        return self.dice.uniform(0.0, 0.6) if self.dice.random() < 0.75 else self.dice.uniform(1.4, 2.2)

    @contextmanager
    def bot(self) -> Iterator[multiprocessing.process.BaseProcess]:
        """A bot that is killed in the end."""
        bot = SPAWN.Process(target=self.main, args=(self.plan,), daemon=True)
        bot.start()
        try:
            yield bot
        finally:
            bot.kill()
            bot.join()

    def is_killed_again_and_again(self, kills: int, seed: int) -> None:
        """Under a platform that loses answers: nothing is lost, and nothing comes twice."""
        self.twin.faults.at_random(0.2, seed=seed, latest=LATEST)
        self.plan_reminders(over=kills * 1.1)
        self.kill_some(kills)
        self.finish(patience=60 + kills)
        print(self.report)  # noqa: T201
        assert self.kills > kills // 2
        assert self.met, "the kills met nothing: they prove nothing"
        assert (self.lost, self.doubled) == (0, 0), self.report

    def answers_all_through_a_storm(self, ask: Callable[[int], float], connections: int = 1) -> None:
        """Thirty commands while it posts reminders; `ask` gives one of them and says how long it took."""
        with self.bot() as bot:
            self.twin.connected(connections, timeout=30)
            self.plan_reminders(over=0.5)
            with ThreadPoolExecutor(2) as pool:
                ranked = sorted(pool.map(ask, range(30)))
            self.finish_with(bot, patience=40)
        assert (self.lost, self.doubled) == (0, 0), self.report
        print(f"p50 {statistics.median(ranked):.3f} s, p99 {ranked[int(len(ranked) * 0.99)]:.3f} s")  # noqa: T201
        assert statistics.median(ranked) < 1

    def finish(self, patience: float = 60.0) -> None:
        """Let it come to an end in peace."""
        with self.bot() as bot:
            self.finish_with(bot, patience)

    def finish_with(self, bot: multiprocessing.process.BaseProcess, patience: float) -> None:
        until = time.monotonic() + patience
        while self.is_open():
            assert time.monotonic() < until, f"still not done: {self.states()}"
            assert bot.is_alive(), f"it ended by itself with {bot.exitcode}"
            time.sleep(0.1)
        bot.terminate()
        bot.join(15)
        assert bot.exitcode == 0
        self.twin.settled(quiet=LATEST)

    def is_open(self) -> bool:
        def look(session: Session) -> bool:
            return bool(Outbox(session).next_due() or self._timers_left(session))

        return self.look(look)

    @staticmethod
    def _timers_left(session: Session) -> int:
        found = session.connection().exec_driver_sql(f"SELECT count(*) FROM timer WHERE kind = '{JOB}'").scalar()
        return int(found or 0)

    def on_database(self, work: Callable[[Database], T]) -> T:
        database = Database(self.plan.database_url)
        try:
            return work(database)
        finally:
            database.close()

    def look(self, work: Callable[[Session], T]) -> T:
        return self.on_database(lambda database: database.read_now(work))

    def states(self) -> dict[str, int]:
        return self.look(states)

    @property
    def posted(self) -> Counter[int]:
        """What the platform has, by the number that its text carries."""
        bodies = [message.body for place in list(self.twin.world.channels.values()) for message in list(place.messages)]
        return Counter(int(found[1]) for body in bodies if (found := NUMBER.search(str(body))))

    @property
    def lost(self) -> int:
        return self.reminders - len(self.posted) - self.states().get("held", 0)

    @property
    def doubled(self) -> int:
        return sum(self.posted.values()) - len(self.posted)

    @property
    def report(self) -> str:
        """The figures, for whoever runs it by hand with `-s`."""
        done = f"kills {self.kills} with {len(self.met)} posts under way, reminders {self.reminders}"
        met = dict(self.twin.faults.seen)
        return f"{done}, lost {self.lost}, doubled {self.doubled}, {self.states()}, faults {met}"


def with_template(folder: Path, template: Path) -> Path:
    """A folder with an empty database for a bot."""
    shutil.copy(template, folder / "kills.db")
    return folder
