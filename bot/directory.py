"""What partners are called, kept in memory for as long as it is true: an index for our side, and one for each team."""

import threading
from collections.abc import Sequence

from sqlmodel import Session

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index
from storage.called import Called, all_called, stamp
from storage.viewer import Viewer

MOST_ALONE = 200
"""So many partners' own names are kept at a time for their contacts."""
MANY = 50
"""So many changed names are more than is put into an index one by one."""


class Directory:
    """Finds who is meant. Of contacts each sees their own partner alone, so nothing of others is near them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: str | None = None
        self._rows: dict[int, Called] = {}
        self._everybody = Index(())
        self._teams: dict[int | None, Index] = {}
        self._alone: dict[int | None, tuple[str, Index]] = {}

    def index(self, session: Session, viewer: Viewer) -> Index:
        """The names that this viewer may know of, as they are in this unit of work."""
        # What waits to be written may be a name: it has to be counted before the stamp is looked at.
        session.flush()
        now = stamp(session)
        with self._lock:
            if not viewer.is_ours:
                return self._of_one(session, viewer, now)
            if now != self._stamp:
                self._renew({row.key: row for row in all_called(session, viewer)})
                self._stamp = now
            if viewer.team_id not in self._teams:
                self._teams[viewer.team_id] = self._taught(viewer.team_id)
            return self._teams[viewer.team_id]

    def _of_one(self, session: Session, viewer: Viewer, now: str) -> Index:
        """A contact's own partner, read and kept by itself."""
        since, index = self._alone.get(viewer.partner_id, (None, None))
        if index is None or since != now:
            index = Index(entry(row, None) for row in all_called(session, viewer))
            if len(self._alone) >= MOST_ALONE:
                self._alone.clear()
            self._alone[viewer.partner_id] = (now, index)
        return index

    def _renew(self, rows: dict[int, Called]) -> None:
        changed = [row for key, row in rows.items() if self._rows.get(key) != row]
        gone = [key for key in self._rows if key not in rows]
        if not self._rows or len(changed) + len(gone) > MANY:
            self._everybody = Index(entry(row, None) for row in rows.values())
        else:
            self._everybody = with_changes(self._everybody, changed, gone)
        self._rows, self._teams = rows, {}

    def _taught(self, team_id: int | None) -> Index:
        """Everybody's index with what one team's corrections have taught."""
        found = self._everybody
        for row in self._rows.values():
            if team_id is not None and any(team == team_id for team, _ in row.learned):
                found = found.with_entry(entry(row, team_id))
        return found


def with_changes(index: Index, changed: Sequence[Called], gone: Sequence[int]) -> Index:
    for key in gone:
        index = index.without(key)
    for row in changed:
        index = index.with_entry(entry(row, None))
    return index


def entry(row: Called, team_id: int | None) -> Entry:
    taught = tuple(name for team, name in row.learned if team == team_id)
    languages = tuple(part.strip() for part in row.languages.split(",") if part.strip())
    return Entry(row.key, row.name, (*row.aliases, *taught), row.contacts, languages, taught)
