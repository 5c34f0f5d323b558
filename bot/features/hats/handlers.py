"""Acting for another partner: among those that the account serves, and as if there were no others in the world."""

from bot import replies
from bot.hats import is_at_a_shared_place, not_here, partner_name, switch_button
from bot.i18n import translator
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint
from storage.hats import Hats
from storage.people import People, Person
from storage.text import fold
from storage.viewer import SYSTEM


def switch(turn: Turn) -> Reply:
    """Nothing: for whom they act, and for whom else they may. A name, or the beginning of one: act for it."""
    if is_at_a_shared_place(turn):
        return not_here(turn)
    if not turn.words:
        return which(turn)
    wanted = fold(turn.words).removeprefix("to ")
    found = [each for each in turn.others if fold(partner_name(turn, each)).startswith(wanted)]
    if len(found) == 1:
        return act_as(turn, found[0])
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    return which(turn)


def which(turn: Turn) -> Reply:
    acts = turn.t("You act for {partner} here.", partner=partner_name(turn, turn.actor))
    if not turn.others:
        return turn.say(acts, Hint(turn.t("There is no other organisation that you act for.")))
    buttons = Buttons(tuple(switch_button(turn, each) for each in turn.others))
    return turn.say(acts, Hint(turn.t("For whom would you like to act?")), buttons)


def pressed(turn: Turn, press: Press) -> Reply:
    """The button may be an old one: only whom the account serves still is acted as."""
    found = next((each for each in (turn.actor, *turn.others) if each.id == press.subject), None)
    return act_as(turn, found) if found else replies.not_found(turn)


def act_as(turn: Turn, person: Person) -> Reply:
    """From now on, at every place that is not one partner's own."""
    account = People(turn.session, SYSTEM).identity(*turn.sender.key) if turn.sender else None
    if account is None:
        return replies.not_found(turn)
    Hats(turn.session).wear(account, person)
    turn.others = ()
    turn.t = translator(person.language)
    title = turn.t("You act for {partner} now.", partner=partner_name(turn, person))
    return turn.say(title, Hint(turn.t("What you type next is between them and the outreach team.")))
