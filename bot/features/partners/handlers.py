"""`/loop partner`: show a partner, add one, and change what is known, one word for each fact."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot import replies
from bot.choosing import Known, add_partner, look_up
from bot.features.partners.forms import PartnerForm
from bot.features.partners.views import card, directory, unsure
from bot.turn import Press, Reply, Turn
from bot.ui.dates import Understood, read_date
from bot.ui.form import SHORT
from storage.base import Record
from storage.partners import Depth, DepthMove, Partner, Partners
from storage.people import People, Person
from storage.text import fold, is_blank
from storage.viewer import Role

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMES = {"alias", "community", "contact", "liaison"}
PARAGRAPH = 1_000
AROUND_DAYS = {"every", "days", "day", "to", "and", "at", "most", "-"}
"""Words that may stand around the numbers of a cadence."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be said about a partner: how it is changed, and what to say when it can't be."""

    change: Callable[[Turn, Partner, str], str | None]


def partner(turn: Turn) -> Reply:
    """Nothing: the list. `add NAME`: a new one. A name: its card. A name and a fact: change it."""
    if not turn.words:
        return Reply((directory(turn),))
    first, _, rest = turn.words.partition(" ")
    if fold(first) == "add":
        return add(turn, rest.strip())
    words = rest.strip() if fold(first) == "show" else turn.words
    name, fact, value = split_fact(words)
    match look_up(turn.open(Partners), name):
        case Known(partner=found) if fact:
            return change(turn, found, fact, value)
        case Known(partner=found):
            return Reply((card(turn, found),))
        case other:
            return Reply((unsure(turn, name, other.near),))


def split_fact(words: str) -> tuple[str, str, str]:
    """`Eastside alias The Hub` -> name, fact, value: the first word that names a fact ends the name."""
    tokens = words.split()
    at = next((n for n, token in enumerate(tokens) if n and fold(token).strip(":=") in FACTS), len(tokens))
    fact = fold(tokens[at]).strip(":=") if at < len(tokens) else ""
    return " ".join(tokens[:at]), fact, " ".join(tokens[at + 1 :])


def add(turn: Turn, name: str) -> Reply:
    if not name:
        return turn.open_form(PartnerForm)
    return turn.submit(PartnerForm, {"called": name})


def save(turn: Turn, form: PartnerForm, about: dict[str, Any]) -> Reply:
    """A new partner, unless one is called so or nearly so."""
    known = look_up(turn.open(Partners), form.called)
    if turn.open(Partners).called(form.called):
        assert isinstance(known, Known)
        return Reply((card(turn, known.partner, turn.t("{name} is in the list already.", name=known.partner.name)),))
    near = known.near if not isinstance(known, Known) else (known.partner,)
    if near and not about.get("sure"):
        return Reply((unsure(turn, form.called, near),))
    return added(turn, form.called, form.languages)


def added(turn: Turn, name: str, languages: str = "") -> Reply:
    new = add_partner(turn, name)
    new.languages = languages
    return Reply((card(turn, new, turn.t("Added {name}. You hold the relationship.", name=new.name), is_new=True),))


def add_anyway(turn: Turn, press: Press) -> Reply:
    known = turn.open(Partners).called(str(press.args["name"]))
    return Reply((card(turn, known),)) if known else added(turn, str(press.args["name"]))


def show(turn: Turn, press: Press) -> Reply:
    found = turn.open(Partners).get(press.subject)
    return Reply((card(turn, found),)) if found else replies.not_found(turn)


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
    problem = too_long(turn, fact, value) or FACTS[fact].change(turn, found, value)
    if problem:
        turn.keep(f"{found.name} {fact} {value}", problem)
        return turn.say(problem)
    turn.session.flush()
    return Reply((card(turn, found, turn.t("Changed {name}.", name=found.name), is_new=True),))


def too_long(turn: Turn, fact: str, value: str) -> str | None:
    """Names are as short as in a form; what describes a partner may take a paragraph."""
    limit = SHORT if fact in NAMES else PARAGRAPH
    words = turn.t("This is {size} characters long; {limit} fit here. Please shorten it.", size=len(value), limit=limit)
    return words if len(value) > limit else None


def set_columns(turn: Turn, record: Record, **values: Any) -> None:
    before = {name: getattr(record, name) for name in values}
    for name, value in values.items():
        setattr(record, name, value)
    turn.changed(record, before)


def set_alias(turn: Turn, found: Partner, value: str) -> str | None:
    taken = turn.open(Partners).called(value)
    if taken:
        return turn.t("“{name}” is what {partner} is called already.", name=value, partner=taken.name)
    alias = turn.open(Partners).add_alias(found, value, turn.now)
    turn.session.flush()
    turn.changed(alias)
    return None


