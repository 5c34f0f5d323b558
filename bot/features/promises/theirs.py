"""What a partner says about a promise: the words and date are right, it was kept or not, it is not needed any more."""

from typing import Any

from bot import replies
from bot.features.promises.forms import CorrectForm, NotKeptForm, PartlyForm
from bot.features.promises.views import card, due_fact
from bot.records.promises import move, note_step
from bot.records.renegotiating import tell_keeper
from bot.settled import settled
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.message import Buttons, Message, Say, Style
from storage.commitments import KEPT, Commitment, Commitments, CommitmentState, Verdict

NOT_QUITE = "not quite"
"""What our side reads where words or date are not right as they were written down."""


def promise_of(turn: Turn, key: Any) -> Commitment | None:
    return turn.open(Commitments).get(key) if isinstance(key, int) else None


def is_judged(promise: Commitment) -> bool:
    """Whether the partner has had its say, or it ended in another way than by being reported as kept."""
    return not promise.is_open and (promise.verdict is not None or promise.state not in KEPT)


def unjudged(turn: Turn, key: Any) -> Commitment | Reply:
    """A promise on which the partner still has its say, or what is said instead."""
    promise = promise_of(turn, key)
    if promise is None:
        return replies.not_found(turn)
    return settled(turn, promise) if is_judged(promise) else promise


def still_open(turn: Turn, key: Any) -> Commitment | Reply:
    promise = promise_of(turn, key)
    if promise is None:
        return replies.not_found(turn)
    return promise if promise.is_open else settled(turn, promise)


def confirm(turn: Turn, press: Press) -> Reply:
    """The partner says that words and date are right: those that were shown beside the button."""
    promise = promise_of(turn, press.subject)
    if promise is None:
        return replies.not_found(turn)
    if press.args.get("due") != str(promise.due_on) or not promise.is_open:
        return moved_on(turn, promise)
    if not promise.is_to_confirm:
        return settled(turn, promise)
    move(turn, promise, CommitmentState.CONFIRMED)
    tell_keeper(turn, promise, "promises.confirmed")
    blocks = (Say(promise.words), due_fact(turn, promise), Buttons((turn.undo_button(),)))
    return Reply((Message(turn.t("Thank you. It stands as written."), blocks),))


def moved_on(turn: Turn, promise: Commitment) -> Reply:
    """What was shown beside the button is no longer so: nothing is confirmed, and what holds now is shown."""
    now = card(turn, promise)
    return Reply((Message(turn.t("This has changed meanwhile. Now it is so:"), now.blocks),), outcome=Outcome.SETTLED)


def kept(turn: Turn, press: Press) -> Reply:
    """The partner says it was kept. Their word closes it, whoever made the promise."""
    promise = unjudged(turn, press.subject)
    if isinstance(promise, Reply):
        return promise
    late = promise.due_on is not None and turn.today > promise.due_on
    state = CommitmentState.KEPT_LATE if late else CommitmentState.KEPT
    move(turn, promise, state if promise.is_open else promise.state, verdict=Verdict.KEPT)
    tell_keeper(turn, promise, "promises.verdict", verdict=Verdict.KEPT.value)
    return thanked(turn, promise, turn.t("Thank you for telling us. It is down as kept."))


def thanked(turn: Turn, promise: Commitment, title: str, *ways: Any) -> Reply:
    return turn.say(title, Say(promise.words), Buttons((*ways, turn.undo_button())))


def not_quite(turn: Turn, press: Press) -> Reply:
    """Words or date are not right while they are asked about; after that it is the promise that was kept in part."""
    promise = promise_of(turn, press.subject)
    if promise and promise.is_to_confirm:
        return turn.open_form(CorrectForm, promise=promise.id)
    return partly(turn, press)


def partly(turn: Turn, press: Press) -> Reply:
    return ask_words(turn, press, PartlyForm)


def not_kept(turn: Turn, press: Press) -> Reply:
    return ask_words(turn, press, NotKeptForm)


def ask_words(turn: Turn, press: Press, form: Any) -> Reply:
    promise = unjudged(turn, press.subject)
    return promise if isinstance(promise, Reply) else turn.open_form(form, promise=promise.id)


