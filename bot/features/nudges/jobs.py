"""A contact's week: one bundle when something waits for them, at their good time; none after three in vain."""

from bot.considerate import may_write
from bot.feature import LetterRun
from bot.features.nudges.views import PATIENCE, SHOWN
from bot.jobs import JobRun
from bot.letters import tell
from bot.nudging import NUDGE, NUDGE_JOB, WEEK
from bot.open_questions import ONCE, Asked, Question, questions
from storage.nudges import Nudges, Nudging
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Person
from storage.timers import Timers
from storage.viewer import SYSTEM, Role

OLD = "promises.nudge_old"


def nudge(run: JobRun) -> None:
    """Look what waits for somebody; while anything does, look again in a week."""
    person = People(run.session, SYSTEM).get(run.subject_id)
    if person is None or person.left_at or person.role is not Role.CONTACT:
        return
    state = Nudges(run.session, SYSTEM).begun(person.id, run.now)
    found = questions(run.session, person, state, run.now)
    if not found or state.is_stopped:
        return
    again = run.now + WEEK
    if state.paused_until and state.paused_until > run.now:
        again = state.paused_until
    elif state.sent_at and state.sent_at + WEEK > run.now:
        again = state.sent_at + WEEK
    elif may_be_asked(run, person, state, found) and (item := send(run, person, state, found)):
        again = item.due_at + WEEK
    Timers(run.session).set(NUDGE_JOB, person.id, again, run.now)


def may_be_asked(run: JobRun, person: Person, state: Nudging, found: list[Question]) -> bool:
    """Whether they agreed, and answered any of the last ones; whoever answered one is asked again as before."""
    waiting = [each.row() for each in found]
    if any(row not in waiting for row in state.listed):
        state.unanswered = 0
    return state.unanswered < PATIENCE and may_write(run.session, person, run.now) is True


def send(run: JobRun, person: Person, state: Nudging, found: list[Question]) -> OutboxItem | None:
    """Put the bundle into the outbox; None when it can't reach them."""
    shown = found[:SHOWN]
    payload = {"items": [each.row() for each in shown], "more": len(found) - len(shown), "n": state.unanswered + 1}
    item = tell(run.session, person, NUDGE, f"{person.id}:{run.now.isoformat()}", payload, run.now)
    if item is None:
        return None
    state.sent_at, state.listed = item.due_at, [each.row() for each in shown if each.kind not in ONCE]
    state.unanswered += 1 if state.listed else 0
    state.paused_until = None
    if any(each.kind is Asked.TRUST for each in shown):
        state.trust_asked_at = run.now
    return item


def close_older(run: LetterRun) -> None:
    """The bundle is out: the one before it is written over, so that only the newest has buttons."""
    if run.reader is None or run.item.replaces_id is not None:
        return
    box = Outbox(run.session)
    sent = [each for each in box.beginning(f"{NUDGE}:{run.reader.id}:") if each.message_ref and each.id < run.item.id]
    for before in sent[-1:]:
        key, to, person_id = f"{OLD}:{before.id}", before.destination, before.person_id
        box.enqueue(key, OLD, {}, to, run.now, person_id=person_id, replaces_id=before.id)
