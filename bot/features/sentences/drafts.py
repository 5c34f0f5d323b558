"""From what was understood to the forms of the features that keep it: one for each record, with their values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.choosing import NEW
from bot.features.sentences.reading import Answers
from bot.turn import Turn
from bot.understanding.dates import Found, Grain
from bot.understanding.names.spotting import spot
from bot.understanding.sentence.themes import as_written
from bot.understanding.sentence.types import CommitmentDraft, Intent, NoteDraft, Owner, Stretch, Understood
from storage.commitments import Direction, Strength
from storage.notes import Heard, NoteKind

MET, HEARD, PROMISED, REMIND = "meetings.met", "listening.heard", "promises.promised", "follow_ups.remind"
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
    """Knows which partner each part of a line is about."""

    turn: Turn
    words: str
    seen: Understood
    answers: Answers

    def drafts(self) -> Iterator[Draft]:
        """Every record that the line comes to, what happened before what was said there."""
        if Intent.MET in self.seen.intents:
            yield self.meeting()
        for note in self.seen.notes:
            yield self.note(note)
        for promise in self.seen.commitments:
            yield self.promise(promise)
        for reminder in self.seen.reminders:
            yield self.reminder(reminder.text, when(reminder), reminder.words)
        for ask in self.seen.asks:
            yield self.reminder(ask.words.text, ask.due.words if ask.due else "", ask.words)

    def named(self) -> str:
        """The one partner of the whole line, if there is one."""
        partners = self.seen.partners
        if partners.new:
            return NEW + partners.new
        return partners.sure[0][1] if len(partners.sure) == 1 else ""

    def partner(self, part: Stretch) -> str:
        """The partner of a part of the line: named in it, or else the last one before it."""
        if one := self.named():
            return one
        keys = {key for key, _ in self.seen.partners.sure}
        found = [
            each for each in spot(self.turn.index, self.words, (), self.seen.language) if each.match.action == "accept"
        ]
        before = [each.match.ranked[0] for each in found if each.start < part.end and each.match.ranked[0].key in keys]
        return before[-1].name if before else next((name for _, name in self.seen.partners.sure), "")

    def meeting(self) -> Draft:
        day = self.seen.happened_on or self.turn.today
        theirs = ", ".join(self.seen.people)
        values = {"partner": self.partner(Stretch(0, 1, "")), "held_on": day.isoformat(), "theirs": theirs}
        return Draft(MET, values, words=self.words)

    def note(self, note: NoteDraft) -> Draft:
        is_all_quote = note.quote.strip() == note.text.strip()
        values = {
            "partner": self.partner(note.words),
            "quote": note.quote,
            "paraphrase": "" if is_all_quote else note.text,
            "kind": (note.kind if note.kind in set(NoteKind) else NoteKind.NEED.value),
            "heard": HEARD_HOW[note.heard_how.value].value,
            "themes": ", ".join(each.theme for each in note.themes),
        }
        because = {each.theme: list(as_written(note.text, each.because)) for each in note.themes}
        typed = note.words.text or note.text or note.quote
        return Draft(HEARD, values, {"cue": note.kind_because, "themes_because": because}, typed)

    def reminder(self, words: str, when: str, part: Stretch) -> Draft:
        return Draft(REMIND, {"words": words, "when": when, "partner": self.named()}, words=part.text or words)

    def promise(self, promise: CommitmentDraft) -> Draft:
        is_ours = promise.owner is not Owner.THEM
        values = {
            "partner": self.partner(promise.words),
            "words": promise.text,
            "due": due(promise.due),
            "direction": (Direction.OURS if is_ours else Direction.THEIRS).value,
            "strength": STRENGTHS[promise.strength.value].value,
        }
        return Draft(PROMISED, values, words=promise.words.text or promise.text)


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
