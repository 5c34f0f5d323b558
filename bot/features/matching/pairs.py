"""Which offer fits which need: by shared themes and by telling words that both have."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.showing import shown_to
from bot.turn import Turn
from storage.labels import Door
from storage.notes import Note, NoteKind
from storage.offers import Offers, OwnOffer
from storage.text import fold

WORD = re.compile(r"[^\W\d_]+")
LEAST = 4
"""Letters of a word that may tell something."""
# fmt: off
WEAK = frozenset((
    "about", "again", "also", "always", "another", "anybody", "because", "been", "before", "being", "cannot", "come",
    "could", "does", "down", "each", "else", "every", "everybody", "find", "from", "give", "good", "have", "help",
    "here", "into", "just", "keep", "know", "like", "little", "look", "make", "many", "more", "most", "much", "must",
    "need", "needs", "never", "offer", "offers", "only", "other", "others", "over", "people", "please", "really",
    "share", "should", "some", "somebody", "someone", "something", "still", "such", "take", "than", "that", "their",
    "them", "then", "there", "these", "they", "thing", "things", "this", "those", "very", "want", "wants", "well",
    "were", "what", "when", "where", "which", "while", "will", "with", "without", "would", "your", "yours",
    "algo", "alguien", "como", "cuando", "desde", "donde", "ellos", "entre", "esta", "este", "esto", "estos", "gente",
    "hace", "hacer", "hasta", "mucho", "necesita", "necesitamos", "ofrecemos", "para", "pero", "poder", "podemos",
    "podriamos", "porque", "puede", "queremos", "quiere", "sobre", "somos", "tambien", "tenemos", "tiene", "todo",
    "todos", "nuestra", "nuestro", "nuestras", "nuestros", "unos", "unas",
))
# fmt: on
"""Words that are in every second sentence."""


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a pair, as far as the actor may read it."""

    words: str
    partner: str
    """Empty for our own side."""
    source: Note | OwnOffer
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """An offer and a need that have something in common."""

    offer: Side
    need: Side

    @property
    def shared(self) -> list[str]:
        return sorted(self.offer.marks & self.need.marks)

    @property
    def rank(self) -> tuple[int, int, int]:
        """The more they share the earlier, and the newer the earlier."""
        return -len(self.shared), -self.need.source.id, -self.offer.source.id


def marks_of(words: str, themes: Iterable[str] = ()) -> frozenset[str]:
    """The telling words of a sentence, plural or not, and its themes."""
    found = (fold(word) for word in WORD.findall(words))
    return frozenset(stem(word) for word in (*found, *map(fold, themes)) if len(word) >= LEAST and word not in WEAK)


def stem(word: str) -> str:
    """`halls` and `hall` are the same thing."""
    if len(word) > LEAST and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > LEAST and word.endswith("s") and not word.endswith("ss") else word


def pairs(turn: Turn) -> list[Pair]:
    """Every offer with every need of somebody else that it may serve; ours with those of any partner."""
    offers, needs = ours(turn) + heard(turn, NoteKind.OFFER), heard(turn, NoteKind.NEED)
    found = (
        Pair(offer, need) for need in needs for offer in offers if offer.marks & need.marks and differ(offer, need)
    )
    return sorted(found, key=lambda pair: pair.rank)


def differ(offer: Side, need: Side) -> bool:
    """Nobody is introduced to themself."""
    return getattr(offer.source, "partner_id", None) != getattr(need.source, "partner_id", None)


def ours(turn: Turn) -> list[Side]:
    return [Side(each.words, "", each, marks_of(each.words)) for each in turn.open(Offers).own()]


def heard(turn: Turn, kind: NoteKind) -> list[Side]:
    """What partners said, only as far as it may be shown together with their name."""
    sides = ((note, shown_to(turn, note, Door.RECORD)) for note in turn.open(Offers).heard(kind))
    return [
        Side(seen.gist, seen.partner, note, marks_of(seen.words, note.themes))
        for note, seen in sides
        if seen.partner and seen.gist
    ]
