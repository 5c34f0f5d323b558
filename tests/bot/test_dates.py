"""Words for dates: days, hours and what repeats, as they are understood."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.occurrences import Rule, describe
from bot.patterns import Daily, Monthly, MonthlyNth, Pattern, Weekly, Yearly
from bot.ui.date_types import in_english
from bot.ui.dates import (
    Ambiguous,
    NotUnderstood,
    Recurring,
    Understood,
    say_day,
)
from tests.bot.dates import FRIDAY, NINE, TODAY, ZONE, first_after, read, reason

DAYS = {
    "2026-12-04": "2026-12-04",
    "2026/12/4": "2026-12-04",
    "today": "2026-11-21",
    "Tomorrow": "2026-11-22",
    "yesterday": "2026-11-20",
    "the day after tomorrow": "2026-11-23",
    "Friday": "2026-11-27",
    "on Friday": "2026-11-27",
    "fri": "2026-11-27",
    "this Friday": "2026-11-27",
    "last Friday": "2026-11-20",
    "on Saturday": "2026-11-28",
    "last Saturday": "2026-11-14",
    "in 3 days": "2026-11-24",
    "in three weeks": "2026-12-12",
    "in the next 2 weeks": "2026-12-05",
    "in 2 months": "2027-01-21",
    "in a week": "2026-11-28",
    "in a year": "2027-11-21",
    "in a fortnight": "2026-12-05",
    "in 3 working days": "2026-11-25",
    "in two business days": "2026-11-24",
    "3 days ago": "2026-11-18",
    "a week ago": "2026-11-14",
    "2 working days ago": "2026-11-19",
    "by Friday": "2026-11-27",
    "before Friday": "2026-11-27",
    "until Friday": "2026-11-27",
    "due Friday": "2026-11-27",
    "by the end of the month": "2026-11-30",
    "end of month": "2026-11-30",
    "4 December": "2026-12-04",
    "December 4": "2026-12-04",
    "Dec 4th": "2026-12-04",
    "the 4th of December": "2026-12-04",
    "4 Dec 2027": "2027-12-04",
    "Dec 4, 2027": "2027-12-04",
    "Friday, 4 December": "2026-12-04",
    "Friday 2026-12-04": "2026-12-04",
    "21 November": "2026-11-21",
    "20 November": "2027-11-20",
    "29 February": "2028-02-29",
    "by the 5th": "2026-12-05",
    "on the 21st": "2026-11-21",
    "on the 31st": "2026-12-31",
    "by the last Friday of the month": "2026-11-27",
    "by the first Monday of the month": "2026-12-07",
    "13/04": "2027-04-13",
    "04/13/2027": "2027-04-13",
    "3/3": "2027-03-03",
    "24.12.": "2026-12-24",
    "31-12-2026": "2026-12-31",
    "2036-11-21": "2036-11-21",
    "2000-01-01": "2000-01-01",
    "  FRÏDAY  please ": "2026-11-27",
    "in 2 days time": "2026-11-23",
    "in 2 days' time": "2026-11-23",
    "in two weeks’ time": "2026-12-05",
    "2 weeks from now": "2026-12-05",
    "within 2 weeks": "2026-12-05",
    "no later than Friday": "2026-11-27",
    "by Friday at the latest": "2026-11-27",
    "at the end of the month": "2026-11-30",
    "by the end of next month": "2026-12-31",
    "end of year": "2026-12-31",
    "by the end of the year": "2026-12-31",
    "end of November": "2026-11-30",
    "the end of January": "2027-01-31",
    "end of October": "2027-10-31",
    "(by Friday)": "2026-11-27",
    "Friday the 27th": "2026-11-27",
    "Sunday the 13th": "2026-12-13",
    "in   3 \t weeks.": "2026-12-12",
    "a week on Tuesday": "2026-12-01",
    "two weeks from Friday": "2026-12-11",
    "in a couple of weeks": "2026-12-05",
    "the last Friday of May": "2027-05-28",
    "by next month": "2026-12-31",
    "by May": "2027-05-31",
    "Christmas": "2026-12-25",
    "Wednesay": "2026-11-25",
}


@pytest.mark.parametrize(("words", "day"), DAYS.items())
def test_words_for_one_day_are_understood(words: str, day: str) -> None:
    assert read(words) == Understood(date.fromisoformat(day))


HOURS = {
    "2026-12-04T09:00": ("2026-12-04", "09:00"),
    "2026-12-04 9:30": ("2026-12-04", "09:30"),
    "Friday at 9": ("2026-11-27", "09:00"),
    "at 9 on Friday": ("2026-11-27", "09:00"),
    "9am Friday": ("2026-11-27", "09:00"),
    "by noon on Friday": ("2026-11-27", "12:00"),
    "Friday noon": ("2026-11-27", "12:00"),
    "Friday by 5pm": ("2026-11-27", "17:00"),
    "tomorrow at 14:00": ("2026-11-22", "14:00"),
    "tomorrow at 9.30": ("2026-11-22", "09:30"),
    "tomorrow 9 p.m.": ("2026-11-22", "21:00"),
    "in 3 weeks at 3pm": ("2026-12-12", "15:00"),
    "12am tomorrow": ("2026-11-22", "00:00"),
    "12pm tomorrow": ("2026-11-22", "12:00"),
    "today at 7": ("2026-11-21", "07:00"),
    "in 10 minutes": ("2026-11-21", "08:10"),
    "in half an hour": ("2026-11-21", "08:30"),
    "in an hour and a half": ("2026-11-21", "09:30"),
    "today before 5 pm": ("2026-11-21", "17:00"),
    "tomorrow 9.30": ("2026-11-22", "09:30"),
    "in 1.5 hours": ("2026-11-21", "09:30"),
    "tomorrow at half past 9": ("2026-11-22", "09:30"),
    "tomorrow at 13pm": ("2026-11-22", "13:00"),
    "in an hour": ("2026-11-21", "09:00"),
    "within 20 hours": ("2026-11-22", "04:00"),
    "tonight": ("2026-11-21", "18:00"),
    "tonight at 7": ("2026-11-21", "19:00"),
    "Monday morning": ("2026-11-23", "09:00"),
    "tomorrow in the afternoon": ("2026-11-22", "14:00"),
    "this evening": ("2026-11-21", "18:00"),
}


@pytest.mark.parametrize(("words", "said"), HOURS.items())
def test_an_hour_may_stand_before_or_after_the_day(words: str, said: tuple[str, str]) -> None:
    assert read(words) == Understood(date.fromisoformat(said[0]), time.fromisoformat(said[1]))


def test_an_hour_alone_is_the_next_time_the_clock_shows_it() -> None:
    assert read("at 9") == read("9:00") == Understood(TODAY, NINE)
    assert read("noon") == Understood(TODAY, time(12))
    assert read("at 7") == Understood(TODAY + timedelta(days=1), time(7))


def test_an_hour_that_may_be_night_or_afternoon_is_asked() -> None:
    assert reason("Friday at 3") == "“3” may be 03:00 or 15:00. Please write 3am or 3pm."
    assert read("Friday at 03:00") == Understood(FRIDAY, time(3))


@pytest.mark.parametrize("words", ["Friday at 25", "at 24:00", "at 0am", "at 9:75"])
def test_an_hour_that_does_not_exist_is_named(words: str) -> None:
    assert "is no hour of the day" in reason(words)


def test_two_hours_are_asked() -> None:
    assert "more than one hour" in reason("at 9 on Friday at 10")


RECURRENCES: dict[str, tuple[Pattern, str]] = {
    "every day": (Daily(), "09:00"),
    "daily at 8": (Daily(), "08:00"),
    "every 2nd Tuesday": (Weekly((1,), 2, date(2026, 11, 24)), "09:00"),
    "the 2nd Tuesday of every month": (MonthlyNth(1, 2), "09:00"),
    "every weekday at noon": (Weekly((0, 1, 2, 3, 4)), "12:00"),
    "every Monday": (Weekly((0,)), "09:00"),
    "each Mon at 14:30": (Weekly((0,)), "14:30"),
    "at 10 every Monday": (Weekly((0,)), "10:00"),
    "on Mondays": (Weekly((0,)), "09:00"),
    "Mondays and Thursdays": (Weekly((0, 3)), "09:00"),
    "every Thursday, Tuesday and Tuesday": (Weekly((1, 3)), "09:00"),
    "every week on Tuesday": (Weekly((1,)), "09:00"),
    "every second Tuesday at 9": (Weekly((1,), 2, date(2026, 11, 24)), "09:00"),
    "every other Tuesday": (Weekly((1,), 2, date(2026, 11, 24)), "09:00"),
    "every 2 weeks on Tuesday": (Weekly((1,), 2, date(2026, 11, 24)), "09:00"),
    "every two weeks on Tuesday at 8pm": (Weekly((1,), 2, date(2026, 11, 24)), "20:00"),
    "every fortnight on Tuesday": (Weekly((1,), 2, date(2026, 11, 24)), "09:00"),
    "every 3 weeks on Saturday": (Weekly((5,), 3, date(2026, 11, 28)), "09:00"),
    "every second Tuesday of the month": (MonthlyNth(1, 2), "09:00"),
    "the second Tuesday of every month": (MonthlyNth(1, 2), "09:00"),
    "the last Friday of the month": (MonthlyNth(4, -1), "09:00"),
    "on the last Friday of the month": (MonthlyNth(4, -1), "09:00"),
    "every last Friday of the month": (MonthlyNth(4, -1), "09:00"),
    "every last Friday": (MonthlyNth(4, -1), "09:00"),
    "every first Monday": (MonthlyNth(0, 1), "09:00"),
    "the first Monday of the month at 11": (MonthlyNth(0, 1), "11:00"),
    "every month on the 5th": (Monthly((5,)), "09:00"),
    "every month on the 31st": (Monthly((31,)), "09:00"),
    "Monday every week": (Weekly((0,)), "09:00"),
    "every morning": (Daily(), "09:00"),
    "every evening": (Daily(), "18:00"),
    "every Monday morning": (Weekly((0,)), "09:00"),
    "every third Tuesday of the month": (MonthlyNth(1, 3), "09:00"),
    "weekdays except Monday": (Weekly((1, 2, 3, 4)), "09:00"),
    "every month on the 5th and the 20th": (Monthly((5, 20)), "09:00"),
    "at the end of every month": (Monthly((31,)), "09:00"),
    "every 2 months on the 5th": (Monthly((5,), 2, date(2026, 12, 1)), "09:00"),
    "every 4th of May": (Yearly(5, 4), "09:00"),
    "every year on 4 May at 11": (Yearly(5, 4), "11:00"),
    "on the 5th of every month": (Monthly((5,)), "09:00"),
}


@pytest.mark.parametrize("words", RECURRENCES)
def test_what_repeats_is_understood_as_a_rule(words: str) -> None:
    pattern, at = RECURRENCES[words]
    assert read(words) == Recurring(Rule(time.fromisoformat(at), ZONE, pattern))


@pytest.mark.parametrize(
    "words",
    ["every Monday at 10 until 2027-06-01", "every Monday until 1 June 2027 at 10", "at 10 every Monday until 1 June"],
)
def test_a_rule_may_end(words: str) -> None:
    assert read(words) == Recurring(Rule(time(10), ZONE, Weekly((0,)), date(2027, 6, 1)))


def test_a_rule_may_begin_later_come_so_many_times_and_leave_days_out() -> None:
    monday = Rule(NINE, ZONE, Weekly((0,)))
    assert read("every Monday starting 7 December") == Recurring(replace(monday, since=date(2026, 12, 7)))
    assert read("every Monday until the end of the year") == Recurring(replace(monday, until=date(2026, 12, 31)))
    assert read("every Monday 3 times") == Recurring(replace(monday, until=date(2026, 12, 7)))
    assert read("every Monday for 3 weeks") == Recurring(replace(monday, until=date(2026, 12, 12)))
    assert read("every Monday except 28 December") == Recurring(replace(monday, skip=(date(2026, 12, 28),)))
    every_three = Rule(NINE, ZONE, Daily(3, date(2026, 11, 24)), since=date(2026, 11, 24))
    assert read("every 3 days from Tuesday") == Recurring(every_three)


def test_the_end_of_a_rule_has_to_be_a_day_too() -> None:
    assert reason("every Monday until 31 February") == "There is no 31 February."
    assert isinstance(read("every Monday until 03/04"), Ambiguous)
    assert isinstance(read("every Monday until every Friday"), NotUnderstood)
    assert isinstance(read("Friday until Monday"), NotUnderstood)


@settings(deadline=None)
@given(
    pattern=st.one_of(
        st.just(Daily()),
        st.builds(lambda days: Weekly(tuple(sorted(days))), st.sets(st.integers(0, 6), min_size=1)),
        st.builds(lambda day, every: Weekly((day,), every, first_after(day)), st.integers(0, 6), st.integers(2, 52)),
        st.builds(lambda days: Monthly(tuple(sorted(days))), st.sets(st.integers(1, 31), min_size=1, max_size=3)),
        st.builds(lambda day, every: Monthly((day,), every, date(2026, 12, 1)), st.integers(1, 20), st.integers(2, 24)),
        st.builds(lambda every: MonthlyNth(4, -1, every, date(2026, 11, 1)), st.integers(2, 24)),
        st.builds(Yearly, st.integers(1, 12), st.integers(1, 29)),
        st.builds(MonthlyNth, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1])),
    ),
    at=st.times().map(lambda t: time(t.hour, t.minute)),
    until=st.none() | st.dates(date(2026, 12, 1), date(2030, 1, 1)),
    skip=st.sets(st.dates(date(2026, 12, 1), date(2027, 11, 1)), max_size=2),
)
def test_a_rule_said_in_words_is_read_as_the_same_rule(
    pattern: Pattern, at: time, until: date | None, skip: set[date]
) -> None:
    rule = Rule(at, ZONE, pattern, until, tuple(sorted(skip)))
    assert read(describe(rule, in_english).replace(f" ({ZONE})", "")) == Recurring(rule)


def test_a_date_in_a_list_is_brief_and_names_what_could_be_mistaken() -> None:
    day, today = date(2026, 11, 27), date(2026, 11, 23)
    assert say_day(day, today) == "Fri 27 Nov"
    assert say_day(date(2027, 3, 5), today, time(9), zone="Europe/Berlin") == "Fri, 5 Mar 2027, 09:00 (Europe/Berlin)"
    assert say_day(day, today, language="es") == "vie, 27 nov"
