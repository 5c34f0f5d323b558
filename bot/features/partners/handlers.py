"""`/loop partner`: show a partner, add one, and change what is known, one word for each fact."""

from typing import Any

from bot import replies
from bot.choosing import Known, add_partner, look_up, names_for
from bot.features.partners.contacts import ask_account
from bot.features.partners.facts import EXAMPLES, FACTS, NAMES, PARAGRAPH, fact_called
from bot.features.partners.forms import FindPartnerForm, PartnerForm
from bot.features.partners.views import card, directory, unsure, unsure_of
from bot.naming import named
from bot.reading import was_read_about
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.form import SHORT
from bot.ui.message import Hint, Say
from storage.partners import Partner, Partners
from storage.readings import PARTNER
from storage.text import fold, is_blank


def partner(turn: Turn) -> Reply:
    """Nothing: the list. `add NAME`: a new one. A name: its card. A name and a fact: change it."""
    if not turn.words:
        return Reply((directory(turn),))
    first, _, rest = turn.words.partition(" ")
    if fold(first) == "add":
        return add(turn, named(turn, rest.strip()))
    words = rest.strip() if fold(first) == "show" else turn.words
    name, fact, value = split_fact(words, called_in(turn, words))
    # Only who is to hold a relationship is known by their account; what is written down has names.
    name, value = named(turn, name), value if fact == "liaison" else named(turn, value)
    match look_up(turn, name):
        case Known(partner=found) if fact:
            return change(turn, found, fact, value)
        case Known(partner=found):
            return page(turn, found)
        case other:
            return unknown_fact(turn, named(turn, words)) or doubt(turn, name, other.near, fact, value)


def doubt(turn: Turn, name: str, near: tuple[Partner, ...], fact: str, value: str) -> Reply:
    """Ask which partner is meant. A fact that was typed with the name waits behind the answer's buttons."""
    if not fact:
        return Reply((unsure(turn, name, near),))
    turn.keep(f"partner {name} {fact} {named(turn, value)}", turn.t("I was not sure which partner is meant"))
    return Reply((unsure_of(turn, name, near, fact, value),), outcome=Outcome.ASKED)


def change_picked(turn: Turn, press: Press) -> Reply:
    """The partner that was meant, or a new one, and the fact that was typed with its name."""
    partners, name = turn.open(Partners), str(press.args.get("name", ""))
    found = partners.called(name) or add_partner(turn, name) if name else partners.get(press.subject)
    if found is None:
        return replies.not_found(turn)
    return change(turn, found, str(press.args["fact"]), str(press.args["value"]))


def find(turn: Turn) -> Reply:
    """Which partner? The form offers names while one types."""
    return turn.open_form(FindPartnerForm)


def found(turn: Turn, form: FindPartnerForm, about: dict[str, Any]) -> Reply:
    match look_up(turn, form.partner):
        case Known(partner=known):
            return page(turn, known)
        case other:
            return Reply((unsure(turn, form.partner, other.near),))


def unknown_fact(turn: Turn, words: str) -> Reply | None:
    """`Casa Latina phone 555`: a partner that is sure, and a word in small letters that is no fact."""
    tokens, names = words.split(), names_for(turn)
    for end in range(len(tokens) - 1, 0, -1):
        found = names.look_up(" ".join(tokens[:end]))
        if isinstance(found, Known) and tokens[end][:1].islower():
            why = turn.t("I don't know the fact “{fact}” of a partner.", fact=tokens[end])
            turn.keep(words, why)
            facts = Hint(turn.t("What I can change: {facts}.", facts=", ".join(FACTS)))
            return turn.say(why, facts, Say(turn.t("Your words are kept in your review list.")))
    return None


def called_in(turn: Turn, words: str) -> int:
    """How many words at the beginning are exactly the name of a partner; a name may hold the word of a fact."""
    tokens = words.split()
    known = turn.open(Partners).called_any({fold(" ".join(tokens[:end])) for end in range(1, len(tokens) + 1)})
    return max((end for end in range(1, len(tokens) + 1) if fold(" ".join(tokens[:end])) in known), default=1)


def split_fact(words: str, least: int) -> tuple[str, str, str]:
    """`Eastside alias The Hub` -> name, fact, value: a word that names a fact ends the name, after `least` words."""
    tokens = words.split()
    at = next((n for n, token in enumerate(tokens) if n >= least and fact_called(token)), len(tokens))
    fact = fact_called(tokens[at]) if at < len(tokens) else ""
    return " ".join(tokens[:at]), fact, " ".join(tokens[at + 1 :])


def add(turn: Turn, name: str) -> Reply:
    if not name:
        return turn.open_form(PartnerForm)
    return turn.submit(PartnerForm, {"called": name})


def save(turn: Turn, form: PartnerForm, about: dict[str, Any]) -> Reply:
    """A new partner, unless one is called so or nearly so."""
    if same := turn.open(Partners).called(form.called):
        return Reply((card(turn, same, turn.t("{name} is in the list already.", name=same.name)),))
    match look_up(turn, form.called):
        case Known(partner=partner):
            near: tuple[Partner, ...] = (partner,)
        case other:
            near = other.near
    if near:
        return Reply((unsure(turn, form.called, near, form.languages),))
    return added(turn, form.called, form.languages)


def added(turn: Turn, name: str, languages: str = "") -> Reply:
    new = add_partner(turn, name)
    new.languages = languages
    return Reply((card(turn, new, turn.t("Added {name}. You hold the relationship.", name=new.name), is_new=True),))


def add_anyway(turn: Turn, press: Press) -> Reply:
    known = turn.open(Partners).called(str(press.args["name"]))
    return page(turn, known) if known else added(turn, str(press.args["name"]), str(press.args.get("languages", "")))


def show(turn: Turn, press: Press) -> Reply:
    found = turn.open(Partners).get(press.subject)
    return page(turn, found) if found else replies.not_found(turn)


def page(turn: Turn, found: Partner) -> Reply:
    """A partner's page is opened: the partner can see by whom."""
    was_read_about(turn, found.id, PARTNER)
    return Reply((card(turn, found),))


def change(turn: Turn, found: Partner, fact: str, value: str) -> Reply:
    """Change one fact, and show the card."""
    if is_blank(value):
        return turn.say(
            turn.t(
                "Please say what it should be, for example: /loop partner {name} {example}",
                name=found.name,
                example=EXAMPLES[fact],
            )
        )
    if fact == "contact" and (asked := ask_account(turn, found, value)):
        return asked
    problem = too_long(turn, fact, value) or FACTS[fact](turn, found, value)
    if problem:
        if turn.review_id is None:
            turn.keep(f"{found.name} {fact} {named(turn, value)}", problem)
        return turn.say(problem)
    turn.session.flush()
    return Reply((card(turn, found, turn.t("Changed {name}.", name=found.name), is_new=True),))


def too_long(turn: Turn, fact: str, value: str) -> str | None:
    """Names are as short as in a form; what describes a partner may take a paragraph."""
    limit = SHORT if fact in NAMES else PARAGRAPH
    words = turn.t("This is {size} characters long; {limit} fit here. Please shorten it.", size=len(value), limit=limit)
    return words if len(value) > limit else None
