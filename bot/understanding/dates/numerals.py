"""Numbers as they are written: hours, days, dates and ranges. What is none of them may be a code or a price."""

import re
from datetime import time

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.known_words import DASHES, HAS_DIGIT, known, mark, other
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.words import Words

SIGNS = frozenset("$#€£+%*=<>^\\_|")
"""Beside a number they make it something else than a date."""
MERIDIEM = r"(?P<half>a\.?m|p\.?m|a|p)?"
CLOCK = re.compile(rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))(?:[:.](?P<second>\d{{2}}))?{MERIDIEM}")
FRENCH_CLOCK = re.compile(r"(?P<hour>\d{1,2})h(?P<minute>\d{2})?(?:rs?)?|(?P<whole>\d{1,2})hrs?")
HOUR = re.compile(r"(?P<hour>\d{1,2})(?P<half>a\.?m|p\.?m|a|p)")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?")
NDATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})")
SLASH = re.compile(r"(\d{1,2})/(\d{1,2})")
DECIMAL = re.compile(r"(\d{1,2})[.,](\d{1,2})")
NAMED = re.compile(
    r"(\d{1,2})[/.-]?([^\W\d_]{3,10})(?:[/.-](\d{2,4}))?|([^\W\d_]{3,10})[/.-]?(\d{1,2})(?:[/.-](\d{4}))?"
)
GLUED = re.compile(r"(\d{1,3})([^\W\d_]+)")
ORDINAL = re.compile(r"(\d{1,2})\.?([^\W\d_]+|[ºª°])")
NO_GLUED_UNIT = frozenset({"m", "s", "k", "d"})
LONGEST = 40
"""Characters; a date and an hour in numbers with a zone have fewer."""
FIRST_YEAR, LAST_YEAR = 1900, 2100


def number(text: str, start: int, end: int, words: Words) -> list[Token]:
    """What a chunk with digits may be; what is nothing of it is another word, as it may be a code or a price."""
    written = text[start:end]
    if len(written) > LONGEST or is_beside_a_sign(text, start, end):
        return [other(text, start, end)]
    whole = numeric(written, start, end, words)
    if whole is None:
        whole = divided(text, start, end, words)
    return whole or [other(text, start, end)]


