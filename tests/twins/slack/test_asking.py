"""What the real client asks the stand-in about people, channels, messages and files."""

import json
from pathlib import Path

import pytest

from tests.twins.slack import BOT_USER, Member, SlackTwin
from tests.twins.slack.small_bot import SmallBot


def test_the_bot_learns_who_it_is(bot: SmallBot) -> None:
    answer = bot.run(bot.client.auth_test())
    assert (answer["user_id"], answer["bot_id"], answer["team_id"]) == (BOT_USER, "B_BOT", "T_TWIN")
    assert "chat:write" in answer.headers["X-OAuth-Scopes"].split(",")
    assert bot.call("team_info")["team"]["id"] == "T_TWIN"
    assert bot.call("bots_info", bot="B_BOT")["bot"]["user_id"] == BOT_USER
    assert bot.call("api_test")["ok"]


def test_people_have_zones_and_languages(bot: SmallBot, twin: SlackTwin) -> None:
    ben = bot.call("users_info", user="U_BEN", include_locale=True)["user"]
    assert (ben["tz"], ben["locale"], ben["is_restricted"]) == ("Europe/Berlin", "de-DE", False)
    assert "locale" not in bot.call("users_info", user="U_BEN")["user"]
    twin.deactivates("U_BEN")
    assert "tz" not in bot.call("users_info", user="U_BEN", include_locale=True)["user"]
    twin.add_user("U_FAR", "Far Away", is_stranger=True)
    assert bot.refusal("users_info", user="U_FAR") == "user_not_visible"
    assert bot.refusal("users_info", user="U_NONE") == "user_not_found"


def test_channels_and_their_members_come_by_the_page(bot: SmallBot, twin: SlackTwin) -> None:
    first = bot.call("conversations_members", channel="C_TEAM", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = bot.call("conversations_members", channel="C_TEAM", limit=2, cursor=cursor)
    assert sorted(first["members"] + rest["members"]) == ["U_ANA", "U_BEN", BOT_USER]
    assert rest["response_metadata"]["next_cursor"] == ""
    assert bot.call("conversations_info", channel="C_OTHER")["channel"]["is_member"] is False
    assert bot.refusal("conversations_info", channel="G_SECRET") == "channel_not_found"
    assert [each["id"] for each in bot.call("users_conversations")["channels"]] == ["C_TEAM"]


def test_a_direct_conversation_opens(bot: SmallBot, ana: Member) -> None:
    assert bot.call("conversations_open", users="U_ANA")["channel"] == {"id": "D_U_ANA"}
    assert bot.call("chat_postMessage", channel="U_ANA", text="hello")["channel"] == "D_U_ANA"
    assert ana.sees() == "hello"


def test_history_tells_metadata_to_those_who_ask(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    twin.answerer.scopes += ("channels:history",)
    metadata = {"event_type": "loopkeeper_post", "event_payload": {"k": "abc"}}
    sent = [bot.call("chat_postMessage", channel="C_TEAM", text=str(n), metadata=metadata)["ts"] for n in range(5)]
    ana.posts("an answer", "team", thread_ts=sent[0])
    asked = {"channel": "C_TEAM", "include_all_metadata": True, "limit": 3}
    page = bot.call("conversations_history", **asked, oldest=sent[0])
    assert [each["text"] for each in page["messages"]] == ["4", "3", "2"]
    assert page["messages"][0]["metadata"] == metadata
    cursor = page["response_metadata"]["next_cursor"]
    rest = bot.call("conversations_history", **asked, oldest=sent[0], cursor=cursor)
    assert [each["text"] for each in rest["messages"]] == ["1"]
    assert "metadata" not in bot.call("conversations_history", channel="C_TEAM")["messages"][0]
    thread = bot.call("conversations_replies", channel="C_TEAM", ts=sent[0])["messages"]
    assert [each["text"] for each in thread] == ["0", "an answer"]


def test_a_message_has_a_link_until_it_is_deleted(bot: SmallBot) -> None:
    ts = bot.call("chat_postMessage", channel="C_TEAM", text="x")["ts"]
    link = bot.call("chat_getPermalink", channel="C_TEAM", message_ts=ts)["permalink"]
    assert link.endswith("/archives/C_TEAM/p" + ts.replace(".", ""))
    bot.call("chat_delete", channel="C_TEAM", ts=ts)
    assert bot.refusal("chat_getPermalink", channel="C_TEAM", message_ts=ts) == "message_not_found"


def test_a_file_is_handed_in_and_shared(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    done = bot.call(
        "files_upload_v2",
        channel="C_TEAM",
        content="a;b\n1;2\n",
        filename="out.csv",
        title="Out",
        initial_comment="Here",
    )
    assert twin.files[done["files"][0]["id"]]["content"] == b"a;b\n1;2\n"
    assert "Here\n[file Out]" in ana.sees("team")
    assert bot.refusal("files_completeUploadExternal", files=[{"id": "F1"}]) == "file_not_found"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_code_is_exchanged_for_a_token_once(bot: SmallBot, twin: SlackTwin) -> None:
    given = {"client_id": "1.1", "client_secret": "shh", "code": twin.answerer.grant()}
    assert bot.call("oauth_v2_access", **given)["access_token"] == "xoxb-twin"
    assert bot.refusal("oauth_v2_access", **given) == "invalid_code"
    assert bot.refusal("oauth_v2_access", **{**given, "client_secret": "x"}) == "bad_client_secret"


def test_blocks_are_looked_over_without_being_sent(bot: SmallBot) -> None:
    fine, wrong = [{"type": "divider"}], [{"type": "marquee"}]
    assert bot.refusal("api_call", api_method="blocks.validate", json={"blocks": fine}) == ""
    assert bot.refusal("api_call", api_method="blocks.validate", json={"blocks": wrong}) == "invalid_blocks"


def test_every_call_is_written_down(tmp_path: Path) -> None:
    record = tmp_path / "calls.jsonl"
    with SlackTwin(record=record) as twin:
        ana = twin.add_user("U_ANA", "Ana Ruiz")
        with SmallBot(twin, http=True) as bot:
            bot.call("chat_postMessage", channel=ana.id, text="x", blocks=[{"type": "divider"}])
            bot.call("conversations_open", users="U_ANA")
    lines = [json.loads(line) for line in record.read_text().splitlines()]
    assert [line["method"] for line in lines] == ["chat.postMessage", "conversations.open"]
    assert lines[0]["body"]["blocks"] == [{"type": "divider"}]
    assert lines[0]["path"] == "/api/chat.postMessage"
