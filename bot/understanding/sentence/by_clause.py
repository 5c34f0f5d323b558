"""The clauses of a message, one after the other, each put where it belongs: kept as a draft, or named as not read."""

from dataclasses import dataclass, replace

from bot.understanding.sentence import addressees, chores, notes, orders, promises, reminders
from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.doer import WRITER, Doer, Subject
from bot.understanding.sentence.drafts import OF_OWNER
from bot.understanding.sentence.line import Clause
from bot.understanding.sentence.orders import Order, Wish
from bot.understanding.sentence.pieces import skip, stretch, without
from bot.understanding.sentence.subjects import subject_of
from bot.understanding.sentence.types import (
    AskDraft,
    HeardHow,
    Intent,
    NoteDraft,
    Side,
    Stretch,
)
from bot.understanding.sentence.whose import Whose
from bot.understanding.sentence.words import Span

OF_WISH = {
    Wish.SHOW: Intent.QUERY,
    Wish.DROP: Intent.CORRECTION,
    Wish.CHANGE: Intent.CORRECTION,
}


@dataclass
class Reader(Whose):
    """One message on its way from clauses to drafts."""

    def run(self) -> None:
        for at, clause in enumerate(self.clauses):
            if not (at and self.is_bare(clause) and self.take_back(self.clauses[at - 1], clause)):
                self.read(clause, self.quotes_of(at))
        if not self.clauses and self.quotes:
            self.intents.add(Intent.HEARD)
            self.notes.append(notes.of_quote(self.line, self.text, self.quotes, self.lexicon))

    def quotes_of(self, at: int) -> list[Span]:
        """The quotations from a clause to the next one; those before the first are the first one's."""
        clauses, words = self.clauses, self.line.words
        start = words[clauses[at].first].start if at else 0
        end = words[clauses[at + 1].first].start if at + 1 < len(clauses) else len(self.text)
        return [span for span in self.quotes if start <= span[0] < end]

    def read(self, clause: Clause, quotes: list[Span]) -> None:
        clause = self.without_others(clause)
        for reading in (
            self.as_reminder,
            *([] if quotes else [self.as_fragment]),
            self.as_promise,
            self.as_met,
            self.as_ask,
            self.as_to_do,
        ):
            if reading(clause):
                if quotes:
                    self.keep_quote(quotes)
                return
        self.as_note(clause, quotes)

    def keep_quote(self, quotes: list[Span]) -> None:
        self.intents.add(Intent.HEARD)
        self.notes.append(notes.of_quote(self.line, self.text, quotes, self.lexicon))

    def as_reminder(self, clause: Clause) -> bool:
        order = orders.order_in(self.line, clause.first, clause.end, notes.is_asked(self.line, self.text, clause))
        if order is None or not (clause.has(Says.REMIND) or self.is_named(clause)):
            return False
        self.listening = False
        if order.wish is not Wish.MAKE:
            self.wishes.append((OF_WISH[order.wish], stretch(self.line, self.text, clause.first, clause.end)))
            return True
        self.intents.add(Intent.REMIND)
        self.reminders.append(reminders.draft(self.line, self.text, order, clause.first, clause.end, self.dates))
        return True

    def is_named(self, clause: Clause) -> bool:
        """The word reminder itself stands in it."""
        return any(self.line.texts[at].startswith(("remind", "recordatorio")) for at in range(clause.first, clause.end))

    def as_fragment(self, clause: Clause) -> bool:
        """Nothing but a date and who it is about: it belongs to what was said before."""
        if not self.is_scrap(clause):
            return False
        self.doubt_as_well(clause)
        date = self.date_in(clause)
        if date and self.reminders and not (self.reminders[-1].when or self.reminders[-1].repeat):
            last = self.reminders[-1]
            self.reminders[-1] = replace(last, repeat=date) if date.repeat else replace(last, when=date)
        elif date and self.commitments and not self.commitments[-1].due:
            last_promise = self.commitments[-1]
            self.commitments[-1] = replace(last_promise, due=date, due_edge=promises.edge_of(date, self.line))
        elif date and not self.happened:
            self.happened = date
        return True

    def as_promise(self, clause: Clause) -> bool:
        elsewhere = self.asked_elsewhere(clause)
        hit = elsewhere or promises.promise_in(self.line, clause, self.before(clause))
        hit = self.for_colleague(clause, hit) or hit or self.offered(clause) or self.told_of_ours(clause)
        if hit is None or (elsewhere is None and clause.hits and clause.hits[0].says is Says.ASK):
            return False
        if hit.who in {Who.BEFORE, Who.THIRD} and notes.is_asked(self.line, self.text, clause):
            return False
        subject = self.doer_of(clause, hit)
        if hit.says is Says.PASSIVE and subject.doer is Doer.UNKNOWN and clause.hits[0].says is Says.TOLD:
            return False
        if subject.doer is Doer.NOBODY or self.is_theirs_alone(clause, hit, subject):
            return False
        if self.is_only_told(clause, hit, subject):
            return False
        if (others := self.is_for_another(clause, hit, subject)) is not None:
            self.remind_of(clause, hit, others)
            return True
        dates = self.dates_ahead(clause)
        made = promises.draft(self.line, self.text, clause, hit, subject, self.side, dates, self.names, self.today)
        if made.due is None and (date := self.date_right_before(clause)):
            made = replace(made, due=date, due_edge=promises.edge_of(date, self.line))
        made = replace(made, is_sure=self.is_sure(clause, hit, subject))
        self.commitments.append(made)
        met = next((one for one in clause.hits[:1] if one.says is Says.MET and one.end <= hit.first), None)
        if met and self.side is Side.STAFF:
            self.intents.add(Intent.MET)
            self.tell_when(clause)
        if made.owner in OF_OWNER:
            self.intents.add(OF_OWNER[made.owner])
        self.subject, self.listening = subject, False
        return True

    def before(self, clause: Clause) -> Clause | None:
        """The clause that one goes on from."""
        earlier = (one for one in self.clauses if one.end == clause.first)
        return next(earlier, None) if clause.is_joined else None

    def as_met(self, clause: Clause) -> bool:
        hit = clause.hit(Says.MET)
        if hit is None and self.is_reached(clause):
            self.intents.add(Intent.MET)
            self.happened = self.happened or self.day_in(clause)
            return True
        if hit is None and self.is_headed(clause):
            self.intents.add(Intent.MET)
            self.happened = self.happened or self.day_in(clause)
        if (
            hit is None
            or clause.hits[0].says is Says.NO_PROMISE
            or self.is_wished(clause, hit)
            or self.is_arranged(clause, hit)
        ):
            return False
        if self.is_unmet(clause, hit):
            self.leave(clause)
            return True
        if notes.after_colon(self.line, self.text, clause.first, clause.end) is not None:
            self.intents.add(Intent.MET)
            self.happened = self.happened or self.day_in(clause)
            return False
        told = clause.hit(Says.TOLD)
        if told and told.first < hit.first:
            return False
        self.intents.add(Intent.MET)
        self.happened = self.happened or self.day_in(clause)
        subject = subject_of(self.line, clause, hit, self.names)
        self.subject = subject if subject.doer is Doer.THIRD or subject.is_colleague else WRITER
        is_others = subject.doer is not Doer.FIRST and self.is_without_writer(clause, hit)
        self.is_retold = subject.is_colleague or is_others
        self.away += [self.places(clause)] if self.is_retold else []
        self.listening = True
        return not (told and told.end < clause.end)

    def is_headed(self, clause: Clause) -> bool:
        """“This afternoon with Rosa: …”, “Table with Eastside on Tuesday: …”."""
        colon = notes.after_colon(self.line, self.text, clause.first, clause.end)
        if colon is None or self.side is not Side.STAFF:
            return False
        line, lead = self.line, range(clause.first, colon)
        is_with = any(line.texts[at] in line.table.together for at in lead) and any(line.in_name(at) for at in lead)
        day = next((at for at in lead if line.is_day(at)), None)
        date = self.date_in(clause) if day is not None else None
        return is_with and date is not None and date.begins is not None and date.begins.date() <= self.today

    def as_ask(self, clause: Clause) -> bool:
        hit = self.asked_first(clause) or clause.hit(Says.ASK)
        if hit is None or any(one.first < hit.first for one in clause.hits):
            return False
        subject = subject_of(self.line, clause, hit, self.names)
        if subject.doer is Doer.THIRD or (self.side is Side.PARTNER and subject.doer is not Doer.UNKNOWN):
            return False
        first = addressees.skip_to(self.line, hit.end, clause.end)
        due = self.date_in(clause)
        cut = [(due.start, due.end)] if due else []
        text = ""
        if first < clause.end:
            text = without(self.text, self.line.words[first].start, self.line.words[clause.end - 1].end, cut)
        self.asks.append(AskDraft(text, due, stretch(self.line, self.text, clause.first, clause.end)))
        self.intents.add(Intent.ASK)
        return True

    def as_to_do(self, clause: Clause) -> bool:
        """“Call Pastor Lee on Thursday”: an order to oneself is a reminder."""
        line = self.line
        first = chores.begins(self.line, clause) if self.side is Side.STAFF else None
        if first is None or clause.has(Says.MET):
            return False
        order = Order(Wish.MAKE, first, first)
        made = reminders.draft(line, self.text, order, clause.first, clause.end, self.dates)
        if not made.text:
            return False
        self.reminders.append(made)
        self.intents.add(Intent.REMIND)
        self.listening = False
        return True

    def as_note(self, clause: Clause, quotes: list[Span]) -> None:
        if not quotes and (self.is_detail(clause) or not self.hearing.is_heard(clause, self.listening)):
            self.leave(clause)
            return
        made = notes.draft(self.line, self.text, clause, quotes, self.names, self.lexicon)
        if made is None:
            self.tell_when(clause)
            self.listening = clause.has(Says.TOLD) or self.listening
            self.intents |= {Intent.HEARD} if clause.has(Says.TOLD) else set()
            return
        self.intents.add(Intent.HEARD)
        made = self.as_heard(replace(made, is_sure=self.is_told(clause, made)), clause)
        self.listening = True
        if self.goes_on(clause, made):
            self.notes[-1] = self.joined(self.notes[-1], made)
        else:
            self.notes.append(made)
        self.subject = self.teller(clause)
        self.tell_when(clause)

    def as_heard(self, made: NoteDraft, clause: Clause) -> NoteDraft:
        """What one of us tells of somebody is second-hand."""
        hit = self.hearing.heard_from(clause)
        is_told = hit is not None and subject_of(self.line, clause, hit, self.names, told=True).is_colleague
        self.is_retold = self.is_retold or is_told or self.is_led_by_ours(clause, made.text)
        is_first_hand = made.heard_how is HeardHow.DIRECTLY
        return replace(made, heard_how=HeardHow.SECOND_HAND) if self.is_retold and is_first_hand else made

    def is_detail(self, clause: Clause) -> bool:
        """“Don't let me forget her card, *she turns 70 soon*”: it only goes on from what one is to be reminded of."""
        before = self.before(clause)
        if before is None or not self.reminders or clause.hits:
            return False
        return self.reminders[-1].words.start == self.line.words[before.first].start

    def teller(self, clause: Clause) -> Subject | None:
        """Who something was heard of: what goes on from it may be their promise."""
        hit = self.hearing.heard_from(clause)
        subject = subject_of(self.line, clause, hit, self.names) if hit else None
        return self.resolved(clause, subject) if subject and subject.doer is Doer.THIRD else None

    def goes_on(self, clause: Clause, made: NoteDraft) -> bool:
        """It has no kind of its own and goes on from a note in the same sentence, or only adds words to a quotation."""
        if (
            not self.notes
            or not clause.is_joined
            or clause.has(Says.TOLD)
            or self.line.in_name(self.content_of(clause))
        ):
            return False
        last = self.notes[-1]
        if last.quote and not last.text and made.text and not made.quote:
            return not made.kind or self.line.texts[clause.first] not in self.line.table.also_whom
        return not made.kind and not made.quote and last.words.end > 0

    def content_of(self, clause: Clause) -> int:
        """The first word of a clause that does not join it."""
        return skip(self.line.table.joined, self.line.texts, clause.first, clause.end)

    def joined(self, last: NoteDraft, more: NoteDraft) -> NoteDraft:
        if last.quote and not last.text:
            return replace(
                last, text=more.text, kind=more.kind or last.kind, kind_because=more.kind_because or last.kind_because
            )
        words = Stretch(last.words.start, more.words.end, self.text[last.words.start : more.words.end])
        end = last.words.end
        return replace(last, text=last.text + self.text[end : more.words.start] + more.words.text, words=words)
