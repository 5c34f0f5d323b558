"""The brief: what to know before meeting a partner."""

from typing import Any

from bot import replies
from bot.choosing import Known, look_up
from bot.feature import STAFF, Action, Command, Feature
from bot.features.briefs.views import brief, which
from bot.i18n import mark
from bot.reading import was_read_about
from bot.turn import Press, Reply, Turn
from storage.partners import Partners
from storage.readings import BRIEF


def show(turn: Turn) -> Reply:
    """The brief of the partner that is named; without a name, of those the asker holds."""
    if not turn.words:
        mine = tuple(turn.open(Partners).of_liaison(turn.actor.id)) or tuple(turn.open(Partners).all(limit=5))
        return Reply((which(turn, "", mine),))
    match look_up(turn, turn.words):
        case Known(partner=partner):
            was_read_about(turn, partner.id, BRIEF)
            return Reply((brief(turn, partner),))
        case other:
            return Reply((which(turn, turn.words, other.near),))


def pressed(turn: Turn, press: Press) -> Reply:
    partner: Any = turn.open(Partners).get(press.subject)
    if partner is None:
        return replies.not_found(turn)
    was_read_about(turn, partner.id, BRIEF)
    each = press.args.get("each")
    return Reply(update=brief(turn, partner, each)) if each else Reply((brief(turn, partner),))


FEATURE = Feature(
    "briefs",
    commands=(Command("brief", show, STAFF, mark("walk into a meeting prepared"), mark("brief {partner}")),),
    actions=(Action("partner.brief", pressed, STAFF, repeatable=True),),
)
