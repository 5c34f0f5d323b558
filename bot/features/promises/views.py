"""How promises look, to both ends."""

from typing import Any

from bot.behalf import told
from bot.beside import beside
from bot.considerate import may_write
from bot.moving import moved_hints
from bot.quoting import source_link
from bot.turn import Turn
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Item, Items, Message, Quoted, Say, Style
from storage.commitments import Commitment, CommitmentChange, Commitments, Direction
from storage.date_requests import DateAnswer, DateRequest, DateRequests
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM

STEPS = 8
"""So many of the latest steps stand on a card."""


def recorded(turn: Turn, promise: Commitment, partner: str, load: int, doer: str = "") -> Message:
    """The echo of a new promise, with its absolute date and Undo; `doer` is the colleague who is to do it."""
    t = turn.t
    ours = t("Saved: we promised {partner}.", partner=partner)
    theirs = t("Saved: {partner} promised us.", partner=partner)
    where = source_link(turn, promise.source)
    blocks: list[Any] = [Quoted(promise.words), Facts(facts(turn, promise)), *where, *moved_hints(turn, promise)]
    if promise.due_on is None:
        blocks.append(Hint(t("There is no date yet, so nothing will remind you.")))
    if load:
        blocks.append(Hint(t("You now have {n} open promises. Is there room for this one?", n=load)))
    if is_silent(turn, promise.partner_id):
        blocks.append(Hint(t("Nobody there gets messages from me, so please tell them yourself.")))
    buttons = [turn.undo_button()]
    if doer:
        blocks.append(Hint(t("It stays on your list until {name} takes it over.", name=doer)))
        about: dict[str, Any] = {"kind": "commitment", "person": doer}
        buttons.insert(0, turn.button(t("Hand over to {name}", name=doer), "remind.hand_over", promise.id, **about))
    if promise.due_on is None:
        buttons.insert(0, turn.button(t("Set a date"), "promises.set_due", promise.id, Style.PRIMARY))
    return Message(theirs if promise.direction is Direction.THEIRS else ours, (*blocks, Buttons(tuple(buttons))))


def is_silent(turn: Turn, partner_id: int) -> bool:
    """Whether people of a partner are here, and none of them wants to be written to."""
    people = People(turn.session, SYSTEM)
    here = [person for person in people.contacts(partner_id) if people.accounts(person.id)]
    return bool(here) and all(may_write(turn.session, person, turn.now) is False for person in here)


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


def say_day(turn: Turn, promise: Commitment) -> str:
    return turn.t("Due: {date}.", date=due_text(turn, promise))


def card(turn: Turn, promise: Commitment) -> Message:
    """One promise with its history and what can be done with it."""
    t = turn.t
    partner = turn.open(Partners).name(promise.partner_id)
    by, to = t("A promise by {partner}", partner=partner), t("A promise to {partner}", partner=partner)
    blocks: list[Any] = [Quoted(promise.words), Facts(facts(turn, promise)), *source_link(turn, promise.source)]
    if steps := history(turn, promise):
        blocks.append(Items(tuple(Item(step) for step in steps[-STEPS:]), t("What happened")))
    blocks += ways(turn, promise)
    return Message(by if promise.is_theirs else to, (*blocks, *beside(turn, promise)))


def history(turn: Turn, promise: Commitment) -> list[str]:
    """Who did what, when and why: the steps, and the other dates that were asked for."""
    lines = [(step.created_at, step_text(turn, step)) for step in turn.open(Commitments).history(promise)]
    for request in turn.open(DateRequests).of(promise):
        lines.append((request.created_at, asked_text(turn, request)))
        if request.answer is DateAnswer.CANNOT and request.answered_at:
            lines.append((request.answered_at, refused_text(turn, request)))
    return [line for _, line in sorted(lines, key=lambda each: each[0])]


def step_text(turn: Turn, step: CommitmentChange) -> str:
    who = turn.open(People).name(step.person_id)
    moved = f" → {turn.day(step.due_after)}" if step.due_after and step.due_after != step.due_before else ""
    why = f" ({step.reason})" if step.reason else ""
    return f"{turn.instant(step.created_at)}: {turn.t(step.went_to.value)}{moved}, {who}{why}"


