"""One process for several workspaces, as it is really started: each is let in by a link, none learns of another."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.sealing import new_key
from tests.adapters.slack.several import BACK, NORTH, PUBLIC, SOUTH, Browser, Several, ana, running, two_workspaces
from tests.postgres import fresh
from tests.processes import fails_to_start
from tests.twins.slack import SlackTwin
from tests.twins.slack.several import SeveralWorkspaces
from tests.twins.slack.state import Refused


@pytest.fixture
def slack() -> Iterator[SeveralWorkspaces]:
    with two_workspaces() as made:
        yield made


@pytest.fixture
def bot(slack: SeveralWorkspaces, tmp_path: Path) -> Iterator[Several]:
    with running(slack, tmp_path) as made:
        yield made


@pytest.fixture
def on_postgres(slack: SeveralWorkspaces, tmp_path: Path, postgres_server: str) -> Iterator[Several]:
    with fresh(postgres_server, "template0") as url, running(slack, tmp_path, url) as made:
        yield made


@pytest.mark.parametrize("database", ["bot", "on_postgres"])
def test_two_workspaces_are_let_in_and_neither_learns_of_the_other(
    database: str, slack: SeveralWorkspaces, request: pytest.FixtureRequest
) -> None:
    bot: Several = request.getfixturevalue(database)
    assert "Loopkeeper is in North" in bot.is_installed(NORTH)
    assert "Loopkeeper is in South" in bot.is_installed(SOUTH)
    bot.shell("--workspace", NORTH, "sample", "add")
    assert "Saved what you heard" in ana(slack, NORTH, 'heard Eastside Mutual Aid: "the lift is broken"')
    south = ana(slack, SOUTH, "find lift")
    assert "lift is broken" not in south
    assert "Eastside" not in ana(slack, SOUTH, "partners")
    assert "lift is broken" in ana(slack, NORTH, "find lift")
    assert slack.strays == []
    assert [call.method for call in slack[SOUTH].calls if "Eastside" in str(call.body)] == []
    listed = bot.shell("slack", "workspaces")
    assert re.search(r"T_NORTH  North  since .*\nT_SOUTH  South  since ", listed)


def test_after_a_restart_all_are_there_again(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    ana(slack, NORTH, "remind me to call in 3 weeks")
    bot.stops()
    bot.starts()
    assert "call" in ana(slack, NORTH, "mine")
    assert "call" not in ana(slack, SOUTH, "mine")


def test_the_tokens_are_nowhere_to_be_read(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.stops()
    files = [file for file in bot.folder.rglob("*") if file.is_file()]
    assert any(file.name == "T_NORTH.db" for file in files)
    for file in files:
        said = file.read_bytes()
        for secret in (slack[NORTH].bot_token, slack.app.client_secret, bot.given["SLACK_TOKEN_KEY"]):
            assert secret.encode() not in said, file
    assert {oct(file.stat().st_mode & 0o077) for file in files if file.suffix == ".db"} == {"0o0"}


def test_another_key_opens_nothing_and_says_so(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.stops()
    old, bot.given["SLACK_TOKEN_KEY"] = bot.given["SLACK_TOKEN_KEY"], new_key()
    bot.starts()
    assert not slack[NORTH].members["U_ANA"].command("mine", "outreach").answer
    assert "token of a workspace can't be read" in bot.log()
    bot.stops()
    bot.given["SLACK_TOKEN_KEY"] = f"{bot.given['SLACK_TOKEN_KEY']},{old}"
    bot.starts()
    assert ana(slack, NORTH, "help")
    bot.stops()
    bot.given["SLACK_TOKEN_KEY"] = bot.given["SLACK_TOKEN_KEY"].split(",")[0]
    bot.starts()
    assert ana(slack, NORTH, "help"), "what the old key sealed was sealed anew"


def test_an_invitation_lets_one_workspace_in(bot: Several, slack: SeveralWorkspaces) -> None:
    link = bot.invitation()
    curious, first = Browser(bot), Browser(bot)
    for _ in range(3):
        way = bot.way_to_slack(curious, link)
    assert "chat:write" in way
    assert "history" not in way
    assert slack.app.client_secret not in way
    with pytest.raises(Refused):
        slack.approves(way.replace("installed", "elsewhere"), NORTH)
    bot.is_installed(NORTH, link)
    status, page, _ = first.get(link)
    assert (status, "lets nobody in" in page) == (403, True)
    back = slack.approves(f"{bot.way_to_slack(curious, bot.invitation())}", SOUTH)
    assert curious.get(back)[0] == 200
    assert Browser(bot).get(f"{PUBLIC}/slack/install")[0] == 403
    assert Browser(bot).get(f"{PUBLIC}/slack/install?invitation=x")[0] == 403


def test_two_who_share_an_invitation_do_not_both_come_in(bot: Several, slack: SeveralWorkspaces) -> None:
    link = bot.invitation()
    one, other = Browser(bot), Browser(bot)
    ways = [slack.approves(bot.way_to_slack(each, link), team) for each, team in ((one, NORTH), (other, SOUTH))]
    assert one.get(ways[0])[0] == 200
    status, page, _ = other.get(ways[1])
    assert (status, "was not installed" in page) == (400, True)
    assert "T_SOUTH" not in bot.shell("slack", "workspaces")


def test_a_state_is_good_once_and_in_one_browser(bot: Several, slack: SeveralWorkspaces) -> None:
    link, mine, other = bot.invitation(), Browser(bot), Browser(bot)
    back = slack.approves(bot.way_to_slack(mine, link), NORTH)
    status, page, headers = other.get(back)
    assert (status, "another browser" in page) == (400, True)
    assert "script" not in page
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert mine.get(back)[0] == 200
    assert mine.get(back)[0] == 400, "the same way back a second time"
    forged = Browser(bot)
    forged.cookies = "slack-app-oauth-state=forged"
    assert forged.get(f"{BACK}?code=1&state=forged")[0] == 400
    for nonsense in ("", "?", "?code=1", "?state=1", "?code=&state=", "?error=x<script>", "?code=1&state=%00"):
        assert "<script>" not in forged.get(f"{BACK}{nonsense}")[1]


def test_who_says_no_is_told_that_nothing_happened(bot: Several, slack: SeveralWorkspaces) -> None:
    browser, link = Browser(bot), bot.invitation()
    status, page, _ = browser.get(slack.cancels(bot.way_to_slack(browser, link)))
    assert (status, "Nothing was installed" in page) == (200, True)
    assert "Loopkeeper is in North" in bot.is_installed(NORTH, link), "the invitation is still good"


def test_a_workspace_that_takes_the_bot_out_leaves_the_others_alone(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    ana(slack, NORTH, "remind me to call in 3 weeks")
    slack[NORTH].uninstalls_app()
    slack[NORTH].wait_for(lambda: "took the bot out" in bot.shell("slack", "workspaces"), 20)
    assert ana(slack, SOUTH, "help")
    assert bot.process.process.poll() is None
    bot.is_installed(NORTH)
    assert "call" in ana(slack, NORTH, "mine"), "what was written down is still there"


def test_a_backup_that_is_put_back_to_the_wrong_workspace_is_noticed(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    ana(slack, NORTH, "remind me to call in 3 weeks")
    bot.stops()
    bot.shell("backup", "copies")
    assert "Restored" in bot.shell("--workspace", SOUTH, "restore", "copies/T_NORTH.db", "--yes")
    bot.starts()
    assert not slack[SOUTH].members["U_ANA"].command("mine", "outreach").answer
    assert "is another workspace's" in bot.log()
    assert "call" in ana(slack, NORTH, "mine")


def test_only_what_slack_signed_is_put_through(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    slack[NORTH].deliveries.secret = "another"
    assert not slack[NORTH].members["U_ANA"].command("mine", "outreach").acked
    slack[NORTH].deliveries.secret = SlackTwin.signing_secret
    assert slack[SOUTH].members["U_ANA"].command("mine", "outreach").answer == {}, "nobody is there to answer"


def test_the_shell_asks_which_workspace(bot: Several, slack: SeveralWorkspaces) -> None:
    bot.is_installed(NORTH)
    assert "Which workspace?" in bot.shell("outbox", "list")
    assert "Nothing is stuck." in bot.shell("--workspace", NORTH, "outbox", "list")
    assert "capital letters" in bot.shell("--workspace", "../x", "outbox", "list")
    folder = bot.folder / "copies"
    assert "Saved and checked" in bot.shell("backup", str(folder))
    assert {file.name for file in folder.iterdir()} == {"installations.db", "T_NORTH.db"}
    said = bot.shell("doctor")
    assert "North" in said
    assert slack[NORTH].bot_token not in said


def test_in_a_channel_that_both_share_each_bot_answers_its_own_people(bot: Several, slack: SeveralWorkspaces) -> None:
    bea = slack[SOUTH].add_user("U_BEA", "Bea")
    slack[NORTH].add_channel("C_SHARED", "together", [slack[NORTH].add_user("U_CEM", "Cem")])
    bot.is_installed(NORTH)
    bot.is_installed(SOUTH)
    bot.shell("--workspace", NORTH, "sample", "add")
    ana(slack, NORTH, 'heard Eastside Mutual Aid: "the lift is broken"')
    channel = slack.shares("C_SHARED", NORTH, SOUTH)
    channel.comes(bea)
    for team in (NORTH, SOUTH):
        slack[team].invites_bot("C_SHARED")
    told = channel.mentions(bea, "find lift")
    assert all(outcome.acked for outcome in told.values())
    slack.settled()
    written = [call for call in slack[NORTH].calls if call.method.startswith("chat.") and "U_BEA" in str(call.body)]
    assert {call.method for call in written} <= {"chat.postEphemeral"}, "a stranger is never written to directly"
    assert all("we have not met yet" in str(call.body) for call in written)
    assert "lift is broken" not in str(slack[SOUTH].calls) + str(written)


def test_what_is_missing_is_named(slack: SeveralWorkspaces, tmp_path: Path) -> None:
    given = Several(tmp_path, slack).given
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "SLACK_TOKEN_KEY", "PUBLIC_URL"):
        code, said = fails_to_start(f"sqlite:///{tmp_path / 'x.db'}", tmp_path, {**given, name: ""})
        assert (code, name in said) == (2, True)
    for name, value in (("SLACK_BOT_TOKEN", "xoxb-1"), ("LOCAL_PAGE", "true"), ("SLACK_TOKEN_KEY", "short")):
        code, said = fails_to_start(f"sqlite:///{tmp_path / 'x.db'}", tmp_path, {**given, name: value})
        assert code != 0
        assert name in said
        assert "Traceback" not in said
        assert value not in said or name == "LOCAL_PAGE"
