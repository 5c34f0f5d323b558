"""The words of a message with their places, and what stands between them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.understanding.sentence.phrases import words
from bot.understanding.text import Folded

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+[\"”»)\]]*(?:\s|$)|[;\n\r。！？؟；]|\s[-–—]+\s|—|[¿¡]")
SHORTENED = words(
    """
    mr mrs ms dr st sr sra srta dra fr rev prof pr no vs etc ave blvd approx eg ie dept tel ext lic ing ud uds
    pto hna hno d m p a mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct
    nov dec
    """
)
"""A full stop after one of these seldom ends a sentence."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """One word: folded, and as it was typed."""

    text: str
    typed: str
    start: int
    end: int
    between: str
    """What stands between the word before it and this one."""
    begins: bool = False
    """Whether it is the first of a sentence."""

    @property
    def is_capital(self) -> bool:
        return self.typed[:1].isupper()

    @property
    def after_comma(self) -> bool:
        return "," in self.between or "(" in self.between or "، " in self.between


def words_of(seen: Folded, quotes: Sequence[Span], whole: Iterable[Span]) -> list[Word]:
    """The words outside of quotations. No sentence ends within one of `whole`: a date or a name."""
    kept = sorted(whole)
    found: list[Word] = []
    last = 0
    is_first = True
    for match in WORD.finditer(seen.text):
        start, end = seen.place(match.start()), seen.end(match.end())
        if inside(quotes, start):
            continue
        between = seen.original[last:start]
        begins = is_first or ends_sentence(between, found[-1], quotes, (last, start), kept)
        text = match.group().replace("’", "'")
        found.append(Word(text, seen.original[start:end], start, end, between, begins))
        last, is_first = end, False
    return found


def ends_sentence(between: str, before: Word, quotes: Sequence[Span], gap: Span, whole: Sequence[Span]) -> bool:
    """Whether a sentence ends between two words."""
    for start, end in quotes:
        if gap[0] <= start and end <= gap[1]:
            cut = (start - gap[0], end - gap[0])
            between = between[: cut[0]] + " " + between[cut[1] :]
            break
    match = SENTENCE_END.search(between)
    if match is None or inside(whole, gap[0] + match.start()):
        return False
    return not (match.group().strip() == "." and before.text in SHORTENED)


def inside(spans: Sequence[Span], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in order and apart."""
    at = bisect_left(spans, (place + 1,)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]