def asked_text(turn: Turn, request: DateRequest) -> str:
    name, day = turn.open(People).name(request.author_id), turn.day(request.due_on)
    asked = turn.t("{name} asks for {date} ({reason})", name=name, date=day, reason=request.reason)
    return f"{turn.instant(request.created_at)}: {asked}"


def refused_text(turn: Turn, request: DateRequest) -> str:
    name, at = turn.open(People).name(request.answered_by), request.answered_at or request.created_at
    return f"{turn.instant(at)}: {turn.t('{name} can not make it another date', name=name)}"


def ways(turn: Turn, promise: Commitment) -> tuple[Block, ...]:
    """What makes sense for this viewer and this state: rows of buttons, after what waits for an answer."""
    if turn.viewer.is_ours:
        return our_ways(turn, promise)
    rows = (row for row in (words_right(turn, promise), judging(turn, promise), changing(turn, promise)) if row)
    waiting = turn.open(DateRequests).waiting(promise) if promise.is_open else None
    hint = (Hint(turn.t("Another date is asked for; until there is an answer, this one stands.")),) if waiting else ()
    return (*hint, *(Buttons(row) for row in rows))


def our_ways(turn: Turn, promise: Commitment) -> tuple[Block, ...]:
    t = turn.t
    if not promise.is_open:
        return ()
    kind: dict[str, Any] = {"kind": "commitment"}
    row = (
        turn.button(t("Done"), "remind.done", promise.id, Style.PRIMARY, **kind),
        turn.button(t("Renegotiate"), "remind.renegotiate", promise.id, **kind),
        turn.button(t("Hand over"), "remind.hand_over", promise.id, **kind),
    )
    asked = turn.open(DateRequests).waiting(promise)
    return (*(asked_of_us(turn, asked) if asked else ()), Buttons(row))


def asked_of_us(turn: Turn, request: DateRequest) -> tuple[Block, ...]:
    """Another date that the partner asks for, and the three answers."""
    t = turn.t
    row = (
        turn.button(t("Agree"), "promises.agree_date", request.id, Style.PRIMARY),
        turn.button(t("Suggest another"), "promises.suggest_date", request.id),
        turn.button(t("Can't"), "promises.refuse_date", request.id),
    )
    asked = t("The partner asks for {date}: {reason}", date=turn.day(request.due_on), reason=request.reason)
    return (Say(asked), Buttons(row))


def words_right(turn: Turn, promise: Commitment) -> tuple[Button, ...]:
    """Whether words and date are right, while that is asked."""
    if not promise.is_to_confirm:
        return ()
    yes = turn.button(turn.t("That's right"), "promises.confirm", promise.id, Style.PRIMARY, due=str(promise.due_on))
    return (yes, turn.button(turn.t("Not quite"), "promises.verdict_not_quite", promise.id))


def judging(turn: Turn, promise: Commitment) -> tuple[Button, ...]:
    """Whether it was kept. That it was not is offered once its date has come or we say that it was."""
    if not (promise.is_open or promise.is_to_judge):
        return ()
    t = turn.t
    style = Style.PLAIN if promise.is_to_confirm else Style.PRIMARY
    row = (
        turn.button(t("Kept"), "promises.verdict_kept", promise.id, style),
        turn.button(t("Partly"), "promises.partly", promise.id),
    )
    is_time = promise.is_to_judge or promise.due_on is None or promise.due_on <= turn.today
    return (*row, turn.button(t("Not kept"), "promises.not_kept", promise.id)) if is_time else row


def changing(turn: Turn, promise: Commitment) -> tuple[Button, ...]:
    """Another date while it is open; a promise of ours that they don't need any more."""
    if not promise.is_open:
        return ()
    another = turn.button(turn.t("Another date"), "promises.another_date", promise.id)
    if promise.is_theirs:
        return (another,)
    return (another, turn.button(turn.t("We don't need it any more"), "promises.release", promise.id))
