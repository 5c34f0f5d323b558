"""Connecting an account with a partner, and letting it go again: all that follows from either."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.i18n import DEFAULT, translator
from bot.inviting import language_of
from bot.letters import tell
from bot.places import reseat
from bot.ui.message import Hint, Message, Say
from storage.audit import Audit
from storage.hats import Hats
from storage.invites import Invite, Invites
from storage.links import Links
from storage.notes import Notes
from storage.partners import Partner, Partners, Side
from storage.people import Identity, People, Person
from storage.viewer import SYSTEM, Role

JOINED = "link.joined"
MOST = 50


def newcomer(session: Session, invite: Invite, name: str, now: datetime, language: str = "") -> Person:
    """Whoever the invitation was made for: the contact who was written down by name, else somebody new.

    `language` is that of their platform, if it was told and we speak it.
    """
    partner, author = partner_of(session, invite.partner_id), People(session, SYSTEM).get(invite.author_id)
    language = language or language_of(partner)
    if row := waiting_contact(session, invite):
        row.language = language if row.language == DEFAULT else row.language
        return row
    about: dict[str, Any] = {"zone": author.zone if author else "UTC", "language": language}
    person = Person(name=invite.name or name, role=Role.CONTACT, partner_id=partner.id, created_at=now, **about)
    session.add(person)
    session.flush()
    return person


def waiting_contact(session: Session, invite: Invite) -> Person | None:
    """The contact it names, as long as nobody else has become them."""
    row = People(session, SYSTEM).get(invite.person_id) if invite.person_id else None
    is_here = row is not None and row.left_at is None and row.partner_id == invite.partner_id
    return row if is_here and row and row.id not in Hats(session).connected(invite.partner_id) else None


def partner_of(session: Session, key: int | None) -> Partner:
    partner = Partners(session, SYSTEM).get(key)
    assert partner is not None
    return partner


def came_in(session: Session, invite: Invite, person: Person, account: Identity, now: datetime, ref: str) -> Message:
    """The invitation is used up, and whoever holds the relationship hears who came; the greeting."""
    invite.used_at = now
    person.last_identity_id = account.id
    Links(session).end(person.id)
    Audit(session, person.viewer()).add("joined", now, str(Identity.__tablename__), account.id, ref)
    Partners(session, SYSTEM).touched(invite.partner_id, now)
    leads = becomes_lead(session, invite, person, now)
    session.flush()
    tell_of(session, invite, person, account, now)
    reseat(session, invite.partner_id, now)
    return greeting(session, person, leads)


def becomes_lead(session: Session, invite: Invite, person: Person, now: datetime) -> bool:
    """The first whom our side invited leads there, so that somebody can let the others in."""
    author = People(session, SYSTEM).get(invite.author_id)
    if Partners(session, SYSTEM).liaison(invite.partner_id, Side.THEIRS) or not (author and author.viewer().is_ours):
        return False
    Partners(session, SYSTEM).set_liaison(partner_of(session, invite.partner_id), person.id, now, Side.THEIRS)
    return True


def tell_of(session: Session, invite: Invite, person: Person, account: Identity, now: datetime) -> None:
    """Our liaison, and whoever gave the code."""
    people, held = People(session, SYSTEM), Partners(session, SYSTEM).liaison(invite.partner_id)
    told = dict.fromkeys([held.person_id if held else invite.author_id, invite.author_id])
    payload = {"person": person.id, "account": account.id, "since": now.isoformat(), "fresh": not invite.person_id}
    for reader in filter(None, (people.get(key) for key in told)):
        tell(session, reader, JOINED, f"{person.id}:{invite.id}", payload, now)


def greeting(session: Session, person: Person, leads: bool) -> Message:
    t, partner = translator(person.language), partner_of(session, person.partner_id)
    said = t("You see here what the outreach team promised you, and you can tell it what you need.")
    lead = (Hint(t("You can let others of {partner} in: type /loop invite.", partner=partner.name)),) if leads else ()
    hint = Hint(t("Type /loop help to see what I can do, and /loop leave to go again."))
    before = len(Notes(session, person.viewer()).written_by(person.id, partner.id, MOST))
    words = t.count(
        "{n} thing was written down for you before: type /loop home.",
        "{n} things were written down for you before: type /loop home.",
        before,
    )
    kept = (Hint(words),) if before else ()
    return Message(t("You are connected with {partner} now.", partner=partner.name), (Say(said), *kept, *lead, hint))


def let_go(session: Session, person: Person, now: datetime) -> None:
    """Somebody is at a partner no more: their accounts are nobody's, or act for whom else they serve.

    What they wrote stays with the partner.
    """
    for account in People(session, SYSTEM).accounts(person.id):
        Hats(session).take_off(account, person)
    person.left_at, person.last_identity_id = now, None
    Links(session).end(person.id)
    Invites(session, SYSTEM).revoke_by(person.id)
    leads_no_more(session, person)
    session.flush()
    reseat(session, person.partner_id, now)


def leads_no_more(session: Session, person: Person) -> None:
    """Whoever was there to stand in leads now."""
    partners = Partners(session, SYSTEM)
    lead, second = (partners.liaison(person.partner_id or -1, Side.THEIRS, is_backup=n) for n in (False, True))
    if second and second.person_id == person.id:
        session.delete(second)
    elif lead and lead.person_id == person.id and second:
        lead.person_id = second.person_id
        session.delete(second)
    elif lead and lead.person_id == person.id:
        session.delete(lead)
    session.flush()


def is_led(session: Session, partner_id: int) -> bool:
    return Partners(session, SYSTEM).liaison(partner_id, Side.THEIRS) is not None


def leads(session: Session, person: Person) -> bool:
    """Whether somebody holds the relationship on their side, or stands in for whoever does."""
    partners, key = Partners(session, SYSTEM), person.partner_id or -1
    held = (partners.liaison(key, Side.THEIRS), partners.liaison(key, Side.THEIRS, is_backup=True))
    return any(each and each.person_id == person.id for each in held)
