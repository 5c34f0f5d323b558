"""`/loop promises`: everything between us and a partner, the open ones first, a page at a time."""

from bot.features.promises.views import due_text, judging, on_behalf, words_right
from bot.i18n import mark
from bot.leftover import with_kept_words
from bot.paging import page_buttons
from bot.records.promises import is_kept, last_step
from bot.turn import Press, Reply, Turn
from bot.ui.message import Block, Button, Buttons, Hint, Item, Items, Message
from storage.commitments import Commitment, Commitments, Part
from storage.text import fold

PAGE = 6
HEADINGS = {
    Part.TO_US: mark("Promised to you"),
    Part.BY_US: mark("Promised by you"),
    Part.SETTLED: mark("Lately settled"),
}
FILTERS: tuple[tuple[Part | None, str], ...] = (
    (None, mark("All")),
    (Part.TO_US, mark("To us")),
    (Part.BY_US, mark("By us")),
    (Part.SETTLED, mark("Settled")),
)


def promises(turn: Turn) -> Reply:
    """All of them, or the part that the words name."""
    part = part_called(turn, turn.words)
    shown = Reply((listing(turn, part, 0),))
    return shown if part else with_kept_words(turn, "promises", shown)


def part_called(turn: Turn, words: str) -> Part | None:
    names = ((part, name) for part, label in FILTERS if part for name in (label, turn.t(label)))
    return next((part for part, name in names if fold(name) == fold(words)), None)


def page(turn: Turn, press: Press) -> Reply:
    """Another page, or another part, in place of this one."""
    part = next((part for part in Part if part.value == press.args.get("part")), None)
    return Reply(update=listing(turn, part, max(0, int(press.args["page"]))))


def listing(turn: Turn, part: Part | None, page_: int) -> Message:
    t, promises_, partner_id = turn.t, turn.open(Commitments), turn.viewer.partner_id or -1
    found = promises_.between(partner_id, part, PAGE, page_ * PAGE)
    total = promises_.count_between(partner_id, part)
    if not total and not (part and promises_.count_between(partner_id, None)):
        return Message(t("No promises yet."), (Hint(t("When someone promises you something, it is listed here.")),))
    turns = page_buttons(turn, "promises.page", page_, (page_ + 1) * PAGE < total, part=part.value if part else None)
    lists: tuple[Block, ...] = sections(turn, found) or (Hint(t("None of these.")),)
    return Message(t("Promises between us"), (*lists, *(Buttons(row) for row in (turns, filters(turn, part)) if row)))


def filters(turn: Turn, now: Part | None) -> tuple[Button, ...]:
    """One button for each part but the one that is shown."""
    others = ((part, label) for part, label in FILTERS if part is not now)
    return tuple(
        turn.button(turn.t(label), "promises.page", part=part.value if part else None, page=0) for part, label in others
    )


def sections(turn: Turn, found: list[Commitment]) -> tuple[Items, ...]:
    parts = (Items(rows(turn, found, part), turn.t(heading)) for part, heading in HEADINGS.items())
    return tuple(each for each in parts if each.rows)


def rows(turn: Turn, found: list[Commitment], part: Part) -> tuple[Item, ...]:
    return tuple(Item(each.words, row_detail(turn, each), row_ways(turn, each)) for each in found if is_of(each, part))


def is_of(promise: Commitment, part: Part) -> bool:
    if not promise.is_open:
        return part is Part.SETTLED
    return part is (Part.BY_US if promise.is_theirs else Part.TO_US)


def row_ways(turn: Turn, promise: Commitment) -> tuple[Button, ...]:
    """What is asked of them now, and the way to everything else."""
    judge = () if promise.is_theirs else judging(turn, promise)
    opens = turn.button(turn.t("Open"), "promise.show", promise.id)
    return (*words_right(turn, promise), *(judge[:1] if promise.is_to_confirm else judge), opens)


def row_detail(turn: Turn, promise: Commitment) -> str:
    step = last_step(turn, promise)
    when = f", {turn.day(promise.closed_on)}" if promise.closed_on and is_kept(promise) and step else ""
    whose = "".join(f" · {words}" for words in on_behalf(turn, promise))
    return f"{due_text(turn, promise)} · {turn.t(promise.state.value)}{when}{whose}"
