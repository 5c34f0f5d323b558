"""The stand-in goes wrong on demand, in the ways that a platform and a network go wrong."""

import time
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.twins.slack import Member, SlackTwin
from tests.twins.slack.small_bot import SmallBot

POST = "chat.postMessage"


def post(bot: SmallBot, text: str = "x", **more: Any) -> Any:
    return bot.call("chat_postMessage", channel="C_TEAM", text=text, **more)


def arrived(twin: SlackTwin) -> list[str]:
    return [message.body["text"] for message in twin.messages("C_TEAM")]


def test_a_call_is_told_to_wait(bot: SmallBot, twin: SlackTwin) -> None:
    twin.faults.rate_limits(POST, retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        post(bot)
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"
    assert post(bot)["ok"]
    assert arrived(twin) == ["x"]


def test_only_one_channel_is_told_to_wait(bot: SmallBot, twin: SlackTwin) -> None:
    twin.faults.rate_limits(POST, channel="C_TEAM")
    assert bot.refusal("chat_postMessage", channel="U_ANA", text="x") == ""
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x") == "ratelimited"


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("status", [500, 502])
def test_the_server_breaks_before_or_after_it_took_the_post(
    bot: SmallBot, twin: SlackTwin, status: int, accepted: bool
) -> None:
    twin.faults.breaks(POST, status, accepted=accepted)
    with pytest.raises(SlackApiError) as caught:
        post(bot)
    assert caught.value.response.status_code == status
    assert arrived(twin) == ["x"] * accepted


@pytest.mark.parametrize("accepted", [False, True])
def test_the_line_is_dropped_before_or_after(bot: SmallBot, twin: SlackTwin, accepted: bool) -> None:
    twin.faults.drops(POST, accepted=accepted)
    with pytest.raises(aiohttp.ClientError):
        post(bot)
    assert arrived(twin) == ["x"] * accepted


def test_a_post_is_accepted_after_its_sender_gave_up(bot: SmallBot, twin: SlackTwin) -> None:
    bot.client.timeout = 0.1  # type: ignore[assignment]
    twin.faults.accepts_late(0.4, POST)
    with pytest.raises(TimeoutError):
        post(bot)
    assert arrived(twin) == []
    twin.settled()
    assert arrived(twin) == ["x"]


def test_a_black_hole_never_answers(bot: SmallBot, twin: SlackTwin) -> None:
    bot.client.timeout = 0.1  # type: ignore[assignment]
    twin.faults.swallows(POST)
    with pytest.raises(TimeoutError):
        post(bot)
    twin.settled()
    assert arrived(twin) == []


def test_an_answer_trickles(bot: SmallBot, twin: SlackTwin) -> None:
    bot.client.timeout = 0.2  # type: ignore[assignment]
    twin.faults.trickles(POST, seconds=0.05)
    with pytest.raises(TimeoutError):
        post(bot)
    assert arrived(twin) == ["x"]


def test_a_page_comes_instead_of_an_answer(bot: SmallBot, twin: SlackTwin) -> None:
    twin.faults.answers_html(POST)
    with pytest.raises(SlackApiError):
        post(bot)
    assert arrived(twin) == []


@pytest.mark.parametrize(
    ("error", "accepted"), [("fatal_error", True), ("fatal_error", False), ("team_added_to_org", False)]
)
def test_any_error_can_be_answered(bot: SmallBot, twin: SlackTwin, error: str, accepted: bool) -> None:
    twin.faults.answers(error, POST, accepted=accepted)
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x") == error
    assert arrived(twin) == ["x"] * accepted


def test_a_workspace_may_not_know_a_new_block(bot: SmallBot, twin: SlackTwin) -> None:
    cell = {"type": "raw_text", "text": "x"}
    table = [{"type": "data_table", "caption": "x", "rows": [[cell], [cell]]}]
    twin.faults.refuses_blocks("data_table")
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x", blocks=table) == "invalid_blocks"
    twin.faults.forget()
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x", blocks=table) == ""


def test_a_response_url_goes_wrong_too(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    from slack_sdk.webhook.async_client import AsyncWebhookClient

    hook = AsyncWebhookClient(twin.world.new_url("U_ANA", "C_TEAM"), retry_handlers=[])
    twin.faults.breaks("response_url", 502)
    assert bot.run(hook.send(text="x")).status_code == 502
    assert bot.run(hook.send(text="x")).status_code == 200
    assert ana.sees() == "x"


def test_chance_is_the_same_for_the_same_seed(bot: SmallBot, twin: SlackTwin) -> None:
    def outcomes() -> list[str]:
        twin.faults.at_random(0.4, seed=7, latest=0.02)
        return [outcome(bot) for _ in range(30)]

    first, arrivals = outcomes(), len(arrived(twin))
    assert {"fine", "ratelimited", "dropped", "broken"} <= set(first)
    assert first.count("fine") < arrivals < 30
    assert outcomes() == first
    assert set(twin.faults.seen) >= {"429", "drop", "drop after", "5xx after", "late"}


def outcome(bot: SmallBot) -> str:
    try:
        post(bot)
    except SlackApiError as error:
        return "ratelimited" if error.response.status_code == 429 else "broken"
    except aiohttp.ClientError:
        return "dropped"
    return "fine"


def test_it_waits_until_nothing_happens_any_more(bot: SmallBot, twin: SlackTwin) -> None:
    twin.faults.accepts_late(0.3, POST)
    started = time.monotonic()
    post(bot)
    twin.settled(quiet=0.1)
    assert time.monotonic() - started >= 0.4
    with pytest.raises(AssertionError, match="a miracle"):
        twin.wait_for(lambda: False, 0.05, "a miracle")
