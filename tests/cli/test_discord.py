"""`python -m bot discord`, and the doctor where there is a token for Discord."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord.http import Route

from adapters.discord.commands import command_hash, commands
from adapters.discord.permissions import invitation
from bot.cli import FAILED, OK, USAGE, main
from bot.errors import MISCONFIGURED
from storage.backup import opened
from storage.instance import COMMANDS_TOLD, Instance
from tests.adapters.discord.small_api import APP, TOKEN, SmallApi
from tests.processes import ROOT
from tests.proxies import without_proxies

PUT = "PUT", f"/applications/{APP}/commands"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallApi]:
    without_proxies()
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    with SmallApi() as made:
        monkeypatch.setenv("DISCORD_API_URL", made.api_url)
        monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
        yield made


def puts(api: SmallApi) -> int:
    return [(call.method, call.path) for call in api.small.calls].count(PUT)


def test_discord_is_told_the_commands_once(api: SmallApi, capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["discord", "sync"]), main(["discord", "sync"])] == [OK, OK]
    said = capsys.readouterr().out
    assert "knows the commands now" in said
    assert "knows these commands already" in said
    assert puts(api) == 1
    assert api.small.commands == commands()


def test_it_is_told_again_when_asked_to(api: SmallApi) -> None:
    assert [main(["discord", "sync"]), main(["discord", "sync", "--force"])] == [OK, OK]
    assert puts(api) == 2


def test_it_is_told_again_when_the_commands_changed_or_the_app_did(
    api: SmallApi, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    now = {"application": APP, "hash": command_hash(commands())}
    for before in ({**now, "hash": "older"}, {**now, "application": "101"}, None):
        with opened(database_url) as database:
            database.write_now(lambda session, before=before: Instance(session).set(COMMANDS_TOLD, before))  # type: ignore[misc]
        assert main(["discord", "sync"]) == OK
        with opened(database_url) as database:
            assert database.read_now(lambda session: Instance(session).get(COMMANDS_TOLD)) == now
    assert puts(api) == 3


def test_what_discord_refuses_is_said_and_not_taken_for_done(api: SmallApi, capsys: pytest.CaptureFixture[str]) -> None:
    api.small.wrong[" ".join(PUT)] = (400, {"message": "Invalid Form Body", "code": 50035}, {})
    assert main(["discord", "sync"]) == FAILED
    assert "status 400, code 50035: Invalid Form Body" in capsys.readouterr().err
    api.small.wrong.clear()
    assert main(["discord", "sync"]) == OK
    assert puts(api) == 2


def test_the_invitation_is_for_this_app(api: SmallApi, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["discord", "invite"]) == OK
    assert capsys.readouterr().out.splitlines()[0] == invitation(APP)


@pytest.mark.parametrize("what", ["sync", "invite"])
def test_without_a_good_token_it_says_what_to_do(
    api: SmallApi, what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "canary.token")
    assert main(["discord", what]) == MISCONFIGURED
    said = capsys.readouterr()
    assert "Discord refuses DISCORD_TOKEN." in said.err
    assert "canary" not in f"{said}"
    monkeypatch.delenv("DISCORD_TOKEN")
    assert main(["discord", what]) == MISCONFIGURED
    assert "DISCORD_TOKEN is not set" in capsys.readouterr().err


def test_when_discord_can_not_be_asked(api: SmallApi, capsys: pytest.CaptureFixture[str]) -> None:
    api.small.wrong["GET /applications/@me"] = (503, {}, {})
    assert main(["discord", "invite"]) == FAILED
    assert "Discord can't be asked (status 503)" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["discord"], ["discord", "dance"]])
def test_wrong_usage_says_how(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == USAGE
    assert "usage: python -m bot discord" in capsys.readouterr().err


def test_the_doctor_looks_at_discord(api: SmallApi, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == FAILED
    assert "FAIL  Discord: it does not know the commands of this release → python -m bot discord sync\n" in (
        capsys.readouterr().out
    )
    assert main(["discord", "sync"]) == OK
    assert main(["doctor"]) == OK
    said = capsys.readouterr().out
    assert f"ok    Discord: the bot is loop of the app {APP}\n" in said
    assert "ok    Discord: it knows the commands of this release\n" in said
    assert TOKEN not in said


def test_the_doctor_looks_at_discord_before_there_is_a_database(
    api: SmallApi, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor"])
    assert "the bot is loop" in capsys.readouterr().out
    assert list(home.iterdir()) == []


def test_without_a_token_discord_is_not_even_loaded() -> None:
    code = "import sys; from bot.cli import main; main(['doctor']); print('discord' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)}, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
    assert "Discord" not in done.stdout
