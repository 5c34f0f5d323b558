"""Where in a line a partner is named: at its beginning, before a colon, or after a word such as `to`."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.choosing import WEAK, Known, Names, names_for
from bot.turn import Turn
from bot.ui.date_words import is_day_word
from bot.understanding.text import QUOTED
from storage.partners import Partner
from storage.text import fold

LONGEST_NAME = 20
"""Words of a name; associations are called by many."""
MOST_PLACES = 12
"""A line may have so many places where a name could stand; later ones are not looked at."""
SMALL_LETTERS = 4
"""So many letters a word in small letters needs to be asked about as the beginning of a name."""
COLON = re.compile(r":(?=\s|$|[\"“„«])")
QUOTES = '"“„«'
STOPS = ",.;:!?"
AROUND = STOPS + "()\"'“”"
JOINING = frozenset({"of", "de", "del", "la", "and", "&", "y"})
GOING_ON = frozenset({"and", "&", "or", "but", "not"})
NO_NAME = frozenset(
    {"i", "i'm", "i'll", "i've", "a", "an", "the", "they", "we", "you", "he", "she", "it", "who", "this"}
)
NAMES_TOO = {"may", "march", "sun"}

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A partner's name as it was typed, and what the line says before and after it."""

    name: str = ""
    before: str = ""
    rest: str = ""
    lead: str = ""
    """The word that led to the name."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """What the line says besides the name if one of these partners is meant."""
    is_doubtful: bool = False
    """One of those partners may be meant, or none of them."""

    @property
    def words(self) -> str:
        """What the line says besides the name."""
        return f"{self.before} {self.rest}".strip()

    def about(self, line: str, read: Callable[[str], Values]) -> dict[str, Any]:
        """For a form's `about`: what a choice between partners fills in, and the whole line for none of them."""
        if not self.instead:
            return {}
        filled = {name: dict(read(words)) for name, words in self.instead.items()}
        if not self.is_doubtful:
            return {"instead": filled}
        return {"between": list(self.instead), "instead": {**filled, "": dict(read(line))}}


