"""Days: by name, by number, by weekday, seen from a Wednesday, 25 November 2026."""

from datetime import UTC, datetime

import pytest

from tests.understanding.dates.reading import BERLIN, CHICAGO, read

POINTS = [
    ("en", "today", "2026-11-25"),
    ("en", "I'll phone her tomorrow", "2026-11-26"),
    ("en", "the day after tomorrow", "2026-11-27"),
    ("en", "yesterday", "2026-11-24"),
    ("en", "the day before yesterday", "2026-11-23"),
    ("en", "in two weeks", "2026-12-09"),
    ("en", "within ten days", "2026-12-05"),
    ("en", "in a couple of weeks", "2026-12-09"),
    ("en", "a fortnight ago", "2026-11-11"),
    ("en", "three months ago", "2026-08-25"),
    ("en", "in a few days", "2026-11-28 ? vague"),
    ("en", "3 weeks from Friday", "2026-12-18"),
    ("en", "two weeks before Christmas", "2026-12-11"),
    ("en", "in five working days", "2026-12-02"),
    ("es", "hoy", "2026-11-25"),
    ("es", "te llamo mañana", "2026-11-26"),
    ("es", "pasado mañana", "2026-11-27"),
    ("es", "ayer", "2026-11-24"),
    ("es", "anteayer", "2026-11-23"),
    ("es", "en dos semanas", "2026-12-09"),
    ("es", "dentro de tres días", "2026-11-28"),
    ("es", "hace dos semanas", "2026-11-11"),
    ("es", "hace tres meses", "2026-08-25"),
]
WEEKDAYS = [
    ("en", "met Friday", "2026-11-20"),
    ("en", "the list by Friday", "by 2026-11-27"),
    ("en", "they need it before Friday", "by 2026-11-27"),
    ("en", "we will talk on Wednesday", "2026-12-02"),
    ("en", "we met by the river Friday", "2026-11-20"),
    ("en", "she asked for it by Friday", "by 2026-11-27"),
    ("en", "this Friday", "2026-11-27"),
    ("en", "last Friday", "2026-11-20"),
    ("en", "last Friday in the office", "2026-11-20"),
    ("en", "next Friday", "2026-12-04 ? next: 2026-12-04 | 2026-11-27"),
    ("en", "next Wednesday", "2026-12-02"),
    ("en", "Monday of next week", "2026-11-30"),
    ("en", "Friday week", "2026-12-04"),
    ("en", "the Friday after next", "2026-12-04"),
    ("en", "two Fridays from now", "2026-12-04"),
    ("en", "two Fridays ago", "2026-11-13"),
    ("en", "closed since Monday", "after 2026-11-23"),
    ("en", "Friday or Monday", "2026-11-27 ? several: 2026-11-27 | 2026-11-30"),
    ("es", "nos reunimos el viernes", "2026-11-20"),
    ("es", "la lista para el viernes", "by 2026-11-27"),
    ("es", "hablamos para ver la sala el viernes", "2026-11-20"),
    ("es", "pidieron la lista para el viernes", "by 2026-11-27"),
    ("es", "hasta el viernes", "by 2026-11-27"),
    ("es", "este viernes", "2026-11-27"),
    ("es", "el viernes pasado", "2026-11-20"),
    ("es", "el próximo viernes", "2026-12-04 ? next: 2026-12-04 | 2026-11-27"),
    ("es", "el viernes que viene", "2026-12-04 ? next: 2026-12-04 | 2026-11-27"),
    ("es", "el lunes de la próxima semana", "2026-11-30"),
]
NUMBERED = [
    ("en", "4 December", "2026-12-04"),
    ("en", "December the 4th", "2026-12-04"),
    ("en", "the 4th of December 2027", "2027-12-04"),
    ("en", "Dec 4, 2027", "2027-12-04"),
    ("en", "we will open on 4 March", "2027-03-04"),
    ("en", "we spoke on 4 March", "2026-03-04"),
    ("en", "29 February", "2028-02-29"),
    ("en", "on the 15th", "2026-12-15"),
    ("en", "the 1st of next month", "2026-12-01"),
    ("en", "Monday the 7th", "2026-12-07"),
    ("en", "30 February", "problem: no such day"),
    ("es", "4 de diciembre", "2026-12-04"),
    ("es", "el 4 de diciembre de 2027", "2027-12-04"),
    ("es", "hablamos el 4 de marzo", "2026-03-04"),
    ("es", "el 15", "2026-12-15"),
    ("es", "lunes 7", "2026-12-07"),
    ("es", "30 de febrero", "problem: no such day"),
    ("es", "4 de mayo de dos mil treinta", "2030-05-04"),
    ("en", "May 4, two thousand and thirty", "2030-05-04"),
    ("es", "fue el 4 de mayo del 87", "2026-05-04 ? partly"),
]
CLASHES = [
    ("en", "Friday 4 December", "2026-12-04"),
    ("en", "Friday 5 December", "2026-12-05 ? clash: 2026-12-05 | 2026-12-04"),
    ("en", "Monday, 1 December 2026", "2026-12-01 ? clash: 2026-12-01 | 2026-11-30"),
    ("en", "we met Friday 5 December", "2025-12-05"),
    ("en", "Wednesday 26", "2027-05-26 ? clash: 2027-05-26 | 2026-11-26"),
    ("en", "4 December, Friday", "2026-12-04"),
    ("en", "tomorrow, Thursday", "2026-11-26"),
    ("es", "viernes 4 de diciembre", "2026-12-04"),
    ("es", "viernes 5 de diciembre", "2026-12-05 ? clash: 2026-12-05 | 2026-12-04"),
]
PLACED = [
    ("en", "the first Monday in March", "2027-03-01"),
    ("en", "the second Tuesday of next month", "2026-12-08"),
    ("en", "the last Friday of the month", "2026-11-27"),
    ("en", "the last Friday in March", "2027-03-26"),
    ("en", "the third Tuesday of January 2027", "2027-01-19"),
    ("es", "el primer lunes de marzo", "2027-03-01"),
    ("es", "el último viernes del mes", "2026-11-27"),
    ("es", "el tercer martes de enero de 2027", "2027-01-19"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [*POINTS, *NUMBERED, *CLASHES, *PLACED])
def test_days_by_their_name_number_and_place(language: str, text: str, wanted: str) -> None:
    assert read(text, language) == [wanted]


@pytest.mark.parametrize(("language", "text", "wanted"), WEEKDAYS)
def test_weekdays_look_the_way_that_their_sentence_does(language: str, text: str, wanted: str) -> None:
    assert read(text, language)[0] == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "We met Friday and she will send it by Monday", ["2026-11-20", "by 2026-11-30"]),
        ("en", "On Friday we met, and she will call on Monday", ["2026-11-20", "2026-11-30"]),
        ("en", "I will come Friday, he said", ["2026-11-27"]),
        ("es", "El viernes hablamos y el lunes voy a llevar las sillas", ["2026-11-20", "2026-11-23"]),
        ("es", "Hablamos el viernes y voy a llevar las sillas el lunes", ["2026-11-20", "2026-11-30"]),
    ],
)
def test_each_date_looks_the_way_of_the_verb_that_is_nearest_before_it(
    language: str, text: str, wanted: list[str]
) -> None:
    assert read(text, language) == wanted


