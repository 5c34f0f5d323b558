"""Where the partners of a message are named, and whether two places belong together."""

from bisect import bisect_left
from collections.abc import Iterator

from bot.understanding.names.person import Person
from bot.understanding.names.spotting import Spotted
from bot.understanding.sentence.line import Line
from bot.understanding.sentence.naming import MOST_CHOICES, Names
from bot.understanding.sentence.types import Keyed, Naming, Partners, Stretch
from bot.understanding.sentence.words import Span

BOTH = frozenset("&+")
MOST_BETWEEN = 8
"""Words between two names that belong together."""


def with_places(names: Names, line: Line) -> Partners:
    """The partners of a message with the places where they are named."""
    found = Placed(names, line)
    return names.partners(tuple(sorted((*found.partners(), *found.people()), key=lambda each: each.words.start)))


class Placed:
    """The names of one message in its words."""

    def __init__(self, names: Names, line: Line) -> None:
        self._names, self._line = names, line
        self._sure = names.accepted()
        self._belonging = dict(names.belonging)
        self._starts = [word.start for word in line.words]

    def partners(self) -> Iterator[Naming]:
        before = None
        for one in self._names.spotted:
            place = (one.start, one.end)
            sure, candidates = self._meant(one)
            words = Stretch(*place, one.text)
            yield Naming(words, sure, candidates, "", *self._joins(before, place), self._is_told(place))
            before = place

    def people(self) -> Iterator[Naming]:
        before = None
        for one in self._names.people:
            place = (one.start, one.end)
            sure, candidates = self._partner_of(one)
            told = (*self._joins(before, place), self._is_told(place))
            yield Naming(Stretch(*place, one.name), sure, candidates, one.name, *told)
            before = place

    def _meant(self, one: Spotted) -> tuple[Keyed | None, tuple[Keyed, ...]]:
        """Who is named: half a name after the whole one means the same partner."""
        near = tuple((each.key, each.name) for each in one.match.ranked[:MOST_CHOICES])
        if one.match.action == "accept":
            return near[0], ()
        if one.match.action == "none":
            return None, ()
        known = self._sure | self._belonging
        return next((each for each in near if each[0] in known), None), near

    def _partner_of(self, one: Person) -> tuple[Keyed | None, tuple[Keyed, ...]]:
        shared = dict(self._names.shared)
        if one.partner_key is not None and one.partner_key in self._belonging:
            return (one.partner_key, self._belonging[one.partner_key]), ()
        return None, tuple((key, shared[key]) for key in one.may_be_of[:MOST_CHOICES] if key in shared)

    def _joins(self, before: Span | None, place: Span) -> tuple[bool, bool]:
        """Whether nothing but *and*, or but a comma, and other names are between two places."""
        last, at = self._at(before[1] if before else 0), self._at(place[0])
        line, table = self._line, self._line.table
        if before is None or at - last > MOST_BETWEEN or any(word.begins for word in line.words[last : at + 1]):
            return False, False
        said = {line.texts[near] for near in range(last, at) if not line.in_name(near)}
        marks = {mark for word in line.words[last : at + 1] for mark in word.between}
        is_bare = said <= table.also_whom | table.articles | table.belongs
        return is_bare and bool(said & table.also_whom or marks & BOTH), is_bare and "," in marks

    def _is_told(self, place: Span) -> bool:
        texts, table = self._line.texts, self._line.table
        at = self._at(place[0]) - 1
        while at > 0 and texts[at] in table.articles | table.given_to:
            at -= 1
        return at >= 0 and texts[at] in table.giving

    def _at(self, place: int) -> int:
        """The number of the first word from a place on."""
        return bisect_left(self._starts, place)
