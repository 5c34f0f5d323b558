"""Kinds of help around a sentence: its language, its themes, what is much the same, and what clauses it has."""

import pytest

from bot.understanding.sentence.clauses import clauses_of
from bot.understanding.sentence.cues import TABLES
from bot.understanding.sentence.duplicates import alike
from bot.understanding.sentence.language import language_of
from bot.understanding.sentence.line import Line
from bot.understanding.sentence.phrases import Phrases
from bot.understanding.sentence.themes import Lexicon, seeded, suggest
from bot.understanding.sentence.words import words_of
from bot.understanding.text import folded


def spoken(text: str, before: str = "en", known: tuple[str, ...] = ()) -> str:
    return language_of(text, [word.text for word in words_of(folded(text), (), ())], before, known)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("they need a bigger room", "en"),
        ("necesitan un salón más grande", "es"),
        ("les prometi la lista para el viernes", "es"),
        ("waxay u baahan yihiin qol", "en"),
        ("他们需要一个更大的房间", "zh"),
        ("يحتاجون إلى غرفة أكبر", "ar"),
        ("ትልቅ ክፍል ያስፈልጋቸዋል", "am"),
        ("¿cuándo abren los sábados?", "es"),
    ],
)
def test_the_language_is_known_by_small_words_and_by_script(text: str, language: str) -> None:
    assert spoken(text) == language


@pytest.mark.parametrize("text", ["gracias", "ok", "no", "Casa Latina", ""])
def test_a_few_words_do_not_change_the_language(text: str) -> None:
    assert spoken(text, "en") == "en"
    assert spoken(text, "es") == "es"


def test_only_a_language_of_the_organisation_is_chosen() -> None:
    assert spoken("necesitan un salón más grande", "en", ("en", "so")) == "en"


def test_themes_come_with_the_words_that_say_so() -> None:
    first = suggest("classes are in the evening and no bus runs at those hours", seeded())
    assert [one.theme for one in first] == ["hours", "transport"]
    assert first[0].because == ("evening", "hour")


def test_a_theme_that_people_keep_taking_away_is_not_suggested_any_more() -> None:
    lexicon = seeded()
    for _ in range(4):
        lexicon = lexicon.learn(["bus"], "transport", accepted=False)
    assert "transport" not in [one.theme for one in suggest("the bus", lexicon)]


def test_a_word_that_people_gave_a_theme_is_suggested_with_it() -> None:
    lexicon = seeded().learn(["carpool", "map"], "transport", accepted=True)
    assert [one.theme for one in suggest("they want a carpool", lexicon)] == ["transport"]


def test_learning_leaves_what_was_there_as_it_is() -> None:
    before = seeded()
    before.learn(["bus"], "food", accepted=True)
    assert before == seeded()
    assert suggest("anything", Lexicon()) == []


NOTES = {
    1: "Families can't come in the evening because the last bus leaves at six",
    2: "They need a Somali story time on Saturdays",
    3: "The room is too small for the whole group",
}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("families cannot come in the evening, the last bus leaves at six", 1),
        ("the last bus leaves at 6 so families can't come evenings", 1),
        ("they need Somali story time Saturday", 2),
        ("Room too small for the whole group", 3),
    ],
)
def test_a_note_that_says_much_the_same_is_found(text: str, key: int) -> None:
    assert [found for found, _ in alike(text, NOTES)] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "They need a bigger room on Saturdays",
        "Families want more evening classes",
        "The bus stop is far from the library",
        "The group asked for a Somali interpreter",
    ],
)
def test_a_note_about_something_else_is_not(text: str) -> None:
    assert alike(text, NOTES) == []


def test_phrases_find_the_longest_and_may_lack_a_word() -> None:
    phrases = Phrases([("i|we will not?", "any"), ("we will not", "denied")], frozenset({"also"}))
    assert list(phrases.within(["so", "we", "also", "will", "go"])) == [(1, 4, "any")]
    assert phrases.at(["we", "will", "not"], 0) == (3, "any")
    assert phrases.at(["we", "would"], 0) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They need chairs, tables and someone who cooks.", 1),
        ("They need chairs and I promised ten by Friday", 2),
        ("Amina said that they will come and that she will bring food", 2),
        ("met Dr. Lee at 9 a.m. on Main St. with the team", 1),
        ("remind me to tell them we will come", 1),
        ("one thing; another thing. a third\na fourth", 4),
    ],
)
def test_a_message_is_cut_where_somebody_else_does_something(text: str, count: int) -> None:
    line = Line(words_of(folded(text), (), ()), TABLES["en"], (), ())
    assert len(clauses_of(line)) == count
