"""What speaks for a name at a place of a sentence: capitals, a word such as `at` before it, its neighbours."""

from typing import Final

from bot.understanding.names.aligning import LONGEST
from bot.understanding.names.index import Index
from bot.understanding.names.normal import KINDS
from bot.understanding.names.sentence import Sentence

CAPITALS: Final = 0.6
"""Where so many words are all in capitals, capitals say nothing."""


class Cues:
    """A sentence, and which of its words are not yet part of a name."""

    def __init__(self, index: Index, words: Sentence) -> None:
        self._index, self.words = index, words
        self.free = [bool(token.plain) and not token.is_masked for token in words.tokens]
        self.ends: set[int] = set()
        """The last words of names that were found."""
        loud = sum(token.is_initials for token in words.tokens)
        self.is_loud = len(words.tokens) > 3 and loud > CAPITALS * len(words.tokens)

    def take(self, start: int, end: int) -> None:
        """These words are a name now."""
        self.free[start:end] = [False] * (end - start)
        self.ends.add(end - 1)

    def lead(self, at: int) -> str:
        """The word such as `at` before a place; `and` is one behind another partner."""
        if lead := self.words.lead(at):
            return lead
        tokens, before = self.words.tokens, at - 1
        if before > 0 and tokens[before].plain in self.words.tables.articles:
            before -= 1
        is_next = before > 0 and tokens[before].plain in self.words.tables.joining and before - 1 in self.ends
        return tokens[before].plain if is_next else ""

    def is_capital(self, at: int) -> bool:
        """It has a capital that is not owed to the place where it stands."""
        token = self.words.tokens[at]
        return token.is_capital and not self.is_loud and (not token.is_first or token.is_initials)

    def is_led_closely(self, at: int) -> bool:
        """A word such as `with` before it, or an article and any leading word: `to` alone may lead to a verb."""
        lead = self.lead(at)
        return lead in self.words.tables.belongs or bool(lead and self.words.tokens[at - 1].plain != lead)

    def is_name_like(self, at: int) -> bool:
        token = self.words.tokens[at]
        is_title = token.plain in self.words.tables.titles
        return self.free[at] and self.is_capital(at) and not self.words.is_talk(at) and not is_title

    def goes_on(self, start: int, end: int) -> bool:
        """A neighbour is written like another word of the name; what is behind `'s` is another thing."""
        tokens = self.words.tokens
        is_owner = tokens[end - 1].text[-2:].lower() in ("'s", "’s")
        after = end < len(tokens) and not tokens[end].pauses and not is_owner and self.is_name_like(end)
        return after or (start > 0 and not tokens[start].pauses and self.is_name_like(start - 1))

    def begins(self, place: int, at: int) -> bool:
        """The first word of a sentence, when it may be that of a name as well."""
        token = self.words.tokens[place]
        return place == at and token.is_first and token.is_capital and not self.is_loud and not self.words.is_talk(at)

    def run_end(self, at: int) -> int:
        """The end of the words with capitals from a place on, with small words between them."""
        end = at
        for place in range(at, min(at + LONGEST, len(self.free))):
            token = self.words.tokens[place]
            if not self.free[place] or (place > at and token.pauses):
                break
            if (
                self.is_name_like(place)
                or self.begins(place, at)
                or (place > at and token.is_capital and token.content in KINDS)
            ):
                end = place + 1
            elif end == at or token.plain not in self.words.tables.joining:
                break
        return end

    def small_end(self, at: int) -> int:
        """The end of words in small letters that may be a name: no words of talk in them but those that names have."""
        end = at
        for place in range(at, min(at + LONGEST, len(self.free))):
            token = self.words.tokens[place]
            if not self.free[place] or (place > at and token.breaks):
                break
            if token.content in KINDS or not self.words.is_talk(place):
                end = place + 1
            elif end == at or not token.is_small:
                break
        return end

    def may_be_longer(self, start: int, end: int) -> bool:
        """A longer name begins with these words, and `of` or the like follows them here."""
        tokens = self.words.tokens
        if end + 1 >= len(tokens) or tokens[end].pauses or not self.free[end + 1] or self.words.is_talk(end + 1):
            return False
        is_joined = tokens[end].plain in self.words.tables.joining and tokens[end].plain in self.words.tables.leads
        return is_joined and self._index.has_longer([token.plain for token in tokens[start:end]])
