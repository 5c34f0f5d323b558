"""Text of a message with some of it left out: what is kept is as it was typed."""

from collections.abc import Iterable, Sequence

from bot.understanding.sentence.line import Line
from bot.understanding.sentence.phrases import Phrases
from bot.understanding.sentence.types import Stretch
from bot.understanding.sentence.words import Span

EDGES = " \t\r\n,;:.!?¿¡-–—…()[]。、，؟"
OPENED, CLOSED = "()"


def without(text: str, start: int, end: int, cut: Iterable[Span] = ()) -> str:
    """What stands between two places but for some spans, its spaces made one."""
    end = closed(text, start, end)
    pieces, at = [], start
    for first, last in sorted(cut):
        if first < end and last > start:
            pieces.append(text[at : max(at, first)])
            at = max(at, min(last, end))
    pieces.append(text[at:end])
    kept = " ".join(piece.strip(EDGES) if len(pieces) > 1 else piece for piece in pieces)
    bare = " ".join(kept.split()).strip(EDGES)
    return bare + CLOSED if kept.rstrip().endswith(CLOSED) and bare.count(OPENED) > bare.count(CLOSED) else bare


def closed(text: str, start: int, end: int) -> int:
    """Behind the bracket that closes what is opened between two places."""
    is_open = text.count(OPENED, start, end) > text.count(CLOSED, start, end)
    return end + 1 if is_open and text[end : end + 1] == CLOSED else end


def skip(phrases: Phrases[bool], texts: Sequence[str], first: int, end: int) -> int:
    """Where what is left begins when phrases at the beginning are left out; never all of it."""
    while first < end:
        found = phrases.at(texts, first, end)
        if not found or found[0] >= end:
            break
        first = found[0]
    return first


def skip_back(phrases: Phrases[bool], texts: Sequence[str], first: int, end: int) -> int:
    """Where what is left ends when phrases at the end are left out; never all of it."""
    while end - first > 1:
        shorter = next(
            (
                at
                for at in range(max(first + 1, end - 3), end)
                if (found := phrases.at(texts, at, end)) and found[0] == end
            ),
            None,
        )
        if shorter is None:
            break
        end = shorter
    return end


def stretch(line: Line, text: str, first: int, end: int) -> Stretch:
    if first >= end:
        return Stretch(0, 0, "")
    start, stop = line.words[first].start, line.words[end - 1].end
    stop = closed(text, start, stop)
    if stop < len(text) and text[stop] in "\"”'’»" and any(mark in text[start:stop] for mark in '"“«'):
        stop += 1
    return Stretch(start, stop, text[start:stop])
