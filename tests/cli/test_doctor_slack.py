"""`python -m bot doctor` looks at Slack when there is a token for it, and at the channels that the teams use."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from adapters.slack.scopes import wanted
from bot.cli import FAILED, OK, main
from storage.backup import opened
from storage.people import Team
from storage.team_channels import TeamChannel, team_channels
from tests.processes import ROOT
from tests.proxies import without_proxies
from tests.twins.slack import SlackTwin
from tests.twins.slack.state import TEAM

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def twin(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlackTwin]:
    without_proxies()
    with SlackTwin(scopes=wanted([])) as made:
        made.add_channel("C_TEAM", "team")
        monkeypatch.setenv("SLACK_API_URL", made.api_url)
        monkeypatch.setenv("SLACK_BOT_TOKEN", made.bot_token)
        monkeypatch.setenv("SLACK_APP_TOKEN", made.app_token)
        yield made


def add_teams(session: Session) -> None:
    places = ("local:demo:team", f"slack:{TEAM}:C_TEAM", None, "slacker:T:C", "slack:T_ELSE:C_9")
    for number, place in enumerate(places):
        session.add(Team(name=f"Team {number}", channel=place, created_at=NOW))


@pytest.fixture
def _teams(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with opened(database_url) as database:
        database.write_now(add_teams)


@pytest.mark.usefixtures("_teams")
def test_the_channels_of_one_platform_are_found(database_url: str) -> None:
    with opened(database_url) as database:
        found = database.read_now(lambda session: team_channels(session, "slack"))
    assert found == [TeamChannel("Team 1", TEAM, "C_TEAM"), TeamChannel("Team 4", "T_ELSE", "C_9")]


@pytest.mark.usefixtures("_teams")
def test_the_doctor_looks_at_slack_and_at_the_teams_channels(
    twin: SlackTwin, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == OK
    said = capsys.readouterr().out
    assert "ok    Slack: the bot is loop (B_BOT) in Twin\n" in said
    assert "ok    Slack: the bot is in #team, the channel of Team 1\n" in said
    assert "warn  Slack: the channel of Team 4 is in another workspace (T_ELSE)" in said
    assert not any(token in said for token in (twin.bot_token, twin.app_token))


@pytest.mark.usefixtures("_teams")
def test_what_is_ill_on_slack_makes_the_doctor_fail(twin: SlackTwin, capsys: pytest.CaptureFixture[str]) -> None:
    twin.channel("C_TEAM").bot_is_in = False
    assert main(["doctor"]) == FAILED
    line = "FAIL  Slack: the bot is not in #team, the channel of Team 1 → type /invite @loop there\n"
    assert line in capsys.readouterr().out


def test_the_doctor_looks_at_slack_before_there_is_a_database(
    twin: SlackTwin, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == OK
    said = capsys.readouterr().out
    assert "the bot is loop" in said
    assert "has a channel" not in said
    assert list(home.iterdir()) == []


def test_without_a_token_slack_is_not_even_loaded() -> None:
    code = "import sys; from bot.cli import main; main(['doctor']); print('slack_sdk' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)}, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
    assert "Slack" not in done.stdout
