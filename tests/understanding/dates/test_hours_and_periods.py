"""Hours, parts of the day, periods with their edges, and ranges."""

from datetime import time

import pytest

from tests.understanding.dates.reading import read

HOURS = [
    ("en", "Friday at 16:30", "2026-11-27T16:30"),
    ("en", "4pm tomorrow", "2026-11-26T16:00"),
    ("en", "Friday 7.30 p.m.", "2026-11-27T19:30"),
    ("en", "tomorrow at 9", "2026-11-26T09:00"),
    ("en", "noon on Friday", "2026-11-27T12:00"),
    ("en", "12 noon", "2026-11-25T12:00"),
    ("en", "at 9 o'clock", "2026-11-26T09:00"),
    ("en", "Friday at 4 in the afternoon", "2026-11-27T16:00"),
    ("en", "this evening at 7", "2026-11-25T19:00"),
    ("en", "in half an hour", "2026-11-25T10:30"),
    ("en", "in 90 minutes", "2026-11-25T11:30"),
    ("en", "two hours ago", "2026-11-25T08:00"),
    ("en", "3 days ago at 5pm", "2026-11-22T17:00"),
    ("es", "el viernes a las 16:30", "2026-11-27T16:30"),
    ("es", "mañana a las 9", "2026-11-26T09:00"),
    ("es", "al mediodía", "2026-11-25T12:00"),
    ("es", "el viernes a las 4 de la tarde", "2026-11-27T16:00"),
    ("es", "el jueves 10 a las 5 de la tarde", "2026-12-10T17:00"),
    ("es", "en media hora", "2026-11-25T10:30"),
    ("es", "hace dos horas", "2026-11-25T08:00"),
]
BARE = [
    ("en", "at 4", "2026-11-25T16:00", "2026-11-25T04:00"),
    ("en", "Friday at 4", "2026-11-27T16:00", "2026-11-27T04:00"),
    ("en", "tomorrow at half past three", "2026-11-26T15:30", "2026-11-26T03:30"),
    ("en", "quarter to five", "2026-11-25T16:45", "2026-11-25T04:45"),
    ("es", "a las 4", "2026-11-25T16:00", "2026-11-25T04:00"),
    ("es", "el viernes a las tres y media", "2026-11-27T15:30", "2026-11-27T03:30"),
    ("es", "a las cinco menos cuarto", "2026-11-25T16:45", "2026-11-25T04:45"),
]
PERIODS = [
    ("en", "next week", "2026-11-30..2026-12-06"),
    ("en", "last month", "2026-10-01..2026-10-31"),
    ("en", "this month", "2026-11-01..2026-11-30"),
    ("en", "next year", "2027-01-01..2027-12-31"),
    ("en", "the month after next", "2027-01-01..2027-01-31"),
    ("en", "this weekend", "2026-11-28..2026-11-29"),
    ("en", "in March", "2027-03-01..2027-03-31"),
    ("en", "the second week of January", "2027-01-11..2027-01-17"),
    ("en", "the next 3 days", "2026-11-26..2026-11-28"),
    ("en", "the last two weeks", "2026-11-11..2026-11-24"),
    ("en", "later this week", "2026-11-25..2026-11-29"),
    ("en", "earlier this month", "2026-11-01..2026-11-24"),
    ("es", "más tarde esta semana", "2026-11-25..2026-11-29"),
    ("es", "la semana que viene", "2026-11-30..2026-12-06"),
    ("es", "el mes pasado", "2026-10-01..2026-10-31"),
    ("es", "este fin de semana", "2026-11-28..2026-11-29"),
    ("es", "en marzo", "2027-03-01..2027-03-31"),
    ("es", "los próximos tres días", "2026-11-26..2026-11-28"),
]
EDGES = [
    ("en", "the end of the month", "2026-11-30"),
    ("en", "the beginning of next week", "2026-11-30"),
    ("en", "mid January", "2027-01-15"),
    ("en", "by the end of next week", "by 2026-12-04 ? end: 2026-12-04 | 2026-12-06"),
    ("en", "by the end of the day", "by 2026-11-25T23:59"),
    ("en", "end of day Friday", "2026-11-27T23:59"),
    ("en", "late January", "2027-01-21"),
    ("en", "end of March", "2027-03-31"),
    ("en", "end of the year", "2026-12-31"),
    ("es", "a fin de mes", "2026-11-30"),
    ("es", "a principios de la próxima semana", "2026-11-30"),
    ("es", "a mediados de enero", "2027-01-15"),
    ("es", "a finales de la semana que viene", "2026-12-04 ? end: 2026-12-04 | 2026-12-06"),
]
RANGES = [
    ("en", "3 to 5 December", "2026-12-03..2026-12-05"),
    ("en", "Dec 3-5", "2026-12-03..2026-12-05"),
    ("en", "from Monday to Thursday", "2026-11-30..2026-12-03"),
    ("en", "from 4 December to 3 January", "2026-12-04..2027-01-03"),
    ("en", "Friday from 2 to 4", "2026-11-27T14:00..2026-11-27T16:00"),
    ("en", "between 9 and 11 on Friday", "2026-11-27T09:00..2026-11-27T11:00"),
    ("en", "Friday 10pm-2am", "2026-11-27T22:00..2026-11-28T02:00"),
    ("en", "2 to 4 on Tuesday", "2026-12-01T14:00..2026-12-01T16:00"),
    ("en", "Tuesday 10-11.30", "2026-12-01T10:00..2026-12-01T11:30"),
    ("en", "between Christmas and New Year", "2026-12-25..2027-01-01"),
    ("en", "10pm to 2am", "2026-11-25T22:00..2026-11-26T02:00"),
    ("en", "from 9 to 5", "2026-11-26T09:00..2026-11-26T17:00"),
    ("en", "Friday 4pm for 2 hours", "2026-11-27T16:00..2026-11-27T18:00"),
    ("en", "we were closed from 1 October to 24 December", "2026-10-01..2026-12-24"),
    ("es", "desde las 3 hasta las 5", "2026-11-25T15:00..2026-11-25T17:00"),
    ("es", "el lunes 3-8", "2026-11-30T15:00..2026-11-30T20:00"),
    ("es", "del 3 al 5 de diciembre", "2026-12-03..2026-12-05"),
    ("es", "de lunes a jueves", "2026-11-30..2026-12-03"),
    ("es", "el viernes de 2 a 4", "2026-11-27T14:00..2026-11-27T16:00"),
    ("es", "el viernes entre las 9 y las 11", "2026-11-27T09:00..2026-11-27T11:00"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [*HOURS, *PERIODS, *EDGES, *RANGES])
def test_hours_periods_their_edges_and_ranges(language: str, text: str, wanted: str) -> None:
    assert read(text, language) == [wanted]


@pytest.mark.parametrize(("language", "text", "late", "early"), BARE)
def test_a_bare_hour_that_may_be_before_or_after_noon_is_in_doubt(
    language: str, text: str, late: str, early: str
) -> None:
    assert read(text, language) == [f"{late} ? hour: {late} | {early}"]


def test_by_an_hour_at_the_end_is_an_hour() -> None:
    assert read("send it by 5") == ["by 2026-11-25T17:00 ? hour: 2026-11-25T17:00 | 2026-11-25T05:00"]
    assert read("send it by 5 people") == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "tomorrow morning", "morning"),
        ("en", "tomorrow evening", "evening"),
        ("es", "mañana por la mañana", "morning"),
        ("es", "mañana por la tarde", "tarde"),
    ],
)
def test_parts_of_the_day_are_as_long_as_the_organisation_has_them(language: str, text: str, name: str) -> None:
    own = {name: (time(8, 15), time(11, 45))}
    assert read(text, language, hours=own) == ["2026-11-26T08:15..2026-11-26T11:45"]
    assert read(text, language) != ["2026-11-26T08:15..2026-11-26T11:45"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "tomorrow morning", "2026-11-26T06:00..2026-11-26T12:00"),
        ("en", "Friday afternoon", "2026-11-27T12:00..2026-11-27T18:00"),
        ("en", "tonight", "2026-11-25T20:00..2026-11-25T23:59"),
        ("es", "mañana por la mañana", "2026-11-26T06:00..2026-11-26T12:00"),
        ("es", "el viernes por la tarde", "2026-11-27T13:00..2026-11-27T20:00"),
        ("es", "esta noche", "2026-11-25T20:00..2026-11-25T23:59"),
    ],
)
def test_parts_of_the_day_have_their_usual_hours(language: str, text: str, wanted: str) -> None:
    assert read(text, language) == [wanted]
