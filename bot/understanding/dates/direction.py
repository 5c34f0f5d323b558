"""Which way a sentence looks: what was, or what is to come."""

import re

from bot.understanding.dates.words import Words
from bot.understanding.text import Folded

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

SHORTEST_FORM = 3
"""Letters; words such as *qué* and *aún* are no forms."""


def cues_in(seen: Folded, start: int, end: int, words: Words) -> tuple[tuple[int, bool], ...]:
    """Where a sentence tells of what was (true) or of what is to come (false)."""
    found: list[tuple[int, bool]] = []
    before = ""
    for each in WORD.finditer(seen.text, start, end):
        word = each.group()
        is_past = cue(word, words)
        if is_past is None and seen.places and words.accented_past:
            is_past = by_accent(seen.original[seen.place(each.start()) : seen.end(each.end())].lower(), words)
        if is_past is not None and not (is_past and before in words.present):
            found.append((each.start(), is_past))
        before = word
    return tuple(found)


def cue(word: str, words: Words) -> bool | None:
    if word in words.future:
        return False
    return True if word in words.past or is_past_form(word, words) else None


def by_accent(written: str, words: Words) -> bool | None:
    """What the accent at a word's end says: habló was, hablaré is to come."""
    if written.isascii() or len(written) <= SHORTEST_FORM:
        return None
    if written.endswith(words.accented_future):
        return False
    return True if written.endswith(words.accented_past) else None


def is_past_form(word: str, words: Words) -> bool:
    is_form = len(word) > 4 and word.endswith(words.past_endings) if words.past_endings else False
    return is_form and word not in words.neither
