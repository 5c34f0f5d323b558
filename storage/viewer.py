"""Who is looking. Every query takes a viewer; nothing is read without one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import true


class Role(StrEnum):
    STRANGER = "stranger"
    CONTACT = "contact"
    STAFF = "staff"
    MANAGER = "manager"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The eyes a query looks through: a role, and the team or the partner it belongs to."""

    role: Role
    person_id: int | None = None
    team_id: int | None = None
    partner_id: int | None = None

    @property
    def is_ours(self) -> bool:
        """On the outreach side: staff, managers, and the bot's own jobs."""
        return self.role in {Role.STAFF, Role.MANAGER, Role.SYSTEM}


def in_team(column: Any, team_id: int | None) -> Any:
    """Whether a record belongs to a team. Who has no team, such as a manager above them, looks at all of them."""
    return true() if team_id is None else column == team_id


SYSTEM = Viewer(Role.SYSTEM)
NOBODY = Viewer(Role.STRANGER)
