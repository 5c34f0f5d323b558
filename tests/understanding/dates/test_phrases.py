"""Dates as people write them, alone and in sentences."""

import pytest

from bot.understanding.dates.tables import words_for
from tests.understanding.dates import english_more, spanish_more
from tests.understanding.dates.english_phrases import ENGLISH
from tests.understanding.dates.phrases import is_right
from tests.understanding.dates.reading import read, words
from tests.understanding.dates.spanish_phrases import SPANISH


@pytest.mark.parametrize(("text", "answers"), [*ENGLISH, *english_more.ENGLISH])
def test_english_phrases_mean_what_people_mean_by_them(text: str, answers: str) -> None:
    assert is_right(text, "en", answers)


@pytest.mark.parametrize(("text", "answers"), [*SPANISH, *spanish_more.SPANISH])
def test_spanish_phrases_mean_what_people_mean_by_them(text: str, answers: str) -> None:
    assert is_right(text, "es", answers)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "the tour is scheduled for Friday", ["2026-11-27"]),
        ("en", "they moved the talk to Friday", ["2026-11-27"]),
        ("en", "the center is closed Monday", ["2026-11-30"]),
        ("en", "they painted the hall Monday", ["2026-11-23"]),
        ("en", "indeed, Monday", ["2026-11-30"]),
        ("es", "Marta pintó la sala el viernes", ["2026-11-20"]),
        ("es", "Marta pintará la sala el viernes", ["2026-11-27"]),
        ("es", "está cerrado el lunes", ["2026-11-30"]),
    ],
)
def test_what_is_set_for_a_day_is_to_come(language: str, text: str, wanted: list[str]) -> None:
    assert read(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Monday and Thursday at 10am", ["2026-11-30T10:00", "2026-11-26T10:00"]),
        ("en", "on the 4th and 5th of January", ["2027-01-04", "2027-01-05"]),
        ("en", "Jan 4, 5 and 6", ["2027-01-04", "2027-01-05", "2027-01-06"]),
        ("en", "on Jan 4 and 5 people came", ["2026-01-04"]),
        ("es", "martes y jueves a las 10:00 de la mañana", ["2026-12-01T10:00", "2026-11-26T10:00"]),
        ("es", "el 4, 5 y 6 de enero", ["2027-01-04", "2027-01-05", "2027-01-06"]),
    ],
)
def test_the_days_of_a_list_have_what_one_of_them_says(language: str, text: str, wanted: list[str]) -> None:
    assert read(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I'm free Sat and Sun", ["Sat", "Sun"]),
        ("see you on sat or sun", ["on sat", "sun"]),
        ("see him Sat, please", ["Sat"]),
        ("he sat by the Sun", []),
        ("#sun and $dec", []),
        ("talk about Monday", ["Monday"]),
        ("around the 20th", ["around the 20th"]),
        ("all of today's talks", ["today"]),
        ("lunch on Friday", ["on Friday"]),
    ],
)
def test_the_words_of_a_date_are_those_that_belong_to_it(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_slip_is_of_a_word_that_is_known(language: str) -> None:
    table = words_for(language)
    assert table.slips
    assert all(word in table.lexicon for word in table.slips)
