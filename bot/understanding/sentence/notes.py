"""What was heard: a quotation letter for letter, and around it what someone wrote in their own words."""

from collections.abc import Sequence

from bot.understanding.sentence.cues import Says
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.kinds import heard_how, kind_of
from bot.understanding.sentence.line import MOST_NAMED, Clause, Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.pieces import skip, stretch, without
from bot.understanding.sentence.themes import Lexicon, suggest
from bot.understanding.sentence.types import HeardHow, NoteDraft
from bot.understanding.sentence.words import Span, words_of
from bot.understanding.text import folded

LEADING = frozenset({Says.TOLD, Says.MET})
ABOUT = frozenset({"re", "fyi", "asunto", "tema", "ref"})
"""A colon behind one of these only tells what it is about."""
MOST_BEFORE = 7
FEWEST_NAMED = 2
"""Words of a subject that are left out with “told me”."""


def draft(
    line: Line, text: str, clause: Clause, quotes: Sequence[Span], names: Names, lexicon: Lexicon
) -> NoteDraft | None:
    """The note that a clause makes; none when nothing is left of it."""
    own = paraphrase(line, text, clause, quotes, names)
    quote = " … ".join(inner(text[start:end]) for start, end in quotes)
    if not own and not quote:
        return None
    texts = line.unbound[clause.first : clause.end]
    kind, because = kind_of(texts, line.table, is_asked(line, text, clause))
    if not kind and quote:
        kind, because = kind_of(words_in(quote), line.table, quote.rstrip().endswith("?"))
    how = HeardHow.DIRECTLY if quote else heard_how(texts, line.table)
    themes = tuple(suggest(f"{own} {quote}", lexicon))
    return NoteDraft(own, quote, kind, because, how, themes, stretch(line, text, clause.first, clause.end))


def of_quote(line: Line, text: str, quotes: Sequence[Span], lexicon: Lexicon) -> NoteDraft:
    """A quotation that stands alone."""
    quote = " … ".join(inner(text[start:end]) for start, end in quotes)
    kind, because = kind_of(words_in(quote), line.table, quote.rstrip().endswith("?"))
    return NoteDraft("", quote, kind, because, HeardHow.DIRECTLY, tuple(suggest(quote, lexicon)))


def is_asked(line: Line, text: str, clause: Clause) -> bool:
    end = line.words[clause.end - 1].end
    return text[end : end + 1] == "?"


def words_in(quote: str) -> list[str]:
    return [word.text for word in words_of(folded(quote), (), ())]


def inner(quoted: str) -> str:
    """What stands between the marks."""
    closing = quoted[-1:] in "\"”’'»“"
    return quoted[1 : -1 if closing and len(quoted) > 1 else None]


def paraphrase(line: Line, text: str, clause: Clause, quotes: Sequence[Span], names: Names) -> str:
    """The clause as it was typed, without what leads to it and without the quotation."""
    first = begins(line, text, clause, names)
    if first >= clause.end:
        return ""
    start, end = line.words[first].start, line.words[clause.end - 1].end
    if quotes and all(says_who(line, at) for at in range(first, clause.end)):
        return ""
    return without(text, start, end, quotes)


def says_who(line: Line, at: int) -> bool:
    """A word that only names who said something, or where."""
    table = line.table
    return line.in_name(at) or line.texts[at] in table.small | table.articles | table.to_whom | {"en", "in"}


def begins(line: Line, text: str, clause: Clause, names: Names) -> int:
    """Where what was heard begins."""
    first = skip_thought(line, skip_joins(line, clause.first, clause.end), clause.end)
    if (colon := after_colon(line, text, first, clause.end)) is not None:
        return colon
    told = next((hit for hit in clause.hits if hit.says in {Says.TOLD, Says.MET}), None)
    if told is None and (verb := behind_names(line, clause, first)) is not None:
        return verb
    if told is None or not is_lead(line, clause, told, first):
        return first
    at = told.end
    while True:
        start = skip(line.table.note_leads, line.texts, at, clause.end)
        while (
            start < clause.end and (line.in_name(start) or line.in_date(start)) and not is_subject(line, start, clause)
        ):
            start += 1
        if start == at:
            return at
        at = start


def behind_names(line: Line, clause: Clause, first: int) -> int | None:
    """The verb behind who it is about and where or when, which are kept elsewhere: “Gareth from Westgate *needs*”."""
    hit = next((hit for hit in clause.hits if hit.first >= first), None)
    if hit is None or hit.says is not Says.HEARD or not FEWEST_NAMED <= hit.first - first <= MOST_NAMED:
        return None
    subject = range(first, hit.first)
    is_named = any(line.in_name(at) for at in subject)
    if not any(line.in_date(at) or line.texts[at] in line.table.to_whom for at in subject):
        return None
    others = line.table.small | line.table.articles | line.table.to_whom
    rest = (line.in_name(at) or line.in_date(at) or line.texts[at] in others for at in subject)
    return hit.first if is_named and all(rest) else None


def skip_joins(line: Line, first: int, end: int) -> int:
    found = line.table.joined.at(line.texts, first, end)
    return found[0] if found and found[0] < end else first


def skip_thought(line: Line, first: int, end: int) -> int:
    """Past “I think that”: that it is an assumption is kept apart."""
    found = line.table.how_words.at(line.texts, first, end)
    if found is None or found[0] >= end or line.in_name(first):
        return first
    return skip(line.table.note_leads, line.texts, found[0], end)


def after_colon(line: Line, text: str, first: int, end: int) -> int | None:
    """The word after a colon that a short lead stands before; names and dates are not counted."""
    others = 0
    for at in range(first + 1, end):
        others += not (line.in_name(at - 1) or line.in_date(at - 1))
        if others > MOST_BEFORE:
            break
        if ":" in line.words[at].between and not (line.in_date(at) and line.in_date(at - 1)):
            before = {line.hit_at[near].says for near in range(first, at) if near in line.hit_at}
            if line.texts[at - 1] in ABOUT:
                return None
            is_named = any(line.in_name(near) for near in range(first, at))
            if before & LEADING or (is_named and before <= {Says.HEARD}):
                return at
            break
    last = line.words[end - 1].end
    rest = text[last : last + 3].strip(" ")
    return end if rest[:1] == ":" and end - first <= MOST_BEFORE else None


def is_lead(line: Line, clause: Clause, told: Hit, first: int) -> bool:
    """Only who said it stands before the cue."""
    before = range(first, told.first)
    if len(before) > MOST_BEFORE:
        return False
    table = line.table
    return all(
        line.in_name(at)
        or line.in_date(at)
        or line.words[at].is_capital
        or line.texts[at] in table.small | table.first | table.third | table.roles | table.articles | table.to_whom
        for at in before
    )


def is_subject(line: Line, at: int, clause: Clause) -> bool:
    """A name that does something itself: “Rosa said Eastside needs chairs”."""
    end = at
    while end < clause.end and line.in_name(end):
        end += 1
    hit = line.hit_at.get(end)
    return hit is not None and hit.says in {Says.HEARD, Says.TOLD, Says.PROMISE, Says.NO_PROMISE} and end > at
