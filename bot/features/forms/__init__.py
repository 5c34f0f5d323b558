"""A form that waits behind a button, for a place that could not show it at once."""

from collections.abc import Callable

from bot import replies
from bot.feature import EVERYONE, Action, Feature, FormHandler
from bot.forms import finish
from bot.offering import OPEN, offered
from bot.steps import FINISH
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.form import Form


def opener(forms: dict[str, type[Form]]) -> Callable[[Turn, Press], Reply]:
    """The handler that knows these forms."""

    def show(turn: Turn, press: Press) -> Reply:
        form = forms.get(str(press.args.get("form")))
        return Reply(form=offered(form, press.args), outcome=Outcome.ASKED) if form else replies.not_found(turn)

    return show


def finisher(forms: dict[str, FormHandler]) -> Callable[[Turn, Press], Reply]:
    """The same for a form that is left at what is filled in."""

    def send_off(turn: Turn, press: Press) -> Reply:
        return finish(turn, forms, str(press.args.get("token")))

    return send_off


def feature(features: tuple[Feature, ...]) -> Feature:
    """The buttons for the forms of the features that are handed in."""
    handlers = {handler.form.name: handler for feature in features for handler in feature.forms}
    forms = {name: handler.form for name, handler in handlers.items()}
    actions = (
        Action(OPEN, opener(forms), EVERYONE, repeatable=True),
        Action(FINISH, finisher(handlers), EVERYONE, repeatable=True),
    )
    return Feature("forms", actions=actions)
