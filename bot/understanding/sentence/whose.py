"""Whose promise a clause makes, and whether it is one to us at all."""

from dataclasses import replace
from functools import cached_property

from bot.understanding.sentence import concerns, notes, promises
from bot.understanding.sentence.among_us import AmongUs
from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.doer import UNKNOWN, WRITER, Doer, Subject
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause
from bot.understanding.sentence.pieces import skip, stretch, without
from bot.understanding.sentence.present import has_day
from bot.understanding.sentence.subjects import subject_of
from bot.understanding.sentence.types import Intent, ReminderDraft, Side
from bot.understanding.sentence.words import inside


class Whose(AmongUs):
    """What is asked of a clause before it is kept as a promise."""

    def doer_of(self, clause: Clause, hit: Hit) -> Subject:
        """Who does what is promised."""
        subject = self.resolved(clause, subject_of(self.line, clause, hit, self.names, self.subject))
        if hit.says is Says.PASSIVE:
            by = promises.done_by(self.line, clause, hit, self.names)
            is_told = hit.who is not Who.BEFORE or (subject.doer is Doer.THIRD and subject.name)
            subject = by or (subject if is_told else Subject(Doer.UNKNOWN))
        is_first = hit.says is Says.PROMISE and hit.first == clause.first and not clause.is_joined
        is_open = subject.doer is Doer.UNKNOWN and hit.who is Who.BEFORE
        is_writers = is_open and is_first and self.side is Side.STAFF
        if is_writers or self.is_from_us(clause, hit) or self.is_of_ours(clause, hit, subject):
            return WRITER
        return subject

    def resolved(self, clause: Clause, subject: Subject) -> Subject:
        """“She” is the one person who has been named before; nobody knows who, when it may be one of either side."""
        texts, table = self.line.texts, self.line.table
        words = {texts[at] for at in range(clause.first, clause.end)}
        if subject.doer is not Doer.THIRD or subject.name or not words & table.one_person:
            return subject
        start = self.line.words[clause.first].start
        theirs = {one.name for one in self.names.people if one.end <= start}
        ours = {one.name: one for one in self.names.ours if one.end <= start}
        if len(ours) > 1 or (ours and theirs):
            return UNKNOWN
        for name, one in ours.items():
            return WRITER if one.is_writer else Subject(Doer.FIRST, name)
        return Subject(Doer.THIRD, theirs.pop()) if len(theirs) == 1 else subject

    def is_from_us(self, clause: Clause, hit: Hit) -> bool:
        """“They'd get it from me”."""
        rest = self.line.texts[hit.end : clause.end]
        return self.side is Side.STAFF and next(self.line.table.ours_given.within(rest), None) is not None

    def asked_elsewhere(self, clause: Clause) -> Hit | None:
        """“I'll ask the county”: who is asked is no partner, so that it is a promise to one."""
        hit = clause.hits[0] if clause.hits else None
        texts, table = self.line.texts, self.line.table
        if (
            self.side is not Side.STAFF
            or hit is None
            or hit.says is not Says.ASK
            or texts[hit.first] not in table.first
        ):
            return None
        is_to_come = any(texts[at] in table.shall for at in range(hit.first, hit.end)) or (
            hit.end < clause.end and texts[hit.end] not in table.to_whom and has_day(self.line, hit.end)
        )
        is_named = any(self.is_known(at) for at in range(hit.end, clause.end))
        return Hit(hit.first, hit.end, (Says.PROMISE, Who.FIRST)) if is_to_come and not is_named else None

    def is_known(self, at: int) -> bool:
        """A word of a partner's name, or of somebody's of theirs."""
        known = [(one.start, one.end) for one in self.names.people if one.partner_key is not None or one.may_be_of]
        return inside(sorted([*known, *self.names.partner_spans]), self.line.words[at].start)

    def asked_first(self, clause: Clause) -> Hit | None:
        """“Asked Harold for the list”: a message that begins with it is the writer's."""
        is_ours = clause.first == 0 and self.side is Side.STAFF and self.line.texts[0] in self.line.table.we_ask
        return Hit(0, 1, (Says.ASK, Who.FIRST)) if is_ours else None

    def is_wished(self, clause: Clause, met: Hit) -> bool:
        """“They want *a call with* the mayor”: somebody wants it, and it has not been."""
        before = (one for one in clause.hits if one.says is Says.HEARD and one.end <= met.first)
        return any(self.line.texts[one.first] not in self.line.table.copulas for one in before)

    def is_reached(self, clause: Clause) -> bool:
        """“Emailed Salma about it”: without anyone before it, the writer did."""
        begins = self.side is Side.STAFF and self.line.words[clause.first].begins
        is_known = clause.first + 1 < clause.end and self.line.in_name(clause.first + 1)
        return begins and is_known and self.line.texts[clause.first] in self.line.table.we_reach

    def is_unmet(self, clause: Clause, met: Hit) -> bool:
        """A meeting that was none, or is only asked about."""
        return notes.is_asked(self.line, self.text, clause) or concerns.is_denied(self.line, clause, met)

    def without_others(self, clause: Clause) -> Clause:
        """A clause without the meeting that is somebody else's."""
        if not clause.has(Says.MET):
            return clause
        line, table = self.line, self.line.table
        ours = table.self_words | table.first | table.ours
        has_us = any(line.texts[at] in ours for at in range(clause.first, clause.end))
        met = (hit for hit in clause.hits if hit.says is Says.MET)
        others = {hit for hit in met if not self.is_ours_to_tell(clause, hit, has_us=has_us)}
        return replace(clause, hits=tuple(hit for hit in clause.hits if hit not in others)) if others else clause

    def is_ours_to_tell(self, clause: Clause, met: Hit, *, has_us: bool) -> bool:
        """One of us met somebody."""
        if met.who is Who.THIRD:
            return subject_of(self.line, clause, met, self.names).doer is Doer.FIRST
        return (has_us or not self.is_of_others(clause, met)) and not self.is_among_us(clause, met)

    def is_of_others(self, clause: Clause, met: Hit) -> bool:
        """“Amina met Harbor Clinic”: nobody of us was there."""
        is_theirs = met.first > clause.first and self.is_known(met.first - 1)
        return is_theirs and any(self.is_known(at) for at in range(met.end, min(met.end + 2, clause.end)))

    def is_arranged(self, clause: Clause, met: Hit) -> bool:
        """“The *next* meeting with Ellis *is* on Thursday”: it is only planned."""
        table, texts = self.line.table, self.line.texts
        is_occasion = any(texts[at] in table.occasions for at in range(met.first, met.end))
        return is_occasion and any(
            texts[at] in table.arranged for at in range(clause.first, clause.end) if at < met.first or at >= met.end
        )

    def offered(self, clause: Clause) -> Hit | None:
        """“I can send it by Monday”, as a partner writes: with a day to come it is a promise."""
        hit = clause.hits[0] if clause.hits else None
        line = self.line
        if self.side is not Side.PARTNER or hit is None or hit.says not in {Says.WOULD, Says.NO_PROMISE}:
            return None
        able = next((at for at in range(hit.first, hit.end) if line.texts[at] in line.table.able), None)
        is_ours = line.table.says_who_by_ending or line.texts[hit.first] in line.table.first
        if able is None or not is_ours or notes.is_asked(line, self.text, clause):
            return None
        is_done = able + 1 < clause.end and line.texts[able + 1] in line.table.kept | line.table.done_by_us
        return Hit(hit.first, able + 1, (Says.PROMISE, Who.FIRST)) if is_done and has_day(line, able + 1) else None

    def is_of_ours(self, clause: Clause, hit: Hit, subject: Subject) -> bool:
        """“Our volunteers bring …”, as a partner writes."""
        if self.side is not Side.PARTNER or subject.doer is not Doer.THIRD:
            return False
        return any(self.line.texts[at] in self.line.table.ours for at in range(clause.first, hit.first))

    def is_only_told(self, clause: Clause, hit: Hit, subject: Subject) -> bool:
        """“Amina will have a baby”, “they hope we'll come”: what is told of somebody, or is hoped of us."""
        if subject.is_colleague and concerns.is_received(self.line, clause, hit):
            return True
        if subject.is_colleague and self.is_told_of_us(clause, hit.first):
            return False
        if subject.is_colleague or subject.doer is (Doer.THIRD if self.side is Side.STAFF else Doer.FIRST):
            is_plain = concerns.is_plain(self.line, hit) and not self.follows_word(clause, hit)
            return is_plain and not concerns.is_for_us(self.line, clause, hit, self.side)
        return subject.doer is Doer.FIRST and concerns.is_wished(self.line, clause, hit)

    def follows_word(self, clause: Clause, hit: Hit) -> bool:
        """“They promised they'll …”: somebody gave their word for it."""
        return any(one.says is Says.PROMISE and not concerns.is_plain(self.line, one) for one in clause.hits)

    def is_sure(self, clause: Clause, hit: Hit, subject: Subject) -> bool:
        """Whether a promise of ours is one to those who are named, and is not asked."""
        is_ours = subject.doer is Doer.FIRST and self.side is Side.STAFF
        is_asked = notes.is_asked(self.line, self.text, clause)
        return not is_ours or (
            not is_asked and not self.is_only_talked_of and concerns.is_sure(self.line, self.names, clause, hit)
        )

    @cached_property
    def is_only_talked_of(self) -> bool:
        """“Call the police *about Eastside*”: nobody is named in any other way."""
        return concerns.is_only_talked_of(self.line)

    def is_for_another(self, clause: Clause, hit: Hit, subject: Subject) -> int | None:
        """“I promised *my boss* …”: where those end who are no partner's; none when it is to a partner."""
        line, table = self.line, self.line.table
        if subject.doer is not Doer.FIRST or self.side is not Side.STAFF or concerns.is_plain(line, hit):
            return None
        at = hit.end + int(hit.end < clause.end and line.texts[hit.end] in table.given_to)
        if at + 1 >= clause.end:
            return None
        if line.texts[at] in table.ours and line.texts[at + 1] in table.our_roles:
            return at + 2
        is_written = line.words[at].is_capital or self.is_of_ours_at(at)
        is_someone = is_written and not line.in_date(at) and not self.is_known(at)
        if not is_someone or line.texts[at] in table.function or line.texts[at + 1] in table.belongs:
            return None
        others = range(at + 1, clause.end)
        return at + 1 if any(self.is_known(near) for near in others) and self.is_done(at + 1) else None

    def is_done(self, at: int) -> bool:
        """What somebody is to do begins there: “I would check”, “to check”, “revisar”."""
        table, texts = self.line.table, self.line.texts
        return texts[at] in table.first | table.is_to | table.leading_on | table.kept

    def remind_of(self, clause: Clause, hit: Hit, first: int) -> None:
        """What was promised to somebody who is no partner's is for oneself to remember."""
        line, dates = self.line, self.dates_ahead(clause)
        due = promises.due_in(line, clause, hit, dates, self.today)
        first = skip(line.table.leads, line.texts, first, clause.end)
        cut = [(due.start, due.end)] if due else []
        text = without(self.text, line.words[first].start, line.words[clause.end - 1].end, cut)
        self.reminders.append(ReminderDraft(text, due, words=stretch(line, self.text, clause.first, clause.end)))
        self.intents.add(Intent.REMIND)

    def is_theirs_alone(self, clause: Clause, hit: Hit, subject: Subject) -> bool:
        """What somebody promised to somebody else, and not to us: it is only told of."""
        line, texts = self.line, self.line.texts
        if self.side is not Side.STAFF or subject.doer is not Doer.THIRD:
            return False
        if line.table.self_words & set(texts[clause.first : clause.end]) or self.is_to_ours(clause, hit):
            return False
        if concerns.is_promised_another(line, clause, hit):
            return True
        if texts[hit.first] in line.table.to_others or self.is_told_another(clause, hit):
            return True
        at = hit.end
        while at < clause.end and at <= hit.end + 2 and not line.in_name(at):
            if texts[at] not in line.table.kept | line.table.articles | line.table.addressed:
                return False
            at += 1
        return at < clause.end and line.in_name(at) and not self.is_of_ours_at(at)

    def is_told_another(self, clause: Clause, hit: Hit) -> bool:
        """“Ana told Omar she would …”."""
        told = next((one for one in clause.hits if one.says is Says.TOLD and one.end <= hit.first), None)
        if told is None or told.first == clause.first or self.is_of_ours_at(told.end):
            return False
        return self.line.in_name(told.end) and self.line.in_name(told.first - 1)
