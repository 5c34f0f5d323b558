"""What one line says about a meeting that is to come: with whom, when, where, and what about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.meetings.words import are_names
from bot.spotting import spot_partner
from bot.turn import Turn
from bot.ui.dates import Ambiguous, NotUnderstood, Parted, Recurring, Understood

LEADS = frozenset({"with", "from"})
"""Words after which a partner may be named; a place comes after others."""
LEAD = re.compile(r"^(?:with|from)\b\s*", re.IGNORECASE)
PLACE_LEAD = re.compile(r"^(?:at|in)\b\s*", re.IGNORECASE)
WITH = re.compile(r"(?:^|[\s,])with\s+(?P<names>[^,;].*?)(?P<where>\s(?:at|in)\s.+)?$", re.IGNORECASE)
HOUR = re.compile(r"[\s,](?:at\s)?(?P<hour>\d{1,2}[:.]\d\d|\d{1,2}(?:[:.]\d\d)?\s?[ap]m)$", re.IGNORECASE)
"""At the end of a date that has to be asked."""
PARTS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Head:
    """The first part of the line."""

    values: Mapping[str, str]
    errors: Mapping[str, str]


def read_plan(turn: Turn, words: str) -> Head:
    """`Eastside Friday 10:00 at the library; story time; with Amina`: what a form about it is filled in with."""
    first, *rest = [part.strip() for part in PARTS.split(words) if part.strip()] or [""]
    people = [names for part in rest if (names := names_after_with(part))]
    agenda = [part for part in rest if not names_after_with(part)]
    head = read_head(turn, first)
    who = ", ".join(part for part in (head.values["theirs"], *people) if part)
    return Head({**head.values, "theirs": who, "agenda": "\n".join(agenda)}, head.errors)


def names_after_with(part: str) -> str:
    """`with Amina and Yusuf`, when all of it is names."""
    found = WITH.match(part)
    names = found["names"].strip() if found else ""
    return names if are_names(names) else ""


def read_head(turn: Turn, head: str) -> Head:
    """Partner, people, day, hour and place; the date may stand at the end, or right after the name."""
    parted = turn.dates.part(head)
    spot = spot_partner(turn, parted.rest, LEADS)
    before, after = LEAD.sub("", spot.before).strip(" ,"), spot.rest
    if parted.answer is None:
        parted = turn.dates.part(spot.rest)
        after = parted.rest
    place, names = without_people(after)
    theirs = ", ".join(part for part in (before if are_names(before) else "", names) if part)
    day, at, errors = read_when(turn, parted)
    values = {"partner": spot.name, "day": day, "at": at, "theirs": theirs}
    where = place if are_names(before) or not before else f"{before} {place}".strip()
    return Head({**values, "place": PLACE_LEAD.sub("", where).strip(" ,")}, errors)


def without_people(words: str) -> tuple[str, str]:
    """`at the library with Amina`: the place, and who comes."""
    found = WITH.search(words)
    if found is None or not are_names(found["names"].strip()):
        return words.strip(" ,"), ""
    return f"{words[: found.start()]}{found['where'] or ''}".strip(" ,"), found["names"].strip()


def read_when(turn: Turn, parted: Parted) -> tuple[str, str, dict[str, str]]:
    """Day and hour in words for the form, and what is not right about them."""
    match parted.answer:
        case Understood(day=day, at=at):
            return day.isoformat(), f"{at:%H:%M}" if at else "", {}
        case Ambiguous(why=why) | NotUnderstood(why=why):
            hour = HOUR.search(parted.phrase)
            day_words = parted.phrase[: hour.start()] if hour else parted.phrase
            return day_words, hour["hour"] if hour else "", {"day": why}
        case Recurring():
            return parted.phrase, "", {"day": turn.t("Please give one date; a series of meetings is not possible yet.")}
        case _:
            return "", "", {}
