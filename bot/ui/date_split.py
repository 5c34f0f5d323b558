"""Finds the date phrases at the two ends of a command's words. What stands in quotation marks is never searched."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.ui.date_types import DateAnswer, NotUnderstood, Recurring, Translate, Understood
from bot.ui.date_words import ENDS, SAYS_MORE, is_date_word, kind_of
from bot.understanding.dates import Context, find_dates
from bot.understanding.dates.kinds import Kind, shape
from bot.understanding.dates.lexing import tokens_of
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.words import Words
from bot.understanding.text import QUOTED
from storage.text import fold

MOST_WORDS = 14
LONGEST_WORD = 20
MARKS = " ,;:"
MOST_SEARCHED = 100
"""Words in which a second date is looked for."""
READABLE = re.compile(r"[^\W_]|[\"'”’»]")
"""A letter, a digit or the end of a quotation."""
STARTING = frozenset({Kind.ON, Kind.BY, Kind.BEFORE, Kind.UNTIL, Kind.EVERY, Kind.DAYNAME})
LEADING = STARTING - {Kind.DAYNAME} | {Kind.FOR, Kind.FROM, Kind.AT, Kind.IN, Kind.OR, Kind.EXCEPT, Kind.TO}
LEADING |= {Kind.BETWEEN, Kind.AROUND, Kind.AFTER, Kind.SINCE, Kind.STARTING}
BETWEEN = frozenset({Kind.THE, Kind.OF, Kind.END, Kind.START, Kind.NEXT, Kind.THIS, Kind.FOLLOWING, Kind.ALTERNATE})
BETWEEN |= {Kind.ORD, Kind.LAST, Kind.SECOND}
SMALL = LEADING | BETWEEN | {Kind.A, Kind.AND, Kind.UNIT, Kind.AGO, Kind.COMMA, Kind.HENCE, Kind.TIMES}
"""Words of these kinds alone are no date."""
DAYS = "(WDAY|WDAYS)"
NAMES_ONLY = shape(f"({DAYS}|MONTH|HOLIDAY|CLOCK|NOON|SLASH|DECIMAL|NUM|{DAYS} AND {DAYS}|THE (ORD|NUM) OF? MONTH)")
"""Shapes at the beginning of words that may as well be a name: Friday Club, the 3 May leaflets."""
THE_DAY = shape("THE (WDAY|WDAYS|MONTH|HOLIDAY)")
"""The Friday keys: at the beginning of words a name as well, unless days have articles in the language."""
DOUBTFUL = shape("(((ON|BY|BEFORE|UNTIL)? THE)? WDAY|(AROUND|AFTER|FOR|TO|THE)* (MONTH|WDAY)|SLASH|DECIMAL)")
NOUN_TOO = shape("NOW|FREQ")
HOUR_ALONE = shape("(BY|BEFORE|UNTIL)? THE? AT? (CLOCK|NOON|NUM AMPM?|DECIMAL)")
DAY_ALONE = shape("(WDAY|WDAYS|SLASH|DECIMAL)")

Read = Callable[[str], DateAnswer]
Spots = Sequence[tuple[int, int]]
"""Where words, or quotations, stand."""


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

    context: Context
    read: Read
    t: Translate

    @cached_property
    def table(self) -> Words:
        return words_for(self.context.language)

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
        searched = " ".join(words.split(" ")[:MOST_SEARCHED])
        closed = [found.span() for found in QUOTED.finditer(searched)]
        for found in find_dates(searched, self.context):
            is_quoted = any(low < found.end and found.start < high for low, high in closed)
            starts = any(token.kind in STARTING for token in self.tokens(found.words))
            if is_quoted or not starts or HOUR_ALONE.fullmatch(self.kinds(found.words)):
                continue
            cut = self.cut(searched, found.start, found.end)
            if cut and isinstance(cut.answer, Understood | Recurring):
                return cut
        return None

    def with_middle(self, words: str, middle: Cut, parted: Parted) -> Parted:
        """Either a day and its hour, or two dates, which are asked with all of the words."""
        assert parted.answer is not None
        if is_same_day(middle.answer, parted.answer):
            return parted
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

    def may_belong_to_a_name(self, words: str, before: Spots, tail: Cut) -> bool:
        """`Friday call Ana at 9`: whether Friday is the day of this hour cannot be known."""
        first = self.kinds(words[slice(*before[0])]) if before else ""
        return bool(HOUR_ALONE.fullmatch(self.kinds(tail.phrase)) and DAY_ALONE.fullmatch(first))

    def last(self, words: str, spots: Spots, closed: Spots) -> Cut | None:
        """The longest phrase at the end."""
        size = self.usable(words, reversed(spots), closed)
        starts = (spot[0] for spot in spots[len(spots) - size :])
        cuts = (self.cut(words, start, spots[-1][1]) for start in starts)
        found = next((cut for cut in cuts if cut and not self.is_doubtful(cut) and not self.is_noun(words, cut)), None)
        return self.with_what_leads(words, spots, size, found) if found else None

    def with_what_leads(self, words: str, spots: Spots, size: int, cut: Cut) -> Cut:
        """Words such as `at the` right before a date belong to it: with them it may say something else."""
        first = next(iter(self.tokens(cut.phrase)), None)
        if first is None or first.kind in LEADING or first.written in self.table.dividers:
            return cut
        start = cut.start
        for spot in reversed([spot for spot in spots[len(spots) - size :] if spot[1] <= cut.start]):
            kind = kind_of(words[slice(*spot)], self.table)
            if kind not in LEADING | BETWEEN:
                break
            start = spot[0] if kind in LEADING or kind is Kind.OF else start
        if start == cut.start:
            return cut
        whole = words[start : cut.end]
        why = self.t("I am not sure what “{words}” means. Please give the day.", words=whole)
        return Cut(start, cut.end, whole, NotUnderstood(why, is_date=True))

    def first(self, words: str, spots: Spots, closed: Spots) -> Cut | None:
        """The longest phrase at the beginning."""
        size = self.usable(words, spots, closed)
        ends = (spot[1] for spot in reversed(spots[:size]))
        cuts = (self.cut(words, spots[0][0], end) for end in ends)
        return next((cut for cut in cuts if cut and not self.is_name(cut)), None)

    def usable(self, words: str, spots: Iterable[tuple[int, int]], closed: Spots) -> int:
        """How many words in a row may stand in a date, up to a limit."""
        kinds: list[Kind | None] = []
        for start, end in spots:
            quoted = any(low < end and start < high for low, high in closed)
            word = words[start:end]
            if len(kinds) == MOST_WORDS or quoted or len(word) > LONGEST_WORD or not is_date_word(word, self.table):
                break
            kinds.append(kind_of(word, self.table))
        is_any = any(kind not in SMALL for kind in kinds) or (Kind.UNIT in kinds and len(kinds) > 1)
        return len(kinds) if is_any else 0

    def cut(self, words: str, start: int, end: int) -> Cut | None:
        """The phrase between two places, if it is a date or was surely meant as one."""
        phrase = words[start:end]
        answer = self.read(phrase)
        if isinstance(answer, NotUnderstood) and not answer.is_date:
            return None
        return Cut(start, end, phrase, answer)

    def tokens(self, phrase: str) -> list[Token]:
        tokens = tokens_of(fold(phrase).strip(ENDS), self.table)
        return [token for token in tokens if token.kind is not Kind.STOP]

    def kinds(self, phrase: str) -> str:
        return "".join(token.kind.value for token in self.tokens(phrase))

    def is_name(self, cut: Cut) -> bool:
        kinds, articles = self.kinds(cut.phrase), self.table.day_articles
        has_article = THE_DAY.fullmatch(kinds) is not None and self.tokens(cut.phrase)[0].written not in articles
        return has_article or NAMES_ONLY.fullmatch(kinds) is not None

    def is_noun(self, words: str, cut: Cut) -> bool:
        """The daily, the now: a word for when, with an article before it."""
        before = words[: cut.start].split()
        is_after_the = bool(before) and kind_of(before[-1], self.table) is Kind.THE
        return is_after_the and NOUN_TOO.fullmatch(self.kinds(cut.phrase)) is not None

    def is_doubtful(self, cut: Cut) -> bool:
        """A lone word such as sun, or a number such as 4.12."""
        if not DOUBTFUL.fullmatch(self.kinds(cut.phrase)):
            return False
        last = self.tokens(cut.phrase)[-1]
        return last.kind is Kind.DECIMAL or last.written in SAYS_MORE


def is_same_day(first: DateAnswer, second: DateAnswer) -> bool:
    """Whether a day is named twice."""
    match first, second:
        case Understood(day=one, at=None), Understood(day=other):
            return one == other
        case _:
            return False
