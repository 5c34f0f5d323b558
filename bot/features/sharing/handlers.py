"""`/loop share`: one tap for the kind, one for the words; a receipt says when to expect an answer."""

from typing import Any, ClassVar

from bot import replies
from bot.feature import LetterRun
from bot.features.sharing.kinds import KINDS, label_of
from bot.i18n import mark
from bot.letters import tell
from bot.records.notes import new_note, write_note
from bot.showing import show_button, shown, shown_to
from bot.turn import Press, Reply, Turn
from bot.ui.dates import say_date
from bot.ui.form import Form, Kind, ask
from bot.ui.message import Buttons, Facts, Hint, Message, Quoted, Say, Style
from bot.writing import letter_button
from storage.labels import Consents, Door, Label, Purpose
from storage.notes import Note, NoteKind, Notes
from storage.partners import Partners
from storage.people import People, Person
from storage.reviews import Reviews
from storage.viewer import SYSTEM


class ShareForm(Form):
    """What a partner wants to say, in its own words."""

    name: ClassVar = "sharing.share"
    title: ClassVar = mark("Tell us")
    submit: ClassVar = mark("Send")

    words: str = ask(mark("In your words"), Kind.LONG)


def share(turn: Turn) -> Reply:
    """First tap: what kind of thing is it? Words typed along wait in the review list for the second."""
    t = turn.t
    if turn.viewer.partner_id is None:
        turn.keep(turn.words, t("You are not connected with a partner yet"))
        return turn.say(t("You are not connected with an organisation here yet."), Hint(t("Please ask the team.")))
    turn.keep(turn.words, t("I asked what kind of thing this is"))
    about: dict[str, Any] = {} if turn.review_id is None else {"review_id": turn.review_id}
    buttons = tuple(turn.button(t(label), "sharing.pick", kind=kind.value, **about) for kind, label in KINDS)
    return turn.say(t("What would you like to share?"), Buttons(buttons))


def tell_us(turn: Turn, press: Press) -> Reply:
    """Words that were not understood: shared after all."""
    waiting = Reviews(turn.session, turn.actor.id).get(press.subject)
    if waiting is None:
        return replies.not_found(turn)
    turn.words = waiting.words
    return share(turn)


def pick(turn: Turn, press: Press) -> Reply:
    """Second tap. Words that wait are shared once, whichever kind is pressed first; without any, they are asked for."""
    if turn.review_id is None:
        return turn.open_form(ShareForm, kind=press.args["kind"])
    waiting = Reviews(turn.session, turn.actor.id).get(turn.review_id)
    if waiting is None or waiting.settled_at:
        return turn.say(turn.t("This is settled already."), Hint(turn.t("Type /loop share to tell us something else.")))
    return turn.submit(ShareForm, {"words": waiting.words}, kind=press.args["kind"])


def save(turn: Turn, form: ShareForm, about: dict[str, Any]) -> Reply:
    """Their words are kept as they are, shown to them and to us, and the liaison hears of it."""
    partner_id = turn.viewer.partner_id
    if partner_id is None:
        return share(turn)
    kind = NoteKind(about["kind"])
    about_us = {"team_id": team_of(turn, partner_id), "kind": kind, "label": label_for(turn)}
    note = write_note(turn, new_note(turn, partner_id, quote=form.words, **about_us))
    tell_liaison(turn, note)
    return Reply((receipt(turn, note),))


def label_for(turn: Turn) -> Label:
    """Shared with the partner, and so inside, unless they said that it is for the team alone."""
    is_for_team = turn.open(Consents).answer(turn.actor.id, Purpose.SHARE, turn.now) is False
    return Label.TEAM if is_for_team else Label.PARTNER


def liaison_of(turn: Turn, partner_id: int) -> Person | None:
    held = Partners(turn.session, SYSTEM).liaison(partner_id)
    return People(turn.session, SYSTEM).get(held.person_id) if held else None


def team_of(turn: Turn, partner_id: int) -> int | None:
    liaison = liaison_of(turn, partner_id)
    return liaison.team_id if liaison else None


def tell_liaison(turn: Turn, note: Note) -> None:
    liaison = liaison_of(turn, note.partner_id)
    if liaison:
        tell(turn.session, liaison, "sharing.arrived", str(note.id), {"note": note.id}, turn.now)


def receipt(turn: Turn, note: Note) -> Message:
    t, liaison, seen = turn.t, liaison_of(turn, note.partner_id), shown_to(turn, note, Door.RECORD)
    rows = [(t("Kind"), t(label_of(note.kind))), (t("You will have an answer by"), turn.day(note.answer_due_on))]
    if liaison:
        rows.append((t("It is with"), liaison.name))
    hint = Hint(t("“No, because” counts as an answer too. You can take this back."))
    return Message(
        t("Thank you. We heard you."), (Quoted(seen.quote), Facts(tuple(rows)), hint, Buttons((turn.undo_button(),)))
    )


def write_arrived(run: LetterRun) -> Message | None:
    """To the liaison: a partner said something."""
    if run.reader is None:
        return None
    t, viewer = run.t, run.reader.viewer()
    note = Notes(run.session, viewer).get(run.item.payload["note"])
    if note is None:
        return None
    seen = shown(run.session, viewer, note, Door.RECORD, run.now, run.platform)
    due = say_date(note.answer_due_on, run.reader.zone, run.now, None, t.language)
    close = letter_button(run, t("Report back"), "closing.compose", note.id, Style.PRIMARY)
    show = show_button(run, t("Open"), "note.show", note.id)
    quoted = (Quoted(seen.quote, seen.partner),) if seen.quote else ()
    blocks = (*quoted, Say(t("An answer is due by {date}.", date=due)), Buttons((close, show)))
    return Message(t("{partner} shared: {kind}", partner=seen.partner, kind=t(label_of(note.kind))), blocks)
