"""A message that was picked out becomes the words of a form, with the place where it was said."""

from typing import Any

from bot.turn import Reply, Turn
from bot.ui.form import LONG, Form
from bot.ui.message import Link

SOURCE = "source"
"""In what a form is about: the web address of the message that it was made of."""


def from_message(turn: Turn, form: type[Form], field: str) -> Reply:
    """Open a form whose `field` holds the words of the message. What is too long for it is kept whole elsewhere."""
    if turn.quote is None:
        return turn.open_form(form)
    words, errors = turn.quote.words.strip(), {}
    if len(words) > LONG:
        turn.keep(words, turn.t("The message was longer than fits a form"))
        errors[field] = turn.t("These are the first {n} characters. All of it is in /loop review.", n=LONG)
    about = {SOURCE: turn.quote.link} if turn.quote.link else {}
    return turn.open_form(form, {field: words[:LONG]}, errors, **about)


def source_of(about: dict[str, Any]) -> str:
    return str(about.get(SOURCE, ""))


def source_link(turn: Turn, address: str) -> tuple[Link, ...]:
    """Where it was said, for our side."""
    return (Link(turn.t("Where it was said"), address),) if address and turn.viewer.is_ours else ()
