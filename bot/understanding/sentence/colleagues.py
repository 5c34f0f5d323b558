"""Whether one of our own people does what a clause says: “Dana will …”, “Dana told Eastside she would …”."""

from bot.understanding.names.person import Person
from bot.understanding.sentence.doer import UNKNOWN, WRITER, Doer, Subject
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Named, Names

MOST_BETWEEN = 2
"""Words between two who do something together."""


def colleague(line: Line, clause: Clause, hit: Hit, names: Names) -> Subject | None:
    """One of us does what a third person is said to do: “Dana llevará …”, “Dana told Eastside she would …”."""
    said = set(line.texts[hit.first : hit.end])
    if said & line.table.one_person:
        return teller(line, clause, hit, names)
    return doer(line, clause.first, hit, names) if not said & line.table.third else None


def doer(line: Line, first: int, hit: Hit, names: Names) -> Subject | None:
    """Our own people who are named last before a cue: “Dana will …”, “Dana and Omar will …”.

    Where somebody of a partner does it with them, or may be meant, nobody knows whose promise it is.
    """
    together = named_together(line, first, hit, names)
    ours = [one for one in together if isinstance(one, Person) and one.is_ours]
    if not ours or is_of_them(line, together, hit):
        return None
    if len(ours) < len(together) or any(one.is_theirs for one in ours):
        return UNKNOWN
    is_writer = any(one.is_writer for one in ours) or is_with_writer(line, together, hit)
    return WRITER if is_writer else Subject(Doer.FIRST, ours[0].name)


def named_together(line: Line, first: int, hit: Hit, names: Names) -> list[Named]:
    """Who is named last before a cue, and those whom *and*, *with* or a comma joins to them."""
    start, end = line.words[first].start, line.words[hit.end - 1].end
    every, after = names.everyone, names.up_to(end)
    if not after or every[after - 1].start < start:
        return []
    at = after - 1
    while at > 0 and is_joined(line, every[at - 1].end, every[at].start):
        at -= 1
    return every[at:after]


def is_joined(line: Line, start: int, end: int) -> bool:
    """Whether nothing but *and*, *with* or a comma stands between two places."""
    first, last = line.at(start - 1) + 1, line.at(end)
    joining = line.table.also_whom | line.table.together
    is_listed = first < last or line.words[last].after_comma
    return is_listed and last - first <= MOST_BETWEEN and all(text in joining for text in line.texts[first:last])


def is_of_them(line: Line, together: list[Named], hit: Hit) -> bool:
    """“*Dana's van* will …”, “*la hermana de Dana* va a …”: it is not they who do it."""
    first, last = line.at(together[0].start), line.at(together[-1].start)
    while last + 1 < hit.first and line.goes_on(line.names, last + 1):
        last += 1
    is_owner = line.texts[last].endswith("'s") and last + 1 < hit.first
    return is_owner or (first > 0 and line.texts[first - 1] in line.table.belongs)


def is_with_writer(line: Line, together: list[Named], hit: Hit) -> bool:
    """“Dana *and I* met …”, “*me and* Dana met …”."""
    texts, table, first = line.texts, line.table, line.at(together[0].start)
    if first > 1 and texts[first - 1] in table.also_whom and texts[first - 2] in table.first | table.self_words:
        return True
    after = texts[line.at(together[-1].end - 1) + 1 : hit.first]
    return len(after) > 1 and after[0] in table.also_whom and all(text in table.first for text in after[1:])


def teller(line: Line, clause: Clause, hit: Hit, names: Names) -> Subject | None:
    """“*Dana* told Eastside she would …”: who is named first says it of themself."""
    start, end = line.words[clause.first].start, line.words[hit.first].start
    at = names.up_to(start)
    first = names.everyone[at] if at < len(names.everyone) else None
    if not isinstance(first, Person) or not first.is_ours or first.start >= end:
        return None
    if first.is_theirs:
        return UNKNOWN
    return WRITER if first.is_writer else Subject(Doer.FIRST, first.name)
