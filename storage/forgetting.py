"""Forgetting somebody: their words, their name and their accounts go from every table, and the rows that others need
stay without them.

What a platform was told of them is written over. The bytes that are free then are overwritten by `storage.freed`.
"""

from datetime import datetime, time
from typing import Any

from sqlalchemy import String, cast, delete, func, or_, update
from sqlmodel import Session, col, select

from storage.actions import ActionToken
from storage.base import UtcInstant
from storage.broken import BrokenDestination
from storage.called import renamed
from storage.changes import Change
from storage.commitments import Commitment, CommitmentChange
from storage.conversations import Conversation
from storage.corrections import Correction, CorrectionState
from storage.date_requests import DateRequest
from storage.digests import DigestRun, DigestSubscription
from storage.feed import FeedEntry
from storage.follow_ups import FollowUp
from storage.forgotten import Forgotten, Wish, note, still_there
from storage.freed import free
from storage.hats import Hats
from storage.inbox import InboxEntry
from storage.invites import Invite
from storage.labels import Consent
from storage.links import LinkCode, LinkTry, hashed
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Attendee
from storage.notes import Note, NoteRevision
from storage.nudges import Nudging
from storage.offers import Introduction, IntroductionState
from storage.partners import Liaison, PartnerAlias, PartnerKind
from storage.people import Identity, Person
from storage.planned import AgendaItem, Invitee
from storage.reviews import ReviewItem
from storage.scrubbing import (
    LEFT_OUT,
    Needles,
    scrub_elsewhere,
    scrub_everywhere,
    scrub_partner,
)
from storage.search import SearchEntry
from storage.themes import ThemeWords
from storage.trail import Trail, others_at, trail_of
from storage.trust import TrustAnswer
from storage.typed_words import take_typed
from storage.viewer import Role
from storage.withdrawn_letters import withdraw_letters

STAYS = "forgetting.do"
"""The button that is being pressed: its row is looked at once more when it is done."""
ASKED = ("told_at", "zone_is_set", "writes_to", "how_often", "quiet_days")
"""What somebody at a partner said of how they want to be written to."""


def forget(session: Session, person: Person, wish: Wish, now: datetime) -> None:
    """Forget somebody for good. Everything in one unit of work: all of it or nothing."""
    trail = trail_of(session, person)
    note(session, person, [each for each in trail.accounts if not others_behind(session, each, person)], wish, now)
    withdraw_letters(session, trail, wish, now)
    take_typed(session, trail, wish)
    take_own_rows(session, trail)
    take_notes_to_self(session, trail, now)
    take_accounts(session, trail)
    take_words(session, trail, wish, now)
    take_names(session, trail)
    take_partner(session, trail)
    blank(person, now)
    session.flush()
    free(session)


def forget_again(session: Session, rows: list[Forgotten], now: datetime) -> int:
    """After a backup was put back: forget once more those who were forgotten since it was made; how many."""
    found = [(person, row.wish) for row in rows for person in still_there(session, row)]
    for person, wish in found:
        forget(session, person, wish, now)
    return len(found)


def take_own_rows(session: Session, trail: Trail) -> None:
    """What is theirs alone: lists, unfinished forms, codes, settings of a digest, buttons that were given to them."""
    key = trail.key
    button, to = col(ActionToken.action) != STAYS, col(ActionToken.args)
    digests = select(DigestSubscription.id).where(DigestSubscription.person_id == key)
    gone: tuple[tuple[type[Any], Any], ...] = (
        (ReviewItem, col(ReviewItem.person_id) == key),
        (Conversation, col(Conversation.person_id) == key),
        (LinkCode, col(LinkCode.person_id) == key),
        (Invite, or_(col(Invite.person_id) == key, (col(Invite.author_id) == key) & col(Invite.used_at).is_(None))),
        (DigestRun, col(DigestRun.subscription_id).in_(digests)),
        (DigestSubscription, col(DigestSubscription.person_id) == key),
        (Liaison, col(Liaison.person_id) == key),
        (Nudging, col(Nudging.person_id) == key),
        (
            Change,
            or_(col(Change.person_id) == key, (col(Change.subject) == "person") & (col(Change.subject_id) == key)),
        ),
        (ActionToken, button & (cast(to.op("->>")("only"), String) == str(key))),
        (ActionToken, button & (cast(to.op("->>")("person"), String) == str(key))),
    )
    for table, where in gone:
        session.execute(delete(table).where(where).execution_options(synchronize_session=False))
    # What somebody agreed to stays as bare answers: words that stay are shown no further than they wished.
    told = update(Consent).where(col(Consent.person_id) == key).values(how="", recorded_by=None)
    session.execute(told.execution_options(synchronize_session=False))


