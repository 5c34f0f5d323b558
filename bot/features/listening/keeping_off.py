"""Keeping a note off the platforms that must not be sent what is sensitive, or saying that it is fine there."""

from bot import replies
from bot.access import Deed, authorize
from bot.features.listening.editing import not_yours
from bot.naming import platform_names
from bot.platforms import that_take_sensitive
from bot.records.notes import revise
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons
from storage.notes import Notes


def keep_off(turn: Turn, press: Press) -> Reply:
    return set_sensitive(
        turn, press.subject, True, turn.t("This note is kept off {platform} now.", platform=names(turn))
    )


def fine_there(turn: Turn, press: Press) -> Reply:
    return set_sensitive(
        turn, press.subject, False, turn.t("This note may be shown in {platform}.", platform=names(turn))
    )


def names(turn: Turn) -> str:
    return platform_names(turn.t, that_take_sensitive(False))


def set_sensitive(turn: Turn, key: int, is_sensitive: bool, done: str) -> Reply:
    note = turn.open(Notes).get(key)
    if note is None:
        return replies.not_found(turn)
    if not authorize(turn, Deed.EDIT, note):
        return not_yours(turn)
    if note.is_sensitive is is_sensitive:
        return replies.settled(turn.say(turn.t("This is so already.")))
    revise(turn, note, is_sensitive=is_sensitive)
    return turn.say(done, Buttons((turn.undo_button(),)))
