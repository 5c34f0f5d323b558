"""The bot of several workspaces as it is really started, and the browsers of those who let it in."""

import re
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from email.message import Message
from io import StringIO
from pathlib import Path

import pytest

from bot.cli import main
from storage.sealing import new_key
from tests.processes import BotProcess
from tests.proxies import without_proxies
from tests.twins.recording import record_file
from tests.twins.slack import SlackTwin
from tests.twins.slack.several import SeveralWorkspaces

PUBLIC = "http://127.0.0.1:65000"
BACK = f"{PUBLIC}/slack/installed"
NORTH, SOUTH = "T_NORTH", "T_SOUTH"
STATE = re.compile(r"slack-app-oauth-state=([\w-]+)")


class Browser:
    """Somebody's browser: it follows no link by itself, and brings back the cookies that it was given."""

    def __init__(self, bot: "Several") -> None:
        self.bot, self.cookies = bot, ""

    def get(self, url: str) -> tuple[int, str, Message]:
        """Its status, what is on the page, and its headers. The public address is the bot's own here."""
        asked = urllib.request.Request(url.replace(PUBLIC, self.bot.process.address), headers={"Cookie": self.cookies})
        try:
            answer = OPENER.open(asked, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            if found := STATE.search(answer.headers.get("Set-Cookie") or ""):
                self.cookies = found.group()
            return int(answer.status), answer.read().decode(), answer.headers


class Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


OPENER = urllib.request.build_opener(Stays)


class Several:
    """The bot, the two workspaces, and the shell of who runs it."""

    def __init__(self, folder: Path, slack: SeveralWorkspaces, url: str = "") -> None:
        self.folder, self.slack = folder, slack
        self.url = url or f"sqlite:///{folder / 'data' / 'bot.db'}"
        self.given = {
            "SLACK_WORKSPACES": "several",
            "SLACK_CLIENT_ID": slack.app.client_id,
            "SLACK_CLIENT_SECRET": slack.app.client_secret,
            "SLACK_SIGNING_SECRET": SlackTwin.signing_secret,
            "SLACK_TOKEN_KEY": new_key(),
            "SLACK_API_URL": slack.api_url,
            "PUBLIC_URL": PUBLIC,
        }

    def starts(self) -> None:
        self.process = BotProcess(self.url, self.folder, environment=self.given)
        self.slack.deliver_to(f"{self.process.address}/slack/events")

    def stops(self) -> None:
        assert self.process.stop(signal.SIGTERM) == 0

    def shell(self, *words: str) -> str:
        """What a command prints, whether it went well or not. The bot runs on meanwhile."""
        printed = StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed), redirect_stderr(printed):
            for name, value in {**self.given, "DATABASE_URL": self.url}.items():
                patch.setenv(name, value)
            patch.chdir(self.folder)
            main(words)
        return printed.getvalue()

    def invitation(self) -> str:
        return self.shell("slack", "invite").splitlines()[0]

    def way_to_slack(self, browser: Browser, link: str) -> str:
        status, _, headers = browser.get(link)
        assert status == 302
        return headers["Location"]

    def is_installed(self, team: str, link: str = "") -> str:
        """Somebody of the workspace follows an invitation to its end; the page they see then."""
        browser = Browser(self)
        back = self.slack.approves(self.way_to_slack(browser, link or self.invitation()), team, by="U_ANA")
        status, page, _ = browser.get(back)
        assert status == 200, page
        return page

    def log(self) -> str:
        return (self.folder / "bot.log").read_text()


def two_workspaces() -> SeveralWorkspaces:
    """An Ana in each, under the same key, in a channel of the same name."""
    without_proxies()
    twins = [
        SlackTwin(record_file(), team=team, name=name, bot_token=f"xoxb-{name}-secret", installed=False)
        for team, name in ((NORTH, "North"), (SOUTH, "South"))
    ]
    for twin in twins:
        ana = twin.add_user("U_ANA", "Ana")
        twin.add_channel("C_TEAM", "outreach", [ana])
    return SeveralWorkspaces(twins, redirect_uris=[BACK])


def ana(slack: SeveralWorkspaces, team: str, words: str) -> str:
    """What she sees after she typed something in her workspace's channel."""
    member = slack[team].members["U_ANA"]
    assert member.command(words, "outreach").acked
    slack[team].settled()
    return member.sees()


@contextmanager
def running(slack: SeveralWorkspaces, folder: Path, url: str = "") -> Iterator[Several]:
    """The bot of these workspaces, started."""
    made = Several(folder, slack, url)
    made.starts()
    try:
        yield made
    finally:
        made.process.close()
