"""What dates may be counted from, by its name in the text: two days before the meeting."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tokens import Token
from bot.understanding.dates.types import Context, Grain
from bot.understanding.dates.values import Span, at_start
from bot.understanding.dates.words import Words

Named = dict[str, list[tuple[str, Span]]]


def with_events(tokens: list[Token], text: str, context: Context, words: Words) -> list[Token]:
    """The tokens, with one for each event that is named after an article, or as the context calls it."""
    if not context.events:
        return tokens
    named = by_first_word(context, words)
    ends = {token.end: at for at, token in enumerate(tokens)}
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token, size = event_at(tokens, at, text, named, ends)
        if size and is_led(made, words):
            if made and made[-1].written in words.articles:
                made.pop()
            made.append(token)
            at += size
        else:
            made.append(tokens[at])
            at += 1
    return made


def by_first_word(context: Context, words: Words) -> Named:
    """Events by the first word of their names, which stand without their article, the longest name first."""
    named: Named = {}
    for name, at in context.events.items():
        first, _, rest = name.partition(" ")
        bare = rest if rest and first in words.articles else name
        if bare:
            named.setdefault(bare.split()[0], []).append((bare, span_of(at, context)))
    return {first: sorted(each, key=lambda one: -len(one[0])) for first, each in named.items()}


def span_of(at: datetime, context: Context) -> Span:
    local = at.astimezone(ZoneInfo(context.zone)).replace(tzinfo=None) if at.tzinfo else at
    return Span(at_start(local.date()), Grain.DAY) if local.time() == time.min else Span(local, Grain.MINUTE)


def event_at(tokens: list[Token], at: int, text: str, named: Named, ends: dict[int, int]) -> tuple[Token, int]:
    """The event whose name begins at a token, and how many tokens it is; none as zero."""
    start = tokens[at].start
    for name, span in named.get(text[start : tokens[at].end].partition(" ")[0], ()):
        end = start + len(name)
        if text.startswith(name, start) and end in ends:
            return Token(Kind.EVENT, start, end, span, name), ends[end] - at + 1
    return tokens[at], 0


def is_led(before: list[Token], words: Words) -> bool:
    """Whether an article stands before it, also as a part of a phrase: “antes del”. Without one it may be a verb."""
    return not words.articles or bool(before and before[-1].written.rpartition(" ")[2] in words.articles)
