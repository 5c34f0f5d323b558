"""The command line: what each command does, says and answers, and how little is loaded before it is needed."""

import io
import json
import logging
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
import structlog

from bot.cli import COMMANDS, FAILED, OK, USAGE, VERSION, main
from storage.backup import opened, verify
from storage.files import only_one
from storage.instance import Instance
from storage.schema import check
from tests.processes import ROOT, running_bot
from tests.storage.words import add_pair

HEAVY = {"aiohttp", "alembic", "apscheduler", "babel", "discord", "slack_bolt", "sqlalchemy", "sqlmodel", "structlog"}
LOADED = """
import json, sys
from bot.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """`run` and `chat` set up the logs of the whole process, which here is that of the tests."""
    handlers = logging.root.handlers[:]
    yield
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()


def loaded(words: Sequence[str], **settings: str) -> tuple[int, set[str], str]:
    """Run a command in a process of its own: its exit code, the modules it loaded, what it said on stderr."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    return code, set(modules), done.stderr


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["backup", "--help"], ["slack", "manifest", "--help"]])
def test_help_and_version_load_the_standard_library_only(words: list[str]) -> None:
    code, modules, _ = loaded(words)
    assert code == OK
    assert modules & (HEAVY | {"pydantic", "pydantic_settings", "storage", "adapters"}) == set()


def test_a_wrong_setting_is_said_before_anything_heavy_is_loaded() -> None:
    code, modules, said = loaded(["run"], PORT="many")
    assert code == USAGE
    assert modules & (HEAVY | {"storage", "adapters"}) == set()
    assert said == "PORT is not right: a number from 0 to 65535; 0 picks a free one.\n"


def test_a_platform_is_loaded_by_the_commands_that_speak_to_one_and_by_no_other(database_url: str) -> None:
    code, modules, _ = loaded(["migrate"], DATABASE_URL=database_url)
    assert code == OK
    assert modules & {"aiohttp", "discord", "slack_bolt", "adapters", "apscheduler"} == set()


@pytest.mark.parametrize("words", [["dance"], ["backup"], ["restore"], ["sample"], ["sample", "change"], ["--loud"]])
def test_wrong_usage_answers_two_and_says_how(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == USAGE
    assert "usage: python -m bot" in capsys.readouterr().err


def test_every_command_has_a_module_and_a_line_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    for name in COMMANDS:
        assert (ROOT / "bot" / "cli" / f"{name}.py").is_file()
        assert re.search(rf"^    {name} ", said, re.MULTILINE)


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"Loopkeeper {VERSION}\n"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


def test_migrate_makes_a_private_database_and_does_no_harm_twice(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [main(["migrate"]), main(["migrate"])] == [OK, OK]
    assert capsys.readouterr().out == "The database is up to date.\n" * 2
    assert (home / "data").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (home / "data").iterdir()} == {0o600}


def test_backup_and_restore_bring_back_what_was_there(
    database_url: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with opened(database_url) as database:
        database.write_now(add_pair)
    assert main(["backup", "a.backup"]) == OK
    assert re.fullmatch(r"Saved and checked: \d+ rows in a.backup\n", capsys.readouterr().out)
    with opened(database_url) as database:
        assert database.read_now(lambda session: Instance(session).get("last backup"))
    assert main(["backup", "a.backup"]) == FAILED
    assert capsys.readouterr().err == "a.backup is there already. Choose another name.\n"
    assert main(["restore", "a.backup"]) == FAILED
    assert "--yes" in capsys.readouterr().err
    assert main(["restore", "a.backup", "--yes"]) == OK
    said = capsys.readouterr().out
    kept = re.search(r"What was there before is in (.+)\n", said)
    assert kept is not None
    assert verify(Path(kept[1]))["partner"] == 1


def test_nothing_to_back_up_and_nothing_to_restore_are_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "a.backup"]) == FAILED
    assert "nothing to copy" in capsys.readouterr().err
    assert list(home.iterdir()) == []
    assert main(["restore", "a.backup"]) == FAILED
    assert capsys.readouterr().err == "There is no file a.backup.\n"
    assert not (home / "data/loopkeeper.db").exists()


def test_a_backup_to_a_place_that_is_not_there_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    assert main(["backup", "nowhere/a.backup"]) == FAILED
    assert capsys.readouterr().err == "There is no folder nowhere. Make it first, or choose another place.\n"


def test_samples_that_were_removed_stay_away(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [main(["sample", "add"]), main(["sample", "remove"])] == [OK, OK]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"partner Casa Latina\n"), "utf-8"))
    assert main(["chat"]) == OK
    assert main(["sample", "remove"]) == OK
    assert "There are no samples." in capsys.readouterr().out


def test_doctor_prints_one_line_for_each_finding_and_fails_on_what_is_ill(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    capsys.readouterr()
    assert main(["doctor"]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert all(line[:4] in {"ok  ", "warn"} for line in lines)
    with closing(sqlite3.connect("data/loopkeeper.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert main(["doctor"]) == FAILED
    ill = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAIL")]
    assert len(ill) == 1
    assert " → " in ill[0]


@pytest.mark.parametrize("words", [["migrate"], ["run"], ["chat"], ["sample", "add"]])
def test_a_database_of_a_newer_release_stops_every_command(
    words: list[str], database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sqlalchemy import text

    monkeypatch.setenv("DATABASE_URL", database_url)
    with opened(database_url) as database:
        database.write_now(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    assert main(words) == FAILED
    said = capsys.readouterr().err
    assert "newer release" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("words", ["migrate", "run", "chat", "sample add", "backup a", "restore b"])
def test_a_database_out_of_reach_is_said_without_a_trace_or_a_password(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    main(["backup", "b"])
    capsys.readouterr()
    monkeypatch.setenv("DATABASE_URL", f"postgresql://ana:canary@/name?host={tmp_path}")
    assert main(words.split()) == FAILED
    said = capsys.readouterr().err
    assert "python -m bot doctor" in said
    assert "canary" not in said
    assert "Traceback" not in said


def test_a_folder_that_can_not_be_made_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///file/a.db")
    assert main(["migrate"]) == FAILED
    assert "file" in capsys.readouterr().err


def test_a_second_bot_on_the_same_file_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    capsys.readouterr()
    with only_one(Path("data/loopkeeper.db")):
        for words in (["run"], ["chat"], ["restore", "a.backup"]):
            assert main(words) == FAILED
        assert main(["backup", "a.backup"]) == OK
        assert main(["restore", "a.backup", "--yes"]) == FAILED
    assert capsys.readouterr().err.count("Stop it first") == 3


def test_a_port_that_is_taken_is_said_in_one_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        assert [main(["run"]) for _ in range(4)] == [FAILED] * 4
    said = capsys.readouterr().err
    assert said == f"Port {port} is in use. Stop the other program, or set PORT=0 for a free one.\n" * 4


def test_while_a_bot_runs_backup_works_and_restore_waits_until_it_is_stopped(
    database_url: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    with running_bot(database_url, home) as bot:
        assert main(["backup", "a.backup"]) == OK
        assert main(["restore", "a.backup", "--yes"]) == FAILED
        assert "Stop it first" in capsys.readouterr().err
        assert bot.stop() == OK
    assert main(["restore", "a.backup", "--yes"]) == OK
    with opened(database_url) as database:
        check(database)
