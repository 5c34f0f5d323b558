"""Linking an account to a partner: only after somebody of our side picked it."""

from bot import replies
from bot.features.partners.facts import MOST_ACCOUNTS, set_columns, set_contact
from bot.features.partners.views import card
from bot.naming import account_name, platform_name
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Say, Style
from storage.partners import Partner, Partners
from storage.people import People, Person
from storage.text import fold
from storage.viewer import Role


def ask_account(turn: Turn, found: Partner, value: str) -> Reply | None:
    """Whether it is somebody who wrote to us already is asked, as they would see what the partner sees."""
    people = turn.open(People)
    waiting = people.contacts_without_partner(value)[:MOST_ACCOUNTS]
    if not waiting or any(fold(person.name) == fold(value) for person in people.contacts(found.id)):
        return None
    t = turn.t
    labels = told_apart([account_label(turn, person) for person in waiting])
    pairs = zip(labels, waiting, strict=True)
    buttons = [
        turn.button(label, "partner.link", found.id, person=person.id, review_id=turn.review_id)
        for label, person in pairs
    ]
    fresh = turn.button(
        t("Somebody else"), "partner.contact", found.id, Style.PRIMARY, name=value, review_id=turn.review_id
    )
    said = Say(t("Whoever is linked sees the promises and notes shared with {partner}.", partner=found.name))
    return turn.say(t("Is {name} one of these accounts?", name=value), said, Buttons((*buttons, fresh)))


def account_label(turn: Turn, person: Person) -> str:
    """How our side knows an account: by what its platform calls whoever has it."""
    account = turn.open(People).account(person.id)
    if account is None:
        return person.name
    return f"{platform_name(turn.t, account.platform)}: {account_name(turn.t, account) or person.name}"


def told_apart(labels: list[str]) -> list[str]:
    """Labels that are the same get a number, in the order in which the accounts came."""
    return [
        f"{label} ({labels[: at + 1].count(label)})" if labels.count(label) > 1 else label
        for at, label in enumerate(labels)
    ]


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
