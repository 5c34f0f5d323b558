"""`/loop mine`: what one person looks after, the nearest date first."""

from bot.feature import STAFF, Action, Command, Feature
from bot.features.mine.views import mine
from bot.i18n import mark
from bot.turn import Press, Reply, Turn


def show(turn: Turn) -> Reply:
    return Reply((mine(turn, 0),))


def page(turn: Turn, press: Press) -> Reply:
    """Another page, in place of this one."""
    return Reply(update=mine(turn, int(press.args["page"])))


FEATURE = Feature(
    "mine",
    commands=(Command("mine", show, STAFF, mark("see what you look after"), mark("mine")),),
    actions=(Action("mine.page", page, STAFF, repeatable=True),),
)
