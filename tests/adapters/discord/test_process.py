"""The bot as its users start it, with a token: its own process, speaking to Discord over real sockets."""

import asyncio
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError

import pytest
from sqlmodel import Session

from bot.cli.opening import bring_up_to_date
from bot.sample import add_sample, ensure_seats
from storage.database import Database
from tests.adapters.discord.world import move_to_discord, offer_commands, with_people
from tests.adapters.slack.test_process import tokens as slack_tokens
from tests.driver import ZONE
from tests.processes import COMMAND, BotProcess, fails_to_start, settings
from tests.twins.discord import DiscordTwin
from tests.twins.slack import SlackTwin

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."
ME = "GET /users/@me"


@pytest.fixture
def twin() -> Iterator[DiscordTwin]:
    with with_people() as made:
        asyncio.run(offer_commands(made))
        made.calls.clear()
        yield made


def tokens(twin: DiscordTwin, **other: str) -> dict[str, str]:
    given = {"DISCORD_TOKEN": twin.bot_token, "DISCORD_API_URL": twin.api_url, "DISCORD_GATEWAY_URL": twin.gateway_url}
    return {**given, **other}


def prepared(folder: Path, twin: DiscordTwin) -> str:
    """A database with people in it."""
    url, now = f"sqlite:///{folder / 'bot.db'}", datetime.now(UTC)

    def people(session: Session) -> None:
        ensure_seats(session, now, ZONE)
        add_sample(session, now)
        move_to_discord(session, twin)

    database = Database(url)
    bring_up_to_date(database)
    database.write_now(people)
    database.close()
    return url


def health(bot: BotProcess) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"{bot.address}/health", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_it_connects_answers_is_healthy_and_ends_in_order(twin: DiscordTwin, tmp_path: Path) -> None:
    bot = BotProcess(prepared(tmp_path, twin), tmp_path, environment=tokens(twin))
    try:
        assert "running on Discord. " in bot.said
        assert health(bot)[0] == 200
        ana = twin.member("Ana")
        assert ana.command("say", words=HEARD).answered
        twin.settled()
        assert SAVED in ana.reads()
        began = time.monotonic()
        assert bot.stop(signal.SIGTERM) == 0
        assert time.monotonic() - began < 10
    finally:
        bot.close()
    assert twin.bot_token not in (tmp_path / "bot.log").read_text()


def test_one_process_serves_slack_and_discord_together(twin: DiscordTwin, tmp_path: Path) -> None:
    with SlackTwin() as slack:
        slack.add_user("U_ANA", "Ana")
        given = tokens(twin) | slack_tokens(slack)
        bot = BotProcess(prepared(tmp_path, twin), tmp_path, environment=given)
        try:
            assert "running on Slack and Discord. " in bot.said
            assert health(bot)[0] == 200
            assert slack.members["U_ANA"].command("help").acked
            assert twin.member("Ana").command("help").answered
            twin.hangs_up(4000)
            assert bot.stop(signal.SIGTERM) == 0
        finally:
            bot.close()


def test_a_token_that_discord_refuses_ends_it_with_what_to_do(twin: DiscordTwin, tmp_path: Path) -> None:
    code, said = fails_to_start(prepared(tmp_path, twin), tmp_path, tokens(twin, DISCORD_TOKEN="wrong.canary.token"))
    assert code == 78
    assert "Discord refuses DISCORD_TOKEN" in said
    assert "canary" not in said
    assert "Traceback" not in said
    assert [call.name for call in twin.calls] == [ME], "each of them counts against the bot"


def test_so_does_one_that_only_the_gateway_refuses(twin: DiscordTwin, tmp_path: Path) -> None:
    twin.gateway.refused_identifies = [4004] * 9
    code, said = fails_to_start(prepared(tmp_path, twin), tmp_path, tokens(twin))
    assert code == 78
    assert "Discord refuses DISCORD_TOKEN" in said
    assert "Traceback" not in said
    assert len(twin.gateway.identified) == 1


def test_what_discord_never_takes_ends_it_with_its_number(twin: DiscordTwin, tmp_path: Path) -> None:
    twin.gateway.refused_identifies = [4013] * 9
    code, said = fails_to_start(prepared(tmp_path, twin), tmp_path, tokens(twin))
    assert code == 1
    assert "code 4013" in said
    assert "Traceback" not in said
    assert len(twin.gateway.identified) == 1


def test_it_waits_for_a_discord_that_is_not_there_yet(twin: DiscordTwin, tmp_path: Path) -> None:
    twin.faults.breaks(ME, 503)
    twin.faults.answers_html(ME, 503)
    twin.faults.answers_html(ME, 200)
    bot = BotProcess(prepared(tmp_path, twin), tmp_path, environment=tokens(twin))
    try:
        assert len(twin.calls_of(ME)) == 4
        assert twin.member("Ana").command("say", words=HEARD).answered
        assert bot.stop(signal.SIGTERM) == 0
    finally:
        bot.close()
    log = (tmp_path / "bot.log").read_text()
    assert [f"again_in={seconds}.0" in log for seconds in (1, 2, 4, 8)] == [True, True, True, False]
    assert not [word for word in ("Unclosed", "PyNaCl", twin.bot_token) if word in log]
    assert "Traceback" not in log


def test_without_any_discord_it_says_so_and_can_be_ended(twin: DiscordTwin, tmp_path: Path) -> None:
    twin.faults.swallows(ME, times=9)
    given = settings(prepared(tmp_path, twin), 0, tokens(twin))
    with (tmp_path / "bot.log").open("w") as log:
        bot = subprocess.Popen(COMMAND, cwd=tmp_path, env=given, stdout=log, stderr=log)
    try:
        twin.wait_for(lambda: twin.calls_of(ME), 30, "the first try")
        began = time.monotonic()
        bot.terminate()
        assert bot.wait(15) == 0
        assert time.monotonic() - began < 10
    finally:
        bot.kill()
    assert "Traceback" not in (tmp_path / "bot.log").read_text()
