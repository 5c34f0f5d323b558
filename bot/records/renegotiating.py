"""A partner asks for another date for what we promised, or moves the date of what it promised itself."""

from datetime import date
from typing import Any

from bot.letters import tell, tell_partner
from bot.records.corrections import who_answers
from bot.records.promises import DATE_ASKED, move, settle_request
from bot.turn import Turn
from storage.commitments import Commitment, CommitmentState
from storage.date_requests import DateAnswer, DateRequest, DateRequests
from storage.partners import Partners
from storage.people import Person

DATE_ANSWERED, MOVED_BY_THEM = "promises.date_answered", "promises.moved_by_them"


def ask_date(turn: Turn, promise: Commitment, due_on: date, reason: str) -> Person | None:
    """Ask whoever looks after a promise of ours for another date; who is asked. Until then the date stays."""
    request = DateRequest(
        commitment_id=promise.id,
        author_id=turn.actor.id,
        due_before=promise.due_on,
        due_on=due_on,
        reason=reason,
        created_at=turn.now,
    )
    turn.open(DateRequests).add(request)
    turn.changed(request)
    turn.open(Partners).touched(promise.partner_id, turn.now)
    asked = who_answers(turn, promise)
    if asked:
        tell(turn.session, asked, DATE_ASKED, str(request.id), {"request": request.id}, turn.now)
    return asked


def move_own_date(turn: Turn, promise: Commitment, due_on: date, reason: str) -> None:
    """A partner moves the date of its own promise: flexibility that is written down, and our side is told."""
    was = promise.due_on
    move(turn, promise, CommitmentState.RENEGOTIATED, reason, due_on=due_on, stage=None, is_agreed=True)
    tell_keeper(turn, promise, MOVED_BY_THEM, why=reason, was=str(was) if was else "", due_on=str(due_on))


def agree(turn: Turn, promise: Commitment) -> list[Person]:
    """The date that the partner asked for holds from now on, and nobody is asked again; who is told."""
    request = settle_request(turn, promise, DateAnswer.AGREED)
    if request is None:
        return []
    about: dict[str, Any] = {"due_on": request.due_on, "stage": None, "is_agreed": True}
    move(turn, promise, CommitmentState.RENEGOTIATED, request.reason, told=True, **about)
    return tell_answer(turn, promise, request)


def refuse(turn: Turn, promise: Commitment) -> list[Person]:
    """It can't be done: the date stays as it is; who is told."""
    request = settle_request(turn, promise, DateAnswer.CANNOT)
    return tell_answer(turn, promise, request) if request else []


def tell_answer(turn: Turn, promise: Commitment, request: DateRequest) -> list[Person]:
    payload = {"promise": promise.id, "request": request.id}
    return tell_partner(turn, promise.partner_id, DATE_ANSWERED, promise.id, payload)


def tell_keeper(turn: Turn, promise: Commitment, kind: str, **said: Any) -> None:
    """Let whoever looks after a promise know what the partner did. It counts as contact with the partner."""
    turn.open(Partners).touched(promise.partner_id, turn.now)
    keeper = who_answers(turn, promise)
    if keeper:
        tell(turn.session, keeper, kind, f"{promise.id}:{turn.ref}", {"promise": promise.id, **said}, turn.now)
