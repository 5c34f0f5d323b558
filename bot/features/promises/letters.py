"""What the other end of a promise is told."""

from typing import Any

from bot.feature import LetterRun
from bot.ui.dates import say_date
from bot.ui.message import Buttons, Facts, Hint, Message, Quoted, Style
from bot.writing import letter_button
from storage.commitments import Commitment, Commitments, CommitmentState
from storage.partners import Partners
from storage.viewer import SYSTEM


def promise_of(run: LetterRun) -> Commitment | None:
    """The promise of a letter, unless it was taken back meanwhile."""
    return Commitments(run.session, run.viewer).get(run.item.payload["promise"])


def due_fact(run: LetterRun, promise: Commitment) -> Facts:
    return Facts(((run.t("Due"), due_words(run, promise)),))


def due_words(run: LetterRun, promise: Commitment) -> str:
    zone = run.reader.zone if run.reader else promise.zone
    return say_date(promise.due_on, zone, run.now, None, run.t.language) if promise.due_on else run.t("no date yet")


def write_recorded(run: LetterRun) -> Message | None:
    """To the partner: this was written down, is it right?"""
    promise, t = promise_of(run), run.t
    if promise is None:
        return None
    theirs = promise.is_theirs
    title = t("We wrote down what you promised us.") if theirs else t("We promised you something.")
    blocks: list[Any] = [Quoted(promise.words), due_fact(run, promise)]
    blocks += is_right(run, promise, t("That's right"))
    blocks.append(Hint(t("Type /loop promises to see all promises between us.")))
    return Message(title, tuple(blocks))


def is_right(run: LetterRun, promise: Commitment, right: str) -> list[Buttons]:
    """Buttons that ask for a yes to the words and the date of this very letter, while the question is open."""
    if not promise.is_to_confirm:
        return []
    due = str(promise.due_on)
    yes = letter_button(run, right, "promises.confirm", promise.id, Style.PRIMARY, due=due)
    wrong = letter_button(run, run.t("Not quite"), "promises.verdict_not_quite", promise.id)
    return [Buttons((yes, wrong, letter_button(run, run.t("Another date"), "promises.another_date", promise.id)))]


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
    row = (
        letter_button(run, t("Kept"), "promises.verdict_kept", promise.id, Style.PRIMARY),
        letter_button(run, t("Partly"), "promises.partly", promise.id),
        letter_button(run, t("Not kept"), "promises.not_kept", promise.id),
    )
    hint = Hint(t("Do you see it so too?"))
    return Message(t("We think we kept a promise to you."), (Quoted(promise.words), hint, Buttons(row)))


def write_moved(run: LetterRun) -> Message | None:
    """To the partner: we need another date, is that all right?"""
    promise, t = promise_of(run), run.t
    if promise is None or not promise.is_open:
        return None
    blocks: list[Any] = [Quoted(promise.words), due_fact(run, promise)]
    if run.item.payload.get("why"):
        blocks.append(Hint(t("Why: {reason}", reason=run.item.payload["why"])))
    return Message(moved_title(run, promise), (*blocks, *is_right(run, promise, t("That's fine"))))


def moved_title(run: LetterRun, promise: Commitment) -> str:
    if promise.state is not CommitmentState.RENEGOTIATED:
        moved = run.t("Moved to {date}.", date=due_words(run, promise))
        return moved if had_another_date(run, promise) else run.t("There is a date for a promise now.")
    theirs = promise.is_theirs
    return run.t("There is a new date for what you promised us.") if theirs else run.t("We would like to move a date.")


def had_another_date(run: LetterRun, promise: Commitment) -> bool:
    """Whether a date of it took the place of an earlier one."""
    steps = Commitments(run.session, SYSTEM).history(promise)
    return any(step.due_before for step in steps if step.due_before != step.due_after)


def write_stands(run: LetterRun) -> Message | None:
    """To the partner, over a letter whose step was taken back: what holds instead."""
    promise = promise_of(run)
    if promise is None:
        return None
    facts = (Quoted(promise.words), due_fact(run, promise))
    return Message(
        run.t("We took back what was written here. It stands as before."),
        (*facts, *is_right(run, promise, run.t("That's right"))),
    )


def write_confirmed(run: LetterRun) -> Message | None:
    promise = promise_of(run)
    if promise is None:
        return None
    partner = Partners(run.session, run.viewer).name(promise.partner_id)
    return Message(
        run.t("{partner} says: that's right.", partner=partner), (Quoted(promise.words), due_fact(run, promise))
    )


def write_verdict(run: LetterRun) -> Message | None:
    """To our side: what the partner said about a promise, in the words of that moment."""
    promise, t, said = promise_of(run), run.t, run.item.payload
    if promise is None:
        return None
    partner = Partners(run.session, run.viewer).name(promise.partner_id)
    blocks: list[Any] = [Quoted(promise.words)]
    if said.get("missing"):
        blocks.append(Quoted(said["missing"], partner))
    if promise.state is CommitmentState.AT_RISK:
        blocks.append(Hint(t("It is open again.")))
    return Message(t("{partner} says: {verdict}.", partner=partner, verdict=t(said["verdict"])), tuple(blocks))
