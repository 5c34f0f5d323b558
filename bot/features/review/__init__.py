"""The review list: words that could not be placed yet. Nothing typed is lost."""

from bot import replies
from bot.feature import EVERYONE, STAFF, Action, Command, Feature
from bot.i18n import mark
from bot.kept_off import said_instead
from bot.paging import page_buttons
from bot.turn import Press, Reply, Turn
from bot.typed import typed_kept_off
from bot.ui.form import LONG
from bot.ui.message import Button, Buttons, Hint, Item, Items, Message, Quoted, Say, Style, clip
from storage.reviews import ReviewItem, Reviews

PAGE = 8
PIECE = 1_700
"""Characters of one page of words: with its hint it fits a message."""


def review(turn: Turn) -> Reply:
    return Reply((listing(turn, 0),))


def turn_page(turn: Turn, press: Press) -> Reply:
    """Another page of the list, in place of this one."""
    return Reply(update=listing(turn, int(press.args["page"])))


def listing(turn: Turn, page: int) -> Message:
    """One page of what waits, newest first."""
    t, reviews = turn.t, Reviews(turn.session, turn.actor.id)
    total = reviews.count()
    if not total:
        return Message(t("Your review list is empty."), (Hint(t("What I can't place is kept here until you decide.")),))
    # What was settled meanwhile may have left the last page empty.
    page = min(page, (total - 1) // PAGE)
    rows = tuple(Item(in_short(turn, item), item.why, ways(turn, item)) for item in reviews.waiting(PAGE, page * PAGE))
    title = t.count("{n} entry waits for you", "{n} entries wait for you", total)
    return Message(title, (Items(rows), *pager(turn, "review.page", None, page, pages_of(total, PAGE))))


def in_short(turn: Turn, item: ReviewItem) -> str:
    return instead(turn, item) or clip(item.words, 180)


def instead(turn: Turn, item: ReviewItem) -> str:
    """What is said where these words must not be sent; empty where they may."""
    off = typed_kept_off(turn, item)
    return said_instead(turn.t, off.why, off.platform, turn.viewer.is_ours) if off else ""


def pages_of(total: int, size: int) -> int:
    return (total + size - 1) // size


def pager(turn: Turn, action: str, subject: int | None, page: int, pages: int) -> tuple[Hint | Buttons, ...]:
    """Where one is, and the ways back and on; nothing for a single page."""
    found = page_buttons(turn, action, page, page + 1 < pages, subject)
    return (Hint(turn.t("Page {n} of {total}", n=page + 1, total=pages)), Buttons(found)) if found else ()


def ways(turn: Turn, item: ReviewItem) -> tuple[Button, ...]:
    t = turn.t
    drop = turn.button(t("Throw away"), "review.drop", item.id)
    if typed_kept_off(turn, item):
        return (drop,)
    whole = turn.button(t("Show all"), "review.show", item.id)
    if not turn.viewer.is_ours:
        return (whole, drop)
    save = turn.button(t("Save as a note"), "review.note", item.id, Style.PRIMARY)
    return (save, whole, drop)


def show(turn: Turn, press: Press) -> Reply:
    """All of the words, a page at a time."""
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    return Reply((whole(turn, item, 0),)) if item else replies.not_found(turn)


def show_typed(turn: Turn, press: Press) -> Reply:
    """The words behind what was saved under a reference, for whoever typed them."""
    item = Reviews(turn.session, turn.actor.id).behind(press.args["ref"])
    return Reply((whole(turn, item, 0),)) if item else replies.not_found(turn)


def show_page(turn: Turn, press: Press) -> Reply:
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    return Reply(update=whole(turn, item, int(press.args["page"]))) if item else replies.not_found(turn)


def whole(turn: Turn, item: ReviewItem, page: int) -> Message:
    if said := instead(turn, item):
        return Message(said)
    found = pieces(item.words)
    total = turn.t.count("{n} character", "{n} characters", len(item.words))
    turns = pager(turn, "review.part", item.id, page, len(found))
    return Message(turn.t("Kept as typed ({total})", total=total), (Quoted(found[page]), *turns))


def pieces(words: str) -> list[str]:
    """The words in pieces that fit a message, cut between words where there are spaces."""
    found, start = [], 0
    while len(words) - start > PIECE:
        cut = max(words.rfind(space, start + PIECE // 2, start + PIECE) for space in " \n")
        end = cut + 1 if cut > 0 else start + PIECE
        found.append(words[start:end])
        start = end
    return [*found, words[start:]]


def save_as_note(turn: Turn, press: Press) -> Reply:
    """The form of a listening note, filled in with the words."""
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    if item is None or item.settled_at:
        return replies.not_found(turn)
    if said := instead(turn, item):
        return replies.refused(turn.say(said))
    if len(item.words) > LONG:
        return too_long(turn, item)
    turn.review_id = item.id
    return turn.submit("listening.heard", {"paraphrase": item.words}, review_id=item.id)


def too_long(turn: Turn, item: ReviewItem) -> Reply:
    """Nothing is cut off silently: what to do with words that are no single note."""
    t = turn.t
    title = t("This is {size} characters; a note holds {limit}.", size=len(item.words), limit=LONG)
    said = Say(t("Press Show all and write down the parts that matter, each with /loop heard. All of it stays here."))
    return turn.say(title, said, Buttons((turn.button(t("Show all"), "review.show", item.id),)))


def drop(turn: Turn, press: Press) -> Reply:
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    if item is None:
        return replies.not_found(turn)
    if item.settled_at:
        return replies.settled(turn.say(turn.t("This is settled already.")))
    item.settled_at = turn.now
    turn.changed(item, {"settled_at": None})
    return turn.say(turn.t("Thrown away."), Buttons((turn.undo_button(),)))


FEATURE = Feature(
    "review",
    commands=(Command("review", review, EVERYONE, mark("see what I could not place"), mark("review")),),
    actions=(
        Action("review.note", save_as_note, STAFF, repeatable=True),
        Action("review.show", show, EVERYONE, repeatable=True),
        Action("review.typed", show_typed, EVERYONE, repeatable=True),
        Action("review.page", turn_page, EVERYONE, repeatable=True),
        Action("review.part", show_page, EVERYONE, repeatable=True),
        Action("review.drop", drop, EVERYONE),
    ),
)
