"""Changing a note: by its own team, what was changed and nothing else, and never over somebody's newer words."""

from collections.abc import Mapping
from typing import Any

from bot import replies
from bot.access import Deed, authorize
from bot.choosing import as_typed, choose_partner
from bot.features.listening.forms import EditForm, Where
from bot.features.listening.handlers import empty, facts, not_public
from bot.features.listening.views import saved, way_out
from bot.forms import fingerprint, joined
from bot.kept_off import KeptOff, kept_off
from bot.named_too import names_another
from bot.records.notes import revise
from bot.records.themes import teach
from bot.showing import why_not
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Say
from storage.labels import SHOWN_TO_PARTNER, Label, is_wider
from storage.notes import Note, Notes
from storage.partners import Partners
from storage.text import clean


def edit(turn: Turn, press: Press) -> Reply:
    """The form again, filled in with what the note says now."""
    note = turn.open(Notes).get(press.subject)
    if note is None:
        return replies.not_found(turn)
    if not authorize(turn, Deed.EDIT, note):
        return not_yours(turn)
    if off := kept_off(note, turn.platform):
        return not_here(turn, note, off)
    values = values_of(turn, note)
    return turn.open_form(EditForm, values, note=note.id, opened=marks(values))


def not_yours(turn: Turn) -> Reply:
    hint = Hint(turn.t("Please ask them, or write a note of your own."))
    return replies.refused(turn.say(turn.t("Only the team that heard this can change it."), hint))


def not_here(turn: Turn, note: Note, off: KeptOff) -> Reply:
    """A form would show the words where they must not be sent."""
    ways = (Buttons((fine,)),) if (fine := way_out(turn, note)) else ()
    return replies.refused(turn.say(turn.t("Please change this somewhere else."), Say(why_not(turn, off)), *ways))


def values_of(turn: Turn, note: Note) -> dict[str, str]:
    return {
        "partner": turn.open(Partners).name(note.partner_id),
        "paraphrase": note.paraphrase,
        "kind": note.kind.value,
        "heard": note.heard.value,
        "label": note.label.value,
        "themes": ", ".join(note.themes),
        "where": (Where.KEPT_OFF if note.is_sensitive else Where.ANYWHERE).value,
    }


def marks(values: Mapping[str, str]) -> dict[str, str]:
    """By which a value is known again; the words themselves are not kept a second time."""
    return {name: fingerprint({name: clean(value)}) for name, value in values.items()}


def save_edit(turn: Turn, form: EditForm, about: dict[str, Any]) -> Reply:
    """Write down what this person changed. What others changed since the form was opened stays."""
    note = turn.open(Notes).get(about["note"])
    if note is None or not authorize(turn, Deed.EDIT, note):
        return not_yours(turn) if note else replies.not_found(turn)
    if off := kept_off(note, turn.platform):
        return not_here(turn, note, off)
    now, typed = values_of(turn, note), as_typed(form)
    opened = about.get("opened") or marks(now)
    changed = {name for name, mark in marks(typed).items() if mark != opened[name]} - same(typed, now)
    if clashing := {name for name in changed if marks(now)[name] != opened[name]}:
        return ask_again(turn, note, typed, changed, clashing)
    if no := refused(turn, form, note, changed):
        return no
    is_read = form.label in SHOWN_TO_PARTNER and bool({"label", "paraphrase"} & changed) and not about.get("named")
    if is_read and (why := names_another(turn, form.paraphrase, note.partner_id)):
        return turn.open_form(EditForm, typed, {"paraphrase": why}, note=note.id, opened=opened, named=True)
    return apply(turn, form, note, changed, about)


def same(typed: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    return {name for name in now if clean(now[name]) == typed[name]}


def ask_again(turn: Turn, note: Note, typed: Mapping[str, str], changed: set[str], clashing: set[str]) -> Reply:
    """Two people changed the same thing: the newer words are shown beside one's own, which are kept."""
    said, why = joined({name: typed[name] for name in changed}), turn.t("Somebody changed this note meanwhile")
    turn.keep(said, why, is_sensitive=note.is_restricted)
    now = values_of(turn, note)
    errors = {name: meanwhile(turn, now[name]) for name in clashing}
    mine = {name: typed[name] if name in changed else now[name] for name in now}
    return turn.open_form(EditForm, mine, errors, note=note.id, opened=marks(now))


def meanwhile(turn: Turn, words: str) -> str:
    newer = f"“{words}”" if words else "–"
    return turn.t("Somebody changed this meanwhile. It says now: {words}. Send it to have it your way.", words=newer)


def refused(turn: Turn, form: EditForm, note: Note, changed: set[str]) -> Reply | None:
    """Why a change can't be made, by question."""
    if not (note.quote or form.paraphrase):
        return empty(turn)
    errors = {}
    if "partner" in changed and not authorize(turn, Deed.MOVE, note):
        errors["partner"] = turn.t("They wrote this themselves, so it stays with them.")
    if "label" in changed and (why := not_relabelled(turn, note, form.label)):
        errors["label"] = why
    return Reply(errors=errors) if errors else None


def not_relabelled(turn: Turn, note: Note, label: Label) -> str:
    """Why a note may not get this label; empty when it may."""
    if not is_wider(label, note.label):
        return ""
    if not authorize(turn, Deed.WIDEN, note):
        return turn.t("They wrote this themselves: it can be shared with fewer people, not with more.")
    if label is Label.PUBLIC and not authorize(turn, Deed.PUBLISH, note):
        return not_public(turn)
    return ""


def apply(turn: Turn, form: EditForm, note: Note, changed: set[str], about: dict[str, Any]) -> Reply:
    values = {name: value for name, value in facts(form).items() if name in changed}
    if "where" in changed:
        values["is_sensitive"] = form.where is Where.KEPT_OFF
    if "partner" in changed:
        partner = choose_partner(turn, form, "partner", about)
        if isinstance(partner, Reply):
            return partner
        values["partner_id"] = partner.id
    themes = list(note.themes)
    revise(turn, note, **values)
    if "themes" in values:
        teach(turn, note, themes)
    return Reply((saved(turn, note),))
