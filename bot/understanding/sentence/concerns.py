"""Whether what somebody will do concerns us: else it is only told of them, and no promise."""

from functools import cache

from bot.understanding.sentence.addressees import groups, is_shared_out
from bot.understanding.sentence.cues import Cues, Says, Who
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.types import Side

FAR = 4
"""Words between a verb and whose child is brought."""


def is_plain(line: Line, hit: Hit) -> bool:
    """Nothing but “will” or “is going to”, or what is done in the present: nobody gave their word."""
    if is_future(line, hit):
        return True
    said = plain_words(line.table)
    return hit.says in {Says.PROMISE, Says.PASSIVE} and all(text in said for text in line.texts[hit.first : hit.end])


@cache
def plain_words(table: Cues) -> frozenset[str]:
    return table.deeds.futures | table.kept | table.done | table.clitics | table.adverbs


@cache
def deed_words(table: Cues) -> frozenset[str]:
    """What is done, without what only says that it will be."""
    return (table.kept | table.done) - table.deeds.futures


def is_future(line: Line, hit: Hit) -> bool:
    """What is promised is the cue itself: “llevaré”."""
    return (
        bool(line.table.future_endings)
        and hit.end - hit.first == 1
        and (line.words[hit.first].typed.lower().endswith(tuple(line.table.future_endings or ())))
    )


def verb_of(line: Line, hit: Hit, end: int) -> int:
    """Where what is done begins."""
    table = line.table
    if is_future(line, hit) or line.texts[hit.end - 1] in deed_words(table):
        return hit.end - 1
    at = hit.end
    while at < end and line.texts[at] in table.adverbs | table.clitics:
        at += 1
    return at


def is_for_us(line: Line, clause: Clause, hit: Hit, side: Side) -> bool:
    """It is done for us or with us, or is what a partner does for a library."""
    table, is_staff = line.table, side is Side.STAFF
    ours = table.self_words | table.ours if is_staff else table.second
    if any(line.texts[at] in ours for at in range(hit.first, clause.end)):
        return True
    at = verb_of(line, hit, clause.end)
    near = [table.deeds.number if text.isdigit() else text for text in line.texts[at : min(at + FAR, clause.end)]]
    helped = table.deeds.helps.at(near, 0)
    own = table.deeds.own if is_staff else table.deeds.own | table.ours
    return helped is not None and helped[1] and not is_their_own(line, own, at + 1, clause.end)


def is_their_own(line: Line, words: frozenset[str], at: int, end: int) -> bool:
    """“Brings *her son*”."""
    deeds = line.table.deeds
    near = range(at, min(at + FAR, end))
    own = next((place for place in near if line.texts[place] in words), None)
    return own is not None and any(line.texts[place] in deeds.kin for place in range(own, min(own + 3, end)))


def is_promised_another(line: Line, clause: Clause, hit: Hit) -> bool:
    """“Promised *her* 20 chairs”: it is no promise to us."""
    is_word = not is_plain(line, hit) and hit.end < clause.end
    return is_word and line.texts[hit.end] in line.table.deeds.others


def is_wished(line: Line, clause: Clause, hit: Hit) -> bool:
    """“Casa Latina *hopes* we will …”: somebody else hopes it."""
    deeds, first = line.table.deeds, line.table.first
    before = range(clause.first, hit.first)
    at = next((at for at in before if line.texts[at] in deeds.wished), None)
    return at is not None and at > clause.first and line.texts[at - 1] not in first


def is_none(line: Line, clause: Clause, hit: Hit) -> bool:
    """“Promised *nothing*”, “sent the list I promised”: nothing is left to be done."""
    is_undone = is_nothing(line, clause, hit) or is_told_of_done(line, clause, hit)
    return is_undone or line.table.deeds.absent.at(line.texts, verb_of(line, hit, clause.end), clause.end) is not None


def is_nothing(line: Line, clause: Clause, hit: Hit) -> bool:
    """“Promised *nothing*”."""
    at = hit.end
    while at < clause.end - 1 and (line.in_name(at) or line.texts[at] in line.table.given_to):
        at += 1
    return at < clause.end and line.texts[at] in line.table.deeds.nothing


def is_received(line: Line, clause: Clause, hit: Hit) -> bool:
    """“Will *get* 20 chairs *from* Eastside”: somebody else does it."""
    table, texts, at = line.table, line.texts, verb_of(line, hit, clause.end)
    behind = range(at + 1, clause.end - 1)
    is_from = any(texts[near] in table.belongs and line.in_name(near + 1) for near in behind)
    return at < clause.end and texts[at] in table.gets and is_from


def is_over(line: Line, first: int, end: int) -> bool:
    """“I already *sent* it”: it is done, and promised no more."""
    return any(line.texts[at] in line.table.deeds.already for at in range(first, end))


def is_told_of_done(line: Line, clause: Clause, hit: Hit) -> bool:
    """“Sent them the list that *I promised*”."""
    return hit.who is Who.FIRST and hit.end == clause.end and is_over(line, clause.first, hit.first)


def is_denied(line: Line, clause: Clause, met: Hit) -> bool:
    """“*No* nos reunimos”, “met *nobody*”."""
    deeds, before = line.table.deeds, met.first - 1
    is_not = before >= clause.first and line.texts[before] in deeds.denying and not line.words[met.first].after_comma
    behind = range(met.end, min(met.end + 2, clause.end))
    is_one = not any(":" in line.words[at].between or line.words[at].after_comma for at in behind)
    return is_not or (is_one and any(line.texts[at] in deeds.nothing for at in behind))


def is_sure(line: Line, names: Names, clause: Clause, hit: Hit) -> bool:
    """Whether it is one promise, and nothing that ends."""
    at = verb_of(line, hit, clause.end)
    ends = line.table.deeds.ends.at(line.texts, at, clause.end)
    if ends is not None and ends[1]:
        return False
    return not is_shared_out(line, names, hit.end, clause.end)


def is_only_talked_of(line: Line) -> bool:
    """“Call the police *about Eastside*”: everyone who is named stands behind such a word."""
    table = line.table
    named = [at for at, _ in groups(line, 0, len(line.words))]
    return bool(named) and all(
        at > 1 and line.texts[at - 1 - int(line.texts[at - 1] in table.articles)] in table.deeds.only_about
        for at in named
    )
