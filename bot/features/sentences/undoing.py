"""“Undo that” takes back what was done last; words that ask for something else, or for nothing, change nothing."""

from dataclasses import replace

from bot.features.sentences.meant import speaks_of_reminders
from bot.features.sentences.standing import put_aside, standing
from bot.turn import Reply, Turn
from bot.ui.message import Hint
from bot.understanding.sentence.cues.said_back import opened


def taken_back(turn: Turn, is_command: bool) -> Reply | None:
    """What a line comes to that is nothing but an order to take something back; none for any other line."""
    line = opened(turn.words)
    if not line.is_undo or (line.rest and not is_command):
        return None
    if line.rest:
        return named_one(turn)
    item = standing(turn)
    return put_aside(turn, item) if item else turn.command("undo")


def named_one(turn: Turn) -> Reply:
    """Something is named that is to be taken back: it may not be what was done last, so nothing is touched."""
    t = turn.t
    if speaks_of_reminders(turn.words):
        return their_list(turn)
    say = t("Type “undo that” for what you did last. Anything else has an Undo on its own card, for seven days.")
    said = turn.say(t("I took nothing back: I can't tell by its name what is meant."), Hint(say))
    return replace(said, messages=(*said.messages, *their_list(turn).messages))


def their_list(turn: Turn) -> Reply:
    """All that they look after; a contact's own record."""
    return turn.command("mine" if turn.viewer.is_ours else "record")


def nothing_said(turn: Turn) -> Reply:
    """“No”, “sorry”, “wait”, and nothing that is to stand instead."""
    t = turn.t
    if not turn.viewer.is_ours:
        return turn.say(t("I changed nothing."), Hint(t("To take back what you did last, type “undo that”.")))
    hint = t("To put right what you saved last, type for example “no, Thursday”, “I meant Casa Latina” or “undo that”.")
    return turn.say(t("I changed nothing."), Hint(hint))
