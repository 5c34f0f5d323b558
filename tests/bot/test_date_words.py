"""Another language is a table of words: nothing else changes."""

from datetime import UTC, date, datetime, time

import pytest

from bot.occurrences import Rule
from bot.patterns import MonthlyNth, Weekly
from bot.ui.date_words import DateWords, Kind, Unit
from bot.ui.dates import DateAnswer, NotUnderstood, Recurring, Understood, read_date, split_date

SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
ZONE = "Europe/Madrid"
DAYS = (("lunes",), ("martes",), ("miercoles",), ("jueves",), ("viernes",), ("sabado",), ("domingo",))
SPANISH = DateWords(
    weekdays=DAYS,
    plurals=(),
    months=tuple(
        (name, name[:3])
        for name in (
            [
                "enero",
                "febrero",
                "marzo",
                "abril",
                "mayo",
                "junio",
                "julio",
                "agosto",
                "septiembre",
                "octubre",
                "noviembre",
                "diciembre",
            ]
        )
    ),
    numbers={"un": 1, "una": 1, "dos": 2, "tres": 3},
    nths={"primer": 1, "segundo": 2, "ultimo": -1},
    days={"hoy": 0, "manana": 1, "pasado manana": 2, "ayer": -1},
    units={
        "dia": (Unit.DAY, 1),
        "dias": (Unit.DAY, 1),
        "semana": (Unit.WEEK, 1),
        "semanas": (Unit.WEEK, 1),
        "mes": (Unit.MONTH, 1),
        "meses": (Unit.MONTH, 1),
        "dias laborables": (Unit.WORKING_DAY, 1),
    },
    hours={"mediodia": time(12)},
    roles={
        Kind.IN: ("en", "dentro de"),
        Kind.AGO: ("hace",),
        Kind.EVERY: ("cada",),
        Kind.AT: ("a las", "a la", "al"),
        Kind.UNTIL: ("hasta",),
        Kind.ON: ("el", "los"),
        Kind.BY: ("para", "para el", "antes del"),
        Kind.OF: ("de", "del"),
        Kind.AND: ("y",),
        Kind.END: ("fin", "final"),
    },
)


def read(words: str) -> DateAnswer:
    return read_date(words, SATURDAY, ZONE, table=SPANISH)


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("el viernes a las 9", "2026-11-27", time(9)),
        ("mañana al mediodía", "2026-11-22", time(12)),
        ("pasado mañana", "2026-11-23", None),
        ("dentro de 3 semanas", "2026-12-12", None),
        ("en dos días laborables", "2026-11-24", None),
        ("hace 3 días", "2026-11-18", None),
        ("el 4 de diciembre de 2027", "2027-12-04", None),
        ("fin de mes", "2026-11-30", None),
    ],
)
def test_spanish_days_are_read_from_a_table_of_words(words: str, day: str, at: time | None) -> None:
    assert read(words) == Understood(date.fromisoformat(day), at)


def test_spanish_rules_are_read_from_a_table_of_words() -> None:
    every_other = Weekly((1,), 2, date(2026, 11, 24))
    assert read("cada segundo martes a las 9 hasta el 1 de junio") == Recurring(
        Rule(time(9), ZONE, every_other, date(2027, 6, 1))
    )
    assert read("el último viernes de cada mes") == Recurring(Rule(time(9), ZONE, MonthlyNth(4, -1)))


def test_spanish_reasons_name_the_month_in_spanish() -> None:
    answer = read("31 de febrero")
    assert isinstance(answer, NotUnderstood)
    assert answer.why == "There is no 31 Febrero."


def test_a_spanish_date_is_split_off() -> None:
    rest, answer = split_date("la lista para el viernes", SATURDAY, ZONE, table=SPANISH)
    assert (rest, answer) == ("la lista", Understood(date(2026, 11, 27)))
