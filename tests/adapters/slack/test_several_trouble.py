"""One process for several workspaces, when something goes wrong: with one of them, its key, or the process."""

import json
import signal
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from storage.sealing import new_key
from tests.adapters.slack.several import NORTH, PUBLIC, SOUTH, Browser, Several, ana, running, two_workspaces
from tests.twins.slack.delivering import INTERACTIVE
from tests.twins.slack.several import SeveralWorkspaces


@pytest.fixture
def slack() -> Iterator[SeveralWorkspaces]:
    with two_workspaces() as made:
        yield made


@pytest.fixture
def bot(slack: SeveralWorkspaces, tmp_path: Path) -> Iterator[Several]:
    with running(slack, tmp_path) as made:
        yield made


def health(bot: Several) -> tuple[int, dict[str, str]]:
    try:
        answer = urllib.request.urlopen(f"{bot.process.address}/health", timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return int(answer.status), json.loads(answer.read())["problems"]


def test_while_it_stops_nothing_is_taken_that_is_not_answered(bot: Several, slack: SeveralWorkspaces) -> None:
    for team in (NORTH, SOUTH):
        bot.is_installed(team)
        slack[team].invites_bot("C_TEAM")
    slack[SOUTH].faults.accepts_late(3, "chat.postEphemeral")
    assert slack[SOUTH].members["U_ANA"].mentions("help", "outreach").acked
    threading.Event().wait(0.5)
    bot.process.process.send_signal(signal.SIGTERM)
    threading.Event().wait(1)
    assert bot.process.process.poll() is None, "it still waits for South"
    assert not slack[NORTH].members["U_ANA"].command("mine", "outreach").acked
    assert bot.process.process.wait(10) == 0


def test_what_a_workspace_sends_whose_token_can_not_be_read_is_not_taken(
    bot: Several, slack: SeveralWorkspaces
) -> None:
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    assert health(bot) == (200, {})
    bot.stops()
    bot.given["SLACK_TOKEN_KEY"] = new_key()
    bot.starts()
    assert not slack[NORTH].members["U_ANA"].command("mine", "outreach").acked
    status, problems = health(bot)
    assert status == 503
    assert problems["workspaces"].startswith("2 ")
    assert "NORTH" not in str(problems)


def test_a_workspace_whose_database_can_not_be_used_is_a_matter_of_health(
    bot: Several, slack: SeveralWorkspaces
) -> None:
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    bot.stops()
    (bot.folder / "data" / "workspaces" / "T_NORTH.db").write_bytes(b"no database at all" * 400)
    bot.starts()
    assert ana(slack, SOUTH, "help")
    assert not slack[NORTH].members["U_ANA"].command("mine", "outreach").acked
    status, problems = health(bot)
    assert (status, problems["workspaces"][:2]) == (503, "1 ")


def test_what_is_added_to_a_link_changes_nothing(bot: Several, slack: SeveralWorkspaces) -> None:
    link, browser = bot.invitation(), Browser(bot)
    plain = parse_qs(urlsplit(bot.way_to_slack(browser, link)).query)
    for more in ("team=T1", "team=T1%26scope%3Dadmin%26redirect_uri%3Dhttps://evil.example", "team=%0d%0aX-Y:%20z"):
        asked = parse_qs(urlsplit(bot.way_to_slack(browser, f"{link}&{more}")).query)
        assert asked | {"state": []} == plain | {"state": []}


def test_what_strangers_write_into_an_address_is_not_in_the_log(bot: Several) -> None:
    for words in ("%0a2026-01-01%20a%20forged%20line", "secret-words", "%1b%5b2J"):
        assert Browser(bot).get(f"{PUBLIC}/slack/installed?error={words}")[0] == 400
    assert "was not finished" in bot.log()
    for trace in ("forged", "secret-words", "\x1b[2J"):
        assert trace not in bot.log()


def test_a_token_that_slack_refuses_is_nothing_to_copy_into_a_file(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.stops()
    slack[NORTH].uninstalls_app()
    said = bot.shell("doctor")
    assert "North: Slack: its token is not accepted (account_inactive)" in said
    assert "it has to let the bot in again: python -m bot slack invite" in said
    assert "SLACK_BOT_TOKEN" not in said


def test_who_waits_for_slack_holds_nobody_up_when_it_stops(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    bot.stops()
    slack[NORTH].faults.swallows("auth.test")
    bot.starts()
    assert ana(slack, SOUTH, "help")
    assert bot.process.stop(signal.SIGTERM, within=4) == 0


def test_who_sends_a_window_off_from_another_workspace_is_a_stranger(bot: Several, slack: SeveralWorkspaces) -> None:
    """Slack names their own workspace in it, and the one whose bot opened the window beside."""
    bot.is_installed(NORTH)
    slack[NORTH].add_user("U_BEA", "Bea", team=SOUTH)
    person = {"id": "U_BEA", "name": "bea", "team_id": SOUTH}
    view = {"id": "V1", "type": "modal", "callback_id": "form", "app_installed_team_id": NORTH, "state": {"values": {}}}
    sent = {"type": "view_submission", "team": {"id": SOUTH}, "user": person, "trigger_id": "1.1", "view": view}
    slack[NORTH].deliver(INTERACTIVE, sent)
    assert "Bea" not in bot.shell("--workspace", NORTH, "team")
    ana(slack, NORTH, "help")
    assert "Ana · manager" in bot.shell("--workspace", NORTH, "team"), "who sets it up is of the workspace"
