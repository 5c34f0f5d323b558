"""Picking one of several partners, or adding a new one: the form that waited goes on."""

from bot.feature import STAFF, Action, Feature
from bot.turn import Press, Reply, Turn


def choose(turn: Turn, press: Press) -> Reply:
    """Fill the waiting form again, with the partner that was picked."""
    args = press.args
    values = {**args["values"], args["field"]: args["value"]}
    about = {**args["about"], "review_id": args["review_id"]}
    return turn.submit(args["form"], values, **about)


FEATURE = Feature("choosing", actions=(Action("choose", choose, STAFF),))
