"""The bot on Slack, killed at any moment under a Slack that loses answers: nothing is lost and nothing comes twice.

Counted from what Slack has, never from the bot's own tables. The same trial without one safeguard has to fail.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.slack.web_api import Keys
from tests.extent import times
from tests.kills.slack_bot import Plan, main
from tests.kills.trial import KilledBots, with_template
from tests.twins.slack import SlackTwin
from tests.twins.slack.table import SCOPES

KILLS = max(5, times("KILLS", 20, 100) // 4)
EACH = 10
"""Reminders for each kill."""
CHANNELS = ("C_0", "C_1", "C_2", "C_3")
HISTORY = (*SCOPES, "channels:history", "groups:history")


class Trial(KilledBots[SlackTwin]):
    """One database, one Slack, and bots that are killed."""

    plan: Plan

    def __init__(
        self,
        folder: Path,
        template: Path,
        twin: SlackTwin,
        reminders: int,
        seed: int,
        channels: tuple[str, ...] = CHANNELS,
    ) -> None:
        twin.add_user("U_ANA", "Ana")
        for channel in channels:
            twin.add_channel(channel, channel.lower(), ["U_ANA"])
        places = tuple(f"slack:{twin.team}:{place}" for place in (*channels, "U_ANA"))
        keys = Keys(twin.bot_token, twin.app_token, api_url=twin.api_url)
        plan = Plan(with_template(folder, template), places, keys=keys)
        super().__init__(twin, plan, main, reminders, seed)


@pytest.mark.timeout(max(120, KILLS * 10))
def test_killed_again_and_again_on_slack_nothing_is_lost_and_nothing_comes_twice(
    tmp_path: Path, sqlite_template: Path
) -> None:
    with SlackTwin(scopes=HISTORY) as twin:
        trial = Trial(tmp_path, sqlite_template, twin, KILLS * EACH, seed=1)
        trial.is_killed_again_and_again(KILLS, seed=1)


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
