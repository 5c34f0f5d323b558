"""The bot on Discord, killed at any moment under a Discord that loses answers: nothing is lost, nothing comes twice.

Counted from what Discord has, never from the bot's own tables. Without its safeguards the same trial has to fail.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.web_api import Keys
from tests.adapters.discord.world import with_people
from tests.extent import times
from tests.kills.discord_bot import Plan, main
from tests.kills.trial import KilledBots, with_template
from tests.twins.discord import DiscordTwin
from tests.twins.discord.faults import SEND

KILLS = max(20, times("KILLS", 20, 100) // 4)
EACH = 10
"""Reminders for each kill."""
CHANNELS = 4


class Trial(KilledBots[DiscordTwin]):
    """One database, one Discord, and bots that are killed."""

    plan: Plan

    def __init__(
        self, folder: Path, template: Path, twin: DiscordTwin, reminders: int, seed: int, channels: int = CHANNELS
    ) -> None:
        self.channels = [twin.channel(f"kills-{n}").id for n in range(channels)]
        people = [f"discord:global:u{twin.member(name).id}" for name in ("Ana", "Amina")]
        places = (*(f"discord:global:c{channel}" for channel in self.channels), *people)
        keys = Keys(twin.bot_token, twin.api_url)
        plan = Plan(with_template(folder, template), places, keys=keys, gateway_url=twin.gateway_url)
        super().__init__(twin, plan, main, reminders, seed)


@pytest.fixture
def twin() -> Iterator[DiscordTwin]:
    with with_people() as made:
        yield made


@pytest.mark.timeout(max(120, KILLS * 10))
def test_killed_again_and_again_on_discord_nothing_is_lost_and_nothing_comes_twice(
    twin: DiscordTwin, tmp_path: Path, sqlite_template: Path
) -> None:
    trial = Trial(tmp_path, sqlite_template, twin, KILLS * EACH, seed=1)
    trial.is_killed_again_and_again(KILLS, seed=1)


def test_told_to_end_at_any_moment_it_leaves_nothing_in_doubt(
    twin: DiscordTwin, tmp_path: Path, sqlite_template: Path
) -> None:
    ends = max(8, KILLS // 2)
    trial = Trial(tmp_path, sqlite_template, twin, ends * EACH, seed=3)
    trial.plan = replace(trial.plan, call=5.0, settle=30.0, lease=30.0)
    trial.plan_reminders(over=ends * 1.0)
    for _ in range(ends):
        with trial.bot() as bot:
            twin.wait_for(partial(trial.has_called, len(twin.calls)), 20, "a call")
            bot.join(trial.dice.uniform(0.0, 0.8))
            began = time.monotonic()
            bot.terminate()
            bot.join(15)
            assert (bot.exitcode, time.monotonic() - began < 10) == (0, True)
        assert not {"sending", "claimed", "ambiguous"} & set(trial.states())
    trial.finish()
    assert (trial.lost, trial.doubled) == (0, 0), trial.report


Spoil = Callable[[Trial], None]


def late(trial: Trial) -> None:
    """Every post is accepted when nobody waits for it any more, but before it settles."""
    trial.twin.faults.accepts_late(1.0, SEND, times=1_000)


def dropped(trial: Trial) -> None:
    """The first time that a post comes to a channel, it is accepted and its answer lost."""
    for channel in trial.channels:
        trial.twin.faults.drops(SEND, accepted=True, channel=channel)


def failing(twin: DiscordTwin, folder: Path, template: Path, spoil: Spoil, **change: Any) -> Trial:
    """Every answer is lost, in a way that only these safeguards help against."""
    trial = Trial(folder, template, twin, 12, seed=5)
    trial.plan = replace(trial.plan, **change)
    spoil(trial)
    trial.plan_reminders(over=0.3)
    trial.finish()
    return trial


@pytest.mark.parametrize("spoil", [late, dropped])
@pytest.mark.parametrize("change", [{}, {"has_nonce": False}, {"reconciles": False}], ids=["both", "looking", "nonce"])
def test_knowing_a_post_again_or_looking_for_it_is_enough(
    spoil: Spoil, change: dict[str, Any], twin: DiscordTwin, tmp_path: Path, sqlite_template: Path
) -> None:
    trial = failing(twin, tmp_path, sqlite_template, spoil, settle=2.0, **change)
    assert (len(trial.posted), trial.doubled) == (trial.reminders, 0), trial.report


@pytest.mark.parametrize(
    ("spoil", "taken_out"),
    [(late, {"settle": 0.0}), (dropped, {"reconciles": False})],
    ids=["settle", "looking"],
)
def test_without_either_the_same_trial_doubles(
    spoil: Spoil, taken_out: dict[str, Any], twin: DiscordTwin, tmp_path: Path, sqlite_template: Path
) -> None:
    """Once the minutes of the nonce are over, the look-up and the time before it are what is left."""
    trial = failing(twin, tmp_path, sqlite_template, spoil, has_nonce=False, **{"settle": 2.0, **taken_out})
    assert trial.doubled > 0, trial.report
