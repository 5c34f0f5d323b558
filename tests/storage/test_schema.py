"""The schema: brought up to date once, all of it or nothing, and never by a release that does not know it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlmodel import Session, SQLModel, func, select

from storage.database import Database, StorageUnavailable
from storage.models import RECORDS
from storage.partners import Partner, PartnerAlias
from storage.schema import VERSIONS, RowsLost, SchemaTooNew, SchemaTooOld, check, head, upgrade, waits_for_upgrade
from tests.processes import ROOT
from tests.storage.words import add_pair

BY_HAND = ("search_words", "ix_search_entry_words")
"""Made by hand in the revisions: the full-text index is nothing SQLAlchemy can describe for both databases."""

REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
"""


def revision(folder: Path, body: str, name: str = "next") -> tuple[Path, ...]:
    """One more revision after the newest one."""
    folder.mkdir(exist_ok=True)
    text_ = REVISION.format(revision=name, before=head(), body=body.replace("\n", "\n    "))
    (folder / f"{name}.py").write_text(text_)
    return (*VERSIONS, folder)


def counts(database: Database) -> tuple[int, int]:
    def count(session: Session) -> tuple[int, int]:
        aliases = session.exec(select(func.count()).select_from(PartnerAlias)).one()
        return session.exec(select(func.count()).select_from(Partner)).one(), aliases

    return database.read_now(count)


def picture(database: Database) -> tuple[Any, ...]:
    """Everything that can be seen of the schema: tables, columns, indexes, and the revision."""
    with database.engine.connect() as connection:
        looked = inspect(connection)
        tables = sorted(looked.get_table_names())
        columns = [(name, sorted(column["name"] for column in looked.get_columns(name))) for name in tables]
        indexes = [(name, sorted(str(index["name"]) for index in looked.get_indexes(name))) for name in tables]
        return columns, indexes, MigrationContext.configure(connection).get_current_revision()


def test_upgrading_twice_does_nothing_the_second_time(empty_url: str) -> None:
    database = Database(empty_url)
    with pytest.raises(SchemaTooOld, match="python -m bot migrate"):
        check(database)
    assert not waits_for_upgrade(database)
    assert upgrade(database) is True
    seen = picture(database)
    assert upgrade(database) is False
    assert picture(database) == seen
    check(database)
    database.close()


def test_the_tables_are_what_the_classes_say(database: Database) -> None:
    assert RECORDS

    def is_described(_: Any, name: str | None, *__: Any) -> bool:
        return not (name or "").startswith(BY_HAND)

    with database.engine.connect() as connection:
        options = {"include_object": is_described, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


UPGRADE = """
import sys
from storage.database import Database
from storage.schema import upgrade
database = Database(sys.argv[1], patience=30)
print("ready", flush=True)
sys.stdin.readline()
print(upgrade(database))
database.close()
"""


def test_four_processes_that_start_at_once_make_one_schema(empty_url: str) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE, empty_url],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60) for process in processes]
    assert sorted(out.strip() for out, _ in answers) == ["False", "False", "False", "True"], answers
    made = Database(empty_url)
    check(made)
    made.write_now(add_pair)
    assert counts(made) == (1, 1)
    made.close()


def test_a_newer_database_is_refused_and_left_alone(database: Database) -> None:
    def from_the_future(session: Session) -> None:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    database.write_now(from_the_future)
    seen = picture(database)
    for ask in (check, upgrade, waits_for_upgrade):
        with pytest.raises(SchemaTooNew, match="newer release"):
            ask(database)
    assert picture(database) == seen


def test_a_migration_that_fails_leaves_everything_as_it_was(database: Database, tmp_path: Path) -> None:
    database.write_now(add_pair)
    seen = picture(database)
    body = """op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
with op.batch_alter_table("partner") as batch:
    batch.alter_column("name", new_column_name="title")
op.execute("DELETE FROM partner_alias")
raise RuntimeError("half-way")"""
    with pytest.raises(RuntimeError, match="half-way"):
        upgrade(database, revision(tmp_path / "later", body))
    assert picture(database) == seen
    assert counts(database) == (1, 1)
    database.write_now(add_pair)


def test_a_migration_that_would_lose_rows_is_taken_back(database: Database, tmp_path: Path) -> None:
    database.write_now(add_pair)
    seen = picture(database)
    with pytest.raises(RowsLost, match="partner_alias"):
        upgrade(database, revision(tmp_path / "later", 'op.execute("DELETE FROM partner_alias")'))
    assert picture(database) == seen
    assert counts(database) == (1, 1)


def test_rows_that_would_point_nowhere_stop_a_migration_on_sqlite(tmp_path: Path, sqlite_template: Path) -> None:
    (tmp_path / "a.db").write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    database.write_now(add_pair)
    with pytest.raises(RowsLost, match="point nowhere"):
        upgrade(database, revision(tmp_path / "later", 'op.execute("UPDATE partner_alias SET partner_id = 99")'))
    assert counts(database) == (1, 1)
    # The rule that was lifted for the migration holds again.
    with pytest.raises(Exception, match="FOREIGN KEY"):
        database.write_now(lambda session: session.execute(text("UPDATE partner_alias SET partner_id = 99")))
    database.close()


def test_rows_with_children_survive_a_table_that_is_made_anew(database: Database, tmp_path: Path) -> None:
    for _ in range(50):
        database.write_now(add_pair)
    body = """with op.batch_alter_table("partner") as batch:
    batch.alter_column("name", type_=sa.String(length=300))
    batch.add_column(sa.Column("motto", sa.String(), nullable=True))"""
    versions = revision(tmp_path / "later", body)
    assert waits_for_upgrade(database, versions)
    assert upgrade(database, versions) is True
    assert counts(database) == (50, 50)
    with pytest.raises(SchemaTooNew):
        check(database)


def test_a_database_out_of_reach_is_said_in_the_usual_way(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'a.db'}")
    for ask in (check, upgrade):
        with pytest.raises(StorageUnavailable):
            ask(database)
    database.close()
