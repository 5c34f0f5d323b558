"""What was promised: by whom, in which words, for when and how firmly."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.dates import Edge, Found
from bot.understanding.sentence.addressees import from_us, skip_to, told_to
from bot.understanding.sentence.concerns import is_future, is_none
from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.doer import NOBODY, Doer, Subject
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.pieces import skip_back, stretch, without
from bot.understanding.sentence.subjects import subject_of
from bot.understanding.sentence.types import CommitmentDraft, DueEdge, Owner, Side, Strength
from bot.understanding.sentence.words import Span

PROMISING = frozenset({Says.PROMISE, Says.WOULD, Says.PASSIVE})
EDGES = {Edge.BY: DueEdge.BY, Edge.AROUND: DueEdge.AROUND, Edge.AFTER: DueEdge.AROUND, Edge.ON: DueEdge.ON}
FAR = 6
"""Words between “before” and the day of what comes then."""
NEAR = 2
"""So close behind the cue a single word says how firm it is: “will try”."""
RANK = {Strength.FORMAL: 0, Strength.TRY: 1, Strength.HOPE: 2}


def promise_in(line: Line, clause: Clause, before: Clause | None = None) -> Hit | None:
    """The cue that makes a clause a promise; none when it is denied, or only thought of."""
    for hit in clause.hits:
        if hit.says is Says.NO_PROMISE or (hit.says is Says.PROMISE and is_none(line, clause, hit)):
            return None
        is_meant = hit.says is not Says.WOULD or is_reported(clause, hit) or is_told_of(line, before)
        if hit.says in PROMISING and is_meant and not is_conditional(line, clause, hit):
            return named_later(clause, hit) or hit
    return None


def named_later(clause: Clause, hit: Hit) -> Hit | None:
    """“It was agreed that *we bring* …”: who does it is said behind what nobody does."""
    if hit.says is not Says.PASSIVE:
        return None
    later = (one for one in clause.hits if one.says is Says.PROMISE and one.first >= hit.end)
    return next((one for one in later if one.who in {Who.FIRST, Who.THIRD}), None)


def done_by(line: Line, clause: Clause, hit: Hit, names: Names) -> Subject | None:
    """Who does it in the passive: “printed *by us*”, “by Hodan”; nobody of ours where it is somebody else."""
    table = line.table
    for at in range(hit.first, clause.end - 1):
        if line.texts[at] not in table.by_whom or line.in_date(at + 1) or line.in_date(at):
            continue
        if line.texts[at + 1] in table.us:
            return Subject(Doer.FIRST)
        start = line.words[at + 1].start
        named = names.within(start, line.words[min(at + 2, clause.end - 1)].end)
        return Subject(Doer.THIRD, named) if named else NOBODY
    return None


def is_conditional(line: Line, clause: Clause, hit: Hit) -> bool:
    return any(line.texts[at] in line.table.conditions for at in range(clause.first, hit.first))


def is_reported(clause: Clause, hit: Hit) -> bool:
    """“Told them we would”: a promise that is told of."""
    return any(one.says in {Says.TOLD, Says.PROMISE} and one.first < hit.first for one in clause.hits)


def is_told_of(line: Line, before: Clause | None) -> bool:
    """“*Said* we don't do that but I'd ask”: what was said goes on, and the writer said it."""
    told = before.hit(Says.TOLD, Says.PROMISE) if before else None
    return told is not None and line.texts[told.first] in line.table.we_tell | line.table.first


def owner_of(subject: Subject, side: Side, is_told: bool) -> Owner:
    """Whose promise it is. What a partner is told to have said of “we” may be either's."""
    match subject.doer, side:
        case Doer.FIRST, _ if is_told:
            return Owner.UNKNOWN
        case (Doer.FIRST, Side.STAFF) | (Doer.SECOND, Side.PARTNER):
            return Owner.US
        case (Doer.FIRST, Side.PARTNER) | (Doer.THIRD, Side.STAFF):
            return Owner.THEM
    return Owner.UNKNOWN


def draft(
    line: Line,
    text: str,
    clause: Clause,
    hit: Hit,
    subject: Subject,
    side: Side,
    dates: Sequence[Found],
    names: Names,
    today: date,
) -> CommitmentDraft:
    """The promise that a clause makes."""
    due = before_it(due_in(line, clause, hit, dates, today), line)
    teller = next((one for one in clause.hits if one.says is Says.TOLD and one.first < hit.first), None)
    is_theirs = teller is not None and subject_of(line, clause, teller, names, told=True).doer is Doer.THIRD
    told = is_theirs and hit.who is Who.FIRST
    strength, because = strength_of(line, clause, hit)
    owner = owner_of(subject, side, told)
    return CommitmentDraft(
        owner,
        subject.name,
        promised(line, text, clause, hit, names, dates_cut(line, due, dates, today)),
        due,
        edge_in(line, clause, due) if due else DueEdge.NONE,
        strength,
        because,
        stretch(line, text, clause.first, clause.end),
    )


