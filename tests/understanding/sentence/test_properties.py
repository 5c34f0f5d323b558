"""What holds for any text: nothing breaks, every place lies in the text, and case says nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.sentence.clauses import clauses_of
from bot.understanding.sentence.cues import TABLES
from bot.understanding.sentence.line import Line
from bot.understanding.sentence.types import Side
from bot.understanding.sentence.words import words_of
from bot.understanding.text import folded
from tests.understanding.counting import calls
from tests.understanding.sentence.telling import told

PIECES = (
    "I promised",
    "we will send",
    "the room list",
    "by Friday",
    "remind me to",
    "call Rosa",
    "Eastside",
    "they need",
    "a bus",
    "if",
    "and",
    ",",
    ";",
    ".",
    "\n",
    '"no way"',
    "“sí”",
    "¿",
    "?",
    "prometí",
    "les voy a mandar",
    "quedaron en",
    "el lunes",
    "recuérdame",
    "told me",
    "met Amina",
    "no",
    "undo",
    "show my reminders",
    "every",
    "two hours before",
    "said",
    "will",
    ":",
)
RAMBLING = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(["en", "es", "so", "zh"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), RAMBLING), LANGUAGES, st.sampled_from(list(Side)))
def test_any_text_is_read_and_every_place_lies_in_it(text: str, language: str, side: Side) -> None:
    made = told(text, language, side)
    places = [*made.unread, *(one.words for one in made.notes), *(one.words for one in made.asks)]
    places += [*(one.words for one in made.commitments), *(one.words for one in made.reminders)]
    for words in (*places, *(one.todo for one in made.reminders)):
        assert 0 <= words.start <= words.end <= len(text)
        assert words.text == text[words.start : words.end]
    assert 0.0 <= made.confidence <= 1.0


@settings(max_examples=100, deadline=None)
@given(RAMBLING)
def test_what_is_quoted_is_kept_letter_for_letter(text: str) -> None:
    for draft in told(text).notes:
        for part in draft.quote.split(" … "):
            assert part in text


@settings(max_examples=100, deadline=None)
@given(RAMBLING.filter(lambda text: "Eastside" not in text and "Rosa" not in text and "Amina" not in text))
def test_small_letters_say_the_same(text: str) -> None:
    one, other = told(text), told(text.lower())
    assert one.intents == other.intents
    assert [draft.owner for draft in one.commitments] == [draft.owner for draft in other.commitments]
    assert [draft.kind for draft in one.notes] == [draft.kind for draft in other.notes]


@settings(max_examples=60, deadline=None)
@given(RAMBLING, st.sampled_from(list(TABLES)))
def test_clauses_leave_no_word_out(text: str, language: str) -> None:
    line = Line(words_of(folded(text), (), ()), TABLES[language], (), ())
    assert [at for clause in clauses_of(line) for at in range(clause.first, clause.end)] == list(range(len(line.words)))


@pytest.mark.parametrize(
    "piece",
    [
        "I promised ",
        "I promised Casa Latina and Eastside ",
        "if ",
        '"',
        "remind me to ",
        "they said they will ",
        "и ",
        "el lunes ",
        ", and I ",
        "1 ",
        "a",
    ],
)
def test_ten_thousand_characters_of_anything_are_work_that_grows_with_them(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    short, long = calls(lambda: told(text[:2_000])), calls(lambda: told(text))
    assert long <= 1.15 * 5 * short + 2_000
