"""Whether a clause tells of something that was heard, and of whom."""

from dataclasses import dataclass

from bot.understanding.sentence import notes
from bot.understanding.sentence.cues import Cues, Says, Who
from bot.understanding.sentence.hits import Hit
from bot.understanding.sentence.kinds import kind_of
from bot.understanding.sentence.line import Clause, Line
from bot.understanding.sentence.naming import Names
from bot.understanding.sentence.types import Side

FEWEST = 2
"""Words that a note has which nothing but its place makes one."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One message, for what its clauses tell."""

    line: Line
    text: str
    names: Names
    side: Side

    def is_heard(self, clause: Clause, is_listening: bool) -> bool:
        """Whether a clause tells of something that was heard."""
        line = self.line
        texts = line.texts[clause.first : clause.end]
        hit = self.heard_from(clause)
        if self.side is Side.STAFF and kind_of(texts, line.table)[0] == "decision":
            return True
        if notes.after_colon(self.line, self.text, clause.first, clause.end) is not None:
            return True
        if hit is None and self.is_only_thought(clause, is_listening):
            return False
        first = line.table.first
        if self.is_talk(texts) or self.is_to_be_done(clause) or self.is_finished(clause, is_listening):
            return False
        if hit is not None:
            return True
        if clause.has(Says.HEARD, Says.TOLD):
            return False
        if self.side is Side.STAFF and texts[0] in first and not is_listening:
            return False
        if kind_of(texts, line.table)[0]:
            return True
        is_said = is_listening or bool(self.names.spotted) or self.side is Side.PARTNER
        if not is_said and self.names.belonging:
            return sum(not line.in_name(at) for at in range(clause.first, clause.end)) > FEWEST + 1
        return is_said and len(texts) > FEWEST

    def is_talk(self, texts: list[str]) -> bool:
        """“Fine by me”: nothing but words of talk."""
        known = sum(end - first for first, end, _ in self.line.table.chatter.within(texts))
        return known == len(texts) and kind_of(texts, self.line.table)[0] != "thanks"

    def is_finished(self, clause: Clause, is_listening: bool) -> bool:
        """“Done with the list”, “the list for Eastside is done”: work of the writer's, and nobody said it."""
        texts, table = self.line.texts[clause.first : clause.end], self.line.table
        if self.side is not Side.STAFF or is_listening or len(texts) < FEWEST:
            return False
        return texts[0] in table.deeds.finished or ends_finished(texts, table)

    def is_to_be_done(self, clause: Clause) -> bool:
        """“Want to come back to it”: a sentence without anyone in it is the writer's own."""
        needed = self.line.table.needs.at(self.line.texts, clause.first, clause.end)
        return needed is not None and self.side is Side.STAFF and not clause.is_joined

    def is_only_thought(self, clause: Clause, is_listening: bool) -> bool:
        """What we might do, or did not promise: it is no promise, and nobody said it to us."""
        hit = clause.hit(Says.NO_PROMISE, Says.PROMISE, Says.WOULD)
        texts = self.line.texts[clause.first : clause.end]
        if (
            hit is None
            or self.side is not Side.STAFF
            or clause.has(Says.TOLD)
            or (is_listening and kind_of(texts, self.line.table)[0])
        ):
            return False
        return (
            any(self.line.texts[at] in self.line.table.first for at in range(clause.first, hit.end))
            or hit.who is Who.FIRST
            or (hit.says is Says.NO_PROMISE and hit.first == clause.first and not clause.is_joined)
        )

    def heard_from(self, clause: Clause) -> Hit | None:
        """The first cue of something heard that is not about the writer: “I think *Eastside feels* …”."""
        start, ours = clause.first, False
        for hit in clause.hits:
            if hit.says in {Says.TOLD, Says.HEARD}:
                words = self.line.texts[start : hit.first + 1]
                if len(words) > 1 or start == clause.first:
                    ours = any(word in self.line.table.first for word in words) or self.is_our_word(clause, hit)
                if not ours or self.side is Side.PARTNER:
                    return hit
            start = hit.end
        return None

    def is_our_word(self, clause: Clause, hit: Hit) -> bool:
        """“Told them maybe”: the writer did."""
        words = self.line.texts[hit.first : hit.end]
        return (
            hit.first == clause.first
            and not clause.is_joined
            and len(words) == 1
            and words[0] in self.line.table.we_tell
        )


def ends_finished(texts: list[str], table: Cues) -> bool:
    """“… is done”."""
    return len(texts) > FEWEST and texts[-1] in table.deeds.finished and texts[-2] in table.copulas
