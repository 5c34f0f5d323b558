"""What repeats, with its end, its count and its exceptions."""

import pytest

from tests.understanding.dates.reading import read

RULES = [
    ("en", "every Monday", "FREQ=WEEKLY;BYDAY=MO"),
    ("en", "on Mondays", "FREQ=WEEKLY;BYDAY=MO"),
    ("en", "every Monday and Wednesday", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("en", "every other week on Tuesday at 9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYHOUR=9;BYMINUTE=0"),
    ("en", "every second Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
    ("en", "every second Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU"),
    ("en", "every last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("en", "on the last Friday of every month at 3pm", "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=15;BYMINUTE=0"),
    ("en", "the first Monday of every month", "FREQ=MONTHLY;BYDAY=1MO"),
    ("en", "every month on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("en", "every 3 months", "FREQ=MONTHLY;INTERVAL=3"),
    ("en", "every year on 4 July", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4"),
    ("en", "weekdays at 8:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=30"),
    ("en", "every day", "FREQ=DAILY"),
    ("es", "cada lunes", "FREQ=WEEKLY;BYDAY=MO"),
    ("es", "los sábados", "FREQ=WEEKLY;BYDAY=SA"),
    ("es", "cada lunes y miércoles", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("es", "cada dos semanas el martes a las 9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYHOUR=9;BYMINUTE=0"),
    ("es", "todos los meses el día 15", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("es", "el 5 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("es", "el primer lunes de cada mes", "FREQ=MONTHLY;BYDAY=1MO"),
    ("es", "cada último viernes", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("es", "todos los días", "FREQ=DAILY"),
]
BOUNDS = [
    ("en", "every Friday until 18 December", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218"),
    ("en", "every day for two weeks", "FREQ=DAILY;UNTIL=20261209"),
    ("en", "every Tuesday, ten times", "FREQ=WEEKLY;BYDAY=TU;COUNT=10"),
    (
        "en",
        "every Tuesday and Thursday at 4pm, five times",
        "FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=16;BYMINUTE=0;COUNT=5",
    ),
    ("en", "every Monday starting 7 December", "FREQ=WEEKLY;BYDAY=MO from 2026-12-07"),
    ("en", "weekly from 1 December until 1 March", "FREQ=WEEKLY;UNTIL=20270301 from 2026-12-01"),
    ("es", "todos los viernes hasta el 18 de diciembre", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218"),
    ("es", "todos los días durante dos semanas", "FREQ=DAILY;UNTIL=20261209"),
    ("es", "todos los martes, diez veces", "FREQ=WEEKLY;BYDAY=TU;COUNT=10"),
    ("es", "cada lunes a partir del 7 de diciembre", "FREQ=WEEKLY;BYDAY=MO from 2026-12-07"),
]
EXCEPTIONS = [
    ("en", "every Thursday except 24 December", "FREQ=WEEKLY;BYDAY=TH without 2026-12-24"),
    ("en", "every day except Sundays", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA"),
    ("en", "every weekday but not on Fridays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
    ("en", "every Monday but not in August", "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=MO"),
    ("es", "todos los jueves excepto el 24 de diciembre", "FREQ=WEEKLY;BYDAY=TH without 2026-12-24"),
    ("es", "todos los días menos los domingos", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA"),
    ("es", "todos los lunes salvo en agosto", "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=MO"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [*RULES, *BOUNDS, *EXCEPTIONS])
def test_what_repeats_is_one_rule(language: str, text: str, wanted: str) -> None:
    assert read(text, language) == [wanted]
