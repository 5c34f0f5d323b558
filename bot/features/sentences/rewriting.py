"""A line put into other words: what it became is taken back, and it is read anew. Both lines stay."""

from typing import Any, ClassVar

from bot import replies
from bot.features.sentences.asking import SENTENCE
from bot.features.sentences.earlier import Earlier, changed_since, undone
from bot.features.sentences.going_on import go_on, waiting
from bot.features.sentences.reading import Answers, understand
from bot.i18n import mark
from bot.kept_off import said_instead
from bot.turn import Press, Reply, Turn
from bot.typed import typed_kept_off
from bot.ui.form import Form, Kind, ask
from storage.changes import UNDO_WITHIN, Changes


class WordsForm(Form):
    """The whole line, as it was typed."""

    name: ClassVar = "sentences.words"
    title: ClassVar = mark("Your words")

    words: str = ask(mark("Your words"), Kind.LONG)


def rewrite(turn: Turn, press: Press) -> Reply:
    item = waiting(turn, press.subject)
    if item is None:
        return replies.not_found(turn)
    if off := typed_kept_off(turn, item):
        return turn.say(said_instead(turn.t, off.why, off.platform, turn.viewer.is_ours))
    about: dict[str, Any] = {SENTENCE: item.id}
    return turn.open_form(WordsForm, {"words": item.words}, **about)


def save_words(turn: Turn, form: WordsForm, about: dict[str, Any]) -> Reply:
    item = waiting(turn, about.get(SENTENCE))
    if item is None:
        return replies.not_found(turn)
    if item.became and (said := taken_back(turn, item.became)):
        return said
    item.settled_at = item.settled_at or turn.now
    turn.review_id, turn.words = None, form.words
    turn.keep(form.words, turn.t("A sentence that is not saved yet"))
    answers = Answers(at=turn.now.isoformat())
    return go_on(turn, form.words, understand(turn, form.words, answers), answers)


def taken_back(turn: Turn, ref: str) -> Reply | None:
    """Undo what a line became; if that can't be done by itself, why."""
    refs = Earlier(turn, ref, ref).refs()
    last = Changes(turn.session, turn.actor.id).last_ref(turn.now - UNDO_WITHIN)
    return undone(turn, refs) if refs and refs[0] == last else changed_since(turn)
