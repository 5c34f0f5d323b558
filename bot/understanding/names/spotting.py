"""Partners that are named inside a sentence: those that are known, those that may be meant, and new names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.names.aligning import LONGEST, Stretch, stretch_around
from bot.understanding.names.deciding import FEW
from bot.understanding.names.index import Index, Match
from bot.understanding.names.languages import tables_for
from bot.understanding.names.normal import KINDS
from bot.understanding.names.ranking import How, typed
from bot.understanding.names.sentence import Sentence, Span, sentence

MOST_DOUBTFUL: Final = 12
"""So many names that are not written exactly are looked for in one text."""
LIKELY: Final = 0.6
"""What a name in a sentence has to come near to, to be asked about."""
NEARLY_ALL: Final = 0.8
"""So much of a name is seen as such without capitals and without a word such as `at`."""
CAPITALS: Final = 0.6
"""Where so many words are all in capitals, capitals say nothing."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A partner's name in a text: where it stands and who may be meant."""

    start: int
    end: int
    text: str
    match: Match

    @property
    def is_new(self) -> bool:
        """It is written like the name of a partner, and nobody known is called so."""
        return self.match.action == "none"


def spot(index: Index, text: str, masked_spans: Sequence[Span] = (), lang: str = "en") -> tuple[Spotted, ...]:
    """The partners that a text names, in its order; nothing within the masked spans is looked at."""
    return Spotter(index, sentence(text, masked_spans, tables_for(lang))).spotted()


