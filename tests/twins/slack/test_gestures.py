"""What people do in the stand-in reaches a real slack_bolt app, and what that answers is what they see."""

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp

from tests.twins.slack import BOT_USER, Member, SlackTwin
from tests.twins.slack.small_bot import SmallBot

ANYTHING = re.compile(".*")


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def button(label: str, number: int = 0) -> dict[str, Any]:
    return {"type": "button", "text": plain(label), "action_id": f"press:{number}", "value": f"token-{label}"}


def items(*names: str) -> list[dict[str, Any]]:
    """Each name as a section with a row of buttons under it."""
    blocks: list[dict[str, Any]] = []
    for number, name in enumerate(names):
        blocks.append({"type": "section", "text": plain(name)})
        blocks.append({"type": "actions", "elements": [button("Done", 2 * number), button("Later", 2 * number + 1)]})
    return blocks


def question(name: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    whole = {**element, "action_id": "field"}
    return {"type": "input", "block_id": f"{name}#e1", "label": plain(name.title()), "element": whole, **more}


def choice(label: str) -> dict[str, Any]:
    return {"text": plain(label), "value": label.lower()}


def form(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    head = {"type": "modal", "callback_id": "form", "title": plain("New promise"), "submit": plain("Save")}
    return {**head, "blocks": list(blocks), **more}


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


def fields() -> list[dict[str, Any]]:
    return [
        question("words", {"type": "plain_text_input", "max_length": 20}),
        question("partner", {"type": "external_select", "min_query_length": 1}),
        question("kind", {"type": "static_select", "options": [choice("Call"), choice("Visit")]}, optional=True),
        question("how", {"type": "radio_buttons", "options": [choice("Once"), choice("Weekly")]}, optional=True),
        question("days", {"type": "checkboxes", "options": [choice("Monday"), choice("Friday")]}, optional=True),
        question("day", {"type": "datepicker", "initial_date": "2026-11-23"}),
        question("time", {"type": "timepicker"}, optional=True),
        question("who", {"type": "users_select"}, optional=True),
        question("where", {"type": "conversations_select"}, optional=True),
    ]


def form_bot(app: AsyncApp, got: list[dict[str, Any]], answers: list[dict[str, Any]]) -> None:
    """Opens a form at a command, offers partners, and answers submissions as told."""

    @app.command("/loop")
    async def loop(ack: Any, command: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=form(*fields()))

    @app.options("field")
    async def offer(ack: Any, payload: dict[str, Any]) -> None:
        names = ["Amina House", "Amber Clinic", "Rosa Centre"]
        await ack(options=[choice(name) for name in names if payload["value"].lower() in name.lower()])

    @app.view("form")
    async def submitted(ack: Any, view: dict[str, Any]) -> None:
        got.append(view)
        await ack(**answers.pop(0) if answers else {})


def test_a_form_is_filled_in_and_sent(twin: SlackTwin, ana: Member) -> None:
    got: list[dict[str, Any]] = []
    with SmallBot(twin, lambda app: form_bot(app, got, [])):
        ana.command("/loop new")
        twin.wait_for(lambda: ana.modal)
        assert "New promise" in ana.modal_text
        assert ana.types_in("partner", "am") == ["Amina House", "Amber Clinic"]
        ana.picks("partner", "Amina House")
        ana.submits(
            words="Call back", kind="Visit", how="weekly", days=["Monday"], time="09:30", who=ana, where="C_TEAM"
        )
    state = {block.split("#")[0]: each["field"] for block, each in got[0]["state"]["values"].items()}
    assert state["words"] == {"type": "plain_text_input", "value": "Call back"}
    assert state["partner"]["selected_option"]["value"] == "amina house"
    assert state["kind"]["selected_option"]["value"] == "visit"
    assert state["how"]["selected_option"]["text"]["text"] == "Weekly"
    assert [each["value"] for each in state["days"]["selected_options"]] == ["monday"]
    assert (state["day"]["selected_date"], state["time"]["selected_time"]) == ("2026-11-23", "09:30")
    assert (state["who"]["selected_user"], state["where"]["selected_conversation"]) == ("U_ANA", "C_TEAM")
    assert {"hash", "root_view_id", "external_id", "close", "clear_on_close"} <= set(got[0])
    assert ana.modal is None


def test_what_the_form_itself_finds_missing_never_reaches_the_bot(twin: SlackTwin, ana: Member) -> None:
    got: list[dict[str, Any]] = []
    with SmallBot(twin, lambda app: form_bot(app, got, [])):
        ana.command("/loop new")
        twin.wait_for(lambda: ana.modal)
        ana.submits(words="far too long for this field", partner="Rosa Centre")
    assert ana.errors == {"words": "This is 7 characters too long."}
    assert got == []


def test_errors_stand_under_their_fields_and_the_form_stays(twin: SlackTwin, ana: Member) -> None:
    errors = {"response_action": "errors", "errors": {"words#e1": "Say more"}}
    with SmallBot(twin, lambda app: form_bot(app, [], [errors])):
        ana.command("/loop new")
        twin.wait_for(lambda: ana.modal)
        ana.submits(words="x", partner="Rosa Centre")
        assert ana.errors == {"words": "Say more"}
        assert "! words: Say more" in ana.modal_text
        ana.submits(words="much more")
    assert ana.errors == {}
    assert ana.modal is None


def test_an_error_for_what_is_no_input_is_a_trouble(twin: SlackTwin, ana: Member) -> None:
    errors = {"response_action": "errors", "errors": {"nothing": "Say more"}}
    with SmallBot(twin, lambda app: form_bot(app, [], [errors])):
        ana.command("/loop new")
        twin.wait_for(lambda: ana.modal)
        ana.submits(words="x", partner="Rosa Centre")
    assert "some trouble" in ana.sees()
    assert "nothing" in twin.problems[0]


def test_a_submission_may_change_push_and_clear(twin: SlackTwin, ana: Member) -> None:
    said = {"type": "section", "text": plain("Look")}
    shown = {"response_action": "update", "view": form(said, callback_id="form")}
    pushed = {"response_action": "push", "view": form(said, title=plain("On top"), callback_id="form")}
    with SmallBot(twin, lambda app: form_bot(app, [], [shown, pushed, {"response_action": "clear"}])):
        ana.command("/loop new")
        twin.wait_for(lambda: ana.modal)
        ana.submits(words="x", partner="Rosa Centre")
        assert "Look" in ana.modal_text
        ana.submits()
        assert "On top" in ana.modal_text
        assert ana.modal is not None
        assert ana.modal.previous == ana.stack[0].id
        ana.submits()
    assert ana.stack == []


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
