"""Which partner is meant: exactly one, a choice of two or three, or a new one. Never guessed silently."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from bot.turn import ONLY, Outcome, Reply, Turn
from bot.ui.form import Form, in_words
from bot.ui.message import LABEL, Block, Button, Buttons, Hint, Item, Items, Message, Say, Style
from bot.understanding.names.deciding import ASKED
from bot.understanding.names.index import Index
from bot.understanding.names.normal import read
from storage.partners import Partner, Partners
from storage.text import one_line

NEW = "+"
"""Before a name in a form's value: it is to be written down as a new partner."""
CHOICES = 3
NEARLY = 0.7
# fmt: off
WEAK = frozenset((
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "they", "we", "you",
    "he", "she", "it", "i", "our", "their", "this", "that", "aid", "mutual", "community", "center", "centre",
    "group", "society", "association", "foundation", "services", "service", "project", "council", "network",
    "committee", "club", "house", "home", "public", "local", "city", "county", "united", "first", "new", "old",
    "north", "south", "east", "west",
))
# fmt: on
"""Words that say little about whose name they are in."""


@dataclass(frozen=True, slots=True)
class Known:
    """The partner that is surely meant."""

    partner: Partner


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody is surely meant; these come near, the nearest first, and may be none at all."""

    near: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What partners are called, as the actor may know it in this unit of work."""

    partners: Partners
    index: Index

    def look_up(self, name: str) -> Known | Unsure:
        """Who is called just so, or who is clearly ahead of all others; what only comes near is asked."""
        if exact := self.partners.called(name):
            return Known(exact)
        match = self.index.look_up(name)
        near = self.of(candidate.key for candidate in match.ranked[:CHOICES] if candidate.score >= ASKED)
        return Known(near[0]) if match.action == "accept" and near else Unsure(near)

    def is_called(self, name: str) -> bool:
        """Whether somebody is called so or nearly so; a line that only has a name in it comes less near."""
        best = self.index.look_up(name).ranked[:1]
        return bool(self.partners.called(name)) or any(candidate.score >= NEARLY for candidate in best)

    def beginning(self, words: str) -> tuple[Partner, ...]:
        """The first few partners whose name begins with these words."""
        plain = read(words).plain
        keys = dict.fromkeys(form.entry.key for form in self.index.beginning(plain)) if plain else {}
        return self.of(islice(keys, CHOICES))

    def of(self, keys: Iterable[int | str]) -> tuple[Partner, ...]:
        """The partners of these keys, as far as the actor may know of them."""
        return tuple(partner for key in keys if (partner := self.partners.get(int(key))))


def names_for(turn: Turn) -> Names:
    """For several look-ups in a row."""
    return Names(turn.open(Partners), turn.index)


def look_up(turn: Turn, name: str) -> Known | Unsure:
    """The partner that a name surely means, or at most three that come near, the nearest first."""
    return names_for(turn).look_up(name)


def choose_partner(turn: Turn, form: Form, field: str, about: Mapping[str, Any]) -> Partner | Reply:
    """The partner named in a form, or the question to ask. The whole form waits behind the answer's buttons."""
    partners = turn.open(Partners)
    typed = one_line(str(getattr(form, field)))
    if typed.startswith(NEW):
        return partners.called(typed[1:]) or add_partner(turn, typed[1:])
    if doubtful := about.get("between"):
        near = tuple(partner for name in doubtful if (partner := partners.called(name)))
        return ask_which(turn, form, field, typed, near, about)
    match look_up(turn, typed):
        case Known(partner=partner):
            return partner
        case Unsure(near=near):
            return ask_which(turn, form, field, typed, near, about)


def add_partner(turn: Turn, name: str) -> Partner:
    """Write a new partner down; whoever does it is its first liaison. One added just now is taken as it is."""
    partners = turn.open(Partners)
    partner = partners.add_new(name, turn.now)
    if partner is None:
        found = partners.called(name)
        assert found is not None
        return found
    turn.open(Partners).set_liaison(partner, turn.actor.id, turn.now)
    turn.changed(partner)
    return partner


def ask_which(
    turn: Turn, form: Form, field: str, typed: str, near: tuple[Partner, ...], about: Mapping[str, Any]
) -> Reply:
    """Offer the near ones and a new one, or the form; the words are kept whatever happens."""
    t, values = turn.t, as_typed(form)
    if "review_id" not in about:
        words = turn.words or in_words(type(form), values, t)
        turn.keep(words, t("I was not sure which partner is meant"))
    kept: dict[str, Any] = {"form": form.name, "field": field, "about": dict(about), "review_id": turn.review_id}
    kept[ONLY] = turn.actor.id
    known = [turn.button(p.name, "choose", values=values, value=p.name, **kept) for p in near]
    last, label = ("", t("Another one")) if about.get("between") else (NEW + typed, t("Add as new"))
    other = turn.button(label, "choose", None, Style.PRIMARY, values=values, value=last, **kept)
    title = t("Which partner is “{name}”?", name=typed) if near else t("I don't know “{name}” yet.", name=typed)
    hint = Hint(t("Your words are kept; nothing is saved with a partner until you choose."))
    said = Say(t("Pick one, or add it as a new partner.")) if near else Say(t("Shall I add it as a new partner?"))
    said = Say(t("Please pick one.")) if about.get("between") else said
    return Reply((Message(title, (said, *offered(turn, known, other), hint)),), outcome=Outcome.ASKED)


def offered(turn: Turn, known: Sequence[Button], other: Button) -> tuple[Block, ...]:
    """Buttons with names on them; names that are too long for a button stand beside it, so that all can be read."""
    if all(len(button.label) <= LABEL for button in known):
        return (Buttons((*known, other)),)
    rows = (Item(button.label, buttons=(replace(button, label=turn.t("This one")),)) for button in known)
    return (Items(tuple(rows)), Buttons((other,)))


def as_typed(form: Form) -> dict[str, str]:
    """A form's values as text, for another round through the same form."""
    return {name: "" if value is None else str(value) for name, value in form.model_dump(mode="json").items()}
