"""What a clause tells of our own people: what they are to do, what they are promised, whom they met."""

from bot.understanding.sentence import addressees
from bot.understanding.sentence.cues import Says, Who
from bot.understanding.sentence.drafts import Drafts
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.line import Clause
from bot.understanding.sentence.subjects import subject_of
from bot.understanding.sentence.words import inside


class AmongUs(Drafts):
    """What is asked of a clause in which one of us is named."""

    def for_colleague(self, clause: Clause, hit: Hit | None) -> Hit | None:
        """“Promised Eastside that *Dana will bring* it”: we gave our word for what a colleague does."""
        if hit is None or not self.is_told_of_us(clause, hit.end):
            return None
        later = (one for one in clause.hits if one.first >= hit.end and one.says is Says.PROMISE)
        of_ours = (one for one in later if subject_of(self.line, clause, one, self.names).is_colleague)
        return next(of_ours, None) or self.told_of_ours(clause)

    def told_of_ours(self, clause: Clause) -> Hit | None:
        """“Told Eastside that *Dana would send* it”: what we told of a colleague is promised."""
        line, table = self.line, self.line.table
        start, end = line.words[clause.first].start, line.words[clause.end - 1].end
        small = table.asking | table.clitics | table.adverbs
        told = self.told_at(clause)
        for one in self.names.ours_within(start + 1, end):
            at = line.at(one.end - 1) + 1
            verb = next((near for near in range(at, clause.end) if line.texts[near] not in small), at)
            if told < at and verb < clause.end and line.texts[verb] in table.kept | table.done:
                return Hit(at, verb + 1, (Says.PROMISE, Who.BEFORE))
        return None

    def is_told_of_us(self, clause: Clause, end: int) -> bool:
        """“*Told* Eastside that …”: we said so, before a place in the clause."""
        return self.told_at(clause) < end

    def told_at(self, clause: Clause) -> int:
        """Where a clause says that we told or promised it; its end where it does not."""
        table = self.line.table
        told = table.giving - table.kept - table.done
        return next((at for at in range(clause.first, clause.end) if self.line.texts[at] in told), clause.end)

    def is_to_ours(self, clause: Clause, hit: Hit) -> bool:
        """“Amina promised *Dana* 20 flyers”, “le prometió 20 volantes *a Dana*”."""
        led = (at for at in range(hit.end, clause.end) if self.is_of_ours_at(at))
        return any(at == hit.end or self.line.texts[at - 1] in self.line.table.given_to for at in led)

    def is_of_ours_at(self, at: int) -> bool:
        """A word of the name of one of our own people."""
        return inside(self.names.our_spans, self.line.words[at].start)

    def is_among_us(self, clause: Clause, met: Hit) -> bool:
        """“Talked *with Dana about* Eastside”: nobody else was there."""
        end = addressees.group_end(self.line, met.end, clause.end)
        is_ours = end > met.end and all(self.is_of_ours_at(at) for at in range(met.end, end) if self.line.in_name(at))
        return is_ours and end < clause.end and self.line.texts[end] in self.line.table.deeds.only_about

    def is_without_writer(self, clause: Clause, met: Hit) -> bool:
        """“Amina met Dana”, “Dana and Amina met”: one of us was there, and not the writer."""
        texts, table, words = self.line.texts, self.line.table, self.line.words
        if met.first == clause.first or not self.line.in_name(met.first - 1):
            return False
        start, end = words[clause.first].start, words[clause.end - 1].end
        ours = self.names.ours_within(start, end)
        is_first = any(texts[at] in table.self_words | table.first for at in range(clause.first, clause.end))
        return bool(ours) and not is_first and not any(one.is_writer for one in ours)

    def is_led_by_ours(self, clause: Clause, text: str) -> bool:
        """“According to *Dana* …”, “*Dana:* …”: one of us is named in a clause, and not in what was heard."""
        start, end = self.line.words[clause.first].start, self.line.words[clause.end - 1].end
        inner = self.text.find(text, start, end) if text else end
        return any(one.is_colleague for one in self.names.ours_within(start, max(inner, start)))
