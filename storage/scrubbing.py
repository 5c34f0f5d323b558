"""Taking somebody's words and name out of texts that others wrote, wherever these are kept."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import JSON, Column, String, Table, Text, cast, or_, select, true, update
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
NOT_TEXT = frozenset({"accounts", "action", "code_hash", "destination", "external", "field", "folded", "form", "key"})
NOT_TEXT |= {"kind", "language", "message_ref", "owner", "payload_hash", "place", "platform", "ref", "salt"}
NOT_TEXT |= {"sender_hash", "state", "subject", "token", "wire_id", "workspace", "zone"}
"""Columns of keys and of words that are ours."""
KEEPS = frozenset({"audit_entry", "community", "fact", "forgotten", "identity", "inbox_entry", "installation"})
KEEPS |= {"install_state", "invitation", "link_code", "link_try", "partner_alias", "person", "team", "timer"}
"""Tables without anybody's sentences: what is in them of somebody goes by its key."""
OF_THE_PARTNER = {"partner": frozenset({"name"})}
"""What an organisation is called stays, even after somebody."""


@dataclass(frozen=True, slots=True)
class Needles:
    """What is looked for: whole texts that somebody typed, and what they are called."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.words or self.names)

    def all(self) -> list[str]:
        """The longest first, so that none hides another that holds it."""
        return sorted(self.words | self.names, key=lambda words: (-len(words), words))


class Scrubber:
    """Replaces needles in texts."""

    def __init__(self, needles: Needles) -> None:
        self.needles = needles

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        found = [re.compile(re.escape(words)) for words in self.needles.all() if words in self.needles.words]
        for name in sorted(self.needles.names, key=len, reverse=True):
            flags = re.IGNORECASE if len(name) >= ANY_CASE else re.NOFLAG
            found.append(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags))
        return found

    def words(self, words: str) -> str:
        for pattern in self._patterns:
            words = pattern.sub(LEFT_OUT, words)
        return words

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
    changed = 0
    for one in tables():
        if text_columns(one) and (of_none := without_partner(one)) is not None:
            changed += sum(
                scrub_rows(session, one, of_none & holding(one, part), needles) for part in chunks(needles.all())
            )
    return changed


def without_partner(one: Table) -> Any:
    """The rows of a table that belong to no partner; None for a table in which each row belongs to one."""
    if with_partner(one, 0) is None:
        return true()
    return one.c.partner_id.is_(None) if "partner_id" in one.columns and one.c.partner_id.nullable else None


def chunks(words: list[str]) -> Iterator[list[str]]:
    return (words[at : at + AT_ONCE] for at in range(0, len(words), AT_ONCE))


def holding(one: Table, words: Iterable[str]) -> Any:
    """Rows that may hold one of these words, as text or as JSON keeps it."""
    forms = {form for word in words for form in (word, json.dumps(word)[1:-1])}
    columns = [cast(column, Text) for column in text_columns(one)]
    return or_(*(column.icontains(form, autoescape=True) for column in columns for form in forms))


def scrub_rows(session: Session, one: Table, where: Any, needles: Needles) -> int:
    """Take needles out of some rows of a table."""
    if not needles:
        return 0
    scrubber, columns, keys = Scrubber(needles), text_columns(one), list(one.primary_key.columns)
    session.flush()
    changed = 0
    for row in session.execute(select(*keys, *columns).where(where)).mappings().all():
        clean = {column.name: scrubber.value(row[column.name]) for column in columns}
        new = {name: value for name, value in clean.items() if value != row[name]}
        if new:
            same = [key == row[key.name] for key in keys]
            session.execute(update(one).where(*same).values(new).execution_options(synchronize_session=False))
            changed += 1
    session.expire_all()
    return changed
