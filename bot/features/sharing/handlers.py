"""`/loop share`: one tap for the kind, one for the words; a receipt says when to expect an answer."""

from typing import Any, ClassVar

from bot import replies
from bot.features.sharing.kinds import KINDS, label_of
from bot.i18n import mark
from bot.quoting import SOURCE, source_of
from bot.records.notes import new_note, write_note
from bot.records.shares import receivers, tell_ours
from bot.showing import shown_to, why_not
from bot.turn import Press, Reply, Turn
from bot.ui.form import LONG, Form, Kind, ask
from bot.ui.message import Block, Buttons, Facts, Hint, Message, Quoted, Say
from storage.labels import Consents, Door, Label, Purpose
from storage.notes import Heard, Loop, Note, NoteKind
from storage.people import Person
from storage.reviews import Reviews

THEIRS = "theirs"
"""In what the form is about: these are somebody else's words."""


class ShareForm(Form):
    """What a partner wants to say, in its own words."""

    name: ClassVar = "sharing.share"
    title: ClassVar = mark("Tell us")
    submit: ClassVar = mark("Send")

    words: str = ask(mark("In your words"), Kind.LONG)


def share(turn: Turn) -> Reply:
    """First tap: what kind of thing is it? Words typed along wait in the review list for the second."""
    if turn.viewer.partner_id is None:
        turn.keep(turn.words, turn.t("You are not connected with a partner yet"))
        return unconnected(turn)
    turn.keep(turn.words, turn.t("I asked what kind of thing this is"))
    return which_kind(turn)


def unconnected(turn: Turn) -> Reply:
    t = turn.t
    return turn.say(t("You are not connected with an organisation here yet."), Hint(t("Please ask the team.")))


def which_kind(turn: Turn, **about: Any) -> Reply:
    t = turn.t
    if turn.review_id is not None:
        about["review_id"] = turn.review_id
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
    about = {name: press.args[name] for name in ("kind", SOURCE, THEIRS) if press.args.get(name)}
    if turn.review_id is None:
        return turn.open_form(ShareForm, **about)
    waiting = Reviews(turn.session, turn.actor.id).get(turn.review_id)
    if waiting is None or waiting.settled_at:
        return turn.say(turn.t("This is settled already."), Hint(turn.t("Type /loop share to tell us something else.")))
    if len(waiting.words) > LONG:
        return too_long(turn, waiting.words, about)
    return turn.submit(ShareForm, {"words": waiting.words}, **about)


def too_long(turn: Turn, words: str, about: dict[str, Any]) -> Reply:
    why = turn.t("These are the first {n} characters. All of it is in /loop review.", n=LONG)
    turn.review_id = None
    return turn.open_form(ShareForm, {"words": words[:LONG]}, {"words": why}, **about)


def save(turn: Turn, form: ShareForm, about: dict[str, Any]) -> Reply:
    """Their words are kept as they are, shown to them and to us, and our side hears of it."""
    partner_id = turn.viewer.partner_id
    if partner_id is None:
        turn.words = form.words
        return share(turn)
    asked = receiver(turn, partner_id)
    heard = Heard.SECOND_HAND if about.get(THEIRS) else Heard.DIRECTLY
    kind = NoteKind(about["kind"])
    about_us = {"team_id": asked.team_id if asked else None, "kind": kind, "label": label_for(turn)}
    words = {"quote": form.words, "source": source_of(about), "heard": heard}
    loop = Loop.NOT_ASKED if kind is NoteKind.THANKS else Loop.OPEN
    note = write_note(turn, new_note(turn, partner_id, loop=loop, **words, **about_us))
    tell_ours(turn, note)
    return Reply((receipt(turn, note),))


def label_for(turn: Turn) -> Label:
    """Shared with the partner, and so inside, unless they said that it is for the team alone."""
    is_for_team = turn.open(Consents).answer(turn.actor.id, Purpose.SHARE, turn.now) is False
    return Label.TEAM if is_for_team else Label.PARTNER


def receiver(turn: Turn, partner_id: int) -> Person | None:
    """Who is to answer."""
    return next(iter(receivers(turn, partner_id)), None)


def receipt(turn: Turn, note: Note) -> Message:
    t, asked, seen = turn.t, receiver(turn, note.partner_id), shown_to(turn, note, Door.RECORD)
    words = Say(why_not(turn, seen.off)) if seen.off else Quoted(seen.quote)
    if note.loop is Loop.NOT_ASKED:
        return thanked(turn, asked, words)
    rows = [(t("Kind"), t(label_of(note.kind))), (t("You will have an answer by"), turn.day(note.answer_due_on))]
    if asked:
        rows.append((t("It is with"), asked.name))
    hint = Hint(t("“No, because” counts as an answer too. You can take this back."))
    return Message(t("Thank you. We heard you."), (words, Facts(tuple(rows)), hint, Buttons((turn.undo_button(),))))


def thanked(turn: Turn, asked: Person | None, words: Block) -> Message:
    """Nobody owes an answer to a thanks; who gets it is glad of it."""
    t = turn.t
    said = (
        t("{name} will be glad to read this.", name=asked.name) if asked else t("The team will be glad to read this.")
    )
    rest = (Hint(t("You can take this back.")), Buttons((turn.undo_button(),)))
    return Message(t("Thank you for your kind words."), (words, Say(said), *rest))
