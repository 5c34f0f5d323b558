"""The one question that a line leaves open; the line waits behind its buttons."""

from datetime import date
from typing import Any, ClassVar

from bot.choosing import NEW
from bot.features.sentences.reading import Answers
from bot.i18n import mark
from bot.kept_off import review_kept_off, said_instead
from bot.turn import Outcome, Reply, Turn
from bot.ui.form import Day, Form, Kind, ask
from bot.ui.message import Block, Button, Buttons, Hint, Message, Quoted, Say, Style, clip
from bot.understanding.sentence.types import Gap, Missing, Understood
from storage.reviews import Reviews

ANSWERED = "sentences.answered"
OTHER = "sentences.other"


class PartnerForm(Form):
    """Which partner a line is about."""

    name: ClassVar = "sentences.partner"
    title: ClassVar = mark("Which partner is it about?")

    partner: str = ask(mark("Which partner?"), Kind.PARTNER)


class DayForm(Form):
    """Which day a line means."""

    name: ClassVar = "sentences.day"
    title: ClassVar = mark("Which day?")

    day: Day = ask(mark("Which day?"), Kind.DATE, hint=mark("For example: Friday, in 2 weeks, 2026-12-04"))


def question(turn: Turn, words: str, seen: Understood, answers: Answers) -> Reply:
    """Ask what is missing, with what may be meant as buttons."""
    missing = seen.missing or Missing(Gap.WHAT_IS_IT)
    match missing.gap:
        case Gap.WHICH_PARTNER | Gap.NEW_PARTNER | Gap.NO_PARTNER:
            return which_partner(turn, words, missing, answers)
        case Gap.WHO_PROMISED:
            return who_promised(turn, words, answers)
        case Gap.WHICH_DATE | Gap.NO_SUCH_DATE | Gap.WHEN_TO_REMIND:
            return which_day(turn, words, missing, answers)
        case _:
            return is_it_right(turn, words, answers)


def put(turn: Turn, title: str, words: str, *blocks: Block, buttons: tuple[Button, ...]) -> Reply:
    """A question with the words it is about, where they may be shown."""
    kept = Hint(turn.t("Your words are kept; nothing is saved until you answer."))
    said = shown_words(turn, words)
    return Reply((Message(title, (said, *blocks, Buttons(buttons), kept)),), outcome=Outcome.ASKED)


def shown_words(turn: Turn, words: str) -> Block:
    item = Reviews(turn.session, turn.actor.id).get(turn.review_id) if turn.review_id else None
    off = review_kept_off(item, turn.platform) if item else None
    return Say(said_instead(turn.t, off.why, off.platform, turn.viewer.is_ours)) if off else Quoted(clip(words, 300))


def answer(turn: Turn, label: str, answers: Answers, style: Style = Style.PLAIN, **told: Any) -> Button:
    return turn.button(label, ANSWERED, turn.review_id, style, **{**answers.to_args(), **told})


def other(turn: Turn, label: str, answers: Answers, asked: str) -> Button:
    """None of the choices."""
    return turn.button(label, OTHER, turn.review_id, Style.PLAIN, **answers.to_args(), ask=asked)


def which_partner(turn: Turn, words: str, missing: Missing, answers: Answers) -> Reply:
    t = turn.t
    near = tuple(answer(turn, name, answers, partner=name) for name in missing.choices)
    typed = missing.about
    new = (answer(turn, t("Add as new"), answers, partner=NEW + typed),) if typed else ()
    another = other(turn, t("Another partner"), answers, "partner")
    if missing.gap is Gap.NEW_PARTNER:
        title = t("I don't know “{name}” yet.", name=typed)
    else:
        title = t("Which partner is meant?") if near else t("Which partner is it about?")
    return put(turn, title, words, buttons=(*near, *new, another))


def who_promised(turn: Turn, words: str, answers: Answers) -> Reply:
    t = turn.t
    ours = answer(turn, t("We did"), answers, owner="us")
    theirs = answer(turn, t("They did"), answers, owner="them")
    return put(turn, t("Who promised it?"), words, buttons=(ours, theirs))


def which_day(turn: Turn, words: str, missing: Missing, answers: Answers) -> Reply:
    t = turn.t
    days = tuple(dict.fromkeys(missing.choices))
    near = tuple(answer(turn, turn.listed(date.fromisoformat(day)), answers, day=day) for day in days)
    another = other(turn, t("Another day"), answers, "day")
    title = t("Which day is “{words}”?", words=missing.about) if near else t("Which day shall it be?")
    said = (Say(t("There is no such day: “{words}”.", words=missing.about)),) if missing.gap is Gap.NO_SUCH_DATE else ()
    return put(turn, title, words, *said, buttons=(*near, another))


def is_it_right(turn: Turn, words: str, answers: Answers) -> Reply:
    """Nothing but doubt: whoever wrote it says what it is."""
    t = turn.t
    note = turn.button(t("Save as a note"), "review.note", turn.review_id)
    drop = turn.button(t("Throw away"), "review.drop", turn.review_id)
    return put(turn, t("I am not sure what to do with this."), words, buttons=(note, drop))
