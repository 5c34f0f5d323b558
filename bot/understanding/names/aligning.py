"""How far a partner's name goes in a sentence, around a word of it that tells much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.names.index import Index
from bot.understanding.names.likeness import same_word
from bot.understanding.names.normal import KINDS
from bot.understanding.names.sentence import Sentence
from bot.understanding.names.shelf import Form

RARE: Final = 30
"""A word in more names than this is no beginning for finding one."""
FEW_OF_A_KIND: Final = 3
"""A word such as `clinic`, in small letters, is one only where so few have it."""
MOST_FORMS: Final = 60
LONGEST: Final = 12
"""Words of a name in a sentence."""
BESIDE: Final = 3
"""So far from a word another one of the same name is looked for first."""
SMALL_ENOUGH: Final = 3
"""A word with so few letters may be a small one with a slip in it."""
ALIKE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a sentence that may be a name, by their numbers."""

    start: int
    end: int
    known: float
    """How much of the name they are."""
    count: int
    """How many of its telling words were found."""
    is_head: bool
    """The word that tells much is the first one in the name that does."""

    @property
    def rank(self) -> tuple[bool, float, bool]:
        return self.count > 1, self.known, self.is_head


def stretch_around(index: Index, words: Sentence, at: int, free: Sequence[bool], may_slip: bool) -> Stretch | None:
    """The best stretch with a word in it; nothing when the word is in no name or in too many."""
    words_of_names = anchors(index, words, at, may_slip)
    if not words_of_names:
        return None
    best: Stretch | None = None
    looked = 0
    beside = {token.content for token in words.tokens[max(0, at - BESIDE) : at + BESIDE + 1]}
    for word in words_of_names:
        for form in index.forms_with(word):
            looked += 1
            if looked > MOST_FORMS:
                return best
            if form.is_short and not words.tokens[at].is_initials:
                continue
            if not may_slip and len(beside.intersection(form.words.content)) < 2:
                # Without any other sign, one word is not enough for a name.
                continue
            found = aligned(index, words, at, free, form, word)
            if best is None or found.rank > best.rank:
                best = found
    return best


def anchors(index: Index, words: Sentence, at: int, may_slip: bool) -> list[str]:
    """The words of names that one word of the sentence may be, where they tell much."""
    token = words.tokens[at]
    word = token.content
    most = RARE if word not in KINDS or token.is_capital else FEW_OF_A_KIND
    if words.is_talk(at) or token.plain in words.tables.titles:
        return []
    if index.count(word):
        return [word] if index.count(word) <= most else []
    return [other for other in index.near(word) if index.count(other) <= RARE] if may_slip else []


def aligned(index: Index, words: Sentence, at: int, free: Sequence[bool], form: Form, word: str) -> Stretch:
    """As many neighbours as belong to a name, on both sides."""
    left = list(form.words.content)
    spelled = dict(zip(form.words.content, form.words.spelled, strict=True))
    left.remove(word)
    got = index.weight(word)
    start, end, count = at, at + 1, 1
    for step in (-1, 1):
        place, skipped = at + step, 0
        while left and 0 <= place < len(words.tokens) and end - start < LONGEST and free[place]:
            token = words.tokens[place]
            if words.tokens[max(place, place - step)].breaks:
                break
            share, other = max((alike(token.content, one, spelled), one) for one in left)
            if share >= ALIKE:
                left.remove(other)
                got += index.weight(other)
                count += 1
                start, end = min(start, place), max(end, place + 1)
            elif token.plain not in words.tables.joining and token.plain not in form.words.plain:
                # A slip in a small word leaves nothing of it: `Bread adn Roses`.
                skipped += 1
                if skipped > 1 or len(token.plain) > SMALL_ENOUGH or words.is_talk(place):
                    break
            place += step
    heads = [one for one in form.words.content if one not in KINDS]
    is_head = heads[:1] == [word]
    return Stretch(start, end, got / (got + sum(map(index.weight, left))), count, is_head)


def alike(word: str, other: str, spelled: Mapping[str, str]) -> float:
    return same_word(word, other) or same_word(word, spelled[other])
