"""The ways back and on in a list that is shown a page at a time."""

from typing import Any

from bot.i18n import mark
from bot.turn import Turn
from bot.ui.message import Button


def page_buttons(
    turn: Turn,
    action: str,
    page: int,
    is_more: bool,
    subject: int | None = None,
    labels: tuple[str, str] = (mark("Earlier"), mark("More")),
    **about: Any,
) -> tuple[Button, ...]:
    """Buttons to the page before and the one after, where there is one; `labels` are names that were marked."""
    before, after = labels
    back = (turn.button(turn.t(before), action, subject, page=page - 1, **about),) if page else ()
    on = (turn.button(turn.t(after), action, subject, page=page + 1, **about),) if is_more else ()
    return (*back, *on)
