"""Words that were typed after a command that has no use for them: they are kept, and it is said where."""

from bot import replies
from bot.turn import Reply, Turn


def with_kept_words(turn: Turn, word: str, shown: Reply) -> Reply:
    """The same answer; what else was typed after the word is in the review list."""
    if not turn.words:
        return shown
    turn.keep(f"{word} {turn.words}", turn.t("I did not know what to do with this"))
    return replies.with_hint(shown, turn.t("What you typed is kept: type /loop review."))
