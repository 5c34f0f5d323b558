"""“No, Thursday”, “I meant the church”: the last thing somebody saved is put right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from bot import replies
from bot.features.sentences.earlier import Earlier, earlier, nothing, once_more
from bot.features.sentences.meant import Meant, meant, speaks_of_reminders
from bot.features.sentences.reading import Answers, understand
from bot.features.sentences.undoing import named_one, nothing_said, their_list
from bot.records import follow_ups
from bot.teaching import learn, learned, taught
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Item, Items, Quoted, Say
from bot.understanding.sentence.cues.said_back import opened, wholly
from bot.understanding.sentence.types import Naming, Understood
from storage.commitments import Commitment
from storage.follow_ups import FollowUp, FollowUps
from storage.text import fold

MOVE = "sentences.move"
REMINDER = "reminder"
"""In what a button is about: that it moves a reminder, and no promise."""


def corrected(turn: Turn, seen: Understood) -> Reply:
    """Another day or another partner for what they saved last, or a word on how that is said."""
    line = opened(turn.words)
    if (seen.correction is None and not line.is_opened) or speaks_of_reminders(turn.words):
        return their_list(turn)
    if line.is_undo:
        return named_one(turn)
    if not line.rest or wholly(turn.words):
        return nothing_said(turn)
    what = earlier(turn)
    if what is None or not what.news:
        return nothing(turn)
    words = line.rest
    told = meant(turn, words, (seen.language, line.language), is_past=what.is_past, near=what.day() or turn.today)
    if told is None:
        return unclear(turn, words)
    return another_partner(turn, what, told, words) if told.partner else another_day(turn, what, told)


def unclear(turn: Turn, words: str) -> Reply:
    """Neither a day nor a partner; partners that are near are named."""
    t, near = turn.t, [candidate.name for candidate in turn.index.look_up(words).ranked[:3]]
    example = t("Name one partner, or one day or hour, for example “no, Thursday at 3pm”.")
    hint = Hint(t("Did you mean {names}?", names=" / ".join(near)) if near else example)
    return turn.say(t("I don't know what “{words}” is to change.", words=words), hint)


def another_day(turn: Turn, what: Earlier, told: Meant) -> Reply:
    """The day of the one thing with a date that was saved last; of several it is asked which."""
    promises, reminders = what.promises(), what.reminders()
    if told.day and told.day < turn.today and not what.is_past:
        return turn.say(turn.t("{date} is over already. Please give a day from today on.", date=turn.day(told.day)))
    if promises and told.day and len(promises) + len(reminders) > 1:
        return which_one(turn, promises, reminders, told)
    if promises and told.day:
        return move_promise(turn, promises[0].id, told.day.isoformat())
    same = turn.t("There is no day in it that I could change.")
    if told.day and told.day == what.day() and not told.hour:
        same = turn.t("It is meant for that day already.")
    return once_more(turn, what, lambda answers: moved_by(answers, told), same)


def moved_by(answers: Answers, told: Meant) -> Answers:
    day, hour = told.day.isoformat() if told.day else "", f"{told.hour:%H:%M}" if told.hour else ""
    return replace(answers, day=day or answers.day, hour=hour or answers.hour, is_moved=True)


def which_one(turn: Turn, promises: Sequence[Commitment], reminders: Sequence[FollowUp], told: Meant) -> Reply:
    label = turn.t("This one")
    about: dict[str, Any] = moved_by(Answers(), told).to_args()
    rows = [Item(each.words, buttons=(turn.button(label, MOVE, each.id, **about),)) for each in promises]
    for step in reminders:
        button = turn.button(label, MOVE, step.id, **about, of=REMINDER)
        rows.append(Item(turn.t("Reminder about: {words}", words=step.words), buttons=(button,)))
    asked = turn.say(turn.t("Which one do you mean?"), Items(tuple(rows)))
    return replace(asked, outcome=Outcome.ASKED)


def moved(turn: Turn, press: Press) -> Reply:
    if press.args.get("of") == REMINDER:
        return move_reminder(turn, press)
    return move_promise(turn, press.subject, str(press.args["day"]))


def move_promise(turn: Turn, key: int, day: str) -> Reply:
    return turn.submit("promises.due", {"due": day}, promise=key)


def move_reminder(turn: Turn, press: Press) -> Reply:
    step = turn.open(FollowUps).get(press.subject)
    if step is None or not step.is_open:
        return replies.not_found(turn)
    told = Answers.of(press.args)
    hour = time.fromisoformat(told.hour) if told.hour else step.due_time
    follow_ups.change(turn, step, due_on=date.fromisoformat(told.day), due_time=hour, stage=None)
    assert step.due_on is not None
    day = Say(turn.day(step.due_on, step.due_time))
    return turn.say(turn.t("I will remind you."), Quoted(step.words), day, Buttons((turn.undo_button(),)))


def another_partner(turn: Turn, what: Earlier, told: Meant, words: str) -> Reply:
    """Whoever is named now is meant; a name that was in doubt is learned as theirs."""
    item = what.item
    if item is None:
        return nothing(turn)
    named = understand(turn, item.words, Answers()).partners.named
    if len(whom := places(named, told.partner)) != 1:
        return of_several(turn, words)

    def put_right(answers: Answers) -> Answers:
        answers = replace(answers, partners={**answers.partners, whom[0]: told.partner}, added=(), apart=())
        return moved_by(answers, told) if told.is_dated else answers

    typed = misleading(turn, named, told.partner)
    reply = once_more(turn, what, put_right, turn.t("It is about {partner} already.", partner=told.partner))
    if item.became == turn.ref and typed and learn(turn, told.partner, typed):
        return replies.with_hint(reply, learned(turn, told.partner, typed))
    return reply


def places(named: Sequence[Naming], name: str) -> list[str]:
    """What in a line of several partners may mean this one; of a line about one, all of it."""
    several = {each.sure or each.candidates or each.words.text for each in named}
    fitting = {each.words.text for each in named if not each.sure and name in {near for _, near in each.candidates}}
    return [""] if len(several) < 2 else sorted(fitting)


def of_several(turn: Turn, words: str) -> Reply:
    title = turn.t("I don't know what “{words}” is to change.", words=words)
    hint = Hint(turn.t("Your line is about several partners: take all of it back with Undo, and write it once more."))
    return turn.say(title, hint)


def misleading(turn: Turn, named: Sequence[Naming], name: str) -> str:
    """The name in the line that was taken for somebody else, where nobody is clearly called by it."""
    for each in named:
        near = {candidate for _, candidate in each.candidates}
        was_taught = each.sure and taught(turn, each.words.text)
        if not each.person and (name in near or was_taught) and fold(each.words.text) != fold(name):
            return each.words.text
    return ""
