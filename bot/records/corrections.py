"""Writing down what a partner says about a record, and our answer: with a reminder until there is one, and Undo."""

from typing import Any

from bot import reminding
from bot.access import is_over_all
from bot.forms import fingerprint
from bot.i18n import translator
from bot.letters import is_unwritten, tell, write_over, write_over_itself
from bot.occurrences import zone_of
from bot.records import follow_ups
from bot.records.notes import revise
from bot.reminded import write_reminders
from bot.turn import Turn
from bot.ui.form import LONG
from storage.commitments import Commitment
from storage.corrections import Correction, CorrectionKind, Corrections, CorrectionState
from storage.follow_ups import FollowUp, FollowUps, FollowUpState
from storage.kept import KeptRecord
from storage.labels import Consents, Purpose
from storage.notes import Note
from storage.outbox import Outbox
from storage.partners import Partners
from storage.people import OURS, People, Person
from storage.viewer import SYSTEM

ANSWER_WITHIN = 5
"""Working days."""
CORRECTED, ANSWERED, TAKEN_BACK = "record.corrected", "record.answered", "undo.taken_back"


def author_of(record: KeptRecord) -> int:
    return record.recorded_by if isinstance(record, Commitment) else record.author_id


def who_answers(turn: Turn, record: KeptRecord) -> Person | None:
    """Who looks after the record or wrote it, else who holds the relationship, else a back-up, else a manager."""
    people, partners = People(turn.session, SYSTEM), Partners(turn.session, SYSTEM)
    held = [partners.liaison(record.partner_id), partners.liaison(record.partner_id, is_backup=True)]
    keys = [record.owner_id] if isinstance(record, Commitment) else []
    keys += [author_of(record), *(each.person_id for each in held if each)]
    found = (*(people.get(key) for key in keys if key is not None), *people.managers(record.team_id))
    return next((person for person in found if person and person.role in OURS and not person.left_at), None)


def write_correction(turn: Turn, record: KeptRecord, kind: CorrectionKind, words: str) -> Correction:
    """Save their words beside a record, which stays as it is, and ask for an answer."""
    asked = who_answers(turn, record)
    step = reminder(turn, record, asked)
    correction = Correction(
        partner_id=record.partner_id,
        author_id=turn.actor.id,
        team_id=step.team_id,
        subject=str(record.__tablename__),
        subject_id=record.id,
        kind=kind,
        words=words,
        answer_due_on=step.due_on or turn.today,
        step_id=step.id,
        created_at=turn.now,
    )
    turn.open(Corrections).add(correction)
    turn.open(Partners).touched(record.partner_id, turn.now)
    turn.changed(correction)
    if asked:
        tell(turn.session, asked, CORRECTED, str(correction.id), {"correction": correction.id}, turn.now)
    return correction


def reminder(turn: Turn, record: KeptRecord, asked: Person | None) -> FollowUp:
    """A step of ours that is reminded of like any other, until there is an answer."""
    people, t = People(turn.session, SYSTEM), translator(asked.language if asked else turn.t.language)
    team_id = record.team_id or (asked.team_id if asked else None)
    team, zone = people.team(team_id), asked.zone if asked else turn.actor.zone
    today = turn.now.astimezone(zone_of(zone)).date()
    partner = Partners(turn.session, SYSTEM).name(record.partner_id)
    step = FollowUp(
        words=t("Answer what {partner} says about a record", partner=partner),
        due_on=reminding.calendar(team).add(today, ANSWER_WITHIN),
        owner_id=asked.id if asked else None,
        team_id=team_id,
        partner_id=record.partner_id,
        zone=zone,
        recorded_by=turn.actor.id,
        created_at=turn.now,
    )
    FollowUps(turn.session, SYSTEM).add(step)
    reminding.plan(turn.session, step, turn.now)
    return step


def may_answer(turn: Turn, correction: Correction) -> bool:
    """Whoever looks after the reminder, the team whose record it is, and a manager of all teams."""
    if not turn.viewer.is_ours or correction.state is not CorrectionState.WAITING:
        return False
    step = step_of(turn, correction)
    same_team = turn.viewer.team_id is not None and turn.viewer.team_id == correction.team_id
    return same_team or is_over_all(turn.viewer) or (step is not None and step.owner_id == turn.actor.id)


def draft(said: Correction, note: Note) -> str:
    """What our words could be: theirs, or ours with theirs behind them. A person goes over it."""
    parts = (note.paraphrase, said.words) if said.kind is CorrectionKind.ADD else (said.words,)
    return " ".join(part for part in parts if part)[:LONG]


def version(note: Note) -> str:
    """By which our words are known again; they are not kept a second time."""
    return fingerprint({"paraphrase": note.paraphrase})


def accept(turn: Turn, correction: Correction, record: KeptRecord, paraphrase: str) -> bool:
    """It is as they say. Our words are changed where they may be; a quote and a promise keep theirs."""
    if isinstance(record, Note) and paraphrase != record.paraphrase:
        revise(turn, record, paraphrase=paraphrase)
    return answer(turn, correction, CorrectionState.ACCEPTED)


def keep_both(turn: Turn, correction: Correction) -> bool:
    return answer(turn, correction, CorrectionState.BOTH)


def answer(turn: Turn, correction: Correction, state: CorrectionState) -> bool:
    """Our answer: the reminder is done, and whoever said it is told; whether they can be."""
    before = {name: getattr(correction, name) for name in ("state", "answered_by", "answered_at")}
    correction.state, correction.answered_by, correction.answered_at = state, turn.actor.id, turn.now
    turn.changed(correction, before)
    step = step_of(turn, correction)
    if step and step.is_open:
        follow_ups.change(turn, step, state=FollowUpState.DONE, closed_on=turn.today)
    write_letter_again(turn, correction)
    return tell_author(turn, correction)


def tell_author(turn: Turn, correction: Correction) -> bool:
    author = People(turn.session, SYSTEM).get(correction.author_id)
    if author is None or not Consents(turn.session, SYSTEM).given(author.id, Purpose.CONTACT, turn.now):
        return False
    payload = {"correction": correction.id}
    return tell(turn.session, author, ANSWERED, f"{correction.id}:{turn.ref}", payload, turn.now) is not None


def step_of(turn: Turn, correction: Correction) -> FollowUp | None:
    return FollowUps(turn.session, SYSTEM).get(correction.step_id) if correction.step_id else None


def write_letter_again(turn: Turn, correction: Correction) -> None:
    """The letter that asked for an answer shows what holds now."""
    for item in Outbox(turn.session).beginning(f"{CORRECTED}:{correction.id}:"):
        if not is_unwritten(item):
            write_over_itself(turn, item)


def taken_back(turn: Turn, correction: Correction, ref: str) -> None:
    """What follows from taking back a correction, or the answer to one."""
    if correction.withdrawn_at is None:
        write_over(turn, f"{ANSWERED}:{correction.id}:{ref}:", TAKEN_BACK, {})
        write_letter_again(turn, correction)
        return
    step: Any = step_of(turn, correction)
    if step:
        step.withdrawn_at = turn.now
        reminding.plan(turn.session, step, turn.now)
        write_reminders(turn, step, step.owner_id)
    write_over(turn, f"{CORRECTED}:{correction.id}:", TAKEN_BACK, {})
