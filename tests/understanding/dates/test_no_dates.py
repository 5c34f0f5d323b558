"""What looks like a date and is none."""

import pytest

from tests.understanding.dates.reading import read, words

NONE = {
    "en": [
        "she may come with her mother",
        "they march on, and so do we",
        "the sun was out",
        "we sat down in the sun",
        "Mar is our new volunteer",
        "the second room is free",
        "give me a second",
        "it is a second-hand table",
        "a second time",
        "the third floor",
        "the first meeting went well",
        "it costs $12",
        "it costs 12 euros, or 3.50 for children",
        "call 030 123 4567",
        "call +49 30 1234567 or 555-0123",
        "room 12",
        "in room 3/4",
        "the code is code 24-12",
        "we run version 2.4.1 now that v1.2.3 is gone".replace("now ", ""),
        "open 24/7",
        "one on one",
        "5 people and 30 chairs",
        "at 5 schools",
        "page 12, ref 12/11",
        "10 of the 12",
        "three of us",
        "one more time",
        "chapter 3-4",
        "we liked it",
        "",
        "?!",
    ],
    "es": [
        "el mar está lejos",
        "vive en el segundo piso",
        "una segunda vez",
        "cuesta 12 euros",
        "son 12 personas y 30 sillas",
        "abierto 24/7",
        "sala 12",
        "en la habitación 3/4",
        "uno a uno",
        "el tercer grado",
        "llama al 555 012 3456",
        "media docena",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in NONE for text in NONE[language]])
def test_what_means_something_else_is_no_date(language: str, text: str) -> None:
    assert words(text, language) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Tuesday, 12 people came", ["On Tuesday"]),
        ("room 12, 3 December", ["3 December"]),
        ("one Tuesday we sat outside", ["Tuesday"]),
        ("3 Friday sessions", ["Friday"]),
        ("in May", ["in May"]),
        ("may", ["may"]),
        ("by March", ["by March"]),
        ("sat 5 dec", ["sat 5 dec"]),
        ("on 24/7", ["on 24/7"]),
    ],
)
def test_what_counts_something_else_is_left_out_of_the_date(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "We meet Friday. 4 people come.", ["Friday"]),
        ("en", "It was in March. 5 of us went.", ["in March"]),
        ("en", "Every Monday. Until June it is free.", ["Every Monday", "Until June"]),
        ("es", "Nos vemos el viernes. 4 personas vienen.", ["el viernes"]),
    ],
)
def test_no_date_goes_across_a_full_stop(language: str, text: str, wanted: list[str]) -> None:
    assert words(text, language) == wanted


def test_a_full_stop_that_shortens_a_word_ends_nothing() -> None:
    assert read("Dec. 4 at 5 p.m. in the hall") == ["2026-12-04T17:00"]
