"""The doctor on Slack: every finding, shown by a workspace or an app that has it."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.slack import checkup
from adapters.slack.scopes import SCOPES, Option, wanted
from bot.clock import MovableClock
from bot.doctor import Finding, Health
from bot.settings import Settings
from storage.team_channels import TeamChannel
from tests.proxies import without_proxies
from tests.twins.slack import SlackTwin
from tests.twins.slack.state import TEAM

FRIENDS = TeamChannel("Friends", TEAM, "C_TEAM")
Look = Callable[..., list[Finding]]


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    without_proxies()


@pytest.fixture
def twin() -> Iterator[SlackTwin]:
    with SlackTwin(scopes=wanted([])) as made:
        made.add_channel("C_TEAM", "team")
        yield made


def settings_for(twin: SlackTwin, **more: Any) -> Settings:
    known = {"slack_bot_token": twin.bot_token, "slack_app_token": twin.app_token, "slack_api_url": twin.api_url}
    return Settings.model_validate(known | more)


@pytest.fixture
def look(twin: SlackTwin) -> Look:
    """What is found with these settings, by a clock that is so far off."""

    def see(*channels: TeamChannel, off: timedelta = timedelta(), clueless: bool = False, **more: Any) -> list[Finding]:
        given = None if clueless else list(channels or [FRIENDS])
        return checkup.examine(settings_for(twin, **more), given, MovableClock(off))

    return see


def about(word: str, findings: list[Finding]) -> Finding:
    """The one finding with a word in it."""
    found = [each for each in findings if word in each.what]
    assert len(found) == 1, [each.what for each in findings]
    return found[0]


def grant(twin: SlackTwin, *scopes: str) -> None:
    twin.answerer.scopes = scopes


def test_a_healthy_app_has_nothing_to_be_done(look: Look) -> None:
    findings = look()
    assert [each for each in findings if each.health is not Health.WELL or each.advice] == []
    assert "the bot is loop (B_BOT) in Twin" in about("the bot is loop", findings).what


def test_looking_changes_nothing_on_slack(twin: SlackTwin, look: Look) -> None:
    look()
    assert {call.method for call in twin.calls} == {"auth.test", "apps.connections.open", "conversations.info"}
    assert twin.messages("C_TEAM") == []


@pytest.mark.parametrize("error", ["invalid_auth", "account_inactive", "token_revoked"])
def test_a_bot_token_that_is_not_accepted(twin: SlackTwin, look: Look, error: str) -> None:
    twin.faults.answers(error, "auth.test")
    found = about("SLACK_BOT_TOKEN", look())
    assert (found.health, error in found.what, "xoxb-" in found.advice) == (Health.ILL, True, True)
    assert not twin.calls_of("conversations.info")


def test_an_app_token_that_is_not_accepted(look: Look) -> None:
    found = about("SLACK_APP_TOKEN", look(slack_app_token="xapp-somebody-elses"))
    assert (found.health, "connections:write" in found.advice) == (Health.ILL, True)


def test_an_app_token_without_its_scope(twin: SlackTwin, look: Look) -> None:
    twin.faults.answers("missing_scope", "apps.connections.open")
    found = about("SLACK_APP_TOKEN", look())
    assert (found.health, "connections:write" in found.advice) == (Health.ILL, True)


def test_tokens_in_each_others_places(twin: SlackTwin, look: Look) -> None:
    findings = look(slack_bot_token=twin.app_token, slack_app_token=twin.bot_token)
    ill = {each.what for each in findings if each.health is Health.ILL}
    assert {name for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN") if any(name in what for what in ill)} == {
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    }


@pytest.mark.parametrize("token", ["xoxb-canary", "xoxb-canary\nxoxb-canary", "xoxb-canary\r\nHost: x", "xoxb-cänary"])
def test_a_token_is_never_shown(look: Look, token: str, capfd: pytest.CaptureFixture[str]) -> None:
    findings = look(slack_bot_token=token, slack_app_token=token)
    assert any(each.health is Health.ILL for each in findings)
    said = f"{findings}{capfd.readouterr()}"
    assert "canary" not in said
    assert "cänary" not in said


def test_socket_mode_wins_over_a_signing_secret(look: Look) -> None:
    assert "is not used" not in about("Socket Mode", look()).what
    assert "SLACK_SIGNING_SECRET is not used" in about("Socket Mode", look(slack_signing_secret="s")).what


def test_without_an_app_token_slack_has_to_find_the_bot(twin: SlackTwin, look: Look) -> None:
    by_http: dict[str, Any] = {"slack_app_token": None, "slack_signing_secret": "s"}
    found = about("by HTTP", look(**by_http, port=8123))
    assert (found.health, "port 8123, /slack/events" in found.what) == (Health.WELL, True)
    assert not twin.calls_of("apps.connections.open")
    assert about("by HTTP", look(**by_http, port=0)).health is Health.ILL


@pytest.mark.parametrize("scope", [each.name for each in SCOPES if not each.options])
def test_a_scope_that_is_missing_is_named_with_what_it_is_for(twin: SlackTwin, look: Look, scope: str) -> None:
    grant(twin, *(each for each in wanted([]) if each != scope))
    found = about(f"{scope} is missing", look())
    why = next(each.why for each in SCOPES if each.name == scope)
    assert why in found.what
    assert "Reinstall" in found.advice
    assert found.health is (Health.ILL if scope in {"commands", "chat:write"} else Health.WARNING)


@pytest.mark.parametrize(
    ("scope", "why"),
    [
        ("files:write", "nothing is uploaded"),
        ("users:read.email", "by their address"),
        ("chat:write.public", "only where it was invited"),
        ("mpim:history", "no part in group messages"),
        ("emoji:read", "never used"),
    ],
)
def test_a_scope_too_many_is_named_with_why(twin: SlackTwin, look: Look, scope: str, why: str) -> None:
    grant(twin, *wanted([]), scope)
    found = about(f"{scope} is too much", look())
    assert (found.health, why in found.what) == (Health.WARNING, True)


def test_direct_messages_are_neither_too_much_nor_a_way_to_look_posts_up(twin: SlackTwin, look: Look) -> None:
    grant(twin, *wanted([Option.DIRECT_MESSAGES]))
    findings = look()
    assert all(each.health is Health.WELL for each in findings)
    assert "can't be looked up" in about("answer is lost", findings).what


@pytest.mark.parametrize(("choice", "then"), [("resend", "may come twice"), ("hold", "until a person decides")])
def test_what_becomes_of_a_lost_post_is_said(look: Look, choice: str, then: str) -> None:
    assert then in about("answer is lost", look(slack_when_unsure=choice)).what


def test_posts_can_be_looked_up_when_all_of_it_is_granted(twin: SlackTwin, look: Look) -> None:
    grant(twin, *wanted([Option.LOOKUP]))
    found = about("answer is lost", look())
    assert (found.health, "is looked up before" in found.what) == (Health.WELL, True)


@pytest.mark.parametrize(("scope", "where"), [("channels:history", "cover public channels;"), ("im:write", "nothing;")])
def test_half_of_what_looking_up_takes_is_said(twin: SlackTwin, look: Look, scope: str, where: str) -> None:
    grant(twin, *wanted([]), scope)
    found = about("looking up", look())
    assert (found.health, where in found.what) == (Health.WARNING, True)


def test_a_channel_without_the_bot_says_how_to_invite_it(twin: SlackTwin, look: Look) -> None:
    twin.channel("C_TEAM").bot_is_in = False
    found = about("not in #team, the channel of Friends", look())
    assert (found.health, found.advice) == (Health.ILL, "type /invite @loop there")


def test_a_private_channel_without_the_bot(twin: SlackTwin, look: Look) -> None:
    twin.add_channel("G_SECRET", "secret", is_private=True, bot_is_in=False)
    found = about("is gone, or private", look(TeamChannel("Elders", TEAM, "G_SECRET")))
    assert (found.health, "/invite @loop" in found.advice) == (Health.ILL, True)


def test_a_channel_that_was_archived(twin: SlackTwin, look: Look) -> None:
    twin.channel("C_TEAM").is_archived = True
    assert about("#team, the channel of Friends, is archived", look()).health is Health.ILL


def test_a_channel_that_others_read_too(twin: SlackTwin, look: Look) -> None:
    twin.channel("C_TEAM").is_shared = True
    assert about("shared with another organisation", look()).health is Health.WARNING


def test_a_channel_of_another_workspace(twin: SlackTwin, look: Look) -> None:
    found = about("another workspace (T_ELSE)", look(TeamChannel("Elders", "T_ELSE", "C_TEAM")))
    assert found.health is Health.WARNING
    assert not twin.calls_of("conversations.info")


def test_a_channel_that_can_not_be_looked_at(twin: SlackTwin, look: Look) -> None:
    grant(twin, *(each for each in wanted([]) if each != "channels:read"))
    assert about("can't be looked at (missing_scope)", look()).health is Health.WARNING


def test_every_channel_is_looked_at(twin: SlackTwin, look: Look) -> None:
    twin.add_channel("C_TWO", "two", bot_is_in=False)
    findings = look(FRIENDS, TeamChannel("Elders", TEAM, "C_TWO"))
    assert about("the channel of Friends", findings).health is Health.WELL
    assert about("the channel of Elders", findings).health is Health.ILL


def test_no_team_has_a_channel_yet(twin: SlackTwin) -> None:
    found = about("no team has a channel", checkup.examine(settings_for(twin), [], MovableClock()))
    assert (found.health, "Home tab" in found.advice) == (Health.WARNING, True)


def test_nothing_is_said_about_channels_that_nobody_could_name(look: Look) -> None:
    assert not [each for each in look(clueless=True) if "channel of" in each.what or "has a channel" in each.what]


@pytest.mark.parametrize(
    ("off", "health", "word"),
    [
        (10, Health.WELL, "agrees"),
        (-90, Health.WARNING, "behind"),
        (90, Health.WARNING, "ahead of"),
        (400, Health.ILL, "ahead of"),
        (-400, Health.ILL, "behind"),
    ],
)
def test_a_clock_that_is_not_slacks(look: Look, off: int, health: Health, word: str) -> None:
    found = about("the clock", look(off=timedelta(seconds=off)))
    assert (found.health, word in found.what) == (health, True)


def test_a_slack_that_can_not_be_reached(twin: SlackTwin, look: Look) -> None:
    found = look(slack_api_url="http://127.0.0.1:9/api/")
    assert [(each.health, "no connection" in each.what) for each in found] == [(Health.ILL, True)]


def test_a_slack_that_is_busy(twin: SlackTwin, look: Look) -> None:
    twin.faults.rate_limits("auth.test")
    assert about("busy", look()).health is Health.WARNING


def test_a_slack_that_breaks_down_or_hangs_up(twin: SlackTwin, look: Look) -> None:
    for spoil in (twin.faults.breaks, twin.faults.drops, twin.faults.answers_html):
        spoil("auth.test")
        found = look()
        assert [(each.health, "can't be asked" in each.what) for each in found] == [(Health.ILL, True)]


def test_what_was_found_before_slack_fell_silent_is_kept(twin: SlackTwin, look: Look) -> None:
    twin.faults.drops("conversations.info")
    findings = look()
    assert about("the bot is loop", findings).health is Health.WELL
    assert findings[-1].health is Health.ILL


@pytest.mark.parametrize("spoil", ["swallows", "trickles"])
def test_a_slack_that_does_not_answer_is_not_waited_for(
    twin: SlackTwin, look: Look, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "WITHIN", 1)
    getattr(twin.faults, spoil)("auth.test")
    began = time.monotonic()
    assert "no answer within" in look()[0].what
    assert time.monotonic() - began < 3


def test_everything_that_is_not_well_says_what_to_do(twin: SlackTwin, look: Look) -> None:
    grant(twin, "commands", "files:write", "channels:history")
    twin.channel("C_TEAM").is_archived = True
    findings = look(off=timedelta(hours=1), slack_app_token="xapp-wrong")
    unwell = [each for each in findings if each.health is not Health.WELL]
    assert len(unwell) > 5
    assert all(each.advice for each in unwell)


def test_the_time_is_that_of_the_answer(twin: SlackTwin) -> None:
    assert checkup.told({"date": "Mon, 02 Nov 2026 10:00:00 -0000"}) == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert checkup.told({"date": "soon"}) is None
    assert checkup.told({}) is None
