"""Reads all of some words as one date or one rule, by the grammar of dates; what is not sure is asked, never picked."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import takewhile

from bot.ui.date_problems import JOINS, LEADS, Problems
from bot.ui.date_rules import Rules, hour_of
from bot.ui.date_types import Ambiguous, DateAnswer, NotUnderstood, Recurring, Translate, Understood
from bot.ui.date_words import ENDS
from bot.understanding.dates import Context, Edge, Found, Grain, find_dates
from bot.understanding.dates.kinds import Kind, shape
from bot.understanding.dates.lexing import tokens_of
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.types import Doubt
from bot.understanding.dates.words import NOONTIME, Words

NOON = time(12)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
HOURS = {
    "morning": (time(9), NOON),
    "afternoon": (time(14), time(18)),
    "tarde": (time(14), time(20)),
    "evening": (time(18), time(22)),
    "night": (time(18), time(23, 59)),
}
"""The hour at which something is done in a part of the day, and when that part is over."""
SEPARATORS = re.compile(r"[;()]+")
READABLE = re.compile(r"[^\W_]")
DOTTED = re.compile(r"(?<!\S)(\d{1,2})\.(\d{1,2})\.?(?=[\s,]|$)")
"""4.12. is a day where it is all there is; after a word such as `at` it is an hour."""
WELL_LED = shape("((BY|BEFORE|UNTIL|FOR|FROM)? (ON|AT)?|IN) THE?")
NTH_OF_MONTH = shape("ON? THE? (ORD|SECOND|LAST) WDAY (OF|IN) THE? UNIT")
"""The last Friday of the month: where nothing such as `by` leads to it, it is every month's."""
DAYS_NAMED = frozenset({Kind.DAYNAME, Kind.MONTH, Kind.NDATE, Kind.TONIGHT})
"""After them, numbers with a full stop between are an hour."""
NAMED_DAY = shape("THIS? WDAY COMMA? THE? (ORD|NUM|MONTH|NDATE|SLASH)")
COUNTED_FROM_SOMETHING = shape("UNIT (BEFORE|EARLIER)$")
PART_FIRST = shape("(FOR|FROM|AT)? PART")
"""Lunch on Sunday is rather a lunch."""
NO_DATES = shape("(EVERY ONES$|THE (NOW|FREQ)$)")
"""Every one, the now, the weekly."""
THIS_WEEKDAY = shape("THIS WDAY")
EVERY_NUMBER = shape("EVERY NUM$")
BARE_AFTER_DAY = shape("WDAY COMMA? NUM$")
USUAL_LEADS = frozenset({Kind.BY, Kind.BEFORE, Kind.UNTIL, Kind.FOR, Kind.FROM, Kind.AFTER, Kind.EVERY, Kind.SINCE})
DAY_DOUBTS = frozenset({Doubt.NEXT, Doubt.ORDER, Doubt.END})


def context_of(now: datetime, zone: str, language: str, past: bool, is_day_first: bool | None = None) -> Context:
    return Context(now, zone, language, is_past=past, is_day_first=is_day_first, hours=HOURS)


def kinds_of(tokens: list[Token]) -> str:
    """The shape of words, a letter for each."""
    return "".join(token.kind.value for token in tokens)


