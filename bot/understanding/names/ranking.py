"""Which names come nearest to a typed one, best first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from heapq import nlargest
from typing import Final

from bot.understanding.names.initials import LONGEST, fit, telling_initials
from bot.understanding.names.likeness import SAME, Likeness, compare
from bot.understanding.names.normal import SMALL, WORD, Words, plain_words, read, words_of
from bot.understanding.names.shelf import Form, Shelf

LOOKED_AT: Final = 24
"""So many names are compared word by word."""
LOOKED_AT_IN_TEXT: Final = 12
"""So many for words in a sentence, of which there may be several in question."""
LONGEST_NAME: Final = 240
"""So many letters of a name are read."""
MOST_WORDS: Final = 24
"""And so many words."""
MANY: Final = 300
"""A word that is in more names than this only adds to what other words have found."""


class How(Enum):
    """What made a name come up."""

    EXACT = "exact"
    WORDS = "words"
    INITIALS = "initials"
    LETTERS = "letters"
    """Initials, with some left out or some added."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A name as it was typed."""

    text: str
    words: Words

    @property
    def is_capital(self) -> bool:
        return self.text == self.text.upper() != self.text.lower()

    @property
    def letters(self) -> str:
        """Itself as initials; nothing when it is too long for that."""
        letters = "".join(self.words.plain)
        return letters if 2 <= len(letters) <= LONGEST and len(self.words.plain) <= 3 else ""

    @property
    def shortened(self) -> str:
        """First letters, and of initials all: `SBM College` is a shorter `sbmc`."""
        if len(self.words.plain) < 2:
            return ""
        parts = ((found[0], plain) for found in WORD.finditer(self.text) for plain in plain_words(found[0]))
        return "".join(
            plain if word.isupper() and len(plain) <= 6 else plain[0] for word, plain in parts if plain not in SMALL
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A name that came up."""

    form: Form
    score: float
    how: How
    likeness: Likeness = SAME


def typed(name: str) -> Typed:
    """What is too long for a name is cut off."""
    name = name[:LONGEST_NAME]
    words = read(name)
    return Typed(name, words if len(words.plain) <= MOST_WORDS else words_of(words.plain[:MOST_WORDS]))


def exact(shelf: Shelf, name: Typed) -> Iterator[Found]:
    """Those that are called so."""
    for number in shelf.exact.get(name.words.key, ()):
        yield Found(shelf.forms[number], 1.0, How.EXACT)


def shortened(shelf: Shelf, name: Typed) -> Iterator[Found]:
    """Those whose first letters are just these."""
    for number in shelf.initials.get(name.letters, ()):
        form = shelf.forms[number]
        less = 0.0 if name.letters == telling_initials(form.parts) else 0.01
        yield Found(form, (0.97 if name.is_capital else 0.8) - less, How.INITIALS)


def similar(shelf: Shelf, name: Typed) -> Iterator[Found]:
    """By shared words, by initials, and by letters that come near to initials."""
    yield from similar_words(shelf, name)
    if letters := name.letters:
        yield from nearly_shortened(shelf, letters, 0.9 if name.is_capital else 0.6)


def similar_in_text(shelf: Shelf, name: Typed) -> Iterator[Found]:
    """The same for words in a sentence, without what only comes near to initials."""
    return similar_words(shelf, name, LOOKED_AT_IN_TEXT)


def similar_words(shelf: Shelf, name: Typed, most: int = LOOKED_AT) -> Iterator[Found]:
    """By shared words and by initials."""
    numbers = dict.fromkeys([*gathered(shelf, name.words, most), *shelf.initials.get(name.shortened, ())[:most]])
    for number in numbers:
        likeness = compare(name.words, shelf.forms[number].words, shelf.weight)
        yield Found(shelf.forms[number], 0.99 * likeness.score, How.WORDS, likeness)
    yield from shortened(shelf, name)


def nearly_shortened(shelf: Shelf, letters: str, worth: float) -> Iterator[Found]:
    """Those that come near to letters when some words are left out, or give more than one."""
    for number in dict.fromkeys(shelf.like_initials(letters)):
        form = shelf.forms[number]
        share = fit(letters, form.parts, shelf.cost_of_skipping(form))
        yield Found(form, worth * share, How.LETTERS)


def gathered(shelf: Shelf, words: Words, most: int) -> list[int]:
    """The names that share most with what was typed, by the words that tell most."""
    points: dict[int, float] = {}
    for count, word, worth in sorted(wanted(shelf, words)):
        if points and count > max(MANY, 2 * len(points)):
            for number in points:
                if word in shelf.forms[number].words.content:
                    points[number] += worth
            continue
        for number in shelf.postings[word]:
            points[number] = points.get(number, 0.0) + worth
    weights = shelf.weights
    return nlargest(most, points, key=lambda number: points[number] - 0.2 * weights[number])


def wanted(shelf: Shelf, words: Words) -> Iterator[tuple[int, str, float]]:
    """Words of the names to look for, with how many names have them and what they are worth."""
    for word in set(words.content):
        count = len(shelf.postings.get(word, ()))
        if count:
            yield count, word, shelf.weight(word)
        if count < 3:
            others = dict.fromkeys(shelf.akin(word), 0.6) | dict.fromkeys(shelf.near(word), 0.8)
            for other, share in others.items():
                if other != word:
                    yield len(shelf.postings[other]), other, share * shelf.weight(other)