def set_liaison(turn: Turn, found: Partner, value: str) -> str | None:
    """`Ana`, or `Rosa as back-up`."""
    is_backup = "back" in fold(value)
    name = fold(value).split(" as ")[0].split(" (")[0]
    colleague = next((p for p in turn.open(People).ours() if fold(p.name).startswith(name)), None)
    if colleague is None:
        return turn.t("I don't know a colleague called “{name}”.", name=value)
    held = turn.open(Partners).liaison(found.id, is_backup=is_backup)
    before = {"person_id": held.person_id} if held else None
    turn.changed(turn.open(Partners).set_liaison(found, colleague.id, turn.now, is_backup=is_backup), before)
    return None


def set_cadence(turn: Turn, found: Partner, value: str) -> str | None:
    """Ideal and longest gap between contacts, in days."""
    parts = [part for part in value.casefold().replace(",", " ").split() if part not in AROUND_DAYS]
    if not 1 <= len(parts) <= 2 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return turn.t("Please give one or two numbers of days, for example: cadence 30 90.")
    days = [int(part) for part in parts]
    if not 1 <= days[0] <= (days[1] if len(days) > 1 else days[0] * 3) <= 3650:
        return turn.t("Please give one or two numbers of days, for example: cadence 30 90.")
    longest = days[1] if len(days) > 1 else days[0] * 3
    before = {name: getattr(found, name) for name in ("ideal_gap_days", "longest_gap_days", "quiet_after")}
    found.ideal_gap_days, found.longest_gap_days = days[0], longest
    found.reckon_quiet()
    turn.changed(found, before)
    return None


def set_languages(turn: Turn, found: Partner, value: str) -> None:
    set_columns(turn, found, languages=value)


def set_places(turn: Turn, found: Partner, value: str) -> None:
    set_columns(turn, found, meeting_places=value)


def set_customs(turn: Turn, found: Partner, value: str) -> None:
    set_columns(turn, found, customs=value)


def set_quiet(turn: Turn, found: Partner, value: str) -> str | None:
    """Weekdays and dates on which they are left alone."""
    days = [quiet_day(turn, part.strip()) for part in value.split(",") if part.strip()]
    if not days or None in days:
        return turn.t("Please give weekdays or dates, for example: quiet Friday, 2026-12-24.")
    set_columns(turn, found, quiet_days=[day for day in days if day])
    return None


def quiet_day(turn: Turn, words: str) -> str | None:
    singular = fold(words).removesuffix("s")
    if singular in WEEKDAYS:
        return singular.capitalize()
    answer = read_date(words, turn.now, turn.actor.zone)
    return answer.day.isoformat() if isinstance(answer, Understood) else None


def set_community(turn: Turn, found: Partner, value: str) -> None:
    if link := turn.open(Partners).join_community(found, value, turn.now):
        turn.changed(link)


def set_contact(turn: Turn, found: Partner, value: str) -> str | None:
    """A person at the partner, by name; one who is known already is linked."""
    if any(fold(person.name) == fold(value) for person in turn.open(People).contacts(found.id)):
        return turn.t("{name} is a contact there already.", name=value)
    waiting = turn.open(People).contact_without_partner(value)
    if waiting:
        set_columns(turn, waiting, partner_id=found.id)
        return None
    contact = Person(name=value, role=Role.CONTACT, partner_id=found.id, zone=turn.actor.zone, created_at=turn.now)
    turn.session.add(contact)
    turn.session.flush()
    turn.changed(contact)
    return None


def set_depth(turn: Turn, found: Partner, value: str) -> str | None:
    """How deep the relationship is now, with a reason."""
    word, _, reason = value.partition(" ")
    if fold(word) not in {depth.value for depth in Depth}:
        return turn.t("Please pick one of: {options}.", options=", ".join(depth.value for depth in Depth))
    depth, why = Depth(fold(word)), reason.removeprefix("because").strip(" ,")
    if not why:
        return turn.t("Please add the reason, for example: depth cooperating because we ran two events together.")
    move = DepthMove(
        partner_id=found.id,
        person_id=turn.actor.id,
        came_from=found.depth,
        went_to=depth,
        reason=why,
        created_at=turn.now,
    )
    turn.session.add(move)
    set_columns(turn, found, depth=depth)
    return None


FACTS: dict[str, Fact] = {
    "alias": Fact(set_alias),
    "liaison": Fact(set_liaison),
    "cadence": Fact(set_cadence),
    "languages": Fact(set_languages),
    "places": Fact(set_places),
    "customs": Fact(set_customs),
    "quiet": Fact(set_quiet),
    "community": Fact(set_community),
    "contact": Fact(set_contact),
    "depth": Fact(set_depth),
}
EXAMPLES = {
    "alias": "alias The Hub",
    "liaison": "liaison Ana",
    "cadence": "cadence 30 90",
    "languages": "languages Spanish, Somali",
    "places": "places the hall on Fifth Street",
    "customs": "customs shoes off, tea first",
    "quiet": "quiet Friday, 2026-12-24",
    "community": "community Riverside families",
    "contact": "contact Amina",
    "depth": "depth cooperating because we ran two events together",
}
