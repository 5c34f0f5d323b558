"""Finds the date phrases at the two ends of a command's words. What stands in quotation marks is never searched."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.ui.date_reading import HOUR_FIRST
from bot.ui.date_tokens import ENDS, Phrase, tokens_of
from bot.ui.date_types import DateAnswer, NotUnderstood, Recurring, Translate, Understood
from bot.ui.date_words import DateWords, Kind
from storage.text import fold

MOST_WORDS = 14
LONGEST_WORD = 20
MARKS = " ,;:"
MOST_SEARCHED = 100
"""Words in which a second date is looked for."""
READABLE = re.compile(r"[^\W_]|[\"'”’»]")
"""A letter, a digit or the end of a quotation."""
LEADING = (Kind.ON, Kind.BY, Kind.UNTIL, Kind.AT, Kind.IN, Kind.EVERY, Kind.NOT, Kind.RANGE)
BETWEEN = (Kind.THE, Kind.OF, Kind.END, Kind.NEXT, Kind.THIS, Kind.OTHER, Kind.NTH)
STARTING = (Kind.ON, Kind.BY, Kind.UNTIL, Kind.EVERY, Kind.DAY_NAME)
QUOTED = re.compile(
    r"(?<![^\s(\[])(?:"
    r'"[^"]*(?:"|$)|“[^”“]*(?:[”“]|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|‘[^’]*(?:’|$)'
    r"|'[^']*'(?=[\s.,;:!?)]|$))"
)
"""A quotation begins after a space, so that inches and apostrophes are none; one never closed goes on to the end."""
NAMES_ONLY = re.compile("[WSC/#]|[WS]&[WS]|T[#O]o?M")
"""Shapes at the beginning of words that may as well be a name: Friday Club, the 3 May leaflets."""
DOUBTFUL = re.compile("[bdu]?TW|W|/")

Read = Callable[[str], DateAnswer]


@dataclass(frozen=True)
class Cut:
    """A date phrase, where it stands in the words, and how it reads."""

    start: int
    end: int
    phrase: str
    answer: DateAnswer


@dataclass(frozen=True, slots=True)
class Parted:
    """Words without their date phrase, that phrase, and how it reads; without one, the words as they are."""

    rest: str
    phrase: str
    answer: DateAnswer | None


@dataclass(frozen=True)
class Splitter:
    """Takes date phrases off words in one language."""

    table: DateWords
    read: Read
    t: Translate

    def part(self, words: str) -> Parted:
        """The words in one piece without their date phrases, and how these read together."""
        bare = words.strip()
        spots = [found.span() for found in re.finditer(r"\S+", bare)]
        while spots and not READABLE.search(bare[slice(*spots[-1])]):
            spots.pop()
        closed = [found.span() for found in QUOTED.finditer(bare)]
        tail = self.last(bare, spots, closed)
        before = [spot for spot in spots if tail is None or spot[1] <= tail.start]
        head = self.first(bare, before, closed)
        if head is None and tail and self.may_belong_to_a_name(bare, before, tail):
            return Parted(bare, "", None)
        rest = bare[head.end if head else 0 : tail.start if tail else len(bare)]
        if not head and not tail:
            return Parted(bare, "", None)
        parted = self.parted(rest, head, tail)
        middle = self.middle(rest) if not isinstance(parted.answer, NotUnderstood) else None
        return self.with_middle(bare, middle, parted) if middle else parted

    def middle(self, words: str) -> Cut | None:
        """A date that something such as `on` leads to in the middle: `the list on Monday and the keys by Friday`."""
        spots = [found.span() for found in re.finditer(r"\S+", words)][:MOST_SEARCHED]
        closed = [found.span() for found in QUOTED.finditer(words)]
        for at, (start, end) in enumerate(spots):
            if not self.may_start(words[start:end]) or any(low < end and start < high for low, high in closed):
                continue
            ends = [spot[1] for spot in spots[at : at + 5]]
            cuts = (self.cut(words, start, end) for end in reversed(ends))
            if found := next((cut for cut in cuts if cut and isinstance(cut.answer, Understood | Recurring)), None):
                return found
        return None

    def may_start(self, word: str) -> bool:
        folded = fold(word)
        return folded not in self.table.loose and self.table.lexicon.get(folded, ("",))[0] in STARTING

    def with_middle(self, words: str, middle: Cut, parted: Parted) -> Parted:
        """Either a day and its hour, or two dates, which are asked with all of the words."""
        assert parted.answer is not None
        phrase = f"{middle.phrase.strip(MARKS)} {parted.phrase}"
        answer = self.together(middle, Cut(0, 0, parted.phrase, parted.answer), phrase)
        return Parted(words if isinstance(answer, NotUnderstood) else parted.rest, phrase, answer)

    def parted(self, rest: str, head: Cut | None, tail: Cut | None) -> Parted:
        cuts = [cut for cut in (head, tail) if cut]
        phrase = " ".join(cut.phrase.strip(MARKS) for cut in cuts)
        answer = self.together(cuts[0], cuts[1], phrase) if len(cuts) == 2 else cuts[0].answer
        return Parted(rest.strip(MARKS), phrase, answer)

    def together(self, head: Cut, tail: Cut, phrase: str) -> DateAnswer:
        """A day and its hour, or a rule and its end; two days are asked, as either may be meant."""
        answer = self.read(phrase)
        is_clear = not isinstance(answer, NotUnderstood)
        if is_clear or isinstance(head.answer, NotUnderstood) or isinstance(tail.answer, NotUnderstood):
            return answer
        why = self.t(
            "I see two dates here: “{first}” and “{second}”. Please give one.",
            first=head.phrase,
            second=tail.phrase,
        )
        return NotUnderstood(why, is_date=True)

    def may_belong_to_a_name(self, words: str, before: list[tuple[int, int]], tail: Cut) -> bool:
        """`Friday call Ana at 9`: whether Friday is the day of this hour cannot be known."""
        hour = self.tokens(tail.phrase)
        first = self.tokens(words[slice(*before[0])]) if before else None
        return bool(first and hour and HOUR_FIRST.fullmatch(hour.shape) and first.shape in {"W", "S", "/"})

    def last(self, words: str, spots: list[tuple[int, int]], closed: list[tuple[int, int]]) -> Cut | None:
        """The longest phrase at the end."""
        size = self.usable(words, reversed(spots), closed)
        starts = (spot[0] for spot in spots[len(spots) - size :])
        cuts = (self.cut(words, start, spots[-1][1]) for start in starts)
        found = next((cut for cut in cuts if cut and not self.is_doubtful(cut)), None)
        return self.with_what_leads(words, spots, size, found) if found else None

    def with_what_leads(self, words: str, spots: list[tuple[int, int]], size: int, cut: Cut) -> Cut:
        """Words such as `at the` right before a date belong to it: with them it may say something else."""
        phrase = self.tokens(cut.phrase)
        if not phrase or phrase.shape[0] in LEADING:
            return cut
        start = cut.start
        for spot in reversed([spot for spot in spots[len(spots) - size :] if spot[1] <= cut.start]):
            kind = self.table.lexicon.get(fold(words[slice(*spot)]), ("",))[0]
            if kind not in LEADING + BETWEEN:
                break
            start = spot[0] if kind in LEADING else start
        if start == cut.start:
            return cut
        whole = words[start : cut.end]
        why = self.t("I am not sure what “{words}” means. Please give the day.", words=whole)
        return Cut(start, cut.end, whole, NotUnderstood(why, is_date=True))

    def first(self, words: str, spots: list[tuple[int, int]], closed: list[tuple[int, int]]) -> Cut | None:
        """The longest phrase at the beginning."""
        size = self.usable(words, iter(spots), closed)
        ends = (spot[1] for spot in reversed(spots[:size]))
        cuts = (self.cut(words, spots[0][0], end) for end in ends)
        return next((cut for cut in cuts if cut and not self.is_name(cut)), None)

    def usable(self, words: str, spots: Iterator[tuple[int, int]], closed: list[tuple[int, int]]) -> int:
        """How many words in a row may stand in a date, up to a limit."""
        size = 0
        for start, end in spots:
            quoted = any(low < end and start < high for low, high in closed)
            if size == MOST_WORDS or quoted or not self.is_date_word(words[start:end]):
                break
            size += 1
        return size

    def is_date_word(self, word: str) -> bool:
        if len(word) > LONGEST_WORD:
            return False
        folded = fold(word).strip(ENDS)
        parts = re.split("[,;]", folded)
        return all(part in self.table.vocabulary or any(map(str.isdecimal, part)) for part in parts) or is_half(folded)

    def cut(self, words: str, start: int, end: int) -> Cut | None:
        """The phrase between two places, if it is a date or was surely meant as one."""
        phrase = words[start:end]
        answer = self.read(phrase)
        if isinstance(answer, NotUnderstood) and not answer.is_date:
            return None
        return Cut(start, end, phrase, answer)

    def tokens(self, phrase: str) -> Phrase | None:
        return tokens_of(fold(phrase), self.table)

    def is_name(self, cut: Cut) -> bool:
        found = self.tokens(cut.phrase)
        return bool(found and NAMES_ONLY.fullmatch(found.shape))

    def is_doubtful(self, cut: Cut) -> bool:
        """A lone word such as sun, or a number such as 4.12."""
        found = self.tokens(cut.phrase)
        if not found or not DOUBTFUL.fullmatch(found.shape):
            return False
        last = found.tokens[-1]
        is_decimal = last.kind is Kind.NUMERIC and "." in last.written and last.value[2] is None
        return is_decimal or last.written in self.table.doubtful


def is_half(folded: str) -> bool:
    """The second part of `9 am`."""
    return folded in {"am", "pm", "a.m", "p.m"}
