"""What people do in the stand-in reaches a real slack_bolt app, and what that answers is what they see."""

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from tests.twins.slack import BOT_USER, Member, SlackTwin
from tests.twins.slack.pieces import choice, form, items, plain
from tests.twins.slack.small_bot import SmallBot

ANYTHING = re.compile(".*")


def test_a_command_is_answered_to_the_one_who_typed_it(twin: SlackTwin, ana: Member, ben: Member) -> None:
    def listen(app: AsyncApp) -> None:
        @app.command("/loop")
        async def loop(ack: Any, command: dict[str, Any], respond: Any) -> None:
            await ack()
            await respond(text=f"You said {command['text']} in {command['channel_name']}")

    with SmallBot(twin, listen):
        gesture = ana.command("/loop help me", "team")
        twin.settled()
    assert gesture.acked
    assert gesture.seconds < 1
    assert "You said help me in team" in ana.sees("team")
    assert "You said" not in ben.sees()


def test_words_in_the_acknowledgement_of_a_command_are_shown(twin: SlackTwin, ana: Member) -> None:
    def listen(app: AsyncApp) -> None:
        @app.command("/loop")
        async def loop(ack: Any) -> None:
            await ack("Right away")

    with SmallBot(twin, listen):
        ana.command("now")
    assert "Right away" in ana.sees()


def test_a_command_that_nobody_answers_times_out(twin: SlackTwin, ana: Member) -> None:
    with SmallBot(twin):
        gesture = ana.command("/loop help")
    assert not gesture.acked
    assert ana.timeouts == 1
    assert "operation_timeout" in ana.sees()


def test_a_button_is_pressed_on_the_item_it_stands_on(twin: SlackTwin, ana: Member) -> None:
    pressed: list[dict[str, Any]] = []

    def listen(app: AsyncApp) -> None:
        @app.action(ANYTHING)
        async def act(ack: Any, body: dict[str, Any], respond: Any) -> None:
            await ack()
            pressed.append(body)
            await respond(text="Done", replace_original=True)

    with SmallBot(twin, listen) as bot:
        bot.call("chat_postMessage", channel="U_ANA", text="Two", blocks=items("Call Amina", "Write to Rosa"))
        ana.presses("Done", near="Rosa")
        twin.settled()
    assert pressed[0]["actions"][0]["action_id"] == "press:2"
    assert pressed[0]["container"]["channel_id"] == "D_U_ANA"
    assert "Call Amina" in pressed[0]["message"]["blocks"][0]["text"]["text"]
    assert ana.sees() == "Done"


def test_replacing_the_original_of_a_command_adds_a_message(twin: SlackTwin, ana: Member) -> None:
    def listen(app: AsyncApp) -> None:
        @app.command("/loop")
        async def loop(ack: Any, respond: Any) -> None:
            await ack()
            await respond(text="Working")
            await respond(text="Finished", replace_original=True)

    with SmallBot(twin, listen):
        ana.command("/loop")
        twin.settled()
    assert ana.sees() == "Working\n\nFinished"


def test_what_people_write_to_the_bot_is_heard(twin: SlackTwin, ana: Member, ben: Member) -> None:
    heard: list[str] = []

    def listen(app: AsyncApp) -> None:
        @app.event("message")
        async def message(event: dict[str, Any]) -> None:
            heard.append(f"{event['channel_type']} {event['text']} {len(event['client_msg_id'])}")

        @app.event("app_mention")
        async def mention(event: dict[str, Any], say: Any) -> None:
            heard.append(event["text"])
            await say(text="Yes?", thread_ts=event["ts"])

    with SmallBot(twin, listen):
        assert ana.says("hi & <bye>").acked
        assert ben.mentions("remind us", "team").acked
        ben.posts("just between us", "team")
        twin.settled()
    assert heard == ["im hi &amp; &lt;bye&gt; 36", f"<@{BOT_USER}> remind us"]
    assert sorted(ana.sees("team").split("\n\n")) == ["@Loop remind us", "Yes?", "just between us"]
    assert "hi & <bye>" in ana.sees()


