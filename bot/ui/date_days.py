"""One day, from the shape of its words: by its name, its distance, or its number."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.ui.date_tokens import Found, Phrase
from bot.ui.date_types import Ambiguous, DateAnswer, NotUnderstood, Translate, Understood
from bot.ui.date_words import DateWords, Unit
from bot.workdays import WorkCalendar

EARLIEST, YEARS_AHEAD = 2000, 10
LEAP_YEAR = 2000
NTHS = (1, 2, 3, 4, -1)


@dataclass(frozen=True)
class Days:
    """Reads days as somebody means them who speaks today."""

    today: date
    table: DateWords
    t: Translate
    past: bool = False
    """Whether days without a year, and weekdays, are those that were last."""

    def read(self, phrase: Phrase, is_led: bool) -> DateAnswer | None:
        """The day; none when the words have no such shape. `is_led` when a word such as `by` stood before them."""
        for pattern, reader in (LED_SHAPES if is_led else ()) + SHAPES:
            if found := phrase.match(pattern):
                return reader(self, found)
        return None

    def problem(self, why: str) -> NotUnderstood:
        """What is wrong with words that were surely meant as a date."""
        return NotUnderstood(why, is_date=True)

    def within(self, day: date) -> DateAnswer:
        """Only days that somebody may sensibly mean."""
        if day.year < EARLIEST:
            return self.problem(self.t("{year} is too long ago for a date here.", year=day.year))
        if day > add_months(self.today, 12 * YEARS_AHEAD):
            return self.problem(self.t("{year} is too far ahead for a date here.", year=day.year))
        return Understood(day)

    def month_name(self, month: int) -> str:
        return self.table.months[month - 1][0].capitalize()

    def exact(self, year: int, month: int, day: int) -> DateAnswer:
        """A day by its numbers, or what is wrong with them."""
        if not 1 <= month <= 12:
            return self.problem(self.t("There is no month {month}.", month=month))
        if not 1 <= day <= monthrange(LEAP_YEAR, month)[1]:
            return self.problem(self.t("There is no {day} {month}.", day=day, month=self.month_name(month)))
        if not EARLIEST <= year <= self.today.year + YEARS_AHEAD:
            return self.year_alone(year)
        if day > monthrange(year, month)[1]:
            name = self.month_name(month)
            return self.problem(self.t("There is no {day} {month} {year}.", day=day, month=name, year=year))
        return self.within(date(year, month, day))

    def day_month(self, day: int, month: int, year: int | None) -> DateAnswer:
        """A day and a month; without a year the closest such day, which for 29 February may be eight years away."""
        if year is not None:
            return self.exact(year, month, day)
        answers = (self.exact(self.today.year + (-n if self.past else n), month, day) for n in range(9))
        fits = (answer for answer in answers if isinstance(answer, Understood) and self.is_this_way(answer.day))
        return next(fits, None) or self.exact(self.today.year, month, day)

    def is_this_way(self, day: date) -> bool:
        return day <= self.today if self.past else day >= self.today

    def named(self, found: Found) -> DateAnswer:
        return self.within(self.today + timedelta(days=found.value("r")))

    def soonest(self, weekday: int) -> date:
        """The next such day after today."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def weekday(self, found: Found) -> DateAnswer:
        """The next one; looking back, today or the last one."""
        back = timedelta(days=(self.today.weekday() - found.value("w")) % 7)
        return self.within(self.today - back if self.past else self.soonest(found.value("w")))

    def last_weekday(self, found: Found) -> DateAnswer | None:
        if found.value("n") != -1:
            return None
        back = (self.today.weekday() - found.value("w") - 1) % 7 + 1
        return self.within(self.today - timedelta(days=back))

    def next_weekday(self, found: Found) -> DateAnswer:
        """The soonest one, or next week's, whether weeks begin on Monday or on Sunday: asked where they differ."""
        soon = self.soonest(found.value("w"))
        week = self.today - timedelta(days=self.today.weekday())
        monday_first = week + timedelta(days=7 + found.value("w"))
        sunday = self.today - timedelta(days=(self.today.weekday() + 1) % 7)
        sunday_first = sunday + timedelta(days=7 + (found.value("w") + 1) % 7)
        days = sorted({soon, monday_first, sunday_first})
        if len(days) == 1:
            return self.within(soon)
        words = self.t(
            "“{words}” may mean {first} or {second}.", words=found.phrase.written, first=soon, second=days[-1]
        )
        return Ambiguous((soon, days[-1]), words)

    def ahead(self, found: Found) -> DateAnswer:
        unit, times = found.value("u")
        return self.moved(found.value("c") * times, unit)

    def ago(self, found: Found) -> DateAnswer:
        unit, times = found.value("u")
        return self.moved(-found.value("c") * times, unit)

    def next_unit(self, found: Found) -> DateAnswer:
        unit, times = found.value("u")
        return self.moved(times, unit)

    def moved(self, count: int, unit: Unit) -> DateAnswer:
        """So many units from today."""
        if count * unit.value > 366 * (YEARS_AHEAD + 1):
            return self.problem(self.t("That is too far ahead for a date here."))
        if -count * unit.value > 365 * (self.today.year - EARLIEST + 1):
            return self.problem(self.t("That is too long ago for a date here."))
        match unit:
            case Unit.WORKING_DAY:
                return self.within(WorkCalendar().add(self.today, count))
            case Unit.MONTH | Unit.YEAR:
                return self.within(add_months(self.today, count * (12 if unit is Unit.YEAR else 1)))
            case _:
                return self.within(self.today + timedelta(days=count * int(unit.value)))

    def iso(self, found: Found) -> DateAnswer:
        return self.exact(*found.value("x"))

    def numeric(self, found: Found) -> DateAnswer | None:
        """`24/12` can only be one day; `3/4` can be two, so it is asked."""
        first, second, year = found.value("x")
        readings = [(day, month) for day, month in {(first, second), (second, first)} if 1 <= month <= 12]
        real = [(day, month) for day, month in readings if 1 <= day <= monthrange(LEAP_YEAR, month)[1]]
        if not real:
            # Only `31/02` is a date gone wrong: `13/13` may be anything.
            return next((self.day_month(*pair, year) for pair in readings if 1 <= pair[0] <= 31), None)
        answers = [self.day_month(*pair, year) for pair in real]
        days = sorted({answer.day for answer in answers if isinstance(answer, Understood)})
        unreal = [answer for answer in answers if not isinstance(answer, Understood)]
        if len(days) == 2:
            return Ambiguous(tuple(days), self.t("“{words}” can be read in two ways.", words=found.phrase.written))
        return unreal[0] if unreal else Understood(days[0])

    def day_of_month_name(self, found: Found) -> DateAnswer:
        return self.day_month(found.value("d"), found.value("m"), found.value("y"))

    def day_of_month(self, found: Found) -> DateAnswer:
        """`by the 5th`: the next one."""
        day = found.value("d")
        if not 1 <= day <= 31:
            return self.problem(self.t("No month has a day {day}.", day=day))
        return self.within(next(coming for coming in self.months_with(day) if self.is_this_way(coming)))

    def months_with(self, day: int) -> list[date]:
        """This day in the next three months that have it, or the last three."""
        steps = (-n if self.past else n for n in range(4))
        months = (add_months(self.today.replace(day=1), n) for n in steps)
        return [first.replace(day=day) for first in months if day <= monthrange(first.year, first.month)[1]]

    def weekday_the(self, found: Found) -> DateAnswer:
        """`Friday the 13th`: of this month or the next, if it is one."""
        day, weekday = found.value("d"), found.value("w")
        days = [coming for coming in self.months_with(day) if self.is_this_way(coming)][:2] if 1 <= day <= 31 else []
        fits = next((coming for coming in days if coming.weekday() == weekday), None)
        return self.within(fits) if fits else self.unclear(found)

    def nth_of_month(self, found: Found) -> DateAnswer | None:
        """`by the last Friday of the month`: of this month, or the next one if it is over."""
        if found.value("u") != (Unit.MONTH, 1) or found.value("n") not in NTHS:
            return None
        months = (add_months(self.today.replace(day=1), n) for n in range(2))
        days = (nth_weekday(first, found.value("w"), found.value("n")) for first in months)
        return self.within(next(day for day in days if day >= self.today))

    def end(self, found: Found) -> DateAnswer | None:
        """`at the end of the month`; a week may end with its last working day or with Sunday, which is asked."""
        unit, times = found.value("u")
        ahead = 1 if "n" in found.phrase.shape else 0
        match unit, times:
            case Unit.MONTH, 1:
                return self.within(last_of_month(add_months(self.today, ahead)))
            case Unit.YEAR, 1:
                return self.within(date(self.today.year + ahead, 12, 31))
            case Unit.WEEK, 1:
                return self.week_end(found, self.today + timedelta(days=7 * ahead))
            case _:
                return None

    def week_end(self, found: Found, day: date) -> DateAnswer:
        friday, sunday = (day + timedelta(days=(last - day.weekday()) % 7) for last in (4, 6))
        choices = tuple(sorted((friday, sunday)))
        words = self.t(
            "“{words}” may mean {first} or {second}.", words=found.phrase.written, first=choices[0], second=choices[1]
        )
        return Ambiguous(choices, words)

    def end_of_month(self, found: Found) -> DateAnswer:
        """`the end of December`: the next one."""
        month, year = found.value("m"), found.value("y")
        answer = self.day_month(1, month, year if year else self.today.year)
        if not isinstance(answer, Understood):
            return answer
        last = last_of_month(answer.day)
        is_over = year is None and last < self.today
        return self.within(last_of_month(add_months(answer.day, 12)) if is_over else last)

    def with_weekday(self, found: Found) -> DateAnswer | None:
        """`Friday 4 December`: the weekday has to be right."""
        answer = self.read(found.phrase.part(1), is_led=False)
        if not isinstance(answer, Understood) or answer.day.weekday() == found.value("w"):
            return answer
        names = [self.table.weekdays[day][0].capitalize() for day in (answer.day.weekday(), found.value("w"))]
        said = f"{answer.day.day} {self.month_name(answer.day.month)} {answer.day.year}"
        return self.problem(self.t("{date} is a {right}, not a {wrong}.", date=said, right=names[0], wrong=names[1]))

    def unclear(self, found: Found) -> DateAnswer:
        """`a week on Tuesday`, `by 5 Friday`: more than its last word is meant, but which day or hour is not sure."""
        return self.problem(
            self.t("I am not sure what “{words}” means. Please give the day.", words=found.phrase.written)
        )

    def year(self, found: Found) -> DateAnswer | None:
        """A year alone may be any number, so it is not taken for a date."""
        asked = self.year_to_ask(found)
        return NotUnderstood(asked.why) if asked else None

    def year_to_ask(self, found: Found) -> NotUnderstood | None:
        """`by 2028`: it is clear what is missing."""
        number = found.value("y")
        return self.year_alone(number) if len(str(number)) == 4 else None

    def year_alone(self, year: int) -> NotUnderstood:
        if year < EARLIEST:
            return self.problem(self.t("{year} is too long ago for a date here.", year=year))
        if year > self.today.year + YEARS_AHEAD:
            return self.problem(self.t("{year} is too far ahead for a date here.", year=year))
        return self.problem(self.t("Please name a day in {year}, for example {year}-01-31.", year=year))


