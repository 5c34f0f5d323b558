"""Promises and follow-ups as one list of items to be spoken of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot import reminding
from bot.reminding import Item
from storage.commitments import Commitment, Commitments, Direction
from storage.follow_ups import FollowUps
from storage.people import People, Person, Team
from storage.viewer import SYSTEM, Viewer

COMMITMENT, FOLLOW_UP = "commitment", "follow_up"


@dataclass(frozen=True, slots=True)
class Spoken:
    """An item and the stage at which it is spoken of."""

    item: Item
    stage: int

    def payload(self) -> list[Any]:
        return [kind_of(self.item), self.item.id, self.stage, str(self.item.due_on)]


def kind_of(item: Item) -> str:
    return COMMITMENT if isinstance(item, Commitment) else FOLLOW_UP


def find(session: Session, viewer: Viewer, kind: str, key: int) -> Item | None:
    """The item behind a button or a letter, through a viewer."""
    return Commitments(session, viewer).get(key) if kind == COMMITMENT else FollowUps(session, viewer).get(key)


def open_of(session: Session, owner_id: int) -> list[Item]:
    return [*Commitments(session, SYSTEM).open_of(owner_id), *FollowUps(session, SYSTEM).open_of(owner_id)]


def without_owner(session: Session, team_id: int) -> list[Item]:
    """Open items of a team that nobody looks after."""
    return [*Commitments(session, SYSTEM).without_owner(team_id), *FollowUps(session, SYSTEM).without_owner(team_id)]


def due_now(items: list[Item], now: datetime) -> list[Item]:
    return [item for item in items if item.remind_at is not None and item.remind_at <= now]


def advance(session: Session, item: Item, owner: Person | None, now: datetime) -> Spoken:
    """The item is being spoken of now: note the stage and plan the next one. What was missed is one stage."""
    team = People(session, SYSTEM).team(item.team_id)
    item.stage = reminding.stage_now(item, owner, team, now)
    item.remind_at = reminding.next_stage(item, owner, team, now)
    return Spoken(item, item.stage)


def goes_to_team(spoken: Spoken) -> bool:
    """Late enough for the team to hear of it. What a partner promised us never goes there."""
    theirs = isinstance(spoken.item, Commitment) and spoken.item.direction is Direction.THEIRS
    return spoken.stage >= reminding.TEAM_FROM and not theirs


def with_stage(session: Session, team: Team, least: int) -> list[Spoken]:
    """Open items of a team that were spoken of at a stage of at least this."""
    promises = Commitments(session, SYSTEM).spoken_of(team.id, least)
    items: list[Item] = [*promises, *FollowUps(session, SYSTEM).spoken_of(team.id, least)]
    spoken = (Spoken(item, item.stage or 0) for item in items)
    return sorted((s for s in spoken if goes_to_team(s)), key=lambda s: (str(s.item.due_on), s.item.id))
