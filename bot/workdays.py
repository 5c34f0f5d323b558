"""Working days: weekends, public holidays and days that somebody is away."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))
LONGEST_REST = 400
"""Days without a single working day from which on a calendar is taken to be wrong."""


class NoWorkingDay(ValueError):
    """A calendar has no working day for more than a year."""


@lru_cache(maxsize=128)
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays of a year; none for a country whose holidays are not known."""
    # Imported late: most calendars have no country, and the library takes its time.
    import holidays

    if country not in holidays.list_supported_countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which somebody works."""

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    country: str | None = None
    closed: frozenset[date] = field(default=frozenset())

    def is_working(self, day: date) -> bool:
        if day.weekday() not in self.weekdays or day in self.closed:
            return False
        return self.country is None or day not in public_holidays(self.country, day.year)

    def next_working(self, day: date) -> date:
        """The day itself, or the first working day after it. Raises NoWorkingDay."""
        return self._seek(day, ONE_DAY)

    def add(self, day: date, count: int) -> date:
        """So many working days later, or earlier for a negative count; for 0 the next working day."""
        if count == 0:
            return self.next_working(day)
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day = self._seek(day + step, step)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie after the first day, up to and with the last."""
        days = (first + ONE_DAY * n for n in range(1, (last - first).days + 1))
        return sum(self.is_working(day) for day in days)

    def _seek(self, day: date, step: timedelta) -> date:
        for _ in range(LONGEST_REST):
            if self.is_working(day):
                return day
            day += step
        raise NoWorkingDay("This calendar has no working day for more than a year.")
