"""Dates as people write them, alone and in sentences."""

import pytest

from tests.understanding.dates import english_more, spanish_more
from tests.understanding.dates.english_phrases import ENGLISH
from tests.understanding.dates.phrases import is_right
from tests.understanding.dates.spanish_phrases import SPANISH


@pytest.mark.parametrize(("text", "answers"), [*ENGLISH, *english_more.ENGLISH])
def test_english_phrases_mean_what_people_mean_by_them(text: str, answers: str) -> None:
    assert is_right(text, "en", answers)


@pytest.mark.parametrize(("text", "answers"), [*SPANISH, *spanish_more.SPANISH])
def test_spanish_phrases_mean_what_people_mean_by_them(text: str, answers: str) -> None:
    assert is_right(text, "es", answers)
