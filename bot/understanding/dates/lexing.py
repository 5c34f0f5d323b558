"""Text as tokens: words by the language's table, numbers by how they are written. What is neither is one other word."""

import re
from collections.abc import Iterator

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.known_words import DASHES, HAS_DIGIT, known, mark, other
from bot.understanding.dates.numerals import number
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.words import Words

CHUNK = re.compile(r"[^\W_]+(?:[.:/,'’‑–-][^\W_]+)*|[,;–—~-]|[.!?\n…]+|[@&]|\S")
"""A word or a number with what holds it together, or one mark."""
APOSTROPHES = frozenset("'’")
SHORTENED = frozenset({Kind.WDAY, Kind.MONTH, Kind.UNIT, Kind.AMPM})
"""What may have a full stop after it that ends nothing."""


def tokens_of(text: str, words: Words) -> list[Token]:
    """Every word and mark of a folded text, in order."""
    plain = [token for found in CHUNK.finditer(text) for token in chunk(text, found.start(), found.end(), words)]
    return joined(plain, words)


def chunk(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    written = text[start:end]
    if HAS_DIGIT.search(written):
        yield from number(text, start, end, words)
    elif written[0].isalnum():
        yield from word(text, start, end, words)
    else:
        yield Token(mark(written), start, end, written=written)


def word(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    """A word; one that is not known as it stands is divided at its marks, and read without its possessive."""
    written = text[start:end]
    if written in words.lexicon or written in words.by_first:
        yield known(written, start, end, words)
        return
    if written.endswith(("'s", "’s")) and written[:-2] in words.lexicon:
        yield known(written[:-2], start, end - 2, words)
        yield (
            Token(Kind.OF, end - 2, end, written="'s") if is_period(written[:-2], words) else other(text, end - 2, end)
        )
        return
    parts = [found.span() for found in re.finditer(r"[^\W_]+|[-–—/.]", written)]
    for low, high in parts if len(parts) > 1 else [(0, len(written))]:
        piece = written[low:high]
        if piece in DASHES:
            yield Token(Kind.DASH, start + low, start + high, written=piece)
        else:
            yield known(piece, start + low, start + high, words)


def is_period(name: str, words: Words) -> bool:
    return words.lexicon[name][0] in {Kind.UNIT, Kind.WEEKEND}


def joined(plain: list[Token], words: Words) -> list[Token]:
    """Phrases of several words as one token, and no full stop where it only shortens a word."""
    made: list[Token] = []
    at = 0
    while at < len(plain):
        token = plain[at]
        size = phrase_at(plain, at, words)
        if size > 1:
            made.append(phrase(plain[at : at + size], words))
        elif not is_shortening(token, plain, at):
            made.append(token)
        at += size
    return made


def phrase_at(plain: list[Token], at: int, words: Words) -> int:
    """How many words the longest phrase at a place has; one for none."""
    rests = words.by_first.get(plain[at].written)
    for rest in rests or ():
        following = plain[at + 1 : at + 1 + len(rest)]
        if tuple(token.written for token in following) == rest:
            return len(rest) + 1
    return 1


def phrase(tokens: list[Token], words: Words) -> Token:
    written = " ".join(token.written for token in tokens)
    kind, value = words.lexicon[written]
    return Token(kind, tokens[0].start, tokens[-1].end, value, written, is_doubtful=written in words.doubtful)


def is_shortening(token: Token, plain: list[Token], at: int) -> bool:
    """The full stop of `Sept.` and `p.m.`: right after the word. And the apostrophe of `2 weeks' time`."""
    if at and token.written in APOSTROPHES:
        return plain[at - 1].kind is Kind.UNIT and plain[at - 1].end == token.start
    if token.kind is not Kind.STOP or token.written != "." or at == 0:
        return False
    before = plain[at - 1]
    is_short = before.kind in SHORTENED and before.end - before.start <= 5 and before.end == token.start
    return is_short or (before.end == token.start and before.kind is Kind.CLOCK and before.written[-1:] in "mp")
