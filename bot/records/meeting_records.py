"""The record of a meeting once it is shared: what is said to it, in which state it is, and who is told."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot import reminding
from bot.considerate import may_write, why_it_waits
from bot.letters import tell, tell_contacts
from bot.occurrences import local_instant, zone_of
from bot.records.planned import close_letters, letters, or_liaison, refresh
from bot.reminding import TEAM_HOUR
from bot.turn import Turn
from storage.labels import Label
from storage.meeting_remarks import MeetingRemark, MeetingRemarks, RemarkAnswer, RemarkKind
from storage.meetings import Decision, Meeting, Meetings, RecordState
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partners, Side
from storage.people import People, Person
from storage.search import Search
from storage.timers import Timers
from storage.viewer import SYSTEM

RECORD, REMARKED, AGREED = "meetings.record", "meetings.remarked", "meetings.agreed"
SILENCE_JOB = "meetings.silence"
SILENCE = 10
"""Working days after which a record that nobody objected to says so."""
LOOK_AGAIN = timedelta(days=1)
STATE = ("record", "shared_at", "version", "said")


def were_there(session: Session, meeting: Meeting) -> list[Person]:
    """Those who came from the partner and can answer here: each has an account and is still there."""
    people = People(session, SYSTEM)
    keys = [a.person_id for a in Meetings(session, SYSTEM).attendees(meeting) if a.side is Side.THEIRS and a.person_id]
    found = (people.get(key) for key in dict.fromkeys(keys))
    here = (person for person in found if person and not person.left_at)
    return [person for person in here if person.partner_id == meeting.partner_id and people.destination(person.id)]


def was_there(session: Session, meeting: Meeting, person_id: int) -> bool:
    return any(person.id == person_id for person in were_there(session, meeting))


def share(turn: Turn, meeting: Meeting) -> list[Person]:
    """Those who were there may see it and say whether it is right; who is told."""
    before = state_of(meeting)
    meeting.record, meeting.shared_at = RecordState.SHARED, turn.now
    turn.changed(meeting, before)
    make_findable(turn, meeting)
    return ask(turn, meeting)


def state_of(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in STATE}


def make_findable(turn: Turn, meeting: Meeting) -> None:
    """By its words as they are now; once it is shared, the partner finds it as well."""
    decided = "\n".join(decision.words for decision in Meetings(turn.session, SYSTEM).decisions(meeting))
    label = Label.TEAM if meeting.record is RecordState.DRAFT else Label.PARTNER
    Search(turn.session).put(meeting, f"{meeting.said} {decided}", label, meeting.author_id, meeting.created_at)


def ask(turn: Turn, meeting: Meeting) -> list[Person]:
    """A letter to each who was there; whom it reaches now. Silence counts only where somebody was asked."""
    people, before = were_there(turn.session, meeting), len(turn.awaits)
    for person in people:
        close_letters(turn, RECORD, meeting.id, person)
    told = tell_contacts(turn, people, RECORD, f"{meeting.id}:{turn.ref}", {"meeting": meeting.id})
    is_asked = told or len(turn.awaits) > before
    at = next_look(turn.session, meeting, turn.now) if is_asked else None
    Timers(turn.session).set(SILENCE_JOB, meeting.id, at, turn.now)
    return told


def last_day(session: Session, meeting: Meeting, now: datetime) -> datetime | None:
    """When the time to object ends: ten working days after all could read it; none while it waits for somebody."""
    team = People(session, SYSTEM).team(meeting.team_id)
    zone = team.zone if team else "UTC"
    since = readable_since(session, meeting, now)
    if since is None:
        return None
    return local_instant(reminding.calendar(team).add(since.astimezone(zone_of(zone)).date(), SILENCE), TEAM_HOUR, zone)


def readable_since(session: Session, meeting: Meeting, now: datetime) -> datetime | None:
    """Since when everybody who is asked could read it; none while somebody has not agreed to be written to yet."""
    people, since = People(session, SYSTEM), meeting.shared_at
    for letter in asking(session, meeting):
        reader = people.get(letter.person_id) if letter.person_id else None
        if letter.sent_at is None and why_it_waits(session, reader, now):
            return None
        since = max(since, letter.sent_at or letter.due_at) if since else None
    return since


def asking(session: Session, meeting: Meeting) -> list[OutboxItem]:
    """The letters that ask whether a record is right. One that is part of another was sent when that was."""
    box = Outbox(session)
    found = box.beginning(f"{RECORD}:{meeting.id}:")
    sent = [(box.get(item.carried_by) if item.carried_by else None) or item for item in found]
    return [item for item in sent if item.state not in (OutboxState.DROPPED, OutboxState.DEAD)]


def next_look(session: Session, meeting: Meeting, now: datetime) -> datetime:
    """When to see whether the time to object is over: at its end, or a day on where that is not known yet."""
    return last_day(session, meeting, now) or now + LOOK_AGAIN


def write_down(turn: Turn, meeting: Meeting, said: str, decided: list[str]) -> list[Person]:
    """Another wording. Where it was shared already, those who were there are asked anew; who is told."""
    before, is_shared = state_of(meeting), meeting.record is not RecordState.DRAFT
    known = Meetings(turn.session, SYSTEM).decisions(meeting)
    if said == meeting.said and decided == [decision.words for decision in known]:
        return []
    meeting.said = said
    replace_decisions(turn, meeting, known, decided)
    if is_shared:
        meeting.version += 1
        meeting.shared_at = turn.now
        meeting.record = RecordState.SHARED
    turn.session.flush()
    if is_shared:
        meeting.record = reckoned(turn.session, meeting)
    turn.changed(meeting, before)
    make_findable(turn, meeting)
    return ask(turn, meeting) if is_shared else []


def replace_decisions(turn: Turn, meeting: Meeting, known: list[Decision], decided: list[str]) -> None:
    if decided == [decision.words for decision in known]:
        return
    for decision in known:
        decision.withdrawn_at = turn.now
        turn.changed(decision, {"withdrawn_at": None})
    for words in decided:
        decision = Decision(meeting_id=meeting.id, words=words, created_at=turn.now)
        turn.session.add(decision)
        turn.session.flush()
        turn.changed(decision)


def remark(turn: Turn, meeting: Meeting, kind: RemarkKind, words: str = "") -> MeetingRemark:
    """Somebody who was there says something to the record. That is contact."""
    about: dict[str, Any] = {"meeting_id": meeting.id, "person_id": turn.actor.id, "version": meeting.version}
    made = MeetingRemark(kind=kind, words=words, created_at=turn.now, **about)
    MeetingRemarks(turn.session, turn.viewer).add(made)
    turn.changed(made)
    turn.open(Partners).touched(meeting.partner_id, turn.now)
    settle(turn, meeting)
    author = or_liaison(turn.session, meeting.author_id, meeting.partner_id)
    if author and kind is RemarkKind.RIGHT:
        tell_agreed(turn, meeting, author)
    elif author:
        tell(turn.session, author, REMARKED, f"{made.id}", {"remark": made.id}, turn.now)
    return made


def tell_agreed(turn: Turn, meeting: Meeting, author: Person) -> None:
    """One letter to the author for all who agree; each is written into it."""
    if letters(turn, AGREED, meeting.id):
        refresh(turn, AGREED, meeting.id)
    else:
        tell(turn.session, author, AGREED, str(meeting.id), {"meeting": meeting.id}, turn.now)


def settle(turn: Turn, meeting: Meeting) -> None:
    """Reckon the state of a record anew, and show it wherever it was sent."""
    before = {"record": meeting.record}
    meeting.record = reckoned(turn.session, meeting)
    hold_unopposed(turn.session, meeting, turn.now)
    turn.changed(meeting, before)
    refresh(turn, RECORD, meeting.id)
    refresh(turn, AGREED, meeting.id)


def answer_remark(turn: Turn, made: MeetingRemark, said: RemarkAnswer, why: str = "") -> None:
    """The author took it over, or leaves the record as it is and says why."""
    before = {name: getattr(made, name) for name in ("answer", "answered_why", "answered_at")}
    made.answer, made.answered_why, made.answered_at = said, why, turn.now
    turn.session.flush()
    turn.changed(made, before)
    refresh(turn, REMARKED, made.id)


def leave(turn: Turn, meeting: Meeting, made: MeetingRemark, why: str) -> None:
    """The record stays as it is, and whoever wanted it otherwise is told why; both versions stand in it."""
    answer_remark(turn, made, RemarkAnswer.KEPT, why)
    settle(turn, meeting)
    person = People(turn.session, SYSTEM).get(made.person_id)
    if person and may_write(turn.session, person, turn.now) is not False:
        close_letters(turn, RECORD, meeting.id, person)
        tell(turn.session, person, RECORD, f"{meeting.id}:{turn.ref}", {"meeting": meeting.id}, turn.now)


def reckoned(session: Session, meeting: Meeting) -> RecordState:
    """What the words of those who were there make of a record. A wording is agreed by all of them or not agreed."""
    if meeting.record is RecordState.DRAFT:
        return RecordState.DRAFT
    standing = {remark.person_id: remark for remark in MeetingRemarks(session, SYSTEM).standing(meeting)}
    if any(made.objects and not made.waits for made in standing.values()):
        return RecordState.DISPUTED
    waiting = any(made.waits for made in standing.values())
    keys = [person.id for person in were_there(session, meeting)]
    agreed = [key for key in keys if key in standing and agrees_to(standing[key], meeting)]
    if keys and len(agreed) == len(keys):
        return RecordState.AGREED
    is_unopposed = meeting.record is RecordState.UNOPPOSED and not waiting
    return RecordState.UNOPPOSED if is_unopposed else RecordState.SHARED


def agrees_to(made: MeetingRemark, meeting: Meeting) -> bool:
    return made.kind is RemarkKind.RIGHT and made.version == meeting.version


def hold_unopposed(session: Session, meeting: Meeting, now: datetime) -> None:
    """The time to object is over: a record that nobody said anything against is called just that."""
    remarks = MeetingRemarks(session, SYSTEM).standing(meeting)
    until = last_day(session, meeting, now)
    if meeting.record is RecordState.SHARED and not any(made.objects for made in remarks) and until and until <= now:
        meeting.record = RecordState.UNOPPOSED


def record_undone(turn: Turn, meeting: Meeting) -> None:
    """A step was taken back: letters show the record as it is again."""
    if meeting.withdrawn_at is None:
        make_findable(turn, meeting)
        is_asked = meeting.record is RecordState.SHARED and letters(turn, RECORD, meeting.id)
        at = next_look(turn.session, meeting, turn.now) if is_asked else None
        Timers(turn.session).set(SILENCE_JOB, meeting.id, at, turn.now)
        refresh(turn, RECORD, meeting.id)
        refresh(turn, AGREED, meeting.id)


def remark_undone(turn: Turn, meeting_id: int) -> None:
    if meeting := Meetings(turn.session, SYSTEM).get(meeting_id):
        record_undone(turn, meeting)
