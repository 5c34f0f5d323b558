"""Facts about this installation, by name: the moved clock of the local page, the last backup."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, Session, SQLModel

COMMANDS_TOLD = "discord commands"
"""Which commands Discord was told of, and for which app."""


class Fact(SQLModel, table=True):
    """One named fact."""

    name: str = Field(primary_key=True)
    value: Any = Field(sa_type=JSON)


class Instance:
    """Reads and writes named facts; none of them is about a person."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, name: str) -> Any:
        fact = self._kept(self.session.get(Fact, name))
        return fact.value if fact else None

    def set(self, name: str, value: Any) -> None:
        self._kept(self.session.merge(Fact(name=name, value=value)))

    def _kept(self, fact: Fact | None) -> Fact | None:
        """Held for as long as the session, which forgets what nobody holds: a fact is read once in a unit of work."""
        if fact is not None:
            self.session.info.setdefault(Fact, {})[fact.name] = fact
        return fact
