"""A message that somebody at a partner picked out to share: their own at once, another person's after a question."""

from typing import Any

from bot import replies
from bot.features.sharing.handlers import THEIRS, share, unconnected, which_kind
from bot.quoting import SOURCE
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Quoted, Style
from storage.reviews import Reviews


def from_a_message(turn: Turn) -> Reply:
    """The words wait in the review list until it is said what kind of thing they are."""
    quote = turn.quote
    if quote is None or not quote.words.strip() or turn.viewer.partner_id is None:
        turn.words = quote.words if quote else ""
        return share(turn)
    turn.keep(quote.words, turn.t("I asked what kind of thing this is"))
    if turn.sender and quote.account == turn.sender.person:
        return which_kind(turn, **({SOURCE: quote.link} if quote.link else {}))
    return ask_first(turn, quote.words)


def ask_first(turn: Turn, words: str) -> Reply:
    """Who said it stays out of it, and so does the way to where they said it."""
    t = turn.t
    about: dict[str, Any] = {} if turn.review_id is None else {"review_id": turn.review_id}
    share_them = turn.button(t("Share them"), "sharing.theirs", None, Style.PRIMARY, **about)
    hint = Hint(t("Who said it is left out."))
    return turn.say(t("These are somebody else's words: share them?"), Quoted(words), hint, Buttons((share_them,)))


def theirs(turn: Turn, press: Press) -> Reply:
    if turn.viewer.partner_id is None:
        return unconnected(turn)
    waiting = Reviews(turn.session, turn.actor.id).get(turn.review_id or -1)
    if turn.review_id is not None and (waiting is None or waiting.settled_at):
        return replies.settled(turn.say(turn.t("This is settled already.")))
    return which_kind(turn, **{THEIRS: True})
