"""The word tables, which translators extend: each word stands as it is looked for, and in one place."""

from collections import Counter
from dataclasses import fields

import pytest

from bot.understanding.names.languages import BY_CODE, tables_for
from bot.understanding.names.normal import fold, meaning, read
from bot.understanding.names.same_words import BODIES, SAME
from bot.understanding.names.tables import Tables


@pytest.mark.parametrize("tables", BY_CODE.values(), ids=BY_CODE)
def test_every_word_is_written_as_it_is_looked_for(tables: Tables) -> None:
    for field in fields(tables):
        assert {word for word in getattr(tables, field.name) if fold(word) != word} == set()


def test_words_that_mean_the_same_are_written_as_they_are_looked_for() -> None:
    assert [word for word in SAME.split() if fold(word) != word or not word.isalpha()] == []


def test_every_body_is_the_first_word_of_a_line() -> None:
    assert set(BODIES.split()) - {line.split()[0] for line in SAME.strip().splitlines()} == set()


def test_a_word_means_one_thing_only() -> None:
    counted = Counter(word for line in SAME.strip().splitlines() for word in set(line.split()))
    assert [word for word, count in counted.items() if count > 1] == []


def test_other_languages_are_read_with_the_english_words_too() -> None:
    assert {"con", "with"} <= tables_for("es-MX").leads
    assert tables_for("so") == tables_for("en") == tables_for("")


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("univ", "university"),
        ("universidad", "university"),
        ("ctr", "center"),
        ("centros", "center"),
        ("iglesias", "church"),
        ("libraries", "library"),
        ("services", "servicios"),
        ("niños", "children"),
        ("mujeres", "women"),
        ("st", "saint"),
        ("mathematics", "math"),
    ],
)
def test_short_forms_plurals_and_other_languages_stand_for_the_same(word: str, same: str) -> None:
    assert meaning(fold(word)) == meaning(same)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The Bread & Roses Café, Inc.", ("bread", "and", "roses", "cafe")),
        ("St. Mary’s", ("st", "mary")),
        ("P.M.N.M. House", ("pmnm", "house")),
        ("O'Brien's Place", ("obrien", "place")),
        ("Maison de l’Amitié", ("maison", "de", "amitie")),
        ("東区互助会", ("東区互助会",)),
        ("हिन्दी संस्था", ("हिन्दी", "संस्था")),
        ("한국 문화회", ("한국", "문화회")),
        ("The", ("the",)),
        ("Łódź Straße", ("lodz", "strasse")),
        ("…", ()),
    ],
)
def test_a_name_is_taken_apart_into_folded_words(name: str, plain: tuple[str, ...]) -> None:
    assert read(name).plain == plain


def test_small_words_stay_where_there_is_nothing_else() -> None:
    assert read("The And").content == ("and",)
    assert read("House of the Elders").content == ("house", "elder")
