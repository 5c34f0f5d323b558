"""What every table keeps to: instants with a zone, keys used once, words for those who may, an audit that stays."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlmodel import Session, col, select

from storage.audit import Audit, AuditEntry
from storage.database import Database
from storage.labels import Label
from storage.models import KEYED, RECORDS
from storage.notes import Note
from storage.partners import Partner
from storage.search import Search
from storage.viewer import NOBODY, SYSTEM, Role, Viewer
from tests.storage.words import NOW, add_pair, partner

STAFF = Viewer(Role.STAFF, person_id=1, team_id=1)
OTHER_TEAM = Viewer(Role.STAFF, person_id=2, team_id=2)
CONTACT = Viewer(Role.CONTACT, person_id=3, partner_id=7)
OTHER_CONTACT = Viewer(Role.CONTACT, person_id=4, partner_id=8)
UNTIED_CONTACT = Viewer(Role.CONTACT, person_id=5)


def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    def naive(session: Session) -> None:
        made = partner("North library")
        made.created_at = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001
        session.add(made)

    with pytest.raises(StatementError, match="needs a time zone"):
        database.write_now(naive)
    assert database.read_now(lambda session: session.exec(select(Partner)).all()) == []


def test_an_instant_comes_back_as_the_same_moment_in_utc(database: Database) -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    moment = datetime(2026, 11, 23, 19, 45, 1, 999_999, tzinfo=kathmandu)

    def put(session: Session) -> int:
        made = partner("North library")
        made.created_at = moment
        session.add(made)
        session.flush()
        return made.id

    key = database.write_now(put)
    kept = database.read_now(lambda session: session.get_one(Partner, key).created_at)
    assert kept == moment
    assert kept.tzinfo is UTC


def test_every_table_with_growing_keys_promises_not_to_use_one_twice() -> None:
    for record in RECORDS:
        table = record.__table__  # type: ignore[attr-defined]
        assert table.dialect_options["sqlite"]["autoincrement"] is True, table.name
    for keyed in KEYED:
        assert "id" not in keyed.model_fields


def test_the_key_of_a_row_that_is_gone_is_never_given_again(database: Database) -> None:
    def add(session: Session) -> int:
        made = partner(f"North library {uuid4().hex}")
        session.add(made)
        session.flush()
        return made.id

    first, last = database.write_now(add), database.write_now(add)
    database.write_now(lambda session: session.execute(delete(Partner)))
    assert database.write_now(add) > last > first


def note(key: int, words: str, label: Label = Label.PARTNER, partner_id: int = 0) -> Note:
    return Note(
        id=key,
        author_id=9 if partner_id else 0,
        team_id=1,
        partner_id=partner_id,
        paraphrase=words,
        label=label,
        heard_at=NOW,
        answer_due_on=NOW.date(),
        created_at=NOW,
    )


def index(database: Database, *notes: Note) -> None:
    def put(session: Session) -> None:
        for one in notes:
            Search(session).put(one, one.paraphrase, one.label, one.author_id, one.heard_at)

    database.write_now(put)


def found(database: Database, query: str, viewer: Viewer) -> list[int]:
    return [hit.subject_id for hit in database.read_now(lambda session: Search(session).find(query, viewer))]


@pytest.mark.parametrize("query", ["muller", "MÜLLER", "mü", "cafe strasse", "straße", "Café Müller", "mu\u0308ller"])
def test_words_are_found_without_their_accents_and_by_their_beginnings(database: Database, query: str) -> None:
    index(database, note(1, "Frau Müller im Café an der Straße"), note(2, "something else"))
    assert found(database, query, STAFF) == [1]


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "'; DROP TABLE note; --", "a AND OR NOT", "* NEAR(", "-", "😀", ":*&|!"]
)
def test_no_query_is_taken_for_the_language_of_the_index(database: Database, query: str) -> None:
    index(database, note(1, "Frau Müller"))
    assert found(database, query, STAFF) == []


def test_every_label_is_found_only_by_those_it_is_for(database: Database) -> None:
    by_label = dict(enumerate(Label, start=1))
    index(database, *(note(key, "spice market", label, partner_id=7) for key, label in by_label.items()))

    def labels(viewer: Viewer) -> set[Label]:
        return {by_label[key] for key in found(database, "spice", viewer)}

    assert labels(SYSTEM) == labels(STAFF) == set(Label)
    assert labels(OTHER_TEAM) == {Label.PARTNER, Label.QUOTABLE, Label.ANONYMISED, Label.PUBLIC}
    assert labels(CONTACT) == {Label.PARTNER, Label.QUOTABLE, Label.PUBLIC}
    assert labels(OTHER_CONTACT) == set()
    assert labels(NOBODY) == set()


def test_who_belongs_nowhere_finds_nothing_rather_than_what_belongs_to_nobody(database: Database) -> None:
    index(database, note(1, "spice market", Label.PUBLIC))
    assert found(database, "spice", UNTIED_CONTACT) == []
    assert found(database, "spice", Viewer(Role.CONTACT)) == []


def test_what_is_dropped_or_changed_is_not_found_by_its_old_words(database: Database) -> None:
    index(database, note(1, "bicycle repair"))
    index(database, note(1, "sewing circle"))
    assert found(database, "bicycle", STAFF) == []
    assert found(database, "sewing", STAFF) == [1]
    database.write_now(lambda session: Search(session).drop("note", 1))
    assert found(database, "sewing", STAFF) == []


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry"])
def test_the_audit_trail_refuses_to_be_changed(database: Database, statement: str) -> None:
    database.write_now(lambda session: Audit(session, SYSTEM).add("opened", NOW))
    with pytest.raises(DBAPIError, match="only ever added to"):
        database.write_now(lambda session: session.execute(text(statement)))
    verbs = database.read_now(lambda session: session.exec(select(col(AuditEntry.verb))).all())
    assert list(verbs) == ["opened"]


def test_a_row_may_not_point_at_nothing(database: Database) -> None:
    database.write_now(add_pair)
    with pytest.raises(DBAPIError, match=r"FOREIGN KEY|foreign key"):
        database.write_now(lambda session: session.execute(delete(Partner)))
