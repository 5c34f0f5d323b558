"""What comes over HTTP counts only when Slack surely signed it, just now, and only once."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from aiohttp import web

from adapters.slack.web_api import Keys
from storage.database import Database
from tests.adapters.slack.world import SlackWorld
from tests.extent import SQLITE
from tests.twins.slack import payloads
from tests.twins.slack.delivering import COMMANDS, EVENTS, signed, written

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."
SIGNATURE, STAMP = "X-Slack-Signature", "X-Slack-Request-Timestamp"


class HttpWorld(SlackWorld):
    """The same bot, which Slack reaches over HTTP."""

    def keys(self) -> Keys:
        return Keys(self.twin.bot_token, signing_secret=self.twin.signing_secret, api_url=self.twin.api_url)

    async def start(self) -> None:
        await super().start()
        listening = web.Application()
        listening.add_routes([web.post("/slack/events", self.adapter.receive)])
        self._runner = web.AppRunner(listening, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.twin.deliveries.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/slack/events"

    async def stop(self) -> None:
        await self._runner.cleanup()
        await super().stop()

    def gets(self, body: bytes, headers: dict[str, str], kind: str = "application/x-www-form-urlencoded") -> int:
        """Somebody sends this; the status that they are answered with."""
        asked = urllib.request.Request(self.twin.deliveries.url, body, {"Content-Type": kind, **headers})
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def command(self, words: str) -> bytes:
        ana = self.ana.member
        return written(COMMANDS, payloads.command(self.twin.world, ana.user, self.channel, "/loop", words))[0]

    def signs(self, body: bytes, at: int | None = None) -> dict[str, str]:
        return signed(self.twin.signing_secret, body, at)

    def found(self) -> int:
        """How often the words were written down."""
        return self.ana.types("find bus").count("the bus stops at six")


@pytest.fixture
def slack(database: Database) -> Iterator[HttpWorld]:
    world = HttpWorld(database)
    with world:
        yield world


pytestmark = pytest.mark.parametrize("database_url", [SQLITE], indirect=True)


def test_what_slack_signed_is_taken(slack: HttpWorld) -> None:
    assert SAVED in slack.ana.types(HEARD)
    assert "Taken back." in slack.ana.presses("Undo")
    slack.ana.types("met")
    said = slack.ana.submits(partner="Casa Latina", held_on="2026-11-22", said="Chairs.")
    assert "Saved: you met Casa Latina." in said
    assert "Friday, 27 November 2026" in slack.ana.writes("promised Eastside the room list by Friday")


def test_what_is_not_signed_or_not_rightly_is_nobodys(slack: HttpWorld) -> None:
    body, now = slack.command(HEARD), int(time.time())
    right = slack.signs(body)
    wrong = [
        {},
        {STAMP: right[STAMP]},
        {SIGNATURE: right[SIGNATURE]},
        signed("another secret", body),
        signed("", body),
        {**right, SIGNATURE: right[SIGNATURE].removeprefix("v0=")},
        {**right, SIGNATURE: right[SIGNATURE].replace("v0=", "v1=")},
        {**right, SIGNATURE: right[SIGNATURE].upper()},
        {**right, SIGNATURE: ""},
        {**right, SIGNATURE: "v0=é" + right[SIGNATURE][4:]},
        {**right, SIGNATURE: "v0=" + "x" * 60_00},
        {**right, STAMP: ""},
        {**right, STAMP: "now"},
        {**right, STAMP: f"{now}.5"},
        {**right, STAMP: "²"},
        {**right, STAMP: "9" * 400},
        {**right, STAMP: "-1"},
        {**right, STAMP: str(now + 1)},
        slack.signs(body, now - 301),
        slack.signs(body, now + 900),
        slack.signs(body + b"&x=1"),
    ]
    assert {slack.gets(body, headers) for headers in wrong} == {401}
    assert SAVED not in slack.ana.sees
    assert slack.found() == 0


def test_a_signed_request_that_is_played_again_does_nothing_a_second_time(slack: HttpWorld) -> None:
    body = slack.command(HEARD)
    headers = slack.signs(body)
    assert [slack.gets(body, headers) for _ in range(3)] == [200, 200, 200]
    assert slack.found() == 1


def test_a_signed_message_that_is_played_again_is_answered_once(slack: HttpWorld) -> None:
    ana = slack.ana.member
    message = slack.twin.world.add(ana.dm, payloads.written_by(ana.user, HEARD))
    said = payloads.event(slack.twin.world, payloads.spoken(message, channel_type="im"))
    body, kind = written(EVENTS, said)
    headers = slack.signs(body)
    assert [slack.gets(body, headers, kind) for _ in range(3)] == [200, 200, 200]
    slack.settle()
    assert slack.ana.sees.count(SAVED) == 1


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/plain"])
@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"1", b"payload=", b"payload={", b"payload=[]", b"\xff\x00"]
)
def test_a_signed_body_that_is_no_payload_breaks_nothing(
    slack: HttpWorld, body: bytes, kind: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert slack.gets(body, slack.signs(body), kind) in {200, 400, 401, 404}
    assert "Traceback" not in capfd.readouterr().err + caplog.text
    assert SAVED in slack.ana.types(HEARD)


def test_a_body_that_can_not_be_unpacked_is_nobodys(slack: HttpWorld) -> None:
    for kind in ("gzip", "deflate", "nonsense"):
        assert slack.gets(b"no archive", {"Content-Encoding": kind}) in {400, 401}


def test_slack_is_told_that_the_address_is_the_bots(slack: HttpWorld) -> None:
    body = b'{"type": "url_verification", "challenge": "3eZbrw1aB", "token": "x"}'
    assert slack.gets(body, slack.signs(body), "application/json") == 200
    assert slack.gets(body, {}, "application/json") == 401