def before_it(found: Found | None, line: Line) -> Found | None:
    """“Before October” is over when October begins."""
    if found is None or found.begins is None or found.ends is None:
        return found
    first = found.words.split(maxsplit=1)[:1]
    is_before = bool(first) and first[0].lower() in line.table.before_event and found.edge is Edge.BY
    return replace(found, ends=found.begins) if is_before else found


def edge_in(line: Line, clause: Clause, due: Found) -> DueEdge:
    """What a date is in its clause: “before the camp opens on July 6” is a last day too."""
    edge = edge_of(due, line)
    first = next((at for at in range(clause.first, clause.end) if line.words[at].start >= due.start), clause.end)
    near = range(max(clause.first, first - FAR), first)
    is_before = any(line.texts[at] in line.table.within and not line.in_date(at) for at in near)
    after = next((at for at in range(first, len(line.words)) if line.words[at].start >= due.end), len(line.words))
    is_last = line.table.lasts.at(line.texts, after) is not None
    return DueEdge.BY if edge is DueEdge.ON and (is_before or is_last) else edge


def edge_of(found: Found, line: Line) -> DueEdge:
    """What a date is to a promise; “within a week” is a last day too."""
    first = found.words.split(maxsplit=1)[:1]
    return DueEdge.BY if first and first[0].lower() in line.table.within else EDGES[found.edge]


def dates_cut(line: Line, due: Found | None, dates: Sequence[Found], today: date) -> list[Span]:
    """The dates that are no part of what is promised: when it is due, and when it was promised."""
    return [
        (one.start, one.end)
        for one in dates
        if one is due or (one.begins and not is_to_come(one, today) and not is_of_thing(one, line))
    ]


def is_of_thing(found: Found, line: Line) -> bool:
    """“The minutes *from last night*”: a day that is past, and tells which."""
    return any(word in line.table.of_things for word in found.words.lower().split(maxsplit=1)[:1])


def promised(line: Line, text: str, clause: Clause, hit: Hit, names: Names, cut: Sequence[Span]) -> str:
    """What is promised, without who, whom and when."""
    if hit.says is Says.PASSIVE:
        return passive(line, text, clause, names, cut)
    first = hit.end - 1 if is_done(line, hit) or is_future(line, hit) else hit.end
    first = skip_to(line, first, clause.end)
    end = skip_back(line.table.tails, line.texts, first, clause.end) if first < clause.end else clause.end
    if first >= end:
        return ""
    cut = [*cut, *told_to(line, names, first, end), *from_us(line, first, end)]
    return without(text, line.words[first].start, line.words[end - 1].end, cut)


def passive(line: Line, text: str, clause: Clause, names: Names, cut: Sequence[Span]) -> str:
    """What will be done, by whomever: the clause without its date and whom it is for."""
    cut = [*cut, *told_to(line, names, clause.first, clause.end)]
    return without(text, line.words[clause.first].start, line.words[clause.end - 1].end, cut)


def is_done(line: Line, hit: Hit) -> bool:
    """The last word of the cue is what is done: “will bring”, “brings”."""
    table = line.table
    if line.texts[hit.end - 1] in table.gets and next(table.ours_given.within(line.texts[hit.end :]), None):
        return False
    return (
        line.texts[hit.end - 1]
        in table.kept | table.ends_kept | table.done_by_us | table.done_by_one | table.done_by_many | table.done_now
    )


def is_to_come(found: Found, today: date) -> bool:
    """Whether a promise may be due then: what lies back says when it was made."""
    return bool(found.problem) or (found.begins is not None and (found.ends or found.begins).date() >= today)


def due_in(line: Line, clause: Clause, hit: Hit, dates: Sequence[Found], today: date) -> Found | None:
    """When it is due: what is said with “by” first, else the last date after the cue, else one before it."""
    start, verb, end = line.words[clause.first].start, line.words[hit.first].start, line.words[clause.end - 1].end
    own = [one for one in dates if start <= one.start and one.end <= end and is_to_come(one, today)]
    later = [one for one in own if one.edge is Edge.BY and one.start >= start]
    after = [one for one in own if one.start >= verb]
    chosen = later or after[-1:] or own[:1]
    return chosen[0] if chosen else None


def strength_of(line: Line, clause: Clause, hit: Hit) -> tuple[Strength, str]:
    """How firm it is, and the words that say so. Words weaken only what stands around the cue."""
    texts, near = line.texts[clause.first : clause.end], hit.end + NEAR - clause.first
    found = [
        (RANK[value], value, " ".join(texts[first:end]))
        for first, end, value in line.table.strong.within(texts)
        if first < near or end - first > 1
    ]
    if found:
        _, value, words = min(found, key=lambda one: one[0])
        return value, words
    return Strength.PROMISE, " ".join(line.texts[hit.first : hit.end])
