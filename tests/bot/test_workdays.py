"""Working days, with weekends, public holidays and closed days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workdays import NoWorkingDay, WorkCalendar

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
DATES = st.dates(date(2020, 1, 1), date(2032, 12, 31))
CALENDARS = st.builds(
    WorkCalendar,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    country=st.sampled_from([None, "DE", "US"]),
    closed=st.frozensets(DATES, max_size=20),
)


def test_without_anything_set_monday_to_friday_are_worked() -> None:
    worked = [WorkCalendar().is_working(MONDAY + timedelta(days=n)) for n in range(7)]
    assert worked == [True] * 5 + [False] * 2


def test_a_working_day_is_its_own_next_one_and_saturday_leads_to_monday() -> None:
    assert WorkCalendar().next_working(FRIDAY) == FRIDAY
    assert WorkCalendar().next_working(SATURDAY) == MONDAY


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 6, date(2026, 11, 30)),
        (SATURDAY, 0, MONDAY),
        (FRIDAY, 0, FRIDAY),
        (MONDAY, -1, FRIDAY),
        (SATURDAY, -1, FRIDAY),
        (SATURDAY, 1, MONDAY),
    ],
)
def test_days_are_counted_over_the_weekend_both_ways(start: date, count: int, end: date) -> None:
    assert WorkCalendar().add(start, count) == end


def test_public_holidays_of_a_country_are_not_worked() -> None:
    assert not WorkCalendar(country="US").is_working(date(2026, 11, 26))
    assert WorkCalendar(country="DE").is_working(date(2026, 11, 26))
    assert WorkCalendar(country="US").add(date(2026, 11, 25), 1) == date(2026, 11, 27)


def test_a_holiday_observed_in_the_year_before_is_not_worked() -> None:
    # New Year's Day 2028 is a Saturday, so the Friday before it is free.
    assert not WorkCalendar(country="US").is_working(date(2027, 12, 31))


def test_a_country_that_is_not_known_has_weekends_only() -> None:
    assert WorkCalendar(country="Atlantis").is_working(date(2026, 12, 25))


def test_days_that_somebody_is_away_are_left_out() -> None:
    away = WorkCalendar(closed=frozenset({MONDAY, date(2026, 11, 24)}))
    assert away.next_working(SATURDAY) == date(2026, 11, 25)


def test_working_days_between_two_days_leave_out_the_first_and_count_the_last() -> None:
    assert WorkCalendar().between(FRIDAY, MONDAY) == 1
    assert WorkCalendar().between(FRIDAY, FRIDAY) == 0
    assert WorkCalendar().between(FRIDAY, date(2026, 11, 27)) == 5
    assert WorkCalendar().between(MONDAY, FRIDAY) == 0


@pytest.mark.parametrize(
    "calendar",
    [
        WorkCalendar(weekdays=frozenset()),
        WorkCalendar(closed=frozenset(FRIDAY + timedelta(days=n) for n in range(-800, 800))),
    ],
)
def test_a_calendar_without_any_working_day_says_so_and_ends(calendar: WorkCalendar) -> None:
    with pytest.raises(NoWorkingDay, match="no working day"):
        calendar.next_working(FRIDAY)
    for count in (3, -3):
        with pytest.raises(NoWorkingDay, match="no working day"):
            calendar.add(FRIDAY, count)


@settings(max_examples=100, deadline=None)
@given(calendar=CALENDARS, day=DATES, count=st.integers(1, 30))
def test_adding_and_counting_agree(calendar: WorkCalendar, day: date, count: int) -> None:
    later = calendar.add(day, count)
    assert calendar.is_working(later)
    assert calendar.between(day, later) == count
    assert calendar.add(later, -count) == last_worked(calendar, day)


def last_worked(calendar: WorkCalendar, day: date) -> date:
    """The day itself, or the last working day before it."""
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day
