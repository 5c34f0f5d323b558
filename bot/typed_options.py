"""A command whose answers were typed in fields of their own: the same as its form, sent off."""

from collections.abc import Callable, Mapping

from bot.forms import joined
from bot.naming import named
from bot.turn import Reply, Turn
from bot.ui.form import Form, Kind, in_words

PICKED = frozenset({Kind.CHANNEL, Kind.PERSON})
"""What stands for an account stays one."""


def typed_options(
    turn: Turn,
    form: type[Form],
    words: str,
    values: Mapping[str, str],
    opened: Callable[[Turn], Mapping[str, str]] | None = None,
) -> Reply:
    """A form from the fields of a command. What has no question in it, or has none any more, is kept."""
    asks = {asked.name: asked for asked in form.asks()}
    stray = {"": words, **{name: value for name, value in values.items() if name not in asks}}
    if joined(stray).strip():
        turn.keep(joined(stray), turn.t("I did not know what to do with this"))
        turn.review_id = None
    known = {name: value for name, value in values.items() if name in asks}
    known = {name: value if asks[name].kind in PICKED else named(turn, value) for name, value in known.items()}
    turn.words = in_words(form, known, turn.t)
    if opened is None:
        return turn.submit(form, known)
    before = opened(turn)
    return turn.submit(form, {**before, **known}, opened=before)
