"""How much a line says: whether it is more than the command, or than the word, that it begins with."""

from bot.understanding.sentence.about import about, met_with
from bot.understanding.sentence.cues import cues_for
from bot.understanding.sentence.missing import used
from bot.understanding.sentence.types import Gap, Intent, NoteDraft, Understood
from bot.understanding.text import folded


def says_several(seen: Understood) -> bool:
    """Whether a line is surely more than the one command it begins with: of several sorts, or for several partners."""
    notes = [note for note in seen.notes if note.text.strip()]
    kinds = (Intent.MET in seen.intents, bool(notes), bool(seen.commitments), bool(seen.reminders))
    is_more = sum(kinds) > 1 or most_partners(seen) > 1 or is_counted(seen) or is_with_ours(seen)
    may_ask = sum(kinds) > 1 and seen.missing is not None and seen.missing.gap is Gap.WHICH_PARTNER
    return is_more and (seen.missing is None or may_ask) and not seen.unread


def is_with_ours(seen: Understood) -> bool:
    """Whether a line begins by telling of a meeting or a promise, and names colleagues, whom no command knows."""
    is_met = any(start == 0 for start, _ in seen.met)
    told = (folded(each.words.text).text.split()[:1] for each in seen.commitments if each.words.start == 0)
    return bool(seen.ours) and (is_met or any(set(first) & cues_for(seen.language).giving for first in told))


def says_something(seen: Understood) -> bool:
    """Whether a line surely says something to be kept: of a partner who is named, and by more than its place."""
    is_dated = any(each.when or each.repeat for each in seen.reminders)
    is_told = any(note.kind_because and not note.quote and not begins_line(note) for note in seen.notes)
    is_named = bool(seen.partners.named)
    return is_named and bool(Intent.MET in seen.intents or seen.commitments or is_dated or is_told)


def begins_line(note: NoteDraft) -> bool:
    """Whether a note begins with the line, so that the word of the command is its first: “brief *Eastside needs*”."""
    return note.words.start == 0 and note.words.text.startswith(note.text)


def is_counted(seen: Understood) -> bool:
    """Whether a day is counted from a meeting, which a command knows nothing of."""
    nouns = cues_for(seen.language).meetings
    return any(set(folded(found.words).text.split()) & nouns for found in used(seen))


def most_partners(seen: Understood) -> int:
    """For how many partners at most one thing in a line is kept."""
    met = met_with(seen) if Intent.MET in seen.intents else ()
    promised = (about(seen, each.words, each.owner) for each in seen.commitments)
    return max(map(len, (met, *promised, *(about(seen, each.words) for each in seen.notes))))
