"""Words for dates: what is understood, what is asked, and what is left alone."""

import time as clock
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.occurrences import Daily, Monthly, MonthlyNth, Pattern, Rule, UnknownZone, Weekly, describe
from bot.ui.date_smell import smells_of_date
from bot.ui.date_types import in_english
from bot.ui.date_words import ENGLISH
from bot.ui.dates import (
    Ambiguous,
    DateAnswer,
    NotUnderstood,
    Recurring,
    Understood,
    part_date,
    read_date,
    say_date,
    say_instant,
    split_date,
)

ZONE = "Europe/Berlin"
SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
"""08:00 in Berlin."""
TODAY = date(2026, 11, 21)
FRIDAY = date(2026, 11, 27)
NINE = time(9)


def read(words: str, now: datetime = SATURDAY) -> DateAnswer:
    return read_date(words, now, ZONE)


def reason(words: str) -> str:
    answer = read(words)
    assert isinstance(answer, NotUnderstood), answer
    return answer.why


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
    "next week": "2026-11-28",
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
    assert read("at 8") == Understood(TODAY + timedelta(days=1), time(8))


def test_an_hour_that_may_be_night_or_afternoon_is_asked() -> None:
    assert reason("Friday at 3") == "“3” may be 03:00 or 15:00. Please write 3am or 3pm."
    assert read("Friday at 03:00") == Understood(FRIDAY, time(3))


@pytest.mark.parametrize("words", ["Friday at 25", "at 24:00", "tomorrow at 13pm", "at 0am", "at 9:75"])
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
    "every month on the 5th": (Monthly(5), "09:00"),
    "every month on the 31st": (Monthly(31), "09:00"),
    "on the 5th of every month": (Monthly(5), "09:00"),
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


def test_the_end_of_a_rule_has_to_be_a_day_too() -> None:
    assert reason("every Monday until 31 February") == "There is no 31 February."
    assert isinstance(read("every Monday until 03/04"), Ambiguous)
    assert isinstance(read("every Monday until every Friday"), NotUnderstood)
    assert isinstance(read("Friday until Monday"), NotUnderstood)


@given(
    pattern=st.one_of(
        st.just(Daily()),
        st.builds(lambda days: Weekly(tuple(sorted(days))), st.sets(st.integers(0, 6), min_size=1)),
        st.builds(lambda day, every: Weekly((day,), every, first_after(day)), st.integers(0, 6), st.integers(2, 52)),
        st.builds(Monthly, st.integers(1, 31)),
        st.builds(MonthlyNth, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1])),
    ),
    at=st.times().map(lambda t: time(t.hour, t.minute)),
    until=st.none() | st.dates(date(2026, 12, 1), date(2030, 1, 1)),
)
def test_a_rule_said_in_words_is_read_as_the_same_rule(pattern: Pattern, at: time, until: date | None) -> None:
    rule = Rule(at, ZONE, pattern, until)
    assert read(describe(rule, in_english).replace(f" ({ZONE})", "")) == Recurring(rule)


def first_after(weekday: int) -> date:
    return next(day for n in range(1, 8) if (day := TODAY + timedelta(days=n)).weekday() == weekday)


def test_next_friday_is_asked_with_both_dates() -> None:
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    answer = read("by next Friday", monday)
    assert isinstance(answer, Ambiguous)
    assert answer.choices == (FRIDAY, FRIDAY + timedelta(days=7))
    assert "next friday" in answer.why


def test_next_friday_is_understood_where_all_readings_agree() -> None:
    assert read("next Friday") == Understood(FRIDAY)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("03/04", ("2027-03-04", "2027-04-03")),
        ("03/04/2027", ("2027-03-04", "2027-04-03")),
        ("by 4.12.26 at 9", ("2026-04-12", "2026-12-04")),
    ],
)
def test_numbers_that_can_be_two_days_are_asked_with_both(words: str, days: tuple[str, str]) -> None:
    answer = read(words)
    assert isinstance(answer, Ambiguous)
    assert answer.choices == tuple(date.fromisoformat(day) for day in days)