def add_months(day: date, count: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, index = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def nth_weekday(first: date, weekday: int, nth: int) -> date:
    """The first to fourth weekday of the month that begins with `first`, or the last (-1)."""
    if nth == -1:
        return nth_weekday(add_months(first, 1), weekday, 1) - timedelta(days=7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


Shapes = tuple[tuple[str, Callable[[Days, Found], DateAnswer | None]], ...]
SHAPES: Shapes = (
    ("(?P<r>R)", Days.named),
    ("h{0,2}(?P<w>W)", Days.weekday),
    ("(?P<n>N)(?P<w>W)", Days.last_weekday),
    ("n(?P<w>W)", Days.next_weekday),
    ("i(?:T?n)?(?P<c>[#a])(?P<u>U)q?", Days.ahead),
    ("(?P<c>[#a])(?P<u>U)q", Days.ahead),
    ("(?P<c>[#a])(?P<u>U)A", Days.ago),
    ("A(?P<c>[#a])(?P<u>U)", Days.ago),
    ("n(?P<u>U)", Days.next_unit),
    ("(?P<x>D)", Days.iso),
    ("(?P<x>/)", Days.numeric),
    ("T?(?P<d>[#O])o?(?P<m>M)(?:o?(?P<y>#))?", Days.day_of_month_name),
    ("(?P<m>M)T?(?P<d>[#O])(?P<y>#)?", Days.day_of_month_name),
    ("@?T?eo?T?n?(?P<u>U)", Days.end),
    ("@?T?eo?(?P<m>M)(?P<y>#)?", Days.end_of_month),
    ("(?P<u>U)e", Days.end),
    ("(?P<w>W)T?(?P<d>O)", Days.weekday_the),
    ("W#", Days.unclear),
    ("(?P<w>W)(?:D|/|T?[#O]o?M(?:o?#)?|MT?[#O]#?)", Days.with_weekday),
    ("i?(?P<y>#)", Days.year),
    ("[#a]U[bd]T?W", Days.unclear),
)
LED_SHAPES: Shapes = (
    ("T(?P<w>W)", Days.weekday),
    ("T?n(?P<w>W)", Days.next_weekday),
    ("T?(?P<d>O)", Days.day_of_month),
    ("(?P<y>#)", Days.year_to_ask),
    ("#[bd]?T?W", Days.unclear),
    ("T?(?P<n>N|O)(?P<w>W)[oi]T?(?P<u>U)", Days.nth_of_month),
)
"""Shapes that are a day only after a word such as `by`."""