def take_notes_to_self(session: Session, trail: Trail, now: datetime) -> None:
    """What somebody of the team was to be reminded of, and nobody else."""
    own = (col(FollowUp.recorded_by) == trail.key, col(FollowUp.partner_id).is_(None))
    emptied = {"words": LEFT_OUT, "snoozed_why": "", "source": "", "withdrawn_at": now, "remind_at": None}
    session.execute(update(FollowUp).where(*own).values(emptied).execution_options(synchronize_session=False))


def take_accounts(session: Session, trail: Trail) -> None:
    """Who they are on each platform, and what is known by that: keys of deliveries, tries of codes, places."""
    for account in trail.accounts:
        if others_behind(session, account, trail.person):
            Hats(session).take_off(account, trail.person)
            continue
        name = (account.platform, account.workspace, account.external)
        key = ":".join(name) + ":"
        gone: tuple[tuple[type[Any], Any], ...] = (
            (InboxEntry, col(InboxEntry.key).startswith(key, autoescape=True)),
            (LinkTry, col(LinkTry.sender_hash) == hashed("\n".join(name))),
            (BrokenDestination, col(BrokenDestination.destination) == account.destination),
            (FeedEntry, (col(FeedEntry.place) == account.place) if account.platform == "local" else None),
            (Identity, col(Identity.id) == account.id),
        )
        for table, where in gone:
            if where is not None:
                session.execute(delete(table).where(where).execution_options(synchronize_session=False))
    session.expire_all()


def others_behind(session: Session, account: Identity, person: Person) -> bool:
    """Whether an account acts as somebody at another partner as well, who stays."""
    return any(other.id != person.id for other in Hats(session).of(account))


def take_words(session: Session, trail: Trail, wish: Wish, now: datetime) -> None:
    """What they wrote, and where it was written down again. The rows stay, so that figures do."""
    if wish is Wish.KEEP:
        return
    own = select(Note.id).where(Note.author_id == trail.key)
    subject = str(Note.__tablename__)
    when = func.coalesce(col(Note.withdrawn_at), now, type_=UtcInstant())
    emptied = {"quote": "", "paraphrase": "", "themes": [], "source": "", "withdrawn_at": when}
    gone: tuple[Any, ...] = (
        update(Note).where(col(Note.author_id) == trail.key).values(emptied),
        delete(SearchEntry).where(col(SearchEntry.subject) == subject, col(SearchEntry.subject_id).in_(own)),
        delete(Change).where(col(Change.subject) == subject, col(Change.subject_id).in_(own)),
        delete(NoteRevision).where(col(NoteRevision.note_id).in_(own)),
        *words_about_records(trail, now),
    )
    session.flush()
    for each in gone:
        session.execute(each.execution_options(synchronize_session=False))
    asked = col(Introduction.state).in_([IntroductionState.ASKED, IntroductionState.ONE_YES])
    about = or_(col(Introduction.offer_id).in_(own), col(Introduction.need_id).in_(own))
    ended = update(Introduction).where(asked, about).values(state=IntroductionState.DECLINED, ended_at=now)
    session.execute(ended.execution_options(synchronize_session=False))
    said = update(CommitmentChange).where(col(CommitmentChange.person_id) == trail.key).values(reason="")
    session.execute(said.execution_options(synchronize_session=False))
    scrub(session, trail, trail.words, trail.words)


