"""What all partners are called, for a search that is kept in memory: read only when it has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from storage.instance import Instance
from storage.partners import Partner, PartnerAlias
from storage.people import Person
from storage.viewer import Viewer

STAMP = "what partners are called"
NAMING: dict[type[object], tuple[str, ...]] = {
    Partner: ("name", "withdrawn_at", "languages"),
    PartnerAlias: ("name", "partner_id", "team_id"),
    Person: ("name", "partner_id", "left_at"),
}
"""The columns of which the list is made."""


@dataclass(frozen=True, slots=True)
class Called:
    """A partner with everything it is called, and its people."""

    key: int
    name: str
    aliases: tuple[str, ...] = ()
    learned: tuple[tuple[int, str], ...] = ()
    """Names that one team's corrections taught, each with the team's key."""
    contacts: tuple[str, ...] = ()
    languages: str = ""


class WatchedSession(Session):
    """A session that notices when what partners are called is changed in it."""

    def flush(self, objects: Any = None) -> None:
        is_changed = any(names_something(record) for record in (*self.new, *self.dirty))
        is_changed = is_changed or any(type(record) in NAMING for record in self.deleted)
        super().flush(objects)
        if is_changed:
            renamed(self)


def names_something(record: object) -> bool:
    """Whether a record that waits to be written changes what somebody is called."""
    columns = NAMING.get(type(record))
    if columns is None:
        return False
    # What is not loaded is not looked at: to load it would write all that waits, and come back here.
    state: Any = inspect(record)
    if isinstance(record, Person) and state.dict.get("partner_id") is None and not was_at_a_partner(state):
        return False
    return bool(state.pending or any(state.attrs[name].history.has_changes() for name in columns))


def was_at_a_partner(state: Any) -> bool:
    return any(state.attrs["partner_id"].history.deleted or ())


def renamed(session: Session) -> None:
    """From now on the list is another one. A stamp that nobody can have seen: this unit may yet be rolled back."""
    Instance(session).set(STAMP, token_hex(8))


def stamp(session: Session) -> str:
    return str(Instance(session).get(STAMP) or "")


def all_called(session: Session, viewer: Viewer) -> list[Called]:
    """Every partner that this viewer may know of, with its names and its people; a contact's own one only."""
    here: list[Any] = [col(Partner.withdrawn_at).is_(None)]
    here += [] if viewer.is_ours else [col(Partner.id) == viewer.partner_id]
    partners = session.exec(select(Partner.id, Partner.name, Partner.languages).where(*here).order_by(col(Partner.id)))
    # Of others nothing is even read for somebody who may not know of them.
    only = None if viewer.is_ours else viewer.partner_id or 0
    aliases, contacts = by_partner(aliases_of(session, only)), by_partner(contacts_of(session, only))
    return [
        Called(
            key,
            name,
            tuple(alias for team, alias in aliases.get(key, ()) if team is None),
            tuple((team, alias) for team, alias in aliases.get(key, ()) if team is not None),
            tuple(each for (each,) in contacts.get(key, ())),
            languages,
        )
        for key, name, languages in partners
        if key is not None
    ]


def aliases_of(session: Session, only: int | None) -> Iterable[Any]:
    query = select(PartnerAlias.partner_id, PartnerAlias.team_id, PartnerAlias.name)
    query = query if only is None else query.where(PartnerAlias.partner_id == only)
    return session.exec(query.order_by(col(PartnerAlias.id)))


def contacts_of(session: Session, only: int | None) -> Iterable[Any]:
    here = col(Person.partner_id).is_not(None) if only is None else col(Person.partner_id) == only
    query = select(Person.partner_id, Person.name).where(here)
    return session.exec(query.where(col(Person.left_at).is_(None)).order_by(col(Person.id)))


def by_partner(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found
