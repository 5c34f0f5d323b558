"""The words for dates, as data: one table for each language. The grammar knows only kinds of words."""

import re
from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import Enum, StrEnum
from functools import cached_property

Names = tuple[tuple[str, ...], ...]


class Kind(StrEnum):
    """What a word does in a date. The letters make up the shapes that the grammar matches."""

    WEEKDAY = "W"
    PLURAL = "S"
    MONTH = "M"
    NUMBER = "#"
    NUMBER_WORD = "a"
    ORDINAL = "O"
    NTH = "N"
    DAY_NAME = "R"
    UNIT = "U"
    HOUR = "C"
    ISO = "D"
    NUMERIC = "/"
    IN = "i"
    AGO = "A"
    EVERY = "E"
    OTHER = "X"
    WORKDAY = "k"
    AT = "@"
    UNTIL = "u"
    ON = "b"
    BY = "d"
    THE = "T"
    OF = "o"
    NEXT = "n"
    THIS = "h"
    AND = "&"
    END = "e"
    COURTESY = "p"
    MOMENT = "H"
    PART = "P"
    LATER = "q"
    NOT = "x"
    RANGE = "g"


class Unit(Enum):
    """A length of time, with about how many days it has."""

    DAY = 1.0
    WORKING_DAY = 1.4
    WEEK = 7.0
    MONTH = 30.0
    YEAR = 365.0


