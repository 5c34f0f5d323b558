"""What can be said about a partner: each fact with how it is changed, or why it can't be."""

import re
from collections.abc import Callable
from typing import Any

from bot.naming import named
from bot.quiet_days import read_quiet
from bot.turn import Turn
from storage.base import Record
from storage.communities import Communities
from storage.partners import Depth, DepthMove, Partner, Partners, Side
from storage.people import People, Person
from storage.text import fold, one_line
from storage.viewer import Role

NAMES = {"rename", "alias", "community", "contact", "liaison", "lead"}
PARAGRAPH = 1_000
MOST_ACCOUNTS = 4
BACKUP = re.compile(r"[\s,(]*(?:\bas\s+)?(?:\ba\s+|\bthe\s+)?\bback-?\s?up\)?$", re.IGNORECASE)
AROUND_DAYS = {"every", "days", "day", "to", "and", "at", "most", "-"}
"""Words that may stand around the numbers of a cadence."""


Change = Callable[[Turn, Partner, str], str | None]
"""How a fact is changed; what comes back says why it can't be."""


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


def set_name(turn: Turn, found: Partner, value: str) -> str | None:
    """Another name; the old one stays as an alias, so that it is still found by it."""
    taken = turn.open(Partners).called(value)
    if taken and taken.id != found.id:
        return turn.t("“{name}” is what {partner} is called already.", name=value, partner=taken.name)
    old = found.name
    set_columns(turn, found, name=one_line(value), folded=fold(value))
    turn.session.flush()
    return None if turn.open(Partners).called(old) else set_alias(turn, found, old)


def set_liaison(turn: Turn, found: Partner, value: str) -> str | None:
    """`Ana`, or `Rosa as back-up`."""
    name = BACKUP.sub("", value).strip(" ,(")
    is_backup = name != value.strip(" ,(")
    called = turn.open(People).colleagues_called(name)
    if not called:
        unknown = turn.t("I don't know a colleague called “{name}”.", name=named(turn, name))
        how = turn.t("A manager can type /loop team add and mention them.")
        return f"{unknown} {how}" if name.startswith("@") else unknown
    if len(called) > 1:
        names = ", ".join(person.name for person in called)
        return turn.t("“{name}” may be one of: {names}. Please write more of the name.", name=name, names=names)
    held = turn.open(Partners).liaison(found.id, is_backup=is_backup)
    before = {"person_id": held.person_id} if held else None
    turn.changed(turn.open(Partners).set_liaison(found, called[0].id, turn.now, is_backup=is_backup), before)
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
    days = read_quiet(turn, value)
    if not days:
        return turn.t("Please give weekdays or dates, for example: quiet Friday, 2026-12-24.")
    set_columns(turn, found, quiet_days=days)
    return None


def set_community(turn: Turn, found: Partner, value: str) -> None:
    if link := turn.open(Communities).join(found, value, turn.now):
        turn.changed(link)


def set_contact(turn: Turn, found: Partner, value: str) -> str | None:
    """A person at the partner, by name."""
    if any(fold(person.name) == fold(value) for person in turn.open(People).contacts(found.id)):
        return turn.t("{name} is a contact there already.", name=value)
    contact = Person(name=value, role=Role.CONTACT, partner_id=found.id, zone=turn.actor.zone, created_at=turn.now)
    turn.session.add(contact)
    turn.session.flush()
    turn.changed(contact)
    return None


def set_lead(turn: Turn, found: Partner, value: str) -> str | None:
    """`Amina`, or `Amina as back-up`: who of their own people may let others in."""
    name = BACKUP.sub("", value).strip(" ,(")
    is_backup = name != value.strip(" ,(")
    called = [each for each in turn.open(People).contacts(found.id) if fold(each.name) == fold(name)]
    if len(called) != 1:
        return turn.t("I don't know a contact called “{name}” there.", name=name)
    held = turn.open(Partners).liaison(found.id, Side.THEIRS, is_backup)
    before = {"person_id": held.person_id} if held else None
    made = turn.open(Partners).set_liaison(found, called[0].id, turn.now, Side.THEIRS, is_backup)
    turn.changed(made, before)
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


FACTS: dict[str, Change] = {
    "rename": set_name,
    "alias": set_alias,
    "liaison": set_liaison,
    "cadence": set_cadence,
    "languages": set_languages,
    "places": set_places,
    "customs": set_customs,
    "quiet": set_quiet,
    "community": set_community,
    "contact": set_contact,
    "lead": set_lead,
    "depth": set_depth,
}
ALSO = {"alias": ("aliases",), "community": ("communities",)}
"""Other forms of the words for facts."""
EXAMPLES = {
    "rename": "rename Casa Nueva",
    "alias": "alias The Hub",
    "liaison": "liaison Ana",
    "cadence": "cadence 30 90",
    "languages": "languages Spanish, Somali",
    "places": "places the hall on Fifth Street",
    "customs": "customs shoes off, tea first",
    "quiet": "quiet Friday, 2026-12-24",
    "community": "community Riverside families",
    "contact": "contact Amina",
    "lead": "lead Amina",
    "depth": "depth cooperating because we ran two events together",
}


def fact_called(word: str) -> str:
    """The fact that a word names, in the singular or the plural; empty for any other word."""
    bare = fold(word).strip(":=")
    return next((fact for fact in FACTS if bare in {fact, fact.removesuffix("s"), f"{fact}s", *ALSO.get(fact, ())}), "")
