"""Partners and people of a message, as this package uses them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.understanding.names.deciding import FEW
from bot.understanding.names.index import Index, Match
from bot.understanding.names.languages import tables_for
from bot.understanding.names.normal import written
from bot.understanding.names.ours import NO_OURS, Ours
from bot.understanding.names.people import people
from bot.understanding.names.person import Person
from bot.understanding.names.spotting import Spotted, spot
from bot.understanding.names.tables import Tables
from bot.understanding.sentence.types import Naming, Partners
from bot.understanding.sentence.words import Span

Named = Person | Spotted
MOST_CHOICES = 3
MOST_BEFORE = 40
NAME_GOES_ON = re.compile(r"(?:['’]s)?[ -](?-i:[A-ZÁÉÍÓÚÑ])[^\W\d_]")
BEFORE_NAME = re.compile(r"(?-i:[A-ZÁÉÍÓÚÑ])[^\W\d_]{2,30} $")


@dataclass(frozen=True)
class Names:
    """Who is named in a message, and where."""

    spotted: tuple[Spotted, ...] = ()
    people: tuple[Person, ...] = ()
    """Those who are, or may be, a partner's."""
    belonging: tuple[tuple[int | str, str], ...] = ()
    """The partners of people who were named without theirs."""
    shared: tuple[tuple[int | str, str], ...] = ()
    """Those of people whose first name several have."""
    ours: tuple[Person, ...] = ()
    """People who are, or may be, our own."""

    @property
    def spans(self) -> list[Span]:
        people = {(one.start, one.end) for one in (*self.people, *self.ours)}
        return sorted([*self.partner_spans, *people])

    @property
    def partner_spans(self) -> list[Span]:
        return [(one.start, one.end) for one in self.spotted]

    @cached_property
    def everyone(self) -> list[Named]:
        """All who are named, each once, in their order."""
        every: list[Named] = [*self.spotted, *self.people, *(one for one in self.ours if not one.is_theirs)]
        return sorted(every, key=start_of)

    def up_to(self, end: int) -> int:
        """How many of them are named before a place."""
        return bisect_right(self._ends, end)

    @cached_property
    def _ends(self) -> list[int]:
        return [one.end for one in self.everyone]

    def ours_within(self, start: int, end: int) -> tuple[Person, ...]:
        """Those of our own people, for sure, who are named between two places."""
        starts = self._our_starts
        return self._sure_ours[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def our_spans(self) -> list[Span]:
        """Where those are named who are, or may be, our own."""
        return [(one.start, one.end) for one in self.ours]

    @cached_property
    def _sure_ours(self) -> tuple[Person, ...]:
        return tuple(one for one in self.ours if not one.is_theirs)

    @cached_property
    def _our_starts(self) -> list[int]:
        return [one.start for one in self._sure_ours]

    def within(self, start: int, end: int) -> str:
        """The person named between two places, or else the partner; nothing when nobody is."""
        for person in self.people:
            if start <= person.start and person.end <= end:
                return person.name
        for one in self.spotted:
            if start <= one.start < end:
                return one.match.ranked[0].name if one.match.action == "accept" else one.text
        return ""

    def accepted(self) -> dict[int | str, str]:
        """The partners that are called just so, or clearly nearest."""
        found = (one.match.ranked[0] for one in self.spotted if one.match.action == "accept")
        return {best.key: best.name for best in found}

    def partners(self, named: tuple[Naming, ...] = ()) -> Partners:
        """All of them, and where they are named."""
        sure = self.accepted()
        asked = {
            candidate.key: candidate.name
            for one in self.spotted
            if one.match.action == "ask"
            for candidate in one.match.ranked[:MOST_CHOICES]
            if candidate.key not in sure
        }
        sure |= {key: name for key, name in self.belonging if not asked or key in asked}
        asked |= dict(self.shared) if not asked else {}
        asked = {} if asked.keys() & sure.keys() else asked
        new = next((one.text for one in self.spotted if one.is_new), "")
        return Partners(tuple(sure.items()), tuple(asked.items()), new, named)


def start_of(one: Named) -> int:
    return one.start


def names_in(
    index: Index | None,
    text: str,
    masked: Sequence[Span],
    language: str,
    seen: tuple[Spotted, ...] | None = None,
    ours: Ours = NO_OURS,
) -> Names:
    """Everyone a text names outside of the masked spans; `seen` are the partners, where they were looked for before."""
    if index is None:
        return Names()
    spotted = spot(index, text, masked, language) if seen is None else seen
    spotted = tuple(one for one in spotted if not (one.is_new and ours.name(written(one.text))))
    named = people(text, index, spotted, masked, language, ours)
    found = tuple(one for one in named if one.is_theirs)
    keys = dict.fromkeys(one.partner_key for one in found if one.partner_key is not None)
    if index.size <= FEW:
        spotted = tuple(only_one(index, one, text, tables_for(language)) for one in spotted)
    spotted = tuple(vouched_for(one, keys) for one in spotted)
    entries = [entry for key in keys if (entry := index.entry(key))]
    several = dict.fromkeys(key for one in found for key in one.may_be_of[:MOST_CHOICES])
    shared = [entry for key in several if (entry := index.entry(key))]
    return Names(
        spotted,
        found,
        tuple((entry.key, entry.name) for entry in entries),
        tuple((entry.key, entry.name) for entry in shared),
        ours=tuple(one for one in named if one.is_ours),
    )


def only_one(index: Index, one: Spotted, text: str, tables: Tables) -> Spotted:
    """Half a name that only one of a few partners has is theirs, unless it goes on like the name of another one."""
    if one.match.action != "ask" or len(one.match.ranked) != 1:
        return one
    best = one.match.ranked[0]
    entry = index.entry(best.key)
    known = {word for called in (best.name, *(entry.aliases if entry else ())) for word in written(called)}
    is_theirs = known >= set(written(one.text)) and not is_longer(one, text, tables)
    return replace(one, match=Match((best,), "accept")) if is_theirs else one


def is_longer(one: Spotted, text: str, tables: Tables) -> bool:
    """Whether words with capitals beside a name may be a part of it."""
    before = BEFORE_NAME.search(text[max(0, one.start - MOST_BEFORE) : one.start])
    talk = tables.ordinary | tables.leads | tables.meeting
    is_after_one = before is not None and not set(written(before.group())) <= talk
    return is_after_one or NAME_GOES_ON.match(text, one.end) is not None


def vouched_for(one: Spotted, keys: Collection[int | str]) -> Spotted:
    """A name that may be several partners' is that of the one whose contact is named beside it."""
    if one.match.action != "ask":
        return one
    meant = [candidate for candidate in one.match.ranked[:MOST_CHOICES] if candidate.key in keys]
    return replace(one, match=Match(tuple(meant), "accept")) if len(meant) == 1 else one


def sure_spans(spotted: Sequence[Spotted]) -> list[Span]:
    """Where the names of known partners stand: a Friday in one of them is no day."""
    return [(one.start, one.end) for one in spotted if one.match.action == "accept"]


def apart(spotted: Sequence[Spotted], spans: Sequence[Span]) -> tuple[Spotted, ...] | None:
    """Names that were looked for before the dates were known; none where a date may have been taken for one."""
    is_clear = all(one.end <= start or end <= one.start for one in spotted for start, end in spans)
    return tuple(spotted) if is_clear else None
