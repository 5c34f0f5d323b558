"""Saving all that a line says in one go, under one Undo, and the card that shows what it became."""

from collections.abc import Sequence

from bot.features.sentences.drafts import Draft, Drafter
from bot.features.sentences.reading import Answers
from bot.turn import Outcome, Reply, Turn
from bot.ui.message import Block, Button, Buttons, Hint, Message, Quoted, Say, clip
from bot.understanding.sentence.types import Understood
from storage.reviews import Reviews

BUTTONS = 4
"""So many buttons of one record stand on a card of several."""


def save(turn: Turn, words: str, seen: Understood, answers: Answers) -> Reply:
    """Every record of the line. What one of them still lacks is asked first, and nothing is saved before."""
    drafts = list(Drafter(turn, words, seen, answers).drafts())
    if len(drafts) == 1:
        return with_rest(turn, remembered(turn, submit(turn, drafts[0])), seen)
    done: list[Reply] = []
    for draft in drafts:
        reply = submit(turn, draft)
        if reply.outcome is not Outcome.DONE or reply.errors:
            return after(turn, done, reply)
        done.append(reply)
    return with_rest(turn, remembered(turn, Reply((card(turn, done),))), seen)


def submit(turn: Turn, draft: Draft) -> Reply:
    about = dict(draft.about)
    if turn.review_id is not None:
        about["review_id"] = turn.review_id
    return turn.submit(draft.form, draft.values, **about)


def after(turn: Turn, done: Sequence[Reply], asked: Reply) -> Reply:
    """Some are saved, and one asks: both are said. What was saved has its own Undo."""
    if not done:
        return asked
    return Reply((card(turn, done), *asked.messages), asked.form, outcome=asked.outcome)


def remembered(turn: Turn, reply: Reply) -> Reply:
    """The words as they were typed stay beside what they became."""
    item = Reviews(turn.session, turn.actor.id).get(turn.review_id) if turn.review_id else None
    if item and reply.is_done and not reply.form:
        item.became, item.settled_at = turn.ref, item.settled_at or turn.now
    return reply


def card(turn: Turn, done: Sequence[Reply]) -> Message:
    """All records on one card: each with its facts and its own buttons, and one Undo for them together."""
    messages = [message for reply in done for message in reply.messages]
    if len(messages) == 1:
        return messages[0]
    title = turn.t.count("Saved {n} thing from what you wrote.", "Saved {n} things from what you wrote.", len(messages))
    blocks: list[Block] = []
    for message in messages:
        blocks += [Say(message.title), *(block for block in message.blocks if not isinstance(block, Buttons))]
        if row := own_buttons(turn, message):
            blocks.append(Buttons(row))
    undo = next(button for button in messages[0].buttons() if button.label == turn.t("Undo"))
    return Message(title, (*blocks, Buttons((undo,))))


def own_buttons(turn: Turn, message: Message) -> tuple[Button, ...]:
    """What can be done with one record; Undo stands below them all."""
    return tuple(button for button in message.buttons() if button.label != turn.t("Undo"))[:BUTTONS]


def with_rest(turn: Turn, reply: Reply, seen: Understood) -> Reply:
    """What was not understood is shown as such."""
    left = [part.text for part in seen.unread if part.text.strip()]
    if not left or reply.outcome is not Outcome.DONE or not reply.messages:
        return reply
    *others, last = reply.messages
    said: tuple[Block, ...] = (
        Hint(turn.t("I did not take this part in. It is kept with your words:")),
        *(Quoted(clip(part, 200)) for part in left),
    )
    at = next((n for n, block in enumerate(last.blocks) if isinstance(block, Buttons)), len(last.blocks))
    blocks = (*last.blocks[:at], *said, *last.blocks[at:])
    return Reply((*others, Message(last.title, blocks)), reply.form, outcome=reply.outcome)
