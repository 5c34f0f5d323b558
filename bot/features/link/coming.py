"""Somebody comes in by an invitation: a stranger, somebody who wrote to us before, or one who serves two partners."""

from bot import replies
from bot.arrivals import called
from bot.connecting import came_in, newcomer, partner_of, waiting_contact
from bot.feature import Visit
from bot.i18n import spoken, translator
from bot.telling import first_contact, is_to_be_told
from bot.turn import Reply, Turn
from bot.ui.message import Hint, Message
from storage import joining
from storage.hats import Hats
from storage.invites import Invite
from storage.people import Identity, People, Person
from storage.viewer import SYSTEM


def come_in_new(visit: Visit, invite: Invite) -> Reply:
    """An account that nobody had."""
    name = called(visit.sender.name) or called(visit.sender.person)
    person = newcomer(visit.session, invite, name, visit.now, spoken(visit.sender.language))
    account = Identity.of(person.id, visit.sender.key, visit.now, said_name=called(visit.sender.name))
    visit.session.add(account)
    visit.session.flush()
    said = came_in(visit.session, invite, person, account, visit.now, visit.ref)
    return Reply((said,), language=person.language)


def come_in(turn: Turn, invite: Invite) -> Reply:
    """Somebody we know. A code that is of no use to them stays good for whom it was meant."""
    if turn.viewer.is_ours:
        hint = Hint(turn.t("Please hand the code over; it was not used up."))
        return replies.refused(turn.say(turn.t("You are on the outreach team, so you need no invitation."), hint))
    partner = partner_of(turn.session, invite.partner_id)
    account = account_of(turn)
    if any(person.partner_id == partner.id for person in Hats(turn.session).of(account)):
        return replies.refused(turn.say(turn.t("You are connected with {partner} already.", partner=partner.name)))
    person = connected(turn, invite) if turn.actor.partner_id is None else hatted(turn, invite, account)
    said = came_in(turn.session, invite, person, account_of(turn), turn.now, turn.ref)
    turn.t = translator(person.language)
    return Reply((with_way_back(turn, said, person), *told_at_once(turn, person)))


def told_at_once(turn: Turn, person: Person) -> tuple[Message, ...]:
    """What we keep of somebody, as a person of their own there, and whether they may be written to."""
    if person is turn.actor:
        return ()
    inside = Turn(turn.session, person, person.viewer(), turn.now, turn.t, turn.ref)
    return (first_contact(inside),) if is_to_be_told(inside) else ()


def account_of(turn: Turn) -> Identity:
    assert turn.sender is not None
    account = People(turn.session, SYSTEM).identity(*turn.sender.key)
    assert account is not None
    return account


def connected(turn: Turn, invite: Invite) -> Person:
    """Somebody who wrote to us before and was nobody's: as they are, or as the contact who was written down."""
    row = waiting_contact(turn.session, invite)
    if row is None:
        turn.actor.partner_id = invite.partner_id
        return turn.actor
    joining.join(turn.session, row, turn.actor, turn.now)
    return row


def hatted(turn: Turn, invite: Invite, account: Identity) -> Person:
    """Somebody who serves another partner as well: a person of their own there, whom the account acts as now."""
    person = newcomer(turn.session, invite, turn.actor.name, turn.now)
    Hats(turn.session).put_on(account, person, turn.now)
    return person


def with_way_back(turn: Turn, said: Message, person: Person) -> Message:
    if person is turn.actor or turn.actor.left_at:
        return said
    return Message(said.title, (*said.blocks, Hint(turn.t("You serve more than one partner: type /loop switch."))))
