"""A message read: quotations masked, dates, names, clauses, and what each clause says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.understanding.dates import Context as DateContext
from bot.understanding.dates import Found, find_dates
from bot.understanding.names.index import Index
from bot.understanding.names.ours import NO_OURS, Ours
from bot.understanding.names.spotting import Spotted, spot
from bot.understanding.sentence.bounds import bounded
from bot.understanding.sentence.by_clause import Reader
from bot.understanding.sentence.clauses import clauses_of
from bot.understanding.sentence.cues import TABLES, Cues, Says, cues_for
from bot.understanding.sentence.doubting import confidence
from bot.understanding.sentence.language import language_of, score
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.missing import missing_in
from bot.understanding.sentence.naming import Names, apart, names_in, sure_spans
from bot.understanding.sentence.namings import with_places
from bot.understanding.sentence.orders import Order, order_in
from bot.understanding.sentence.pieces import stretch
from bot.understanding.sentence.reminders import draft
from bot.understanding.sentence.spelling import meant
from bot.understanding.sentence.themes import Lexicon, seeded
from bot.understanding.sentence.types import Intent, ReminderDraft, Side, Stretch, Understood
from bot.understanding.sentence.whole import opened, whole_of
from bot.understanding.sentence.words import WORD, Span, Word, words_of
from bot.understanding.text import LONGEST, folded

NEXT_WORD = re.compile(r" +(\w+) +")


@dataclass(frozen=True, slots=True)
class Context:
    """What a message is read with."""

    now: datetime
    """An aware instant."""
    zone: str = "UTC"
    language: str | None = None
    """The writer's; the message may be in another."""
    side: Side = Side.STAFF
    index: Index | None = None
    lexicon: Lexicon = field(default_factory=seeded)
    is_day_first: bool | None = None
    hours: Mapping[str, tuple[time, time]] = field(default_factory=dict)
    events: Mapping[str, datetime] = field(default_factory=dict)
    """What dates may be counted from, by its name."""
    meetings: Mapping[int | str, datetime] = field(default_factory=dict)
    """The next meeting that is planned with each partner, by the partner's key."""
    ours: Ours = NO_OURS
    """Our own people; what partners write is read without."""
    languages: tuple[str, ...] = ()
    """Those that the organisation speaks; any when none is named."""


@dataclass(frozen=True)
class Seen:
    """A message before its clauses are read."""

    text: str
    language: str
    quotes: tuple[Span, ...]
    dates: tuple[Found, ...]
    names: Names
    line: Line
    context: Context


def read(text: str, context: Context) -> Understood:
    """What a message says. Never raises for any text."""
    text = text[:LONGEST]
    first = understood(text, context, spoken(text, context))
    if first.intents or first.commitments or knows(text, first.language):
        return first
    others = (
        language for language in TABLES if language != first.language and language in (context.languages or TABLES)
    )
    tried = (understood(text, context, language) for language in others)
    return next((one for one in tried if one.intents or one.commitments), first)


def knows(text: str, language: str) -> bool:
    """Whether a text has small words of a language, so that it need not be tried in another."""
    return score(language, text, words_in(text)) > 0 if language in TABLES else False


def words_in(text: str) -> list[str]:
    return [match.group().replace("’", "'") for match in WORD.finditer(folded(text).text)]


def spoken(text: str, context: Context) -> str:
    return language_of(text, words_in(text), context.language or "en", context.languages)


def seen_in(text: str, context: Context, language: str) -> Seen:
    """Quotations, dates and names, and the words around them."""
    form = folded(text)
    quotes = form.quotations
    spotted = spot(context.index, text, sorted(quotes), language) if context.index else ()
    context = with_meeting(context, spotted, language)
    dates = find_dates(mask(text, sorted([*quotes, *sure_spans(spotted)])), date_context(context, language))
    dates = bounded(text, dates, cues_for(language), lambda words: find_dates(words, date_context(context, language)))
    spans = [(one.start, one.end) for one in dates]
    ours = context.ours if context.side is Side.STAFF else NO_OURS
    names = names_in(context.index, text, sorted([*quotes, *spans]), language, apart(spotted, spans), ours)
    words = words_of(form, quotes, [*spans, *names.spans])
    repeats = [(one.start, one.end) for one in dates if one.repeat]
    ahead = [(one.start, one.end) for one in dates if may_come(one, context, language)]
    table = cues_for(language)
    words = [as_meant(word, table) for word in words]
    days = with_company(text, spans, names.spans, table)
    line = Line(words, table, names.spans, days, repeats, ahead, names.our_spans)
    return Seen(text, language, quotes, dates, names, line, context)


def as_meant(word: Word, table: Cues) -> Word:
    """A word as it would be written without a slip, and in full."""
    text = meant(word.text, table)
    return word if text == word.text else replace(word, text=text)