def test_closing_a_modal_is_told_to_those_who_asked(twin: SlackTwin, ana: Member) -> None:
    closed: list[dict[str, Any]] = []

    def listen(app: AsyncApp) -> None:
        @app.shortcut("new")
        async def new(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
            await ack()
            view = form({"type": "divider"}, notify_on_close=True)
            await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

        @app.view_closed("form")
        async def gone(ack: Any, body: dict[str, Any]) -> None:
            await ack()
            closed.append(body)

    with SmallBot(twin, listen):
        ana.shortcut("new")
        twin.wait_for(lambda: ana.modal)
        assert ana.closes().acked
    assert closed[0]["is_cleared"] is False


def test_a_message_is_handed_over_by_its_shortcut(twin: SlackTwin, ana: Member, ben: Member) -> None:
    got: list[dict[str, Any]] = []

    def listen(app: AsyncApp) -> None:
        @app.shortcut({"type": "message_action", "callback_id": "note"})
        async def note(ack: Any, body: dict[str, Any], client: Any) -> None:
            await ack()
            got.append(body)
            await client.chat_postEphemeral(channel=body["channel"]["id"], user=body["user"]["id"], text="Kept")

    with SmallBot(twin, listen):
        ts = ben.posts("We promised Rosa a visit", "team").ts
        assert ana.message_shortcut("note", "team", ts).acked
        twin.settled()
    assert got[0]["message"]["text"] == "We promised Rosa a visit"
    assert "Kept" in ana.sees("team")
    assert "Kept" not in ben.sees("team")


def test_the_home_tab_shows_what_was_published_and_its_buttons_work(twin: SlackTwin, ana: Member) -> None:
    pressed: list[dict[str, Any]] = []

    def listen(app: AsyncApp) -> None:
        @app.event("app_home_opened")
        async def opened(event: dict[str, Any], client: Any) -> None:
            if event["tab"] == "home":
                await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": items("Call Amina")})

        @app.action(ANYTHING)
        async def act(ack: Any, body: dict[str, Any]) -> None:
            await ack()
            pressed.append(body)

    with SmallBot(twin, listen):
        ana.opens_home("messages")
        ana.opens_home()
        twin.wait_for(lambda: ana.home)
        assert "Call Amina\n[Done]" in ana.home_text
        ana.presses("Later", near="Amina")
    assert pressed[0]["container"]["type"] == "view"
    assert pressed[0]["view"]["type"] == "home"
    assert len(twin.calls_of("views.publish")) == 1


def test_menus_in_messages_are_picked_from(twin: SlackTwin, ana: Member) -> None:
    got: list[dict[str, Any]] = []

    def listen(app: AsyncApp) -> None:
        @app.action(ANYTHING)
        async def act(ack: Any, body: dict[str, Any]) -> None:
            await ack()
            got.append(body)

    menu = {"type": "static_select", "action_id": "which", "options": [choice("North"), choice("South")]}
    more = {"type": "overflow", "action_id": "more", "options": [choice("Mute"), choice("Drop")]}
    with SmallBot(twin, listen) as bot:
        blocks = [
            {"type": "actions", "elements": [menu]},
            {"type": "section", "text": plain("Rosa"), "accessory": more},
        ]
        bot.call("chat_postMessage", channel="C_TEAM", text="Menus", blocks=blocks)
        ana.picks("which", "South")
        ana.presses("Drop", near="Rosa")
        assert ana.choices("which") == ["North", "South"]
    assert [body["actions"][0]["selected_option"]["value"] for body in got] == ["south", "drop"]


def test_people_come_go_and_change(twin: SlackTwin, ana: Member) -> None:
    seen: list[str] = []

    def listen(app: AsyncApp) -> None:
        for kind in ("user_change", "member_joined_channel", "member_left_channel", "channel_left", "channel_archive"):

            @app.event(kind)
            async def happened(event: dict[str, Any]) -> None:
                seen.append(event["type"])

    with SmallBot(twin, listen):
        twin.joins("U_ANA", "other")
        twin.leaves("U_ANA", "other")
        twin.invites_bot("other")
        twin.removes_bot("other")
        twin.archives("other")
        twin.deactivates("U_BEN")
    assert sorted(seen) == sorted(
        ["user_change", "channel_left", "channel_archive", "member_left_channel", *["member_joined_channel"] * 2]
    )
    assert not twin.channel("other").bot_is_in
    assert "U_BEN" not in twin.channel("team").members


def test_what_was_written_is_changed_and_taken_back(twin: SlackTwin, ana: Member) -> None:
    heard: list[tuple[str, str]] = []

    def listen(app: AsyncApp) -> None:
        @app.event("message")
        async def message(event: dict[str, Any]) -> None:
            heard.append((event.get("subtype", ""), event.get("message", event).get("text", "")))

    with SmallBot(twin, listen):
        ts = ana.says("call Rosa").ts
        assert ana.edits(ts, "call Amina").acked
        assert ana.sees() == "call Amina"
        assert ana.deletes(ts).acked
        assert ana.sees() == ""
        twin.wait_for(lambda: len(heard) == 3)
    assert sorted(heard) == [("", "call Rosa"), ("message_changed", "call Amina"), ("message_deleted", "")]


def test_a_bot_may_hear_its_own_direct_messages_and_leaves_them_alone(twin: SlackTwin, ana: Member) -> None:
    heard: list[str] = []

    def listen(app: AsyncApp) -> None:
        @app.event("message")
        async def message(event: dict[str, Any]) -> None:
            heard.append(event["text"])

    twin.echoes = True
    with SmallBot(twin, listen) as bot:
        bot.call("chat_postMessage", channel="U_ANA", text="from the bot")
        twin.wait_for(lambda: twin.sockets.acks)
        ana.says("from Ana")
        twin.wait_for(lambda: heard)
    assert heard == ["from Ana"]
