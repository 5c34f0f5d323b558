"""How names are made alike: letters folded, words cut out with their places, short forms and other languages joined."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.understanding.names.same_words import BODIES, OTHER_BODIES, SAME
from bot.understanding.names.tables import set_of

_BETWEEN: Final = (
    r"\s!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u060c\u061b\u061f\u0964\u0965"
    r"\u2000-\u200b\u200e-\u206f\u2190-\u2bff\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\U0001f000-\U0001faff"
)
_LETTER: Final = f"[^{_BETWEEN}]"
WORD: Final = re.compile(rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!{_LETTER}))?|{_LETTER}+(?:['’ʼ`´]{_LETTER}+)*|[&+]")
"""A word of a name: letters and marks of any script, dotted initials, or a sign for "and"."""
_ALONE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "ʻ": "", "ʼ": "'"}
    | dict.fromkeys("’`´", "'")
    | dict.fromkeys("\u200c\u200d\ufe0f\u00ad", "")
)
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_ELIDED: Final = re.compile(r"^(?:d|l|qu|dell|all|nell|s|j|m)'(?=\w{3})")

SMALL: Final = set_of(
    """
    the a an of for and in at on to by with from
    de del la las los el y e o da do das dos di du des le les et en au aux pour
    para por con und der die das fur von i per na no
    """
)
"""Words that a name may have or lack."""
FORMS: Final = set_of(
    """
    inc incorporated llc ltd limited corp plc pllc lp npc crl ngo cic cio
    """
)
"""Legal forms, dropped from the end of a name."""

MEANING: Final[dict[str, str]] = {word: line.split()[0] for line in SAME.strip().splitlines() for word in line.split()}
KINDS: Final = frozenset(MEANING.values())
"""Words that say what kind of organisation it is, and seldom which."""
IS_BODY: Final = set_of(BODIES) | set_of(OTHER_BODIES)
"""Words, as what they stand for, that show a name to be that of an organisation."""
SINGULAR_ENOUGH: Final = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart."""

    plain: tuple[str, ...]
    """All its words, folded."""
    content: tuple[str, ...]
    """Those that tell one name from another, each as what it stands for."""
    key: str
    """Two names that are written alike have the same."""
    spelled: tuple[str, ...]
    """The telling words once more as they are spelled, for the slips in them."""


def fold(text: str) -> str:
    """In small letters and without accents; other scripts keep their marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_ALONE))
    return unicodedata.normalize("NFC", _ACCENT.sub("", apart))


@lru_cache(maxsize=16384)
def plain_words(word: str) -> tuple[str, ...]:
    """What one written word says: none, one, or two where it is `l'eau` or `R&D`."""
    folded = fold(word)
    if folded in ("&", "+"):
        return ("and",)
    folded = folded.replace(".", "")
    if "'" in folded:
        folded = _ELIDED.sub("", folded).removesuffix("'s").replace("'", "")
    return (folded,) if folded else ()


@lru_cache(maxsize=16384)
def meaning(word: str) -> str:
    """What a folded word stands for: its one number, its long form, its English."""
    if word in MEANING:
        return MEANING[word]
    single = singular(word)
    return MEANING.get(single, single)


def singular(word: str) -> str:
    if len(word) < 4 or word[-1] != "s" or word.endswith(SINGULAR_ENOUGH):
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1]


def written(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(one for found in WORD.finditer(text) for one in plain_words(found[0]))


def read(name: str) -> Words:
    """A name taken apart. Small words stay where there is nothing else."""
    plain = written(name)
    if len(plain) > 1 and plain[0] == "the":
        plain = plain[1:]
    while len(plain) > 1 and plain[-1] in FORMS:
        plain = plain[:-1]
    return words_of(plain)


def words_of(plain: tuple[str, ...]) -> Words:
    """A name out of its folded words."""
    telling = tuple(word for word in plain if word not in SMALL) or plain
    content, spelled = tuple(map(meaning, telling)), tuple(map(singular, telling))
    return Words(plain, content, " ".join(plain), content if content == spelled else spelled)