REASONS = {
    "31 February": "There is no 31 February.",
    "31/02": "There is no 31 February.",
    "30 Feb 2028": "There is no 30 February.",
    "29 Feb 2027": "There is no 29 February 2027.",
    "2026-13-01": "There is no month 13.",
    "Thursday 27 November 2026": "27 November 2026 is a Friday, not a Thursday.",
    "1850": "1850 is too long ago for a date here.",
    "in 1850": "1850 is too long ago for a date here.",
    "1 January 1850": "1850 is too long ago for a date here.",
    "1999-12-31": "1999 is too long ago for a date here.",
    "0000-01-01": "0 is too long ago for a date here.",
    "30 years ago": "That is too long ago for a date here.",
    "3000": "3000 is too far ahead for a date here.",
    "4 Dec 3000": "3000 is too far ahead for a date here.",
    "2036-11-22": "2036 is too far ahead for a date here.",
    "in 20 years": "That is too far ahead for a date here.",
    "in 99999999999999999999 days": "That is too far ahead for a date here.",
    "a week on Tuesday": "I am not sure what “a week on tuesday” means. Please give the day.",
    "by 5 on Friday": "I am not sure what “5 on friday” means. Please give the day.",
    "Monday 9": "I am not sure what “monday 9” means. Please give the day.",
    "Friday the 13th": "I am not sure what “friday the 13th” means. Please give the day.",
    "by tuesday or wednesday": "I can't take “by tuesday or wednesday” as one date. Please give one.",
    "every Monday except 25 December": "I can't take “every monday except 25 december” as one date. Please give one.",
    "by 2028": "Please name a day in 2028, for example 2028-01-31.",
    "every 0 weeks on Tuesday": "Please repeat every 1 to 52 weeks.",
    "every 53 weeks on Tuesday": "Please repeat every 1 to 52 weeks.",
    "every month on the 32nd": "No month has a day 32.",
    "x" * 201: "That is too long for a date.",
    "": "I did not get a date.",
    " \u202e\x00 ": "I did not get a date.",
}


@pytest.mark.parametrize(("words", "why"), REASONS.items())
def test_what_is_no_date_says_what_is_wrong_with_it(words: str, why: str) -> None:
    assert reason(words) == why


@pytest.mark.parametrize(
    "words", ["every week", "every 2 weeks", "every month", "every 3 days", "monthly", "every morning"]
)
def test_a_rule_without_its_day_gets_examples(words: str) -> None:
    assert "every 2 weeks on Tuesday" in reason(words)


def test_every_third_tuesday_may_mean_two_rules_and_is_asked() -> None:
    assert "every third Tuesday of the month" in reason("every third Tuesday")


@pytest.mark.parametrize(
    "words",
    [
        "Friday Club",
        "May",
        "in half an hour",
        "in the morning",
        "13/13",
        "0/5",
        "fridayy",
        "the the Friday",
        "Friday Friday",
    ],
)
def test_nothing_is_guessed_from_other_words(words: str) -> None:
    assert isinstance(read(words), NotUnderstood)


@pytest.mark.parametrize(
    "words",
    [
        "on",
        "every",
        "a",
        "5",
        "ago",
        "last",
        "in 3",
        "second Tuesday",
        "4 at 9 December",
        "Monday every week",
        "until on",
    ],
)
def test_half_a_date_is_none(words: str) -> None:
    assert isinstance(read(words), NotUnderstood)


def test_reasons_are_said_in_the_language_of_the_reader() -> None:
    def spanish(words: str, /, **values: object) -> str:
        return {"There is no {day} {month}.": "No existe el {day} de {month}."}[words].format(**values)

    answer = read_date("31 February", SATURDAY, ZONE, spanish)
    assert isinstance(answer, NotUnderstood)
    assert answer.why == "No existe el 31 de February."


def test_today_is_the_day_of_the_person_s_own_zone() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert read_date("today", late, "Pacific/Auckland") == Understood(date(2026, 11, 22))
    assert read_date("today", late, "America/New_York") == Understood(TODAY)
    with pytest.raises(UnknownZone):
        read_date("today", late, "Atlantis")


