"""The stand-in refuses what Slack refuses, under Slack's own names."""

from typing import Any

import pytest

from tests.twins.slack import Member, SlackTwin
from tests.twins.slack.pieces import RICH, TABLE, field, modal, plain, section
from tests.twins.slack.small_bot import SmallBot


def test_all_the_text_of_a_message_has_a_limit(bot: SmallBot) -> None:
    blocks = [section("x" * 2500) for _ in range(4)]
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x", blocks=blocks) == ""
    blocks.append(section("x"))
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x", blocks=blocks) == "msg_blocks_too_long"


@pytest.mark.filterwarnings("ignore:The top-level")
def test_a_message_needs_words_and_a_place_where_it_can_go(bot: SmallBot) -> None:
    twin = bot.twin
    twin.add_user("U_GONE", "Gone", deleted=True)
    twin.add_user("U_FAR", "Far Away", is_stranger=True, team="T_FAR")
    twin.add_user("U_ROBOT", "Robot", is_bot=True)
    twin.add_channel("C_OLD", "old", is_archived=True)
    places = {"C_NONE": "channel_not_found", "C_OTHER": "not_in_channel", "G_SECRET": "channel_not_found"}
    places |= {"C_OLD": "is_archived", "U_NONE": "user_not_found", "U_GONE": "user_not_found"}
    places |= {"U_FAR": "user_not_found", "U_ROBOT": "cannot_dm_bot"}
    got = {place: bot.refusal("chat_postMessage", channel=place, text="x") for place in places}
    assert got == places
    assert bot.refusal("chat_postMessage", channel="C_TEAM") == "no_text"
    assert bot.refusal("chat_postMessage", channel="C_TEAM", text="x", thread_ts="1.0") == "thread_not_found"


@pytest.mark.parametrize("metadata", [{"event_type": "a"}, {"event_type": "", "event_payload": {}}, {"k": "v"}])
def test_metadata_has_a_type_and_a_payload(bot: SmallBot, metadata: dict[str, Any]) -> None:
    refusal = bot.refusal("chat_postMessage", channel="C_TEAM", text="x", metadata=metadata)
    assert refusal == "invalid_metadata_format"


@pytest.mark.filterwarnings("ignore:The top-level")
def test_a_message_is_changed_only_within_bounds(bot: SmallBot, ana: Member) -> None:
    sent = bot.call("chat_postMessage", channel="C_TEAM", text="x", blocks=[RICH])
    own = {"channel": "C_TEAM", "ts": sent["ts"]}
    assert bot.refusal("chat_update", **own, text="x", blocks=[section("x")]) == "block_mismatch"
    assert bot.refusal("chat_update", **own, text="x" * 4001, blocks=[RICH]) == "msg_too_long"
    assert bot.refusal("chat_update", **own) == "no_text"
    assert bot.refusal("chat_update", channel="C_TEAM", ts="1.0", text="x") == "message_not_found"
    theirs = ana.posts("mine", "team").ts
    assert bot.refusal("chat_update", channel="C_TEAM", ts=theirs, text="x") == "cant_update_message"
    assert bot.refusal("chat_delete", channel="C_TEAM", ts=theirs) == "cant_delete_message"
    assert bot.refusal("chat_update", **own, text="changed") == ""
    assert ana.sees("team").startswith("changed")


def test_an_ephemeral_for_someone_who_is_not_there_is_lost(bot: SmallBot, twin: SlackTwin) -> None:
    cara = twin.add_user("U_CARA", "Cara")
    assert bot.refusal("chat_postEphemeral", channel="C_TEAM", user="U_CARA", text="psst") == ""
    assert "psst" not in cara.sees()
    twin.world.loses_ephemerals = False
    assert bot.refusal("chat_postEphemeral", channel="C_TEAM", user="U_CARA", text="x") == "user_not_in_channel"


VIEWS: dict[str, dict[str, Any]] = {
    "no title": {"type": "modal", "blocks": [section("x")]},
    "a long title": modal(title=plain("x" * 25)),
    "a long word to send": modal(submit=plain("x" * 25)),
    "a long word to close": modal(close=plain("x" * 25)),
    "no blocks": {**modal(), "blocks": []},
    "101 blocks": modal(*[{"type": "divider"}] * 101),
    "fields but nothing to send": {"type": "modal", "title": plain("T"), "blocks": [field(type="plain_text_input")]},
    "a long note": modal(private_metadata="x" * 3001),
    "a long callback_id": modal(callback_id="x" * 256),
    "an unknown field": modal(colour="red"),
    "a note of nothing": modal(private_metadata=None),
    "a word for yes": modal(notify_on_close="yes"),
    "a table": modal(TABLE),
    "markdown": modal({"type": "markdown", "text": "x"}),
    "another type": {"type": "home", "blocks": [section("x")]},
}


def test_views_that_slack_refuses_are_refused(bot: SmallBot, twin: SlackTwin) -> None:
    got = {}
    for name, view in VIEWS.items():
        got[name] = bot.refusal("views_open", trigger_id=twin.world.new_trigger("U_ANA"), view=view)
    assert got == dict.fromkeys(VIEWS, "invalid_arguments")
    large = modal(*[section("x" * 3000) for _ in range(85)])
    assert bot.refusal("views_open", trigger_id=twin.world.new_trigger("U_ANA"), view=large) == "view_too_large"


