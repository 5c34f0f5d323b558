"""What a message has been made into so far, and what of it is taken back when more is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.understanding.dates import Found
from bot.understanding.sentence import concerns, notes, promises
from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.doer import Doer, Subject
from bot.understanding.sentence.hearing import Hearing
from bot.understanding.sentence.kinds import kind_of
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.pieces import skip, stretch, without
from bot.understanding.sentence.themes import Lexicon
from bot.understanding.sentence.types import (
    AskDraft,
    CommitmentDraft,
    DueEdge,
    Intent,
    NoteDraft,
    Owner,
    ReminderDraft,
    Side,
    Stretch,
    Understood,
)
from bot.understanding.sentence.words import Span

REQUESTS = frozenset({"need", "question"})
OF_OWNER = {Owner.US: Intent.WE_PROMISED, Owner.THEM: Intent.THEY_PROMISED}


@dataclass
class Drafts:
    """What has been made of a message so far."""

    text: str
    line: Line
    clauses: Sequence[Clause]
    quotes: Sequence[Span]
    dates: Sequence[Found]
    names: Names
    side: Side
    lexicon: Lexicon
    today: date
    ahead: Callable[[Found], Found]
    """A date read again as one that is to come."""
    intents: set[Intent] = field(default_factory=set)
    notes: list[NoteDraft] = field(default_factory=list)
    commitments: list[CommitmentDraft] = field(default_factory=list)
    reminders: list[ReminderDraft] = field(default_factory=list)
    asks: list[AskDraft] = field(default_factory=list)
    unread: list[Stretch] = field(default_factory=list)
    wishes: list[tuple[Intent, Stretch]] = field(default_factory=list)
    """What is wanted of reminders besides a new one: it can't be done along with what is to be kept."""
    happened: Found | None = None
    subject: Subject | None = None
    listening: bool = False
    """Whether what comes next belongs to what someone said."""
    away: list[Span] = field(default_factory=list)
    """Where it tells of a meeting without the writer."""
    is_retold: bool = False
    """Whether one of us told the writer of it."""

    @property
    def hearing(self) -> Hearing:
        return Hearing(self.line, self.text, self.names, self.side)

    def is_bare(self, clause: Clause) -> bool:
        """Nothing but “I promised” or “remind me tomorrow”: what is meant stands before it."""
        line, table = self.line, self.line.table
        hit = clause.hit(Says.PROMISE, Says.REMIND)
        if hit is None or hit.who not in {Who.FIRST, Who.BEFORE}:
            return False
        if promises.is_done(line, hit) and hit.says is Says.PROMISE:
            return False
        nothing = table.small | table.self_words | table.first | table.to_whom | table.self_sayings
        rest = [at for at in range(clause.first, clause.end) if not hit.first <= at < hit.end]
        return all(line.in_date(at) or line.in_name(at) or line.texts[at] in nothing for at in rest)

    def take_back(self, before: Clause, clause: Clause) -> bool:
        """Makes a promise or a reminder of what was said before it."""
        start, end = self.places(before)
        is_promise = clause.hit(Says.PROMISE) is not None
        drafts = self.commitments if is_promise else self.reminders
        if drafts and drafts[-1].words.start >= start:
            return True
        if is_promise and self.is_over(before):
            return True
        if is_promise and before.has(Says.TOLD, Says.MET) and not self.is_request(before):
            return False
        date = self.date_in(clause) or self.date_in(before)
        if is_promise and date and not date.repeat and not promises.is_to_come(date, self.today):
            date = self.ahead(date)
        cut = [(one.start, one.end) for one in self.dates]
        if is_promise and (wish := before.hit(Says.HEARD, Says.NO_PROMISE, Says.TOLD)) and wish.end < before.end:
            start = self.line.words[wish.end].start
        text = without(self.text, start, end, [*cut, *self.names.partner_spans] if is_promise else cut)
        start, _ = self.places(before)
        if not before.has(Says.TOLD, Says.HEARD):
            self.forget(start)
        words = stretch(self.line, self.text, before.first, clause.end)
        if is_promise:
            owner = promises.owner_of(Subject(Doer.FIRST), self.side, is_told=False)
            edge = promises.edge_of(date, self.line) if date else DueEdge.NONE
            self.commitments.append(CommitmentDraft(owner, "", text, date, edge, words=words))
            self.intents.add(OF_OWNER[owner])
        else:
            is_rule = date is not None and date.repeat is not None
            self.reminders.append(
                ReminderDraft(text, None if is_rule else date, date if is_rule else None, words=words)
            )
            self.intents.add(Intent.REMIND)
        return True

    def is_over(self, before: Clause) -> bool:
        """“I already sent them the list I promised”: it is done, and promised no more."""
        if before.has(Says.HEARD, Says.TOLD):
            return False
        return concerns.is_over(self.line, before.first, before.end)

    def is_request(self, clause: Clause) -> bool:
        """“Kofi asked if I'd judge the contest, I said yes”: what was asked for is what is promised."""
        return kind_of(self.line.texts[clause.first : clause.end], self.line.table)[0] in REQUESTS

    def is_scrap(self, clause: Clause) -> bool:
        """Nothing but dates, names, headings and “too”."""
        line, table = self.line, self.line.table
        return not clause.hits and all(
            line.in_date(at) or notes.says_who(line, at) or line.texts[at] in table.headings | table.deeds.as_well
            for at in range(clause.first, clause.end)
        )

    def doubt_as_well(self, clause: Clause) -> None:
        """“Casa Latina too.”: what was said last is asked about, for it goes for others as well."""
        if not any(self.line.texts[at] in self.line.table.deeds.as_well for at in range(clause.first, clause.end)):
            return
        if self.commitments:
            self.commitments[-1] = replace(self.commitments[-1], is_sure=False)
        elif self.notes:
            self.notes[-1] = replace(self.notes[-1], is_sure=False)

    def is_told(self, clause: Clause, made: NoteDraft) -> bool:
        """Anything but its place says that it was heard, or no day to come stands in it."""
        if made.kind or made.quote or clause.hits or self.listening or self.side is not Side.STAFF:
            return True
        return not any(one.begins and one.begins.date() > self.today for one in self.dates_ahead(clause))

    def forget(self, start: int) -> None:
        """What was made of a clause is not what it was."""
        self.notes = [one for one in self.notes if one.words.start != start]
        self.unread = [one for one in self.unread if one.start != start]
        if not self.notes:
            self.intents.discard(Intent.HEARD)

    def date_in(self, clause: Clause) -> Found | None:
        start, end = self.places(clause)
        return next((one for one in self.dates if start <= one.start and one.end <= end), None)

    def day_in(self, clause: Clause) -> Found | None:
        """The date in a clause on which something may have happened."""
        found = self.date_in(clause)
        return found if found and found.begins and found.begins.date() <= self.today else None

    def places(self, clause: Clause) -> Span:
        return self.line.words[clause.first].start, self.line.words[clause.end - 1].end

    def date_right_before(self, clause: Clause) -> Found | None:
        """“El martes | le llevo …”: the date that a clause was cut off from."""
        is_joined = self.line.table.joined.at(self.line.texts, clause.first) is not None
        if is_joined or not clause.is_joined or not self.line.in_date(clause.first - 1):
            return None
        end = self.line.words[clause.first - 1].end
        near = (one for one in self.dates if one.start < end <= one.end + 1)
        taken = [one.due.start for one in self.commitments if one.due]
        return next((one for one in near if promises.is_to_come(one, self.today) and one.start not in taken), None)

    def dates_ahead(self, clause: Clause) -> list[Found]:
        """The dates of a clause that promises: what is due lies ahead where its words allow it."""
        start, end = self.places(clause)
        own = [one for one in self.dates if start <= one.start and one.end <= end]
        return [one if one.repeat or promises.is_to_come(one, self.today) else self.ahead(one) for one in own]

    def tell_when(self, clause: Clause) -> None:
        date = None if self.happened else self.date_in(clause)
        if date and self.is_past(date, clause):
            self.happened = date

    def is_past(self, date: Found, clause: Clause) -> bool:
        """It says when something was told: it stands in what leads to that, beside the cue, or first."""
        if date.begins is None or date.begins.date() > self.today or date.repeat:
            return False
        words = self.line.words
        first = notes.begins(self.line, self.text, clause, self.names)
        start = words[first].start if first < clause.end else len(self.text)
        ends = {words[hit.end - 1].end + 1 for hit in clause.hits if hit.says in {Says.TOLD, Says.MET}}
        return date.end <= start or date.start in ends or date.start == words[clause.first].start

    def leave(self, clause: Clause) -> None:
        """Names what was not understood; words that join say nothing."""
        first = skip(self.line.table.joined, self.line.texts, clause.first, clause.end)
        if all(
            self.line.in_name(at) or self.line.texts[at] in self.line.table.small for at in range(first, clause.end)
        ):
            return
        texts = self.line.texts[first : clause.end]
        if not self.hearing.is_talk(texts) and not all(self.line.table.chatter.at([text], 0) for text in texts):
            self.unread.append(stretch(self.line, self.text, clause.first, clause.end))

    def result(self, base: Understood) -> Understood:
        if self.intents:
            self.unread += [words for _, words in self.wishes]
        else:
            self.intents |= {wish for wish, _ in self.wishes}
        order = [intent for intent in Intent if intent in self.intents]
        begins = self.happened.begins if self.happened else None
        return replace(
            base,
            intents=tuple(order),
            happened_on=begins.date() if begins else None,
            happened=self.happened,
            away=tuple(self.away),
            notes=tuple(self.notes),
            commitments=tuple(self.commitments),
            reminders=tuple(self.reminders),
            asks=tuple(self.asks),
            unread=tuple(self.unread),
        )
