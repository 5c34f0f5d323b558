"""Which way a sentence looks: what was, or what is to come."""

import re

from bot.understanding.dates.words import Words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def cues_in(folded: str, start: int, end: int, words: Words) -> tuple[tuple[int, bool], ...]:
    """Where a sentence tells of what was (true) or of what is to come (false)."""
    found = ((each.start(), cue(each.group(), words)) for each in WORD.finditer(folded, start, end))
    return tuple((place, is_past) for place, is_past in found if is_past is not None)


def cue(word: str, words: Words) -> bool | None:
    if word in words.future:
        return False
    return True if word in words.past or is_past_form(word, words) else None


def is_past_form(word: str, words: Words) -> bool:
    return len(word) > 4 and word.endswith(words.past_endings) if words.past_endings else False