@dataclass(frozen=True)
class Reader:
    """Reads in one zone, at one moment, in one language."""

    context: Context
    t: Translate

    @cached_property
    def words(self) -> Words:
        return words_for(self.context.language)

    @cached_property
    def problems(self) -> Problems:
        return Problems(self.context, self.t)

    def read(self, folded: str) -> DateAnswer:
        """The folded words as one date or rule."""
        text = self.with_every(self.bare(folded))
        if not text:
            return self.problems.no_date()
        found = find_dates(text, self.context)
        if len(found) == 1 and self.is_all_of(found[0], text):
            return self.checked(text, found[0]) if self.is_well_led(text) else self.problems.no_date()
        return self.of_parts(text, found) or self.problems.of_words(text, self.tokens(text), found)

    def is_well_led(self, text: str) -> bool:
        """Whether the words before a date belong to it: the first one of `in by Friday` does not."""
        return WELL_LED.fullmatch(kinds_of(list(takewhile(is_lead, self.tokens(text))))) is not None

    def is_all_of(self, found: Found, text: str) -> bool:
        """Whether nothing that can be read is left besides what was found, and nothing makes another thing's of it."""
        before = self.tokens(text[: found.start])
        is_led = all(token.kind in LEADS for token in before) or not READABLE.search(text[: found.start])
        is_of_something = any(token.kind in {Kind.OF, Kind.TO} for token in self.tokens(found.words)[:1])
        return is_led and not is_of_something and not READABLE.search(text[found.end :])

    def tokens(self, text: str) -> list[Token]:
        return [token for token in tokens_of(text, self.words) if token.kind is not Kind.STOP]

    def bare(self, folded: str) -> str:
        """The words without marks around them, and without what is said after a date out of courtesy."""
        text = SEPARATORS.sub(" ", folded).strip(ENDS)
        while courtesy := next((each for each in self.words.courtesies if ends_with(text, each)), ""):
            text = text.removesuffix(courtesy).strip(ENDS)
        return DOTTED.sub(self.slashed, text)

    def slashed(self, found: re.Match[str]) -> str:
        before = tokens_of(found.string[: found.start()], self.words)
        after = tokens_of(found.string[found.end() :], self.words)
        if any(token.kind in DAYS_NAMED for token in before):
            return f"{found[1]}:{found[2]}" if len(found[2]) == 2 else found.group()
        is_hour = before and before[-1].kind in {Kind.AT, Kind.AROUND}
        is_length = after and after[0].kind in {Kind.UNIT, Kind.AMPM, Kind.OCLOCK, Kind.INPART}
        return found.group() if is_hour or is_length else f"{found[1]}/{found[2]}"

    def with_every(self, text: str) -> str:
        """The same with the word for every before the last Friday of the month."""
        tokens = self.tokens(text)
        found = NTH_OF_MONTH.search(kinds_of(tokens))
        if not found or self.context.is_past:
            return text
        first, before = tokens[found.start()], tokens[found.start() - 1] if found.start() else None
        if before and before.kind in USUAL_LEADS:
            return text
        nth = next(token for token in tokens[found.start() :] if token.kind not in {Kind.ON, Kind.THE})
        every = self.words.roles[Kind.EVERY].split("|")[0]
        return f"{text[: first.start]}{every} {text[nth.start :]}"

    def of_parts(self, text: str, found: tuple[Found, ...]) -> DateAnswer | None:
        """A rule whose end is not sure, two hours, or two dates."""
        if len(found) < 2 or not is_all_of_them(found, text, self.words):
            return None
        if found[0].repeat and found[1].edge is Edge.BY:
            last = self.checked(found[1].words, found[1])
            if isinstance(last, Ambiguous | NotUnderstood):
                return last
        if all(each.has_hour and not each.repeat for each in found):
            return self.problems.problem(self.t("I see more than one hour here. Please give one."))
        return self.problems.several(text)

    def checked(self, text: str, found: Found) -> DateAnswer:
        """What was found, unless something about it has to be asked."""
        tokens = self.tokens(text)
        if found.problem:
            return self.problems.no_such_day(tokens) or self.problems.unclear(text)
        kinds = kinds_of(tokens)
        if BARE_AFTER_DAY.search(kinds) or COUNTED_FROM_SOMETHING.search(kinds):
            return self.problems.unclear(text)
        if NO_DATES.search(kinds) or PART_FIRST.match(kinds) or any(map(is_meal, tokens)):
            return self.problems.no_date()
        if wrong := self.bare_hour(text, tokens, found):
            return wrong
        if found.repeat:
            return self.rule(text, tokens, found)
        if found.edge in {Edge.AFTER, Edge.AROUND} or Doubt.VAGUE in found.doubts:
            return self.problems.unclear(text)
        return self.clash(tokens, text) or self.day(text, tokens, found)

    def bare_hour(self, text: str, tokens: list[Token], found: Found) -> NotUnderstood | None:
        """`by 5 Friday`: a number before a day need not be an hour, which is asked where something leads to it."""
        at = next((n for n, token in enumerate(tokens) if token.kind not in LEADS), 0)
        is_led = at > 0
        if not found.has_hour or tokens[at].kind is not Kind.NUM or (is_led and tokens[at - 1].kind is Kind.AT):
            return None
        rest = text[tokens[at].end :].strip()
        without = find_dates(rest, self.context)
        if len(without) != 1 or without[0].has_hour or not self.is_all_of(without[0], rest):
            return None
        return self.problems.unclear(text) if is_led else self.problems.no_date()

    def rule(self, text: str, tokens: list[Token], found: Found) -> DateAnswer:
        assert found.repeat is not None
        if Doubt.HOUR in found.doubts:
            return self.problems.either_half(tokens, hour_of(found.repeat))
        if EVERY_NUMBER.search(kinds_of(tokens)):
            return self.problems.unclear_rule()
        if wrong := self.vague_end(text, tokens):
            return wrong
        made = Rules(self.context, self.t).rule(found, text)
        return made if isinstance(made, NotUnderstood) else Recurring(made)

    def vague_end(self, text: str, tokens: list[Token]) -> NotUnderstood | None:
        """`until June` may be its first day or its last."""
        ends = [token for token in tokens if token.kind in {Kind.UNTIL, Kind.TO}]
        if not ends or any(token.kind in {Kind.FROM, Kind.BETWEEN} for token in tokens):
            return None
        rest = text[ends[-1].end :].strip()
        last = next(iter(find_dates(rest, self.context)), None)
        if last is None or last.begins is None or last.grain <= Grain.DAY:
            return None
        return self.problems.no_single_day(rest, last.begins.date())

    def clash(self, tokens: list[Token], text: str) -> NotUnderstood | None:
        """`Thursday 27 November`: the weekday has to be that of the day, without it."""
        named = NAMED_DAY.search(kinds_of(tokens))
        if not named or not any(token.kind in {Kind.MONTH, Kind.NDATE, Kind.SLASH} for token in tokens):
            return None
        weekday = next(token for token in tokens[named.start() :] if token.kind is Kind.WDAY)
        rest = f"{text[: tokens[named.start()].start]} {text[weekday.end :].lstrip(', ')}".strip()
        found = find_dates(rest, self.context)
        if len(found) != 1 or found[0].begins is None or found[0].choices or found[0].problem:
            return None
        day = found[0].begins.date()
        return None if day.weekday() == weekday.value else self.problems.clash(day, weekday.value)

    def day(self, text: str, tokens: list[Token], found: Found) -> DateAnswer:
        if found.doubts & DAY_DOUBTS:
            return self.either(text, found)
        if found.begins is None:
            return self.problems.unclear(text)
        if Doubt.HOUR in found.doubts:
            return self.problems.either_half(tokens, found.begins.time())
        if Doubt.CLASH in found.doubts or Doubt.SEVERAL in found.doubts:
            return self.problems.unclear(text)
        if found.grain > Grain.DAY:
            return self.within_period(text, tokens, found)
        if found.ends and found.grain is not Grain.PART:
            return self.problems.several(text)
        at = found.begins.time().replace(second=0, microsecond=0) if found.grain < Grain.DAY else None
        day = found.begins.date()
        if day == self.problems.today and THIS_WEEKDAY.search(kinds_of(tokens)) and not self.context.is_past:
            return self.problems.either_day(text, day, day + WEEK)
        return self.within(day, at, tokens)

    def within(self, day: date, at: time | None, tokens: list[Token]) -> DateAnswer:
        wrong = self.problems.out_of_reach(day, is_counted=any(token.kind is Kind.UNIT for token in tokens))
        return wrong or Understood(day, at)

    def either(self, text: str, found: Found) -> DateAnswer:
        """Two days may be meant: next Friday, 03/04, the end of the week."""
        days = sorted({self.ahead(choice.date(), found) for choice in found.choices})
        if len(days) < 2:
            return self.problems.unclear(text)
        wrong = next((why for day in days if (why := self.problems.out_of_reach(day, is_counted=False))), None)
        return wrong or self.problems.either_day(text, days[0], days[-1], is_order=Doubt.ORDER in found.doubts)

    def ahead(self, day: date, found: Found) -> date:
        """The end of a week that is over is that of the next one."""
        is_over = Doubt.END in found.doubts and not self.context.is_past and day < self.problems.today
        return day + WEEK if is_over else day

    def within_period(self, text: str, tokens: list[Token], found: Found) -> DateAnswer:
        """By a month or a year is its last day; of a week and of what is said otherwise, the day is asked."""
        assert found.begins is not None
        ends = (found.ends or found.begins).date()
        is_by = any(token.kind is Kind.BY for token in tokens)
        if is_by and found.grain in {Grain.WEEK, Grain.WEEKEND}:
            days = sorted(day if day >= self.problems.today else day + WEEK for day in (ends - 2 * DAY, ends))
            return self.problems.either_day(text, *days)
        if is_by and found.grain in {Grain.MONTH, Grain.QUARTER, Grain.YEAR}:
            return self.within(ends, None, tokens)
        wrong = self.problems.out_of_reach(ends, is_counted=True)
        return wrong or self.problems.no_single_day(text, found.begins.date())


def is_meal(token: Token) -> bool:
    """Sunday lunch is a lunch; at lunch is an hour."""
    return token.kind is Kind.PART and token.value is NOONTIME


def is_lead(token: Token) -> bool:
    return token.kind in LEADS


def ends_with(text: str, courtesy: str) -> bool:
    return text == courtesy or text.endswith((f" {courtesy}", f",{courtesy}"))


def is_all_of_them(found: tuple[Found, ...], text: str, words: Words) -> bool:
    """Whether between dates are only words that join or divide them."""
    at, left = 0, []
    for each in found:
        left += tokens_of(text[at : each.start], words)
        at = each.end
    left += tokens_of(text[at:], words)
    return all(token.kind in JOINS or token.written in words.dividers for token in left)
