"""A sentence as the spotting of names sees it: its words with their places, and what they may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.names.normal import SMALL, WORD, meaning, plain_words
from bot.understanding.names.tables import Tables

Span = tuple[int, int]

ENDS: Final = frozenset('.!?…:;\n\r[]{}"“”„«»|•¿¡')
"""A name does not go on behind these. A dot within an abbreviation stands inside the word, or is followed closely."""
PAUSES: Final = frozenset(",()–—/-")
"""A known name may go on behind these; a new one does not."""
SHORT: Final = 3
"""A dot behind so few letters may be that of an abbreviation: `St. Mary's`."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word where it stands."""

    start: int
    end: int
    text: str
    plain: str
    """Folded, empty where nothing is left of it."""
    is_masked: bool
    is_first: bool
    """It begins a sentence, where everything has a capital."""
    breaks: bool
    """A mark before it ends a name."""
    pauses: bool
    """A mark before it is seldom within a name."""

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_initials(self) -> bool:
        """All in capitals, as short forms are."""
        return len(self.plain) > 1 and self.text.upper() == self.text != self.text.lower()

    @property
    def is_small(self) -> bool:
        return self.plain in SMALL

    @property
    def content(self) -> str:
        return meaning(self.plain)


def tokens_of(text: str, masked: Iterable[Span] = ()) -> list[Token]:
    """The words of a text, in order."""
    closed = sorted(masked)
    tokens: list[Token] = []
    behind, at = 0, 0
    for found in WORD.finditer(text):
        start, end = found.span()
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        is_masked = at < len(closed) and closed[at][0] < end
        gap = text[behind:start]
        before = tokens[-1] if tokens else None
        breaks = before is None or ends_name(before, gap)
        pauses = breaks or any(mark in PAUSES for mark in gap if gap != "-")
        is_first = before is None or (breaks and any(mark in ".!?…:\n\r¿¡•" for mark in gap))
        tokens.append(Token(start, end, found[0], "".join(plain_words(found[0])), is_masked, is_first, breaks, pauses))
        behind = end
    return tokens


def ends_name(before: Token, gap: str) -> bool:
    """Whether what stands between two words parts them."""
    if gap.startswith(".") and len(before.plain) <= SHORT and gap.strip(" ") == ".":
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
