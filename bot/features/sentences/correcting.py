"""“No, Thursday”, “I meant the church”, “undo that”: the last thing somebody saved is put right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.features.sentences.reading import Answers, understand
from bot.features.sentences.saving import save
from bot.teaching import learn
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.message import Hint, Item, Items
from bot.understanding.dates import Context, Found, find_dates
from bot.understanding.sentence.cues import cues_for
from bot.understanding.sentence.types import Naming, Understood
from storage.changes import Change, Changes
from storage.commitments import Commitment, Commitments
from storage.reviews import Reviews
from storage.text import fold

MOST_CORRECTIONS = 5
"""So many steps are taken back to the one that began it."""
WITHIN = timedelta(days=1)
"""What was saved longer ago is not what somebody corrects without naming it."""
MOVE = "sentences.move"


def corrected(turn: Turn, seen: Understood) -> Reply:
    """Another day or another partner for what they saved last; nothing but “undo” takes it back."""
    words = seen.correction.text.strip(" .,!") if seen.correction else ""
    if set(fold(words).split()) <= cues_for(seen.language).pointing:
        return turn.command("undo")
    changes = Changes(turn.session, turn.actor.id)
    ref = changes.last_ref(turn.now - WITHIN)
    if ref is None:
        return nothing(turn)
    is_past = only_met(turn, ref)
    order = turn.actor.is_day_first
    dates = find_dates(words, Context(turn.now, turn.actor.zone, seen.language, is_past=is_past, is_day_first=order))
    if len(dates) == 1 and dates[0].is_sure and dates[0].begins:
        return another_day(turn, ref, dates[0])
    return another_partner(turn, ref, words)


def nothing(turn: Turn) -> Reply:
    hint = Hint(turn.t("I can put right what you saved in the last day."))
    return turn.say(turn.t("There is nothing that I could change."), hint)


def another_day(turn: Turn, ref: str, found: Found) -> Reply:
    """The day of the one thing with a date that was saved last."""
    assert found.begins is not None
    day = found.begins.date().isoformat()
    promises = [each for each in saved(turn, ref) if each.is_open]
    if len(promises) > 1:
        return which_promise(turn, promises, day)
    if promises:
        return move_promise(turn, promises[0].id, day)
    return once_more(turn, ref, Answers(day=day, is_moved=True))


def which_promise(turn: Turn, promises: Sequence[Commitment], day: str) -> Reply:
    """Of several promises none is moved before its author has said which."""
    label = turn.t("This one")
    rows = tuple(Item(each.words, buttons=(turn.button(label, MOVE, each.id, day=day),)) for each in promises)
    asked = turn.say(turn.t("Which one do you mean?"), Items(rows))
    return replace(asked, outcome=Outcome.ASKED)


def moved(turn: Turn, press: Press) -> Reply:
    return move_promise(turn, press.subject, str(press.args["day"]))


def move_promise(turn: Turn, key: int, day: str) -> Reply:
    return turn.submit("promises.due", {"due": day}, promise=key)


def only_met(turn: Turn, ref: str) -> bool:
    """Whether what was saved last lies back as a whole."""
    return {change.subject for change in news(turn, ref)} <= {"meeting", "note", "partner_alias"}


def news(turn: Turn, ref: str) -> list[Change]:
    """The steps that made something new."""
    return [change for change in Changes(turn.session, turn.actor.id).of_ref(ref) if change.before is None]


def saved(turn: Turn, ref: str) -> list[Commitment]:
    """The promises that came new with a reference."""
    keys = [change.subject_id for change in news(turn, ref) if change.subject == "commitment"]
    return [promise for key in keys if (promise := turn.open(Commitments).get(key))]


def another_partner(turn: Turn, ref: str, words: str) -> Reply:
    """Whoever is named now is meant; the name that misled is learned as theirs."""
    match = turn.index.look_up(words)
    if match.action != "accept":
        near = [candidate.name for candidate in match.ranked[:3]]
        hint = Hint(turn.t("Did you mean {names}?", names=" / ".join(near))) if near else None
        title = turn.t("I don't know what “{words}” is to change.", words=words)
        return turn.say(title, *((hint,) if hint else ()))
    name, day = match.ranked[0].name, moved_to(turn, ref)
    ref = Changes(turn.session, turn.actor.id).origin(ref)
    item = Reviews(turn.session, turn.actor.id).behind(ref)
    if item is None:
        return nothing(turn)
    named = understand(turn, item.words, Answers()).partners.named
    if len(whom := places(named, name)) != 1:
        return of_several(turn, words)
    reply = once_more(turn, ref, Answers({whom[0]: name}, day=day, is_moved=bool(day)))
    if (typed := misleading(named, name)) and reply.outcome is Outcome.DONE:
        learn(turn, name, typed)
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


def moved_to(turn: Turn, ref: str) -> str:
    """The day to which a promise was put by the step before, which stays."""
    keys = [
        step.subject_id for step in Changes(turn.session, turn.actor.id).of_ref(ref) if "due_on" in (step.after or {})
    ]
    promise = turn.open(Commitments).get(keys[0]) if keys else None
    return promise.due_on.isoformat() if promise and promise.due_on else ""


def misleading(named: Sequence[Naming], name: str) -> str:
    """The name in the line that was taken for somebody else, unless it is just what they are called."""
    for each in named:
        best = each.sure or next(iter(each.candidates), None)
        if best and not each.person and best[1] != name and fold(each.words.text) != fold(best[1]):
            return each.words.text
    return ""


def undo_down_to(turn: Turn, ref: str) -> Reply:
    """Take back what was saved under a reference, and the corrections of it that came after."""
    changes = Changes(turn.session, turn.actor.id)
    for _ in range(MOST_CORRECTIONS):
        last = changes.last_ref(turn.now - WITHIN)
        undone = turn.command("undo")
        if last == ref or undone.outcome is not Outcome.DONE:
            return undone
    return nothing(turn)


def once_more(turn: Turn, ref: str, answers: Answers) -> Reply:
    """Take back what the line became, and save it anew with the answer: both stand in the history."""
    item = Reviews(turn.session, turn.actor.id).behind(ref)
    if item is None:
        return nothing(turn)
    words, waiting = item.words, {each.id for each in Reviews(turn.session, turn.actor.id).waiting()}
    undone = undo_down_to(turn, ref)
    if undone.outcome is not Outcome.DONE:
        return undone
    for each in Reviews(turn.session, turn.actor.id).waiting():
        if each.id not in waiting:
            each.settled_at = turn.now
    # Should it be asked about, it waits until that is answered.
    turn.review_id, turn.words, item.settled_at = item.id, words, None
    seen = understand(turn, words, answers)
    return save(turn, words, seen, answers)
