"""Reads folded words as a date, token by token. A word that has no place in a date ends the reading."""

import re
from calendar import monthrange
from datetime import date, time, timedelta

from bot.occurrences import Daily, Monthly, MonthlyNth, Pattern, Rule, Weekly
from bot.ui.date_types import Ambiguous, DateAnswer, NotUnderstood, Recurring, Understood
from bot.ui.date_words import ENGLISH
from bot.workdays import WorkCalendar

W = ENGLISH
EARLIEST, YEARS_AHEAD = 2000, 10
USUAL_HOUR = time(9)
NO_DATE = NotUnderstood("I can't read this date. For example: Friday, in 2 weeks, or 2026-12-04.")

ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
NUMERIC = re.compile(r"^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?\.?$")
HOUR = re.compile(r"^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$")
ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)?$")
AGO = re.compile(r"^(\w+) (days?|weeks?|months?) ago$")
AHEAD = re.compile(r"^in (?:the next )?(\w+) (working days?|days?|weeks?|months?)$")
HOUR_TAIL = re.compile(r"(?:^|\s|t)(?:at\s+)?((?:\d{1,2}:\d{2}(?:\s*[ap]m)?)|(?:\d{1,2}\s*[ap]m))$")
AT_TAIL = re.compile(r"(?:^|\s)at\s+(\d{1,2}|noon|midday)$")
PREPOSITION = re.compile(r"^(?:by|before|until|till|on|from|for|due)\s+(?:the\s+)?(?=\S)")


