"""Saving all that a line says in one go, under one Undo, and the card that shows what it became."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.features.sentences.asking import question, reword
from bot.features.sentences.doubles import told_apart
from bot.features.sentences.drafts import Draft, Drafter
from bot.features.sentences.reading import Answers
from bot.turn import Outcome, Reply, Turn
from bot.ui.message import Block, Button, Buttons, Heading, Hint, Message, Quoted, clip
from bot.understanding.sentence.types import Understood
from storage.reviews import Reviews

HELD = timedelta(minutes=5)
"""So long nobody at a partner hears of what was read out of a sentence."""
MOST = 15
"""Records of one line; more are rather a text that was pasted in."""
BUTTONS = 4
"""So many buttons of one record stand on a card of several."""


def save(turn: Turn, words: str, seen: Understood, answers: Answers) -> Reply:
    """Every record of the line. What may be there already is asked first, and nothing is saved before."""
    turn.holds_back = HELD
    made = list(Drafter(turn, words, seen).drafts())
    if not made or len(made) > MOST:
        return question(turn, words, replace(seen, missing=None), answers)
    drafts = told_apart(turn, words, made, answers)
    if isinstance(drafts, Reply):
        return drafts
    if len(drafts) == 1:
        return with_rest(turn, remembered(turn, submit(turn, drafts[0])), seen)
    tried = [(draft, submit(turn, draft)) for draft in drafts]
    done = [reply for _, reply in tried if is_saved(reply)]
    open_still = [draft for draft, reply in tried if not is_saved(reply)]
    if not done:
        keep_parts(turn, drafts[1:])
        return tried[0][1]
    reply = with_rest(turn, remembered(turn, Reply((card(turn, done),))), seen)
    return after(turn, reply, open_still) if open_still else reply


def is_saved(reply: Reply) -> bool:
    return reply.is_done and not reply.form


def submit(turn: Turn, draft: Draft) -> Reply:
    about = dict(draft.about)
    if turn.review_id is not None:
        about["review_id"] = turn.review_id
    return turn.submit(draft.form, draft.values, **about)


def after(turn: Turn, saved: Reply, left: Sequence[Draft]) -> Reply:
    """Some are saved, and others ask. Each of those waits with its own part of the line; the first is asked at once."""
    keep_parts(turn, left)
    first = submit(turn, left[0])
    return Reply((*saved.messages, *first.messages), first.form, outcome=first.outcome)


def keep_parts(turn: Turn, left: Sequence[Draft]) -> None:
    """Put parts of a line into the review list, the first one last: that is the one which is settled by an answer."""
    for draft in reversed(left):
        turn.words = draft.words
        turn.keep(draft.words, turn.t("A sentence that is not saved yet"))


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
        blocks += [Heading(message.title), *(block for block in message.blocks if not isinstance(block, Buttons))]
        if row := own_buttons(turn, message):
            blocks.append(Buttons(row))
    return Message(title, (*blocks, Buttons((turn.undo_button(), reword(turn)))))


def own_buttons(turn: Turn, message: Message) -> tuple[Button, ...]:
    """What can be done with one record; Undo stands below them all."""
    return tuple(button for button in message.buttons() if button != turn.undo_button())[:BUTTONS]


def with_rest(turn: Turn, reply: Reply, seen: Understood) -> Reply:
    """What was not understood is shown as such, and who will hear of what was."""
    left = [part.text for part in seen.unread if part.text.strip()]
    if reply.outcome is not Outcome.DONE or not reply.messages:
        return reply
    said: tuple[Block, ...] = (*unread(turn, left), *heard_of(turn))
    *others, last = reply.messages
    at = max((n for n, block in enumerate(last.blocks) if isinstance(block, Buttons)), default=len(last.blocks))
    blocks = (*last.blocks[:at], *said, *last.blocks[at:])
    return Reply((*others, Message(last.title, blocks)), reply.form, outcome=reply.outcome)


def unread(turn: Turn, left: Sequence[str]) -> tuple[Block, ...]:
    if not left:
        return ()
    told = Hint(turn.t("I did not take this part in. It is kept with your words:"))
    return (told, *(Quoted(clip(part, 200)) for part in left))


def heard_of(turn: Turn) -> tuple[Block, ...]:
    if not turn.held:
        return ()
    about = {"names": ", ".join(turn.held), "n": HELD.seconds // 60}
    return (Hint(turn.t("{names} will hear of it in {n} minutes. Until then you can put it right.", **about)),)
