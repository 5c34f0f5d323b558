"""A plain sentence: saved when it is complete and clear, asked about when it is not, and never guessed."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot import day_order, replies
from bot.choosing import NEW
from bot.features.sentences.asking import DayForm, PartnerForm, is_it_right, question
from bot.features.sentences.correcting import corrected
from bot.features.sentences.finding import found
from bot.features.sentences.reading import Answers, understand
from bot.features.sentences.saving import save
from bot.features.sentences.teaching import teach
from bot.features.sentences.theirs import told
from bot.turn import Press, Reply, Turn
from bot.understanding.dates.types import Doubt
from bot.understanding.sentence.about import about, met_with
from bot.understanding.sentence.cues import cues_for
from bot.understanding.sentence.doubting import is_doubtful
from bot.understanding.sentence.missing import used
from bot.understanding.sentence.types import Gap, Intent, Understood
from storage.reviews import ReviewItem, Reviews
from storage.text import fold

SENTENCE = "sentence"
"""In what a form is about: the line that waits in the review list."""
TYPED = "typed"
"""In what a form is about: the words that were typed for a partner."""
RECORDS = frozenset({Intent.HEARD, Intent.MET, Intent.WE_PROMISED, Intent.THEY_PROMISED, Intent.REMIND, Intent.ASK})


def sentence(turn: Turn, is_command: bool) -> Reply | None:
    """What a line comes to; none when it holds nothing that is kept, looked for or put right."""
    seen = understand(turn, turn.words, Answers())
    if is_command and not says_several(seen):
        return None
    if Intent.QUERY in seen.intents:
        return found(turn, seen)
    if Intent.CORRECTION in seen.intents:
        return corrected(turn, seen)
    if not turn.viewer.is_ours:
        return told(turn, seen)
    if not RECORDS & set(seen.intents) and not seen.commitments:
        return None
    turn.keep(turn.words, turn.t("A sentence that is not saved yet"))
    return go_on(turn, turn.words, seen, Answers())


def says_several(seen: Understood) -> bool:
    """Whether a line is surely more than the one command it begins with: of several sorts, or for several partners."""
    notes = [note for note in seen.notes if note.text.strip()]
    kinds = (Intent.MET in seen.intents, bool(notes), bool(seen.commitments), bool(seen.reminders))
    is_more = sum(kinds) > 1 or most_partners(seen) > 1 or is_counted(seen)
    may_ask = sum(kinds) > 1 and seen.missing is not None and seen.missing.gap is Gap.WHICH_PARTNER
    return is_more and (seen.missing is None or may_ask) and not seen.unread


def is_counted(seen: Understood) -> bool:
    """Whether a day is counted from a meeting, which a command knows nothing of."""
    nouns = cues_for(seen.language).meetings
    return any(set(fold(found.words).split()) & nouns for found in used(seen))


def most_partners(seen: Understood) -> int:
    """For how many partners at most one thing in a line is kept."""
    met = met_with(seen) if Intent.MET in seen.intents else ()
    promised = (about(seen, each.words, each.owner) for each in seen.commitments)
    return max(map(len, (met, *promised, *(about(seen, each.words) for each in seen.notes))))


def go_on(turn: Turn, words: str, seen: Understood, answers: Answers) -> Reply:
    if seen.missing or not seen.intents:
        return question(turn, words, seen, answers)
    if is_doubtful(seen) and not answers.is_right:
        return is_it_right(turn, words, seen, answers)
    teach(turn, seen, answers)
    return day_order.remember(turn, save(turn, words, seen, answers), order_shown(turn, words, answers))


def order_shown(turn: Turn, words: str, answers: Answers) -> bool | None:
    """What the day that was picked tells about how its author writes 03/04."""
    if not answers.day or turn.actor.is_day_first is not None:
        return None
    seen, day = understand(turn, words, Answers()), date.fromisoformat(answers.day)
    reader = replace(turn.dates, language=seen.language)
    doubtful = (found.words for found in seen.dates if Doubt.ORDER in found.doubts)
    return next((order for each in doubtful if (order := reader.order_shown(each, day)) is not None), None)


def answered(turn: Turn, press: Press) -> Reply:
    """One doubt less: the line is read again with the answer."""
    return again(turn, Answers.of(press.args), press.subject)


def waiting(turn: Turn, review_id: Any) -> ReviewItem | None:
    """The line that a question is about; it is its author's alone."""
    return Reviews(turn.session, turn.actor.id).get(review_id) if isinstance(review_id, int) else None


def again(turn: Turn, answers: Answers, review_id: Any) -> Reply:
    item = waiting(turn, review_id)
    if item is None:
        return replies.not_found(turn)
    if item.settled_at:
        return replies.saved_already(turn)
    turn.review_id, turn.words = item.id, item.words
    return go_on(turn, item.words, understand(turn, item.words, answers), answers)


def other(turn: Turn, press: Press) -> Reply:
    """None of the choices: the form for it."""
    if waiting(turn, press.subject) is None:
        return replies.not_found(turn)
    about = {**Answers.of(press.args).to_args(), SENTENCE: press.subject, TYPED: press.args.get(TYPED, "")}
    return turn.open_form(DayForm if press.args["ask"] == "day" else PartnerForm, **about)


def save_partner(turn: Turn, form: PartnerForm, about: dict[str, Any]) -> Reply:
    """A name that is known for sure, or a question about it."""
    match = turn.index.look_up(form.partner.removeprefix(NEW))
    name = match.ranked[0].name if match.action == "accept" and not form.partner.startswith(NEW) else form.partner
    if match.action == "ask" and not form.partner.startswith(NEW):
        near = " / ".join(candidate.name for candidate in match.ranked[:3])
        return Reply(errors={"partner": turn.t("Which one: {names}? Please write the whole name.", names=near)})
    known = name if match.action == "accept" else NEW + name.removeprefix(NEW)
    return again(turn, Answers.of({**about, "partner": known}), about.get(SENTENCE))


def save_day(turn: Turn, form: DayForm, about: dict[str, Any]) -> Reply:
    return again(turn, Answers.of({**about, "day": form.day.isoformat()}), about.get(SENTENCE))
