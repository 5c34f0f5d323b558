"""People who are named in a sentence: by a title, as somebody of a partner, after `met with`, before `said`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.names.deciding import FEW
from bot.understanding.names.index import Index
from bot.understanding.names.languages import every_title, tables_for
from bot.understanding.names.normal import KINDS, written
from bot.understanding.names.ours import NO_OURS, Ours
from bot.understanding.names.person import Person
from bot.understanding.names.sentence import Sentence, Span, sentence
from bot.understanding.names.shelf import LAST
from bot.understanding.names.spotting import Spotted

LONGEST: Final = 4
"""Words of the name of a person."""
LONGEST_ROLE: Final = 3
"""Words of what somebody is: Ana, head of the kitchen at Casa Latina."""
PARTICLES: Final = (("de", "la"), ("de", "los"), ("de", "las"), ("del",), ("van",), ("von",), ("al",), ("bin",))
CHAINING: Final = frozenset({"and", "y", "e"})
PET_WORDS: Final = 2
PET_LETTERS: Final = 3
OWNING: Final = ("'s", "’s")
SHORT_WITH: Final = "w"
"""With: “w/ Ana”."""


def people(
    text: str,
    index: Index,
    spotted: Sequence[Spotted],
    masked: Sequence[Span] = (),
    lang: str = "en",
    ours: Ours = NO_OURS,
) -> tuple[Person, ...]:
    """Who is named in a text, in its order. Nothing within partners' names and masked spans is looked at."""
    closed = [*masked, *((one.start, one.end) for one in spotted)]
    return Finder(index, sentence(text, closed, tables_for(lang)), spotted, ours).found()


