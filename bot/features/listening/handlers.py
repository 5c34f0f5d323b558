"""`/loop heard`: a note in seconds, and what was understood of it."""

import re
from dataclasses import replace
from typing import Any

from bot import replies
from bot.access import Deed, authorize
from bot.behalf import speaker, taken_out
from bot.choosing import as_typed, choose_partner
from bot.feature import LetterRun
from bot.features.listening.forms import EditForm, HeardForm
from bot.features.listening.joining import joined
from bot.features.listening.views import Why, card, saved
from bot.features.listening.words import LABELLED, read_heard
from bot.letters import tell_contacts
from bot.named_too import names_another
from bot.quoting import from_message, source_of
from bot.reading import was_read
from bot.records.alike import Said
from bot.records.notes import new_note, write_note
from bot.records.themes import themes_in
from bot.showing import show_button, shown
from bot.spotting import Spot, spot_partner
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Message, Quoted, Say
from storage.labels import SHOWN_TO_PARTNER, Door, Label
from storage.notes import Note, Notes
from storage.people import People

FOR_YOU = "listening.for_you"
LED = re.compile(
    r"(?P<quote>\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»)?,?\s*from\s+(?P<said>\S.*)", re.IGNORECASE | re.DOTALL
)


def heard(turn: Turn) -> Reply:
    """A note from one line; without words, the form."""
    if not turn.words:
        return turn.open_form(HeardForm)
    typed = turn.words
    behalf, turn.words = taken_out(typed)
    spot = spot_speaker(turn)
    heading = read_heard(spot.words)
    if not (heading.values["quote"] or heading.values["paraphrase"]):
        return turn.open_form(HeardForm, {"partner": spot.name, "behalf": behalf})
    about = spot.about(turn.words, lambda words: with_themes(turn, read_heard(words).values)[0])
    known, about["themes_because"] = with_themes(turn, heading.values)
    values = {"partner": spot.name, **known, "behalf": behalf}
    if behalf and not LABELLED.search(typed):
        # Their own words are theirs to see, as if they had typed them.
        values["label"] = Label.PARTNER.value
    turn.words = typed
    return turn.submit(HeardForm, values, cue=heading.cue, unclear=heading.unclear, **about)


def with_themes(turn: Turn, values: dict[str, str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The values with the themes that their words suggest, and the words behind each; typed themes stand alone."""
    if values["themes"]:
        return values, {}
    because = themes_in(turn.session, f"{values['quote']} {values['paraphrase']}")
    return {**values, "themes": ", ".join(because)}, because


def from_a_message(turn: Turn) -> Reply:
    """A message that was picked out: its words are the quote."""
    return from_message(turn, HeardForm, "quote")


def spot_speaker(turn: Turn) -> Spot:
    """Who said it: named first, after `from`, or after the quote. Another name in the line is only spoken of."""
    led = LED.match(turn.words)
    spot = spot_partner(turn, led["said"]) if led else Spot()
    if not led or not spot.name:
        return spot_partner(turn, turn.words)
    return replace(spot, before=f"{led['quote'] or ''} {spot.before}".strip())


def save(turn: Turn, form: HeardForm, about: dict[str, Any]) -> Reply:
    if not (form.quote or form.paraphrase):
        return empty(turn)
    partner = choose_partner(turn, form, "partner", about)
    if isinstance(partner, Reply):
        return partner
    reads = form.label in SHOWN_TO_PARTNER and not about.get("named")
    if reads and (why := names_another(turn, form.paraphrase, partner.id)):
        turn.keep(turn.words or form.paraphrase, turn.t("A form that is not finished"))
        known = {**as_typed(form), "partner": partner.name}
        return turn.open_form(HeardForm, known, {"paraphrase": why}, **{**about, "named": True})
    is_public = form.label is Label.PUBLIC
    known = facts(form)
    said = Said(partner.id, form.quote, form.paraphrase, form.label, tuple(known["themes"]))
    if not is_public and (reply := joined(turn, form, said, about)):
        return reply
    whose: dict[str, Any] = {}
    if form.behalf:
        whose = {"author_id": speaker(turn, partner, form.behalf).id, "told_to": turn.actor.id}
    note = new_note(turn, partner.id, quote=form.quote, source=source_of(about), **known, **whose)
    if is_public and not authorize(turn, Deed.PUBLISH, note):
        return Reply(errors={"label": not_public(turn)})
    write_note(turn, note)
    tell_speaker(turn, note)
    reasons = Why(about.get("cue"), about.get("unclear", ()), about.get("themes_because", {}))
    return Reply((saved(turn, note, reasons),))


def tell_speaker(turn: Turn, note: Note) -> None:
    """Whoever is here hears what was written down for them, so that it is right."""
    person = turn.open(People).get(note.author_id) if note.told_to else None
    if person:
        tell_contacts(turn, [person], FOR_YOU, str(note.id), {"note": note.id})


def write_for_you(run: LetterRun) -> Message | None:
    note = Notes(run.session, run.viewer).get(run.item.payload["note"])
    if note is None:
        return None
    seen = shown(run.session, run.viewer, note, Door.RECORD, run.now, run.platform)
    title = run.t("{name} wrote this down for you.", name=seen.told_to)
    words = [Quoted(seen.quote)] if seen.quote else []
    ours = [Say(seen.paraphrase)] if seen.paraphrase else []
    return Message(title, (*words, *ours, Buttons((show_button(run, run.t("Open"), "note.show", note.id),))))


def facts(form: HeardForm | EditForm) -> dict[str, Any]:
    """The columns of a note that a form fills."""
    themes = [theme for part in form.themes.split(",") if (theme := part.strip().casefold())]
    return {
        "paraphrase": form.paraphrase,
        "kind": form.kind,
        "heard": form.heard,
        "label": form.label,
        "themes": list(dict.fromkeys(themes)),
    }


def empty(turn: Turn) -> Reply:
    return Reply(errors={"paraphrase": turn.t("Please write what was said, as a quote or in your own words.")})


def not_public(turn: Turn) -> str:
    return turn.t("Their exact words are made public only when they have agreed to it.")


def show(turn: Turn, press: Press) -> Reply:
    """One note, as a record."""
    note = turn.open(Notes).get(press.subject)
    if note is None:
        return replies.not_found(turn)
    was_read(turn, note)
    return Reply((card(turn, note),))
