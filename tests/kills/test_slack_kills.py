"""The bot on Slack, killed at any moment under a Slack that loses answers: nothing is lost and nothing comes twice.

Counted from what Slack has, never from the bot's own tables. The same trial without one safeguard has to fail.
"""

import multiprocessing
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlmodel import Session

from adapters.slack.web_api import Keys
from storage.database import Database
from storage.outbox import Outbox
from storage.timers import Timers
from tests.extent import times
from tests.kills.slack_bot import JOB, Plan, main
from tests.kills.test_kills import under_way
from tests.twins.slack import SlackTwin
from tests.twins.slack.table import SCOPES

T = TypeVar("T")
KILLS = max(5, times("KILLS", 20, 100) // 4)
EACH = 10
"""Reminders for each kill."""
LATEST = 0.6
"""Seconds after which Slack surely has a post or never will."""
CHANNELS = ("C_0", "C_1", "C_2", "C_3")
HISTORY = (*SCOPES, "channels:history", "groups:history")
NUMBER = re.compile(r"reminder (\d+)")

# Children are forked from a server that has imported everything, so that a kill meets work and not start-up.
SPAWN = multiprocessing.get_context("forkserver")
SPAWN.set_forkserver_preload(["tests.kills.slack_bot"])


class Trial:
    """One database, one Slack, and bots that are killed."""

    def __init__(
        self,
        folder: Path,
        template: Path,
        twin: SlackTwin,
        reminders: int,
        seed: int,
        channels: tuple[str, ...] = CHANNELS,
    ) -> None:
        self.twin, self.reminders, self.dice = twin, reminders, random.Random(seed)
        twin.add_user("U_ANA", "Ana")
        for channel in channels:
            twin.add_channel(channel, channel.lower(), ["U_ANA"])
        places = tuple(f"slack:{twin.team}:{place}" for place in (*channels, "U_ANA"))
        self.plan = Plan(folder, Keys(twin.bot_token, twin.app_token, api_url=twin.api_url), places)
        shutil.copy(template, folder / "kills.db")
        self.kills, self.met = 0, set[tuple[int, datetime | None]]()

    def plan_reminders(self, over: float) -> None:
        """Timers that fall due evenly over some seconds, the first almost at once."""
        start = datetime.now(UTC) + timedelta(seconds=0.3)

        def add(session: Session) -> None:
            for n in range(self.reminders):
                Timers(session).set(JOB, n, start + timedelta(seconds=over * n / self.reminders), start)

        self.on_database(lambda database: database.write_now(add))

    def kill_some(self, kills: int) -> None:
        """Start, kill, start again."""
        for _ in range(kills):
            calls = len(self.twin.calls)
            with self.bot() as bot:
                self.twin.wait_for(lambda before=calls: len(self.twin.calls) > before, 20, "a call")  # type: ignore[misc]
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
        bot = SPAWN.Process(target=main, args=(self.plan,), daemon=True)
        bot.start()
        try:
            yield bot
        finally:
            bot.kill()
            bot.join()

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
        return self.look(lambda session: Outbox(session).counts())

    @property
    def posted(self) -> Counter[int]:
        """What Slack has, by the number that its text carries."""
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


@pytest.mark.timeout(max(120, KILLS * 10))
def test_killed_again_and_again_on_slack_nothing_is_lost_and_nothing_comes_twice(
    tmp_path: Path, sqlite_template: Path
) -> None:
    with SlackTwin(scopes=HISTORY) as twin:
        trial = Trial(tmp_path, sqlite_template, twin, KILLS * EACH, seed=1)
        twin.faults.at_random(0.2, seed=1, latest=LATEST)
        trial.plan_reminders(over=KILLS * 1.1)
        trial.kill_some(KILLS)
        trial.finish(patience=60 + KILLS)
        print(trial.report)  # noqa: T201
        assert trial.kills > KILLS // 2
        assert trial.met, "the kills met nothing: they prove nothing"
        assert (trial.lost, trial.doubled) == (0, 0), trial.report


def failing(folder: Path, template: Path, spoil: Callable[[SlackTwin], None], **change: Any) -> Trial:
    """Every answer is lost, in a way that only this one safeguard helps against."""
    with SlackTwin(scopes=HISTORY) as twin:
        trial = Trial(folder, template, twin, 12, seed=5)
        trial.plan = replace(trial.plan, **change)
        spoil(twin)
        trial.plan_reminders(over=0.3)
        trial.finish()
        return trial


def late(twin: SlackTwin) -> None:
    """Every post is accepted when nobody waits for it any more, but before it settles."""
    twin.faults.accepts_late(1.0, "chat.postMessage", times=1_000)


def dropped(twin: SlackTwin) -> None:
    """The first time that a post comes to a channel, it is accepted and its answer lost."""
    for channel in CHANNELS:
        twin.faults.drops("chat.postMessage", accepted=True, channel=channel)


@pytest.mark.parametrize("spoil", [late, dropped])
def test_with_every_safeguard_in_place_lost_answers_double_nothing(
    spoil: Callable[[SlackTwin], None], tmp_path: Path, sqlite_template: Path
) -> None:
    trial = failing(tmp_path, sqlite_template, spoil, settle=2.0)
    assert (trial.lost, trial.doubled) == (0, 0), trial.report


@pytest.mark.parametrize(
    ("spoil", "taken_out"),
    [(late, {"settle": 0.0}), (dropped, {"reconciles": False}), (dropped, {"library_retries": True, "call": 5.0})],
    ids=["settle", "reconcile", "no retries by the library"],
)
def test_without_one_safeguard_on_slack_the_same_trial_doubles(
    spoil: Callable[[SlackTwin], None], taken_out: dict[str, Any], tmp_path: Path, sqlite_template: Path
) -> None:
    trial = failing(tmp_path, sqlite_template, spoil, **{"settle": 2.0, **taken_out})
    assert trial.doubled > 0, trial.report
