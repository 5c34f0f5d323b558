"""Something that the writer has to do: “call Rosa on Monday”, “I need to print flyers”."""

from bot.understanding.sentence.cues import Says
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.pieces import skip

OBJECTS = frozenset({"them", "him", "her", "back", "up", "about", "everyone", "all", "some", "this", "that"})


def begins(line: Line, clause: Clause) -> int | None:
    """Where something to be done begins: “I need to *call* Rosa”, “*follow up* with her”; none in other clauses."""
    table = line.table
    first = skip(table.joined, line.texts, clause.first, clause.end)
    while first < clause.end and line.in_date(first):
        first += 1
    if first >= clause.end or line.in_name(first):
        return None
    needed = table.needs.at(line.texts, first, clause.end)
    verb = needed[0] if needed else first
    if line.texts[first] in table.deeds.let_us and any(line.is_day(at) for at in range(first, clause.end)):
        verb = first + 1
    if verb >= clause.end:
        return None
    begun = table.begun.at(line.texts, verb, clause.end)
    end = begun[0] if begun else verb + 1
    is_verb = begun is not None or (line.texts[verb] in table.kept and (bool(needed) or has_object(line, verb + 1)))
    others = [hit for hit in clause.hits if hit.says is not Says.NO_PROMISE and hit.first > verb]
    is_told = not needed and any(hit.says in {Says.HEARD, Says.TOLD} and hit.first <= end for hit in others)
    return verb if is_verb and end < clause.end and not is_told else None


def has_object(line: Line, at: int) -> bool:
    """Whom or what is to be called, written or brought: a name, or a word that leads to a thing."""
    if at >= len(line.words):
        return False
    table = line.table
    leading = table.articles | table.to_whom | table.self_words | OBJECTS
    return line.in_name(at) or line.words[at].is_capital or line.texts[at].isdigit() or line.texts[at] in leading
