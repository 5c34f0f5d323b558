"""Partners and people of a message, as this package uses them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.names.index import Index
from bot.understanding.names.spotting import Spotted, spot
from bot.understanding.sentence.types import Partners
from bot.understanding.sentence.words import Span

MOST_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is named in a message."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Names:
    """Who is named in a message, and where."""

    spotted: tuple[Spotted, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def spans(self) -> list[Span]:
        return sorted([(one.start, one.end) for one in (*self.spotted, *self.people)])

    @property
    def partner_spans(self) -> list[Span]:
        return [(one.start, one.end) for one in self.spotted]

    def within(self, start: int, end: int) -> str:
        """The person named between two places, or else the partner; nothing when nobody is."""
        for person in self.people:
            if start <= person.start and person.end <= end:
                return person.name
        for one in self.spotted:
            if start <= one.start < end:
                return one.match.ranked[0].name if one.match.action == "accept" else one.text
        return ""

    def partners(self) -> Partners:
        sure = dict((one.match.ranked[0].key, one.match.ranked[0].name) for one in self.spotted if one.match.action == "accept")
        asked = {
            candidate.key: candidate.name
            for one in self.spotted
            if one.match.action == "ask"
            for candidate in one.match.ranked[:MOST_CHOICES]
            if candidate.key not in sure
        }
        new = next((one.text for one in self.spotted if one.is_new), "")
        return Partners(tuple(sure.items()), tuple(asked.items()), new)


def names_in(index: Index | None, text: str, masked: Sequence[Span], language: str) -> Names:
    """Everyone a text names outside of the masked spans."""
    if index is None:
        return Names()
    spotted = spot(index, text, masked, language)
    return Names(spotted, ())
