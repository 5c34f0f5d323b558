"""What the inputs of a view hold: at first, as a person fills them, and as Slack reports them."""

from typing import Any

from tests.twins.slack.elements import choices_of
from tests.twins.slack.rules import elements_of
from tests.twins.slack.state import JSON

PRESSED_ONLY = frozenset({"button", "overflow", "image", "workflow_button", "feedback_buttons", "icon_button"})
HOLDS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
"""Under which name a kind of input reports what it holds, and what it starts from."""
SEVERAL = frozenset({"checkboxes", "file_input"})
BY_OPTION = frozenset({"static_select", "radio_buttons", "checkboxes", "multi_static_select"})


def holds_several(element: JSON) -> bool:
    return element["type"] in SEVERAL or str(element["type"]).startswith("multi_")


def held(element: JSON, value: Any) -> JSON:
    """One input's part of `state.values`."""
    name = HOLDS[element["type"]][0]
    if holds_several(element):
        return {"type": element["type"], name: value or []}
    return {"type": element["type"], name: None if value == "" else value}


def first(element: JSON) -> JSON:
    return held(element, element.get(HOLDS[element["type"]][1]))


def inputs_of(body: JSON) -> list[tuple[JSON, JSON]]:
    """Every block with an element that holds something, with that element."""
    blocks = body.get("blocks") or []
    pairs = [(block, element) for block in blocks for element in elements_of(block)]
    return [(block, element) for block, element in pairs if element.get("type") in HOLDS]


def starting_values(body: JSON, before: JSON) -> JSON:
    """What was typed stays where block and action keep their names; everything else starts anew."""
    values: JSON = {}
    for block, element in inputs_of(body):
        block_id, action_id = block["block_id"], element["action_id"]
        kept = before.get(block_id, {}).get(action_id)
        same = kept is not None and kept["type"] == element["type"]
        values.setdefault(block_id, {})[action_id] = kept if same else first(element)
    return values


def field_name(block: JSON) -> str:
    return str(block.get("block_id", "")).split("#", maxsplit=1)[0]


def find_input(body: JSON, name: str) -> tuple[JSON, JSON]:
    """The input of this name, which is its block's name up to the #, or else its action's."""
    for block, element in inputs_of(body):
        if name in {field_name(block), block["block_id"], element["action_id"]}:
            return block, element
    there = [field_name(block) for block, _ in inputs_of(body)]
    raise AssertionError(f"No field {name!r} here, only {there}")


def option(choices: list[JSON], wanted: str) -> JSON:
    """An option by its value or by what is shown."""
    for choice in choices:
        if wanted in {choice.get("value"), choice["text"]["text"]}:
            return choice
    raise AssertionError(f"No choice {wanted!r} among {[choice['text']['text'] for choice in choices]}")


def chosen(element: JSON, value: Any) -> Any:
    """What a person meant, in the form that Slack reports it."""
    if element["type"] not in BY_OPTION:
        return str(value) if isinstance(value, str) or not holds_several(element) else list(value)
    if holds_several(element):
        wanted = [value] if isinstance(value, str) else list(value)
        return [option(choices_of(element), each) for each in wanted]
    return option(choices_of(element), str(value)) if value else None


def missing(body: JSON, values: JSON) -> dict[str, str]:
    """What Slack's own form would not let pass, before the bot hears of it."""
    found: dict[str, str] = {}
    for block, element in inputs_of(body):
        if block["type"] != "input":
            continue
        value = values[block["block_id"]][element["action_id"]][HOLDS[element["type"]][0]]
        if not value and not block.get("optional"):
            found[field_name(block)] = "Please complete this required field."
        elif isinstance(value, str) and element["type"] == "plain_text_input":
            found |= _wrong_length(block, element, value)
    return found


def _wrong_length(block: JSON, element: JSON, value: str) -> dict[str, str]:
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    if len(value) > most:
        return {field_name(block): f"This is {len(value) - most} characters too long."}
    return {field_name(block): f"At least {least} characters, please."} if value and len(value) < least else {}
