"""How much work a text is: twice the text is at most a little more than twice the work, whatever it repeats."""

import pytest

from bot.understanding.dates import Context, find_dates
from bot.understanding.dates.finding import STAGES
from bot.understanding.text import LONGEST
from tests.understanding.counting import calls
from tests.understanding.dates.reading import BERLIN, NOW

SIZE = 1200
PIECES = [
    "1 ", "1, ", "1-", "- ", ", ", '" ', "'s ", "1.", "1.1.", "1:", "1/2 ", "a-", "a1,", "p.m. ", "\n", "é ", "之 ",
    "next ", "every ", "de la ", "the ", "in ", "on ", "of ", "may ", "first ", "2nd ", "twenty-", "half ", "x ",
    "on monday, ", "monday or ", "monday to ", "3 may ", "may 3 to ", "3 to ", "4th, ", "the 4th and ", "4th and ",
    "every monday and ", "monday and ", "mondays, ", "every 4th, ", "every may except may or ", "except on for the ",
    "a day and ", "2 weeks, ", "2 days before ", "a week on ", "from 3 to ", "between 3 and ", "at 5 ", "12:00-",
    "last week of ", "met. ", "we met and will go ", "xyzmonda ", "el 5, ", "cada lunes y ", "todos los ",
    "el primer lunes de ", "hace ", "una semana antes de ", "la manana ", "entre las 3 y ",
    "the 2nd and ", "every 2nd and 4th, ", "4 and ", "monday at 3 and ", "half ten to ", "7ish ", "0900-",
    "first thing ", "two thousand and ", "a week ago ", "del 7 al ", "el cuarto y ", "si y otro no ",
]  # fmt: skip


def work(text: str, language: str) -> int:
    """How many calls are made to read a text."""
    context = Context(NOW, BERLIN, language)
    return calls(lambda: find_dates(text, context))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_about_twice_the_work(piece: str, language: str) -> None:
    often = SIZE // len(piece)
    once, twice = work(piece * often, language), work(piece * often * 2, language)
    assert twice / once <= 2.3


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("piece", ["every monday and ", "1, ", "a.", "4th, ", "1,", "de la "])
def test_the_longest_text_is_no_more_work_for_each_letter_than_a_short_one(piece: str, language: str) -> None:
    short, longest = SIZE // len(piece), LONGEST // len(piece)
    assert work(piece * longest, language) / work(piece * short, language) <= 1.15 * longest / short


def test_no_pattern_goes_on_without_an_end() -> None:
    patterns = [pattern for stage in STAGES for rules in stage.by_opening.values() for pattern, _ in rules]
    assert patterns
    assert not [pattern.pattern for pattern in patterns if set("*+") & set(pattern.pattern)]
