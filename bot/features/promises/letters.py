"""What the other end of a promise is told."""

from typing import Any

from bot.feature import LetterRun
from bot.ui.dates import say_date
from bot.ui.message import Buttons, Facts, Hint, Message, Quoted, Style
from bot.writing import letter_button
from storage.commitments import Commitment, Commitments, CommitmentState, Direction
from storage.partners import Partners
from storage.viewer import SYSTEM


def promise_of(run: LetterRun) -> Commitment | None:
    """The promise of a letter, unless it was taken back meanwhile."""
    return Commitments(run.session, SYSTEM).get(run.item.payload["promise"])


def due_fact(run: LetterRun, promise: Commitment) -> Facts:
    zone = run.reader.zone if run.reader else promise.zone
    due = say_date(promise.due_on, zone, run.now, None, run.t.language) if promise.due_on else run.t("no date yet")
    return Facts(((run.t("Due"), due),))


def write_recorded(run: LetterRun) -> Message | None:
    """To the partner: this was written down, is it right?"""
    promise, t = promise_of(run), run.t
    if promise is None:
        return None
    theirs = promise.direction is Direction.THEIRS
    title = t("We wrote down what you promised us.") if theirs else t("We promised you something.")
    blocks: list[Any] = [Quoted(promise.words), due_fact(run, promise)]
    if promise.state is CommitmentState.PROPOSED:
        right = letter_button(run, t("That's right"), "promises.confirm", promise.id, Style.PRIMARY)
        wrong = letter_button(run, t("Not quite"), "promises.verdict_not_quite", promise.id)
        blocks.append(Buttons((right, wrong)))
    blocks.append(Hint(t("Type /loop promises to see all promises between us.")))
    return Message(title, tuple(blocks))


def write_withdrawn(run: LetterRun) -> Message:
    """To the partner, over the letter that told of it: it was taken back."""
    return Message(run.t("A promise that was written down here was taken back, so it is not listed any more."))


def write_kept(run: LetterRun) -> Message | None:
    """To the partner: we say it is done, do you?"""
    promise, t = promise_of(run), run.t
    if promise is None or promise.is_open:
        return None
    if promise.verdict is not None:
        said = t("You said: {verdict}", verdict=t(promise.verdict.value))
        return Message(t("We kept a promise to you."), (Quoted(promise.words), Hint(said)))
    kept = letter_button(run, t("Kept"), "promises.verdict_kept", promise.id, Style.PRIMARY)
    wanting = letter_button(run, t("Not quite"), "promises.verdict_not_quite", promise.id)
    hint = Hint(t("Do you see it so too?"))
    return Message(t("We think we kept a promise to you."), (Quoted(promise.words), hint, Buttons((kept, wanting))))


def write_moved(run: LetterRun) -> Message | None:
    """To the partner: we need another date, is that all right?"""
    promise, t = promise_of(run), run.t
    if promise is None or not promise.is_open:
        return None
    blocks: list[Any] = [Quoted(promise.words), due_fact(run, promise)]
    reasons = [step.reason for step in Commitments(run.session, SYSTEM).history(promise) if step.reason]
    if reasons:
        blocks.append(Hint(t("Why: {reason}", reason=reasons[-1])))
    if promise.state is CommitmentState.RENEGOTIATED:
        right = letter_button(run, t("That's fine"), "promises.confirm", promise.id, Style.PRIMARY)
        wrong = letter_button(run, t("Not quite"), "promises.verdict_not_quite", promise.id)
        blocks.append(Buttons((right, wrong)))
    return Message(t("We would like to move a date."), tuple(blocks))


def write_confirmed(run: LetterRun) -> Message | None:
    promise = promise_of(run)
    if promise is None:
        return None
    partner = Partners(run.session, SYSTEM).name(promise.partner_id)
    return Message(
        run.t("{partner} says: that's right.", partner=partner), (Quoted(promise.words), due_fact(run, promise))
    )


def write_verdict(run: LetterRun) -> Message | None:
    """To our side: what the partner says about a promise."""
    promise, t = promise_of(run), run.t
    if promise is None or promise.verdict is None:
        return None
    partner = Partners(run.session, SYSTEM).name(promise.partner_id)
    title = t("{partner} says: {verdict}.", partner=partner, verdict=t(promise.verdict.value))
    history = Commitments(run.session, SYSTEM).history(promise)
    missing = history[-1].reason if history and promise.is_open else ""
    blocks: list[Any] = [Quoted(promise.words)]
    if missing:
        blocks.append(Quoted(missing, partner))
    if promise.is_open:
        blocks.append(Hint(t("It is open again.")))
    return Message(title, tuple(blocks))
