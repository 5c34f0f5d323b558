"""The stand-in goes wrong on demand, in the ways that a platform and a network go wrong."""

import asyncio
import time
from typing import Any

import aiohttp
import discord
import pytest

from tests.twins.discord import OPEN_DM, SEND, DiscordTwin, Member
from tests.twins.discord.small_bot import SmallBot


def post(bot: SmallBot, text: str = "x", **more: Any) -> Any:
    return bot.call("POST", f"/channels/{bot.twin.channel('general').id}/messages", {"content": text, **more})


def arrived(twin: DiscordTwin) -> list[str]:
    return [message.content for message in twin.messages("general")]


def test_a_call_is_told_to_wait_and_does(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.rate_limits(SEND, retry_after=0.3)
    began = time.monotonic()
    post(bot)
    assert time.monotonic() - began >= 0.3
    assert [call.status for call in twin.calls_of(SEND)] == [429, 200]
    assert twin.calls_of(SEND)[0].answer["retry_after"] == 0.3
    assert arrived(twin) == ["x"]


def test_a_call_that_is_told_to_wait_for_ever_gives_up(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.rate_limits(SEND, retry_after=0.01, times=5)
    with pytest.raises(discord.HTTPException) as caught:
        post(bot)
    assert caught.value.status == 429
    assert arrived(twin) == []


def test_a_page_from_the_way_there_is_no_answer(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.answers_html(SEND, status=429)
    with pytest.raises(discord.HTTPException) as caught:
        post(bot)
    assert caught.value.status == 429


@pytest.mark.parametrize("accepted", [False, True])
def test_the_server_breaks_before_or_after_it_took_the_post(bot: SmallBot, twin: DiscordTwin, accepted: bool) -> None:
    twin.faults.breaks(SEND, 503, accepted=accepted)
    with pytest.raises(discord.DiscordServerError):
        post(bot)
    assert arrived(twin) == ["x"] * accepted


@pytest.mark.parametrize("accepted", [False, True])
def test_the_line_is_dropped_before_or_after(bot: SmallBot, twin: DiscordTwin, accepted: bool) -> None:
    twin.faults.drops(SEND, accepted=accepted)
    with pytest.raises(aiohttp.ClientError):
        post(bot)
    assert arrived(twin) == ["x"] * accepted


def test_a_post_whose_answer_was_lost_is_known_by_its_nonce(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.drops(SEND, accepted=True)
    with pytest.raises(aiohttp.ClientError):
        post(bot, nonce="1", enforce_nonce=True)
    post(bot, nonce="1", enforce_nonce=True)
    assert arrived(twin) == ["x"]


def test_a_post_is_accepted_late(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.accepts_late(0.3, SEND)
    with pytest.raises(TimeoutError):
        bot.run(hurried(bot, 0.1))
    assert arrived(twin) == []
    twin.settled()
    assert arrived(twin) == ["x"]


def test_a_black_hole_never_answers(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.swallows(SEND)
    with pytest.raises(TimeoutError):
        bot.run(hurried(bot, 0.2))
    twin.settled()
    assert arrived(twin) == []


async def hurried(bot: SmallBot, within: float) -> None:

    route = discord.http.Route("POST", f"/channels/{bot.twin.channel('general').id}/messages")
    await asyncio.wait_for(bot.client.http.request(route, json={"content": "x"}), within)


def test_any_refusal_can_be_had(bot: SmallBot, twin: DiscordTwin, amina: Member) -> None:
    twin.faults.answers(40003, OPEN_DM)
    assert bot.refusal("POST", "/users/@me/channels", {"recipient_id": amina.id}) == 40003
    twin.faults.answers(50013, SEND, channel=twin.channel("general").id)
    assert bot.refusal("POST", f"/channels/{amina.dm.id}/messages", {"content": "x"}) == 0
    with pytest.raises(discord.Forbidden):
        post(bot)


def test_a_channel_has_a_pace_and_the_client_keeps_it(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.web.paced(SEND, 2, 0.5)
    began = time.monotonic()
    for _ in range(5):
        post(bot)
    assert time.monotonic() - began >= 1.0
    assert {call.status for call in twin.calls_of(SEND)} == {200}


def test_everything_takes_its_time(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.latency = 0.2
    began = time.monotonic()
    post(bot)
    assert time.monotonic() - began >= 0.2
    twin.faults.forget()
    assert twin.faults.latency == 0.0


def test_chance_is_the_same_for_the_same_seed(twin: DiscordTwin) -> None:
    def thrown() -> list[tuple[str, bool] | None]:
        twin.faults.at_random(0.4, seed=7, latest=0.02)
        happening = [twin.faults.next(SEND, "") for _ in range(60)]
        return [(each.kind, each.accepted) if each else None for each in happening]

    first = thrown()
    assert set(first) == {None, ("429", False), ("drop", False), ("drop", True), ("5xx", True), ("late", True)}
    assert thrown() == first
    assert twin.faults.next(OPEN_DM, "") is None


def test_it_waits_until_nothing_happens_any_more(bot: SmallBot, twin: DiscordTwin) -> None:
    twin.faults.accepts_late(0.3, SEND)
    post(bot)
    twin.settled(quiet=0.1)
    with pytest.raises(AssertionError, match="a miracle"):
        twin.wait_for(lambda: False, 0.05, "a miracle")
