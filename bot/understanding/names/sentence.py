"""A sentence as the spotting of names sees it: its words with their places, and what they may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.understanding.names.normal import SMALL, WORD, meaning, plain_words
from bot.understanding.names.tables import Tables

Span = tuple[int, int]

ENDS: Final = frozenset('.!?…:;\n\r[]{}"“”„«»|•¿¡')
"""A name does not go on behind these. A dot within an abbreviation stands inside the word, or is followed closely."""
STARTS: Final = frozenset(".!?…:\n\r¿¡•")
"""A sentence begins behind these."""
PAUSES: Final = frozenset(",()–—/-@~=<>*#_\\^%$+")
"""A known name may go on behind these; a new one does not."""
SHORT: Final = 3
"""A dot behind so few letters may be that of an abbreviation: `St. Mary's`."""


class Token(NamedTuple):
    """One word where it stands."""

    start: int
    end: int
    text: str
    plain: str
    """Folded, empty where nothing is left of it."""
    content: str
    """What it stands for."""
    is_capital: bool
    is_initials: bool
    """All in capitals, as short forms are."""
    is_small: bool
    """A word that a name may have or lack."""
    is_masked: bool
    is_first: bool
    """It begins a sentence, where everything has a capital."""
    breaks: bool
    """A mark before it ends a name."""
    pauses: bool
    """A mark before it is seldom within a name."""


def tokens_of(text: str, masked: Iterable[Span] = ()) -> list[Token]:
    """The words of a text, in order."""
    closed = sorted(masked)
    tokens: list[Token] = []
    behind, at, last = 0, 0, ""
    for found in WORD.finditer(text):
        start, end = found.span()
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        is_masked = at < len(closed) and closed[at][0] < end
        marks = marks_of(text[behind:start], last) if tokens else (True, True, True)
        tokens.append(token(start, end, found[0], is_masked, marks))
        behind, last = end, tokens[-1].plain
    return tokens


def token(start: int, end: int, word: str, is_masked: bool, marks: tuple[bool, bool, bool]) -> Token:
    plain = "".join(plain_words(word))
    is_initials = len(plain) > 1 and word.upper() == word != word.lower()
    is_small = plain in SMALL
    return Token(start, end, word, plain, meaning(plain), word[0].isupper(), is_initials, is_small, is_masked, *marks)


def marks_of(gap: str, before: str) -> tuple[bool, bool, bool]:
    """Whether what stands between two words ends a sentence, a name for sure, or a name perhaps."""
    if gap in (" ", ""):
        return False, False, False
    breaks = ends_name(before, gap)
    is_first = breaks and any(mark in STARTS for mark in gap)
    return is_first, breaks, breaks or (gap != "-" and any(mark in PAUSES for mark in gap))


def ends_name(before: str, gap: str) -> bool:
    """Whether what stands behind a word ends a name; a dot behind a short word does not."""
    if gap.startswith(".") and len(before) <= SHORT and gap.strip(" ") == ".":
        return False
    return any(mark in ENDS for mark in gap)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, with what the language says about them."""

    text: str
    tokens: Sequence[Token]
    tables: Tables

    def lead(self, at: int) -> str:
        """The word such as `at` that stands before a place, perhaps with an article between; none: empty."""
        before = at - 1
        if before >= 0 and not self.tokens[at].pauses and self.tokens[before].plain in self.tables.articles:
            at, before = before, before - 1
        if before < 0 or self.tokens[at].pauses:
            return ""
        return self.tokens[before].plain if self.tokens[before].plain in self.tables.leads else ""

    def is_talk(self, at: int) -> bool:
        """A word that names nobody by itself."""
        plain = self.tokens[at].plain
        return (
            not plain or plain in self.tables.ordinary or plain in self.tables.days or plain in SMALL or plain.isdigit()
        )

    def part(self, start: int, end: int) -> str:
        """The text of some words."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def sentence(text: str, masked: Iterable[Span], tables: Tables) -> Sentence:
    return Sentence(text, tokens_of(text, masked), tables)
