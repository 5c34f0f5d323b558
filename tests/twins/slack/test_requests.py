"""Signed requests as Slack sends them to an app that listens on an address."""

from typing import Any

import aiohttp
from slack_bolt.app.async_app import AsyncApp

from tests.twins.slack import Member, SlackTwin
from tests.twins.slack.delivering import INTERACTIVE, signed, written
from tests.twins.slack.small_bot import SmallBot


def listen(app: AsyncApp) -> None:
    @app.command("/loop")
    async def loop(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="Heard", blocks=[{"type": "actions", "elements": [BUTTON]}])

    @app.action("press:0")
    async def act(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="Pressed", replace_original=True)

    @app.event("app_home_opened")
    async def opened() -> None:
        """Acknowledged by the library itself."""


BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": "press:0", "value": "token"}


def test_commands_buttons_and_events_come_as_signed_requests(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin, listen, http=True):
        assert ana.command("/loop").acked
        twin.settled()
        assert ana.presses("Go").acked
        twin.settled()
        assert ana.opens_home().acked
    assert ana.sees() == "Pressed"
    assert [each.status for each in twin.deliveries.posted] == [200, 200, 200]


def test_words_in_the_answer_to_a_command_are_shown(twin: SlackTwin, ana: Member) -> None:
    def answer(app: AsyncApp) -> None:
        @app.command("/loop")
        async def loop(ack: Any) -> None:
            await ack("Right away")

    with SmallBot(twin, answer, http=True):
        ana.command("/loop")
    assert ana.sees() == "Right away"


def test_an_event_without_a_listener_comes_three_times_more(twin: SlackTwin, ana: Member) -> None:
    twin.deliveries.retries = (0.0, 0.0, 0.0)
    with SmallBot(twin, http=True):
        assert not ana.says("hello").acked
        twin.wait_for(lambda: len(twin.deliveries.posted) == 4)
    assert [(each.status, each.retry) for each in twin.deliveries.posted] == [(404, 0), (404, 1), (404, 2), (404, 3)]


def test_a_wrong_signature_is_turned_away(twin: SlackTwin) -> None:
    body, content_type = written(INTERACTIVE, {"type": "block_actions"})

    async def post(secret: str, at: int | None = None) -> int:
        headers = {"Content-Type": content_type, **signed(secret, body, at)}
        async with (
            aiohttp.ClientSession() as session,
            session.post(twin.deliveries.url, data=body, headers=headers) as response,
        ):
            return response.status

    with SmallBot(twin, http=True) as bot:
        assert bot.run(post("somebody else's secret")) == 401
        assert bot.run(post(twin.signing_secret, 1_700_000_000)) == 401
