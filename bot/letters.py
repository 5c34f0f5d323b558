"""Letters of the outbox: putting them in, for a person, a partner or a team, and whether they may still go out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.considerate import good_time, is_wanted, may_write
from bot.events import Address
from bot.feature import Letter, LetterRun
from bot.i18n import DEFAULT, translator
from bot.placed import give
from bot.platforms import platform_of
from bot.turn import Turn
from bot.ui.folding import folded
from bot.ui.message import Button, Buttons, Hint, Message, fit
from bot.whereto import (
    FOR_ALL,
    is_at_place,
    is_read_by,
    kept_for,
    place_of,
    rank,
    reader_of,
    serves_several,
    where_to_write,
)
from storage.actions import Actions
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partners
from storage.people import People, Person
from storage.viewer import SYSTEM, Role
from storage.withdrawn_letters import WITHDRAWN

WHOLE = "letter.whole"
"""Shows all of a letter that was too long for a message."""


def letter_run(session: Session, item: OutboxItem, now: datetime) -> LetterRun:
    """What a letter is written with: its reader, and their language."""
    reader = reader_of(session, item, now)
    return LetterRun(session, item, now, translator(reader.language if reader else DEFAULT), reader)


def may_go_out(run: LetterRun, letter: Letter) -> bool:
    """Whether a letter may be sent at this very moment, whatever was true when it was put into the outbox."""
    if letter.only_over and not Outbox(run.session).over(run.item):
        return False
    if run.item.person_id is None:
        return True
    if run.reader is None or run.reader.left_at or not is_theirs(run):
        return False
    if run.item.kind == WITHDRAWN:
        return True
    is_agreed = bool(may_write(run.session, run.reader, run.now))
    return is_agreed and is_wanted(run.session, run.reader, run.item.kind, run.now)


def is_theirs(run: LetterRun) -> bool:
    """Whether the place is its reader's still: an account that was unlinked may be in other hands. At the place of an
    organisation stands what is for all of it."""
    if run.item.kind in FOR_ALL and is_at_place(run.session, run.reader, run.item):
        return True
    accounts = People(run.session, SYSTEM).accounts(run.reader.id) if run.reader else []
    return run.item.destination in {account.destination for account in accounts}


def may_repeat(session: Session, item: OutboxItem) -> bool:
    """Whether a letter may be sent twice rather than be missed: to our own side, never to a partner's person."""
    reader = People(session, SYSTEM).get(item.person_id) if item.person_id else None
    return reader is None or reader.role is not Role.CONTACT


def marked(run: LetterRun, message: Message) -> Message:
    """A message says to which of its reader's people it is, and whether it may have arrived before."""
    message = replace(message, blocks=(*message.blocks, *addressed(run)))
    if not run.item.may_repeat:
        return message
    hint = Hint(run.t("This may be a repeat: the first time there was no clear answer."))
    return replace(message, blocks=(*message.blocks, hint))


def addressed(run: LetterRun) -> tuple[Hint, ...]:
    """To somebody whose account serves several partners: for which of them they are written to."""
    if run.reader is None or run.reader.role is not Role.CONTACT:
        return ()
    if not serves_several(run.session, run.reader, run.item.destination):
        return ()
    return (Hint(run.t("To you at {partner}.", partner=Partners(run.session, SYSTEM).name(run.reader.partner_id))),)


def outgoing(run: LetterRun, message: Message) -> Message:
    """A letter as it goes out. One that is too long for a message ends with the way to all of it."""
    short = folded(message, platform_of(Address.parse(run.item.destination).platform).posted)
    if not short.is_cut:
        return short.message
    kept = kept_for(run.session, run.reader, run.item)
    token = Actions(run.session).mint(WHOLE, run.item.id, kept, run.now)
    more = (Hint(f"… {run.t('and {n} more', n=short.left)}"),) if short.left else ()
    ending = (*more, Buttons((Button(run.t("Show all"), token),)))
    return fit(replace(short.message, blocks=(*short.message.blocks, *ending)))


def tell(
    session: Session, person: Person, kind: str, key: str, payload: dict[str, Any], now: Any, **more: Any
) -> OutboxItem | None:
    """Queue a letter to one person; None when no platform knows where they are, or they want none of this kind.

    A contact's waits for a good time, and before that until they have agreed to be written to.
    """
    destination = where_to_write(session, person, kind)
    if destination is None or person.left_at or not is_wanted(session, person, kind, now):
        return None
    more = {"person_id": person.id, "due_at": good_time(session, person, now), **more}
    if destination == place_of(session, person):
        return tell_all(session, person, kind, key, payload, destination, now, more)
    return Outbox(session).enqueue(f"{kind}:{key}:{person.id}", kind, payload, destination, now, **more)


