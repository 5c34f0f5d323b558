"""Letters when somebody is forgotten: those to them are gone, and those that show them are written over."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.forgotten import Wish
from storage.outbox import Outbox, OutboxItem, OutboxState, payload_hash
from storage.scrubbing import Needles, Scrubber
from storage.trail import Trail, others_at

SAID = ("correction", "remark", "request", "trust")
ABOUT = ("plan", "meeting", "note", *SAID)
"""What a letter may be about, as its payload names it."""
WITHDRAWN = "forgetting.withdrawn"
"""The letter that is written over what showed somebody who is forgotten."""
INTRODUCED = "match.made"
"""The letter that names two partners to one another."""
MAY_HAVE_ARRIVED = (OutboxState.SENT, OutboxState.SENDING, OutboxState.AMBIGUOUS)


def withdraw_letters(session: Session, trail: Trail, wish: Wish, now: datetime) -> None:
    """What was to be sent to them is gone. What was sent to others and showed them is written over."""
    leave_at_the_place(session, trail)
    to_them = col(OutboxItem.person_id) == trail.key
    session.execute(update(OutboxItem).where(to_them).values(replaces_id=None))
    session.execute(delete(OutboxItem).where(to_them))
    session.expire_all()
    gone = {item.id for item in showing(session, trail, wish)}
    tops: dict[tuple[str, str | None], OutboxItem] = {}
    for item in all_letters(session):
        if item.id not in gone and not names_among_others(trail, item) and not introduces(session, trail, item):
            continue
        whole = (session.get(OutboxItem, item.carried_by) if item.carried_by else None) or item
        if whole.state in MAY_HAVE_ARRIVED:
            tops[whole.destination, whole.message_ref or str(whole.id)] = whole
        if item.id in gone:
            empty_letter(item)
    session.flush()
    for item in tops.values():
        # What only named them among others is written once more, without them.
        key = f"{item.kind}:{item.id}:forgotten:{trail.key}"
        Outbox(session).enqueue(
            key, item.kind, item.payload, item.destination, now, person_id=item.person_id, replaces_id=item.id
        )


def empty_letter(item: OutboxItem) -> None:
    item.kind, item.payload = WITHDRAWN, {}
    item.payload_hash, item.error = payload_hash(WITHDRAWN, {}), ""
    if item.state not in MAY_HAVE_ARRIVED:
        item.state = OutboxState.DROPPED


def leave_at_the_place(session: Session, trail: Trail) -> None:
    """What stands where all of a partner read is somebody else's of theirs now, so that it can be written over."""
    place, others = trail.partner.place if trail.partner else None, sorted(others_at(session, trail))
    here = (col(OutboxItem.person_id) == trail.key, col(OutboxItem.destination) == place)
    if place and others:
        session.execute(update(OutboxItem).where(*here).values(person_id=others[0]))


def all_letters(session: Session) -> list[OutboxItem]:
    return list(session.exec(select(OutboxItem).order_by(col(OutboxItem.id))))


def names_among_others(trail: Trail, item: OutboxItem) -> bool:
    """Whether a letter is about something that shows them, besides others, or that they said by name."""
    named = trail.present | trail.said | {("note", key) for key in trail.note_ids}
    return any((kind, item.payload.get(kind)) in named for kind in ABOUT)


def introduces(session: Session, trail: Trail, item: OutboxItem) -> bool:
    """Whether a letter asks their colleagues about an introduction, or names them to whom they were introduced.

    What asks the other side shows nothing of them, and an edit of it would tell that somebody moved.
    """
    if item.payload.get("introduction") not in trail.introduced:
        return False
    return item.kind == INTRODUCED or item.person_id in others_at(session, trail)


def showing(session: Session, trail: Trail, wish: Wish) -> list[OutboxItem]:
    """Letters to others that show them by name, and, unless their words stay, those that show their words."""
    erased = trail.words if wish is Wish.ERASE else Needles()
    scrubber = Scrubber(Needles(erased.words, trail.own_names.names))

    def shows(item: OutboxItem) -> bool:
        is_about = trail.key in {item.payload.get(who) for who in ("person", "by", "remover")}
        if is_about or scrubber.value(item.payload) != item.payload:
            return True
        said = any((kind, item.payload.get(kind)) in trail.said for kind in SAID)
        theirs = item.payload.get("note") in trail.note_ids or not trail.refs.isdisjoint(item.key.split(":"))
        return (said or theirs) and wish is Wish.ERASE

    return [item for item in all_letters(session) if shows(item)]
