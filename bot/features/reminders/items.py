"""Promises and follow-ups as one list of items to be spoken of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot import reminding
from bot.kinds import COMMITMENT, FOLLOW_UP, kind_of
from bot.reminding import Item
from storage.commitments import Commitments
from storage.follow_ups import FollowUps
from storage.people import People, Person
from storage.viewer import SYSTEM

MOST = 50
"""Items a letter knows of; it shows fewer, and says how many more there are."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """An item, the stage at which it is spoken of, and whether its last time came and went without a Done."""

    item: Item
    stage: int
    missed: bool = False

    @property
    def key(self) -> tuple[str, int]:
        return kind_of(self.item), self.item.id

    def payload(self) -> list[Any]:
        return [*self.key, self.stage, str(self.item.due_on), int(self.missed)]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into one letter, and how many more there are that it does not name."""

    spoken: list[Spoken]
    more: int = 0

    def with_others(self, others: list[Spoken]) -> "Bundle":
        known = {spoken.key for spoken in self.spoken}
        return bundle([*self.spoken, *(other for other in others if other.key not in known)], self.more)

    def not_with(self, person_id: int) -> "Bundle":
        """Without what somebody looks after themself: they have it in a letter of their own."""
        return Bundle([spoken for spoken in self.spoken if spoken.item.owner_id != person_id], self.more)


def bundle(spoken: list[Spoken], more: int = 0) -> Bundle:
    return Bundle(spoken[:MOST], more + max(0, len(spoken) - MOST))


def by_date(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (str(item.due_on), item.id))


def due_of(session: Session, owner_id: int, now: datetime) -> list[Item]:
    """What somebody is to be reminded of now."""
    return by_date(
        [*Commitments(session, SYSTEM).due_of(owner_id, now), *FollowUps(session, SYSTEM).due_of(owner_id, now)]
    )


def next_of(session: Session, owner_id: int) -> datetime | None:
    found = (Commitments(session, SYSTEM).next_of(owner_id), FollowUps(session, SYSTEM).next_of(owner_id))
    return min((at for at in found if at), default=None)


def due_without_owner(session: Session, team_id: int, now: datetime) -> list[Item]:
    """What nobody looks after and is to be spoken of now."""
    promises = Commitments(session, SYSTEM).due_without_owner(team_id, now)
    return by_date([*promises, *FollowUps(session, SYSTEM).due_without_owner(team_id, now)])


def next_without_owner(session: Session, team_id: int) -> datetime | None:
    queries = (Commitments(session, SYSTEM), FollowUps(session, SYSTEM))
    return min((at for query in queries if (at := query.next_without_owner(team_id))), default=None)


def advance(session: Session, item: Item, owner: Person | None, now: datetime) -> Spoken:
    """The item is being spoken of now: note the stage and plan the next one. What was missed is one stage."""
    team = People(session, SYSTEM).team(item.team_id)
    was_said = item.stage is not None and item.stage >= 0
    missed = reminding.roll_over(item, now) and was_said
    return Spoken(item, reminding.speak(item, owner, team, now), missed)


def with_stage(session: Session, team_id: int | None, least: int) -> Bundle:
    """Open items of a team, or of all teams, that were spoken of at a stage of at least this."""
    found: list[Item] = []
    count = 0
    for query in (Commitments(session, SYSTEM), FollowUps(session, SYSTEM)):
        found += query.spoken_of(team_id, least, MOST)
        count += query.count_spoken_of(team_id, least)
    spoken = [Spoken(item, item.stage or 0) for item in by_date(found)[:MOST]]
    return Bundle(spoken, count - len(spoken))


def still_open(session: Session, rows: list[list[Any]], now: datetime) -> list[Spoken]:
    """What an earlier letter listed and is still about the same date; what was put off since is left out."""
    due = {(row[0], row[1]): row[3] for row in rows}
    promises = Commitments(session, SYSTEM).open_among([key for kind, key in due if kind == COMMITMENT])
    steps = FollowUps(session, SYSTEM).open_among([key for kind, key in due if kind == FOLLOW_UP])
    spoken = (Spoken(item, item.stage or 0) for item in by_date([*promises, *steps]))
    return [s for s in spoken if due[s.key] == str(s.item.due_on) and not is_snoozed(s.item, now)]


def is_snoozed(item: Item, now: datetime) -> bool:
    return item.snoozed_until is not None and item.snoozed_until > now
