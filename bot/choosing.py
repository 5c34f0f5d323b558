"""Which partner is meant: exactly one, a choice of two or three, or a new one. Never guessed silently."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from bot.turn import ONLY, Outcome, Reply, Turn
from bot.ui.form import Form
from bot.ui.message import Buttons, Hint, Message, Say, Style
from storage.partners import Partner, Partners
from storage.text import fold, one_line

NEW = "+"
"""Before a name in a form's value: it is to be written down as a new partner."""
CHOICES = 3
ALIKE, SURE, GAP = 72.0, 90.0, 8.0
LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Known:
    """The partner that is surely meant."""

    partner: Partner


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody of this name; these come near, and may be none at all."""

    near: tuple[Partner, ...]


def look_up(partners: Partners, name: str) -> Known | Unsure:
    """By name or alias, then by the beginning of one, then by likeness."""
    exact = partners.called(name)
    if exact:
        return Known(exact)
    names = partners.names()
    begins = unique(key for known, key in names if begins_a_word(known, fold(name)))
    if len(begins) == 1:
        return Known(got(partners, begins)[0])
    if begins:
        return Unsure(got(partners, begins[:CHOICES]))
    return alike(partners, names, fold(name))


def begins_a_word(known: str, wanted: str) -> bool:
    return known.startswith(wanted) or f" {wanted}" in known


def alike(partners: Partners, names: list[tuple[str, int]], wanted: str) -> Known | Unsure:
    """Names that are spelt alike; one that stands out clearly is taken."""
    hits = process.extract(wanted, [name for name, _ in names], scorer=fuzz.WRatio, limit=8, score_cutoff=ALIKE)
    keys = unique(names[at][1] for _, _, at in hits)[:CHOICES]
    scores = [score for _, score, _ in hits]
    clear = len(keys) == 1 or (len(scores) > 1 and scores[0] - scores[1] >= GAP)
    if keys and scores[0] >= SURE and clear and len(wanted) > 3:
        return Known(got(partners, keys)[0])
    return Unsure(got(partners, keys))


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
    match look_up(partners, typed):
        case Known(partner=partner):
            return partner
        case Unsure(near=near):
            return ask_which(turn, form, field, typed, near, about)


def add_partner(turn: Turn, name: str) -> Partner:
    """Write a new partner down; whoever does it is its first liaison."""
    partner = turn.open(Partners).add(name, turn.now)
    turn.open(Partners).set_liaison(partner, turn.actor.id, turn.now)
    turn.changed(partner)
    return partner


def ask_which(
    turn: Turn, form: Form, field: str, typed: str, near: tuple[Partner, ...], about: Mapping[str, Any]
) -> Reply:
    """Offer the near ones and a new one; the words are kept whatever happens."""
    t, values = turn.t, as_typed(form)
    if "review_id" not in about:
        turn.keep("\n".join(value for value in values.values() if value), t("I was not sure which partner is meant"))
    kept: dict[str, Any] = {"form": form.name, "field": field, "about": dict(about), "review_id": turn.review_id}
    kept[ONLY] = turn.actor.id
    known = [turn.button(p.name, "choose", values=values, value=p.name, **kept) for p in near]
    fresh = turn.button(t("Add as new"), "choose", None, Style.PRIMARY, values=values, value=NEW + typed, **kept)
    title = t("Which partner is “{name}”?", name=typed) if near else t("I don't know “{name}” yet.", name=typed)
    hint = Hint(t("Your words are kept; nothing is saved with a partner until you choose."))
    said = Say(t("Pick one, or add it as a new partner.")) if near else Say(t("Shall I add it as a new partner?"))
    return Reply((Message(title, (said, Buttons((*known, fresh)), hint)),), outcome=Outcome.ASKED)


def as_typed(form: Form) -> dict[str, str]:
    """A form's values as text, for another round through the same form."""
    return {name: "" if value is None else str(value) for name, value in form.model_dump(mode="json").items()}


def split_partner(turn: Turn, words: str) -> tuple[str, str]:
    """A partner's name at the beginning of words, and the rest. Before a colon, a known name, or capitalised words."""
    head, colon, rest = words.partition(":")
    if colon and len(head.split()) <= LONGEST_NAME and '"' not in head and "“" not in head:
        return head.strip(), rest.strip()
    tokens = words.split()
    partners = turn.open(Partners)
    for size in range(min(LONGEST_NAME, len(tokens)), 0, -1):
        if partners.called(" ".join(tokens[:size])):
            return " ".join(tokens[:size]), " ".join(tokens[size:])
    size = capitalised(tokens)
    return " ".join(tokens[:size]), " ".join(tokens[size:])


def capitalised(tokens: list[str]) -> int:
    """How many leading words are written like a name; at least one."""
    size = next((at for at, token in enumerate(tokens) if not token[0].isupper()), len(tokens))
    return max(1, min(size, LONGEST_NAME))