def tell_all(
    session: Session,
    person: Person,
    kind: str,
    key: str,
    payload: dict[str, Any],
    place: str,
    now: Any,
    more: dict[str, Any],
) -> OutboxItem:
    """A letter at the place of an organisation: one for all who are written to there, when the first may have it."""
    at = f"{kind}:{key}:at{person.partner_id}"
    known = next((item for item in Outbox(session).beginning(at) if item.key == at), None)
    if known is None:
        return Outbox(session).enqueue(at, kind, payload, place, now, **more)
    reader = People(session, SYSTEM).get(known.person_id) if known.person_id else None
    if reader and is_unwritten(known) and rank(session, person, now) < rank(session, reader, now):
        give(session, known, person, now)
    return known


def tell_partner(turn: Turn, partner_id: int, kind: str, subject_id: int, payload: dict[str, Any]) -> list[Person]:
    """Queue a letter to every contact of a partner who may be written to, except to the actor; whom it reaches."""
    people = [each for each in People(turn.session, SYSTEM).contacts(partner_id) if each.id != turn.actor.id]
    return tell_contacts(turn, people, kind, f"{subject_id}:{turn.ref}", payload)


def tell_contacts(turn: Turn, people: list[Person], kind: str, key: str, payload: dict[str, Any]) -> list[Person]:
    """Queue a letter to each; whom it reaches. For whom it waits until they agree, the answer to the actor says."""
    about = (kind, key, payload, turn.now)
    told = [person for person in people if tell(turn.session, person, *about, **later(turn, person))]
    awaited = [person for person in told if may_write(turn.session, person, turn.now) is None]
    turn.awaits += [person.name for person in awaited if person.name not in turn.awaits]
    reached = [person for person in told if person not in awaited]
    turn.held += [person.name for person in reached if turn.holds_back and person.name not in turn.held]
    return reached


def later(turn: Turn, person: Person) -> dict[str, Any]:
    """When a letter may go out that is held back for a while."""
    at = turn.now + turn.holds_back
    return {"due_at": good_time(turn.session, person, at)} if turn.holds_back else {}


def tell_team(turn: Turn, kind: str, subject_id: int, payload: dict[str, Any]) -> OutboxItem | None:
    """Queue a post to the actor's team channel; None when there is no channel."""
    team = People(turn.session, SYSTEM).team(turn.actor.team_id)
    if team is None or team.channel is None:
        return None
    return Outbox(turn.session).enqueue(f"{kind}:{subject_id}:{turn.ref}", kind, payload, team.channel, turn.now)


def write_over(turn: Turn, key_begins: str, kind: str, payload: dict[str, Any]) -> None:
    """Replace letters, found by the beginning of their key, by one of another kind; what still waits is not sent."""
    box = Outbox(turn.session)
    for item in box.beginning(key_begins):
        if item.carried_by not in {None, item.id} and (whole := box.get(item.carried_by or item.id)):
            item.kind, item.payload = kind, payload
            write_over_itself(turn, whole)
            continue
        if is_unwritten(item):
            box.end(item, OutboxState.DROPPED)
            continue
        key = f"{kind}:{item.id}:{turn.ref}"
        box.enqueue(key, kind, payload, item.destination, turn.now, person_id=item.person_id, replaces_id=item.id)


def write_again(turn: Turn, kind: str, destination: str | None, is_about: Callable[[dict[str, Any]], bool]) -> None:
    """Write the newest letter of a kind for a place anew, over itself, when it is about what was changed."""
    last = Outbox(turn.session).last(kind, destination) if destination else None
    if last and not is_unwritten(last) and is_about(last.payload):
        write_over_itself(turn, last)


def is_unwritten(item: OutboxItem) -> bool:
    """Whether it only waits: what it says is written right before it is sent."""
    return item.state in (OutboxState.PENDING, OutboxState.WAITING) and item.attempts == 0


def spare(turn: Turn, letter_id: int) -> None:
    """A letter whose button was pressed is written by the answer, so the outbox need not write it as well."""
    box = Outbox(turn.session)
    item = box.get(letter_id)
    last = box.last(item.kind, item.destination) if item else None
    if last and last.key.startswith(f"{last.kind}:again:") and last.key.endswith(f":{turn.ref}") and is_unwritten(last):
        box.end(last, OutboxState.DROPPED)


def write_once_more(turn: Turn, letter_id: int) -> None:
    """Write a letter anew where it stands, if it was sent and its reader is the actor or everybody there."""
    item = Outbox(turn.session).get(letter_id)
    if item and item.message_ref and (turn.viewer.is_ours or is_read_by(turn.session, turn.actor, item)):
        write_over_itself(turn, item)


def write_over_itself(turn: Turn, item: OutboxItem) -> None:
    key = f"{item.kind}:again:{item.id}:{turn.ref}"
    Outbox(turn.session).enqueue(
        key, item.kind, item.payload, item.destination, turn.now, person_id=item.person_id, replaces_id=item.id
    )
