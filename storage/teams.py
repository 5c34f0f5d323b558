"""The teams, their channels and who is on them."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from storage.people import OURS, Person, Team
from storage.viewer import Role, Viewer


class Teams:
    """Queries on teams and their channels, for our side and the bot's own jobs."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.session, self.viewer = session, viewer

    def channels(self, platform: str, workspace: str) -> list[str]:
        """Destinations of the team channels in one workspace."""
        here = col(Team.channel).startswith(f"{platform}:{workspace}:", autoescape=True)
        return [channel for channel in self.session.exec(select(Team.channel).where(here)) if channel]

    def all(self) -> list[Team]:
        """Every team, the oldest first."""
        return list(self.session.exec(select(Team).order_by(col(Team.id)))) if self.viewer.is_ours else []

    def of_channel(self, destinations: Collection[str]) -> Team | None:
        """The team whose channel is one of these."""
        if not self.viewer.is_ours:
            return None
        query = select(Team).where(col(Team.channel).in_(destinations)).order_by(col(Team.id))
        return self.session.exec(query).first()

    def people(self, team_id: int) -> list[Person]:
        """Everyone of a team who is still here, by name."""
        if not self.viewer.is_ours:
            return []
        here = (Person.team_id == team_id, col(Person.left_at).is_(None), col(Person.role).in_(OURS))
        return list(self.session.exec(select(Person).where(*here).order_by(Person.name, col(Person.id))))

    def managers(self, team_id: int) -> list[Person]:
        """Who of a team may change it."""
        return [person for person in self.people(team_id) if person.role is Role.MANAGER]
