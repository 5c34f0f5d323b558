"""How sure a reading is: less with a date that nothing hangs on, with what is too long, with words not understood.

What is counted here was measured on our own sentences, and so was the threshold; see docs/understanding.md.
"""

from collections.abc import Iterator
from datetime import date

from bot.understanding.dates import Found
from bot.understanding.sentence.missing import used
from bot.understanding.sentence.types import Stretch, Understood

UNSURE = 0.5
"""Below this it is asked whether the reading is right."""
LEFT_DATE = 0.5
UNDATED = 0.3
TOO_LONG = 0.5
NOT_SURE = 0.6
UNREAD = 0.3
LONGEST_PROMISE = 12
"""Words of what is promised: more are more than one thing."""


def is_doubtful(made: Understood) -> bool:
    """Whether to ask if it is right, when nothing else is to be asked."""
    has_records = bool(made.notes or made.commitments or made.reminders or made.asks)
    return made.missing is None and has_records and made.confidence < UNSURE


def confidence(made: Understood, today: date) -> float:
    """From 0 to 1. What is missing does not count: that is asked, and the answer settles it."""
    return round(max(0.0, 1.0 - sum(doubts(made, today))), 3)


def doubts(made: Understood, today: date) -> Iterator[float]:
    """What takes away from it."""
    left = list(left_dates(made, today))
    if left:
        yield LEFT_DATE + 0.1
    if made.dates and any(one.due is None for one in made.commitments):
        yield UNDATED
    if not (all(one.is_sure for one in made.commitments) and all(one.is_sure for one in made.notes)):
        yield NOT_SURE
    if any(len(one.text.split()) >= LONGEST_PROMISE for one in made.commitments):
        yield TOO_LONG + 0.1
    if made.unread:
        size = sum(one.end - one.start for one in made.unread)
        known = sum(one.end - one.start for one in read_words(made))
        yield UNREAD * min(1.0, size / max(1, size + known))


def read_words(made: Understood) -> list[Stretch]:
    """The parts of a message that something was made of."""
    kept = [one.words for one in made.notes] + [one.words for one in made.asks]
    return kept + [one.words for one in made.commitments] + [one.words for one in made.reminders]


def left_dates(made: Understood, today: date) -> Iterator[Found]:
    """Dates other than today that nothing was made of, and that stand in no note."""
    places = {(one.start, one.end) for one in used(made)}
    for one in made.dates:
        in_note = any(note.words.start <= one.start < note.words.end for note in made.notes)
        is_told = in_note or (is_past(one, today) and any(one.words in promise.text for promise in made.commitments))
        if one.begins and one.begins.date() != today and (one.start, one.end) not in places and not is_told:
            yield one


def is_past(found: Found, today: date) -> bool:
    return found.begins is not None and found.begins.date() < today