def test_a_trigger_is_good_once_and_for_three_seconds(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    trigger = twin.world.new_trigger("U_ANA")
    assert bot.refusal("views_open", trigger_id=trigger, view=modal()) == ""
    assert bot.refusal("views_open", trigger_id=trigger, view=modal()) == "exchanged_trigger_id"
    assert bot.refusal("views_open", trigger_id="1.2", view=modal()) == "invalid_trigger_id"
    late = twin.world.new_trigger("U_ANA")
    twin.passes(3.1)
    assert bot.refusal("views_open", trigger_id=late, view=modal()) == "expired_trigger_id"


def test_at_most_three_views_are_stacked(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    refusals = [bot.refusal("views_open", trigger_id=twin.world.new_trigger("U_ANA"), view=modal())]
    for _ in range(3):
        refusals.append(bot.refusal("views_push", trigger_id=twin.world.new_trigger("U_ANA"), view=modal()))
    assert refusals == ["", "", "", "push_limit_reached"]
    assert len(ana.stack) == 3


def test_a_view_that_has_changed_since_is_not_overwritten(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    trigger = twin.world.new_trigger("U_ANA")
    view = bot.call("views_open", trigger_id=trigger, view=modal(external_id="one"))["view"]
    old = {"view_id": view["id"], "hash": view["hash"]}
    assert bot.refusal("views_update", **old, view=modal(section("new"))) == ""
    assert bot.refusal("views_update", **old, view=modal()) == "hash_conflict"
    assert "new" in ana.modal_text
    ana.closes()
    assert bot.refusal("views_update", view_id=view["id"], view=modal()) == "not_found"
    home = {"type": "home", "blocks": [section("x")]}
    first = bot.call("views_publish", user_id="U_ANA", view=home)["view"]
    assert bot.refusal("views_publish", user_id="U_ANA", view=home, hash=first["hash"]) == ""
    assert bot.refusal("views_publish", user_id="U_ANA", view=home, hash=first["hash"]) == "hash_conflict"


def test_one_external_id_is_for_one_view(bot: SmallBot, twin: SlackTwin) -> None:
    view = modal(external_id="one")
    assert bot.refusal("views_open", trigger_id=twin.world.new_trigger("U_ANA"), view=view) == ""
    assert bot.refusal("views_open", trigger_id=twin.world.new_trigger("U_BEN"), view=view) == "duplicate_external_id"


def test_what_was_typed_stays_in_a_field_of_the_same_name(bot: SmallBot, twin: SlackTwin, ana: Member) -> None:
    asked = field(type="plain_text_input", initial_value="at first")
    view = bot.call("views_open", trigger_id=twin.world.new_trigger("U_ANA"), view=modal(asked))["view"]
    ana.fills(f="typed")
    bot.call("views_update", view_id=view["id"], view=modal(section("More"), asked))
    assert "Field: typed" in ana.modal_text
    bot.call("views_update", view_id=view["id"], view=modal({**asked, "block_id": "f#2"}))
    assert "Field: at first" in ana.modal_text


def test_tokens_scopes_and_methods_are_checked(bot: SmallBot, twin: SlackTwin) -> None:
    assert bot.refusal("auth_test", token="xoxb-wrong") == "invalid_auth"
    assert bot.refusal("auth_test", token="xapp-twin") == "not_allowed_token_type"
    assert bot.refusal("apps_connections_open", app_token="xapp-wrong") == "invalid_auth"
    assert bot.refusal("api_call", api_method="chat.shout") == "unknown_method"
    assert bot.refusal("conversations_history", channel="C_TEAM") == "missing_scope"
    assert bot.refusal("users_list") == "ratelimited"
    twin.answerer.scopes += ("channels:history",)
    assert bot.refusal("conversations_history", channel="C_TEAM") == ""
    assert bot.refusal("conversations_history", channel="C_OTHER") == "not_in_channel"


def test_posts_in_one_channel_keep_a_pace(bot: SmallBot, twin: SlackTwin) -> None:
    twin.keeps_pace(burst=1)
    refusals = [bot.refusal("chat_postMessage", channel="C_TEAM", text="x") for _ in range(3)]
    assert refusals == ["", "", "ratelimited"]
    places = ["U_ANA", "D_U_ANA", "U_ANA"]
    assert [bot.refusal("chat_postMessage", channel=each, text="x") for each in places] == ["", "", "ratelimited"]


def test_a_response_url_is_good_five_times_and_for_half_an_hour(bot: SmallBot, twin: SlackTwin) -> None:
    from slack_sdk.webhook.async_client import AsyncWebhookClient

    url, late = (twin.world.new_url("U_ANA", "C_TEAM") for _ in range(2))

    async def use(address: str, **said: Any) -> tuple[int, str]:
        answer = await AsyncWebhookClient(address).send_dict(said)
        return answer.status_code, answer.body

    assert bot.run(use(url, text="x", blocks=[{"type": "marquee"}]))[0] == 400
    assert [bot.run(use(url, text="x")) for _ in range(4)] == [(200, "ok")] * 4
    assert bot.run(use(url, text="x")) == (404, '{"ok": false, "error": "used_url"}')
    twin.passes(30 * 60 + 1)
    assert bot.run(use(late, text="x")) == (404, '{"ok": false, "error": "expired_url"}')
