"""`/loop promised`, and what may be done with a promise on our side."""

from datetime import date
from typing import Any

from bot import replies
from bot.access import Deed, authorize
from bot.behalf import speaker, taken_out
from bot.choosing import as_typed, choose_partner
from bot.colleagues import DOER
from bot.features.promises.forms import DueForm, PromisedForm
from bot.features.promises.views import card, recorded
from bot.features.promises.words import read_direction, read_promise
from bot.i18n import translator
from bot.named_too import also_named
from bot.occurrences import zone_of
from bot.quoting import SOURCE, from_message, source_of
from bot.reading import was_read
from bot.records.promises import LOAD, set_date, write_promise
from bot.showing import shown_to
from bot.turn import Press, Reply, Turn
from bot.ui.date_smell import smells_of_date
from bot.ui.dates import say_day
from bot.ui.message import Buttons, Hint, Message
from storage.commitments import Commitments, Direction
from storage.labels import Door
from storage.notes import Note, Notes
from storage.partners import Partner, Partners
from storage.people import People
from storage.viewer import SYSTEM

NOTE = "note"
"""In what the form is about: the note that the promise answers."""


def promised(turn: Turn) -> Reply:
    """A promise from one line; what is missing is asked."""
    if not turn.words:
        return turn.open_form(PromisedForm)
    typed = turn.words
    behalf, turn.words = taken_out(typed)
    direction, spot = read_direction(turn)
    values = {"partner": spot.name, "direction": direction.value, **read_promise(turn, spot.words), "behalf": behalf}
    bare, turn.words = turn.words, typed
    if values["words"] and not values["due"] and (word := smells_of_date(values["words"], turn.t.language)):
        turn.keep(turn.words, turn.t("I was not sure about the date"))
        return turn.open_form(PromisedForm, values, {"due": unread(turn, word)})
    about = spot.about(bare, lambda words: read_promise(turn, words))
    return turn.submit(PromisedForm, values, **about)


def from_a_message(turn: Turn) -> Reply:
    """A message that was picked out: its words are the promise."""
    return from_message(turn, PromisedForm, "words")


def from_note(turn: Turn, press: Press) -> Reply:
    """A promise that answers what was heard, with the partner and the words in the form."""
    note = turn.open(Notes).get(press.subject)
    if note is None or not authorize(turn, Deed.ANSWER, note):
        return replies.not_found(turn)
    if made := promised_before(turn, note.id):
        return made
    values = {"partner": turn.open(Partners).name(note.partner_id), "words": words_for(turn, note)}
    return turn.open_form(PromisedForm, values, note=note.id)


def words_for(turn: Turn, note: Note) -> str:
    """Promises are read wherever people talk with the bot, so what is not for every place is only referred to."""
    told = shown_to(turn, note, Door.REPORT_BACK)
    if (words := told.quote or told.paraphrase) and not note.is_restricted:
        return words
    author = People(turn.session, SYSTEM).get(note.author_id)
    t = translator(author.language) if author else turn.t
    day = note.heard_at.astimezone(zone_of(turn.actor.zone)).date()
    return t("what you told us on {day}", day=say_day(day, turn.today, language=t.language))


def promised_before(turn: Turn, note_id: int) -> Reply | None:
    """Somebody was quicker: who, and when."""
    made = next((each for each in turn.open(Commitments).of_note(note_id) if each.is_open), None)
    if made is None:
        return None
    name, day = turn.open(People).name(made.recorded_by), made.created_at.astimezone(zone_of(turn.actor.zone)).date()
    title = turn.t("{name} has promised something for this already, on {day}.", name=name, day=turn.listed(day))
    return replies.settled(turn.say(title, Buttons((turn.button(turn.t("Open"), "promise.show", made.id),))))


def answered_note(turn: Turn, about: dict[str, Any], partner: Partner) -> int | None:
    """The note that a promise answers, unless it was given to another partner in the end."""
    note = turn.open(Notes).get(about[NOTE]) if isinstance(about.get(NOTE), int) else None
    return note.id if note and note.partner_id == partner.id else None


def unread(turn: Turn, word: str) -> str:
    return turn.t("I see “{word}”, but no date that I can read. Please give one, or leave it empty.", word=word)


def save(turn: Turn, form: PromisedForm, about: dict[str, Any]) -> Reply:
    if form.due and form.due < turn.today:
        return Reply(errors={"due": is_over(turn, form.due)})
    if form.behalf and form.direction is Direction.OURS:
        return Reply(errors={"behalf": turn.t("Only what they promise is given on behalf of one of them.")})
    partner = choose_partner(turn, form, "partner", about)
    if isinstance(partner, Reply):
        return partner
    note_id = answered_note(turn, about, partner)
    if note_id and (made := promised_before(turn, note_id)):
        return made
    others = [] if about.get("named") else also_named(turn, form.words, partner)
    if others:
        return named_too(turn, form, partner, others, about)
    load = len(turn.open(Commitments).open_of(turn.actor.id))
    more: dict[str, Any] = {"due_on": form.due, "strength": form.strength, "source": source_of(about)}
    more["note_id"] = note_id
    if form.behalf:
        more["said_by"] = speaker(turn, partner, form.behalf).id
    promise = write_promise(turn, partner, form.words, form.direction, **more)
    load = load + 1 if load >= LOAD else 0
    return Reply((recorded(turn, promise, partner.name, load, about.get(DOER, "")),))


def named_too(turn: Turn, form: PromisedForm, partner: Partner, others: list[str], about: dict[str, Any]) -> Reply:
    """The words go to the partner as they are, so naming another one in them is asked about once."""
    why = turn.t(
        "These words name {others} and go to {partner}. Send it again if that is right.",
        others=", ".join(others),
        partner=partner.name,
    )
    about = {SOURCE: source_of(about), NOTE: about.get(NOTE), "named": True}
    return turn.open_form(PromisedForm, {**as_typed(form), "partner": partner.name}, {"words": why}, **about)


def is_over(turn: Turn, day: date) -> str:
    return turn.t("{date} is over already. Please give a day from today on.", date=turn.day(day))


def set_due(turn: Turn, press: Press) -> Reply:
    found = turn.open(Commitments).get(press.subject)
    return turn.open_form(DueForm, promise=found.id) if found and found.is_open else replies.not_found(turn)


def save_due(turn: Turn, form: DueForm, about: dict[str, Any]) -> Reply:
    promise = turn.open(Commitments).get(about["promise"])
    if promise is None or not promise.is_open:
        return replies.not_found(turn)
    if form.due < turn.today:
        return Reply(errors={"due": is_over(turn, form.due)})
    told = set_date(turn, promise, form.due)
    message = card(turn, promise)
    hint = [Hint(turn.t("The partner is told."))] if told else []
    return Reply((Message(message.title, (*message.blocks, *hint, Buttons((turn.undo_button(),)))),))


def show(turn: Turn, press: Press) -> Reply:
    promise = turn.open(Commitments).get(press.subject)
    if promise is None:
        return replies.not_found(turn)
    was_read(turn, promise)
    return Reply((card(turn, promise),))
