"""The shell of whoever runs the bot for several workspaces: every command is for one of them, or says of all."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.cli import main
from bot.clock import SystemClock
from bot.installing import Granted, Installing, invitation
from bot.settings import Settings
from storage.backup import opened
from storage.database import Database
from storage.schema import is_empty
from storage.sealing import Seal, new_key

Shell = Callable[..., tuple[int, str]]
KEY = new_key()


@pytest.fixture
def shell(empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    given = {
        "DATABASE_URL": empty_url,
        "SLACK_WORKSPACES": "several",
        "SLACK_CLIENT_ID": "1.1",
        "SLACK_CLIENT_SECRET": "shh",
        "SLACK_SIGNING_SECRET": "signing",
        "SLACK_TOKEN_KEY": KEY,
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "PUBLIC_URL": "https://loop.example.org",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)

    def type_in(*words: str) -> tuple[int, str]:
        code = main(words)
        said = capsys.readouterr()
        return code, said.out + said.err

    assert type_in("migrate")[0] == 0
    return type_in


def let_in(url: str, *workspaces: str) -> None:
    """Each workspace is in the list, with a database of its own."""
    with opened(url) as database:
        made = Installing(database, SystemClock(), Seal([KEY]))
        for workspace in workspaces:
            code = invitation(database, SystemClock().now())[0]
            asyncio.run(comes_in(made, code, Granted(workspace, f"Team {workspace}", f"xoxb-{workspace}", "U1")))


async def comes_in(made: Installing, code: str, granted: Granted) -> None:
    state = await made.begin(code)
    assert await made.take(state)
    assert await made.keep(state, granted)


def take_out(url: str, workspace: str) -> None:
    with opened(url) as database:
        made = Installing(database, SystemClock(), Seal([KEY]))
        (granted,) = [each for each in made.granted() if each.workspace == workspace]
        asyncio.run(made.end(granted))


def has_database(url: str, workspace: str) -> bool:
    own = Settings(database_url=url).for_workspace(workspace)
    if own.database_file and not own.database_file.exists():
        return False
    with opened(own.database_url) as database:
        return not is_empty(database)


def facts(session: Session) -> int:
    return int(session.connection().exec_driver_sql("SELECT count(*) FROM fact").scalar() or 0)


def test_a_workspace_that_is_not_known_is_not_made_by_asking_for_it(shell: Shell, empty_url: str) -> None:
    for words in (["outbox", "list"], ["sample", "add"], ["team"], ["backup", "x.db"], ["migrate"], ["doctor"]):
        code, said = shell("--workspace", "T9", *words)
        assert code != 0, words
        assert "T9" in said
        assert "slack workspaces" in said
        assert not has_database(empty_url, "T9"), words


def test_what_is_about_all_of_them_is_not_for_one(shell: Shell, empty_url: str) -> None:
    let_in(empty_url, "T1")
    for words in (["run"], [], ["slack", "invite"], ["slack", "workspaces"]):
        code, said = shell("--workspace", "T1", *words)
        assert (code, "--workspace does not go with" in said) == (2, True), words
    for words in (["outbox", "list"], ["sample", "add"], ["team"], ["chat"], ["doctor"]):
        code, said = shell("--workspace", "installations", *words)
        assert (code, "only the list of workspaces" in said) == (2, True), words
    for words in (["team"], ["chat"], ["outbox", "list"], ["sample", "add"], ["restore", "x.db"]):
        code, said = shell(*words)
        assert (code, "Which workspace?" in said) == (2, True), words


def test_migrate_brings_all_of_them_up_to_date(shell: Shell, empty_url: str) -> None:
    let_in(empty_url, "T1", "T2")
    code, said = shell("migrate")
    assert code == 0
    assert [line.partition(":")[0] for line in said.splitlines()] == ["installations", "T1", "T2"]
    assert has_database(empty_url, "T1")
    assert has_database(empty_url, "T2")


def test_one_that_can_not_be_brought_up_to_date_keeps_no_other_from_it(shell: Shell, empty_url: str) -> None:
    let_in(empty_url, "T1", "T2")
    shell("migrate")
    spoil(empty_url, "T1")
    code, said = shell("migrate")
    assert code == 1
    assert "T1: This database is at revision from_the_future" in said
    assert "T2: up to date" in said


def spoil(url: str, workspace: str) -> None:
    """As if a newer release had been there."""
    with opened(Settings(database_url=url).for_workspace(workspace).database_url) as database:
        database.write_now(
            lambda session: session.connection().exec_driver_sql(
                "UPDATE alembic_version SET version_num = 'from_the_future'"
            )
        )


def test_what_was_deleted_for_good_stays_so_and_keeps_no_backup_from_being_made(
    shell: Shell, empty_url: str, tmp_path: Path
) -> None:
    let_in(empty_url, "T1", "T2")
    shell("--workspace", "T2", "migrate")
    take_out(empty_url, "T1")
    code, said = shell("backup", "copies")
    assert (code, "T1" in said) == (0, True), said
    assert {file.name for file in (tmp_path / "copies").iterdir()} == {"installations.db", "T2.db"}
    assert shell("migrate")[0] == 0
    assert not has_database(empty_url, "T1")


def test_a_backup_that_lacks_a_workspace_says_so_and_holds_the_others(
    shell: Shell, empty_url: str, tmp_path: Path
) -> None:
    let_in(empty_url, "T1", "T2", "T3")
    shell("--workspace", "T2", "migrate")
    shell("--workspace", "T3", "migrate")
    spoil(empty_url, "T2")
    code, said = shell("backup", "copies")
    assert code == 1
    assert "T1: " in said
    assert "T2: " in said
    assert {file.name for file in (tmp_path / "copies").iterdir()} == {"installations.db", "T3.db"}


def test_a_single_one_says_that_it_is_one(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["--workspace", "T1", "outbox", "list"]) == 2
    assert "Leave it out" in capsys.readouterr().err
    with opened(database_url) as database:
        assert isinstance(database, Database)
        assert database.read_now(facts) == 0


def test_the_doctor_looks_at_one_or_at_all(shell: Shell, empty_url: str) -> None:
    let_in(empty_url, "T1", "T2")
    assert "Team T2: " in shell("doctor")[1]
    said = shell("--workspace", "T1", "doctor")[1]
    assert "Team T1: there is no database yet" in said or "Team T1: the database is not up to date" in said
    assert "Team T2" not in said
    assert not has_database(empty_url, "T1")


def test_the_doctor_names_a_token_that_can_not_be_read(
    shell: Shell, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in(empty_url, "T1")
    assert "can't be read" not in shell("doctor")[1]
    monkeypatch.setenv("SLACK_TOKEN_KEY", new_key())
    code, said = shell("doctor")
    assert code == 1
    assert "FAIL  Team T1: its token can't be read → put the key that sealed it back into SLACK_TOKEN_KEY" in said


def test_what_a_bot_for_one_workspace_knew_can_be_brought_along(
    shell: Shell, empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SLACK_WORKSPACES", "one")
        patch.delenv("SLACK_SIGNING_SECRET")
        patch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'one' / 'bot.db'}")
        assert shell("sample", "add")[0] == 0
        assert shell("backup", "one.db")[0] == 0
    assert "Restored" in shell("--workspace", "T5", "restore", "one.db")[1]
    let_in(empty_url, "T5")
    assert "There are no samples" not in shell("--workspace", "T5", "sample", "remove")[1]


def test_all_of_them_can_be_put_back_on_a_new_machine(
    shell: Shell, empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_in(empty_url, "T1")
    assert shell("--workspace", "T1", "sample", "add")[0] == 0
    assert shell("backup", "copies")[0] == 0
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new' / 'bot.db'}")
    assert "Restored" in shell("--workspace", "installations", "restore", "copies/installations.db")[1]
    assert "Restored" in shell("--workspace", "T1", "restore", "copies/T1.db")[1]
    assert "T1  Team T1  since" in shell("slack", "workspaces")[1]
    assert "The samples are there already" in shell("--workspace", "T1", "sample", "add")[1]


def test_the_doctor_seals_nothing_anew(shell: Shell, empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    let_in(empty_url, "T1")
    with monkeypatch.context() as patch:
        patch.setenv("SLACK_TOKEN_KEY", f"{new_key()},{KEY}")
        assert "Team T1: " in shell("doctor")[1]
    assert "can't be read" not in shell("doctor")[1], "a key that was only tried can be taken out again"
