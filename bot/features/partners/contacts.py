"""Linking an account to a partner: only after somebody of our side picked it."""

from bot import replies
from bot.features.partners.facts import MOST_ACCOUNTS, set_columns, set_contact
from bot.features.partners.views import card
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Say, Style
from storage.partners import Partner, Partners
from storage.people import People
from storage.text import fold
from storage.viewer import Role


def ask_account(turn: Turn, found: Partner, value: str) -> Reply | None:
    """Whether it is somebody who wrote to us already is asked, as they would see what the partner sees."""
    people = turn.open(People)
    waiting = people.contacts_without_partner(value)[:MOST_ACCOUNTS]
    if not waiting or any(fold(person.name) == fold(value) for person in people.contacts(found.id)):
        return None
    t = turn.t
    labels = [(person, people.account(person.id) or person.name) for person in waiting]
    buttons = [turn.button(label, "partner.link", found.id, person=person.id) for person, label in labels]
    fresh = turn.button(t("Somebody else"), "partner.contact", found.id, Style.PRIMARY, name=value)
    said = Say(t("Whoever is linked sees the promises and notes shared with {partner}.", partner=found.name))
    return turn.say(t("Is {name} one of these accounts?", name=value), said, Buttons((*buttons, fresh)))


def link_account(turn: Turn, press: Press) -> Reply:
    """The account that was picked belongs to the partner from now on."""
    found = turn.open(Partners).get(press.subject)
    person = turn.open(People).get(int(press.args["person"]))
    if found is None or person is None or person.role is not Role.CONTACT or person.partner_id is not None:
        return replies.not_found(turn)
    set_columns(turn, person, partner_id=found.id)
    turn.session.flush()
    return Reply((card(turn, found, turn.t("Changed {name}.", name=found.name), is_new=True),))


def new_contact(turn: Turn, press: Press) -> Reply:
    found = turn.open(Partners).get(press.subject)
    if found is None:
        return replies.not_found(turn)
    problem = set_contact(turn, found, str(press.args["name"]))
    title = problem or turn.t("Changed {name}.", name=found.name)
    return Reply((card(turn, found, title, is_new=True),))
