"""The shapes of what one presses and fills in, and of rich text."""

from collections.abc import Mapping
from typing import Any

from tests.twins.slack.parts import (
    Check,
    Problems,
    Shape,
    anything,
    boolean,
    by_type,
    either,
    listed,
    matching,
    number,
    one_of,
    plain,
    problem,
    string,
    whole,
)

DATE, TIME = matching(r"\d{4}-\d\d-\d\d", "YYYY-MM-DD"), matching(r"([01]\d|2[0-3]):[0-5]\d", "HH:mm")
IDENTIFIER = string(255)
NOTHING: Mapping[str, Check] = {}
CONFIRM = Shape(
    {"text": either(300)},
    {"title": plain(100), "confirm": plain(30), "deny": plain(30), "style": one_of("primary", "danger")},
)
OPTION = Shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": string(3000)})
WIDE_OPTION = Shape({"text": either(75), "value": string(150)}, {"description": either(75), "url": string(3000)})
OPTION_GROUP = Shape({"label": plain(75), "options": listed(OPTION, 1, 100)})
DISPATCH = Shape({}, {"trigger_actions_on": listed(one_of("on_enter_pressed", "on_character_entered"), 1, 2)})
FILTER = Shape(
    {},
    {
        "include": listed(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_bot_users": boolean,
        "exclude_external_shared_channels": boolean,
    },
)


def element(required: Mapping[str, Check] = NOTHING, /, **optional: Check) -> Shape:
    return Shape({"type": anything, **required}, {"action_id": IDENTIFIER, **optional})


def picker(required: Mapping[str, Check] = NOTHING, /, **optional: Check) -> Shape:
    return element(required, confirm=CONFIRM, focus_on_load=boolean, **optional)


def menu(**optional: Check) -> Shape:
    return picker(placeholder=plain(150), **optional)


def typed(**optional: Check) -> Shape:
    return element(focus_on_load=boolean, placeholder=plain(150), dispatch_action_config=DISPATCH, **optional)


def with_choices(shape: Shape) -> Check:
    """Options or groups of them, not both and not none; what is chosen at first is one of them."""

    def check(value: Any, path: str, found: Problems) -> None:
        shape(value, path, found)
        if found:
            return
        if ("options" in value) == ("option_groups" in value):
            found.append(problem("must define either `options` or `option_groups`", path))
        first = [value["initial_option"]] if "initial_option" in value else value.get("initial_options") or []
        if any(each not in choices_of(value) for each in first):
            found.append(problem("initial options must be among the options", path))

    return check


def choices_of(value: dict[str, Any]) -> list[Any]:
    """The options of a menu, in its groups or without."""
    grouped = [each for group in value.get("option_groups") or [] for each in group.get("options") or []]
    return [*(value.get("options") or []), *grouped]


CHOICES: Mapping[str, Check] = {"options": listed(OPTION, 1, 100), "option_groups": listed(OPTION_GROUP, 1, 100)}
CHOSEN: Mapping[str, Check] = {"initial_option": OPTION}
SEVERAL: Mapping[str, Check] = {"max_selected_items": whole(1, 10_000)}
NAMES = listed(string(255), 1, 100)
OPEN_URL: Mapping[str, Check] = {"response_url_enabled": boolean}
HERE: Mapping[str, Check] = {"default_to_current_conversation": boolean, "filter": FILTER}

PRESSED: Mapping[str, Check] = {
    "button": element(
        {"text": plain(75)},
        url=string(3000),
        value=string(2000),
        style=one_of("primary", "danger"),
        confirm=CONFIRM,
        accessibility_label=string(75),
        visible_to_user_ids=listed(IDENTIFIER, 1, 10),
    ),
    "overflow": element({"options": listed(OPTION, 1, 5)}, confirm=CONFIRM),
    "workflow_button": element(
        {"text": plain(75), "workflow": anything}, style=one_of("primary", "danger"), accessibility_label=string(75)
    ),
}
CHOSEN_FROM: Mapping[str, Check] = {
    "static_select": with_choices(menu(**CHOICES, **CHOSEN)),
    "multi_static_select": with_choices(menu(**CHOICES, **SEVERAL, initial_options=listed(OPTION, 1, 100))),
    "external_select": menu(min_query_length=whole(0, 100), **CHOSEN),
    "multi_external_select": menu(min_query_length=whole(0, 100), initial_options=listed(OPTION, 1, 100), **SEVERAL),
    "users_select": menu(initial_user=IDENTIFIER),
    "multi_users_select": menu(initial_users=NAMES, **SEVERAL),
    "conversations_select": menu(initial_conversation=IDENTIFIER, **HERE, **OPEN_URL),
    "multi_conversations_select": menu(initial_conversations=NAMES, **HERE, **SEVERAL),
    "channels_select": menu(initial_channel=IDENTIFIER, **OPEN_URL),
    "multi_channels_select": menu(initial_channels=NAMES, **SEVERAL),
    "datepicker": menu(initial_date=DATE),
    "timepicker": menu(initial_time=TIME, timezone=string(100)),
    "datetimepicker": picker(initial_date_time=whole(1_000_000_000, 9_999_999_999)),
    "radio_buttons": with_choices(picker({"options": listed(WIDE_OPTION, 1, 10)}, initial_option=WIDE_OPTION)),
    "checkboxes": with_choices(
        picker({"options": listed(WIDE_OPTION, 1, 10)}, initial_options=listed(WIDE_OPTION, 1, 10))
    ),
}
TYPED: Mapping[str, Check] = {
    "plain_text_input": typed(
        initial_value=string(3000, least=0),
        multiline=boolean,
        min_length=whole(0, 3000),
        max_length=whole(1, 3000),
    ),
    "rich_text_input": typed(initial_value=anything, min_lines=whole(1, 50), max_lines=whole(1, 50)),
    "email_text_input": typed(initial_value=string(3000)),
    "url_text_input": typed(initial_value=string(3000)),
    "number_input": element(
        {"is_decimal_allowed": boolean},
        focus_on_load=boolean,
        placeholder=plain(150),
        dispatch_action_config=DISPATCH,
        initial_value=string(100),
        min_value=string(100),
        max_value=string(100),
    ),
    "file_input": element(filetypes=listed(string(50), 1, 100), max_files=whole(1, 10)),
}
IMAGE = Shape({"type": anything, "alt_text": string(2000)}, {"image_url": string(3000), "slack_file": anything})

STYLED = {"style": Shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), boolean))}
RICH_PIECES: Mapping[str, Check] = {
    "text": Shape({"type": anything, "text": string(12_000)}, STYLED),
    "link": Shape({"type": anything, "url": string(3000)}, {**STYLED, "text": string(12_000), "unsafe": boolean}),
    "user": Shape({"type": anything, "user_id": IDENTIFIER}, STYLED),
    "channel": Shape({"type": anything, "channel_id": IDENTIFIER}, STYLED),
    "usergroup": Shape({"type": anything, "usergroup_id": IDENTIFIER}, STYLED),
    "team": Shape({"type": anything, "team_id": IDENTIFIER}, STYLED),
    "broadcast": Shape({"type": anything, "range": one_of("here", "channel", "everyone")}, STYLED),
    "emoji": Shape({"type": anything, "name": string(255)}, {**STYLED, "unicode": anything, "url": string(3000)}),
    "color": Shape({"type": anything, "value": string(50)}, STYLED),
    "date": Shape(
        {"type": anything, "timestamp": number, "format": string(255)},
        {**STYLED, "fallback": string(3000), "url": string(3000)},
    ),
}
PIECES = listed(by_type(RICH_PIECES), 0, 1000)
BORDER = {"border": one_of(0, 1)}
SECTION = Shape({"type": anything, "elements": PIECES})
RICH_PARTS: Mapping[str, Check] = {
    "rich_text_section": SECTION,
    "rich_text_quote": Shape({"type": anything, "elements": PIECES}, BORDER),
    "rich_text_preformatted": Shape({"type": anything, "elements": PIECES}, {**BORDER, "language": string(50)}),
    "rich_text_list": Shape(
        {
            "type": anything,
            "style": one_of("bullet", "ordered"),
            "elements": listed(by_type({"rich_text_section": SECTION}), 1, 1000),
        },
        {**BORDER, "indent": whole(0, 8), "offset": whole(0, 10_000)},
    ),
}
