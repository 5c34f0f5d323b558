"""Which way a sentence looks: what was, or what is to come."""

import re

from bot.understanding.dates.words import Words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?;\n]+(?:\s|$)")


def looks_back(folded: str, at: int, words: Words) -> bool | None:
    """Whether the clause around a place tells of what was; none when it does not say."""
    start = max(
        (found.end() for found in SENTENCE_END.finditer(folded, max(0, at - 300), at)), default=max(0, at - 300)
    )
    before = WORD.findall(folded, start, at)
    for word in reversed(before[-25:]):
        if word in words.future:
            return False
        if word in words.past or is_past_form(word, words):
            return True
    return None


def is_past_form(word: str, words: Words) -> bool:
    return len(word) > 4 and word.endswith(words.past_endings) if words.past_endings else False
