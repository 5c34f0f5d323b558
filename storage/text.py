"""Text as it is compared: accents folded, cases and spaces levelled, invisible controls taken out."""

import re
import unicodedata

# Bidirectional controls can make a name read as another one; C0 controls have no business in a sentence.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_HALVES = re.compile(r"[\ud800-\udfff]")


def storable(words: str) -> str:
    """The words as every database can keep them: without NUL, and with halves of surrogate pairs marked as lost."""
    return _HALVES.sub("\ufffd", words).replace("\x00", "")


def clean(words: str) -> str:
    """The words without control and direction characters; line breaks and tabs stay."""
    return _CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def is_blank(words: str) -> bool:
    """Whether there is nothing to read: no letter, digit, sign or picture, only spaces and marks that do not show."""
    return not any(unicodedata.category(character)[0] in "LNPS" for character in words)


def one_line(words: str) -> str:
    return _SPACES.sub(" ", clean(words)).strip()


def fold(words: str) -> str:
    """The form in which words are looked for: no accents, no case, single spaces. Of what shows, never nothing."""
    bare = clean(words)
    if not bare.isascii():
        # An accent that stands alone would leave nothing to look for; it is kept as it is.
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)).strip() or bare
    return _SPACES.sub(" ", bare.casefold()).strip()
