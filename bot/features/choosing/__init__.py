"""Picking one of several partners, or adding a new one: the form that waited goes on."""

from collections.abc import Mapping
from typing import Any

from bot import replies
from bot.choosing import NEW
from bot.feature import STAFF, Action, Feature
from bot.teaching import MEANT
from bot.turn import Press, Reply, Turn
from storage.reviews import Reviews


def choose(turn: Turn, press: Press) -> Reply:
    """Fill the waiting form again, with the partner that was picked; what is settled is not saved a second time."""
    args, value = press.args, press.args["value"]
    item = Reviews(turn.session, turn.actor.id).get(args["review_id"] or -1)
    if item and item.settled_at:
        return replies.saved_already(turn)
    filled = args["about"].get("instead", {}).get(value, {})
    values = {**args["values"], **filled, args["field"]: value}
    about = {key: told for key, told in args["about"].items() if key not in {"between", "instead"}}
    about["review_id"] = args["review_id"]
    # Whoever picks one of the partners that the line names has said which one is meant.
    about["named"] = value in args["about"].get("between", ())
    if is_name_for(value, args["about"]):
        about[MEANT] = {"field": args["field"], "name": value, "typed": args["values"][args["field"]]}
    return turn.submit(args["form"], values, **about)


def is_name_for(value: str, about: Mapping[str, Any]) -> bool:
    """Whether what was typed is another name of the partner: not where some of it is what the line is about."""
    is_known = bool(value) and not value.startswith(NEW)
    return is_known and "between" not in about and value not in about.get("instead", {})


FEATURE = Feature("choosing", actions=(Action("choose", choose, STAFF),))
