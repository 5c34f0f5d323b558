"""Taking somebody's words and name out of texts that others wrote, wherever these are kept."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, RowMapping, String, Table, Text, cast, or_, select, true, update
from sqlmodel import AutoString, Session, SQLModel, col
from sqlmodel import select as select_rows

from storage.models import KEYED, RECORDS
from storage.people import Person
from storage.text import fold

LEFT_OUT = "[…]"
"""What stands where something was taken out, in every language."""
SHORTEST_WORDS = 15
"""Shorter texts, such as "Thank you", others have written as well; where theirs were kept they go by their key."""
SHORTEST_NAME = 3
ANY_CASE = 5
"""Names as short as Will or May are words as well, so they are looked for as they are written."""
AT_ONCE = 40
"""Words that one statement looks for."""
PAGE = 500
NOT_TEXT = frozenset({"accounts", "action", "code_hash", "destination", "external", "field", "folded", "form", "key"})
NOT_TEXT |= {"kind", "language", "message_ref", "owner", "payload_hash", "place", "platform", "ref", "salt"}
NOT_TEXT |= {"sender_hash", "state", "subject", "token", "wire_id", "workspace", "zone"}
"""Columns of keys and of words that are ours."""
KEEPS = frozenset({"audit_entry", "community", "fact", "forgotten", "identity", "inbox_entry", "installation"})
KEEPS |= {
    "install_state",
    "invitation",
    "link_code",
    "link_try",
    "partner_alias",
    "person",
    "team",
    "theme_word",
    "timer",
}
"""Tables without anybody's sentences: what is in them of somebody goes by its key."""
OF_THE_PARTNER = {"partner": frozenset({"name"})}
"""What an organisation is called stays, even after somebody."""


