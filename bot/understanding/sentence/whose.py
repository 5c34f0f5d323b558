"""Whose promise a clause makes, and whether it is one to us at all."""

from bot.understanding.sentence import notes
from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.drafts import Drafts
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause
from bot.understanding.sentence.present import has_day
from bot.understanding.sentence.subjects import Doer, Subject
from bot.understanding.sentence.types import Side
from bot.understanding.sentence.words import inside


class Whose(Drafts):
    """What is asked of a clause before it is kept as a promise."""

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

    def is_theirs_alone(self, clause: Clause, hit: Hit, subject: Subject) -> bool:
        """What somebody promised to somebody else, and not to us: it is only told of."""
        line, texts = self.line, self.line.texts
        if self.side is not Side.STAFF or subject.doer is not Doer.THIRD:
            return False
        if line.table.self_words & set(texts[clause.first : clause.end]):
            return False
        if texts[hit.first] in line.table.to_others or self.is_told_another(clause, hit):
            return True
        at = hit.end
        while at < clause.end and at <= hit.end + 2 and not line.in_name(at):
            if texts[at] not in line.table.kept | line.table.articles | line.table.addressed:
                return False
            at += 1
        return at < clause.end and line.in_name(at)

    def is_told_another(self, clause: Clause, hit: Hit) -> bool:
        """“Ana told Omar she would …”."""
        told = next((one for one in clause.hits if one.says is Says.TOLD and one.end <= hit.first), None)
        is_named = told is not None and told.first > clause.first and self.line.in_name(told.end)
        return is_named and told is not None and self.line.in_name(told.first - 1)
