"""The kinds of words that the grammar knows, and the shapes that are made of them."""

import re
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a word, or a phrase that was understood, does in a date. Its value is one character of a shape."""

    OTHER_WORD = "\u0100"
    COMMA = "\u0101"
    DASH = "\u0102"
    STOP = "\u0103"
    """The end of a sentence: no date goes across it."""
    # numbers
    NUM = "\u0110"
    """A number of one or two digits, or one in words."""
    BIG = "\u0111"
    """A number that is no day and no hour."""
    YEAR = "\u0112"
    DECIMAL = "\u0113"
    SLASH = "\u0114"
    NDATE = "\u0115"
    """A date in numbers, with its year."""
    TENS = "\u0116"
    ONES = "\u0117"
    THOUSAND = "\u0177"
    A = "\u0118"
    HALF = "\u0119"
    QUARTER = "\u011a"
    COUPLE = "\u011b"
    FEW = "\u011c"
    ORD = "\u011d"
    SECOND = "\u011e"
    """An ordinal that is a unit as well."""
    # units and names
    UNIT = "\u0120"
    WEEKEND = "\u0121"
    WORKDAY = "\u0122"
    WEEKENDS = "\u012f"
    WDAY = "\u0123"
    WDAYS = "\u0124"
    MONTH = "\u0125"
    HOLIDAY = "\u013a"
    DAYNAME = "\u0126"
    TONIGHT = "\u0127"
    """A part of a day that is told by one word."""
    PART = "\u0128"
    PARTS = "\u0175"
    """The same part of many days: mornings."""
    FIRST = "\u0176"
    """A part that is told beside the day: first thing tomorrow."""
    INPART = "\u0129"
    """A part of the day with what leads to it: in the morning."""
    NOW = "\u012a"
    NOON = "\u012b"
    CLOCK = "\u012c"
    AMPM = "\u012d"
    OCLOCK = "\u012e"
    # small words
    THE = "\u0140"
    OF = "\u0141"
    ON = "\u0142"
    IN = "\u0143"
    AT = "\u0144"
    BY = "\u0145"
    FOR = "\u0146"
    DURING = "\u0174"
    FROM = "\u0147"
    TO = "\u0148"
    BETWEEN = "\u0149"
    AND = "\u014a"
    OR = "\u014b"
    UNTIL = "\u014c"
    SINCE = "\u014d"
    BEFORE = "\u014e"
    AFTER = "\u014f"
    AROUND = "\u0150"
    NEXT = "\u0151"
    LAST = "\u0152"
    THIS = "\u0153"
    FOLLOWING = "\u0154"
    AGO = "\u0155"
    AGOFIRST = "\u0156"
    """What comes before a length that lies back: “hace dos días”."""
    HENCE = "\u0157"
    EARLIER = "\u0158"
    PAST = "\u0159"
    MINUS = "\u015a"
    MORE = "\u015b"
    ISH = "\u0171"
    """What makes an hour a rough one: 7ish."""
    THAN = "\u0172"
    """What a length is rather compared with: two days earlier than planned."""
    BUT = "\u0173"
    EVERY = "\u0160"
    ALTERNATE = "\u0161"
    OTHER = "\u0170"
    """Every other; by itself it is no rule: the other day."""
    FREQ = "\u0162"
    TIMES = "\u0163"
    ONCE = "\u0164"
    EXCEPT = "\u0165"
    STARTING = "\u0166"
    START = "\u0167"
    MID = "\u0168"
    END = "\u0169"
    EARLY = "\u016a"
    LATE = "\u016b"
    EDGE = "\u016c"
    """The end of a period as one word: EOD."""
    REST = "\u016d"
    EVENT = "\u016e"
    # what has been understood
    LEN = "\u0180"
    DAY = "\u0181"
    MOMENT = "\u0182"
    RANGE = "\u0183"
    CRANGE = "\u0184"
    """From an hour to an hour."""
    REPEAT = "\u0185"
    BOUND = "\u0186"
    """What ends a rule: for three months, ten times."""


MOST_LISTED = 31
"""So many days may be named after the first one; without a bound, long lists would be read again from each of them."""
_NAME = re.compile(r"[A-Z]+")


@lru_cache(maxsize=1024)
def shape(pattern: str) -> re.Pattern[str]:
    """A pattern of names of kinds as one over shapes: `THE? NEXT (WDAY|MONTH)`. No list in it goes on without end."""
    return re.compile(spelt(pattern).replace("*", f"{{0,{MOST_LISTED}}}"))


def spelt(pattern: str) -> str:
    kinds = _NAME.sub(lambda found: Kind[found.group()].value, pattern).replace(" ", "")
    return kinds.replace("(", "(?:")


@lru_cache(maxsize=1024)
def openings(pattern: str) -> frozenset[str]:
    """The kinds with which what fits a pattern may begin, as the characters of a shape."""
    kinds = {Kind[name].value for name in _NAME.findall(pattern)}
    return frozenset(kind for kind in kinds if could_begin(spelt(pattern), kind))


def could_begin(pattern: str, kind: str) -> bool:
    """Whether a kind may be the first: all that stands before it may be left out."""
    is_open, outside, at = True, [True], 0
    while at < len(pattern):
        character, may_lack = pattern[at], pattern[at + 1 : at + 2] in {"?", "*"}
        if pattern.startswith("(?:", at):
            outside.append(is_open)
            at += 2
        elif character == "|":
            is_open = outside[-1]
        elif character == ")":
            is_open = is_open or (outside.pop() and may_lack)
        elif character not in "?*+":
            if character == kind and is_open:
                return True
            is_open = is_open and may_lack
        at += 1
    return False