class Reader:
    """Reads in one zone, on one day."""

    def __init__(self, today: date, zone: str) -> None:
        self.today, self.zone = today, zone

    def read(self, words: str) -> DateAnswer:
        words = words.strip(" .,;!")
        rest, at = split_hour(words)
        if isinstance(at, NotUnderstood):
            return at
        repeated = self.recurrence(rest, at)
        if repeated:
            return repeated
        rest = PREPOSITION.sub("", rest)
        if not rest and at:
            return Understood(self.today, at)
        return self.with_hour(self.day(rest), at)

    @staticmethod
    def with_hour(answer: DateAnswer, at: time | None) -> DateAnswer:
        return Understood(answer.day, at) if isinstance(answer, Understood) else answer

    def day(self, words: str) -> DateAnswer:
        """One day: by its name, its distance, or its number."""
        if words in W.days:
            return self.within(self.today + timedelta(days=W.days[words]))
        for attempt in (self.weekday, self.distance, self.iso, self.numeric, self.named_month, self.month_end):
            if answer := attempt(words):
                return answer
        return NO_DATE

    def within(self, day: date) -> DateAnswer:
        """Only days that somebody may sensibly mean."""
        if day.year < EARLIEST or day.year > self.today.year + YEARS_AHEAD:
            return NotUnderstood(f"{day.year} is too far away for a date here.", is_date=True)
        return Understood(day)

    def exact(self, year: int, month: int, day: int) -> DateAnswer:
        if not 1 <= month <= 12:
            return NotUnderstood(f"There is no month {month}.", is_date=True)
        if not 1 <= day <= monthrange(max(1, min(year, 9999)), month)[1]:
            name = next(name for name, number in W.months.items() if number == month).capitalize()
            return NotUnderstood(f"There is no {day} {name}.", is_date=True)
        if not EARLIEST <= year <= self.today.year + YEARS_AHEAD:
            return NotUnderstood(f"{year} is too far away for a date here.", is_date=True)
        return Understood(date(year, month, day))

    def weekday(self, words: str) -> DateAnswer | None:
        """`Friday` is the next one after today; `next Friday` may mean two days, so it is asked."""
        lead, _, name = words.rpartition(" ")
        if name not in W.weekdays or lead not in {"", "this", "next", "last", "coming", "this coming"}:
            return None
        ahead = (W.weekdays[name] - self.today.weekday() - 1) % 7 + 1
        soon = self.today + timedelta(days=ahead)
        if lead == "last":
            back = (self.today.weekday() - W.weekdays[name] - 1) % 7 + 1
            return Understood(self.today - timedelta(days=back))
        if lead == "next":
            later = soon + timedelta(days=7)
            return Ambiguous((soon, later), f"“{words}” may mean {soon.isoformat()} or {later.isoformat()}.")
        return Understood(soon)

    def distance(self, words: str) -> DateAnswer | None:
        """`in 3 weeks`, `2 days ago`, `next week`."""
        if found := AHEAD.match(words):
            count = number(found[1])
            return self.moved(count, found[2]) if count is not None else None
        if found := AGO.match(words):
            count = number(found[1])
            return self.moved(-count, found[2]) if count is not None else None
        if words in {"next week", "in a fortnight", "next month"}:
            return self.moved(2 if "fortnight" in words else 1, "month" if "month" in words else "week")
        return None

    def moved(self, count: int, unit: str) -> DateAnswer:
        if abs(count) > 4000:
            return NotUnderstood("That is too far away for a date here.", is_date=True)
        if unit.startswith("working"):
            return self.within(WorkCalendar().add(self.today, count))
        if unit.startswith("month"):
            return self.within(add_months(self.today, count))
        return self.within(self.today + timedelta(days=count * (7 if unit.startswith("week") else 1)))

    def iso(self, words: str) -> DateAnswer | None:
        found = ISO.match(words)
        return self.exact(int(found[1]), int(found[2]), int(found[3])) if found else None

    def numeric(self, words: str) -> DateAnswer | None:
        """`24/12` can only be one day; `3/4` can be two, so it is asked."""
        found = NUMERIC.match(words)
        if not found:
            return None
        first, second, year = int(found[1]), int(found[2]), year_of(found[3])
        readings = {(first, second), (second, first)}
        answers = [self.day_month(day, month, year) for day, month in sorted(readings) if 1 <= month <= 12]
        days = [answer.day for answer in answers if isinstance(answer, Understood)]
        if len(days) == 2:
            return Ambiguous((days[0], days[1]), f"“{words}” can be read in two ways.")
        return Understood(days[0]) if days else (answers or [NO_DATE])[0]

    def day_month(self, day: int, month: int, year: int | None) -> DateAnswer:
        """A day and a month; without a year the next such day."""
        if year is not None:
            return self.exact(year, month, day)
        answer = self.exact(self.today.year, month, day)
        passed = isinstance(answer, Understood) and answer.day < self.today
        return self.exact(self.today.year + 1, month, day) if passed else answer

    def named_month(self, words: str) -> DateAnswer | None:
        """`4 December`, `December 4th`, `4 Dec 2027`, `the 4th of December`."""
        tokens = [token.strip(",.") for token in words.replace(" of ", " ").removeprefix("the ").split()]
        if len(tokens) not in {2, 3}:
            return None
        year = tokens.pop() if len(tokens) == 3 else ""
        month = next((W.months[token] for token in tokens if token in W.months), None)
        day = next((found for token in tokens if (found := ORDINAL.match(token))), None)
        if month is None or day is None or (year and not re.fullmatch(r"\d{4}", year)):
            return None
        return self.day_month(int(day[1]), month, int(year) if year else None)

    def month_end(self, words: str) -> DateAnswer | None:
        if words not in {"end of the month", "the end of the month", "end of month", "month end"}:
            return None
        return Understood(self.today.replace(day=monthrange(self.today.year, self.today.month)[1]))

    def recurrence(self, words: str, at: time | None) -> DateAnswer | None:
        """`every ...`, or `the last Friday of the month`."""
        head, _, tail = words.partition(" until ")
        pattern = self.pattern(head.strip())
        if pattern is None:
            return None
        until = self.day(tail.strip()) if tail else None
        if until is not None and not isinstance(until, Understood):
            return until
        return Recurring(Rule(at or USUAL_HOUR, self.zone, pattern, until.day if until else None))

    def pattern(self, words: str) -> Pattern | None:
        monthly = re.match(r"^(?:every |each |on )?(?:the )?(\w+) (\w+) (?:of|in) (?:the|every|each) month$", words)
        if monthly and monthly[1] in W.nths and monthly[2] in W.weekdays:
            return MonthlyNth(W.weekdays[monthly[2]], W.nths[monthly[1]])
        found = re.match(r"^(?:every|each) (.+)$", words)
        return self.repeated(found[1]) if found else None

    def repeated(self, words: str) -> Pattern | None:
        """What follows `every`."""
        if words == "day":
            return Daily()
        if words in {"weekday", "working day"}:
            return Weekly((0, 1, 2, 3, 4))
        if found := re.match(r"^month on (?:the )?(\S+)$", words):
            day = ORDINAL.match(found[1])
            return Monthly(int(day[1])) if day and 1 <= int(day[1]) <= 31 else None
        if found := re.match(r"^(\w+) weeks?(?: on)? (.+)$", words):
            count, days = number(found[1]), self.weekdays(found[2])
            return Weekly(days, count, self.today) if count and days and count <= 52 else None
        lead, _, rest = words.partition(" ")
        if lead in {"second", "2nd", "other"} and (days := self.weekdays(rest)):
            return Weekly(days, 2, self.first(days))
        if lead == "last" and rest in W.weekdays:
            return MonthlyNth(W.weekdays[rest], -1)
        days = self.weekdays(words)
        return Weekly(days) if days else None

    def first(self, days: tuple[int, ...]) -> date:
        """Every other week begins with the next such day."""
        return min(self.today + timedelta(days=(day - self.today.weekday() - 1) % 7 + 1) for day in days)

    @staticmethod
    def weekdays(words: str) -> tuple[int, ...]:
        """`Monday`, `Mondays`, `Monday and Thursday`; empty when a word is no weekday."""
        names = [name for name in re.split(r",| and |\s", words) if name]
        found = [W.weekdays.get(name, W.weekdays.get(name.removesuffix("s"))) for name in names]
        return tuple(sorted({day for day in found if day is not None})) if None not in found else ()


def number(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) <= 5 else W.numbers.get(word)


def year_of(digits: str | None) -> int | None:
    return None if digits is None else int(digits) + (2000 if len(digits) == 2 else 0)


def add_months(day: date, count: int) -> date:
    """The same day so many months on, or the last of that month."""
    month = day.year * 12 + day.month - 1 + count
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def split_hour(words: str) -> tuple[str, time | NotUnderstood | None]:
    """Take an hour off the end of the words."""
    found = HOUR_TAIL.search(words) or AT_TAIL.search(words)
    if not found:
        return words, None
    at = hour_of(found[1])
    if at is None:
        return words, NotUnderstood(f"“{found[1]}” is no hour of the day.", is_date=True)
    return words[: found.start()].strip(" ,"), at


def hour_of(words: str) -> time | None:
    if words in W.hours:
        return time(*W.hours[words])
    found = HOUR.match(words)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
