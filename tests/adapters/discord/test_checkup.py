"""The doctor on Discord: every finding, shown by an app or a server that has it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from adapters.discord import checkup
from adapters.discord.commands import command_hash, commands
from adapters.discord.permissions import ADMINISTRATOR, WANTED, wanted
from bot.clock import MovableClock
from bot.doctor import Finding, Health
from bot.settings import Settings
from storage.team_channels import TeamChannel
from tests.adapters.discord.small_api import APP, CHANNEL, TOKEN, SmallApi

FRIENDS = TeamChannel("Friends", "global", f"c{CHANNEL}")
IN_STEP = {"application": APP, "hash": command_hash(commands())}
Look = Callable[..., list[Finding]]


@pytest.fixture
def look(api: SmallApi) -> Look:
    """What is found with these settings, by a clock that is so far off."""
    api.small.commands = commands()

    def see(*channels: TeamChannel, off: timedelta = timedelta(), told: Any = IN_STEP, **more: Any) -> list[Finding]:
        known = {"discord_token": TOKEN, "discord_api_url": api.api_url}
        given = more.pop("given", list(channels or [FRIENDS]))
        return checkup.examine(Settings.model_validate(known | more), given, told, MovableClock(off))

    return see


def about(word: str, findings: list[Finding]) -> Finding:
    """The one finding with a word in it."""
    found = [each for each in findings if word in each.what]
    assert len(found) == 1, [each.what for each in findings]
    return found[0]


def test_a_healthy_app_has_nothing_to_be_done(look: Look) -> None:
    findings = look()
    assert [each for each in findings if each.health is not Health.WELL or each.advice] == []
    assert about("the bot is loop", findings).what == f"Discord: the bot is loop of the app {APP}"
    assert "Neighbours" in about("is in", findings).what
    assert about("#team", findings).what.endswith(f"in #team, the channel of Friends ({wanted()})")


def test_looking_changes_nothing_on_discord(api: SmallApi, look: Look) -> None:
    look()
    assert {call.method for call in api.small.calls} == {"GET"}


@pytest.mark.parametrize("token", ["small.canary", "canary\r\nHost: x", "canary canary", "cänary"])
def test_a_token_that_is_not_accepted_is_not_shown(look: Look, token: str, capfd: pytest.CaptureFixture[str]) -> None:
    findings = look(discord_token=token)
    found = about("DISCORD_TOKEN", findings)
    assert (found.health, "Reset Token" in found.advice) == (Health.ILL, True)
    said = f"{findings}{capfd.readouterr()}"
    assert "canary" not in said
    assert "cänary" not in said


def test_where_discord_can_not_be_asked(look: Look) -> None:
    (found,) = look(discord_api_url="http://127.0.0.1:9/api/v10")
    assert (found.health, "network" in found.advice) == (Health.ILL, True)


def test_discord_may_be_unwell_or_busy(api: SmallApi, look: Look) -> None:
    api.small.wrong["GET /applications/@me"] = (503, {}, {})
    assert about("can't be asked", look()).health is Health.ILL
    limit = {"message": "no", "retry_after": 90.0, "global": False}
    api.small.wrong["GET /applications/@me"] = (429, limit, {"Via": "1.1 google"})
    assert about("busy", look()).health is Health.WARNING
    api.small.wrong["GET /applications/@me"] = (400, {"message": "no", "code": 1}, {})
    assert "status 400, code 1" in about("says no", look()).what


@pytest.mark.parametrize(("hours", "way"), [(1, "ahead of"), (-1, "behind")])
def test_a_clock_that_is_wrong(look: Look, hours: int, way: str) -> None:
    found = about("the clock", look(off=timedelta(hours=hours)))
    assert (found.health, way in found.what) == (Health.WARNING, True)
    assert any(f"{seconds} seconds" in found.what for seconds in range(3_598, 3_603))


@pytest.mark.parametrize(
    ("bit", "name"),
    [
        *((n, "Presence") for n in (12, 13)),
        *((n, "Server Members") for n in (14, 15)),
        *((n, "Message Content") for n in (18, 19)),
    ],
)
def test_an_intent_that_is_never_used(api: SmallApi, look: Look, bit: int, name: str) -> None:
    api.small.application["flags"] = 1 << bit | 1 << 23
    found = about("Intent", look())
    assert (found.health, name in found.what, "switch it off" in found.advice) == (Health.WARNING, True, True)


@pytest.mark.parametrize(
    ("setting", "value", "health"),
    [
        ("interactions_endpoint_url", "https://example.org", Health.ILL),
        ("bot_require_code_grant", True, Health.ILL),
        ("bot_public", True, Health.WARNING),
    ],
)
def test_a_setting_of_the_app_that_does_not_go(
    api: SmallApi, look: Look, setting: str, value: Any, health: Health
) -> None:
    api.small.application[setting] = value
    (found,) = [each for each in look() if each.health is not Health.WELL]
    assert (found.health, "discord.com/developers" in found.advice) == (health, True)


@pytest.mark.parametrize("told", [None, {**IN_STEP, "hash": "older"}, {**IN_STEP, "application": "another"}, "x"])
def test_commands_that_discord_was_not_told_of(look: Look, told: Any) -> None:
    found = about("commands", look(told=told))
    assert (found.health, found.advice) == (Health.ILL, "python -m bot discord sync")


def test_commands_that_somebody_else_changed(api: SmallApi, look: Look) -> None:
    api.small.commands = commands()[:-1]
    found = about("commands", look())
    assert (found.health, found.advice) == (Health.ILL, "python -m bot discord sync --force")


def test_a_bot_that_is_in_no_server(api: SmallApi, look: Look) -> None:
    api.small.guilds = []
    found = about("no server", look(given=[]))
    assert (found.health, found.advice) == (Health.WARNING, "python -m bot discord invite")


def test_only_some_of_many_servers_are_named(api: SmallApi, look: Look) -> None:
    api.small.guilds = [{"id": str(n), "name": f"S{n}"} for n in range(9)]
    assert about("is in S0", look()).what == "Discord: the bot is in S0, S1, S2, S3, S4 and 4 more"


def test_teams_need_no_channel_there(look: Look) -> None:
    assert about("no team has a channel", look(given=[])).health is Health.WELL
    assert not [each for each in look(given=None) if "channel" in each.what]


@pytest.mark.parametrize("each", WANTED[1:], ids=lambda each: each.name)
def test_what_is_missing_in_a_channel_is_named_with_what_it_is_for(api: SmallApi, look: Look, each: Any) -> None:
    api.small.permissions = wanted() & ~each.value
    found = about("#team", look())
    assert (found.health, f"missing: {each.name}, {each.why}" in found.what) == (Health.ILL, True)
    assert f"{wanted() - each.value} of {wanted()}" in found.what


def test_a_rule_of_the_channel_itself_counts(api: SmallApi, look: Look) -> None:
    api.small.overwrites = [{"id": "100", "allow": "0", "deny": str(1 << 11)}]
    assert "missing: Send Messages," in about("#team", look()).what


def test_an_administrator_has_too_much(api: SmallApi, look: Look) -> None:
    api.small.permissions = ADMINISTRATOR
    assert about("#team", look()).health is Health.WARNING


@pytest.mark.parametrize(
    ("status", "code", "words", "health"),
    [
        (404, 10003, "is gone", Health.ILL),
        (403, 50001, "missing: View Channel", Health.ILL),
        (403, 50013, "can't be looked at", Health.WARNING),
    ],
)
def test_a_channel_that_can_not_be_seen(
    api: SmallApi, look: Look, status: int, code: int, words: str, health: Health
) -> None:
    api.small.wrong[f"GET /channels/{CHANNEL}"] = (status, {"message": "no", "code": code}, {})
    found = about("the channel of Friends", look())
    assert (found.health, words in found.what) == (health, True)


def test_a_channel_for_talking_is_none_for_writing(api: SmallApi, look: Look) -> None:
    api.small.channel["type"] = 2
    assert about("no channel for text", look()).health is Health.ILL
