"""The weekly bundle, and the same list whenever somebody asks for it."""

from functools import partial
from typing import Any

from bot.considerate import may_write
from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.features.nudges.rows import row_of
from bot.open_questions import NEWS, Asked, Question, questions
from bot.showing import show_button
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Hint, Items, Message, Say, Style
from bot.writing import late_hints, letter_button
from storage.nudges import Nudges
from storage.outbox import OutboxState

SHOWN = 5
"""In one letter; with three buttons each it fits everywhere."""
PATIENCE = 3
"""After so many in a row without an answer nothing more comes by itself."""
OPENS = frozenset(("promise.show", "note.show", "meeting.show", "report.show"))


def listed(run: LetterRun) -> list[Question]:
    return [Question(Asked(kind), key) for kind, key in run.item.payload["items"]]


def write_nudge(run: LetterRun) -> Message | None:
    """To a contact: what waits for them, each with its buttons; once it stands, what became of each as well."""
    if run.reader is None:
        return None
    t, eyes = run.t, Eyes.of_run(run)
    found = [(each, row_of(eyes, each, partial(button_of, run))) for each in listed(run)]
    rows = tuple(row for _, row in found if row)
    waits = sum(1 for each, row in found if row and row.buttons and each.kind not in NEWS)
    stands = run.item.state is OutboxState.SENT or run.item.replaces_id is not None
    if not any(row.buttons for row in rows) and not stands:
        return None
    title = t.count("{n} thing waits for your answer", "{n} things wait for your answer", waits)
    if not waits:
        title = t("Nothing waits for you now. Thank you.") if stands else t("An answer for you")
    more = run.item.payload["more"]
    left = t("and {n} more: type /loop waiting", n=more) if more else ""
    return Message(title, (*late_hints(run), Items(rows, more=left), *ending(run, waits)))


def button_of(run: LetterRun, label: str, action: str, key: int, style: Style = Style.PLAIN, **args: Any) -> Button:
    if action in OPENS:
        return show_button(run, label, action, key)
    return letter_button(run, label, action, key, style, **args)


def ending(run: LetterRun, waits: int) -> tuple[Block, ...]:
    """How often it comes; on the last of several in vain, the choice."""
    t = run.t
    if run.item.payload["n"] < PATIENCE or not waits:
        return (Hint(t("This comes once a week at the most, only to you.")),)
    row = (
        letter_button(run, t("Keep asking me"), "nudges.keep"),
        letter_button(run, t("In a month"), "nudges.later"),
        letter_button(run, t("No more of these"), "nudges.stop"),
    )
    return (Say(t("This was the third in a row, so I stop here unless you want more of them.")), Buttons(row))


def write_old(run: LetterRun) -> Message:
    return Message(run.t("There is a newer list below."))


def overview(turn: Turn) -> Message:
    """What waits for the actor right now, and how they are asked."""
    t, eyes, state = turn.t, Eyes.of_turn(turn), turn.open(Nudges).of(turn.actor.id)
    found = [each for each in questions(turn.session, turn.actor, state, turn.now) if each.kind not in NEWS]
    rows = tuple(row for each in found[: 2 * SHOWN] if (row := row_of(eyes, each, turn.button)))
    left = len(found) - len(rows)
    lists = (Items(rows, more=t("and {n} more", n=left) if left > 0 else ""),) if rows else ()
    title = t.count("{n} thing waits for your answer", "{n} things wait for your answer", len(found))
    return Message(title if rows else t("Nothing waits for you now. Thank you."), (*lists, *how_asked(turn)))


def how_asked(turn: Turn) -> tuple[Block, ...]:
    """Whether they are asked again by themselves, with the way to the opposite."""
    t, state = turn.t, turn.open(Nudges).of(turn.actor.id)
    if not may_write(turn.session, turn.actor, turn.now):
        return (Hint(t("I do not ask you again by myself.")),)
    if state and (state.is_stopped or state.unanswered >= PATIENCE):
        return (
            Hint(t("I do not ask you again by myself.")),
            Buttons((turn.button(t("Ask me weekly"), "nudges.keep"),)),
        )
    if state and state.paused_until and state.paused_until > turn.now:
        said = t("I ask you again after {when}.", when=turn.instant(state.paused_until))
        return (Hint(said), Buttons((turn.button(t("Ask me weekly"), "nudges.keep"),)))
    said = t("I ask you again once a week at the most, while something waits.")
    return (Hint(said), Buttons((turn.button(t("Don't ask me again"), "nudges.stop"),)))
