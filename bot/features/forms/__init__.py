"""A form that waits behind a button, for a place that could not show it at once."""

from collections.abc import Callable

from bot import replies
from bot.feature import EVERYONE, Action, Feature
from bot.offering import OPEN, offered
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.form import Form


def opener(forms: dict[str, type[Form]]) -> Callable[[Turn, Press], Reply]:
    """The handler that knows these forms."""

    def show(turn: Turn, press: Press) -> Reply:
        form = forms.get(str(press.args.get("form")))
        return Reply(form=offered(form, press.args), outcome=Outcome.ASKED) if form else replies.not_found(turn)

    return show


def feature(features: tuple[Feature, ...]) -> Feature:
    """The button for the forms of the features that are handed in."""
    forms = {handler.form.name: handler.form for feature in features for handler in feature.forms}
    return Feature("forms", actions=(Action(OPEN, opener(forms), EVERYONE, repeatable=True),))
