"""The door to Discord's web API: what goes out, who it is from, and what becomes of every sort of failure."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest
from discord.http import HTTPClient

from adapters.calling import NoAnswer, NotReached
from adapters.discord.calling import DiscordError, TokenRefused
from adapters.discord.web_api import REAL, Keys, WebApi, keys_of
from bot.settings import Settings
from tests.adapters.discord.small_api import TOKEN, SmallApi

Work = Callable[[WebApi], Awaitable[Any]]
JSON_PAGE = {"Content-Type": "application/json"}


def asked(api: SmallApi, work: Work, token: str = TOKEN, timeout: float = 10.0) -> Any:
    async def whole() -> Any:
        web = WebApi(Keys(token, api.api_url), timeout=timeout)
        try:
            await web.begin()
            return await work(web)
        finally:
            await web.close()

    return asyncio.run(whole())


CALLS: list[tuple[Work, str, str, Any]] = [
    (lambda web: web.me(), "GET", "/users/@me", None),
    (lambda web: web.application(), "GET", "/applications/@me", None),
    (lambda web: web.put_commands("100", [{"name": "loop"}]), "PUT", "/applications/100/commands", [{"name": "loop"}]),
    (lambda web: web.commands("100"), "GET", "/applications/100/commands", None),
    (lambda web: web.direct_channel("7"), "POST", "/users/@me/channels", {"recipient_id": "7"}),
    (lambda web: web.send("5", {"content": "x"}), "POST", "/channels/5/messages", {"content": "x"}),
    (lambda web: web.edit("5", "6", {"content": "x"}), "PATCH", "/channels/5/messages/6", {"content": "x"}),
    (lambda web: web.add_to_thread("5", "7"), "PUT", "/channels/5/thread-members/7", None),
    (lambda web: web.take_from_thread("5", "7"), "DELETE", "/channels/5/thread-members/7", None),
    (lambda web: web.reopen_thread("5"), "PATCH", "/channels/5", {"archived": False}),
    (lambda web: web.guilds(), "GET", "/users/@me/guilds", None),
]


@pytest.mark.parametrize(("work", "method", "path", "body"), CALLS, ids=[f"{m} {p}" for _, m, p, _ in CALLS])
def test_each_call_goes_where_discord_has_it_as_the_bot(
    api: SmallApi, work: Work, method: str, path: str, body: Any
) -> None:
    asked(api, work)
    call = api.small.calls[-1]
    assert (call.method, call.path, call.body, call.authorization) == (method, path, body, f"Bot {TOKEN}")


def test_what_was_said_lately_is_asked_for_with_where(api: SmallApi) -> None:
    api.small.wrong["GET /channels/5/messages?limit=20&after=3"] = (200, [{"id": "4"}], JSON_PAGE)
    assert asked(api, lambda web: web.history("5", 20, after="3")) == [{"id": "4"}]


def test_a_private_thread_is_one_that_nobody_else_adds_people_to(api: SmallApi) -> None:
    asked(api, lambda web: web.start_private_thread("5", "Amina and us"))
    call = api.small.calls[-1]
    assert call.path == "/channels/5/threads"
    assert call.body == {"name": "Amina and us", "auto_archive_duration": 10_080, "invitable": False}


def test_what_the_bot_may_do_is_found_from_roles_and_the_channel(api: SmallApi) -> None:
    api.small.permissions = 1 << 10 | 1 << 11
    api.small.overwrites = [{"id": "100", "allow": "65536", "deny": "2048"}]
    thread = {"id": "301", "type": 12, "parent_id": "300", "guild_id": "200"}
    for channel in (thread, {**api.small.channel, "permission_overwrites": api.small.overwrites}):
        assert asked(api, lambda web, place=channel: web.own_permissions(place, "100")) == 1 << 10 | 1 << 16  # type: ignore[misc]


# Answers to interactions.


ANSWERS: list[tuple[Work, str, str, Any]] = [
    (lambda web: web.answer("1", "itoken", {"type": 5}), "POST", "/interactions/1/itoken/callback", {"type": 5}),
    (
        lambda web: web.follow_up("100", "itoken", {"content": "x"}),
        "POST",
        "/webhooks/100/itoken?wait=true",
        {"content": "x"},
    ),
    (
        lambda web: web.edit_answer("100", "itoken", {"content": "x"}),
        "PATCH",
        "/webhooks/100/itoken/messages/@original",
        {"content": "x"},
    ),
]


@pytest.mark.parametrize(("work", "method", "path", "body"), ANSWERS, ids=[f"{m} {p}" for _, m, p, _ in ANSWERS])
def test_answers_carry_the_token_of_the_interaction_and_not_the_bots(
    api: SmallApi, work: Work, method: str, path: str, body: Any
) -> None:
    asked(api, work)
    call = api.small.calls[-1]
    assert (call.method, call.path, call.body, call.authorization) == (method, path, body, None)


@pytest.mark.parametrize("work", [work for work, *_ in ANSWERS], ids=["answer", "follow-up", "edit"])
def test_an_answer_is_tried_once_whatever_becomes_of_it(api: SmallApi, work: Work) -> None:
    path = next(f"{method} {path}" for known, method, path, _ in ANSWERS if known is work)
    for status in (500, 502, 503, 0):
        api.small.wrong[path] = (status, {}, {})
        before = len(api.small.calls)
        with pytest.raises(NoAnswer):
            asked(api, work)
        assert [call.path for call in api.small.calls[before:]].count(path.partition(" ")[2]) == 1


def test_an_answer_that_comes_too_late_is_said_so(api: SmallApi) -> None:
    late = {"message": "Unknown interaction", "code": 10062}
    api.small.wrong["POST /interactions/1/itoken/callback"] = (404, late, {})
    with pytest.raises(DiscordError) as no:
        asked(api, ANSWERS[0][0])
    assert (no.value.status, no.value.code, no.value.message) == (404, 10062, "Unknown interaction")


def test_a_wrong_token_of_an_interaction_is_not_a_wrong_token_of_the_bot(api: SmallApi) -> None:
    refusal = {"message": "Invalid Webhook Token", "code": 50027}
    api.small.wrong["POST /webhooks/100/itoken?wait=true"] = (401, refusal, {})
    with pytest.raises(DiscordError) as no:
        asked(api, ANSWERS[1][0])
    assert no.value.code == 50027


@pytest.mark.parametrize("body", [b"<html>", b"\xff\xfe", {"code": "many"}, [], {"message": None}])
def test_a_refusal_in_any_shape_is_a_refusal_or_none_at_all(api: SmallApi, body: Any) -> None:
    api.small.wrong["POST /interactions/1/itoken/callback"] = (400, body, {})
    with pytest.raises((DiscordError, NoAnswer)):
        asked(api, ANSWERS[0][0])


# What goes wrong.


def test_a_refusal_has_discords_own_number(api: SmallApi) -> None:
    refusal = {"message": "Cannot send messages to this user", "code": 50007}
    api.small.wrong["POST /channels/5/messages"] = (403, refusal, {})
    with pytest.raises(DiscordError) as no:
        asked(api, lambda web: web.send("5", {"content": "canary"}))
    assert (no.value.status, no.value.code, no.value.message) == (403, 50007, "Cannot send messages to this user")
    assert str(no.value) == "status 403, code 50007"


def test_a_limit_that_takes_long_to_pass_says_how_long(api: SmallApi) -> None:
    limit = {"message": "You are being rate limited.", "retry_after": 120.5, "global": False}
    api.small.wrong["GET /channels/5"] = (429, limit, {"Via": "1.1 google", "Retry-After": "121"})
    with pytest.raises(DiscordError) as no:
        asked(api, lambda web: web.channel("5"))
    assert (no.value.status, no.value.retry_after) == (429, 120.5)


def test_a_limit_in_front_of_discord_says_how_long(api: SmallApi) -> None:
    api.small.wrong["GET /channels/5"] = (429, b"banned", {"Retry-After": "600", "Content-Type": "text/html"})
    with pytest.raises(DiscordError) as no:
        asked(api, lambda web: web.channel("5"))
    assert (no.value.status, no.value.retry_after) == (429, 600.0)


SHUT: dict[str, tuple[Any, dict[str, str]]] = {
    "everybody's limit": ({"message": "wait", "retry_after": 20.5, "global": True}, {"Via": "1.1 google"}),
    "what stands before Discord": (b"error code: 1015", {"Retry-After": "20", "Content-Type": "text/html"}),
    "the same without a time": (b"error code: 1015", {"Content-Type": "text/plain"}),
}


@pytest.mark.parametrize("how", SHUT)
def test_while_nothing_is_taken_nothing_is_called(api: SmallApi, how: str) -> None:
    """Whoever goes on is shut out for longer. And a call that is given up in between must not shut out all others."""
    api.small.wrong["GET /channels/5"] = (429, *SHUT[how])

    async def work(web: WebApi) -> None:
        with pytest.raises(DiscordError):
            await asyncio.wait_for(web.channel("5"), 5)
        before = len(api.small.calls)
        for place in ("5", "6"):
            with pytest.raises(DiscordError) as no:
                await web.channel(place)
            assert 15 < (no.value.retry_after or 0) <= 30
        assert len(api.small.calls) == before
        web._shut_until = 0.0
        assert await asyncio.wait_for(web.channel("6"), 5)

    asked(api, work)


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_what_goes_wrong_is_not_tried_again_here(api: SmallApi, status: int) -> None:
    api.small.wrong["POST /channels/5/messages"] = (status, {"retry_after": 3}, {"Via": "1.1 google"})
    with pytest.raises((NoAnswer, DiscordError)):
        asked(api, lambda web: web.send("5", {"content": "x"}))
    assert [call.path for call in api.small.calls].count("/channels/5/messages") == 1


def test_before_discord_let_the_bot_in_nothing_was_reached(api: SmallApi) -> None:
    async def work() -> None:
        web = WebApi(Keys(TOKEN, api.api_url))
        with pytest.raises(NotReached):
            await web.send("5", {"content": "x"})

    asyncio.run(work())
    assert api.small.calls == []


@pytest.mark.parametrize(
    "wrong", [(503, {}, {}), (0, {}, {}), (200, b"<html>", {"Content-Type": "text/html"}), (200, b"{", {})]
)
def test_what_is_no_answer_of_discords_is_none(api: SmallApi, wrong: tuple[int, Any, dict[str, str]]) -> None:
    api.small.wrong["GET /channels/5"] = wrong
    with pytest.raises(NoAnswer):
        asked(api, lambda web: web.channel("5"))


def test_where_nobody_listens_nothing_was_reached(api: SmallApi) -> None:
    async def work() -> None:
        web = WebApi(Keys(TOKEN, "http://127.0.0.1:9/api/v10"))
        try:
            await web.begin()
        finally:
            await web.close()

    with pytest.raises(NotReached):
        asyncio.run(work())


def test_a_token_that_is_refused_at_once_or_later(api: SmallApi) -> None:
    with pytest.raises(TokenRefused, match="DISCORD_TOKEN"):
        asked(api, lambda web: web.me(), "somebody.elses.token")
    api.small.wrong["GET /channels/5"] = (401, {"message": "401: Unauthorized", "code": 0}, {})
    with pytest.raises(TokenRefused):
        asked(api, lambda web: web.channel("5"))


@pytest.mark.parametrize("token", ["", "canary\r\nHost: x", "canäry", "canary canary", "canary\x00"])
def test_what_can_be_no_token_is_not_sent(api: SmallApi, token: str) -> None:
    with pytest.raises(TokenRefused) as refused:
        asked(api, lambda web: web.me(), token)
    assert api.small.calls == []
    assert "can" not in str(refused.value)


def test_the_token_is_in_no_text_and_no_log(
    api: SmallApi, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = [repr(Keys(TOKEN, api.api_url))]

    async def work(web: WebApi) -> None:
        said.append(f"{web!r} {web}")
        for status in (400, 401, 403, 404, 503):
            api.small.wrong["GET /channels/5"] = (status, {"message": "no", "code": 1}, {})
            try:
                await web.channel("5")
            except (DiscordError, NoAnswer, TokenRefused) as error:
                said.append(f"{error!r} {error} {error.__cause__} {error.__context__ and error.__suppress_context__}")

    asked(api, work)
    assert len(said) == 7
    everything = f"{said}{caplog.text}{capfd.readouterr()}"
    assert TOKEN not in everything


def test_the_time_by_discords_clock_is_noted(api: SmallApi) -> None:
    async def work(web: WebApi) -> Any:
        return web.told

    assert asked(api, work).tzinfo is not None


def test_it_shares_what_the_gateways_client_knows_of_limits(api: SmallApi) -> None:
    async def work() -> None:
        client = discord.Client(intents=discord.Intents(guilds=True))
        web = WebApi(Keys(TOKEN, api.api_url), client.http)
        await client.login(TOKEN)
        await web.send("5", {"content": "x"})
        await web.close()
        assert isinstance(client.http, HTTPClient)
        await web.send("5", {"content": "still open"})
        await client.close()

    api.small.application |= {"icon": None, "description": "", "bot_public": False, "bot_require_code_grant": False}
    api.small.application |= {
        "verify_key": "0",
        "owner": {"id": "1", "username": "o", "discriminator": "0", "avatar": None},
    }
    api.small.wrong["GET /oauth2/applications/@me"] = (200, api.small.application, {})
    asyncio.run(work())
    assert [call.body for call in api.small.calls[-2:]] == [{"content": "x"}, {"content": "still open"}]


def test_where_discord_is_comes_from_the_settings() -> None:
    known = Settings.model_validate({"discord_token": " a.b.c\n", "discord_api_url": "http://127.0.0.1:1/api/v10/"})
    assert keys_of(known) == Keys("a.b.c", "http://127.0.0.1:1/api/v10")
    assert keys_of(Settings.model_validate({"discord_token": "a.b.c"})).api_url == REAL
