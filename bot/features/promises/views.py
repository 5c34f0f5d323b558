"""How promises look, to both ends."""

from typing import Any

from bot.behalf import told
from bot.beside import beside
from bot.moving import moved_hints
from bot.quoting import source_link
from bot.records.promises import is_kept, last_step
from bot.turn import Turn
from bot.ui.message import Button, Buttons, Facts, Hint, Item, Items, Message, Quoted, Style
from storage.commitments import Commitment, Commitments, CommitmentState, Direction
from storage.partners import Partners
from storage.people import People

TO_CONFIRM = frozenset({CommitmentState.PROPOSED, CommitmentState.RENEGOTIATED})
"""States in which the partner is still asked whether words and date are right."""


def recorded(turn: Turn, promise: Commitment, partner: str, load: int) -> Message:
    """The echo of a new promise, with its absolute date and Undo."""
    t = turn.t
    ours = t("Saved: we promised {partner}.", partner=partner)
    theirs = t("Saved: {partner} promised us.", partner=partner)
    where = source_link(turn, promise.source)
    blocks: list[Any] = [Quoted(promise.words), Facts(facts(turn, promise)), *where, *moved_hints(turn, promise)]
    if promise.due_on is None:
        blocks.append(Hint(t("There is no date yet, so nothing will remind you.")))
    if load:
        blocks.append(Hint(t("You now have {n} open promises. Is there room for this one?", n=load)))
    buttons = [turn.undo_button()]
    if promise.due_on is None:
        buttons.insert(0, turn.button(t("Set a date"), "promises.set_due", promise.id, Style.PRIMARY))
    return Message(theirs if promise.direction is Direction.THEIRS else ours, (*blocks, Buttons(tuple(buttons))))


def facts(turn: Turn, promise: Commitment) -> tuple[tuple[str, str], ...]:
    t = turn.t
    rows = [
        (t("Due"), due_text(turn, promise)),
        (t("State"), t(promise.state.value)),
        (t("How firm"), t(promise.strength.value)),
        (t("Given"), ", ".join(on_behalf(turn, promise))),
        (t("Looked after by"), turn.open(People).name(promise.owner_id)),
    ]
    return tuple((label, value) for label, value in rows if value)


def on_behalf(turn: Turn, promise: Commitment) -> tuple[str, ...]:
    """That somebody of ours was told it, for whom."""
    people = turn.open(People)
    name = people.name(promise.said_by)
    return (told(turn.t, people.name(promise.recorded_by), name),) if name else ()


def due_text(turn: Turn, promise: Commitment) -> str:
    return turn.day(promise.due_on) if promise.due_on else turn.t("no date yet")


def due_fact(turn: Turn, promise: Commitment) -> Facts:
    return Facts(((turn.t("Due"), due_text(turn, promise)),))


def card(turn: Turn, promise: Commitment) -> Message:
    """One promise with its history and what can be done with it."""
    t = turn.t
    partner = turn.open(Partners).name(promise.partner_id)
    title = (
        t("A promise by {partner}", partner=partner)
        if promise.direction is Direction.THEIRS
        else t("A promise to {partner}", partner=partner)
    )
    blocks: list[Any] = [Quoted(promise.words), Facts(facts(turn, promise)), *source_link(turn, promise.source)]
    steps = [step_text(turn, step) for step in turn.open(Commitments).history(promise)]
    if steps:
        blocks.append(Items(tuple(Item(step) for step in steps[-5:]), t("What happened")))
    if buttons := ways(turn, promise):
        blocks.append(Buttons(buttons))
    return Message(title, (*blocks, *beside(turn, promise)))


def step_text(turn: Turn, step: Any) -> str:
    who = turn.open(People).name(step.person_id)
    moved = f" → {turn.day(step.due_after)}" if step.due_after and step.due_after != step.due_before else ""
    why = f" ({step.reason})" if step.reason else ""
    return f"{turn.instant(step.created_at)}: {turn.t(step.went_to.value)}{moved}, {who}{why}"


def ways(turn: Turn, promise: Commitment) -> tuple[Button, ...]:
    """The buttons that make sense for this viewer and this state."""
    t = turn.t
    if not turn.viewer.is_ours:
        return partner_ways(turn, promise)
    if not promise.is_open:
        return ()
    kind: dict[str, Any] = {"kind": "commitment"}
    return (
        turn.button(t("Done"), "remind.done", promise.id, Style.PRIMARY, **kind),
        turn.button(t("Renegotiate"), "remind.renegotiate", promise.id, **kind),
        turn.button(t("Hand over"), "remind.hand_over", promise.id, **kind),
    )


def partner_ways(turn: Turn, promise: Commitment) -> tuple[Button, ...]:
    """What a partner may say about a promise."""
    t = turn.t
    if promise.verdict is not None and not promise.is_open:
        return ()
    kept = turn.button(t("Kept"), "promises.verdict_kept", promise.id, Style.PRIMARY)
    wanting = turn.button(t("Not quite"), "promises.verdict_not_quite", promise.id)
    if promise.state in TO_CONFIRM:
        return (turn.button(t("That's right"), "promises.confirm", promise.id, due=str(promise.due_on)), kept, wanting)
    return (kept, wanting) if promise.direction is not Direction.THEIRS else ()


def overview(turn: Turn) -> Message:
    """Everything promised between us and the actor's partner."""
    t, promises = turn.t, turn.open(Commitments)
    partner_id = turn.viewer.partner_id or -1
    running, over = promises.open_with(partner_id), promises.closed_with(partner_id)
    parts = (
        rows(turn, t("Promised to you"), [p for p in running if p.direction is not Direction.THEIRS]),
        rows(turn, t("Promised by you"), [p for p in running if p.direction is Direction.THEIRS]),
        rows(turn, t("Lately settled"), over),
    )
    shown = tuple(part for part in parts if part.rows)
    if not shown:
        return Message(t("No promises yet."), (Hint(t("When someone promises you something, it is listed here.")),))
    return Message(t("Promises between us"), shown)


def rows(turn: Turn, heading: str, promises: list[Commitment]) -> Items:
    items = tuple(Item(p.words, row_detail(turn, p), ways(turn, p)) for p in promises[:10])
    left = len(promises) - len(items)
    return Items(items, heading, turn.t("and {n} more", n=left) if left else "")


def row_detail(turn: Turn, promise: Commitment) -> str:
    step = last_step(turn, promise)
    when = f", {turn.day(promise.closed_on)}" if promise.closed_on and is_kept(promise) and step else ""
    whose = "".join(f" · {words}" for words in on_behalf(turn, promise))
    return f"{due_text(turn, promise)} · {turn.t(promise.state.value)}{when}{whose}"
