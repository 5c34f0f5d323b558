"""What shows can be looked for: every name has a form to compare, whatever it is written in."""

import sys

from storage.text import fold, is_blank


def test_nothing_that_shows_is_folded_to_nothing() -> None:
    letters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    assert [letter for letter in letters if not is_blank(letter) and not fold(letter)] == []


def test_an_accent_that_stands_alone_is_kept_and_one_on_a_letter_is_not() -> None:
    assert (fold("¨"), fold("´ ´"), fold("Élan ´")) == ("¨", "´ ´", "elan")
