"""Words for dates: what may mean two things or nothing is asked, and other words are left alone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.occurrences import UnknownZone
from bot.ui.date_smell import smells_of_date
from bot.ui.dates import (
    Ambiguous,
    DateReader,
    NotUnderstood,
    Understood,
    read_date,
)
from tests.bot.dates import FRIDAY, NINE, SATURDAY, TODAY, ZONE, read, reason


def test_next_friday_is_asked_with_both_dates() -> None:
    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    answer = read("by next Friday", monday)
    assert isinstance(answer, Ambiguous)
    assert answer.choices == (FRIDAY, FRIDAY + timedelta(days=7))
    assert "next friday" in answer.why


def test_this_saturday_is_asked_on_a_saturday() -> None:
    answer = read("this Saturday")
    assert isinstance(answer, Ambiguous)
    assert answer.choices == (TODAY, TODAY + timedelta(days=7))


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


@pytest.mark.parametrize(("is_day_first", "day"), [(True, date(2027, 4, 3)), (False, date(2027, 3, 4))])
@pytest.mark.parametrize("words", ["03/04", "by 03/04", "03/04/2027", "3.4.2027"])
def test_of_somebody_who_has_said_what_comes_first_they_are_one_day(words: str, is_day_first: bool, day: date) -> None:
    reader = DateReader(SATURDAY, ZONE, is_day_first=is_day_first)
    assert reader.read(words) == Understood(day)
    parted = reader.part(f"the room list by {words.removeprefix('by ')}")
    assert (parted.rest, parted.answer) == ("the room list", Understood(day))


@pytest.mark.parametrize(
    ("words", "day", "order"),
    [
        ("by 03/04", date(2027, 4, 3), True),
        ("03/04", date(2026, 3, 4), False),
        ("03/04", date(2027, 3, 5), None),
        ("04/04", date(2027, 4, 4), None),
        ("13/04", date(2027, 4, 13), None),
        ("next Friday", date(2026, 12, 4), None),
        ("no date", date(2027, 4, 3), None),
    ],
)
def test_an_answer_tells_what_its_author_puts_first(words: str, day: date, order: bool | None) -> None:
    assert DateReader(SATURDAY, ZONE).order_shown(words, day) is order


def test_two_days_are_only_those_that_have_to_be_asked() -> None:
    values = {"due": "03/04", "until": "04/04", "when": "Friday", "words": "03/04"}
    assert DateReader(SATURDAY, ZONE).two_days(values, ["due", "until", "when", "place"]) == {"due": "03/04"}
    assert DateReader(SATURDAY, ZONE, is_day_first=True).two_days(values, ["due"]) == {}


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
    "in a few days": "I am not sure what “in a few days” means. Please give the day.",
    "next week": "“next week” is more than one day. Please give the day, for example 2026-11-23.",
    "in May": "“in may” is more than one day. Please give the day, for example 2027-05-01.",
    "Thursday 27 November": "27 November 2026 is a Friday, not a Thursday.",
    "after Friday": "I am not sure what “after friday” means. Please give the day.",
    "Friday at half past three": "“3:30” may be 03:30 or 15:30. Please write 3:30am or 3:30pm.",
    "tomorrow at quarter to 5": "“4:45” may be 04:45 or 16:45. Please write 4:45am or 4:45pm.",
    "every day at 9 and 17": "I can't read what repeats. "
    "For example: every day, every Monday, every 2 weeks on Tuesday, every month on the 5th.",
    "Friday 9 to 11am": "I can't take “friday 9 to 11am” as one date. Please give one.",
    "every Monday at 3": "“3” may be 03:00 or 15:00. Please write 3am or 3pm.",
    "an hour before": "I am not sure what “an hour before” means. Please give the day.",
    "every Monday until June": "“june” is more than one day. Please give the day, for example 2027-06-01.",
    "every Monday until 31 February": "There is no 31 February.",
    "by 5 on Friday": "I am not sure what “by 5 on friday” means. Please give the day.",
    "Monday 9": "I am not sure what “monday 9” means. Please give the day.",
    "by tuesday or wednesday": "I can't take “by tuesday or wednesday” as one date. Please give one.",
    "Friday the 13th": "I am not sure what “friday the 13th” means. Please give the day.",
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
    "words",
    [
        "every week",
        "every 2 weeks",
        "every month",
        "every 3 days",
        "monthly",
        "every 2 hours",
        "every 3",
        "every Monday except in August",
        "every year on the last Friday of May",
    ],
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
        "in the morning",
        "13/13",
        "0/5",
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