TAIL = [
    ("Eastside the room list by Friday", "Eastside the room list", "by Friday"),
    ("the room list, by Friday.", "the room list", "by Friday."),
    ("the room list by Friday please", "the room list", "by Friday please"),
    ("call Pastor Lee in 3 weeks", "call Pastor Lee", "in 3 weeks"),
    ("call them Friday", "call them", "Friday"),
    ("call them at 9 on Friday", "call them", "at 9 on Friday"),
    ("call Ana 2026-12-04 09:00", "call Ana", "2026-12-04 09:00"),
    ("tidy the last Friday of the month", "tidy", "the last Friday of the month"),
    ("tidy every Monday at 9 until 2027-06-01", "tidy", "every Monday at 9 until 2027-06-01"),
    ("call them at 9 am", "call them", "at 9 am"),
    ("pay 5 at 9", "pay 5", "at 9"),
    ("order 2 in 3 weeks", "order 2", "in 3 weeks"),
    ("bring it next Monday", "bring it", "next Monday"),
    ("bring it by 03/04", "bring it", "by 03/04"),
    ("call by 31 February at 9", "call", "by 31 February at 9"),
    ("call Ana a week on Tuesday", "call Ana", "a week on Tuesday"),
    ("call Ana two weeks from Friday", "call Ana", "two weeks from Friday"),
    ("call Ana by 5 Friday", "call Ana", "by 5 Friday"),
    ("open by 2028", "open", "by 2028"),
    ('say "see you Monday" by Friday', 'say "see you Monday"', "by Friday"),
    ('buy 5" nails by Friday', 'buy 5" nails', "by Friday"),
    ("the keys (by Friday)", "the keys", "(by Friday)"),
    ("the keys by Friday 🎉", "the keys", "by Friday"),
    ("the keys no later than Friday!", "the keys", "no later than Friday!"),
    ("send it at the end of the month", "send it", "at the end of the month"),
    ("hand it in by Friday", "hand it in", "by Friday"),
    ("what they belong to by Friday", "what they belong to", "by Friday"),
    ("bring 2 or 3 on Friday", "bring 2 or 3", "on Friday"),
    ("the flyers by tuesday or wednesday", "the flyers", "by tuesday or wednesday"),
    ("the list not by Friday but by 30 January", "the list", "not by Friday but by 30 January"),
    ("a story time every Monday except 25 December", "a story time", "every Monday except 25 December"),
    ("a story time every Monday except in August", "a story time", "every Monday except in August"),
    ("call between Monday and Wednesday", "call", "between Monday and Wednesday"),
    ("open from Monday to Friday", "open", "from Monday to Friday"),
    ("call after Friday", "call", "after Friday"),
    ("the keys by Friday and Monday", "the keys", "by Friday and Monday"),
    ("call at the next Friday", "call", "at the next Friday"),
    ("don't forget Ana's keys by Friday", "don't forget Ana's keys", "by Friday"),
]
HEAD = [
    ("every second Tuesday at 9 review the shelves", "review the shelves", "every second Tuesday at 9"),
    ("on Friday call Eastside", "call Eastside", "on Friday"),
    ("by Friday: the room list", "the room list", "by Friday"),
    ("in 3 weeks call Pastor Lee", "call Pastor Lee", "in 3 weeks"),
    ("tomorrow call Ana", "call Ana", "tomorrow"),
    ("4 December call Ana", "call Ana", "4 December"),
    ("2026-12-04 call Ana", "call Ana", "2026-12-04"),
    ("Friday at 9 call Ana", "call Ana", "Friday at 9"),
]
BOTH = [
    ("tomorrow call Ana at 9", "call Ana", "tomorrow at 9"),
    ("at 9 call Ana tomorrow", "call Ana", "at 9 tomorrow"),
    ("tomorrow call Ana at 3", "call Ana", "tomorrow at 3"),
    ("every Monday review it until 31 February", "review it", "every Monday until 31 February"),
    ("every second Tuesday review it until 2027-06-01", "review it", "every second Tuesday until 2027-06-01"),
]
WHOLE = [("by Friday", "", "by Friday"), ("Friday", "", "Friday"), ("every Monday", "", "every Monday")]


@pytest.mark.parametrize(("words", "rest", "phrase"), [*TAIL, *HEAD, *BOTH, *WHOLE])
def test_a_date_at_either_end_is_taken_off_the_words(words: str, rest: str, phrase: str) -> None:
    left, answer = split_date(words, SATURDAY, ZONE)
    assert left == rest
    assert answer == read(phrase) or (isinstance(answer, NotUnderstood) and isinstance(read(phrase), NotUnderstood))
    assert part_date(words, SATURDAY, ZONE).phrase == phrase


@pytest.mark.parametrize(
    "words",
    [
        "me to call Pastor Lee",
        "call Friday Club",
        "Friday Club call",
        "call the Friday Club",
        "Friday call them",
        "the 3 May leaflets",
        "visit the sun",
        "where she sat",
        "put it on the sun",
        "tell May",
        "ask about march",
        "support 24/7",
        "pay 3.50",
        "pay 4.12",
        "ratio 25:75",
        "order 2",
        "room 2027",
        "call the second",
        '"see you by Friday"',
        'say "see you Friday"',
        'say "see you by Friday',
        "say “bye by Friday",
        "say 'see you Friday'",
        "„bis by Friday“",
        "«el viernes by Friday»",
        "Friday Club call at 9",
        "",
        "   ",
    ],
)
def test_words_that_are_no_date_are_left_alone(words: str) -> None:
    assert split_date(words, SATURDAY, ZONE) == (words.strip(), None)


