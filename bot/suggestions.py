"""What is offered while someone types: names the asker may see, beginnings first, and near days."""

from datetime import date, timedelta

from rapidfuzz import fuzz, process

from bot.events import FEW
from bot.patterns import WEEKDAY_NAMES
from bot.turn import Reply, Turn
from bot.ui import zones
from bot.ui.dates import Ambiguous, Understood
from storage.partners import Partners
from storage.people import People
from storage.text import fold

MOST = 25
"""More than any platform's list of choices shows."""
CLOSE = 65.0
WEEKS = 4


def suggest(turn: Turn, kind: str, words: str, most: int = FEW) -> Reply:
    """Values and labels for a field of this kind; none for what the asker may not see."""
    most = min(most, MOST)
    return Reply(suggestions=tuple(found(turn, kind, words, most)[:most]))


def found(turn: Turn, kind: str, words: str, most: int) -> list[tuple[str, str]]:
    match kind:
        case "partner":
            return [(name, name) for name in _partners(turn, words, most)]
        case "person":
            return [(name, name) for name in _colleagues(turn, fold(words), most)]
        case "date" | "past_date":
            return days(turn, words, past=kind == "past_date")
        case "zone":
            return zones.suggested(words, turn.t.language)
        case _:
            return []


def _partners(turn: Turn, words: str, most: int) -> list[str]:
    """Names that begin so, then those that have such words, then those that are merely alike."""
    if not fold(words):
        return turn.open(Partners).beginning("", most)
    return [name for _, name in turn.index.complete(words, most)]


def _colleagues(turn: Turn, wanted: str, most: int) -> list[str]:
    names = [(fold(person.name), person.name) for person in turn.open(People).ours()]
    starts = [name for folded, name in names if folded.startswith(wanted)]
    return with_alike(starts, wanted, names, most) if wanted else starts[:most]


def with_alike(starts: list[str], wanted: str, names: list[tuple[str, str]], most: int) -> list[str]:
    """Names that begin so come first, then those that are merely alike."""
    folded = [each for each, _ in names]
    near = process.extract(wanted, folded, scorer=fuzz.WRatio, limit=most, score_cutoff=CLOSE)
    return list(dict.fromkeys([*starts, *(names[at][1] for _, _, at in near)]))[:most]


def days(turn: Turn, words: str, past: bool) -> list[tuple[str, str]]:
    """Days to pick: what the words mean if they are a date, then those of the usual ones that begin so."""
    wanted = fold(words)
    usual = looking_back(turn) if past else looking_ahead(turn)
    begun = {day: f"{said} · {turn.listed(day)}" for said, typed, day in usual if begins_so(wanted, said, typed)}
    meant = {day: begun.get(day, turn.listed(day)) for day in read(turn, words, past)}
    return [(day.isoformat(), label) for day, label in {**meant, **begun}.items()]


def read(turn: Turn, words: str, past: bool) -> list[date]:
    match turn.dates.read(words, past=past):
        case Understood(day=day):
            return [day]
        case Ambiguous(choices=choices):
            return list(choices)
        case _:
            return []


def begins_so(wanted: str, *phrases: str) -> bool:
    return any(fold(phrase).startswith(wanted) for phrase in phrases)


Usual = list[tuple[str, str, date]]
"""How a day is called in the asker's language and in English, as either may be typed."""


def looking_ahead(turn: Turn) -> Usual:
    """Today, tomorrow, each day of the week, and some weeks on."""
    today, t = turn.today, turn.t
    weeks = [(t("in {n} weeks", n=n), f"in {n} weeks", today + timedelta(weeks=n)) for n in range(2, WEEKS + 1)]
    first = [(t("today"), "today", today), (t("tomorrow"), "tomorrow", today + timedelta(1))]
    week = [(t("in 1 week"), "in 1 week", today + timedelta(7))]
    return [*first, *weekdays(turn, [today + timedelta(n) for n in range(2, 7)]), *week, *weeks]


def looking_back(turn: Turn) -> Usual:
    today, t = turn.today, turn.t
    first = [(t("today"), "today", today), (t("yesterday"), "yesterday", today - timedelta(1))]
    return [*first, *weekdays(turn, [today - timedelta(n) for n in range(2, 8)])]


def weekdays(turn: Turn, days: list[date]) -> Usual:
    names = [(WEEKDAY_NAMES[day.weekday()], day) for day in days]
    return [(turn.t(name), name, day) for name, day in names]
