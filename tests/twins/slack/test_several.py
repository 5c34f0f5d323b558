"""Several workspaces behind one address, and one app that comes into them by OAuth and goes out again."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookClient

from tests.proxies import without_proxies
from tests.twins.slack import SeveralWorkspaces, SlackTwin
from tests.twins.slack.listener import Listener
from tests.twins.slack.state import Refused

BACK = "https://us.example/slack/oauth_redirect?from=slack"
NORTH, SOUTH = "T_NORTH", "T_SOUTH"
WANTED = "commands,chat:write,app_mentions:read"
CLIENT, HUSH = "12.34", "very-secret"
KEYS = {"client_id": CLIENT, "client_secret": HUSH}


@pytest.fixture
def slack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SeveralWorkspaces]:
    without_proxies()
    twins = [
        SlackTwin(tmp_path / "calls.jsonl", team=NORTH, name="North Side", bot_token="xoxb-north", installed=False),
        SlackTwin(tmp_path / "calls.jsonl", team=SOUTH, name="South Side", bot_token="xoxb-south", installed=False),
    ]
    with SeveralWorkspaces(twins, [BACK], CLIENT, HUSH) as made:
        for twin in twins:
            twin.add_user("U_ANA", f"Ana of {twin.world.name}")
            twin.add_channel("C_TEAM", "team", ["U_ANA"])
        yield made


@pytest.fixture
def listener(slack: SeveralWorkspaces) -> Iterator[Listener]:
    with Listener() as made:
        slack.deliver_to(made.root)
        yield made


def asked(slack: SeveralWorkspaces, **more: str) -> str:
    """The address to which the app sends somebody."""
    query = {"client_id": CLIENT, "scope": WANTED, "state": "s&1", "redirect_uri": BACK, **more}
    return f"{slack.authorize_url}?{urlencode({key: value for key, value in query.items() if value})}"


def code(slack: SeveralWorkspaces, team: str = NORTH, **more: str) -> str:
    query = parse_qs(urlsplit(slack.approves(asked(slack, **more), team)).query)
    assert (query["from"], query["state"]) == (["slack"], ["s&1"])
    return query["code"][0]


def client(slack: SeveralWorkspaces, token: str = "") -> WebClient:
    return WebClient(token or None, base_url=slack.api_url, retry_handlers=[])


def exchanged(slack: SeveralWorkspaces, code: str, **more: Any) -> Any:
    given: dict[str, Any] = {**KEYS, "code": code, "redirect_uri": BACK, **more}
    return client(slack).oauth_v2_access(**given).data


def install(slack: SeveralWorkspaces, team: str) -> WebClient:
    return client(slack, exchanged(slack, code(slack, team))["access_token"])


def refusal(call: Any, **arguments: Any) -> str:
    try:
        call(**arguments)
    except SlackApiError as error:
        return str(error.response["error"])
    return ""


def page(slack: SeveralWorkspaces, **more: str) -> str:
    with pytest.raises(Refused) as caught:
        slack.approves(asked(slack, **more), NORTH)
    return caught.value.error


def test_a_code_is_exchanged_for_the_token_of_the_workspace_that_approved(slack: SeveralWorkspaces) -> None:
    assert exchanged(slack, code(slack, SOUTH)) == {
        "ok": True,
        "access_token": "xoxb-south",
        "token_type": "bot",
        "scope": WANTED,
        "bot_user_id": "U_BOT",
        "app_id": "A_TWIN",
        "team": {"id": SOUTH, "name": "South Side"},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": "U_ADMIN"},
    }
    assert slack[SOUTH].calls_of("oauth.v2.access")[0].answer["access_token"] == "xoxb-south"
    assert slack[NORTH].calls == []


def test_a_token_is_good_in_its_own_workspace_alone_and_only_once_it_was_handed_out(slack: SeveralWorkspaces) -> None:
    assert refusal(client(slack, "xoxb-north").auth_test) == "invalid_auth"
    north, south = install(slack, NORTH), install(slack, SOUTH)
    assert [each.auth_test()["team_id"] for each in (north, south)] == [NORTH, SOUTH]
    assert north.auth_test()["url"] == "https://north-side.slack.com/"
    north.chat_postMessage(channel="C_TEAM", text="To the north")
    south.api_call("chat.postMessage", data={"token": "xoxb-south", "channel": "C_TEAM", "text": "To the south"})
    assert slack[NORTH].members["U_ANA"].sees("team") == "To the north"
    assert slack[SOUTH].members["U_ANA"].sees("team") == "To the south"
    assert slack[SOUTH].messages("C_TEAM")[0].body["team"] == SOUTH
    assert refusal(client(slack, "xoxb-west").auth_test) == "invalid_auth"
    assert refusal(client(slack).auth_test) == "not_authed"
    assert slack.strays == ["auth.test", "auth.test"]


def test_the_credentials_and_the_way_back_are_checked_and_a_code_is_good_once(slack: SeveralWorkspaces) -> None:
    good = code(slack)
    exchange = client(slack).oauth_v2_access
    given: dict[str, Any] = {**KEYS, "code": good, "redirect_uri": BACK}
    assert refusal(exchange, **{**given, "client_id": "5.6"}) == "invalid_client_id"
    assert refusal(exchange, **{**given, "client_secret": "guessed"}) == "bad_client_secret"
    assert refusal(exchange, **{**given, "redirect_uri": "https://us.example/"}) == "bad_redirect_uri"
    assert refusal(exchange, **{**given, "redirect_uri": None}) == "bad_redirect_uri"
    assert refusal(exchange, **{**given, "code": "1.2.3"}) == "invalid_code"
    assert refusal(exchange, **given) == ""
    assert refusal(exchange, **given) == "invalid_code"


def test_a_code_grows_old(slack: SeveralWorkspaces) -> None:
    early, late = code(slack), code(slack)
    slack[NORTH].passes(10 * 60 - 1)
    assert exchanged(slack, early)["ok"]
    slack[NORTH].passes(2)
    assert refusal(exchanged, slack=slack, code=late) == "invalid_code"


def test_credentials_may_be_in_the_form_and_the_way_back_may_be_left_to_the_app(slack: SeveralWorkspaces) -> None:
    form = {**KEYS, "code": code(slack, redirect_uri="")}
    assert client(slack).api_call("oauth.v2.access", data=form)["team"]["id"] == NORTH


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_async_client_installs_too(slack: SeveralWorkspaces) -> None:
    async def installed() -> str:
        anybody = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
        said = await anybody.oauth_v2_access(**KEYS, code=code(slack), redirect_uri=BACK)
        test = await AsyncWebClient(said["access_token"], base_url=slack.api_url).auth_test()
        return str(test["team"])

    assert asyncio.run(installed()) == "North Side"


def test_what_slack_would_not_show_for_approval_is_refused(slack: SeveralWorkspaces) -> None:
    assert page(slack, client_id="5.6") == "invalid_client_id"
    assert page(slack, scope="commands,chat:shout") == "invalid_scope"
    assert page(slack, user_scope="root") == "invalid_scope"
    assert page(slack, scope="") == "no_scopes"
    assert page(slack, redirect_uri="https://evil.example/") == "bad_redirect_uri"
    assert page(slack, redirect_uri=BACK + "/more") == "bad_redirect_uri"
    assert slack.cancels(asked(slack)) == f"{BACK}&error=access_denied&state=s%261"


def test_an_app_that_is_not_distributed_stays_at_home() -> None:
    twins = [SlackTwin(team=team, bot_token=f"xoxb-{team}") for team in (NORTH, SOUTH)]
    with SeveralWorkspaces(twins, [BACK], CLIENT, HUSH, is_distributed=False) as slack:
        assert code(slack, NORTH)
        with pytest.raises(Refused, match="invalid_team_for_non_distributed_app"):
            slack.approves(asked(slack), SOUTH)


def test_what_was_granted_is_what_works_and_grows_with_each_approval(slack: SeveralWorkspaces) -> None:
    north = install(slack, NORTH)
    assert north.auth_test().headers["X-OAuth-Scopes"] == WANTED
    assert refusal(north.users_info, user="U_ANA") == "missing_scope"
    said = exchanged(slack, code(slack, scope="users:read"))
    assert (said["scope"], said["access_token"]) == (f"{WANTED},users:read", "xoxb-north")
    assert north.users_info(user="U_ANA")["user"]["team_id"] == NORTH


def test_faults_and_files_and_answers_come_through(slack: SeveralWorkspaces, listener: Listener) -> None:
    north = install(slack, NORTH)
    slack[NORTH].faults.rate_limits("auth.test", retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        north.auth_test()
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    slack[NORTH].faults.drops("auth.test")
    with pytest.raises(ConnectionError):
        north.auth_test()
    slack[NORTH].faults.trickles("auth.test", seconds=0.001)
    assert north.auth_test()["team_id"] == NORTH
    slack[NORTH].members["U_ANA"].command("/loop help", "team")
    url = listener.heard[0]["response_url"]
    assert url.startswith(f"{slack.root}{NORTH}/response/")
    assert WebhookClient(url).send(text="Here").body == "ok"
    assert slack[NORTH].members["U_ANA"].sees("team") == "Here"
    exchanged(slack, code(slack, scope="files:write"))
    done = north.files_upload_v2(filename="a.txt", content="abc", channel="C_TEAM")
    assert slack[NORTH].files[done["files"][0]["id"]]["content"] == b"abc"


def test_what_happens_anywhere_comes_to_one_address(slack: SeveralWorkspaces, listener: Listener) -> None:
    assert not slack[NORTH].members["U_ANA"].mentions("hello", "team").acked
    install(slack, NORTH)
    install(slack, SOUTH)
    for team in (SOUTH, NORTH):
        assert slack[team].members["U_ANA"].mentions("hello", "team").acked
    assert listener.kinds == [(SOUTH, "app_mention"), (NORTH, "app_mention")]
    assert [each["authorizations"][0]["team_id"] for each in listener.heard] == [SOUTH, NORTH]


def test_an_admin_removes_the_app_and_another_lets_it_in_again(slack: SeveralWorkspaces, listener: Listener) -> None:
    north, south = install(slack, NORTH), install(slack, SOUTH)
    assert [each.acked for each in slack[NORTH].uninstalls_app()] == [True, True]
    assert listener.kinds == [(NORTH, "tokens_revoked"), (NORTH, "app_uninstalled")]
    assert listener.heard[0]["event"]["tokens"] == {"oauth": [], "bot": ["U_BOT"]}
    assert "authorizations" not in listener.heard[0]
    assert refusal(north.auth_test) == "account_inactive"
    assert not slack[NORTH].members["U_ANA"].command("/loop").acked
    assert south.auth_test()["ok"]
    again = install(slack, NORTH)
    assert again.token != north.token
    assert again.auth_test()["team_id"] == NORTH
    assert refusal(north.auth_test) == "account_inactive"
    assert refusal(again.chat_postMessage, channel="C_TEAM", text="x") == "not_in_channel"


def test_the_two_events_of_a_removal_may_come_in_either_order(slack: SeveralWorkspaces, listener: Listener) -> None:
    install(slack, SOUTH)
    slack[SOUTH].uninstalls_app(revoked_last=True)
    assert listener.kinds == [(SOUTH, "app_uninstalled"), (SOUTH, "tokens_revoked")]


def test_an_app_gives_back_its_token(slack: SeveralWorkspaces, listener: Listener) -> None:
    north = install(slack, NORTH)
    assert north.auth_revoke(test=True)["revoked"] is False
    assert north.auth_revoke()["revoked"] is True
    assert refusal(north.auth_test) == "token_revoked"
    slack[NORTH].wait_for(lambda: listener.kinds == [(NORTH, "tokens_revoked")])


def test_an_app_leaves_a_workspace(slack: SeveralWorkspaces, listener: Listener, tmp_path: Path) -> None:
    north = install(slack, NORTH)
    assert refusal(north.apps_uninstall, **{**KEYS, "client_id": "5.6"}) == "invalid_client_id"
    assert refusal(north.apps_uninstall, **{**KEYS, "client_secret": "guessed"}) == "bad_client_secret"
    assert north.apps_uninstall(**KEYS)["ok"]
    assert refusal(north.apps_uninstall, **KEYS) == "account_inactive"
    slack[NORTH].wait_for(lambda: len(listener.heard) == 2)
    assert set(listener.kinds) == {(NORTH, "tokens_revoked"), (NORTH, "app_uninstalled")}
    written = (tmp_path / "calls.jsonl").read_text()
    assert HUSH not in written
    assert '"client_secret": "***"' in written
    assert "xoxb-" not in written


def test_a_shared_channel_is_heard_once_in_each_workspace_that_has_the_bot_there(
    slack: SeveralWorkspaces, listener: Listener
) -> None:
    north, _ = install(slack, NORTH), install(slack, SOUTH)
    slack[NORTH].add_user("U_NIA", "Nia")
    slack[NORTH].add_channel("C_BOTH", "both", ["U_NIA"])
    zoe = slack[SOUTH].add_user("U_ZOE", "Zoe")
    both = slack.shares("C_BOTH", NORTH, SOUTH)
    both.comes(zoe)
    assert list(both.mentions(zoe, "hello")) == [NORTH]
    said = listener.heard[0]
    assert (said["team_id"], said["event"]["team"], said["event"]["user_team"]) == (NORTH, NORTH, SOUTH)
    assert said["is_ext_shared_channel"]
    slack[SOUTH].channel("C_BOTH").bot_is_in = True
    assert list(both.mentions(zoe, "hello again")) == [NORTH, SOUTH]
    assert [each["team_id"] for each in listener.heard] == [NORTH, NORTH, NORTH]
    assert [each["authorizations"][0]["team_id"] for each in listener.heard] == [NORTH, NORTH, SOUTH]
    north.chat_postMessage(channel="C_BOTH", text="Good day")
    assert zoe.sees("both") == "@Loop hello\n\n@Loop hello again\n\nGood day"
    exchanged(slack, code(slack, scope="users:read,im:write"))
    assert refusal(north.users_info, user="U_ZOE") == "user_not_visible"
    assert refusal(north.conversations_open, users="U_ZOE") == "user_not_visible"
