"""Words that somebody at a partner wrote themself: who may read them, and taking them back for good."""

from typing import Any

from bot import replies
from bot.beside import day_of, is_own
from bot.features.record.forms import Reach, ReachForm
from bot.records.notes import revise
from bot.records.withdrawing import empty
from bot.showing import shown_to, why_not
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Quoted, Say, Style
from storage.labels import Door, Label
from storage.notes import Note, Notes


def own_note(turn: Turn, key: object) -> Note | None:
    """A note that the actor wrote and that still says something."""
    note = turn.open(Notes).get(key) if isinstance(key, int) else None
    return note if note and is_own(turn, note) and note.emptied_at is None else None


def own_words(turn: Turn, note: Note) -> Quoted | Say:
    seen = shown_to(turn, note, Door.RECORD)
    return Say(why_not(turn, seen.off)) if seen.off else Quoted(seen.quote or seen.paraphrase)


def ask_reach(turn: Turn, press: Press) -> Reply:
    note = own_note(turn, press.subject)
    if note is None:
        return replies.not_found(turn)
    known = {reach.value for reach in Reach}
    values = {"label": note.label.value} if note.label.value in known else {}
    return turn.open_form(ReachForm, values, note=note.id)


def save_reach(turn: Turn, form: ReachForm, about: dict[str, Any]) -> Reply:
    note = own_note(turn, about.get("note"))
    if note is None:
        return replies.not_found(turn)
    label = Label(form.label.value)
    if label is note.label:
        return turn.say(turn.t("Nothing was changed."))
    revise(turn, note, label=label)
    title = turn.t("Who may read this: {label}", label=turn.t(label.value))
    return turn.say(title, own_words(turn, note), Buttons((turn.undo_button(),)))


def ask_withdraw(turn: Turn, press: Press) -> Reply:
    """It can't be undone, so it is asked."""
    note = own_note(turn, press.subject)
    if note is None:
        return replies.not_found(turn)
    t, day = turn.t, day_of(turn, note.created_at)
    said = Say(t("The words go for good. That you told us something on {day} stays. This can't be undone.", day=day))
    yes = turn.button(t("Withdraw"), "record.withdraw_now", note.id, Style.DANGER)
    keep = turn.button(t("Leave it"), "note.show", note.id)
    return turn.say(t("Withdraw this?"), own_words(turn, note), said, Buttons((yes, keep)))


def withdraw(turn: Turn, press: Press) -> Reply:
    note = own_note(turn, press.subject)
    if note is None:
        return replies.not_found(turn)
    empty(turn, note)
    return turn.say(turn.t("Withdrawn. The words are gone, and the team sees only that there were some."))
