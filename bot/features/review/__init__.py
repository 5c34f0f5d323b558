"""The review list: words that could not be placed yet. Nothing typed is lost."""

from bot import replies
from bot.feature import EVERYONE, STAFF, Action, Command, Feature
from bot.i18n import mark
from bot.turn import Press, Reply, Turn
from bot.ui.message import Button, Hint, Item, Items, Message, Quoted, Style, clip
from storage.reviews import ReviewItem, Reviews

SHOWN = 8
WHOLE = 1_500


def review(turn: Turn) -> Reply:
    return Reply((listing(turn),))


def listing(turn: Turn) -> Message:
    """What waits, newest first."""
    t, waiting = turn.t, Reviews(turn.session, turn.actor.id).waiting()
    if not waiting:
        return Message(t("Your review list is empty."), (Hint(t("What I can't place is kept here until you decide.")),))
    rows = tuple(Item(clip(item.words, 180), item.why, ways(turn, item)) for item in waiting[:SHOWN])
    left = len(waiting) - len(rows)
    return Message(t("Waiting for you"), (Items(rows, more=t("and {n} more", n=left) if left else ""),))


def ways(turn: Turn, item: ReviewItem) -> tuple[Button, ...]:
    t = turn.t
    drop = turn.button(t("Throw away"), "review.drop", item.id)
    whole = turn.button(t("Show all"), "review.show", item.id)
    if not turn.viewer.is_ours:
        return (whole, drop)
    save = turn.button(t("Save as a note"), "review.note", item.id, Style.PRIMARY)
    return (save, whole, drop)


def show(turn: Turn, press: Press) -> Reply:
    """All of the words, in pieces that fit a message."""
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    if item is None:
        return replies.not_found(turn)
    pieces = [item.words[at : at + WHOLE] for at in range(0, min(len(item.words), 6 * WHOLE), WHOLE)]
    total = turn.t.count("{n} character", "{n} characters", len(item.words))
    return turn.say(turn.t("Kept as typed ({total})", total=total), *(Quoted(piece) for piece in pieces))


def save_as_note(turn: Turn, press: Press) -> Reply:
    """The form of a listening note, filled in with the words."""
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    if item is None or item.settled_at:
        return replies.not_found(turn)
    turn.review_id = item.id
    return turn.submit("listening.heard", {"paraphrase": item.words}, review_id=item.id)


def drop(turn: Turn, press: Press) -> Reply:
    item = Reviews(turn.session, turn.actor.id).get(press.subject)
    if item is None:
        return replies.not_found(turn)
    item.settled_at = turn.now
    return turn.say(turn.t("Thrown away."))


FEATURE = Feature(
    "review",
    commands=(Command("review", review, EVERYONE, mark("see what I could not place"), mark("review")),),
    actions=(
        Action("review.note", save_as_note, STAFF, repeatable=True),
        Action("review.show", show, EVERYONE, repeatable=True),
        Action("review.drop", drop, EVERYONE),
    ),
)
