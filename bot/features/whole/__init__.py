"""All of a letter that was too long for a message, shown to whoever pressed Show all and to nobody else."""

from collections.abc import Callable
from dataclasses import replace

from bot import replies
from bot.bundling import written
from bot.feature import EVERYONE, Action, Feature, Letter
from bot.letters import WHOLE, letter_run, marked
from bot.paging import page_buttons
from bot.platforms import platform_of
from bot.turn import Press, Reply, Turn
from bot.ui.folding import parts
from bot.ui.message import Buttons, Hint, Message
from bot.whereto import is_read_by
from storage.outbox import Outbox, OutboxItem

PART = "letter.part"
Letters = dict[str, Letter]


def may_read(turn: Turn, item: OutboxItem) -> bool:
    """A private letter is for its reader alone; what stands in a team's channel is for our side."""
    return turn.viewer.is_ours if item.person_id is None else is_read_by(turn.session, turn.actor, item)


def part_of(turn: Turn, press: Press, letters: Letters) -> Message | None:
    """The part that was asked for, written with what is true now."""
    item = Outbox(turn.session).get(press.subject)
    if item is None or item.kind not in letters or not may_read(turn, item):
        return None
    run = replace(letter_run(turn.session, item, turn.now), is_whole=True, t=turn.t, read_on=turn.platform)
    message = written(letters, run)
    room = platform_of(turn.platform).answered
    return paged(turn, item, parts(marked(run, message), room), int(press.args.get("page", 0))) if message else None


def paged(turn: Turn, item: OutboxItem, found: list[Message], page: int) -> Message:
    """One of several parts, and the ways to the others. There may be fewer of them by now."""
    page = min(page, len(found) - 1)
    turns = page_buttons(turn, PART, page, page + 1 < len(found), item.id)
    if not turns:
        return found[page]
    where = Hint(turn.t("Page {n} of {total}", n=page + 1, total=len(found)))
    return replace(found[page], blocks=(*found[page].blocks, where, Buttons(turns)))


def shower(letters: Letters) -> Callable[[Turn, Press], Reply]:
    """The handler that knows these letters."""

    def show(turn: Turn, press: Press) -> Reply:
        part = part_of(turn, press, letters)
        return Reply((part,), is_apart=True) if part else replies.not_found(turn)

    return show


def turner(letters: Letters) -> Callable[[Turn, Press], Reply]:
    def turn_page(turn: Turn, press: Press) -> Reply:
        part = part_of(turn, press, letters)
        return Reply(update=part) if part else replies.not_found(turn)

    return turn_page


def feature(features: tuple[Feature, ...]) -> Feature:
    """The buttons for the letters of the features that are handed in."""
    letters = {letter.kind: letter for feature in features for letter in feature.letters}
    show, turn_page = Action(WHOLE, shower(letters), EVERYONE, True), Action(PART, turner(letters), EVERYONE, True)
    return Feature("whole", actions=(show, turn_page))
