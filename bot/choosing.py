"""Which partner is meant: exactly one, a choice of two or three, or a new one. Never guessed silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process

from bot.turn import ONLY, Outcome, Reply, Turn
from bot.ui.form import Form, in_words
from bot.ui.message import LABEL, Block, Button, Buttons, Hint, Item, Items, Message, Say, Style
from storage.partners import Partner, Partners
from storage.text import fold, one_line

NEW = "+"
"""Before a name in a form's value: it is to be written down as a new partner."""
CHOICES = 3
ALIKE = 72.0
BEGINNING, WHOLE_WORD = 3, 4
"""So many letters have to be typed of the beginning of a name, or of a word inside it, for it to be sure."""
ARTICLE = "the "
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
    """Nobody of this name; these come near, and may be none at all."""

    near: tuple[Partner, ...]


def look_up(partners: Partners, name: str) -> Known | Unsure:
    """By name or alias, by the beginning of one name, or by a telling word in it. What is only alike is asked."""
    exact = partners.called(name) or partners.called(without_article(name))
    if exact:
        return Known(exact)
    names, wanted = partners.names(), without_article(name)
    sure = unique(key for known, key in names if begins(known, wanted))
    sure = sure or unique(key for known, key in names if tells(known, wanted))
    if len(sure) == 1:
        return Known(got(partners, sure)[0])
    return Unsure(got(partners, (sure or alike(names, wanted))[:CHOICES]))


def without_article(name: str) -> str:
    return fold(name).removeprefix(ARTICLE)


def begins(known: str, wanted: str) -> bool:
    """Whether a name, with or without its article, begins with what was typed."""
    enough = len(wanted) >= BEGINNING and wanted not in WEAK
    return enough and known.removeprefix(ARTICLE).startswith(wanted)


def tells(known: str, wanted: str) -> bool:
    """Whether whole words of a name were typed, and one of them is telling."""
    strong = any(len(word) >= WHOLE_WORD and word not in WEAK for word in wanted.split())
    return strong and f" {wanted} " in f" {known} "


def alike(names: list[tuple[str, int]], wanted: str) -> list[int]:
    """Partners whose names are spelt alike, or hold a word that begins so: near enough to be asked about."""
    inner = [key for known, key in names if wanted and f" {wanted}" in f" {known}"]
    hits = process.extract(wanted, [name for name, _ in names], scorer=fuzz.WRatio, limit=8, score_cutoff=ALIKE)
    return unique([*inner, *(names[at][1] for _, _, at in hits)])


def unique(keys: Any) -> list[int]:
    return list(dict.fromkeys(keys))


def got(partners: Partners, keys: list[int]) -> tuple[Partner, ...]:
    return tuple(partner for key in keys if (partner := partners.get(key)))


def choose_partner(turn: Turn, form: Form, field: str, about: Mapping[str, Any]) -> Partner | Reply:
    """The partner named in a form, or the question to ask. The whole form waits behind the answer's buttons."""
    partners = turn.open(Partners)
    typed = one_line(str(getattr(form, field)))
    if typed.startswith(NEW):
        return partners.called(typed[1:]) or add_partner(turn, typed[1:])
    if doubtful := about.get("between"):
        near = tuple(partner for name in doubtful if (partner := partners.called(name)))
        return ask_which(turn, form, field, typed, near, about)
    match look_up(partners, typed):
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
