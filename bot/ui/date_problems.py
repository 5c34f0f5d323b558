"""What is wrong with words that were meant as a date, or what has to be asked about them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from babel.dates import format_date, get_day_names, get_month_names

from bot.i18n import mark
from bot.occurrences import zone_of
from bot.patterns import MOST_WEEKS
from bot.ui.date_types import Ambiguous, DateAnswer, NotUnderstood, Translate
from bot.ui.locales import locale_of
from bot.understanding.dates import Context, Found
from bot.understanding.dates.kinds import Kind, shape
from bot.understanding.dates.tables import words_for
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.words import Unit

EARLIEST, YEARS_AHEAD = 2000, 10
LEAP_YEAR = 2000
HAS_DIGIT = re.compile(r"\d")
ANY_PATTERN = mark("every day, every Monday, every 2 weeks on Tuesday, every month on the 5th")
LEADS = frozenset({Kind.ON, Kind.BY, Kind.BEFORE, Kind.UNTIL, Kind.FOR, Kind.FROM, Kind.AT, Kind.THE, Kind.IN})
JOINS = LEADS | {Kind.AND, Kind.OR, Kind.EXCEPT, Kind.COMMA, Kind.TO, Kind.DASH, Kind.BETWEEN, Kind.STARTING, Kind.STOP}
LED = frozenset({Kind.ON, Kind.BY, Kind.BEFORE, Kind.UNTIL, Kind.FOR, Kind.FROM})
DAY_OF_MONTH = shape("((NUM|ORD) OF? MONTH|MONTH THE? (NUM|ORD))")
ENDING = frozenset({Kind.NUM, Kind.BIG, Kind.ORD, Kind.YEAR, Kind.DECIMAL, Kind.SLASH, Kind.UNIT})
"""What words for a date may end with, besides what is one."""
COUNTED = shape("IN (BIG|NUM) UNIT")
COUNTED_BACK = shape("(BIG|NUM) UNIT AGO")
YEAR_ALONE = shape("(ON|BY|BEFORE|UNTIL|FOR|FROM|IN)? (YEAR|BIG)")
MOST_HOURS = 24


@dataclass(frozen=True)
class Problems:
    """Says what is wrong in the reader's language, and names the words as they were typed."""

    context: Context
    t: Translate

    @property
    def today(self) -> date:
        return self.context.now.astimezone(zone_of(self.context.zone)).date()

    def problem(self, why: str) -> NotUnderstood:
        """What is wrong with words that were surely meant as a date."""
        return NotUnderstood(why, is_date=True)

    def no_date(self) -> NotUnderstood:
        return NotUnderstood(self.t("I can't read this date. For example: Friday, in 2 weeks, or 2026-12-04."))

    def unclear(self, text: str) -> NotUnderstood:
        return self.problem(self.t("I am not sure what “{words}” means. Please give the day.", words=text))

    def several(self, text: str) -> NotUnderstood:
        return self.problem(self.t("I can't take “{words}” as one date. Please give one.", words=text))

    def unclear_rule(self) -> NotUnderstood:
        return self.problem(self.t("I can't read what repeats. For example: {examples}.", examples=self.t(ANY_PATTERN)))

    def no_single_day(self, text: str, first: date) -> NotUnderstood:
        why = self.t("“{words}” is more than one day. Please give the day, for example {date}.", words=text, date=first)
        return self.problem(why)

    def either_day(self, text: str, first: date, second: date, *, is_order: bool = False) -> Ambiguous:
        if is_order:
            return Ambiguous((first, second), self.t("“{words}” can be read in two ways.", words=text))
        why = self.t("“{words}” may mean {first} or {second}.", words=text, first=first, second=second)
        return Ambiguous((first, second), why)

    def either_half(self, tokens: list[Token], meant: time) -> NotUnderstood:
        """An hour that may be at night or in the afternoon, as it was written where that is in numbers."""
        at = meant.replace(hour=meant.hour % 12)
        written = next((token.written for token in tokens if token.is_digits and bare_hour(token) == at), "")
        return self.problem(
            self.t(
                "“{hour}” may be {night} or {day}. Please write {hour}am or {hour}pm.",
                hour=written or (f"{at.hour}:{at:%M}" if at.minute else str(at.hour)),
                night=f"{at:%H:%M}",
                day=f"{at.replace(hour=at.hour + 12):%H:%M}",
            )
        )

    def clash(self, day: date, weekday: int) -> NotUnderstood:
        names = get_day_names("wide", locale=locale_of(self.context.language))
        said = format_date(day, "long", locale=locale_of(self.context.language))
        right, wrong = names[day.weekday()], names[weekday]
        return self.problem(self.t("{date} is a {right}, not a {wrong}.", date=said, right=right, wrong=wrong))

    def month_name(self, month: int) -> str:
        return str(get_month_names("wide", locale=locale_of(self.context.language))[month])

    def out_of_reach(self, day: date, *, is_counted: bool) -> NotUnderstood | None:
        """Only days that somebody may sensibly mean."""
        if day.year < EARLIEST:
            return self.too_long_ago("" if is_counted else str(day.year))
        last = date(self.today.year + YEARS_AHEAD, self.today.month, min(self.today.day, 28))
        if day > last.replace(day=min(self.today.day, monthrange(last.year, last.month)[1])):
            return self.too_far_ahead("" if is_counted else str(day.year))
        return None

    def too_long_ago(self, year: str) -> NotUnderstood:
        if not year:
            return self.problem(self.t("That is too long ago for a date here."))
        return self.problem(self.t("{year} is too long ago for a date here.", year=year))

    def too_far_ahead(self, year: str) -> NotUnderstood:
        if not year:
            return self.problem(self.t("That is too far ahead for a date here."))
        return self.problem(self.t("{year} is too far ahead for a date here.", year=year))

    def year_alone(self, year: int) -> NotUnderstood:
        if year < EARLIEST:
            return self.too_long_ago(str(year))
        if year > self.today.year + YEARS_AHEAD:
            return self.too_far_ahead(str(year))
        return self.problem(self.t("Please name a day in {year}, for example {year}-01-31.", year=year))

    def no_such_day(self, tokens: list[Token]) -> NotUnderstood | None:
        """What is wrong with a day by its numbers; none where they could be anything."""
        reasons = (self.day_problem(*numbers) for numbers in numbers_in(tokens))
        return next((why for why in reasons if why), None)

    def day_problem(self, day: int, month: int, year: int | None) -> NotUnderstood | None:
        if not 1 <= month <= 12:
            return self.problem(self.t("There is no month {month}.", month=month))
        if not 1 <= day <= monthrange(LEAP_YEAR, month)[1]:
            return self.problem(self.t("There is no {day} {month}.", day=day, month=self.month_name(month)))
        if year is None:
            return None
        if not EARLIEST <= year <= self.today.year + YEARS_AHEAD:
            return self.year_alone(year)
        if day > monthrange(year, month)[1]:
            name = self.month_name(month)
            return self.problem(self.t("There is no {day} {month} {year}.", day=day, month=name, year=year))
        return None

    def of_words(self, text: str, tokens: list[Token], found: tuple[Found, ...]) -> DateAnswer:
        """Words that the grammar does not take as one date: why, where they were meant as one."""
        kinds = "".join(token.kind.value for token in tokens)
        if hour := no_hour(tokens):
            why = self.t("“{hour}” is no hour of the day.", hour=hour.written)
            return NotUnderstood(why, is_date=len(tokens) > 1 and tokens[0] is not hour)
        if YEAR_ALONE.fullmatch(kinds):
            return self.of_year(tokens)
        if wrong := self.of_numbers(tokens, "" if found else kinds):
            return wrong
        is_known = all(token.kind is not Kind.OTHER_WORD for token in tokens)
        left = [token for token in tokens if not any(each.start <= token.start < each.end for each in found)]
        if found and any(map(self.divides, left)) and all(self.divides(token) or token.kind in JOINS for token in left):
            return self.several(text)
        is_known = is_known and not any(token.kind is Kind.PART for token in left)
        is_meant = is_known and (tokens[-1] not in left or tokens[-1].kind in ENDING)
        if is_meant and len(tokens) > 1 and tokens[0].kind is Kind.EVERY:
            return self.of_every(tokens)
        return self.unclear(text) if is_meant and found and tokens[0].kind in LED else self.no_date()

    def divides(self, token: Token) -> bool:
        """Whether a word says that not all of the dates around it are meant."""
        is_divider = token.written in words_for(self.context.language).dividers
        return is_divider or token.kind in {Kind.OR, Kind.EXCEPT}

    def of_year(self, tokens: list[Token]) -> NotUnderstood:
        """`by 2028`: it is clear what is missing. A year alone may be any number."""
        number = tokens[-1]
        if len(number.written) != 4:
            return self.no_date()
        why = self.year_alone(number.value)
        return why if tokens[0].kind in LED else NotUnderstood(why.why)

    def of_numbers(self, tokens: list[Token], kinds: str) -> NotUnderstood | None:
        if COUNTED.search(kinds):
            return self.too_far_ahead("")
        if COUNTED_BACK.search(kinds):
            return self.too_long_ago("")
        return self.no_such_day(tokens)

    def of_every(self, tokens: list[Token]) -> NotUnderstood:
        """What repeats on days, or after times, that there are not."""
        counted = next((n for n, token in enumerate(tokens) if token.kind is Kind.UNIT), 0)
        unit = tokens[counted].value[1] if counted else None
        if unit is Unit.WEEK and tokens[counted - 1].kind in {Kind.NUM, Kind.BIG}:
            return self.problem(self.t("Please repeat every 1 to {most} weeks.", most=MOST_WEEKS))
        last = tokens[-1]
        if unit is Unit.MONTH and last.kind in {Kind.NUM, Kind.ORD} and not 1 <= last.value <= 31:
            return self.problem(self.t("No month has a day {day}.", day=last.value))
        return self.unclear_rule()


