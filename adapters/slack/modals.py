"""Forms as windows, and what was filled into them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.budget import ERROR, OPTIONS, VALUES, VIEW_BLOCKS, VIEW_TITLE, context
from adapters.slack.fields import Question, question, warning
from adapters.slack.options import option, picked
from adapters.slack.render import NAME, header, left_out
from adapters.slack.text import Json, plain, readable, shown, size
from bot.i18n import Translator
from bot.turn import OpenForm
from storage.text import fold, is_blank

QUESTIONS = 90
"""The fields of one view at the most; the rest of its blocks is for what stands around them."""


def form_view(opened: OpenForm, t: Translator, metadata: str, edition: str) -> Json:
    """A form to fill in, with what is known already and what is not right yet."""
    title = t(opened.form.title)
    is_short = 0 < size(title) <= VIEW_TITLE
    blocks = form_blocks(opened, t, edition)
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": metadata,
        "title": plain(title if is_short else NAME, VIEW_TITLE),
        "submit": plain(t(opened.form.submit), VIEW_TITLE),
        "close": plain(t("Cancel"), VIEW_TITLE),
        "blocks": blocks if is_short and blocks else [header(title), *blocks],
    }


def form_blocks(opened: OpenForm, t: Translator, edition: str) -> list[Json]:
    asks, values, errors = opened.form.asks(), opened.values, opened.errors
    share = VALUES // max(1, len(asks[:QUESTIONS]))
    names = {asked.name for asked in asks}
    general = [error for name, error in errors.items() if name not in names and not is_blank(error)]
    questions = [
        question(asked, values.get(asked.name, ""), errors.get(asked.name, ""), t, edition, share)
        for asked in asks[:QUESTIONS]
    ]
    over = len(asks) - len(questions)
    ending = [context(left_out(t)(over))] if over else []
    return [*map(warning, general[:3]), *arranged(questions), *ending]


def arranged(questions: Sequence[Question]) -> Iterator[Json]:
    """Every field, with what stands around it as long as there is room."""
    room = VIEW_BLOCKS - 5 - len(questions)
    for asked in questions:
        above, below = asked.above[:room], asked.below[: max(0, room - len(asked.above))]
        room -= len(above) + len(below)
        yield from (*above, asked.field, *below)


def read_values(state: Mapping[str, Mapping[str, Any]], team: str) -> dict[str, str]:
    """What was filled in, by the question's name. People and channels are named with their workspace."""
    return {field_of(block): answer(next(iter(held.values()), {}), team) for block, held in state.items()}


def field_of(block_id: str) -> str:
    return block_id.rpartition("#")[0]


def offers_of(block_id: str) -> str:
    """Names of which kind are offered in a block; empty for none."""
    return block_id.rpartition("#")[2].partition("/")[2]


def answer(element: Mapping[str, Any], team: str) -> str:
    match element:
        case {"selected_option": {"value": str()} as option}:
            return picked(option)
        case {"selected_user": str(key)} | {"selected_conversation": str(key)}:
            return f"slack:{team}:{key}"
        case {"value": str(value)} | {"selected_date": str(value)} | {"selected_time": str(value)}:
            return value
        case _:
            return ""


def error_blocks(state: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str]:
    """What is not right, by the block that shows it. What belongs to no field of the view stands at the first."""
    blocks = {field_of(block): block for block in state}
    told: dict[str, list[str]] = {}
    for name, error in errors.items():
        block = blocks.get(name) or next(iter(state), "")
        told.setdefault(block, []).append(readable(error))
    return {block: shown(" ".join(said), ERROR) for block, said in told.items() if block}


def suggestion_options(pairs: Sequence[tuple[str, str]], typed: str = "") -> list[Json]:
    """Names to pick from, each by its value and its label. What was typed itself comes last, if it is no name."""
    known = {fold(word) for pair in pairs for word in pair}
    own = [] if is_blank(readable(typed)) or fold(typed) in known else [(readable(typed), f"“{readable(typed)}”")]
    found = [option(label, value) for value, label in (*pairs[: OPTIONS - len(own)], *own)]
    return list({made["value"]: made for made in found if made["value"]}.values())
