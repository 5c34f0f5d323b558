"""What every connection is told: words stay out of errors, and the audit trail can't be forged past its triggers."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.audit import Audit
from storage.database import Database
from storage.viewer import SYSTEM
from tests.storage.words import NOW

FORGED = {
    "sqlite": "INSERT OR REPLACE INTO audit_entry (id, created_at, verb, subject, ref)"
    " VALUES (1, '2026-11-23', 'forged', '', '')",
    "postgresql": "INSERT INTO audit_entry (id, created_at, verb, subject, ref) VALUES (1, now(), 'forged', '', '')"
    " ON CONFLICT (id) DO UPDATE SET verb = 'forged'",
}


def verbs(database: Database) -> list[str]:
    return database.read_now(lambda session: [entry.verb for entry in Audit(session, SYSTEM).last()])


def test_an_act_can_not_be_replaced_by_another(database: Database) -> None:
    database.write_now(lambda session: Audit(session, SYSTEM).add("changed", NOW))
    forged = FORGED["sqlite" if database.on_sqlite else "postgresql"]
    with pytest.raises(DBAPIError, match="only ever added to"):
        database.write_now(lambda session: session.execute(text(forged)))
    assert verbs(database) == ["changed"]


def test_an_error_of_the_database_repeats_no_words(database: Database) -> None:
    def add(session: Session) -> None:
        session.execute(text("INSERT INTO nowhere (words) VALUES (:words)"), {"words": "what Amina said"})

    with pytest.raises(DBAPIError) as raised:
        database.write_now(add)
    assert "what Amina said" not in str(raised.value)
    with pytest.raises(DBAPIError) as raised:
        database.read_now(add)
    assert "what Amina said" not in str(raised.value)