def bare_hour(token: Token) -> time | None:
    """The hour before noon of a number that may as well be after noon."""
    if token.kind is Kind.NUM and 1 <= token.value <= 6:
        return time(token.value)
    if token.kind is Kind.CLOCK and isinstance(token.value, tuple) and not token.value[1]:
        at = token.value[0]
        return at if isinstance(at, time) and 1 <= at.hour <= 6 else None
    if token.kind is Kind.DECIMAL and 1 <= token.value[0] <= 6 and token.value[1] <= 59:
        return time(*token.value)
    return None


def no_hour(tokens: list[Token]) -> Token | None:
    """What stands where an hour does and is none: `at 25`, `9:75`."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        is_at = before is not None and before.kind is Kind.AT
        if token.kind is Kind.NUM and is_at and token.value > MOST_HOURS:
            return token
        is_number = token.kind is Kind.OTHER_WORD and HAS_DIGIT.match(token.written)
        if is_number and (is_at or ":" in token.written):
            return token
    return None


def numbers_in(tokens: list[Token]) -> list[tuple[int, int, int | None]]:
    """Day, month and year, by every way in which the numbers may be meant."""
    for token in tokens:
        if token.kind is Kind.NDATE:
            return of_ndate(token.value[0])
        if token.kind is Kind.SLASH:
            first, second = token.value
            return of_pair(first, second, next((each.value for each in tokens if each.kind is Kind.YEAR), None))
    named = DAY_OF_MONTH.search("".join(token.kind.value for token in tokens))
    if not named:
        return []
    parts = tokens[named.start() : named.end()]
    month = next(token.value for token in parts if token.kind is Kind.MONTH)
    day = next(token.value for token in parts if token.kind in {Kind.NUM, Kind.ORD})
    after = [token for token in tokens[named.end() :] if token.kind not in {Kind.COMMA, Kind.OF}][:1]
    year = next((token.value for token in after if token.kind in {Kind.YEAR, Kind.BIG}), None)
    return [(day, month, year)]


def of_ndate(value: Any) -> list[tuple[int, int, int | None]]:
    year, month, day = value
    return of_pair(month[0], month[1], year) if isinstance(month, tuple) else [(day, month, year)]


def of_pair(first: int, second: int, year: int | None) -> list[tuple[int, int, int | None]]:
    """`31/02` is a date gone wrong in one of two ways; `13/13` may be anything."""
    pairs = ((first, second), (second, first))
    return [(day, month, year) for day, month in pairs if 1 <= month <= 12 and 1 <= day <= 31]