def test_two_dates_are_asked_and_neither_is_picked() -> None:
    rest, answer = split_date("by Friday the list for Monday", SATURDAY, ZONE)
    assert rest == "the list"
    assert isinstance(answer, NotUnderstood)
    assert "“by Friday”" in answer.why
    assert "“for Monday”" in answer.why
    assert "two dates" in str(split_date("every Tuesday review for Friday", SATURDAY, ZONE))


def test_a_day_in_the_middle_belongs_to_an_hour_at_the_end() -> None:
    assert split_date("meet Ana on Monday in the hall at 9", SATURDAY, ZONE) == (
        "meet Ana on Monday in the hall",
        Understood(date(2026, 11, 23), NINE),
    )


@pytest.mark.parametrize("words", ["the list on Monday and the keys by Friday", "call Ana tomorrow about it on Friday"])
def test_a_second_date_in_the_middle_is_asked_with_all_the_words(words: str) -> None:
    rest, answer = split_date(words, SATURDAY, ZONE)
    assert rest == words
    assert isinstance(answer, NotUnderstood)
    assert "two dates" in answer.why


def test_the_end_of_the_week_may_be_its_last_working_day_or_sunday_and_is_asked() -> None:
    answer = read("by the end of the week", datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert isinstance(answer, Ambiguous)
    assert answer.choices == (FRIDAY, date(2026, 11, 29))


PAST = {
    "Friday": "2026-11-20",
    "on Monday": "2026-11-16",
    "Saturday": "2026-11-21",
    "yesterday": "2026-11-20",
    "4 December": "2025-12-04",
    "20 November": "2026-11-20",
    "the 20th": "2026-11-20",
    "on the 30th": "2026-10-30",
    "29 February": "2024-02-29",
    "3/3": "2026-03-03",
}


@pytest.mark.parametrize(("words", "day"), PAST.items())
def test_what_was_is_the_last_such_day(words: str, day: str) -> None:
    answer = read_date(words if words != "the 20th" else "on the 20th", SATURDAY, ZONE, past=True)
    assert answer == Understood(date.fromisoformat(day))


def test_an_hour_that_was_is_the_last_time_the_clock_showed_it() -> None:
    assert read_date("at 7", SATURDAY, ZONE, past=True) == Understood(TODAY, time(7))
    assert read_date("at 9", SATURDAY, ZONE, past=True) == Understood(TODAY - timedelta(days=1), NINE)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("the keys in a couple of weeks", "weeks"),
        ("the keys by Firday", "Firday"),
        ("the keys tomorow", "tomorow"),
        ("Monday's list", "Monday's"),
        ("something next month for them", "month"),
        ("the May fair", ""),
        ('"see you Friday"', ""),
        ("evening hours", ""),
        ("the sundaes", ""),
    ],
)
def test_a_word_that_speaks_of_a_date_is_noticed(words: str, word: str) -> None:
    assert smells_of_date(words) == word


def test_led_words_alone_are_noticed_where_a_name_may_hold_a_day() -> None:
    assert smells_of_date("the Friday Club keys", is_led=True) == ""
    assert smells_of_date("the keys by Firday", is_led=True) == "Firday"
    assert smells_of_date("the keys on Mondays or so", is_led=True) == "Mondays"


VOCABULARY = [
    *ENGLISH.lexicon,
    "3",
    "31",
    "0",
    "2027",
    "5th",
    "9:30",
    "2026-12-04",
    "3/4",
    "24.12.",
    "9am",
    "25:00",
    "x",
]
DATELIKE = st.lists(st.sampled_from(sorted(VOCABULARY)), max_size=9).map(" ".join)
MOMENTS = st.integers(0, 20 * 365 * 24).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=n))
ZONES = st.sampled_from([ZONE, "Pacific/Kiritimati", "America/St_Johns", "UTC"])


