"""Being forgotten: two questions, and then everything at once."""

from datetime import datetime, timedelta

from bot import replies
from bot.features.forgetting import others
from bot.features.forgetting.views import DONE, farewell, last_question, question
from bot.hats import is_at_a_shared_place
from bot.letters import tell
from bot.places import reseat
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint
from storage.forgetting import forget
from storage.forgotten import Wish
from storage.partners import Partners
from storage.people import People, Person
from storage.trail import kept_of
from storage.viewer import SYSTEM

GOOD_FOR = timedelta(minutes=30)
"""What can't be undone is not done by a button that somebody finds again weeks later."""


def begin(turn: Turn) -> Reply:
    """What there is of them, and what would become of it. A manager says whom."""
    if turn.viewer.is_ours:
        return others.begin_for(turn, turn.words) if turn.words else not_oneself(turn)
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    return Reply((question(turn, kept_of(turn.session, turn.actor)),))


def not_oneself(turn: Turn) -> Reply:
    t = turn.t
    hint = Hint(t("For example: /loop forget Amina. One of the team has to leave first."))
    return replies.settled(turn.say(t("Whom shall I forget?"), hint))


def ask(turn: Turn, press: Press) -> Reply:
    return Reply((last_question(turn, Wish(press.args["wish"]), kept_of(turn.session, turn.actor)),))


def is_too_old(turn: Turn, press: Press) -> bool:
    return turn.now - datetime.fromisoformat(press.args["asked_at"]) > GOOD_FOR


def asked_long_ago(turn: Turn) -> Reply:
    title = turn.t("That was asked a while ago, so I did nothing.")
    return replies.settled(turn.say(title, Hint(turn.t("Type /loop forget to begin anew."))))


def do(turn: Turn, press: Press) -> Reply:
    """For good. Their liaison hears that it was done, and not whose wish it was."""
    if is_too_old(turn, press):
        return asked_long_ago(turn)
    partner_id, is_shared = turn.viewer.partner_id, is_at_a_shared_place(turn)
    forget(turn.session, turn.actor, Wish(press.args["wish"]), turn.now)
    turn.audit("forgotten", turn.actor)
    reseat(turn.session, partner_id, turn.now)
    tell_liaison(turn, turn.actor, partner_id)
    return Reply((farewell(turn.t, bool(turn.others), is_shared),))


def do_person(turn: Turn, press: Press) -> Reply:
    """The same by a manager's hand."""
    person = others.found_by(turn, press)
    if person is None:
        return replies.not_found(turn)
    if is_too_old(turn, press):
        return asked_long_ago(turn)
    partner_id = person.partner_id
    reply = others.done(turn, person, Wish(press.args["wish"]))
    reseat(turn.session, partner_id, turn.now)
    tell_liaison(turn, person, partner_id)
    return reply


def tell_liaison(turn: Turn, person: Person, partner_id: int | None) -> None:
    held = Partners(turn.session, SYSTEM).liaison(partner_id) if partner_id else None
    liaison = People(turn.session, SYSTEM).get(held.person_id) if held else None
    if liaison and liaison.id != turn.actor.id:
        tell(turn.session, liaison, DONE, str(person.id), {"partner": partner_id}, turn.now)
