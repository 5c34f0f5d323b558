"""Text as tokens: words by the language's table, numbers by how they are written. What is neither is one other word."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.known_words import DASHES, HAS_DIGIT, known, mark, other
from bot.understanding.dates.numerals import number
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.words import Words

CHUNK = re.compile(r"[^\W_]+(?:[.:/,'’‑–-][^\W_]+)*|[,;–—~-]|[.!?\n…]+|[@&]|\S")
"""A word or a number with what holds it together, or one mark."""
STREET_NAMES = frozenset({Kind.OTHER_WORD, Kind.MONTH, Kind.WDAY, Kind.ORD})
NUMBER = re.compile(r"\d{1,9}(?:[.:/-]\d{1,4}){0,2}")
NAME_SIGNS = frozenset("$#")
"""Right before a word they make it a name: #sun."""
APOSTROPHES = frozenset("'’")


def tokens_of(text: str, words: Words) -> list[Token]:
    """Every word and mark of a folded text, in order."""
    plain = [token for found in CHUNK.finditer(text) for token in chunk(text, found.start(), found.end(), words)]
    return joined(plain, words)


def chunk(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    written = text[start:end]
    if words.is_unspaced and not written.isascii() and end - start > 1:
        yield from unspaced(text, start, end, words)
    elif HAS_DIGIT.search(written) and written not in words.lexicon:
        yield from number(text, start, end, words)
    elif start and text[start - 1] in NAME_SIGNS:
        yield other(text, start, end)
    elif written[0].isalnum():
        yield from word(text, start, end, words)
    else:
        yield Token(mark(written), start, end, written=written)


def unspaced(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    """Words without spaces between them: at each place the longest that is known, a number, or one other letter."""
    at = start
    while at < end:
        sizes = range(min(words.longest, end - at), 0, -1)
        size = next((size for size in sizes if text[at : at + size] in words.lexicon), 0)
        if size:
            yield known(text[at : at + size], at, at + size, words)
        elif found := NUMBER.match(text, at, end):
            ending = text[found.end() : found.end() + 1] in words.ordinal_endings and found.end() < end
            size = found.end() - at + int(ending)
            yield from number(text, at, at + size, words)
        else:
            size = 1
            yield other(text, at, at + 1)
        at += size


def word(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    """A word; one that is not known as it stands is divided at its marks, and read without its possessive."""
    written = text[start:end]
    is_plain = written.isalpha() and not written.endswith(words.rough_endings)
    if is_plain or written in words.lexicon or written in words.by_first:
        yield known(written, start, end, words)
        return
    if written.endswith(("'s", "’s")) and written[:-2] in words.lexicon:
        yield known(written[:-2], start, end - 2, words)
        yield (
            Token(Kind.OF, end - 2, end, written="'s") if is_period(written[:-2], words) else other(text, end - 2, end)
        )
        return
    if written.endswith(words.rough_endings) and (size := rough_size(written, words)):
        yield known(written[:-size], start, end - size, words)
        yield known(written[-size:], end - size, end, words)
        return
    parts = [found.span() for found in re.finditer(r"[^\W_]+|[-–—/.]", written)]
    for low, high in parts if len(parts) > 1 else [(0, len(written))]:
        piece = written[low:high]
        if piece in DASHES:
            yield Token(Kind.DASH, start + low, start + high, written=piece)
        else:
            yield known(piece, start + low, start + high, words)


def rough_size(written: str, words: Words) -> int:
    """How long the ending is that makes the name of an hour a rough one: threeish. Zero without one."""
    size = next((len(ending) for ending in words.rough_endings if written.endswith(ending)), 0)
    return size if size and words.lexicon.get(written[:-size], (None,))[0] is Kind.ONES else 0


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
        elif token.is_digits and (is_named_by(token, plain, at, words)):
            size = 3 if [each.kind for each in plain[at + 1 : at + 3]] == [Kind.OF, Kind.MONTH] else 1
            made += [replace(each, kind=Kind.OTHER_WORD, value=None, is_digits=False) for each in plain[at : at + size]]
        elif not is_shortening(token, plain, at, words):
            made.append(token)
        at += size
    return made


def is_named_by(token: Token, plain: list[Token], at: int, words: Words) -> bool:
    """Whether a number is a name: room 12, 12 Mill Lane, calle 5 de Mayo."""
    if at and plain[at - 1].written in words.numbered_things:
        return True
    if token.kind is not Kind.NUM or not words.streets:
        return False
    following = plain[at + 1 : at + 4]
    size = next((n for n, each in enumerate(following) if each.written in words.streets), 0)
    return size > 0 and all(each.kind in STREET_NAMES for each in following[:size])


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


def is_shortening(token: Token, plain: list[Token], at: int, words: Words) -> bool:
    """The full stop of `Sept.` and `p.m.`: right after the word. And the apostrophe of `2 weeks' time`."""
    if at and token.written in APOSTROPHES:
        return plain[at - 1].kind is Kind.UNIT and plain[at - 1].end == token.start
    if token.kind is not Kind.STOP or token.written != "." or at == 0:
        return False
    before = plain[at - 1]
    if before.kind is Kind.NUM and before.is_digits and plain[at + 1 : at + 2]:
        # As German writes it: 4. Dezember.
        return before.end == token.start and plain[at + 1].kind is Kind.MONTH
    is_short = before.kind is Kind.AMPM or before.written in words.shortened
    return before.end == token.start and (is_short or (before.kind is Kind.CLOCK and before.written[-1:] in "mp"))
