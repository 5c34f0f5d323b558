"""What a few words mean that answer a question, or put something right: a partner, or a day and an hour."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.features.sentences.reading import Answers, understand
from bot.turn import Turn
from bot.ui.date_reading import HOURS
from bot.understanding.dates import Context, Found, find_dates
from bot.understanding.sentence.cues import TABLES
from bot.understanding.sentence.cues.said_back import sides
from storage.text import fold

MOST = 12
"""Words of what may be nothing but a partner and a day."""
LEADS = frozenset[str]().union(*(table.to_whom for table in TABLES.values()))
LITTLE = frozenset[str]().union(*(table.small | table.to_whom for table in TABLES.values()))


@dataclass(frozen=True, slots=True)
class Meant:
    """What is told by a few words; empty where they tell nothing of it."""

    partner: str = ""
    day: date | None = None
    hour: time | None = None

    @property
    def is_dated(self) -> bool:
        return bool(self.day or self.hour)


def meant(
    turn: Turn, words: str, languages: tuple[str, ...], *, is_past: bool, near: date | None = None
) -> Meant | None:
    """A partner, a day, or both, also where they say instead of which; none where the words say anything else.

    `near`: the day to which an hour belongs that stands alone.
    """
    if len(words.split()) > MOST:
        return None
    if name := whom(turn, words):
        return Meant(name)
    right, wrong = sides(words)
    if wrong:
        told, was = (meant(turn, side, languages, is_past=is_past, near=near) for side in (right, wrong))
        return told if was else None
    days = (day_in(turn, words, language, is_past, near) for language in dict.fromkeys(languages))
    return next((day for day in days if day), None)


def day_in(turn: Turn, words: str, language: str, is_past: bool, near: date | None) -> Meant | None:
    """A day, or a partner and a day."""
    order = turn.actor.is_day_first
    context = Context(turn.now, turn.actor.zone, language, is_past=is_past, is_day_first=order, hours=HOURS)
    found = find_dates(words, context)
    if len(found) != 1 or not found[0].is_sure or not found[0].begins or found[0].repeat:
        return None
    rest = without_little(words[: found[0].start] + " " + words[found[0].end :])
    name = whom(turn, rest) if rest else ""
    return None if rest and not name else on(found[0], name, context, near)


def on(found: Found, name: str, context: Context, near: date | None) -> Meant:
    assert found.begins is not None
    if not found.has_hour:
        return Meant(name, found.begins.date())
    if near and (hour := alone(found.words, near, context)):
        return Meant(name, None, hour)
    return Meant(name, found.begins.date(), found.begins.time())


def alone(words: str, near: date, context: Context) -> time | None:
    """The hour, where no day is named with it: then it goes with any day."""
    found = find_dates(f"{near.isoformat()} {words}", context)
    begins: datetime | None = found[0].begins if len(found) == 1 and found[0].is_sure else None
    return begins.time() if begins and begins.date() == near and found[0].has_hour else None


def whom(turn: Turn, words: str, choices: tuple[str, ...] = ()) -> str:
    """The one partner that a few words are, by what it is called or by somebody there; or the one of some choices."""
    bare = without_lead(words)
    if not bare:
        return ""
    match = turn.index.look_up(bare)
    if match.action == "accept":
        return match.ranked[0].name
    spoken = set(fold(without_little(bare)).split())
    fitting = [name for name in choices if spoken and spoken <= set(fold(name).split())]
    return fitting[0] if len(fitting) == 1 else of_person(turn, bare)


def of_person(turn: Turn, words: str) -> str:
    """The partner whose person this is."""
    named = understand(turn, words, Answers()).partners.named
    theirs = {each.sure[1] for each in named if each.sure and each.person and fold(each.words.text) == fold(words)}
    return theirs.pop() if len(theirs) == 1 else ""


def without_lead(words: str) -> str:
    """“To Casa Latina” without the first word."""
    left = words.strip(" .,!?¡¿:;").split()
    while len(left) > 1 and fold(left[0]) in LEADS:
        left = left[1:]
    return " ".join(left)


def without_little(words: str) -> str:
    """Words without the articles and prepositions at their ends."""
    left = words.replace(",", " ").strip(" .!").split()
    while left and fold(left[0]) in LITTLE:
        left = left[1:]
    while left and fold(left[-1]) in LITTLE:
        left = left[:-1]
    return " ".join(left)


def speaks_of_reminders(words: str) -> bool:
    spoken = set(fold(words).strip(" .!?").split())
    return any(spoken & table.noun for table in TABLES.values())