@dataclass(frozen=True)
class Line:
    """A line as its words; what is taken out of it stays letter for letter."""

    text: str

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in re.finditer(r"\S+", self.text)]

    @cached_property
    def tokens(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    def part(self, start: int, end: int) -> str:
        """The text of some words, with all that stands between them."""
        chosen = self.spans[start:end]
        return self.text[chosen[0][0] : chosen[-1][1]] if chosen else ""

    def name(self, start: int, end: int) -> str:
        """Some words as a name, without marks around them."""
        return re.sub(r"['’]s$", "", self.part(start, end).strip(AROUND))

    def free(self) -> list[bool]:
        """Which words stand outside quotations."""
        closed = [found.span() for found in QUOTED.finditer(self.text)]
        return [not any(low < end and start < high for low, high in closed) for start, end in self.spans]

    def run_end(self, at: int) -> int:
        """The end of the words that are written like a name from a place on; the place itself when there are none."""
        end = at
        for place, token in enumerate(self.tokens[at : at + LONGEST_NAME], at):
            if is_capitalised(token):
                end = place + 1
                if token[-1] in STOPS:
                    break
            elif not (end > at and self.joins(place)):
                break
        return end if any(fold(token).strip(AROUND) not in NO_NAME for token in self.tokens[at:end]) else at

    def joins(self, place: int) -> bool:
        word, before = (fold(self.tokens[n]) for n in (place, place - 1))
        return word in JOINING or (word == "the" and before in JOINING)


@dataclass(frozen=True, slots=True)
class Place:
    """Words that may be a name: surely of one partner, or near to some."""

    at: int
    end: int
    partner: Partner | None = None
    near: tuple[Partner, ...] = ()
    shorter: int = 0
    """Where the name of the near partner ends, if more words are written like a name than it has."""
    is_small: bool = False


def spot_partner(turn: Turn, text: str, leads: frozenset[str] = frozenset()) -> Spot:
    """The partner of a line; an empty name when none is named, so that it is asked."""
    names, line = names_for(turn), Line(text.strip())
    if spot := before_colon(names, line, leads):
        return spot
    places = list(named(names, line, leads))
    sure = {place.partner.name: without(line, place, leads) for place in places if place.partner}
    if len(sure) > 1:
        return between(sure)
    if sure:
        return next(iter(sure.values()))
    near = next((place for place in places if place.near), None)
    if near:
        return unsure(line, near, leads)
    fresh = next((place for place in places if is_new(line, place)), None)
    return without(line, fresh, leads) if fresh else Spot(rest=line.text)


def before_colon(names: Names, line: Line, leads: frozenset[str]) -> Spot | None:
    """`Casa Latina: ...`, when all of what stands before the colon is a name."""
    found = COLON.search(line.text)
    head = Line(line.text[: found.start()].strip()) if found else Line("")
    if head.tokens[1:] and fold(head.tokens[0]) in leads:
        head = Line(head.text.split(maxsplit=1)[1])
    if not found or not 0 < len(head.tokens) <= LONGEST_NAME or any(mark in head.text for mark in QUOTES):
        return None
    if head.run_end(0) < len(head.tokens) and not names.is_called(head.text):
        return None
    return Spot(head.text, "", line.text[found.end() :].strip())


def named(names: Names, line: Line, leads: frozenset[str]) -> Iterator[Place]:
    """What may be a name, at each place where one may begin."""
    starts = openings(line, leads)
    phrases = {fold(line.name(at, end)) for at in starts for end in ends(line, at)}
    exact = names.partners.called_any(phrases)
    for at in starts:
        if place := place_at(names, line, at, exact):
            yield place


def openings(line: Line, leads: frozenset[str]) -> list[int]:
    """The places where a name may begin: the first word, and what follows a leading word outside quotations."""
    free, folded = line.free(), [fold(token) for token in line.tokens]
    after = [at for at in range(1, len(free)) if free[at] and free[at - 1] and folded[at - 1] in leads]
    first = [0] if free and free[0] and folded[0] not in leads else []
    return [*first, *after][:MOST_PLACES]


def ends(line: Line, at: int) -> range:
    return range(at + 1, min(at + LONGEST_NAME, len(line.tokens)) + 1)


def place_at(names: Names, line: Line, at: int, exact: Mapping[str, Partner]) -> Place | None:
    """The name at one place: an exact one, else what is written like a name."""
    whole = line.run_end(at)
    for end in reversed(ends(line, at)):
        if partner := exact.get(fold(line.name(at, end))):
            # More may be written like a name than is known: Harbor Clinic East may be another one.
            return Place(at, end, partner) if end >= whole else Place(at, whole, None, (partner,), end)
    if whole == at:
        return in_small_letters(names, line) if at == 0 else None
    match names.look_up(line.name(at, whole)):
        case Known(partner=partner):
            return Place(at, whole, partner)
        case other:
            return longer_than_known(names, line, at, whole) or Place(at, whole, None, other.near)


def longer_than_known(names: Names, line: Line, at: int, whole: int) -> Place | None:
    """Capitalised words that begin with what a partner is surely called."""
    for end in range(whole - 1, at, -1):
        found = names.look_up(line.name(at, end))
        if isinstance(found, Known):
            return Place(at, whole, None, (found.partner,), end)
    return None


def in_small_letters(names: Names, line: Line) -> Place | None:
    """Words in small letters may begin a name, which is asked: they may as well be what the line is about."""
    if len(line.name(0, 1)) < SMALL_LETTERS or fold(line.name(0, 1)) in WEAK:
        return None
    for end in reversed(ends(line, 0)):
        if near := names.beginning(line.name(0, end)):
            return Place(0, end, None, near, is_small=True)
    return None


def is_capitalised(token: str) -> bool:
    bare = fold(token).strip(AROUND)
    is_day = is_day_word(bare) and bare not in NAMES_TOO
    return token.lstrip("(“'")[:1].isupper() and not is_day and bare not in NO_NAME - {"the"}


def is_new(line: Line, place: Place) -> bool:
    """Capitalised words that nobody is called by may be a new partner; a single one may only begin a sentence."""
    return place.at <= 1 and 1 < place.end - place.at < len(line.tokens)


def without(line: Line, place: Place, leads: frozenset[str], end: int = 0) -> Spot:
    """The line without a name and the word that leads to it; all of it when the name is one of several things."""
    has_lead = place.at > 0 and fold(line.tokens[place.at - 1]) in leads
    if has_lead and goes_on(line, place.end):
        return Spot(line.name(place.at, place.end), "", line.text)
    before = line.part(0, place.at - has_lead)
    lead = fold(line.tokens[place.at - 1]) if has_lead else ""
    rest = line.part(end or place.end, len(line.tokens)).lstrip("-–—: ")
    return Spot(line.name(place.at, end or place.end), before, rest, lead)


def goes_on(line: Line, end: int) -> bool:
    """`to Casa Latina and the clinic`: without the name, the words would say something else."""
    after = fold(line.tokens[end]) if end < len(line.tokens) else ""
    return after in GOING_ON or line.tokens[end - 1].endswith(",")


def unsure(line: Line, place: Place, leads: frozenset[str]) -> Spot:
    """A name that comes near one. A partner whose name is only its beginning gets the other words back."""
    spot = without(line, place, leads)
    if place.is_small:
        return between(dict.fromkeys((partner.name for partner in place.near), spot))
    if not place.shorter:
        return spot
    instead = {place.near[0].name: without(line, place, leads, place.shorter).words}
    return Spot(spot.name, spot.before, spot.rest, spot.lead, instead)


def between(spots: Mapping[str, Spot]) -> Spot:
    """One of several partners is meant, or none."""
    typed = " / ".join(dict.fromkeys(spot.name for spot in spots.values()))
    first = next(iter(spots.values()))
    words = {name: spot.words for name, spot in spots.items()}
    return Spot(typed, first.before, first.rest, first.lead, words, is_doubtful=True)