def test_a_context_that_says_what_was_meant_outweighs_the_words() -> None:
    assert read("on Friday", is_past=True) == ["2026-11-20"]
    assert read("met Friday", is_past=False) == ["2026-11-27"]


DAY_FIRST, MONTH_FIRST = "2027-04-03", "2027-03-04"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", ["03/04", "03/04/2027"])
def test_numbers_are_a_day_and_a_month_in_the_order_that_is_set(language: str, text: str) -> None:
    assert read(text, language, is_day_first=True) == [DAY_FIRST]
    assert read(text, language, is_day_first=False) == [MONTH_FIRST]


@pytest.mark.parametrize("text", ["03/04", "03/04/2027"])
def test_where_no_order_is_set_both_days_are_given_the_likelier_first(text: str) -> None:
    assert read(text, "en") == [f"{MONTH_FIRST} ? order: {MONTH_FIRST} | {DAY_FIRST}"]
    assert read(text, "es") == [f"{DAY_FIRST} ? order: {DAY_FIRST} | {MONTH_FIRST}"]


@pytest.mark.parametrize("text", ["2026-12-24", "24/12/2026", "12/24/2026", "24.12.2026", "24-12-2026"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_numbers_that_are_only_one_day_are_that_day(text: str, language: str) -> None:
    assert read(text, language) == ["2026-12-24"]


@pytest.mark.parametrize("text", ["2026-13-45", "31/02/2027", "on 31 November"])
def test_numbers_that_are_surely_a_date_but_no_day_are_a_problem(text: str) -> None:
    assert read(text) == ["problem: no such day"]


@pytest.mark.parametrize(
    ("zone", "text", "wanted"),
    [
        (BERLIN, "tomorrow", "2026-11-26"),
        (CHICAGO, "tomorrow", "2026-11-25"),
        (BERLIN, "in 3 hours", "2026-11-25T05:30"),
        (CHICAGO, "in 3 hours", "2026-11-24T22:30"),
        (CHICAGO, "we met Wednesday", "2026-11-18"),
        (BERLIN, "we met Wednesday", "2026-11-25"),
    ],
)
def test_today_is_that_of_the_zone(zone: str, text: str, wanted: str) -> None:
    assert read(text, now=datetime(2026, 11, 25, 1, 30, tzinfo=UTC), zone=zone) == [wanted]
