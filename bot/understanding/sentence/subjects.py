"""Who promised: the words before a cue say, or the clause that it goes on from."""

from bot.understanding.sentence import colleagues
from bot.understanding.sentence.cues import Who
from bot.understanding.sentence.doer import DOERS, NOBODY, UNKNOWN, Doer, Subject
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Names

NAME_WORDS = 3


def subject_of(
    line: Line, clause: Clause, hit: Hit, names: Names, before: Subject | None = None, *, told: bool = False
) -> Subject:
    """Who does what a cue says. `before`: whose the clause before was, when this one goes on from it."""
    own = since(line, clause, hit) if hit.who is Who.BEFORE else clause.first
    named = named_before(line, own, clause, hit, names) if not told or hit.first > clause.first else ""
    if hit.who is not Who.BEFORE:
        doer = DOERS[hit.who]
        third = colleagues.colleague(line, clause, hit, names) or Subject(doer, named)
        return third if doer is Doer.THIRD else Subject(doer)
    if ours := colleagues.doer(line, own, hit, names):
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
