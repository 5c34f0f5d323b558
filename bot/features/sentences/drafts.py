"""From what was understood to the forms of the features that keep it: one for each record, with their values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.colleagues import AWAY, DOER
from bot.turn import Turn
from bot.understanding.dates import Found, Grain
from bot.understanding.sentence.about import about, came, met_with, own, people_of, without_writer
from bot.understanding.sentence.themes import as_written
from bot.understanding.sentence.types import (
    CommitmentDraft,
    Intent,
    Keyed,
    NoteDraft,
    Owner,
    ReminderDraft,
    Stretch,
    Understood,
)
from storage.commitments import Direction, Strength
from storage.notes import Heard, NoteKind

MET, HEARD, PROMISED, REMIND = "meetings.met", "listening.heard", "promises.promised", "follow_ups.remind"
NOBODY: tuple[Keyed, ...] = (("", ""),)
"""In place of a partner, where none is known."""
STRENGTHS = {
    "hope": Strength.HOPE,
    "will try": Strength.WILL_TRY,
    "promise": Strength.PROMISE,
    "formal": Strength.FORMAL,
}
HEARD_HOW = {
    "directly": Heard.DIRECTLY,
    "second-hand": Heard.SECOND_HAND,
    "our assumption": Heard.ASSUMPTION,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """One record to be: the form that takes it, and what stands in it."""

    form: str
    values: Mapping[str, str]
    about: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    """The part of the line that it was read from."""


@dataclass(frozen=True)
class Drafter:
    """Makes a draft of each part of a line for whom it is about."""

    turn: Turn
    words: str
    seen: Understood

    def drafts(self) -> Iterator[Draft]:
        """Every record that the line comes to, what happened before what was said there; for each partner its own."""
        seen = self.seen
        if Intent.MET in seen.intents:
            yield from (self.meeting(partner) for partner in met_with(seen) or NOBODY)
        for note in seen.notes:
            yield from (self.note(note, name) for _, name in about(seen, note.words) or NOBODY)
        for promise in seen.commitments:
            whom = about(seen, promise.words, promise.owner)
            yield from (self.promise(promise, name) for _, name in whom or NOBODY)
        for reminder in seen.reminders:
            yield self.reminder(self.told(reminder), when(reminder), reminder.words)
        for ask in seen.asks:
            yield self.reminder(ask.words.text, ask.due.words if ask.due else "", ask.words)

    def meeting(self, partner: Keyed) -> Draft:
        day = self.seen.happened_on or self.turn.today
        values = {
            "partner": partner[1],
            "held_on": day.isoformat(),
            "theirs": ", ".join(people_of(self.seen, partner)),
            "ours": ", ".join(came(self.seen, partner)),
        }
        return Draft(MET, values, {AWAY: True} if without_writer(self.seen, partner) else {}, self.words)

    def note(self, note: NoteDraft, partner: str) -> Draft:
        is_all_quote = note.quote.strip() == note.text.strip()
        values = {
            "partner": partner,
            "quote": note.quote,
            "paraphrase": "" if is_all_quote else note.text,
            "kind": (note.kind if note.kind in set(NoteKind) else NoteKind.NEED.value),
            "heard": HEARD_HOW[note.heard_how.value].value,
            "themes": ", ".join(each.theme for each in note.themes),
        }
        because = {each.theme: list(as_written(note.text, each.because)) for each in note.themes}
        typed = note.words.text or note.text or note.quote
        return Draft(HEARD, values, {"cue": note.kind_because, "themes_because": because}, typed)

    def told(self, reminder: ReminderDraft) -> str:
        """What is to be done, with whom to remind of it where that is somebody else: “Rosa to send the list”."""
        at = self.words.rfind(reminder.whom, 0, reminder.todo.start) if reminder.whom else -1
        return self.words[at : reminder.todo.end] if at >= 0 else reminder.text

    def reminder(self, words: str, when: str, part: Stretch) -> Draft:
        """What one partner alone is named in is about that one."""
        whom = only_one(self.seen.partners.sure) or only_one(own(self.seen, part))
        return Draft(REMIND, {"words": words, "when": when, "partner": whom}, words=part.text or words)

    def promise(self, promise: CommitmentDraft, partner: str) -> Draft:
        is_ours = promise.owner is not Owner.THEM
        values = {
            "partner": partner,
            "words": promise.text,
            "due": due(promise.due),
            "direction": (Direction.OURS if is_ours else Direction.THEIRS).value,
            "strength": STRENGTHS[promise.strength.value].value,
        }
        about = {DOER: promise.who} if is_ours and promise.who else {}
        return Draft(PROMISED, values, about, promise.words.text or promise.text)


def only_one(partners: Sequence[Keyed]) -> str:
    return partners[0][1] if len(partners) == 1 else ""


def due(found: Found | None) -> str:
    """The day of a promise: of a period its last, as it is kept within it."""
    if found is None or found.begins is None:
        return ""
    is_period = found.grain > Grain.DAY or (found.ends is not None and found.grain is Grain.DAY)
    return (found.ends if is_period and found.ends else found.begins).date().isoformat()


def when(reminder: Any) -> str:
    """The words for a date as they were typed, which the form reads itself; the day where it was chosen."""
    found: Found | None = reminder.repeat or reminder.when
    if found is None:
        return ""
    if found.repeat or found.begins is None:
        return found.words
    day = found.begins.date().isoformat()
    return f"{day} at {found.begins:%H:%M}" if found.grain <= Grain.PART else day
