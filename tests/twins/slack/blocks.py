"""The shapes of blocks, and on which surfaces each may stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.twins.slack.elements import CHOSEN_FROM, IDENTIFIER, IMAGE, PRESSED, RICH_PARTS, TYPED
from tests.twins.slack.parts import (
    Check,
    Problems,
    Shape,
    anything,
    boolean,
    by_type,
    either,
    listed,
    number,
    one_of,
    plain,
    problem,
    string,
    texts,
    whole,
)

EVERYWHERE = frozenset({"message", "modal", "home"})
MESSAGES, MODALS, VIEWS = frozenset({"message"}), frozenset({"modal"}), frozenset({"modal", "home"})
INPUT_ONLY_IN_MODALS = frozenset({"file_input"})
TABLE_TEXT, DATA_TABLE_TEXT, CHARTS = 10_000, 20_000, 2


def _block(required: Mapping[str, Check] | None = None, **optional: Check) -> Shape:
    return Shape({"type": anything, **(required or {})}, {"block_id": IDENTIFIER, **optional})


def _section(value: Any, path: str, found: Problems) -> None:
    SECTION_SHAPE(value, path, found)
    if not value.get("text") and not value.get("fields"):
        found.append(problem("must define either `text` or `fields`", path))


def _image(value: Any, path: str, found: Problems) -> None:
    IMAGE_SHAPE(value, path, found)
    if ("image_url" in value) == ("slack_file" in value):
        found.append(problem("must define either `image_url` or `slack_file`", path))


def _card(value: Any, path: str, found: Problems) -> None:
    CARD_SHAPE(value, path, found)
    if not any(value.get(name) for name in ("hero_image", "title", "actions", "body")):
        found.append(problem("must define one of `hero_image`, `title`, `actions` or `body`", path))


def _table(shape: Shape, longest: int) -> Check:
    def check(value: Any, path: str, found: Problems) -> None:
        shape(value, path, found)
        if sum(len(text) for text in _cell_texts(value.get("rows"))) > longest:
            found.append(problem(f"must be less than {longest + 1} characters", path + "/rows"))

    return check


def _cell_texts(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for each in node for text in _cell_texts(each)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if isinstance(node.get("text"), str) else []
    return own + [text for each in node.values() for text in _cell_texts(each)]


RICH_TEXT = _block({"elements": listed(by_type(RICH_PARTS), 1, 1000)})
RAW_TEXT = Shape({"type": anything, "text": string(10_000)})
RAW_NUMBER = Shape({"type": anything, "value": number, "text": string(255)})
CELL = by_type({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT})
HEADER_CELL = by_type({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER})
COLUMN = Shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})
TASK = _block(
    {
        "task_id": IDENTIFIER,
        "title": string(255),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    details=RICH_TEXT,
    output=RICH_TEXT,
    sources=anything,
)


def _data_rows(value: Any, path: str, found: Problems) -> None:
    """The first row is the heading, and it holds no rich text."""
    listed(listed(CELL, 1, 20), 2, 101)(value, path, found)
    if isinstance(value, list) and value:
        listed(HEADER_CELL, 1, 20)(value[0], path + "/0", found)


BUTTON = by_type({"button": PRESSED["button"]})
CARD_SHAPE = _block(
    title=texts(150, "mrkdwn"),
    subtitle=texts(150, "mrkdwn"),
    body=texts(200, "mrkdwn"),
    subtext=texts(200, "mrkdwn"),
    actions=listed(BUTTON, 1, 3),
    hero_image=IMAGE,
    icon=IMAGE,
)
IMAGE_SHAPE = _block({"alt_text": string(2000)}, image_url=string(3000), slack_file=anything, title=plain(2000))
TEXT = {"plain_text": plain(3000), "mrkdwn": texts(3000, "mrkdwn")}
ACTING = {**PRESSED, **CHOSEN_FROM}
SECTION_SHAPE = _block(
    text=either(3000),
    fields=listed(either(2000), 1, 10),
    expand=boolean,
    accessory=by_type({**ACTING, "image": IMAGE}),
)
VIDEO = _block(
    {"alt_text": string(200), "title": plain(200), "video_url": string(3000), "thumbnail_url": string(3000)},
    title_url=string(3000),
    description=plain(200),
    author_name=string(50),
    provider_name=string(50),
    provider_icon_url=string(3000),
)
INNER = ("actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table")


@dataclass(frozen=True)
class Rule:
    check: Callable[[Any, str, Problems], None]
    surfaces: frozenset[str] = EVERYWHERE


SIMPLE: Mapping[str, Rule] = {
    "section": Rule(_section),
    "divider": Rule(_block()),
    "header": Rule(_block({"text": plain(150)}, level=whole(1, 6))),
    "context": Rule(_block({"elements": listed(by_type({**TEXT, "image": IMAGE}), 1, 10)})),
    "image": Rule(_image),
    "actions": Rule(_block({"elements": listed(by_type(ACTING), 1, 25)})),
    "rich_text": Rule(RICH_TEXT),
    "input": Rule(
        _block(
            {"label": plain(2000), "element": by_type({**CHOSEN_FROM, **TYPED})},
            hint=plain(2000),
            optional=boolean,
            dispatch_action=boolean,
        )
    ),
    "markdown": Rule(_block({"text": string(12_000)}), MESSAGES),
    "table": Rule(
        _table(
            _block({"rows": listed(listed(CELL, 1, 20), 1, 100)}, column_settings=listed(COLUMN, 1, 20)), TABLE_TEXT
        ),
        MESSAGES,
    ),
    "video": Rule(VIDEO),
    "alert": Rule(
        _block({"text": either(200)}, level=one_of("default", "info", "warning", "error", "success")), MODALS
    ),
}
BLOCKS: Mapping[str, Rule] = {
    **SIMPLE,
    "data_table": Rule(
        _table(
            _block(
                {"caption": string(3000), "rows": _data_rows},
                page_size=whole(1, 100),
                row_header_column_index=whole(0, 19),
            ),
            DATA_TABLE_TEXT,
        ),
        MESSAGES,
    ),
    "data_visualization": Rule(_block({"title": string(50), "chart": anything}), MESSAGES),
    "card": Rule(_card, MESSAGES),
    "carousel": Rule(_block({"elements": listed(by_type({"card": _card}), 1, 10)}), MESSAGES),
    "container": Rule(
        _block(
            {"child_blocks": listed(by_type({name: SIMPLE[name].check for name in INNER}), 1, 10)},
            title=plain(150),
            rich_text_title=RICH_TEXT,
            subtitle=either(150),
            icon=IMAGE,
            width=anything,
            is_collapsible=boolean,
            default_collapsed=boolean,
            has_header_divider=boolean,
        ),
        MESSAGES,
    ),
    "context_actions": Rule(
        _block({"elements": listed(by_type({"feedback_buttons": anything, "icon_button": anything}), 1, 5)}), MESSAGES
    ),
    "file": Rule(_block({"external_id": IDENTIFIER, "source": one_of("remote")}), MESSAGES),
    "plan": Rule(_block({"title": string(255)}, tasks=listed(by_type({"task_card": TASK}), 0, 50)), MESSAGES),
    "task_card": Rule(TASK, MESSAGES),
}


def check_block(block: dict[str, Any], path: str, found: Problems) -> None:
    BLOCKS[block["type"]].check(block, path, found)
