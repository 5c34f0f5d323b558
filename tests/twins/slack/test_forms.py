"""People fill in forms that a real slack_bolt app opened, and its answers decide what becomes of them."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp

from tests.twins.slack import Member, SlackTwin
from tests.twins.slack.pieces import choice, form, plain, question
from tests.twins.slack.small_bot import SmallBot


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
