"""Text as it is read: folded letter by letter, so that every place in it is a place in what was typed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

LONGEST = 10_000
"""Characters that are looked at; what comes after them is kept, and not understood."""
QUOTED = re.compile(
    r"(?<![^\s(\[¿¡:])(?:"
    r'"[^"]*(?:"|$)|“[^”“]*(?:[”“]|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|‘[^’]*(?:’(?!\w)|$)'
    r"|'[^']*'(?=[\s.,;:!?)]|$))"
)
"""A quotation begins after a space, so that inches and apostrophes are none; one never closed goes on to the end."""


@dataclass(frozen=True)
class Folded:
    """Text without accents and case, with the place in the original of each of its characters."""

    original: str
    text: str
    places: tuple[int, ...] | None
    """None when each character stands where it stood."""

    def place(self, at: int) -> int:
        """Where a character of the folded text stands in the original; its end for one past the last."""
        if self.places is None:
            return at
        return self.places[at] if at < len(self.places) else len(self.original)

    def end(self, at: int) -> int:
        """Where what ends before a place ends in the original, with the accents that belong to its last letter."""
        if self.places is None or at == 0:
            return at
        end = self.places[at - 1] + 1
        while end < len(self.original) and unicodedata.combining(self.original[end]):
            end += 1
        return end

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """What stands in quotation marks, by its places in the original."""
        return tuple(found.span() for found in QUOTED.finditer(self.original))


def folded(text: str) -> Folded:
    """The text as it is looked through, at most its first ten thousand characters. Never raises."""
    text = text[:LONGEST]
    if text.isascii():
        return Folded(text, text.lower(), None)
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in plain(character):
            letters.append(letter)
            places.append(place)
    return Folded(text, "".join(letters), tuple(places))


def plain(character: str) -> str:
    """A character without its accent and its case; nothing for an accent that stands alone."""
    if character.isascii():
        return character.lower()
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare.casefold()
