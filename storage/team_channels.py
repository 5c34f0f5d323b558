"""Which channels the teams use, for whoever looks after the installation."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from storage.people import Team


@dataclass(frozen=True, slots=True)
class TeamChannel:
    """A team by its name, and where its channel is."""

    team: str
    workspace: str
    place: str


def team_channels(session: Session, platform: str) -> list[TeamChannel]:
    """The channels of one platform, in the order of their teams; nothing about people is read."""
    query = select(Team.name, Team.channel).where(col(Team.channel).startswith(f"{platform}:", autoescape=True))
    rows = session.exec(query.order_by(col(Team.id))).all()
    parts = [(name, channel.split(":", 2)) for name, channel in rows if channel]
    return [TeamChannel(name, *rest) for name, (_, *rest) in parts]