@dataclass(frozen=True, slots=True)
class Needles:
    """What is looked for: whole texts that somebody typed, and what they are called."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.words | self.names


class Scrubber:
    """Replaces needles in texts. What it costs grows with the text and not with how much somebody had typed."""

    def __init__(self, needles: Needles) -> None:
        self._by_beginning: dict[str, list[str]] = {}
        for words in sorted(needles.words, key=len, reverse=True):
            self._by_beginning.setdefault(words[:SHORTEST_WORDS], []).append(words)
        self._names = [pattern_of(name) for name in sorted(needles.names, key=len, reverse=True)]

    def words(self, words: str) -> str:
        words = self._without_words(words) if self._by_beginning else words
        for pattern in self._names:
            words = pattern.sub(LEFT_OUT, words)
        return words

    def _without_words(self, words: str) -> str:
        kept, at, begun = list[str](), 0, 0
        while at <= len(words) - SHORTEST_WORDS:
            found = self._at(words, at)
            if found:
                kept += [words[begun:at], LEFT_OUT]
                begun = at = at + len(found)
            else:
                at += 1
        return "".join([*kept, words[begun:]])

    def _at(self, words: str, at: int) -> str:
        """The longest needle that stands at this place."""
        possible = self._by_beginning.get(words[at : at + SHORTEST_WORDS], ())
        return next((needle for needle in possible if words.startswith(needle, at)), "")

    def value(self, value: Any) -> Any:
        """A text, or all texts within a JSON value."""
        match value:
            case str():
                return self.words(value)
            case list():
                return [self.value(part) for part in value]
            case dict():
                return {name: self.value(part) for name, part in value.items()}
            case _:
                return value


def pattern_of(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if len(name) >= ANY_CASE else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


def typed(*texts: str) -> set[str]:
    """Texts as needles: each whole, each of its lines, and how each is looked for by."""
    lines = {part.strip() for text in texts for part in (text, *text.splitlines())}
    return {part for line in lines for part in (line, fold(line)) if len(part) >= SHORTEST_WORDS}


def called(*names: str) -> set[str]:
    """Names as needles: whole, and each part that is written like a name."""
    whole = {name.strip() for name in names if name.strip()}
    parts = {part for name in whole for part in name.split() if part[:1].isupper()}
    return {part for name in whole | parts for part in (name, fold(name)) if len(part) >= SHORTEST_NAME}


def of_nobody_else(session: Session, person: Person, names: set[str]) -> set[str]:
    """Those names that nobody else here has: only they can be looked for where it is not known who is meant."""
    others = session.exec(select_rows(Person.name).where(col(Person.id) != person.id))
    taken = {part for name in others for part in called(name)}
    return {name for name in names if name not in taken}


def text_columns(one: Table) -> list[Column[Any]]:
    """Columns that may hold a sentence. What a new table holds is looked through unless it is named above."""
    if one.name in KEEPS:
        return []
    stays = NOT_TEXT | OF_THE_PARTNER.get(one.name, frozenset())
    return [column for column in one.columns if column.name not in stays and is_text(column)]


def is_text(column: Column[Any]) -> bool:
    return isinstance(column.type, JSON | String | AutoString)


def tables() -> list[Table]:
    records: tuple[type[SQLModel], ...] = (*RECORDS, *KEYED)
    return [record.__table__ for record in records]  # type: ignore[attr-defined]


def with_partner(one: Table, partner_id: int) -> Any:
    """The rows of a partner: its own, what is written down with it, and the parts of that. None where there is none."""
    if one.name == "partner":
        return one.c.id == partner_id
    if "partner_id" in one.columns:
        return one.c.partner_id == partner_id
    for column in one.columns:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name not in {"person", "team", one.name} and "partner_id" in parent.columns:
                return column.in_(select(parent.c.id).where(parent.c.partner_id == partner_id))
    return None


def scrub_partner(session: Session, partner_id: int, needles: Needles) -> int:
    """Take needles out of all that is written down with one partner; the number of rows that changed."""
    return sum(
        scrub_rows(session, one, where, needles)
        for one in tables()
        if text_columns(one) and (where := with_partner(one, partner_id)) is not None
    )


def scrub_elsewhere(session: Session, needles: Needles) -> int:
    """Take needles out of what belongs to no partner: unfinished forms, lists to review, what waits to be sent."""
    wanted = needles.all
    if not wanted:
        return 0
    # A few are looked for by the database. Of many each row is looked at once, and not once for each of them.
    few = len(wanted) <= AT_ONCE
    return sum(
        scrub_rows(session, one, of_none & holding(one, wanted) if few else of_none, needles)
        for one in tables()
        if text_columns(one) and (of_none := without_partner(one)) is not None
    )


def scrub_everywhere(session: Session, needles: Needles) -> int:
    """Take a few needles out of all there is, for somebody who was at home with every partner."""
    if not needles.all:
        return 0
    with_text = [one for one in tables() if text_columns(one)]
    return sum(scrub_rows(session, one, holding(one, needles.all), needles) for one in with_text)


def without_partner(one: Table) -> Any:
    """The rows of a table that belong to no partner; None for a table in which each row belongs to one."""
    if with_partner(one, 0) is None:
        return true()
    return one.c.partner_id.is_(None) if "partner_id" in one.columns and one.c.partner_id.nullable else None


def holding(one: Table, words: Iterable[str]) -> Any:
    """Rows that may hold one of these words, as text or as JSON keeps it."""
    forms = {form for word in words for form in (word, json.dumps(word)[1:-1])}
    columns = [cast(column, Text) for column in text_columns(one)]
    return or_(*(column.icontains(form, autoescape=True) for column in columns for form in forms))


def scrub_rows(session: Session, one: Table, where: Any, needles: Needles) -> int:
    """Take needles out of some rows of a table; the number of rows that changed."""
    if not needles.all:
        return 0
    scrubber, columns, keys = Scrubber(needles), text_columns(one), list(one.primary_key.columns)
    session.flush()
    found = session.execute(select(*keys, *columns).where(where), execution_options={"yield_per": PAGE}).mappings()
    changed = [(row, new) for row in found if (new := changes(row, columns, scrubber))]
    for row, new in changed:
        same = [key == row[key.name] for key in keys]
        session.execute(update(one).where(*same).values(new).execution_options(synchronize_session=False))
    session.expire_all()
    return len(changed)


def changes(row: RowMapping, columns: list[Column[Any]], scrubber: Scrubber) -> dict[str, Any]:
    """The columns of a row that hold a needle, as they are without it."""
    clean = {column.name: scrubber.value(row[column.name]) for column in columns}
    return {name: value for name, value in clean.items() if value != row[name]}
