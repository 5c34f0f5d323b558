"""Each workspace has a database of its own: nothing that is asked of one can show a row of another."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.cli.opening import ready
from bot.settings import Settings
from storage.apart import SCHEMA, address_of, split
from storage.backup import backup
from storage.database import Database
from storage.instance import Instance
from storage.restore import restore
from storage.schema import upgrade
from storage.sealing import BadKey, Seal, WrongKey, new_key
from tests.extent import POSTGRES

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def two(empty_url: str) -> Iterator[tuple[Database, Database]]:
    settings = Settings(database_url=empty_url)
    with ready(settings.for_workspace("T_ONE"), False) as one, ready(settings.for_workspace("T_TWO"), False) as two:
        yield one, two


def whose(session: Session) -> str | None:
    found: str | None = Instance(session).get("whose")
    return found


def note(name: str, database: Database) -> None:
    database.write_now(lambda session: Instance(session).set("whose", name))


def test_what_one_writes_the_other_never_sees(two: tuple[Database, Database], empty_url: str) -> None:
    note("one", two[0])
    assert two[0].read_now(whose) == "one"
    assert two[1].read_now(whose) is None
    with ready(Settings(database_url=empty_url), False) as first:
        assert first.read_now(whose) is None


@pytest.mark.parametrize("empty_url", [POSTGRES], indirect=True)
def test_a_connection_that_is_lent_on_does_not_take_the_schema_along(empty_url: str) -> None:
    """As a pooler would, which hands the same session to another workspace after each transaction."""
    settings = Settings(database_url=empty_url)
    with ready(settings.for_workspace("T_ONE"), False) as one, ready(settings, False) as first:
        note("one", one)
        with one.engine.connect() as connection:
            with connection.begin():
                assert connection.execute(text("SELECT count(*) FROM fact")).scalar() == 1
            raw = connection.connection.driver_connection
            assert raw is not None
            assert raw.execute("SHOW search_path").fetchone() == ('"$user", public',)
        assert first.read_now(whose) is None


def test_a_backup_is_of_one_workspace_and_goes_back_to_it(
    two: tuple[Database, Database], empty_url: str, tmp_path: Path
) -> None:
    note("one", two[0])
    note("two", two[1])
    backup(two[0], tmp_path / "one.db")
    note("changed", two[0])
    url = Settings(database_url=empty_url).for_workspace("T_ONE").database_url
    two[0].close()
    restore(tmp_path / "one.db", url, NOW, overwrite=True)
    again = Database(url)
    assert again.read_now(whose) == "one"
    again.close()
    assert two[1].read_now(whose) == "two"


def test_what_is_no_key_of_a_workspace_is_no_address() -> None:
    for words in ("", "t1", "../T1", "T1/../T2", "T1;DROP", 'T"1', "T" * 40, "T1\n"):
        with pytest.raises(ValueError, match="not the key"):
            address_of("sqlite:///data/loopkeeper.db", words)
    assert address_of("sqlite:///data/loop.db", "T1A") == "sqlite:///data/workspaces/T1A.db"
    address, schema = split(address_of("postgresql+psycopg://u:p@h/name?sslmode=require", "T1A"))
    assert schema == "loopkeeper_t1a"
    assert SCHEMA not in address.render_as_string(False)
    assert address.query == {"sslmode": "require"}


def test_a_token_is_read_with_its_key_by_its_owner_alone() -> None:
    old, new = new_key(), new_key()
    sealed = Seal([old]).seal("T1", "xoxb-secret")
    assert "secret" not in sealed
    assert Seal([new, old]).opened("T1", sealed) == "xoxb-secret"
    assert Seal([new]).opened("T1", Seal([new, old]).renewed(sealed)) == "xoxb-secret"
    for keys, owner, words in (([new], "T1", sealed), ([old], "T2", sealed), ([old], "T1", sealed[:-4] + "AAA=")):
        with pytest.raises(WrongKey):
            Seal(keys).opened(owner, words)
    for bad in ([], [""], ["short"], [new, "x"]):
        with pytest.raises(BadKey):
            Seal(bad)


def test_many_are_brought_up_to_date_at_once_and_each_gets_its_own_tables(tmp_path: Path) -> None:
    """As at the first start after a new release. What migrates keeps its connection where all threads share it."""
    made = [Database(f"sqlite:///{tmp_path / f'{number}.db'}") for number in range(12)]
    try:
        with ThreadPoolExecutor(4) as pool:
            assert all(pool.map(upgrade, made))
        for number, database in enumerate(made):
            note(str(number), database)
        assert [database.read_now(whose) for database in made] == [str(number) for number in range(12)]
    finally:
        for database in made:
            database.close()
