"""`/loop find`: full text over notes, meetings and promises, newest first."""

from bot.feature import EVERYONE, Action, Command, Feature
from bot.features.finding.views import results
from bot.i18n import mark
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint


def find(turn: Turn) -> Reply:
    if not turn.words:
        return turn.say(turn.t("What shall I look for?"), Hint(turn.t("For example: /loop find evening hours")))
    return Reply((results(turn, turn.words, 0),))


def page(turn: Turn, press: Press) -> Reply:
    return Reply(update=results(turn, str(press.args["words"]), int(press.args["page"])))


FEATURE = Feature(
    "finding",
    commands=(
        Command(
            "find",
            find,
            EVERYONE,
            mark("look for what was heard, met and promised"),
            mark("find evening hours"),
            is_strict=True,
        ),
    ),
    actions=(Action("find.page", page, EVERYONE, repeatable=True),),
)
