"""Messages that are one thing as a whole: a question to the records, a correction, or talk."""

from bot.understanding.sentence.cues import Says
from bot.understanding.sentence.hearing import ends_finished
from bot.understanding.sentence.kinds import kind_of
from bot.understanding.sentence.line import Line
from bot.understanding.sentence.types import Intent, Side

SHORT = 9
"""Words of a message that may begin with “no” and still be a correction."""
FEW_SWAPPED = 7
FEW_LEFT = 4
RECORDS = frozenset({Says.PROMISE, Says.NO_PROMISE, Says.MET, Says.TOLD, Says.REMIND, Says.ASK})


def whole_of(line: Line, clauses: int, text: str, side: Side) -> tuple[Intent, int] | None:
    """What a whole message is, and where what comes after its opening begins; none when it is to be read by clauses."""
    if not line.words:
        return None
    if is_chat(line, side):
        return Intent.CHAT, len(line.words)
    first = polite(line)
    opening = line.table.openings.at(line.texts, first)
    is_question = text.rstrip().endswith("?") or "¿" in text
    if opening:
        end, kind = opening
        is_theirs = side is Side.STAFF or is_about_records(line)
        is_asking = is_question or (clauses <= 2 and not ends_finished(line.texts, line.table))
        if kind == "query" and is_theirs and is_asking:
            return Intent.QUERY, end
        if kind == "correction" and len(line.words) <= 2 * SHORT and not is_begun(line, first, end):
            return Intent.CORRECTION, end
        if kind == "weak" and len(line.words) <= SHORT and is_only_named(line, end):
            return Intent.CORRECTION, end
    if len(line.words) <= FEW_SWAPPED and is_swap(line, first):
        return Intent.CORRECTION, first
    is_asked = line.texts[first] in line.table.question_words or (clauses == 1 and is_record_asked_for(line))
    if is_question and side is Side.STAFF and is_asked and not is_order(line):
        return Intent.QUERY, first
    return None


def is_record_asked_for(line: Line) -> bool:
    """“We promised Casa Latina the list by Friday?”: whether it is so, and nothing that was told."""
    first = line.hits[0] if line.hits else None
    is_told = any(":" in word.between for word in line.words)
    return first is not None and first.says in {Says.PROMISE, Says.MET, Says.PASSIVE} and not is_told


def is_begun(line: Line, first: int, end: int) -> bool:
    """The opening is only the beginning of a cue: “it was *agreed*”."""
    hit = line.hit_at.get(first)
    return hit is not None and hit.end > end


def is_only_named(line: Line, first: int) -> bool:
    """Nothing but a day, an hour, a name or a number, or words that undo: “no, Thursday”, and not “no more surveys”."""
    if first >= len(line.words):
        return True
    opening = line.table.openings.at(line.texts, first)
    if opening and opening[1] == "correction":
        return True
    table = line.table
    said = table.small | table.articles | table.to_whom | table.contrast | table.nobody | table.pointing | table.copulas
    if line.words[first].text.isdigit() and len(line.words) - first <= FEW_LEFT:
        return True
    return all(
        line.in_date(at) or line.in_name(at) or line.texts[at] in said or table.politeness.at(line.texts, at)
        for at in range(first, len(line.words))
    )


def opened(line: Line) -> int:
    """Where a message begins behind a weak opening that corrects nothing: “sorry, Harbor Clinic needs chairs”."""
    first = polite(line) if line.words else 0
    found = line.table.openings.at(line.texts, first) if line.words else None
    if found is None or found[1] != "weak" or found[0] >= len(line.words):
        return 0
    if line.texts[found[0]] in line.table.to_whom | line.table.is_to | line.table.deeds.only_about | line.table.by_whom:
        return 0
    denies = line.texts[first] in line.table.deeds.denying | line.table.deeds.nothing
    return 0 if denies and not line.words[found[0]].after_comma else found[0]


def is_swap(line: Line, first: int) -> bool:
    """“It's Rosa not Rose”, “change Friday to Monday”: one thing for another."""
    order = line.table.orders.at(line.texts, first)
    if order and order[1] == "change" and (line.dates or line.names):
        return True
    is_set_right = line.texts[first] in line.table.contrast and any(
        word.after_comma for word in line.words[first + 1 :]
    )
    return (is_set_right or any(text in line.table.contrast for text in line.texts[1:-1])) and not any(
        hit.says in RECORDS or hit.says is Says.HEARD for hit in line.hits
    )


def polite(line: Line) -> int:
    """Where hello and please have ended."""
    at = 0
    while at < len(line.words) - 1:
        found = line.table.greetings.at(line.texts, at)
        if not found or found[0] >= len(line.words):
            break
        at = found[0]
    return at


def is_chat(line: Line, side: Side) -> bool:
    """Nothing but words of talk, or little else, of nobody and nothing that is kept."""
    known = sum(end - first for first, end, _ in line.table.chatter.within(line.texts))
    unknown = len(line.texts) - known
    if unknown == 0:
        return True
    if side is not Side.STAFF:
        return False
    if len(line.texts) > SHORT - 1 or line.names or not {hit.says for hit in line.hits} <= {Says.HEARD}:
        return False
    at_end = any(line.table.chatter.at(line.texts, at) for at in range(len(line.texts) - 1, len(line.texts)))
    starts = line.table.chatter.at(line.texts, 0) is not None
    heard = any(text in line.table.third for text in line.texts)
    return (starts or at_end) and not heard and kind_of(line.texts, line.table)[0] in {"", "thanks"}


def is_order(line: Line) -> bool:
    return any(hit.says in {Says.REMIND, Says.ASK} for hit in line.hits)


def is_about_records(line: Line) -> bool:
    """A partner asks what is kept, and not the people of the team."""
    return any(text in line.table.own_records for text in line.texts)