def save_correction(turn: Turn, form: CorrectForm, about: dict[str, Any]) -> Reply:
    """Words or date are not right as written: its owner hears what is, and the promise stays as it was."""
    promise = promise_of(turn, about["promise"])
    if promise is None:
        return replies.not_found(turn)
    turn.changed(note_step(turn, promise, form.right))
    turn.audit("disputed", promise)
    tell_keeper(turn, promise, "promises.verdict", verdict=NOT_QUITE, missing=form.right)
    said = Say(turn.t("The person who looks after it has your words."))
    return turn.say(turn.t("Thank you, that helps."), said, Buttons((turn.undo_button(),)))


def save_partly(turn: Turn, form: PartlyForm, about: dict[str, Any]) -> Reply:
    """Kept in part: it is open, again if need be, its owner hears what is missing, and they say what becomes of it."""
    promise = unjudged(turn, about["promise"])
    if isinstance(promise, Reply):
        return promise
    t, was_open = turn.t, promise.is_open
    state = promise.state if was_open else CommitmentState.AT_RISK
    move(turn, promise, state, form.missing, verdict=Verdict.PARTLY)
    tell_keeper(turn, promise, "promises.verdict", verdict=Verdict.PARTLY.value, missing=form.missing)
    with_owner = t("The person who looks after it has your words.")
    again = t("It is open again, and the person who looks after it has your words.")
    ways = (
        turn.button(t("Keep it open"), "promises.keep_open", promise.id, Style.PRIMARY),
        turn.button(t("Close it as partly kept"), "promises.close_partly", promise.id),
        turn.undo_button(),
    )
    asked = Say(t("Will the rest still come?") if promise.is_theirs else t("Do you still need the rest?"))
    return turn.say(t("Thank you, that helps."), Say(with_owner if was_open else again), asked, Buttons(ways))


def keep_open(turn: Turn, press: Press) -> Reply:
    promise, t = still_open(turn, press.subject), turn.t
    if isinstance(promise, Reply):
        return promise
    stays = t("It stays open, as you promised it.") if promise.is_theirs else t("It stays open, and we keep at it.")
    return turn.say(stays, Say(promise.words))


def close_partly(turn: Turn, press: Press) -> Reply:
    promise = still_open(turn, press.subject)
    if isinstance(promise, Reply):
        return promise
    move(turn, promise, CommitmentState.PARTLY, verdict=Verdict.PARTLY)
    tell_keeper(turn, promise, "promises.closed_partly")
    return thanked(turn, promise, turn.t("Thank you. It is closed as partly kept."))


def save_not_kept(turn: Turn, form: NotKeptForm, about: dict[str, Any]) -> Reply:
    """Not kept: it is closed as that, unless they still need it."""
    promise = unjudged(turn, about["promise"])
    if isinstance(promise, Reply):
        return promise
    move(turn, promise, CommitmentState.NOT_KEPT, form.missing, verdict=Verdict.NOT_KEPT)
    tell_keeper(turn, promise, "promises.verdict", verdict=Verdict.NOT_KEPT.value, missing=form.missing)
    ways = (turn.button(turn.t("We still need it"), "promises.still_needed", promise.id),) if may_need(promise) else ()
    return thanked(turn, promise, turn.t("Thank you for telling us. It is down as not kept."), *ways)


def may_need(promise: Commitment) -> bool:
    """Whether something we promised ended without them having got all of it."""
    return not promise.is_theirs and promise.state in {CommitmentState.NOT_KEPT, CommitmentState.PARTLY}


def still_needed(turn: Turn, press: Press) -> Reply:
    """What was not kept is open again, because they need it all the same."""
    promise = promise_of(turn, press.subject)
    if promise is None:
        return replies.not_found(turn)
    if not may_need(promise):
        return settled(turn, promise)
    move(turn, promise, CommitmentState.AT_RISK)
    tell_keeper(turn, promise, "promises.still_needed")
    return thanked(turn, promise, turn.t("Thank you. It is open again."))


def release(turn: Turn, press: Press) -> Reply:
    """They don't need it any more: we are released from what we promised."""
    promise = promise_of(turn, press.subject)
    if promise is None or promise.is_theirs:
        return replies.not_found(turn)
    if not promise.is_open:
        return settled(turn, promise)
    move(turn, promise, CommitmentState.RELEASED)
    tell_keeper(turn, promise, "promises.released")
    return thanked(turn, promise, turn.t("Thank you for telling us. Nobody works on it any more."))