@settings(max_examples=500, deadline=None)
@given(words=st.one_of(st.text(), DATELIKE, st.from_regex(r"[0-9\-/.: tapm]{0,24}")), now=MOMENTS, zone=ZONES)
@example("፩ weeks ago", SATURDAY, ZONE)
@example("in ² weeks", SATURDAY, ZONE)
@example("\ud800 Friday", SATURDAY, ZONE)
def test_no_words_at_all_break_the_reading(words: str, now: datetime, zone: str) -> None:
    answer = read_date(words, now, zone)
    match answer:
        case Understood(day=day):
            assert date(2000, 1, 1) <= day <= now.date() + timedelta(days=3654)
        case Recurring(rule=rule):
            assert Rule.from_text(rule.to_text()) == rule
        case Ambiguous(choices=choices):
            assert len(set(choices)) == 2
        case NotUnderstood(why=why):
            assert why


@settings(max_examples=500, deadline=None)
@given(parts=st.lists(st.one_of(st.text(max_size=20), DATELIKE), max_size=3), now=MOMENTS)
def test_what_is_left_of_the_words_is_one_piece_of_them(parts: list[str], now: datetime) -> None:
    words = " ".join(parts)
    parted = part_date(words, now, ZONE)
    assert parted.rest in words
    if parted.answer is None:
        assert (parted.rest, parted.phrase) == (words.strip(), "")
    elif isinstance(parted.answer, NotUnderstood):
        assert isinstance(read(parted.phrase, now), NotUnderstood)
    else:
        assert read(parted.phrase, now) == parted.answer


def per_call(words: str, split: bool, calls: int = 200) -> float:
    """Seconds of this process for one call."""
    started = clock.process_time()
    for _ in range(calls):
        split_date(words, SATURDAY, ZONE) if split else read_date(words, SATURDAY, ZONE)
    return (clock.process_time() - started) / calls


@pytest.mark.parametrize(
    "words",
    [
        "every second Tuesday of the month at 9 until 2027-06-01",
        "in 4000 working days",
        "a " * 100,
        "1" * 200,
        "on " * 60,
    ],
)
def test_a_date_is_read_in_less_than_a_millisecond(words: str) -> None:
    assert min(per_call(words, split=False) for _ in range(3)) < 0.001


def test_a_date_is_split_off_in_less_than_a_millisecond() -> None:
    words = "every second Tuesday review the shelves with Pastor Lee and the people of Eastside until 2027-06-01"
    assert min(per_call(words, split=True) for _ in range(3)) < 0.001


@pytest.mark.parametrize("words", ["‘ " * 50_000, "' " * 50_000, '" ' * 50_000, "on the 5 " * 12_000, "9" * 100_000])
def test_a_hundred_kilobytes_are_split_in_a_blink(words: str) -> None:
    assert min(per_call(words, split=True, calls=1) for _ in range(3)) < 0.2


def test_a_day_is_said_with_its_weekday_year_and_zone() -> None:
    assert say_date(FRIDAY, ZONE, SATURDAY) == "Friday, 27 November 2026 (Europe/Berlin)"
    assert say_date(FRIDAY, ZONE, SATURDAY, NINE) == "Friday, 27 November 2026, 09:00 (Europe/Berlin)"
    assert say_date(FRIDAY, ZONE, SATURDAY, time(0)) == "Friday, 27 November 2026, 00:00 (Europe/Berlin)"


def test_a_day_is_said_in_the_reader_s_language_and_in_english_where_we_do_not_know_it() -> None:
    spanish = say_date(FRIDAY, ZONE, SATURDAY, NINE, "es")
    assert spanish == "viernes, 27 de noviembre de 2026, 09:00 (Europe/Berlin)"
    assert say_date(FRIDAY, ZONE, SATURDAY, None, "tlh-xx") == "Friday, 27 November 2026 (Europe/Berlin)"


def test_an_instant_is_said_as_the_zone_s_own_day_and_hour() -> None:
    at = datetime(2026, 11, 26, 23, 5, tzinfo=UTC)
    assert say_instant(at, ZONE) == "Friday, 27 November 2026, 00:05 (Europe/Berlin)"
    assert say_instant(at, "America/New_York") == "Thursday, 26 November 2026, 18:05 (America/New_York)"


@given(
    day=st.dates(date(2000, 1, 1), date(2036, 11, 21)), at=st.none() | st.times().map(lambda t: time(t.hour, t.minute))
)
def test_what_is_said_is_read_as_the_same_day(day: date, at: time | None) -> None:
    said = say_date(day, ZONE, SATURDAY, at).removesuffix(f" ({ZONE})")
    assert read(said) == Understood(day, at)
