"""Who promised: the words before a cue say, or the clause that it goes on from."""

from dataclasses import dataclass
from enum import Enum

from bot.understanding.names.people import Person
from bot.understanding.names.spotting import Spotted
from bot.understanding.sentence.cues import Who
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Names

NAME_WORDS = 3


class Doer(Enum):
    """Who does what a clause says."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    UNKNOWN = "unknown"
    NOBODY = "nobody"
    """A thing: it promises nothing."""


@dataclass(frozen=True, slots=True)
class Subject:
    doer: Doer
    name: str = ""
    """As it is called in the directory, or as it was typed."""


NOBODY, UNKNOWN = Subject(Doer.NOBODY), Subject(Doer.UNKNOWN)
DOERS = {Who.FIRST: Doer.FIRST, Who.SECOND: Doer.SECOND, Who.THIRD: Doer.THIRD}


def subject_of(
    line: Line, clause: Clause, hit: Hit, names: Names, before: Subject | None = None, *, told: bool = False
) -> Subject:
    """Who does what a cue says. `before`: whose the clause before was, when this one goes on from it."""
    own = since(line, clause, hit) if hit.who is Who.BEFORE else clause.first
    named = named_before(line, own, clause, hit, names) if not told or hit.first > clause.first else ""
    if hit.who is not Who.BEFORE:
        doer = DOERS[hit.who]
        third = colleague(line, clause, hit, names) or Subject(doer, named)
        return third if doer is Doer.THIRD else Subject(doer)
    if ours := of_ours(line, own, hit, names):
        return ours
    if named:
        return Subject(Doer.FIRST) if is_ours(line, clause, hit) else Subject(Doer.THIRD, named)
    words = range(own, hit.first)
    texts, table = line.texts, line.table
    for at in reversed(words):
        if texts[at] in table.nobody:
            return NOBODY
        if texts[at] in table.first:
            return Subject(Doer.FIRST)
        if texts[at] in table.second:
            return Subject(Doer.SECOND)
        if texts[at] in table.our_roles and at > clause.first and texts[at - 1] in table.ours:
            return Subject(Doer.FIRST)
        if texts[at] in table.third or texts[at] in table.roles:
            return Subject(Doer.THIRD)
    telling = [at for at in words if texts[at] not in table.small and not line.in_date(at)]
    if not telling:
        return before if before and clause.is_joined else UNKNOWN
    return called(line, hit, telling)


def is_colleague(subject: Subject) -> bool:
    """One of us, and not the writer."""
    return subject.doer is Doer.FIRST and bool(subject.name)


def is_ours(line: Line, clause: Clause, hit: Hit) -> bool:
    """“*My colleague* Dana will …”."""
    table = line.table
    return any(
        line.texts[at] in table.our_roles and line.texts[at - 1] in table.ours
        for at in range(clause.first + 1, hit.first)
    )


def since(line: Line, clause: Clause, hit: Hit) -> int:
    """Where the words of a cue's own subject may begin: behind the cue before it, if any stand there."""
    ends = [one.end for one in clause.hits if one.end <= hit.first]
    if not ends:
        return clause.first
    telling = [
        at for at in range(ends[-1], hit.first) if line.texts[at] not in line.table.small and not line.in_date(at)
    ]
    return ends[-1] if telling and not all(line.in_name(at) for at in telling) else clause.first


def called(line: Line, hit: Hit, telling: list[int]) -> Subject:
    """A name that is not known: it has a capital, or what follows is something that people do."""
    texts, table = line.texts, line.table
    if telling[-1] != hit.first - 1 or len(telling) > NAME_WORDS:
        return NOBODY
    is_doing = hit.end < len(texts) and texts[hit.end] in table.kept
    capital = [at for at in telling if line.words[at].is_capital and not line.words[at].begins]
    is_name = len(capital) == len(telling) or (
        is_doing and len(telling) == 1 and texts[telling[0]] not in table.function
    )
    if not is_name:
        return NOBODY
    return Subject(Doer.THIRD, " ".join(line.words[at].typed for at in telling))


def named_before(line: Line, first: int, clause: Clause, hit: Hit, names: Names) -> str:
    """The person or partner that is named between the clause's beginning and the cue's verb."""
    if hit.first >= clause.end:
        return ""
    return names.within(line.words[first].start, line.words[hit.end - 1].end)


def of_ours(line: Line, first: int, hit: Hit, names: Names) -> Subject | None:
    """Our own people who are named last before a cue: “Dana will …”, “Dana and Omar will …”.

    Where somebody of a partner does it with them, or may be meant, nobody knows whose promise it is.
    """
    together = named_together(line, first, hit, names)
    if not any(isinstance(one, Person) and one.is_ours for one in together):
        return None
    if is_with_writer(line, together[-1].end, hit):
        return Subject(Doer.FIRST)
    clear = [one.name for one in together if isinstance(one, Person) and not one.is_theirs]
    return Subject(Doer.FIRST, clear[0]) if len(clear) == len(together) else UNKNOWN


def named_together(line: Line, first: int, hit: Hit, names: Names) -> list[Person | Spotted]:
    """Who is named last before a cue, and those whom *and* or a comma joins to them."""
    start, end = line.words[first].start, line.words[hit.end - 1].end
    near = [one for one in names.everyone if start <= one.start and one.end <= end]
    at = len(near) - 1
    while at > 0 and is_joined(line, near[at - 1].end, near[at].start):
        at -= 1
    return near[max(at, 0) :]


def is_joined(line: Line, start: int, end: int) -> bool:
    """Whether nothing but *and* or a comma stands between two places."""
    between = [word for word in line.words if start <= word.start < end]
    after = next((word for word in line.words if word.start >= end), None)
    is_listed = bool(between) or (after is not None and after.after_comma)
    return is_listed and all(word.text in line.table.also_whom for word in between)


def is_with_writer(line: Line, start: int, hit: Hit) -> bool:
    """“Dana *and I* met …”."""
    words = [word.text for word in line.words[: hit.first] if word.start >= start]
    is_joined_on = bool(words) and words[0] in line.table.also_whom and len(words) > 1
    return is_joined_on and all(word in line.table.first for word in words[1:])


def colleague(line: Line, clause: Clause, hit: Hit, names: Names) -> Subject | None:
    """One of us does what a third person is said to do: “Dana llevará …”, “Dana told Eastside she would …”."""
    said = set(line.texts[hit.first : hit.end])
    if said & line.table.one_person:
        return teller_of_ours(line, clause, hit, names)
    return of_ours(line, clause.first, hit, names) if not said & line.table.third else None


def teller_of_ours(line: Line, clause: Clause, hit: Hit, names: Names) -> Subject | None:
    """“*Dana* told Eastside she would …”: who is named first says it of themself."""
    start, end = line.words[clause.first].start, line.words[hit.first].start
    first = next((one for one in names.everyone if start <= one.start < end), None)
    if not isinstance(first, Person) or not first.is_ours:
        return None
    return UNKNOWN if first.is_theirs else Subject(Doer.FIRST, first.name)
