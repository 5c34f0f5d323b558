"""Home: everything that is with somebody, on one page. What other features show is handed in, not imported."""

from bot.feature import EVERYONE, STAFF, Action, Command, Feature
from bot.features.home.contacts import their_home
from bot.features.home.first_run import dismiss
from bot.features.home.ours import our_home
from bot.i18n import mark
from bot.turn import Reply, Turn


def feature(features: tuple[Feature, ...]) -> Feature:
    """Home with what these features show."""
    commands = {command.word: command.handle for feature in features for command in feature.commands}

    def home(turn: Turn) -> Reply:
        if turn.words:
            turn.keep(f"home {turn.words}", turn.t("I did not know what to do with this"))
        if turn.viewer.is_ours:
            return Reply(our_home(turn, commands["digest"]))
        return Reply(their_home(turn, commands["promises"]))

    return Feature(
        "home",
        commands=(Command("home", home, EVERYONE, mark("everything that is with you"), mark("home"), is_seldom=True),),
        actions=(Action("home.dismiss", dismiss, STAFF, repeatable=True),),
    )
