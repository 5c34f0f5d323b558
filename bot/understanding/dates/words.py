"""The words for dates in one language, as data that a translator can extend. The grammar knows only kinds of words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from functools import cached_property
from typing import Any

from bot.understanding.dates.kinds import Kind


class Unit(Enum):
    """A length of time."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "working day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: when it begins, when it ends, and when something is done in it."""

    name: str
    begins: time
    ends: time
    is_late: bool
    """Whether a bare hour in it is after noon."""
    is_dark: bool = False
    """Whether twelve in it is midnight."""


MORNING = Part("morning", time(6), time(12), False)
NOONTIME = Part("lunch", time(12), time(14), True)
AFTERNOON = Part("afternoon", time(12), time(18), True)
EVENING = Part("evening", time(18), time(22), True, True)
NIGHT = Part("night", time(20), time(23, 59), True, True)
DAWN = Part("dawn", time(1), time(6), False)
LATE_AFTERNOON = Part("tarde", time(13), time(20), True)
"""What Spanish calls the afternoon goes on until dark."""

Phrases = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Words:
    """What a language calls things, folded (no accents, small letters). Several names are divided by `|`."""

    language: str
    weekdays: tuple[str, ...]
    """Monday first."""
    weekdays_plural: tuple[str, ...]
    """Names that mean every such day by themselves."""
    months: tuple[str, ...]
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    """Twenty and its likes, that another number may follow."""
    ordinals: Mapping[str, int]
    units: Mapping[str, tuple[int, Unit]]
    """How many of which unit a word means: a fortnight is two weeks."""
    day_names: Mapping[str, int]
    """Days by their distance from today."""
    day_parts: Mapping[str, tuple[int, Part]]
    """Tonight, last night: a day by its distance, and a part of it."""
    parts: Mapping[str, Part]
    in_parts: Mapping[str, Part]
    noons: Mapping[str, time]
    ampm: Mapping[str, bool]
    """Whether it is after noon."""
    frequencies: Mapping[str, tuple[int, Unit]]
    edges: Mapping[str, tuple[Kind, Unit]]
    """The edge of a period as one word: EOD."""
    roles: Mapping[Kind, str]
    parts_beside: Mapping[str, Part] = field(default_factory=dict)
    """Parts that are told beside the day alone: first thing tomorrow."""
    parts_plural: Mapping[str, Part] = field(default_factory=dict)
    """Names that mean a part of every such day: Tuesday evenings."""
    times: Mapping[str, int] = field(default_factory=dict)
    """Once, twice."""
    holidays: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Days that have a name, by their month and number."""
    counted_things: frozenset[str] = frozenset()
    """What an ordinal may count besides days: the third floor."""
    day_articles: frozenset[str] = frozenset()
    """What makes a bare number a day of the month: “el 20”."""
    doubtful: frozenset[str] = frozenset()
    """Words that are a date only beside another one that says so."""
    articles: frozenset[str] = frozenset()
    """What comes before the name of an event: “the meeting”, “our meeting”."""
    numbered_things: frozenset[str] = frozenset()
    """What has a number for a name, which is no date and no hour: room 3/4."""
    streets: frozenset[str] = frozenset()
    """What a number before a name belongs to: 12 Mill Lane."""
    slips: Mapping[str, str] = field(default_factory=dict)
    """What people write for a word by mistake or in haste, by the word."""
    counted_weeks: Mapping[int, int] = field(default_factory=dict)
    """So many days that mean whole weeks: “cada quince días”."""
    short_units: frozenset[str] = frozenset()
    """Units that are written with a full stop: hrs."""
    ordinal_endings: tuple[str, ...] = ()
    rough_endings: tuple[str, ...] = ()
    """What makes the name of an hour a rough one: threeish."""
    past: frozenset[str] = frozenset()
    """Words that say that something was."""
    past_endings: tuple[str, ...] = ()
    accented_past: tuple[str, ...] = ()
    """Ends of forms of the past that only their accents tell: habló."""
    accented_future: tuple[str, ...] = ()
    future: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    """Before a form of the past they make it what is: are closed."""
    predicates: frozenset[str] = frozenset()
    """Words for *by* that are said of a thing, and stay with it: the report is due Friday."""
    topics: frozenset[str] = frozenset()
    """Words for near that rather lead to what talk is about: about Monday."""
    neither: frozenset[str] = frozenset()
    """Words that only look like forms of the past: indeed."""
    is_partial: bool = False
    """Whether much is missing, so that a word beside a date that is not known may change it."""
    is_unspaced: bool = False
    """Whether words are written without spaces between them."""
    courtesies: tuple[str, ...] = ()
    """What may stand after a date and says nothing more about it."""
    dividers: frozenset[str] = frozenset()
    """Words between dates of which not all are meant."""
    has_minutes_after_and: bool = False
    """Whether minutes follow the word for and: “las tres y diez”."""
    is_day_first: bool = True
    """Whether 03/04 is rather the third of April where people have not said so."""

    @cached_property
    def lexicon(self) -> dict[str, tuple[Kind, Any]]:
        """Every word and phrase of the language with its kind and its value."""
        found: dict[str, tuple[Kind, Any]] = {}
        for kind, words in self.roles.items():
            found |= dict.fromkeys(words.split("|"), (kind, None))
        for kind, phrases in self._valued():
            found |= {phrase: (kind, value) for phrase, value in phrases.items()}
        for word, slips in self.slips.items():
            found |= dict.fromkeys(slips.split("|"), found[word])
        return found

    def _valued(self) -> list[tuple[Kind, Phrases]]:
        return [
            (Kind.ONES, self.ones),
            (Kind.TENS, self.tens),
            (Kind.ORD, self.ordinals),
            (Kind.UNIT, self.units),
            (Kind.WDAY, numbered(self.weekdays, 0)),
            (Kind.WDAYS, numbered(self.weekdays_plural, 0)),
            (Kind.MONTH, numbered(self.months, 1)),
            (Kind.DAYNAME, self.day_names),
            (Kind.TONIGHT, self.day_parts),
            (Kind.PART, self.parts),
            (Kind.PARTS, self.parts_plural),
            (Kind.FIRST, self.parts_beside),
            (Kind.INPART, self.in_parts),
            (Kind.NOON, self.noons),
            (Kind.AMPM, self.ampm),
            (Kind.FREQ, self.frequencies),
            (Kind.EDGE, self.edges),
            (Kind.ONCE, self.times),
            (Kind.HOLIDAY, self.holidays),
        ]

    @cached_property
    def longest(self) -> int:
        """How many letters the longest word has."""
        return max(map(len, self.lexicon), default=0)

    @cached_property
    def shortened(self) -> frozenset[str]:
        """What may have a full stop that ends nothing: Dec., Thurs., p.m."""
        names = [name.split("|") for name in (*self.weekdays, *self.months)]
        return self.short_units | {short for full, *rest in names for short in rest if len(short) < len(full)}

    @cached_property
    def by_first(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Phrases of several words by the first of them, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.lexicon:
            if " " in phrase:
                first, *rest = phrase.split()
                found.setdefault(first, []).append(tuple(rest))
        return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word that may stand in a date, or after it."""
        phrases = (*self.lexicon, *self.courtesies, *self.dividers)
        return frozenset(word for phrase in phrases for word in phrase.split())

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Names of days and months that are long enough to be known when a letter is wrong."""
        names = (name for name, (kind, _) in self.lexicon.items() if kind in MISSPELT and " " not in name)
        return tuple(name for name in names if len(name) >= SHORTEST_MISSPELT)


MISSPELT = frozenset({Kind.WDAY, Kind.MONTH, Kind.DAYNAME})
SHORTEST_MISSPELT = 6
LONGEST_MISSPELT = 20


def numbered(names: Iterable[str], first: int) -> dict[str, int]:
    return {name: first + at for at, called in enumerate(names) for name in called.split("|")}
