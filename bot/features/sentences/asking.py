"""The one question that a line leaves open; the line waits behind its buttons."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from bot.choosing import NEW
from bot.features.sentences.reading import Answers
from bot.i18n import mark
from bot.kept_off import review_kept_off, said_instead
from bot.turn import Outcome, Reply, Turn
from bot.ui.form import Day, Form, Kind, ask
from bot.ui.message import Block, Button, Buttons, Facts, Hint, Message, Quoted, Say, Style, clip
from bot.understanding.dates import Found
from bot.understanding.sentence.types import Gap, Intent, Missing, Owner, Understood
from storage.reviews import ReviewItem, Reviews

ANSWERED = "sentences.answered"
OTHER = "sentences.other"
REWRITE = "sentences.rewrite"
SENTENCE = "sentence"
"""In what a form is about: the line that waits in the review list."""
LONGEST = 120
"""Letters of one record in a question about several."""


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
            return what_is_it(turn, words)


def put(turn: Turn, title: str, words: str, *blocks: Block, buttons: tuple[Button, ...]) -> Reply:
    """A question with the words it is about, where they may be shown."""
    kept = Hint(turn.t("Your words are kept; nothing is saved until you answer."))
    said = shown_words(turn, words)
    if item := line_of(turn):
        item.asked_at = turn.now
    return Reply((Message(title, (said, *blocks, Buttons(buttons), kept)),), outcome=Outcome.ASKED)


def line_of(turn: Turn) -> ReviewItem | None:
    """The line that is being answered, as it waits."""
    return Reviews(turn.session, turn.actor.id).get(turn.review_id) if turn.review_id else None


def shown_words(turn: Turn, words: str) -> Block:
    item = line_of(turn)
    off = review_kept_off(item, turn.platform) if item else None
    return Say(said_instead(turn.t, off.why, off.platform, turn.viewer.is_ours)) if off else Quoted(clip(words, 300))


def answer(turn: Turn, label: str, answers: Answers, style: Style = Style.PLAIN, **told: Any) -> Button:
    return turn.button(label, ANSWERED, turn.review_id, style, **{**answers.to_args(), **told})


def other(turn: Turn, label: str, answers: Answers, asked: str, **told: Any) -> Button:
    """None of the choices."""
    return turn.button(label, OTHER, turn.review_id, Style.PLAIN, **{**answers.to_args(), **told}, ask=asked)


def which_partner(turn: Turn, words: str, missing: Missing, answers: Answers) -> Reply:
    t = turn.t
    typed = missing.about
    near = tuple(answer(turn, name, answers, partner=name, typed=typed) for name in missing.choices)
    may_be_new = typed and not (missing.is_person or missing.is_part)
    new = (answer(turn, t("Add as new"), answers, partner=NEW + typed, typed=typed),) if may_be_new else ()
    another = other(turn, t("Another partner"), answers, "partner", typed=typed)
    if missing.gap is Gap.NEW_PARTNER:
        title = t("I don't know “{name}” yet.", name=typed)
    else:
        title = t("Which partner is meant?") if near else t("Which partner is it about?")
    return put(turn, title, missing.about if missing.is_part else words, buttons=(*near, *new, another))


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


def what_is_it(turn: Turn, words: str) -> Reply:
    """Nothing but doubt: whoever wrote it says what it is."""
    return put(turn, turn.t("I am not sure what to do with this."), words, buttons=as_it_stands(turn))


def as_it_stands(turn: Turn) -> tuple[Button, ...]:
    note = turn.button(turn.t("Save as a note"), "review.note", turn.review_id)
    return note, turn.button(turn.t("Throw away"), "review.drop", turn.review_id)


def is_it_right(turn: Turn, words: str, seen: Understood, answers: Answers) -> Reply:
    """What was understood in a line each, where it may well be wrong: it is saved when they say so."""
    save = answer(turn, turn.t("Save"), answers, Style.PRIMARY, is_right=True)
    facts = Facts(tuple(understood(turn, seen)))
    return put(turn, turn.t("Is this right?"), words, facts, buttons=(save, reword(turn), *as_it_stands(turn)))


def reword(turn: Turn) -> Button:
    """The whole line once more, to be put otherwise."""
    return turn.button(turn.t("Change my words"), REWRITE, turn.review_id)


def understood(turn: Turn, seen: Understood) -> Iterator[tuple[str, str]]:
    """Each record that it would become, with its date."""
    t = turn.t
    if names := ", ".join(name.removeprefix(NEW) for _, name in seen.partners.sure):
        yield t("Partner"), names
    if Intent.MET in seen.intents:
        yield t("We met on"), turn.day(seen.happened_on or turn.today)
    for note in seen.notes:
        yield t("What was heard"), clip(note.text or note.quote, LONGEST)
    for promise in seen.commitments:
        label = t("They promised") if promise.owner is Owner.THEM else t("We promised")
        yield label, dated(turn, promise.text, promise.due)
    for reminder in seen.reminders:
        yield t("Reminder about"), dated(turn, reminder.text, reminder.when or reminder.repeat)
    for request in seen.asks:
        yield t("To ask"), dated(turn, request.text, request.due)


def dated(turn: Turn, words: str, found: Found | None) -> str:
    """Words with the day that they are meant for; of what repeats, as it was typed."""
    if found is None or (found.begins is None and not found.repeat):
        return clip(words, LONGEST)
    begins = found.begins
    day = turn.day(begins.date(), begins.time() if found.has_hour else None) if begins else found.words
    return f"{clip(words, LONGEST)} ({day})"