class Finder:
    """One text while it is gone through."""

    def __init__(self, index: Index, words: Sentence, spotted: Sequence[Spotted], ours: Ours) -> None:
        self._index, self._words, self._tables, self._ours = index, words, words.tables, ours
        self._tokens = words.tokens
        self._free = [bool(token.plain) and not token.is_masked for token in words.tokens]
        self._ends: dict[int, int] = {}
        """Where those who were found begin and end, by the numbers of words."""
        self._partners = self._places_of(spotted)
        self._sure = {one.match.ranked[0].key for one in spotted if one.match.action == "accept"}

    def found(self) -> tuple[Person, ...]:
        ways = (
            self._by_ours,
            self._by_contact,
            self._by_title,
            self._by_partner,
            self._by_meeting,
            self._by_saying,
            self._shared,
        )
        found = sorted((one for way in ways for one in way()), key=lambda one: one.start)
        return tuple(self._with_several(one) for one in found)

    def _shared(self) -> Iterator[Person]:
        """First names that several have who are known: `amina wants …`."""
        for at in range(len(self._tokens) if self._index.size <= FEW else 0):
            if not self._free[at] or self._words.is_talk(at) or (at + 1 < len(self._tokens) and self._is_name(at + 1)):
                continue
            if len(self._index.contacts(self._tokens[at].plain)) > 1 and self._is_said(at, at + 1):
                yield self._person(at, at + 1)

    def _with_several(self, one: Person) -> Person:
        """Who is called by nothing but a first name that contacts of several partners have; who has a pet name."""
        if one.partner_key is not None or one.is_ours or self._index.size > FEW:
            return one
        if (pet := self._by_pet_name(written(one.name))) is not None:
            return replace(one, partner_key=pet[0], name=pet[1])
        keys = tuple(dict.fromkeys(key for key, _ in self._index.contacts(" ".join(written(one.name)))))
        return replace(one, may_be_of=keys) if len(keys) > 1 and not set(keys) & self._sure else one

    def _places_of(self, spotted: Sequence[Spotted]) -> dict[int, Spotted]:
        """The partners by the number of their first word."""
        starts = {one.start: one for one in spotted}
        return {at: starts[token.start] for at, token in enumerate(self._tokens) if token.start in starts}

    def _by_ours(self) -> Iterator[Person]:
        """Our own people; whose first name a contact has as well may be either."""
        for at in range(len(self._tokens) if self._ours.called else 0):
            for end in range(min(at + LONGEST, len(self._tokens)), at, -1):
                if all(self._free[at:end]) and (name := self._our_name(at, end)):
                    yield self._of_ours(at, end, name)
                    break

    def _our_name(self, at: int, end: int) -> str:
        """Which of our people is called so here; nobody where it is somebody of a partner, or a longer name."""
        name = self._ours.name(tuple(token.plain for token in self._tokens[at:end]))
        if not name or self._words.is_talk(at) or self._partner_after(end) is not None or self._is_somebodys(at):
            return ""
        goes_on = end < len(self._tokens) and not self._tokens[end].pauses and self._is_name(end)
        return name if not goes_on and self._is_said(at, end) else ""

    def _is_somebodys(self, at: int) -> bool:
        """“*Eastside's* Dana”, “*Amina's friend* Dana”; “*Mrs* Dana” is nobody whom one calls by the first name."""
        before = [near for near in (at - 1, at - 2) if near >= 0 and not self._tokens[near + 1].pauses]
        owners = (self._tokens[near] for near in before if not self._words.is_talk(near))
        return self._has_title(at) or any(one.is_capital and one.text[-2:].lower() in OWNING for one in owners)

    def _of_ours(self, at: int, end: int, name: str) -> Person:
        known = list(dict.fromkeys(key for key, _ in self._called(at, end)))
        here = [key for key in known if key in self._sure]
        others = tuple(known) if self._index.size <= FEW and not here else ()
        key = here[0] if len(here) == 1 else None
        one = self._person(at, end, key, "" if key is not None or others else name)
        return replace(one, may_be_of=others, is_ours=True, is_writer=name == self._ours.writer)

    def _by_contact(self) -> Iterator[Person]:
        """Those that the directory knows: by the whole name, or by the first one where it is clear who is meant."""
        for at in range(len(self._tokens)):
            # Every name is known by its first word too.
            plain = self._tokens[at].plain
            is_called = self._index.is_contact(plain) or (self._has_title(at) and self._index.is_contact(LAST + plain))
            longest = min(at + LONGEST, len(self._tokens)) if is_called else at
            for end in range(longest, at, -1):
                if all(self._free[at:end]) and (key_and_name := self._contact(at, end)):
                    yield self._person(at - self._has_title(at), end, *key_and_name)
                    break

    def _has_title(self, at: int) -> bool:
        return at > 0 and self._free[at - 1] and self._tokens[at - 1].plain in self._tables.titles

    def _contact(self, at: int, end: int) -> tuple[int | str, str] | None:
        """Who is called so, when it is only one, or one at a partner that is named as well."""
        if any(token.pauses for token in self._tokens[at + 1 : end]):
            return None
        if self._index.size > FEW and not self._sure and end - at == 1:
            return None
        if end - at == 1 and end < len(self._tokens) and not self._tokens[end].pauses and self._is_name(end):
            return None
        known = self._called(at, end)
        here = [one for one in known if one[0] in self._sure]
        if len(here) == 1 and (end - at > 1 or not self._words.is_talk(at)):
            return here[0]
        is_said = end - at > 1 or (self._index.size <= FEW and self._is_said(at, end))
        return known[0] if len(known) == 1 and is_said and not self._words.is_talk(at) else None

    def _called(self, at: int, end: int) -> list[tuple[int | str, str]]:
        """Who is called so; with a title, by the last name too, and nobody who has another title."""
        called = " ".join(token.plain for token in self._tokens[at:end])
        known = self._index.contacts(called)
        if not self._has_title(at):
            return known
        title = self._tokens[at - 1].plain
        known = [*known, *self._index.contacts(LAST + called)]
        return [one for one in dict.fromkeys(known) if {title} >= (every_title() & {written(one[1])[0]})]

    def _is_said(self, at: int, end: int) -> bool:
        """Written like a name, or, in small letters, where a person is named: “met ruth”, “ruth says”."""
        if self._tokens[at].is_capital or self._has_title(at):
            return True
        tokens, tables = self._tokens, self._tables
        before = tokens[at - 1].plain if at and not (tokens[at].pauses and tokens[at - 1].plain != SHORT_WITH) else ""
        if before in tables.meeting | tables.to_whom or before == SHORT_WITH:
            return True
        following = tokens[end] if end < len(tokens) and not tokens[end].pauses else None
        return following is not None and following.plain in tables.saying | tables.doing | tables.belongs

    def _by_pet_name(self, words: tuple[str, ...]) -> tuple[int | str, str] | None:
        """`Vero Salas` is Verónica: the last name is hers alone, and the first one begins so."""
        known = self._index.contacts(LAST + words[-1]) if len(words) == PET_WORDS else []
        if len(known) != 1 or len(words[0]) < PET_LETTERS:
            return None
        firsts = [word for word in written(known[0][1])[:-1] if word not in every_title()]
        return known[0] if any(word.startswith(words[0][:PET_LETTERS]) for word in firsts) else None

    def _by_title(self) -> Iterator[Person]:
        """`Pastor James`, `la Sra. Gómez`; what is only a role is left out of `la directora Elena Vargas`."""
        for at in range(len(self._tokens) - 1):
            if self._free[at] and self._tokens[at].plain in self._tables.titles:
                end = self._name_end(at + 1, may_pause=False)
                if end > at + 1:
                    is_role = end > at + 2 and not self._tokens[at].is_capital
                    yield self._person(at + is_role, end, self._partner_after(end))

    def _by_partner(self) -> Iterator[Person]:
        """`Ana from Casa Latina`; `Ana, director of Casa Latina`."""
        for at in range(len(self._tokens)):
            end = self._name_end(at)
            if end > at and (key := self._partner_after(end)) is not None:
                yield self._person(at, end, key)

    def _by_meeting(self) -> Iterator[Person]:
        """`Met with Ana and Omar`; `reunión con Ana`."""
        for at in range(1, len(self._tokens)):
            before = at - 1
            if self._tokens[before].plain in self._tables.to_whom and before > 0:
                before -= 1
            if self._tokens[before].plain in self._tables.meeting and not self._tokens[at].pauses:
                yield from self._chain(at)

    def _chain(self, at: int) -> Iterator[Person]:
        """Several people: `Ana, Omar and Lucía`."""
        while at < len(self._tokens):
            if at in self._ends:
                at = self._ends[at]
            elif (end := self._name_end(at)) > at:
                yield self._person(at, end, self._partner_after(end))
                at = end
            else:
                return
            if at < len(self._tokens) and self._tokens[at].plain in CHAINING:
                at += 1

    def _by_saying(self) -> Iterator[Person]:
        """`Ana said …`, `Omar Ali promised …`."""
        for at in range(len(self._tokens)):
            end = self._name_end(at)
            is_subject = at < end < len(self._tokens) and not self._tokens[end].pauses
            if is_subject and self._tokens[end].plain in self._tables.saying:
                yield self._person(at, end)

    def _name_end(self, at: int, may_pause: bool = True) -> int:
        """The end of a person's name that begins at a place; the place itself where none does."""
        end = at
        while end < min(at + LONGEST, len(self._tokens)):
            if self._is_name(end) and (not self._tokens[end].pauses or (end == at and may_pause)):
                end += 1
            elif end > at and (skipped := self._particle(end)):
                end += skipped
            else:
                break
        return end

    def _is_name(self, at: int) -> bool:
        token = self._tokens[at]
        is_word = self._words.is_talk(at) or token.content in KINDS or token.plain in self._tables.titles
        is_written = token.is_capital and not token.is_initials and len(token.plain) > 1
        return self._free[at] and is_written and not is_word

    def _particle(self, at: int) -> int:
        """How many small words within a name stand here, before another word of it: `María de la Cruz`."""
        for words in PARTICLES:
            after = at + len(words)
            here = tuple(token.plain for token in self._tokens[at:after])
            if here == words and after < len(self._tokens) and self._is_name(after):
                return len(words)
        return 0

    def _partner_after(self, end: int) -> int | str | None:
        """The partner that words such as `from` lead to, right behind a name or behind what somebody is."""
        for at in range(end, min(end + LONGEST_ROLE + 1, len(self._tokens))):
            if self._tokens[at].breaks or (at == end + 1 and not self._tokens[end].pauses):
                return None
            if self._tokens[at].plain in self._tables.belongs:
                return self._partner_at(at + 1)
        return None

    def _partner_at(self, at: int) -> int | str | None:
        if at < len(self._tokens) and self._tokens[at].plain in self._tables.articles and at not in self._partners:
            at += 1
        one = self._partners.get(at)
        return one.match.ranked[0].key if one and one.match.action == "accept" else None

    def _person(self, at: int, end: int, key: int | str | None = None, name: str = "") -> Person:
        self._free[at:end] = [False] * (end - at)
        self._ends[at] = end
        first, last = self._tokens[at], self._tokens[end - 1]
        close = last.end - (2 if last.text[-2:].lower() in OWNING else 0)
        return Person(first.start, close, name or self._words.text[first.start : close], key)
