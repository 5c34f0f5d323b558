"""Partners that are named inside a sentence: those that are known, those that may be meant, and new names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.names.aligning import LONGEST, Stretch, stretch_around
from bot.understanding.names.cues import Cues
from bot.understanding.names.deciding import FEW
from bot.understanding.names.index import Index, Match
from bot.understanding.names.languages import tables_for
from bot.understanding.names.normal import IS_BODY, KINDS
from bot.understanding.names.ranking import Found, How, similar_in_text, typed
from bot.understanding.names.sentence import Sentence, Span, Token, sentence

MOST_DOUBTFUL: Final = 4
"""So many names that are not written exactly are looked for in one text."""
LIKELY: Final = 0.6
"""What a name in a sentence has to come near to, to be asked about."""
SPELLED_ALIKE: Final = 0.88
"""And to what share of its letters it has to, where the words do not say it."""
CHAINING: Final = frozenset({"and", "y", "e"})
"""These stand between two names, or within one."""
NEARLY_ALL: Final = 0.8
"""So much of a name is seen as such without capitals and without a word such as `at`."""


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
        self._cues = Cues(index, words)
        self._free = self._cues.free
        self._doubtful = 0
        self._put_off = False

    def spotted(self) -> tuple[Spotted, ...]:
        ways = (self._alone, self._initials, self._runs, self._exact, self._similar, self._new)
        found = [one for find in ways for one in find()]
        return tuple(sorted(found, key=lambda one: one.start))

    def _places(self) -> Iterator[int]:
        return (at for at in range(len(self._free)) if self._free[at])

    def _alone(self) -> Iterator[Spotted]:
        """Names written as they are known, with nothing beside them that may belong to a longer one."""
        for at, end in self._known():
            if self._cues.goes_on(at, end) or self._is_begun_only(at, end):
                self._put_off = True
            elif one := self._taken(at, end):
                yield one

    def _exact(self) -> Iterator[Spotted]:
        """The others written as they are known."""
        for at, end in self._known() if self._put_off else ():
            if one := self._taken(at, end):
                yield one

    def _known(self) -> Iterator[Span]:
        """Where the longest known name at each place begins and ends, by the numbers of words."""
        for at in self._places():
            if self._index.starts(self._words.tokens[at].plain):
                end = self._exact_end(at)
                if end > at:
                    yield at, end

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
        if end - at > 2 and self._cues.is_capital(at) and self._words.tokens[end - 1].is_capital:
            return True
        telling = [place for place in range(at, end) if not self._words.tokens[place].is_small]
        if len(telling) > 1:
            return any(not self._words.is_talk(place) for place in telling) or self._cues.is_capital(at)
        token = self._words.tokens[at]
        if not telling or token.plain in self._words.tables.days:
            return False
        if self._index.is_only_short(token.plain) and not token.is_initials:
            return self._cues.is_led_closely(at) and self._index.size <= FEW and not self._words.is_talk(at)
        if token.plain in self._words.tables.no_initials or self._words.is_talk(at):
            return self._cues.is_capital(at) and not token.is_initials and bool(self._cues.lead(at))
        return self._cues.is_capital(at) or bool(self._cues.lead(at)) or (token.is_first and token.content not in KINDS)

    def _initials(self) -> Iterator[Spotted]:
        """Short forms in capitals; after a leading word also in small letters."""
        for at in self._places():
            token = self._words.tokens[at]
            is_loud = token.is_initials and not self._cues.is_loud
            is_led = len(token.plain) > 2 and self._index.size <= FEW and self._cues.is_led_closely(at)
            if not (is_loud or is_led) or self._words.is_talk(at) or token.plain in self._words.tables.no_initials:
                continue
            if self._index.has_initials(token.plain) and (one := self._taken(at, at + 1)):
                yield one

    def _runs(self) -> Iterator[Spotted]:
        """Several words that are written like a name, or stand behind a leading word, as a whole."""
        at = 0
        while at < len(self._free) and self._doubtful < MOST_DOUBTFUL:
            end = run = self._cues.run_end(at)
            if run == at and self._free[at] and self._cues.lead(at):
                end = self._cues.small_end(at)
            if end - at > 1 and self._is_promising(at, end) and (one := self._taken(at, end, is_whole=True)):
                yield one
                at = end
            else:
                at = max(at + 1, self._next_in(at, run))

    def _next_in(self, at: int, end: int) -> int:
        """Where else a name may begin in words that are not one: behind `and`, or behind all of them."""
        tokens = self._words.tokens
        return next((place + 1 for place in range(at + 1, end) if tokens[place].plain in CHAINING), end)

    def _is_promising(self, at: int, end: int) -> bool:
        """At least two words tell something, and one is in a name or says a kind; without capitals, two."""
        telling = [token for token in self._words.tokens[at:end] if not token.is_small]
        known = sum(token.content in KINDS or self._index.count(token.content) > 0 for token in telling)
        return len(telling) > 1 and known >= (1 if any(token.is_capital for token in telling) else 2)

    def _similar(self) -> Iterator[Spotted]:
        """Halves of names, and names with a slip in them."""
        for at in self._places():
            if self._doubtful >= MOST_DOUBTFUL:
                return
            token = self._words.tokens[at]
            is_cued = self._cues.is_capital(at) or token.is_first or bool(self._cues.lead(at))
            around = stretch_around(self._index, self._words, at, self._free, is_cued)
            if (
                around
                and self._is_telling(at, around)
                and not self._is_of_another(around)
                and (one := self._taken(around.start, around.end))
            ):
                yield one

    def _is_of_another(self, around: Stretch) -> bool:
        """Half of a known name within words that are written like one name: that is another one."""
        return around.known < NEARLY_ALL and self._cues.goes_on(around.start, around.end)

    def _is_telling(self, at: int, around: Stretch) -> bool:
        """Whether a stretch is likely enough a name to be asked about."""
        if around.count > 1 and around.known >= NEARLY_ALL:
            return True
        has_capital = any(self._cues.is_capital(place) for place in range(around.start, around.end))
        is_first = self._words.tokens[around.start].is_first
        if around.count > 1:
            return has_capital or is_first or bool(self._cues.lead(around.start))
        return self._is_telling_word(at, around, has_capital, is_first)

    def _is_telling_word(self, at: int, around: Stretch, has_capital: bool, is_first: bool) -> bool:
        """One word that a name begins with, just as it is there, or nearly all of a name."""
        word, known = self._words.tokens[at].content, around.known
        if word in KINDS:
            return False
        if not self._index.count(word):
            return known >= NEARLY_ALL and len(word) > 5 and (has_capital or self._index.size <= FEW)
        if not around.is_head:
            return False
        if self._index.size > FEW and not (known >= NEARLY_ALL or self._index.count(word) <= 3):
            return False
        if self._index.size > FEW:
            return has_capital and bool(self._cues.lead(at))
        return len(word) > 3 and (has_capital or is_first or self._cues.is_led_closely(at))

    def _taken(self, start: int, end: int, is_whole: bool = False) -> Spotted | None:
        """Some words as the name of a partner, to be asked about where they may be less, or more."""
        text = self._words.part(start, end)
        asked = typed(text)
        found = self._index.found(asked, similar_in_text)
        if not found or found[0].how is not How.EXACT:
            self._doubtful += 1
        if not found or not self._is_likely(start, end, found[0], is_whole):
            return None
        match = self._index.match(asked, found)
        if match.action == "none":
            return None
        if match.action == "accept" and self._is_unsure(start, end, found[0].how, found[0].likeness.known):
            match = replace(match, action="ask")
        return self._one(start, end, match)

    def _is_likely(self, start: int, end: int, best: Found, is_whole: bool) -> bool:
        """Near enough to be asked about: by its words, or letter by letter."""
        if best.likeness.letters >= SPELLED_ALIKE:
            return True
        is_lower = not any(token.is_capital for token in self._words.tokens[start:end])
        least = NEARLY_ALL if is_whole or (is_lower and self._index.size > FEW) else LIKELY
        known = best.likeness.known if is_whole else 1.0
        return min(best.score, best.likeness.typed, known) >= least

    def _is_unsure(self, start: int, end: int, how: How, known: float) -> bool:
        tokens = self._words.tokens[start:end]
        if self._cues.goes_on(start, end) or self._cues.may_be_longer(start, end):
            return True
        if all(token.content in KINDS and not token.is_capital for token in tokens):
            return True
        if how is not How.WORDS or known >= NEARLY_ALL:
            return False
        if not any(self._cues.is_capital(place) for place in range(start, end)):
            return True
        if not self._cues.lead(start) and not self._words.tokens[start].is_first:
            return True
        # One word of a name may as well be what a person is called; persons have no article.
        tables, before = self._words.tables, self._words.tokens[start - 1].plain if start else ""
        return end - start == 1 and self._cues.lead(start) not in tables.places and before not in tables.articles

    def _one(self, start: int, end: int, match: Match) -> Spotted:
        self._cues.take(start, end)
        first, last = self._words.tokens[start], self._words.tokens[end - 1]
        cut = 2 if last.text[-2:].lower() in ("'s", "’s") else 0
        close = last.end - cut
        return Spotted(first.start, close, self._words.text[first.start : close], match)

    def _new(self) -> Iterator[Spotted]:
        """Words with capitals after a leading word that nobody is called by."""
        at = 0
        while at < len(self._free):
            end = self._first_of(at, self._cues.run_end(at))
            if end > at and self._is_new_name(at, end):
                yield self._one(at, end, Match())
            at = max(end, at + 1)

    def _first_of(self, at: int, end: int) -> int:
        """Where the first one ends of two names with `and` between them, each of which says its kind."""
        tokens = self._words.tokens
        for place in range(at + 2, end - 1):
            parts = (tokens[at:place], tokens[place + 1 : end])
            if tokens[place].plain in CHAINING and all(has_kind(part) for part in parts):
                return place
        return end

    def _is_new_name(self, at: int, end: int) -> bool:
        """A leading word before it, and a kind of organisation in it or a place before it."""
        lead = self._cues.lead(at)
        tokens = self._words.tokens[at:end]
        is_named = any(token.content not in KINDS for token in tokens)
        return bool(lead) and is_named and (has_kind(tokens) or lead in self._words.tables.places)


def has_kind(tokens: Sequence[Token]) -> bool:
    """Whether several words say what kind of organisation it is."""
    return len(tokens) > 1 and any(token.content in IS_BODY for token in tokens)
