"""`/loop heard`: a note in seconds, and what was understood of it."""

import re
from dataclasses import replace
from typing import Any

from bot import replies
from bot.access import Deed, authorize
from bot.choosing import choose_partner
from bot.features.listening.forms import EditForm, HeardForm
from bot.features.listening.views import card, saved
from bot.features.listening.words import read_heard
from bot.quoting import from_message, source_of
from bot.reading import was_read
from bot.records.notes import new_note, write_note
from bot.spotting import Spot, spot_partner
from bot.turn import Press, Reply, Turn
from storage.labels import Label
from storage.notes import Notes

LED = re.compile(
    r"(?P<quote>\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»)?,?\s*from\s+(?P<said>\S.*)", re.IGNORECASE | re.DOTALL
)


def heard(turn: Turn) -> Reply:
    """A note from one line; without words, the form."""
    if not turn.words:
        return turn.open_form(HeardForm)
    spot = spot_speaker(turn)
    heading = read_heard(spot.words)
    if not (heading.values["quote"] or heading.values["paraphrase"]):
        return turn.open_form(HeardForm, {"partner": spot.name})
    about = spot.about(turn.words, lambda words: read_heard(words).values)
    values = {"partner": spot.name, **heading.values}
    return turn.submit(HeardForm, values, cue=heading.cue, unclear=heading.unclear, **about)


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
    note = new_note(turn, partner.id, quote=form.quote, source=source_of(about), **facts(form))
    if form.label is Label.PUBLIC and not authorize(turn, Deed.PUBLISH, note):
        return Reply(errors={"label": not_public(turn)})
    write_note(turn, note)
    return Reply((saved(turn, note, about.get("cue"), about.get("unclear", ())),))


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
