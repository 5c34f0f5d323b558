"""The bot as its users start it, with tokens: its own process, speaking to Slack over real sockets."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.opening import bring_up_to_date
from storage.database import Database
from tests.adapters.slack.world import HERE, people
from tests.processes import BotProcess, fails_to_start
from tests.twins.slack import SlackTwin

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


@pytest.fixture
def twin() -> Iterator[SlackTwin]:
    with SlackTwin() as made:
        for name, user in HERE.items():
            made.add_user(user, name.capitalize())
        made.add_channel("C_TEAM", "outreach", ["U_ANA", "U_ROSA"])
        yield made


def tokens(twin: SlackTwin, **other: str) -> dict[str, str]:
    given = {"SLACK_BOT_TOKEN": twin.bot_token, "SLACK_APP_TOKEN": twin.app_token, "SLACK_API_URL": twin.api_url}
    return {name: value for name, value in {**given, **other}.items() if value}


def prepared(folder: Path, twin: SlackTwin) -> str:
    """A database with people in it."""
    url = f"sqlite:///{folder / 'bot.db'}"
    database = Database(url)
    bring_up_to_date(database)

    database.write_now(lambda session: people(session, twin.team, datetime.now(UTC)))
    database.close()
    return url


def test_it_connects_answers_and_ends_in_order(twin: SlackTwin, tmp_path: Path) -> None:
    bot = BotProcess(prepared(tmp_path, twin), tmp_path, environment=tokens(twin))
    try:
        ana = twin.members["U_ANA"]
        assert ana.command(HEARD, "outreach").acked
        assert "Saved what you heard from Eastside Mutual Aid." in ana.sees("outreach")
        assert bot.stop(signal.SIGTERM) == 0
    finally:
        bot.close()
    assert "xoxb" not in (tmp_path / "bot.log").read_text()


def test_over_http_it_answers_what_slack_signed_and_nothing_else(twin: SlackTwin, tmp_path: Path) -> None:
    given = tokens(twin, SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET=twin.signing_secret)
    bot = BotProcess(prepared(tmp_path, twin), tmp_path, environment=given)
    try:
        twin.deliveries.url = f"{bot.address}/slack/events"
        ana = twin.members["U_ANA"]
        assert ana.command(HEARD, "outreach").acked
        assert "Saved what you heard from Eastside Mutual Aid." in ana.sees("outreach")
        twin.deliveries.secret = "another"
        assert not ana.command("mine", "outreach").acked
        assert bot.stop(signal.SIGTERM) == 0
    finally:
        bot.close()


@pytest.mark.parametrize("name", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_token_that_slack_refuses_ends_it_with_what_to_do(twin: SlackTwin, tmp_path: Path, name: str) -> None:
    given = tokens(twin, **{name: "xoxb-wrong" if "BOT" in name else "xapp-wrong"})
    code, said = fails_to_start(prepared(tmp_path, twin), tmp_path, given)
    assert code == 78
    assert f"Slack refuses {name}" in said
    assert "wrong" not in said
    assert "Traceback" not in said


def test_the_local_page_and_tokens_do_not_go_together(twin: SlackTwin, tmp_path: Path) -> None:
    code, said = fails_to_start(prepared(tmp_path, twin), tmp_path, tokens(twin, LOCAL_PAGE="true"))
    assert code != 0
    assert "Leave LOCAL_PAGE out" in said