def words_about_records(trail: Trail, now: datetime) -> list[Any]:
    """What they said to records and meetings, and what was noted so that it can be undone."""
    key, gone = trail.key, list[Any]()
    when = {
        table: func.coalesce(col(table.withdrawn_at), now, type_=UtcInstant()) for table in (Correction, AgendaItem)
    }
    steps = select(Correction.step_id).where(Correction.author_id == key, Correction.state == CorrectionState.WAITING)
    done = {"withdrawn_at": now, "remind_at": None}
    gone.append(update(FollowUp).where(col(FollowUp.id).in_(steps)).values(done))
    owned = ((DateRequest, "author_id"), (TrustAnswer, "author_id"), (MeetingRemark, "person_id"))
    for table, owner in ((Correction, "author_id"), (AgendaItem, "author_id"), *owned):
        own = select(table.id).where(getattr(table, owner) == key)
        gone.append(delete(Change).where(col(Change.subject) == table.__tablename__, col(Change.subject_id).in_(own)))
    for table in (Correction, AgendaItem):
        emptied = {"words": LEFT_OUT, "withdrawn_at": when[table]}
        gone.append(update(table).where(col(table.author_id) == key).values(emptied))
    gone.append(update(MeetingRemark).where(col(MeetingRemark.person_id) == key).values(words=LEFT_OUT))
    gone.append(update(Invitee).where(col(Invitee.person_id) == key).values(words=""))
    gone.append(update(DateRequest).where(col(DateRequest.author_id) == key).values(reason=LEFT_OUT))
    gone.append(update(TrustAnswer).where(col(TrustAnswer.author_id) == key).values(words=""))
    return gone


def take_names(session: Session, trail: Trail) -> None:
    """Who came to a meeting stays as somebody; in what others wrote the name is left out."""
    was_there = update(Attendee).where(col(Attendee.person_id) == trail.key).values(name=LEFT_OUT, person_id=None)
    invited = update(Invitee).where(col(Invitee.person_id) == trail.key).values(name=LEFT_OUT, person_id=None)
    promised = update(Commitment).where(col(Commitment.said_by) == trail.key).values(said_by=None)
    for each in (was_there, invited, promised):
        session.execute(each.execution_options(synchronize_session=False))
    scrub(session, trail, trail.names, trail.own_names)
    ThemeWords(session).forget(trail.own_names.names)
    if trail.person.role is not Role.CONTACT:
        scrub_everywhere(session, trail.own_names)


def scrub(session: Session, trail: Trail, with_partner: Needles, elsewhere: Needles) -> None:
    if trail.partner:
        scrub_partner(session, trail.partner.id, with_partner)
    scrub_elsewhere(session, elsewhere)


def take_partner(session: Session, trail: Trail) -> None:
    """Somebody who is a partner all by themself: what it is called is their name."""
    partner = trail.partner
    if partner is None or partner.kind is not PartnerKind.INDIVIDUAL or others_at(session, trail):
        return
    partner.name = f"{LEFT_OUT} {partner.id}"
    partner.folded, partner.languages, partner.meeting_places, partner.customs = partner.name, "", "", ""
    session.execute(delete(PartnerAlias).where(col(PartnerAlias.partner_id) == partner.id))
    renamed(session)


def blank(person: Person, now: datetime) -> None:
    """The row that is left: a key, and that it was a contact or one of us."""
    usual = Person(name=LEFT_OUT, role=person.role, created_at=person.created_at)
    for name in (
        "name",
        "zone",
        "language",
        "level",
        "remind_at",
        "paused_until",
        "last_identity_id",
        "sets_up",
        "is_day_first",
        *ASKED,
    ):
        setattr(person, name, getattr(usual, name))
    person.quiet_from, person.quiet_until = time(18), time(8)
    person.joined_channel_at = person.is_in_channel = None
    person.left_at = person.left_at or now
    if person.role is Role.CONTACT:
        person.partner_id = None
