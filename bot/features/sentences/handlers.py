"""A plain sentence: saved when it is complete and clear, asked about when it is not, and never guessed."""

from dataclasses import replace
from typing import Any

from bot import replies
from bot.choosing import NEW
from bot.feature import Lead
from bot.features.sentences.asking import SENTENCE, DayForm, PartnerForm
from bot.features.sentences.correcting import corrected
from bot.features.sentences.finding import found
from bot.features.sentences.going_on import again, go_on, waiting
from bot.features.sentences.meant import meant
from bot.features.sentences.reading import Answers, understand
from bot.features.sentences.standing import replied, standing
from bot.features.sentences.theirs import told
from bot.features.sentences.undoing import taken_back, their_list
from bot.turn import Press, Reply, Turn
from bot.understanding.sentence.cues.said_back import opened
from bot.understanding.sentence.types import Intent, Understood
from bot.understanding.sentence.weight import says_several, says_something

TYPED = "typed"
"""In what a form is about: the words that were typed for a partner."""
RECORDS = frozenset({Intent.HEARD, Intent.MET, Intent.WE_PROMISED, Intent.THEY_PROMISED, Intent.REMIND, Intent.ASK})


def sentence(turn: Turn, lead: Lead) -> Reply | None:
    """What a line comes to; none when it holds nothing that is kept, looked for or put right."""
    if undone := taken_back(turn, is_command=lead is not Lead.NOTHING):
        return undone
    seen = understand(turn, turn.words, Answers())
    if (lead is Lead.COMMAND and not says_several(seen)) or (lead is Lead.WORD and not says_something(seen)):
        return None
    item = standing(turn)
    return (replied(turn, item, seen) if item else None) or read(turn, seen)


def read(turn: Turn, seen: Understood) -> Reply | None:
    """What a line comes to that answers nothing."""
    is_kept = bool(RECORDS & set(seen.intents) or seen.commitments)
    if Intent.QUERY in seen.intents and not is_kept:
        return found(turn, seen)
    if (Intent.CORRECTION in seen.intents and not is_kept) or is_plainly_corrected(turn):
        return corrected(turn, seen)
    if not turn.viewer.is_ours:
        return told(turn, seen)
    if not is_kept:
        return None
    turn.keep(turn.words, turn.t("A sentence that is not saved yet"))
    reply = go_on(turn, turn.words, seen, Answers(at=turn.now.isoformat()))
    # What is wanted of a reminder besides is done in one's list.
    more = their_list(turn).messages if Intent.CORRECTION in seen.intents and reply.is_done else ()
    return replace(reply, messages=(*reply.messages, *more))


def is_plainly_corrected(turn: Turn) -> bool:
    """Whether a line puts a partner right in another language than it was read in, and says no more."""
    line = opened(turn.words)
    if not line.is_opened or line.is_undo:
        return False
    told = meant(turn, line.rest, (line.language,), is_past=False)
    return told is not None and bool(told.partner)


def answered(turn: Turn, press: Press) -> Reply:
    """One doubt less: the line is read again with the answer."""
    return again(turn, Answers.of(press.args), press.subject)


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
