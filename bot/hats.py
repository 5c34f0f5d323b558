"""Which of several people an account acts as: one human who serves two partners is never two of them at once."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.dialogue import takes
from bot.events import Event, Pressed, Said, Sender, Submitted
from bot.turn import OF, ONLY, Outcome, Reply, Turn
from bot.ui.message import Block, Button, Buttons, Hint, Message
from storage.actions import Actions
from storage.conversations import Conversation, Conversations
from storage.hats import Hats
from storage.partners import Partners
from storage.people import People, Person
from storage.viewer import SYSTEM, Role

SWITCH = "hats.switch"
SHOWN = 4


def all_hats(session: Session, sender: Sender) -> list[Person]:
    """Everybody this account may act as."""
    account = People(session, SYSTEM).identity(*sender.key)
    return Hats(session).of(account) if account else []


def who_acts(session: Session, event: Event, worn: Person) -> tuple[Person, tuple[Person, ...]]:
    """Who answers for an event, and whom else the account may act as.

    A button or a form acts as whom it was given to, a place that is one partner's as their person there, an answer as
    whom it was asked of. Anything else acts as whom the account acts as now.
    """
    if worn.role is not Role.CONTACT:
        return worn, ()
    hats = all_hats(session, event.sender)
    if not hats or hats == [worn]:
        return worn, ()
    actor = given_to(session, event, hats) or asked(session, event, hats) or next_worn(worn, hats)
    if actor.last_identity_id != worn.last_identity_id and actor is not worn:
        actor.last_identity_id = worn.last_identity_id
    return actor, tuple(each for each in hats if each is not actor)


def next_worn(worn: Person, hats: Sequence[Person]) -> Person:
    """Whom the account acts as now, unless they left."""
    return worn if worn in hats else hats[0]


def given_to(session: Session, event: Event, hats: Sequence[Person]) -> Person | None:
    """Whom a button or a form was given to, if it is one of these."""
    if not isinstance(event, Pressed | Submitted):
        return None
    row = Actions(session).find(event.token)
    only, of = (row.args.get(ONLY), row.args.get(OF)) if row else (None, None)
    return next((each for each in hats if each.id == only or (of is not None and each.partner_id == of)), None)


def asked(session: Session, event: Event, hats: Sequence[Person]) -> Person | None:
    """Whose place it is typed at, else of whom a question was asked last."""
    partners = Partners(session, SYSTEM)
    here = str(event.address) if event.address else ""
    for each in hats:
        partner = partners.get(each.partner_id)
        if partner and partner.place and partner.place == here:
            return each
    if not isinstance(event, Said):
        return None
    current = (Conversations(session, each.id).current() for each in hats)
    talks = [talk for talk in current if talk and takes(talk, event.words)]
    newest: Conversation | None = max(talks, key=lambda talk: talk.id, default=None)
    return next((each for each in hats if newest and each.id == newest.person_id), None)


def is_at_a_shared_place(turn: Turn) -> bool:
    """Whether others of the partner may read what is answered here."""
    partner = Partners(turn.session, SYSTEM).get(turn.actor.partner_id)
    return bool(partner and partner.place and turn.address and str(turn.address) == partner.place)


def not_here(turn: Turn) -> Reply:
    """What is for one person alone is shown to them alone."""
    hint = Hint(turn.t("Please type this where only I read."))
    return Reply((Message(turn.t("Others read here."), (hint,)),), outcome=Outcome.REFUSED)


def partner_name(turn: Turn, person: Person) -> str:
    return Partners(turn.session, SYSTEM).name(person.partner_id) or turn.t("no organisation")


def signed(turn: Turn, event: Event, reply: Reply) -> Reply:
    """A reply that says for whom the actor acts, where they could be another one; after a command with the way to
    change that. Another press or form of a longer talk needs no saying."""
    if turn.actor.left_at or not turn.others or not reply.messages or (isinstance(event, Pressed) and is_worn(turn)):
        return reply
    *earlier, last = reply.messages
    blocks = acting(turn) if isinstance(event, Pressed | Submitted) else as_whom(turn)
    return replace(reply, messages=(*earlier, Message(last.title, (*last.blocks, *blocks))))


def is_worn(turn: Turn) -> bool:
    account = People(turn.session, SYSTEM).identity(*turn.sender.key) if turn.sender else None
    return account is not None and account.person_id == turn.actor.id


def acting(turn: Turn) -> tuple[Hint, ...]:
    return (Hint(turn.t("You act for {partner} here.", partner=partner_name(turn, turn.actor))),)


def as_whom(turn: Turn) -> tuple[Block, ...]:
    """What else they serve is named to nobody but themself, so not at a place that others read."""
    if is_at_a_shared_place(turn):
        return acting(turn)
    return (*acting(turn), Buttons(tuple(switch_button(turn, each) for each in turn.others[:SHOWN])))


def switch_button(turn: Turn, person: Person) -> Button:
    label = turn.t("Switch to {partner}", partner=partner_name(turn, person))
    return turn.button(label, SWITCH, person.id)
