"""Which way a sentence looks: what was, or what is to come."""

import re

from bot.understanding.dates.words import Words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def cues_in(folded: str, start: int, end: int, words: Words) -> tuple[tuple[int, bool], ...]:
    """Where a sentence tells of what was (true) or of what is to come (false)."""
    found: list[tuple[int, bool]] = []
    before = ""
    for each in WORD.finditer(folded, start, end):
        word = each.group()
        is_past = cue(word, words)
        if is_past is not None and not (is_past and before in words.present):
            found.append((each.start(), is_past))
        before = word
    return tuple(found)


def cue(word: str, words: Words) -> bool | None:
    if word in words.future:
        return False
    return True if word in words.past or is_past_form(word, words) else None


def is_past_form(word: str, words: Words) -> bool:
    is_form = len(word) > 4 and word.endswith(words.past_endings) if words.past_endings else False
    return is_form and word not in words.neither
