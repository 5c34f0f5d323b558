"""Dates are typed in one's own language, and in English."""

from datetime import UTC, date, datetime, time

import pytest

from bot.occurrences import Rule
from bot.patterns import MonthlyNth, Pattern, Weekly
from bot.ui.date_smell import smells_of_date
from bot.ui.date_words import is_day_word
from bot.ui.dates import DateAnswer, NotUnderstood, Recurring, Understood, part_date, read_date, split_date

SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
ZONE = "Europe/Madrid"


def read(words: str) -> DateAnswer:
    return read_date(words, SATURDAY, ZONE, language="es")


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("el viernes a las 9", "2026-11-27", time(9)),
        ("mañana al mediodía", "2026-11-22", time(12)),
        ("mañana por la tarde", "2026-11-22", time(14)),
        ("pasado mañana", "2026-11-23", None),
        ("dentro de 3 semanas", "2026-12-12", None),
        ("en dos días laborables", "2026-11-24", None),
        ("hace 3 días", "2026-11-18", None),
        ("para el viernes por favor", "2026-11-27", None),
        ("antes del viernes", "2026-11-27", None),
        ("el 4 de diciembre de 2027", "2027-12-04", None),
        ("a fin de mes", "2026-11-30", None),
        ("by Friday", "2026-11-27", None),
        ("in 3 weeks at 3pm", "2026-12-12", time(15)),
    ],
)
def test_a_day_is_read_in_spanish_and_in_english(words: str, day: str, at: time | None) -> None:
    assert read(words) == Understood(date.fromisoformat(day), at)


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("cada lunes", Weekly((0,))),
        ("todos los lunes y jueves", Weekly((0, 3))),
        ("cada dos semanas los martes", Weekly((1,), 2, date(2026, 11, 24))),
        ("el último viernes de cada mes", MonthlyNth(4, -1)),
        ("every other Tuesday", Weekly((1,), 2, date(2026, 11, 24))),
    ],
)
def test_what_repeats_is_read_in_spanish_and_in_english(words: str, pattern: Pattern) -> None:
    assert read(words) == Recurring(Rule(time(9), ZONE, pattern))


def test_a_rule_in_spanish_has_its_hour_and_its_end() -> None:
    ended = Rule(time(9), ZONE, Weekly((1,)), date(2027, 6, 1))
    assert read("cada martes a las 9 hasta el 1 de junio") == Recurring(ended)


def test_reasons_name_the_month_in_the_reader_s_language() -> None:
    answer = read("31 de febrero")
    assert isinstance(answer, NotUnderstood)
    assert answer.why == "There is no 31 febrero."


def test_an_english_reader_types_no_spanish() -> None:
    assert isinstance(read_date("el viernes", SATURDAY, ZONE), NotUnderstood)


@pytest.mark.parametrize(
    ("words", "rest", "phrase"),
    [
        ("la lista para el viernes", "la lista", "para el viernes"),
        ("llamar a Ana mañana a las 9", "llamar a Ana", "mañana a las 9"),
        ("el viernes llamar a Ana", "llamar a Ana", "el viernes"),
        ("the list by Friday", "the list", "by Friday"),
        ('decir "nos vemos el lunes" el viernes', 'decir "nos vemos el lunes"', "el viernes"),
    ],
)
def test_a_date_is_taken_off_the_words_in_either_language(words: str, rest: str, phrase: str) -> None:
    parted = part_date(words, SATURDAY, ZONE, language="es")
    assert (parted.rest, parted.phrase) == (rest, phrase)
    assert isinstance(parted.answer, Understood)


def test_words_without_a_date_are_left_alone_in_both() -> None:
    assert split_date("hablar con la gente del barrio", SATURDAY, ZONE, language="es") == (
        "hablar con la gente del barrio",
        None,
    )


def test_words_that_speak_of_a_date_are_noticed_in_both() -> None:
    assert smells_of_date("las llaves del lunes o así", "es") == "lunes"
    assert smells_of_date("the keys on Monday or so", "es") == "Monday"
    assert smells_of_date("las llaves", "es") == ""


def test_a_word_for_a_day_is_known_in_its_language() -> None:
    assert is_day_word("Monday")
    assert is_day_word("lunes", "es")
    assert not is_day_word("lunes")


@pytest.mark.parametrize(
    "words",
    [
        "viernes",
        "en 2 semanas",
        "mañana",
        "en 1 semana",
        "viernes a las 9",
        "cada dos semanas los martes a las 9",
        "el último viernes del mes",
        "hoy",
        "el viernes pasado",
        "para el viernes",
        "cada 3 días desde el lunes",
        "cada 3 semanas los martes",
        "el tercer martes de cada mes",
        "cada día",
        "cada lunes",
        "cada dos semanas los martes",
        "cada mes el día 5",
    ],
)
def test_the_examples_that_are_given_in_spanish_can_be_typed(words: str) -> None:
    assert isinstance(read(words), Understood | Recurring), read(words)
