"""How an answer is written beside a phrase, and whether what was read is it.

`2026-12-04` is a day, `2026-12-04T16:00` an hour of it, `A..B` a period with both its ends, `A~B` any beginning from
one to the other, `FREQ=…` a rule. `|` stands between answers that are all right; an empty one says that there is none.
"""

from datetime import date, datetime, time, timedelta

from bot.understanding.dates import Context, Found, find_dates
from bot.understanding.shell import main_date
from tests.understanding.dates.reading import BERLIN, NOW, line, moment


def is_right(text: str, language: str, answers: str) -> bool:
    found = main_date(find_dates(text, Context(NOW, BERLIN, language)))
    return any(is_meant(found, answer) for answer in answers.split(" | "))


def is_meant(found: Found | None, answer: str) -> bool:
    if found is None or found.problem or not answer:
        return found is None and not answer
    if found.repeat or answer.startswith("FREQ"):
        return line(found) == answer
    return found.begins is not None and begins_as(found, found.begins, answer)


def begins_as(found: Found, begins: datetime, answer: str) -> bool:
    first, _, last = answer.partition("~")
    if last:
        return datetime.fromisoformat(first) <= begins <= last_moment(last)
    if ".." in answer:
        return found.ends is not None and f"{moment(begins)}..{moment(found.ends)}" == answer
    return moment(begins) == answer


def last_moment(words: str) -> datetime:
    """The end of a minute or of a day."""
    if "T" in words:
        return datetime.fromisoformat(words) + timedelta(minutes=1)
    return datetime.combine(date.fromisoformat(words), time.max)
