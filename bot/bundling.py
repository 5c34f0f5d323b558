"""Several letters as one message, for a contact who wants to be written to seldom; it stays one when rewritten."""

from collections.abc import Mapping
from dataclasses import replace

from bot.considerate import ANSWERS, is_in_rounds
from bot.feature import Letter, LetterRun
from bot.letters import may_go_out
from bot.ui.message import Buttons, Item, Items, Message, block_text
from storage.outbox import OutboxItem
from storage.viewer import Role
from storage.waiting import Waiting

MOST = 10
"""So many letters stand in one message; what is left comes in another."""


def gather(letters: Mapping[str, Letter], run: LetterRun) -> None:
    """What is due with a letter goes out as part of it."""
    item, reader = run.item, run.reader
    if reader is None or not is_in_rounds(reader) or item.kind in ANSWERS or item.replaces_id or item.attempts:
        return
    waiting = Waiting(run.session)
    fit = [other for other in waiting.beside(item, run.now) if may_join(letters, run, other)]
    waiting.carry(item, fit[: MOST - 1 - len(waiting.carried_by(item))])


def may_join(letters: Mapping[str, Letter], run: LetterRun, other: OutboxItem) -> bool:
    return other.kind not in ANSWERS and may_go_out(replace(run, item=other), letters[other.kind])


def written(letters: Mapping[str, Letter], run: LetterRun) -> Message | None:
    """A letter with all that it carries, as it stands now; None when nothing of it has a reason any more."""
    own = letters[run.item.kind].write(run)
    carried = carried_by(run)
    if not carried:
        return own
    first = Waiting(run.session).first_edition(run.item).id
    others = [letters[item.kind].write(replace(run, item=item, carrier=first)) for item in carried]
    found = [message for message in (own, *others) if message]
    return bundle(run, found) if len(found) > 1 else found[0] if found else None


def carried_by(run: LetterRun) -> list[OutboxItem]:
    is_contact = run.reader is not None and run.reader.role is Role.CONTACT
    return Waiting(run.session).carried_by(run.item) if is_contact else []


def bundle(run: LetterRun, messages: list[Message]) -> Message:
    """A list: each letter in a line or two, with its own buttons."""
    rows = tuple(Item(message.title, gist(message), message.buttons()) for message in messages)
    return Message(run.t("{n} things for you", n=len(rows)), (Items(rows),))


def gist(message: Message) -> str:
    """All that a letter says below its title, in one line."""
    said = (block_text(block) for block in message.blocks if not isinstance(block, Buttons | Items))
    listed = (item.words for block in message.blocks if isinstance(block, Items) for item in block.rows)
    return " · ".join(" · ".join(part.splitlines()) for part in (*said, *listed) if part)
