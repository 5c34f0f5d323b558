"""Being forgotten: two questions, and then everything at once."""

from datetime import datetime, timedelta

from bot import replies
from bot.features.forgetting.views import DONE, farewell, last_question, question
from bot.letters import tell
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint
from storage.forgetting import forget, kept_of
from storage.forgotten import Wish
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM

GOOD_FOR = timedelta(minutes=30)
"""What can't be undone is not done by a button that somebody finds again weeks later."""


def begin(turn: Turn) -> Reply:
    """What there is of them, and what would become of it."""
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    return Reply((question(turn, kept_of(turn.session, turn.actor)),))


def ask(turn: Turn, press: Press) -> Reply:
    return Reply((last_question(turn, Wish(press.args["wish"]), kept_of(turn.session, turn.actor)),))


def do(turn: Turn, press: Press) -> Reply:
    """For good. Their liaison hears that it was done, and not whose wish it was."""
    if turn.now - datetime.fromisoformat(press.args["asked_at"]) > GOOD_FOR:
        title = turn.t("That was asked a while ago, so I did nothing.")
        return replies.settled(turn.say(title, Hint(turn.t("Type /loop forget to begin anew."))))
    partner_id = turn.viewer.partner_id
    forget(turn.session, turn.actor, Wish(press.args["wish"]), turn.now)
    turn.audit("forgotten", turn.actor)
    tell_liaison(turn, partner_id)
    return Reply((farewell(turn.t),))


def tell_liaison(turn: Turn, partner_id: int | None) -> None:
    held = Partners(turn.session, SYSTEM).liaison(partner_id) if partner_id else None
    liaison = People(turn.session, SYSTEM).get(held.person_id) if held else None
    if liaison:
        tell(turn.session, liaison, DONE, str(turn.actor.id), {"partner": partner_id}, turn.now)