@dataclass(frozen=True, eq=False)
class DateWords:
    """What a language calls days, months, numbers and units, folded; words that go together have one space."""

    weekdays: Names
    """Monday first; of each the full name, then others."""
    plurals: Names
    """Names that mean every such day by themselves."""
    months: Names
    numbers: dict[str, int]
    nths: dict[str, int]
    days: dict[str, int]
    """Names of days by their distance from today."""
    units: dict[str, tuple[Unit, int]]
    """How many of which unit a word means."""
    hours: dict[str, time]
    roles: dict[Kind, tuple[str, ...]]
    ordinal_endings: tuple[str, ...] = ()
    moments: dict[str, timedelta] = field(default_factory=dict)
    parts: dict[str, time] = field(default_factory=dict)
    """Parts of a day, with the hour at which something is done in them."""
    same: dict[str, str] = field(default_factory=dict)
    """Words that stand for others: tonight is the evening of today."""
    possessive: str = ""
    """What a unit may have at its end: 2 weeks' time."""
    loose: frozenset[str] = field(default=frozenset())
    """Words before a date that may as well belong to something else: the keys for Friday."""
    telling: frozenset[str] = field(default=frozenset())
    """Words that speak of a date even where none can be read, besides the names of days and months."""
    doubtful: frozenset[str] = field(default=frozenset())
    """What is a date only beside a word that says so, as it also means something else."""

    @cached_property
    def lexicon(self) -> dict[str, tuple[Kind, object]]:
        """Every word and phrase of the language with its kind and its value."""
        found: dict[str, tuple[Kind, object]] = {}
        for kind, values in self._values():
            found |= {word: (kind, value) for word, value in values.items()}
        return found | {word: (kind, word) for kind, words in self.roles.items() for word in words}

    def _values(self) -> list[tuple[Kind, dict[str, object]]]:
        return [
            (Kind.NUMBER_WORD, dict(self.numbers)),
            (Kind.NTH, dict(self.nths)),
            (Kind.WEEKDAY, numbered(self.weekdays, 0)),
            (Kind.PLURAL, numbered(self.plurals, 0)),
            (Kind.MONTH, numbered(self.months, 1)),
            (Kind.DAY_NAME, dict(self.days)),
            (Kind.UNIT, dict(self.units)),
            (Kind.MOMENT, dict(self.moments)),
            (Kind.HOUR, dict(self.hours)),
            (Kind.PART, dict(self.parts)),
        ]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word that may stand in a date."""
        return frozenset(word for phrase in (*self.lexicon, *self.same) for word in phrase.split())

    @cached_property
    def shorthand(self) -> re.Pattern[str]:
        """Finds the words that stand for others, the longest first."""
        known = sorted(self.same, key=len, reverse=True)
        return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, known)) or '(?!)'})(?!\S)")

    @cached_property
    def longest(self) -> int:
        """How many words the longest phrase has."""
        return max(len(phrase.split()) for phrase in self.lexicon)


def numbered(names: Names, first: int) -> dict[str, object]:
    return {name: first + at for at, called in enumerate(names) for name in called}


ENGLISH = DateWords(
    weekdays=(
        ("monday", "mon"),
        ("tuesday", "tue", "tues"),
        ("wednesday", "wed", "weds"),
        ("thursday", "thu", "thur", "thurs"),
        ("friday", "fri"),
        ("saturday", "sat"),
        ("sunday", "sun"),
    ),
    plurals=(
        ("mondays",),
        ("tuesdays",),
        ("wednesdays",),
        ("thursdays",),
        ("fridays",),
        ("saturdays",),
        ("sundays",),
    ),
    months=(
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sep", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    numbers={"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    | {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    nths={"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1},
    days={
        "today": 0,
        "tomorrow": 1,
        "yesterday": -1,
        "day after tomorrow": 2,
        "the day after tomorrow": 2,
        "day before yesterday": -2,
        "the day before yesterday": -2,
    },
    units={
        "day": (Unit.DAY, 1),
        "days": (Unit.DAY, 1),
        "working day": (Unit.WORKING_DAY, 1),
        "working days": (Unit.WORKING_DAY, 1),
        "business day": (Unit.WORKING_DAY, 1),
        "business days": (Unit.WORKING_DAY, 1),
        "week": (Unit.WEEK, 1),
        "weeks": (Unit.WEEK, 1),
        "fortnight": (Unit.WEEK, 2),
        "month": (Unit.MONTH, 1),
        "months": (Unit.MONTH, 1),
        "year": (Unit.YEAR, 1),
        "years": (Unit.YEAR, 1),
    },
    hours={"noon": time(12), "midday": time(12)},
    roles={
        Kind.IN: ("in", "within"),
        Kind.AGO: ("ago",),
        Kind.EVERY: ("every", "each"),
        Kind.OTHER: ("other",),
        Kind.WORKDAY: ("weekday", "workday"),
        Kind.AT: ("at",),
        Kind.UNTIL: ("until", "till"),
        Kind.ON: ("on",),
        Kind.BY: ("by", "before", "for", "from", "due", "no later than", "not later than"),
        Kind.THE: ("the",),
        Kind.OF: ("of",),
        Kind.NEXT: ("next",),
        Kind.THIS: ("this", "coming"),
        Kind.AND: ("and",),
        Kind.END: ("end",),
        Kind.COURTESY: ("please", "thanks", "at the latest", "latest"),
        Kind.LATER: ("time", "from now"),
        Kind.NOT: ("or", "not", "nor", "but", "except", "except for", "excluding", "unless", "apart from"),
        Kind.RANGE: ("to", "between", "through", "about", "around", "after", "since"),
    },
    moments={"minute": timedelta(minutes=1), "minutes": timedelta(minutes=1)}
    | {"hour": timedelta(hours=1), "hours": timedelta(hours=1)},
    parts={"morning": time(9), "afternoon": time(14), "evening": time(18)},
    same={
        "tonight": "today evening",
        "this morning": "today morning",
        "this afternoon": "today afternoon",
        "this evening": "today evening",
        "daily": "every day",
        "weekly": "every week",
        "monthly": "every month",
    },
    possessive="'",
    loose=frozenset({"for", "from"}),
    telling=frozenset({"week", "weeks", "month", "months", "fortnight", "weekend", "tonight", "minutes"}),
    ordinal_endings=("st", "nd", "rd", "th"),
    doubtful=frozenset({"sun", "sat", "wed", "may", "march", "mar", "24/7"}),
)
