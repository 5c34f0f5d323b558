"""Something that was noted already: whoever says it again decides whether it is added there or stands apart."""

from typing import Any

from bot import replies
from bot.choosing import as_typed
from bot.features.listening.forms import HeardForm
from bot.features.listening.views import saved
from bot.records.alike import Said, add_to, may_take, much_the_same, question
from bot.turn import ONLY, Outcome, Press, Reply, Turn
from bot.ui.form import in_words
from bot.ui.message import Buttons, Hint, Message, Style
from storage.notes import Note, Notes
from storage.partners import Partners
from storage.reviews import Reviews

JOIN = "listening.join"
FOR_ONE = {"is_apart", "add_to"}
"""What an answer says about one note."""


def joined(turn: Turn, form: HeardForm, said: Said, about: dict[str, Any]) -> Reply | None:
    """The note that it was added to, or the question whether to; none when it becomes a note of its own."""
    if about.get("add_to"):
        note = turn.open(Notes).get(about["add_to"])
        return added(turn, note, said) if note and may_take(turn, note, said) else replies.not_found(turn)
    if form.behalf or about.get("is_apart"):
        return None
    note = much_the_same(turn, said)
    return ask(turn, note, form, about) if note else None


def added(turn: Turn, note: Note, said: Said) -> Reply:
    card = saved(turn, add_to(turn, note, said))
    title = turn.t("Added to what you heard from {partner} before.", partner=turn.open(Partners).name(note.partner_id))
    return Reply((Message(title, card.blocks),))


def ask(turn: Turn, note: Note, form: HeardForm, about: dict[str, Any]) -> Reply:
    """The form's values wait behind the buttons, and the words in the review list."""
    t, values = turn.t, as_typed(form)
    turn.review_id = about.get("review_id") or turn.review_id
    if turn.review_id is None:
        turn.keep(turn.words or in_words(HeardForm, values, t), t("Much the same is noted already"))
    kept: dict[str, Any] = {"values": values, "about": about, "review_id": turn.review_id, ONLY: turn.actor.id}
    add = turn.button(t("Add to it"), JOIN, note.id, Style.PRIMARY, is_added=True, **kept)
    apart = turn.button(t("Keep apart"), JOIN, note.id, is_added=False, **kept)
    title, words = question(turn, note)
    hint = Hint(t("Your words are kept; nothing is saved until you answer."))
    return Reply((Message(title, (*words, Buttons((add, apart)), hint)),), outcome=Outcome.ASKED)


def join(turn: Turn, press: Press) -> Reply:
    """The form once more, with the answer; what is settled is not saved a second time."""
    args = press.args
    item = Reviews(turn.session, turn.actor.id).get(args.get("review_id") or -1)
    if item and item.settled_at:
        return replies.saved_already(turn)
    told = {name: value for name, value in args.get("about", {}).items() if name not in FOR_ONE}
    answer = {"add_to": press.subject} if args.get("is_added") else {"is_apart": True}
    reply = turn.submit(HeardForm, args.get("values", {}), **{**told, **answer, "review_id": args.get("review_id")})
    if item and reply.is_done and not reply.form:
        item.became = turn.ref
    return reply
