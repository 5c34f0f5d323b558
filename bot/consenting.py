"""What a contact agrees to: each word of theirs written down, and in the same moment what follows for their letters."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.considerate import ANSWERS, good_time, is_wanted, may_write
from bot.held import liaison_of
from bot.helping import ask
from bot.letters import tell
from bot.placed import place_anew
from bot.turn import Turn
from bot.whereto import still_at
from storage.labels import Consent, Consents, Purpose
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.people import People, Person
from storage.preferences import WritesTo
from storage.viewer import SYSTEM
from storage.waiting import Waiting
from storage.withdrawn_letters import WITHDRAWN

TEXT = "1"
"""Which text they were told; it is written down with each answer."""
REFUSED = "consent.refused"
"""Tells our side that somebody does not want to be written to."""
NOT_WANTED = "they would rather not be written to"
YES_LASTS = timedelta(days=730)
"""After so long a yes is asked for again."""
ALL = (Purpose.KEEP, Purpose.CONTACT, Purpose.QUOTE, Purpose.SHARE, Purpose.PUBLISH)


def settle(turn: Turn, answers: Mapping[Purpose, bool], how: str) -> bool:
    """Write down what the actor agrees to, by whom, how and until when; in effect at once. Whether it is news."""
    consents, who = turn.open(Consents), turn.actor.id
    news = {purpose for purpose, given in answers.items() if consents.answer(who, purpose, turn.now) is not given}
    for purpose in (purpose for purpose in answers if purpose in news):
        note(turn, purpose, answers[purpose], how)
    if answers.get(Purpose.CONTACT) and turn.actor.writes_to is WritesTo.NONE:
        turn.actor.writes_to = WritesTo.DIRECT
        turn.changed(turn.actor, {"writes_to": WritesTo.NONE})
    if Purpose.CONTACT in news:
        follow(turn.session, turn.actor, turn.now, turn.ref)
    return bool(news)


def note(turn: Turn, purpose: Purpose, given: bool, how: str) -> None:
    consent = Consent(
        person_id=turn.actor.id,
        purpose=purpose,
        given=given,
        how=how,
        recorded_by=turn.actor.id,
        until=turn.now + YES_LASTS if given else None,
        created_at=turn.now,
    )
    turn.session.add(consent)
    turn.session.flush()
    turn.changed(consent)


def follow(session: Session, person: Person, now: datetime, ref: str) -> None:
    """What waits for somebody goes out once they agree, and is dropped when they would rather not."""
    session.flush()
    place_anew(session, person, now)
    match may_write(session, person, now):
        case True:
            release(session, person, now)
        case False:
            drop(session, person, now, ref)


def release(session: Session, person: Person, now: datetime) -> None:
    """What waited is due at the next good time, where they are reached now."""
    for item in Waiting(session).of(person.id):
        place = still_at(session, person, item)
        if place and item.state is OutboxState.WAITING:
            item.destination = place
            Outbox(session).later(item, good_time(session, person, now, item.created_at))


def drop(session: Session, person: Person, now: datetime, ref: str) -> None:
    """Nothing that waits is sent, and our side hears of it once."""
    dropped = [item for item in Waiting(session).of(person.id) if item.kind != WITHDRAWN]
    for item in dropped:
        Outbox(session).end(item, OutboxState.DROPPED, NOT_WANTED)
        item.due_at = now
    lost = [item for item in dropped if item.replaces_id is None and item.kind not in ANSWERS]
    tell_us(session, person, len(lost), now, ref)


def tell_us(session: Session, person: Person, lost: int, now: datetime, ref: str) -> None:
    """Whoever looks after the partner, else a manager. No word of what was not sent is repeated."""
    payload, key = {"person": person.id, "lost": lost}, f"{person.id}:{ref}"
    if liaison := liaison_of(session, person):
        tell(session, liaison, REFUSED, key, payload, now)
    else:
        ask(session, None, REFUSED, key, payload, now)


def taken_back(session: Session, consent: Consent, now: datetime, ref: str) -> None:
    """Somebody took their word back with Undo: what was dropped for it goes out as before, or waits again."""
    person = People(session, SYSTEM).get(consent.person_id)
    if person is None or consent.purpose is not Purpose.CONTACT:
        return
    for item in Waiting(session).dropped_at(person.id, consent.created_at, NOT_WANTED):
        bring_back(session, person, item, now)
    follow(session, person, now, ref)


def bring_back(session: Session, person: Person, item: OutboxItem, now: datetime) -> None:
    place = still_at(session, person, item)
    if place and is_wanted(session, person, item.kind, now):
        item.destination = place
        Outbox(session).later(item, good_time(session, person, now, item.created_at))