def is_beside_a_sign(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    is_negative = before in {"-", "–"} and text[start - 2 : start - 1].strip() in {"", "/"} and start < 2
    return (before in SIGNS and before != "") or (after in SIGNS and after not in {"", "*"}) or is_negative


def numeric(written: str, start: int, end: int, words: Words) -> list[Token] | None:
    """A chunk as one number, date or hour; as a day and a month by its name."""
    for read in (digits, iso, clock, slashed, decimal, ndate):
        if token := read(written, start, end):
            return [token]
    return ordinal(written, start, end, words) or named(written, start, end, words) or glued(written, start, end, words)


def digits(written: str, start: int, end: int) -> Token | None:
    if not written.isdecimal() or not written.isascii():
        return None
    value = int(written[:9])
    if len(written) <= 2:
        return Token(Kind.NUM, start, end, value, written, is_digits=True)
    is_year = len(written) == 4 and FIRST_YEAR <= value <= LAST_YEAR
    return Token(Kind.YEAR if is_year else Kind.BIG, start, end, value, written, is_digits=True)


def iso(written: str, start: int, end: int) -> Token | None:
    found = ISO.fullmatch(written)
    if not found:
        return None
    year, month, day, *hours = (int(part) if part else 0 for part in found.groups())
    at = time(hours[0], hours[1], hours[2]) if found.group(4) and is_clock(*hours) else None
    return Token(Kind.NDATE, start, end, ((year, month, day), at), written, is_digits=True)


def is_clock(hour: int, minute: int, second: int = 0) -> bool:
    return hour <= 23 and minute <= 59 and second <= 59


def clock(written: str, start: int, end: int) -> Token | None:
    """An hour with its minutes, or with its half of the day. Without the latter up to 12 may be either half."""
    found = CLOCK.fullmatch(written) or HOUR.fullmatch(written)
    if found is None:
        return french(written, start, end)
    parts = found.groupdict()
    if "." in written[:3] and not parts["half"]:
        return None
    hour, minute, second = int(parts["hour"]), int(parts.get("minute") or 0), int(parts.get("second") or 0)
    half = parts["half"]
    if not is_clock(hour, minute, second) or (half and not 1 <= hour <= 12 and hour < 13):
        return None
    at = time(in_half(hour, half[0] == "p") if half and hour <= 12 else hour, minute, second)
    is_sure = bool(half) or not 1 <= hour <= 12 or written.startswith("0")
    return Token(Kind.CLOCK, start, end, (at, is_sure), written, is_digits=True)


def french(written: str, start: int, end: int) -> Token | None:
    found = FRENCH_CLOCK.fullmatch(written)
    if not found:
        return None
    hour, minute = int(found.group("hour") or found.group("whole")), int(found.group("minute") or 0)
    return Token(Kind.CLOCK, start, end, (time(hour, minute), True), written) if is_clock(hour, minute) else None


def in_half(hour: int, is_late: bool) -> int:
    """An hour of twelve in one half of the day."""
    return hour % 12 + (12 if is_late else 0)


def slashed(written: str, start: int, end: int) -> Token | None:
    found = SLASH.fullmatch(written)
    return Token(Kind.SLASH, start, end, (int(found[1]), int(found[2])), written, is_digits=True) if found else None


def decimal(written: str, start: int, end: int) -> Token | None:
    found = DECIMAL.fullmatch(written)
    return Token(Kind.DECIMAL, start, end, (int(found[1]), int(found[2])), written, is_digits=True) if found else None


def ndate(written: str, start: int, end: int) -> Token | None:
    """A day, a month and a year in numbers; the year is where more than two digits are, or the last."""
    found = NDATE.fullmatch(written)
    if not found or (len(found[1]) == 3 or len(found[4]) == 3):
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return Token(Kind.NDATE, start, end, ((first, second, third), None), written, is_digits=True)
    if len(found[4]) == 1 or (found[2] == "." and len(found[4]) == 2 and len(found[1]) == 1 and third > 59):
        return None
    year = third if third > 99 else full_year(third)
    return Token(Kind.NDATE, start, end, ((year, (first, second), 0), None), written, is_digits=True)


def full_year(short: int) -> int:
    """A year of two digits: those up to fifty years ahead of 2020 are in this century."""
    return 2000 + short if short < 70 else 1900 + short


def ordinal(written: str, start: int, end: int, words: Words) -> list[Token] | None:
    found = ORDINAL.fullmatch(written)
    if not found or found[2] not in words.ordinal_endings or not 1 <= int(found[1]) <= 53:
        return None
    return [Token(Kind.ORD, start, end, int(found[1]), written, is_digits=True)]


def named(written: str, start: int, end: int, words: Words) -> list[Token] | None:
    """05-Aug-2016, 15Sep, mar4: a day and a month by its name."""
    found = NAMED.fullmatch(written)
    if not found:
        return None
    groups = [2, 1, 3] if found[2] else [4, 5, 6]
    if words.lexicon.get(found[groups[0]], (None,))[0] is not Kind.MONTH:
        return None
    pieces = sorted((found.start(at), found.end(at)) for at in groups if found[at])
    made: list[Token] = []
    for low, high in pieces:
        piece = written[low:high]
        part = [known(piece, start + low, start + high, words)] if piece.isalpha() else year_or_day(piece, start + low)
        made += part
    return made


def year_or_day(piece: str, start: int) -> list[Token]:
    token = digits(piece, start, start + len(piece))
    return [token] if token else []


def glued(written: str, start: int, end: int, words: Words) -> list[Token] | None:
    """2hours, 10x: a number and what it counts."""
    found = GLUED.fullmatch(written)
    if not found or found[2] in NO_GLUED_UNIT:
        return None
    if words.lexicon.get(found[2], (None,))[0] not in {Kind.UNIT, Kind.TIMES, Kind.SECOND, Kind.ISH}:
        return None
    middle = start + found.end(1)
    return [*year_or_day(found[1], start), known(found[2], middle, end, words)]


def divided(text: str, start: int, end: int, words: Words) -> list[Token] | None:
    """Two of them with a dash between, such as 3-4pm; or what a comma or a colon holds together only to the eye."""
    written = text[start:end]
    if len(re.findall(rf"[{DASHES}]", written)) > 1:
        return None
    for found in re.finditer(rf"[{DASHES}]|[,:/](?!\d)|(?<!\d)[,:]|,", written):
        low, high = found.span()
        left = side(written[:low], start, words)
        right = side(written[high:], start + high, words)
        if left and right:
            kind = mark(written[low:high])
            return [*left, Token(kind, start + low, start + high, written=written[low:high]), *right]
    return None


def side(written: str, start: int, words: Words) -> list[Token] | None:
    """One side of a dash."""
    end = start + len(written)
    if not written:
        return None
    if HAS_DIGIT.search(written):
        return numeric(written, start, end, words)
    token = known(written, start, end, words)
    return [token]
