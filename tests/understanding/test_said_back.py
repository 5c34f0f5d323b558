"""What people say back in a few words, in every language alike."""

import pytest

from bot.understanding.sentence.cues import TABLES
from bot.understanding.sentence.cues.said_back import SAID, Back, opened, sides, wholly


def test_every_language_has_words_for_all_of_it() -> None:
    assert set(SAID) == set(TABLES)
    assert all(set(said) == set(Back) for said in SAID.values())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("yes please", Back.YES),
        ("Sí.", Back.YES),
        ("no thanks", Back.NO),
        ("that’s wrong", Back.NO),
        ("we did", Back.US),
        ("ellos", Back.THEM),
        ("undo that please", Back.UNDO),
        ("borra eso", Back.UNDO),
        ("we did the dishes", None),
        ("no, Thursday", None),
        ("", None),
    ],
)
def test_few_words_say_one_thing(words: str, says: Back | None) -> None:
    assert wholly(words) is says


@pytest.mark.parametrize(
    ("words", "rest", "is_opened", "is_undo"),
    [
        ("no, Thursday", "Thursday", True, False),
        ("sorry, I meant the 4th", "the 4th", True, False),
        ("perdón, quise decir el Centro", "el Centro", True, False),
        ("wait, scratch that", "", True, True),
        ("undo the promise", "promise", True, True),
        ("hi Thursday", "Thursday", False, False),
        ("rename Thursday", "rename Thursday", False, False),
    ],
)
def test_what_a_line_begins_with_is_taken_off(words: str, rest: str, is_opened: bool, is_undo: bool) -> None:
    found = opened(words)
    assert (found.rest, found.is_opened, found.is_undo) == (rest, is_opened, is_undo)


def test_what_is_right_and_what_was_wrong() -> None:
    assert sides("Monday but Tuesday") == ("Tuesday", "Monday")
    assert sides("Tuesday, not Monday") == ("Tuesday", "Monday")
    assert sides("Tuesday") == ("Tuesday", "")
