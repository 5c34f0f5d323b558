"""Socket Mode as slack_sdk really speaks it: greetings, pings, links for one use, lines that are cut or fall silent."""

import time
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from slack_bolt.app.async_app import AsyncApp

from tests.twins.slack import Member, SlackTwin
from tests.twins.slack.small_bot import SmallBot


def answering(app: AsyncApp) -> None:
    @app.command("/loop")
    async def loop(ack: Any) -> None:
        await ack("Here")


def test_a_client_is_greeted_and_its_acknowledgement_is_timed(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin, answering):
        twin.connected()
        ana.command("/loop")
    assert twin.sockets.acks[0].kind == "slash_commands"
    assert twin.sockets.acks[0].seconds < 1
    assert twin.sockets.acks[0].payload == {"text": "Here"}


def test_pings_are_answered(twin: SlackTwin) -> None:
    with SmallBot(twin, ping_every=0.1) as bot:
        twin.wait_for(lambda: twin.sockets.pings >= 2)
        assert bot.run(bot.handler.client.is_connected())


def test_a_link_is_good_for_one_connection(twin: SlackTwin) -> None:
    link = twin.sockets.new_link()

    async def connect() -> str:
        async with ClientSession() as session, session.ws_connect(link) as line:
            return str((await line.receive_json())["type"])

    assert twin.run(connect()) == "hello"
    with pytest.raises(WSServerHandshakeError):
        twin.run(connect())


def test_an_eleventh_connection_is_sent_away(twin: SlackTwin) -> None:
    async def connect() -> dict[str, Any]:
        async with ClientSession() as session:
            lines = [await session.ws_connect(twin.sockets.new_link()) for _ in range(11)]
            told: dict[str, Any] = [await line.receive_json() for line in lines][-1]
            for line in lines:
                await line.close()
            return told

    assert twin.run(connect()) == {"type": "disconnect", "reason": "too_many_websockets"}


def test_a_client_that_is_told_to_refresh_comes_back_at_once(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin, answering):
        twin.disconnects("refresh_requested")
        twin.connected(2)
        # The library may change its connection once more right after that.
        twin.wait_for(lambda: ana.command("/loop").acked)


def test_a_client_whose_line_is_cut_comes_back(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin, answering, ping_every=0.2):
        twin.aborts_sockets()
        twin.connected(2)
        # The library may change its connection once more right after that.
        twin.wait_for(lambda: ana.command("/loop").acked)


def test_a_client_whose_line_falls_silent_comes_back(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin, answering, ping_every=0.1):
        twin.silences_sockets()
        assert not ana.command("/loop").acked
        twin.connected(2)
        twin.wait_for(lambda: len(twin.sockets.connections) == 1)
        assert ana.command("/loop").acked


def test_what_comes_goes_to_all_connections_in_turn(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin, answering), SmallBot(twin, answering):
        for _ in range(4):
            ana.command("/loop")
    assert {ack.connection for ack in twin.sockets.acks} == {1, 2}


def test_a_command_without_any_connection_fails_at_once(twin: SlackTwin, ana: Member) -> None:
    started = time.monotonic()
    assert not ana.command("/loop").acked
    assert time.monotonic() - started < 0.5


def test_an_event_that_nobody_acknowledges_comes_again(twin: SlackTwin, ana: Member) -> None:
    twin.deliveries.retries = (0.0, 0.05)
    seen: list[list[str]] = []

    def listen(app: AsyncApp) -> None:
        @app.middleware
        async def look(req: Any, next: Any) -> None:
            seen.append(req.headers["x-slack-retry-num"])
            if len(seen) == 3:
                await next()

        @app.event("message")
        async def message() -> None:
            """Acknowledged by the library itself."""

    twin.deliveries.patience = 0.2
    with SmallBot(twin, listen):
        assert not ana.says("hello").acked
        twin.wait_for(lambda: len(twin.sockets.acks) == 1)
    assert seen == [["0"], ["1"], ["2"]]


def test_deliveries_come_several_times_and_out_of_order(twin: SlackTwin, ana: Member) -> None:
    heard: list[tuple[str, str]] = []

    def listen(app: AsyncApp) -> None:
        @app.event("message")
        async def message(event: dict[str, Any], body: dict[str, Any]) -> None:
            heard.append((event["text"], body["event_id"]))

    twin.faults.repeats(2, 3, jitter=0.3, new_event_ids=True)
    with SmallBot(twin, listen):
        for number in range(6):
            ana.says(str(number))
        twin.wait_for(lambda: all([text for text, _ in heard].count(str(n)) >= 2 for n in range(6)))
    assert len({event_id for _, event_id in heard}) > 6
    assert [text for text, _ in heard] != sorted(text for text, _ in heard)