def with_meeting(context: Context, spotted: Sequence[Spotted], language: str) -> Context:
    """“The meeting” is the next one with the one partner that is named; with nobody named, the only one there is."""
    named = {one.match.ranked[0].key for one in spotted if one.match.action != "none"}
    planned = [at for key, at in context.meetings.items() if key in named or not named]
    if len(planned) != 1:
        return context
    return replace(context, events={**context.events, **dict.fromkeys(cues_for(language).meetings, planned[0])})


def with_company(text: str, dates: Sequence[Span], names: Sequence[Span], table: Cues) -> list[Span]:
    """Where dates stand; “two days before the meeting *with Eastside*” is one of them as a whole."""
    ends = dict(names)
    return [(start, ends.get(company_at(text, start, end, table), end)) for start, end in dates]


def company_at(text: str, start: int, end: int, table: Cues) -> int:
    """Where it begins with whom the meeting is that a date is counted from; -1 when that is not said."""
    nouns = set(folded(text[start:end]).text.split()[-1:])
    found = NEXT_WORD.match(text, end)
    is_led = nouns & table.meetings and found and folded(found[1]).text in table.together
    return found.end() if found and is_led else -1


def may_come(one: Found, context: Context, language: str) -> bool:
    """Whether a date is to come, or would be in another sentence: “met her, and we bring it Friday”."""
    if one.repeat or one.begins is None:
        return False
    if (one.ends or one.begins).date() >= today_of(context):
        return True
    again = read_ahead(one, context, language)
    return again.begins is not None and again.begins.date() >= today_of(context)


def read_ahead(one: Found, context: Context, language: str) -> Found:
    """A date read as one that is to come."""
    ahead = replace(date_context(context, language), is_past=False)
    other = next(iter(find_dates(one.words, ahead)), one)
    return replace(other, start=one.start, end=one.end, words=one.words)


def mask(text: str, quotes: Sequence[Span]) -> str:
    """The text with what stands in quotation marks made unreadable, each place where it was."""
    for start, end in quotes:
        text = text[:start] + "\u0001" * (end - start) + text[end:]
    return text


def date_context(context: Context, language: str) -> DateContext:
    return DateContext(
        context.now,
        context.zone,
        language,
        is_day_first=context.is_day_first,
        hours=context.hours,
        events=context.events,
    )


def understood(text: str, context: Context, language: str) -> Understood:
    """What a message says in one language."""
    seen = seen_in(text, context, language)
    context = seen.context
    base = Understood(
        language,
        (),
        with_places(seen.names, seen.line),
        tuple(dict.fromkeys(one.name for one in seen.names.people)),
        tuple(Stretch(one.start, one.end, one.name) for one in seen.names.ours if one.is_colleague),
        dates=seen.dates,
    )
    clauses = clauses_of(seen.line)
    base = replace(base, clauses=tuple(spans_of(seen.line, clauses)), met=tuple(spans_of(seen.line, met_in(clauses))))
    whole = whole_of(seen.line, len(clauses), text, context.side)
    if whole:
        made = as_whole(seen, base, *whole)
        return finished(made, context, False)
    if start := opened(seen.line):
        seen = replace(seen, line=begun_at(seen.line, start))
        clauses = clauses_of(seen.line)
    reader = Reader(
        text,
        seen.line,
        clauses,
        seen.quotes,
        seen.dates,
        seen.names,
        context.side,
        context.lexicon,
        today_of(context),
        lambda found: read_ahead(found, context, language),
    )
    reader.run()
    made = reader.result(base)
    return finished(made, context, bool(made.commitments))


def begun_at(line: Line, start: int) -> Line:
    """A line that begins later."""
    return replace(line, words=[replace(line.words[start], begins=True), *line.words[start + 1 :]])


def met_in(clauses: Iterable[Clause]) -> Iterator[Clause]:
    return (clause for clause in clauses if clause.has(Says.MET))


def spans_of(line: Line, clauses: Iterable[Clause]) -> Iterator[Span]:
    """Where clauses stand in the text."""
    return ((line.words[each.first].start, line.words[each.end - 1].end) for each in clauses)


def today_of(context: Context) -> date:
    return context.now.astimezone(ZoneInfo(context.zone)).date()


def as_whole(seen: Seen, base: Understood, intent: Intent, end: int) -> Understood:
    line = seen.line
    rest = stretch(line, seen.text, end, len(line.words))
    if intent is Intent.CORRECTION:
        return replace(base, intents=(intent,), correction=rest)
    return replace(base, intents=(intent,), query=rest.text if intent is Intent.QUERY else "")


def finished(made: Understood, context: Context, has_promise: bool) -> Understood:
    missing = missing_in(made, context.side, has_promise)
    return replace(made, missing=missing, confidence=confidence(made, today_of(context)))


def order_and_reminder(text: str, context: Context) -> tuple[Order | None, ReminderDraft | None]:
    """What a message wants of a reminder, with its parts, also when it is to be shown or dropped."""
    text = text[:LONGEST]
    seen = seen_in(text, context, context.language or "en")
    line, end = seen.line, len(seen.line.words)
    if not end:
        return None, None
    order = order_in(line, 0, end, text.rstrip().endswith("?"))
    return order, draft(line, text, order, 0, end, seen.dates) if order else None