class Spotter:
    """One text while it is gone through. Each word can be in one name only."""

    def __init__(self, index: Index, words: Sentence) -> None:
        self._index, self._words = index, words
        tokens = words.tokens
        self._free = [bool(token.plain) and not token.is_masked for token in tokens]
        loud = sum(token.is_initials for token in tokens)
        self._is_loud = len(tokens) > 3 and loud > CAPITALS * len(tokens)
        self._doubtful = 0
        self._ends: set[int] = set()

    def spotted(self) -> tuple[Spotted, ...]:
        ways = (self._exact, self._initials, self._runs, self._similar, self._new)
        found = [one for find in ways for one in find()]
        return tuple(sorted(found, key=lambda one: one.start))

    def _places(self) -> Iterator[int]:
        return (at for at in range(len(self._free)) if self._free[at])

    def _lead(self, at: int) -> str:
        """The word such as `at` before a place; `and` is one behind another partner."""
        if lead := self._words.lead(at):
            return lead
        tokens, before = self._words.tokens, at - 1
        if before > 0 and tokens[before].plain in self._words.tables.articles:
            before -= 1
        is_next = before > 0 and tokens[before].plain in self._words.tables.joining and before - 1 in self._ends
        return tokens[before].plain if is_next else ""

    def _exact(self) -> Iterator[Spotted]:
        """Names written as they are known, the longest first at each place."""
        for at in self._places():
            if self._index.starts(self._words.tokens[at].plain):
                end = self._exact_end(at)
                if end > at and not self._is_begun_only(at, end) and (one := self._taken(at, end)):
                    yield one

    def _exact_end(self, at: int) -> int:
        """Where the longest known name that begins at a place ends; the place itself when none does."""
        key, best = "", at
        for end in range(at + 1, min(at + LONGEST, len(self._free)) + 1):
            token = self._words.tokens[end - 1]
            if not self._free[end - 1] or (end > at + 1 and token.breaks):
                break
            key = f"{key} {token.plain}".strip()
            if self._index.is_called(key) and self._may_stand(at, end):
                best = end
        return best

    def _is_begun_only(self, at: int, end: int) -> bool:
        """A longer name begins with these words, and goes on: `Harbor Clinic, East`."""
        tokens = self._words.tokens
        while end < len(tokens) and not tokens[end].breaks and self._free[end] and tokens[end].is_small:
            end += 1
        if end >= len(tokens) or tokens[end].breaks or not self._free[end]:
            return False
        around = stretch_around(self._index, self._words, end, self._free, may_slip=True)
        return around is not None and around.start <= at and around.known >= NEARLY_ALL

    def _may_stand(self, at: int, end: int) -> bool:
        """One word that is also a word of talk needs a capital or a leading word; several words need nothing."""
        telling = [place for place in range(at, end) if not self._words.tokens[place].is_small]
        if len(telling) > 1:
            return any(not self._words.is_talk(place) for place in telling) or self._is_capital(at)
        token = self._words.tokens[at]
        if not telling or token.plain in self._words.tables.days:
            return False
        if self._index.is_only_short(token.plain) and not token.is_initials:
            return self._is_led_closely(at) and self._index.size <= FEW and not self._words.is_talk(at)
        if token.plain in self._words.tables.no_initials or self._words.is_talk(at):
            return self._is_capital(at) and not token.is_initials and bool(self._lead(at))
        return self._is_capital(at) or bool(self._lead(at)) or (token.is_first and token.content not in KINDS)

    def _is_capital(self, at: int) -> bool:
        """It has a capital that is not owed to the place where it stands."""
        token = self._words.tokens[at]
        return token.is_capital and not self._is_loud and (not token.is_first or token.is_initials)

    def _initials(self) -> Iterator[Spotted]:
        """Short forms in capitals; after a leading word also in small letters."""
        for at in self._places():
            token = self._words.tokens[at]
            is_loud = token.is_initials and not self._is_loud
            is_led = len(token.plain) > 2 and self._index.size <= FEW and self._is_led_closely(at)
            if not (is_loud or is_led) or self._words.is_talk(at) or token.plain in self._words.tables.no_initials:
                continue
            if self._index.has_initials(token.plain) and (one := self._taken(at, at + 1)):
                yield one

    def _runs(self) -> Iterator[Spotted]:
        """Several words that are written like a name, or stand behind a leading word, as a whole."""
        at = 0
        while at < len(self._free) and self._doubtful < MOST_DOUBTFUL:
            end = self._run_end(at)
            if end == at and self._free[at] and self._lead(at):
                end = self._small_end(at)
            if end - at > 1 and self._is_promising(at, end) and (one := self._taken(at, end, NEARLY_ALL)):
                yield one
                at = end
            at += 1

    def _is_promising(self, at: int, end: int) -> bool:
        """At least two words tell something, and one is in a name or says a kind."""
        telling = [token for token in self._words.tokens[at:end] if not token.is_small]
        return len(telling) > 1 and any(token.content in KINDS or self._index.count(token.content) for token in telling)

    def _small_end(self, at: int) -> int:
        """The end of words in small letters that may be a name: no words of talk in them but those that names have."""
        end = at
        for place in range(at, min(at + LONGEST, len(self._free))):
            token = self._words.tokens[place]
            if not self._free[place] or (place > at and token.breaks):
                break
            if token.content in KINDS or not self._words.is_talk(place):
                end = place + 1
            elif end == at or not token.is_small:
                break
        return end

    def _similar(self) -> Iterator[Spotted]:
        """Halves of names, and names with a slip in them."""
        for at in self._places():
            if self._doubtful >= MOST_DOUBTFUL:
                return
            token = self._words.tokens[at]
            is_cued = self._is_capital(at) or token.is_first or bool(self._lead(at))
            around = stretch_around(self._index, self._words, at, self._free, is_cued)
            if around and self._is_telling(at, around) and (one := self._taken(around.start, around.end)):
                yield one

    def _is_telling(self, at: int, around: Stretch) -> bool:
        """Whether a stretch is likely enough a name to be asked about."""
        if around.count > 1 and around.known >= NEARLY_ALL:
            return True
        has_capital = any(self._is_capital(place) for place in range(around.start, around.end))
        is_first = self._words.tokens[around.start].is_first
        if around.count > 1:
            return has_capital or is_first or bool(self._lead(around.start))
        return self._is_telling_word(at, around.known, has_capital, is_first)

    def _is_telling_word(self, at: int, known: float, has_capital: bool, is_first: bool) -> bool:
        """One word of a name: just as it is there, or nearly all of the name."""
        word = self._words.tokens[at].content
        if not self._index.count(word):
            return known >= NEARLY_ALL and len(word) > 5
        if self._index.size > FEW and not (known >= NEARLY_ALL or self._index.count(word) <= 3):
            return False
        if self._index.size > FEW:
            return has_capital and bool(self._lead(at))
        return len(word) > 3 and (has_capital or is_first or self._is_led_closely(at))

    def _is_led_closely(self, at: int) -> bool:
        """A word such as `with` before it, or an article and any leading word: `to` alone may lead to a verb."""
        lead = self._lead(at)
        return lead in self._words.tables.belongs or bool(lead and self._words.tokens[at - 1].plain != lead)

    def _taken(self, start: int, end: int, least: float = LIKELY) -> Spotted | None:
        """Some words as the name of a partner, to be asked about where they may be less, or more."""
        text = self._words.part(start, end)
        asked = typed(text)
        found = self._index.found(asked)
        if not found or found[0].how is not How.EXACT:
            self._doubtful += 1
        if not found or found[0].how is How.LETTERS or min(found[0].score, found[0].likeness.typed) < least:
            return None
        match = self._index.match(asked, found)
        if least > LIKELY and match.action != "accept" and found[0].likeness.known < NEARLY_ALL:
            return None
        if match.action == "none":
            return None
        if match.action == "accept" and self._is_unsure(start, end, found[0].how, found[0].likeness.known):
            match = replace(match, action="ask")
        return self._one(start, end, match)

    def _is_unsure(self, start: int, end: int, how: How, known: float) -> bool:
        if self._goes_on(start, end):
            return True
        if how is not How.WORDS or known >= NEARLY_ALL:
            return False
        if not any(self._is_capital(place) for place in range(start, end)):
            return True
        if not self._lead(start) and not self._words.tokens[start].is_first:
            return True
        # One word of a name may as well be what a person is called.
        return end - start == 1 and self._lead(start) not in self._words.tables.places

    def _goes_on(self, start: int, end: int) -> bool:
        """A neighbour is written like another word of the name."""
        tokens = self._words.tokens
        after = end < len(tokens) and not tokens[end].pauses and self._is_name_like(end)
        return after or (start > 0 and not tokens[start].pauses and self._is_name_like(start - 1))

    def _is_name_like(self, at: int) -> bool:
        token = self._words.tokens[at]
        is_title = token.plain in self._words.tables.titles
        return self._free[at] and self._is_capital(at) and not self._words.is_talk(at) and not is_title

    def _one(self, start: int, end: int, match: Match) -> Spotted:
        self._free[start:end] = [False] * (end - start)
        self._ends.add(end - 1)
        first, last = self._words.tokens[start], self._words.tokens[end - 1]
        cut = 2 if last.text[-2:].lower() in ("'s", "’s") else 0
        close = last.end - cut
        return Spotted(first.start, close, self._words.text[first.start : close], match)

    def _new(self) -> Iterator[Spotted]:
        """Words with capitals after a leading word that nobody is called by."""
        at = 0
        while at < len(self._free):
            end = self._run_end(at)
            if end > at and self._is_new_name(at, end):
                yield self._one(at, end, Match())
            at = max(end, at + 1)

    def _run_end(self, at: int) -> int:
        """The end of the words with capitals from a place on, with small words between them."""
        end = at
        for place in range(at, min(at + LONGEST, len(self._free))):
            token = self._words.tokens[place]
            if not self._free[place] or (place > at and token.pauses):
                break
            if self._is_name_like(place) or (place > at and token.is_capital and token.content in KINDS):
                end = place + 1
            elif end == at or token.plain not in self._words.tables.joining:
                break
        return end

    def _is_new_name(self, at: int, end: int) -> bool:
        """A leading word before it, and a kind of organisation in it or a place before it."""
        lead = self._lead(at)
        tokens = self._words.tokens[at:end]
        has_kind = len(tokens) > 1 and any(token.content in KINDS for token in tokens)
        return bool(lead) and (has_kind or lead in self._words.tables.places)
