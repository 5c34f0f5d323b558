"""The index of the partners' names: what a typed name may mean, and what a correction teaches it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import merge
from typing import Final

from bot.understanding.names.completing import Rank
from bot.understanding.names.deciding import Action, decide
from bot.understanding.names.entry import Entry
from bot.understanding.names.normal import words_of
from bot.understanding.names.ranking import Found, Typed, exact, shortened, similar, typed
from bot.understanding.names.shelf import Contact, Form, Shelf

MOST: Final = 8
MOST_APART: Final = 96
"""So many changed partners stand on a shelf of their own; then all are put on one again."""


Find = Callable[[Shelf, Typed], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner that may be meant."""

    key: int | str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """What a typed name may mean, best first, and what to do about it."""

    ranked: tuple[Candidate, ...] = ()
    action: Action = "none"


class Index:
    """Never changes: what teaches it something gives a new one, which shares nearly all with it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._large = Shelf(entries)
        self._small = Shelf((), self._large)
        self._hidden: frozenset[int | str] = frozenset()
        """Partners of the large shelf that are gone, or that stand changed on the small one."""

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """Those that have something on them."""
        return tuple(shelf for shelf in (self._small, self._large) if shelf.forms)

    def entry(self, key: int | str) -> Entry | None:
        return self._small.entries.get(key) or (None if key in self._hidden else self._large.entries.get(key))

    def entries(self) -> list[Entry]:
        """All partners."""
        kept = [entry for key, entry in self._large.entries.items() if key not in self._hidden]
        return kept + list(self._small.entries.values())

    def shows(self, shelf: Shelf, key: int | str) -> bool:
        """Whether a partner of a shelf is still as it stands there."""
        return shelf is self._small or key not in self._hidden

    def look_up(self, name: str) -> Match:
        """What partners a name may mean."""
        asked = typed(name)
        return self.match(asked, self.found(asked)) if asked.words.plain else Match()

    def match(self, asked: Typed, found: Sequence[Found]) -> Match:
        """What was found, as those who ask see it."""
        ranked = tuple(Candidate(one.form.entry.key, one.form.entry.name, round(one.score, 4)) for one in found[:MOST])
        return Match(ranked, decide(asked, found, self.size))

    def found(self, asked: Typed, find: Find = similar) -> list[Found]:
        """The best form of each partner, best first. Who is called just so leaves room for namesakes only."""
        called = self._each(exact, asked)
        if not called:
            return in_order(self._each(find, asked))
        if any(one.form.is_sure for one in called.values()):
            return in_order(called)
        return in_order(self._each(shortened, asked) | called)

    @property
    def size(self) -> int:
        """About how many names there are."""
        return self._small.size

    def count(self, word: str) -> int:
        """How many names have a word."""
        return sum(len(shelf.postings.get(word, ())) for shelf in self.shelves)

    def is_called(self, key: str) -> bool:
        """Whether somebody is called just so."""
        return any(True for _ in self._called(key))

    def is_only_short(self, word: str) -> bool:
        """Whether a word is a name only when it is written in capitals."""
        forms = list(self._called(word))
        return bool(forms) and all(form.is_short for form in forms)

    def _called(self, key: str) -> Iterator[Form]:
        return (
            form
            for shelf in self.shelves
            for form in map(shelf.forms.__getitem__, shelf.exact.get(key, ()))
            if self.shows(shelf, form.entry.key)
        )

    def starts(self, word: str) -> bool:
        """Whether a name begins with a word."""
        return any(word in shelf.firsts for shelf in self.shelves)

    def has_initials(self, letters: str) -> bool:
        """Whether the first letters of a name are just these."""
        return any(letters in shelf.initials for shelf in self.shelves)

    def near(self, word: str) -> list[str]:
        """Words of the names that a word may be a slip for."""
        return list(dict.fromkeys(other for shelf in self.shelves for other in shelf.near(word)))

    def has_longer(self, plain: Sequence[str]) -> bool:
        """Whether a name begins with some words and goes on behind them."""
        return any(len(form.words.plain) > len(plain) for form in self.beginning(plain))

    def beginning(self, plain: Sequence[str]) -> Iterator[Form]:
        """Names that begin with some words, which are folded."""
        rarest, start = min(words_of(tuple(plain)).content, key=self.count), " ".join(plain) + " "
        return (form for form in self.forms_with(rarest) if f"{form.words.key} ".startswith(start))

    def contacts(self, called: str) -> list[Contact]:
        """Who has this name, or this first name, and where."""
        pairs = ((shelf, one) for shelf in self.shelves for one in shelf.contacts.get(called, ()))
        return [one for shelf, one in pairs if self.shows(shelf, one[0])]

    def is_contact(self, called: str) -> bool:
        """Whether anybody has this name, or had it; cheaper than to list them all."""
        return any(called in shelf.contacts for shelf in self.shelves)

    def weight(self, word: str) -> float:
        """How much a word tells."""
        return (self._small if self._small.forms else self._large).weight(word)

    def forms_with(self, word: str) -> Iterator[Form]:
        """All names that have a word."""
        for shelf in self.shelves:
            for number in shelf.postings.get(word, ()):
                if self.shows(shelf, shelf.forms[number].entry.key):
                    yield shelf.forms[number]

    def _each(self, find: Find, asked: Typed) -> dict[int | str, Found]:
        best: dict[int | str, Found] = {}
        for shelf in self.shelves:
            for one in find(shelf, asked):
                key = one.form.entry.key
                if self.shows(shelf, key) and (key not in best or best[key].score < one.score):
                    best[key] = one
        return best

    def complete(self, prefix: str, most: int = MOST) -> list[tuple[int | str, str]]:
        """Partners whose name may go on from this, best first, each once: key and name."""
        found: dict[int | str, str] = {}
        for _, entry in merge(*(self._completed(shelf, prefix) for shelf in self.shelves), key=lambda pair: pair[0]):
            found.setdefault(entry.key, entry.name)
            if len(found) >= most:
                break
        return list(found.items())

    def _completed(self, shelf: Shelf, prefix: str) -> Iterator[tuple[Rank, Entry]]:
        for rank, number in shelf.completer.complete(prefix):
            entry = shelf.forms[number].entry
            if self.shows(shelf, entry.key):
                yield rank, entry

    def with_entry(self, entry: Entry) -> "Index":
        """The same with one partner added or changed."""
        return self._changed({**self._small.entries, entry.key: entry}, self._hidden | {entry.key})

    def with_alias(self, key: int | str, alias: str) -> "Index":
        """The same with one more name for a partner. Raises KeyError for a partner that is not there."""
        entry = self.entry(key)
        if entry is None:
            raise KeyError(key)
        if alias in (entry.name, *entry.taught):
            return self
        aliases, taught = (*entry.aliases, alias), (*entry.taught, alias)
        return self.with_entry(replace(entry, aliases=aliases, taught=taught))

    def without(self, key: int | str) -> "Index":
        """The same without one partner."""
        small = {other: entry for other, entry in self._small.entries.items() if other != key}
        return self._changed(small, self._hidden | {key})

    def _changed(self, small: dict[int | str, Entry], hidden: frozenset[int | str]) -> "Index":
        made = Index.__new__(Index)
        made._large, made._hidden = self._large, hidden & self._large.entries.keys()
        made._small = Shelf(small.values(), self._large)
        return made if max(len(small), len(made._hidden)) <= MOST_APART else Index(made.entries())


def in_order(found: dict[int | str, Found]) -> list[Found]:
    """Best first; of equals, the shorter name."""
    return sorted(found.values(), key=lambda one: (-one.score, len(one.form.words.key), one.form.words.key))
