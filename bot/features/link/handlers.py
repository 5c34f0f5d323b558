"""Giving out a code, taking one in, and letting an account go."""

from collections.abc import Sequence

from bot import replies
from bot.feature import Visit
from bot.features.link.coming import come_in, come_in_new
from bot.features.link.inviting import invite_to
from bot.features.link.joining import add_account, become_one, may_join
from bot.hats import is_at_a_shared_place, not_here
from bot.i18n import Translator, translator
from bot.inviting import new_code, read_code, shown_code
from bot.naming import account_name, platform_name, platform_names
from bot.places import reseat
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint, Item, Items, Message, Say, Style
from storage.hats import Hats
from storage.invites import Invites
from storage.links import Links
from storage.outbox import Outbox
from storage.partners import Partners
from storage.people import Identity, People, Person
from storage.viewer import SYSTEM, Role

WORD, UNLINK = "link", "link.unlink"


def link(turn: Turn) -> Reply:
    """Nothing: a code for another account. A code: take it in. From our side, a partner: invite somebody there."""
    if not turn.words:
        return give_code(turn)
    is_code = bool(read_code(turn.words)) and turn.open(Partners).called(turn.words) is None
    return take_code(turn) if is_code or not turn.viewer.is_ours else invite_to(turn)


def give_code(turn: Turn) -> Reply:
    """A new code, which ends the last one, and the accounts that are linked already."""
    if is_at_a_shared_place(turn):
        return not_here(turn)
    t, code = turn.t, new_code()
    until = Links(turn.session).give(turn.actor.id, code, turn.now)
    shown = shown_code(code)
    say = Say(t("Type this on your other account: /loop link {code}", code=shown))
    once = t("It works once, until {when}. Keep it to yourself.", when=turn.instant(until))
    return Reply((Message(t("Your code is {code}", code=shown), (say, Hint(once), *accounts(turn))),))


def accounts(turn: Turn) -> tuple[Items, ...]:
    """Their accounts, each but the one they type from with a way to let it go."""
    t, found = turn.t, turn.open(People).accounts(turn.actor.id)
    heading = t("Linked: {places}", places=platform_names(t, (account.platform for account in found)))
    return (Items(tuple(line(turn, account) for account in found), heading),) if len(found) > 1 else ()


def line(turn: Turn, account: Identity) -> Item:
    name = platform_name(turn.t, account.platform)
    if is_from(turn, account):
        return Item(name, turn.t("You are writing from here"))
    return Item(name, account_name(turn.t, account), (turn.button(turn.t("Unlink"), UNLINK, account.id, Style.DANGER),))


def is_from(turn: Turn, account: Identity) -> bool:
    """Whether what is answered came from this account."""
    return turn.sender is not None and turn.sender.key == (account.platform, account.workspace, account.external)


def take_code(turn: Turn) -> Reply:
    """Words after `link`: what can be no code is kept, as everything that can't be placed."""
    code = read_code(turn.words)
    reply = try_code(turn, code)
    if code:
        return reply
    turn.keep(turn.words, turn.t("I did not know what to do with this"))
    return replies.with_hint(reply, turn.t("What you typed is kept: type /loop review."))


def try_code(turn: Turn, code: str) -> Reply:
    """A code typed by somebody we know: they become one with the person who was given it."""
    links = Links(turn.session)
    if turn.sender is None or not links.may_try(turn.sender.key, turn.now):
        return too_many(turn.t)
    first, invite = links.giver(code, turn.now), Invites(turn.session, SYSTEM).by_code(code, turn.now)
    if invite:
        return come_in(turn, invite)
    if first is turn.actor:
        return turn.say(turn.t("This account is yours already."), Hint(turn.t("Type the code on your other account.")))
    if first is None or not may_join(first, turn.actor):
        return wrong(turn.t)
    if turn.viewer.role is Role.MANAGER and first.role is not Role.MANAGER:
        return other_way_round(turn.t)
    others = People(turn.session, SYSTEM).accounts(first.id)
    become_one(turn, first)
    return linked(first, others)


def link_stranger(visit: Visit) -> Reply:
    """A code typed by somebody we have not met: their account is one more of whoever was given it."""
    links = Links(visit.session)
    if not links.may_try(visit.sender.key, visit.now):
        return too_many(visit.t)
    code = read_code(visit.words)
    person, invite = links.giver(code, visit.now), Invites(visit.session, SYSTEM).by_code(code, visit.now)
    if invite:
        return come_in_new(visit, invite)
    if person is None:
        return wrong(visit.t)
    links.end(person.id)
    others = People(visit.session, SYSTEM).accounts(person.id)
    add_account(visit.session, person, Identity.of(person.id, visit.sender.key, visit.now), visit.now, visit.ref)
    return linked(person, others)


def linked(person: Person, others: Sequence[Identity]) -> Reply:
    """From now on in the language of the person they are."""
    t = translator(person.language)
    places = platform_names(t, (account.platform for account in others))
    title = t("This account is now linked with your account on {places}.", places=places)
    hint = t("You have the same promises, reminders and settings on both. I write to you where you wrote last.")
    return Reply((Message(title, (Say(hint), Hint(t("Type /loop link to see your accounts.")))),))


def wrong(t: Translator) -> Reply:
    """One answer for a code that is wrong, used, too old, or of somebody it can't be linked with."""
    said = t("Ask whoever invited you for a new one. Between accounts of your own: type /loop link on the other one.")
    return replies.refused(replies.plain(t("That code is not right or too old."), said))


def too_many(t: Translator) -> Reply:
    return replies.refused(replies.plain(t("These were many codes. Please try again in an hour.")))


def other_way_round(t: Translator) -> Reply:
    """What the giver may do stays, so a manager would lose the role without noticing."""
    said = t("Type /loop link here, and the code on your other account.")
    return replies.refused(replies.plain(t("You are a manager here and would not be one there."), said))


def unlink(turn: Turn, press: Press) -> Reply:
    """The account is nobody's from now on; what waits to be sent there is sent here."""
    people, t = turn.open(People), turn.t
    account = next((each for each in people.accounts(turn.actor.id) if each.id == press.subject), None)
    if account is None:
        return replies.not_found(turn)
    if is_from(turn, account):
        said = t("Type /loop link on your other account and unlink this one there.")
        return replies.refused(replies.plain(t("You are writing from this account."), said))
    turn.audit("unlinked", account)
    Hats(turn.session).take_off(account, turn.actor)
    reseat(turn.session, turn.actor.partner_id, turn.now)
    if here := people.destination(turn.actor.id):
        Outbox(turn.session).redirect(turn.actor.id, account.destination, here)
    hint = Hint(t("I do not know that account any more. Type /loop link to link it again."))
    return turn.say(t("{place} is not linked any more.", place=platform_name(t, account.platform)), hint)
