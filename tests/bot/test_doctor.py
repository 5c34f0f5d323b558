"""The doctor: every finding, shown by an installation that has it."""

import shutil
import sqlite3
import zoneinfo
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import resources
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.doctor import Finding, Health, examine, versions, zones
from bot.settings import Settings
from storage.backup import opened
from storage.database import Database
from storage.files import only_one, refuse_network
from storage.instance import Instance
from storage.outbox import Outbox, OutboxState

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def settings(home: Path, sqlite_template: Path) -> Settings:
    (home / "data").mkdir(mode=0o700)
    shutil.copy(sqlite_template, home / "data/loopkeeper.db")
    return Settings()


def about(word: str, findings: list[Finding]) -> Finding:
    """The one finding with a word in it."""
    found = [finding for finding in findings if word in finding.what]
    assert len(found) == 1, [finding.what for finding in findings]
    return found[0]


def finding(word: str, settings: Settings, now: datetime = NOW) -> Finding:
    return about(word, examine(settings, now))


def test_a_healthy_installation_has_nothing_but_a_missing_backup(database_url: str) -> None:
    findings = examine(Settings(database_url=database_url), NOW)
    unwell = [finding.what for finding in findings if finding.health is not Health.WELL]
    assert [what for what in unwell if "read by others" not in what] == ["there is no backup yet"]


def test_everything_that_is_not_well_says_what_to_do(settings: Settings, home: Path) -> None:
    (home / ".env").write_text("")
    (home / ".env").chmod(0o644)
    findings = examine(settings, NOW.replace(year=1980))
    assert all(finding.advice for finding in findings if finding.health is not Health.WELL)


def test_looking_twice_finds_the_same(settings: Settings) -> None:
    def seen() -> list[Finding]:
        # Others use the disk meanwhile.
        return [found for found in examine(settings, NOW) if "MB are free" not in found.what]

    assert seen() == seen()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_file_of_secrets_that_others_can_read(settings: Settings, home: Path, mode: int) -> None:
    (home / ".env").write_text("")
    (home / ".env").chmod(mode)
    assert finding(".env", settings) == Finding(Health.WARNING, ".env can be read by others", "chmod go-rwx .env")


def test_a_database_that_others_can_read(settings: Settings, home: Path) -> None:
    file = home / "data/loopkeeper.db"
    file.chmod(0o644)
    assert all("by others" not in found.what for found in examine(settings, NOW))
    (home / "data").chmod(0o755)
    assert finding("loopkeeper.db can be read by others", settings).health is Health.WARNING
    file.chmod(0o600)
    assert all("by others" not in found.what for found in examine(settings, NOW))


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_file_system(settings: Settings, home: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = home / "mounts"
    mounts.write_text(f"dev / ext4 rw 0 0\nserver:/x {home} {kind} rw 0 0\n")
    monkeypatch.setattr("bot.doctor.refuse_network", partial(refuse_network, mounts=mounts))
    assert finding("network", settings).health is Health.ILL


def test_a_bot_that_runs(settings: Settings) -> None:
    assert finding("bot is running", settings).what == "no bot is running"
    with only_one(settings.database_file):
        assert finding("bot is running", settings).what == "a bot is running on this database"


def test_a_disk_that_is_nearly_full(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.LEAST_SPACE", shutil.disk_usage(".").total + 1)
    assert finding("MB are free", settings).health is Health.ILL


def test_a_sqlite_that_is_too_old(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.OLDEST_SQLITE", (99, 0, 0))
    assert [found.health for found in versions(settings, NOW)] == [Health.ILL]


def test_a_clock_that_was_never_set(settings: Settings) -> None:
    assert finding("the clock says 1970", settings, datetime(1970, 1, 1, tzinfo=UTC)).health is Health.ILL
    assert finding("plausible", settings).health is Health.WELL


def test_a_clock_that_went_back(settings: Settings) -> None:
    examine(settings, NOW + timedelta(days=1))
    assert finding("before an earlier visit", settings).health is Health.WARNING


@pytest.fixture
def zone_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is the system's only source of time zones."""
    folder = tmp_path / "zones"
    (folder / "Asia").mkdir(parents=True)
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([folder])
    zoneinfo.ZoneInfo.clear_cache()
    yield folder
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


def test_time_zones_that_are_out_of_date(settings: Settings, zone_folder: Path) -> None:
    # Six hours ahead of Greenwich all year, as Almaty was until 2024.
    (zone_folder / "Asia/Almaty").write_bytes(resources.files("tzdata").joinpath("zoneinfo/Asia/Dhaka").read_bytes())
    assert [found.what for found in zones(settings, NOW)] == ["the time zones are from before 2024"]


def test_time_zones_that_are_missing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.FEWEST_ZONES", 10_000)
    assert [found.health for found in zones(settings, NOW)] == [Health.ILL]


def test_no_database_yet(home: Path) -> None:
    assert finding("no database yet", Settings()).health is Health.WARNING
    assert list(home.iterdir()) == []


def test_a_database_that_waits_for_its_migration(empty_url: str) -> None:
    settings = Settings(database_url=empty_url)
    with opened(empty_url) as database:
        database.write_now(lambda session: session.execute(text("CREATE TABLE x (id INTEGER)")))
    found = finding("not up to date", settings)
    assert (found.health, "python -m bot migrate" in found.advice) == (Health.ILL, True)


def test_a_database_of_a_newer_release(database_url: str) -> None:
    with opened(database_url) as database:
        database.write_now(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    found = finding("newer release", Settings(database_url=database_url))
    assert (found.health, "Install" in found.advice) == (Health.ILL, True)


def test_a_database_that_can_not_be_reached(tmp_path: Path) -> None:
    found = finding("can't be reached", Settings(database_url=f"postgresql://u:canary@/name?host={tmp_path}"))
    assert found.health is Health.ILL
    assert "canary" not in str(found)


def test_a_database_that_can_not_be_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.PATIENCE", 0.1)
    with closing(sqlite3.connect("data/loopkeeper.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "locked" in finding("can't be reached or written", settings).what


def test_a_file_that_is_damaged(settings: Settings) -> None:
    file = Path("data/loopkeeper.db")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_note_partner_id'").fetchall()
        pages = root or connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchall()
    content = bytearray(file.read_bytes())
    start = (pages[0][0] - 1) * 4096
    content[start : start + 4096] = b"\xa5" * 4096
    file.write_bytes(content)
    found = [each for each in examine(settings, NOW) if each.health is Health.ILL]
    assert [("damaged" in each.what or "malformed" in each.what) for each in found] == [True]


def test_the_age_of_the_last_backup(settings: Settings) -> None:
    def note(moment: datetime) -> None:
        with opened(settings.database_url) as database:
            database.write_now(lambda session: Instance(session).set("last backup", moment.isoformat()))

    assert finding("no backup yet", settings).health is Health.WARNING
    note(NOW - timedelta(days=6))
    assert finding("6 days old", settings).health is Health.WELL
    note(NOW - timedelta(days=8))
    assert finding("8 days old", settings).health is Health.WARNING


@pytest.mark.parametrize(("name", "value"), [("SLACK_BOT_TOKEN", "xapp-1"), ("SLACK_APP_TOKEN", "xoxb-1")])
def test_tokens_in_each_others_places(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setenv(name, value)
    found = finding(f"{name} does not begin", Settings())
    assert found.health is Health.WARNING
    assert value not in str(found)


def test_neither_tokens_nor_a_page(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setenv("LOCAL_PAGE", "false")
    assert finding("no tokens and no local page", Settings()).health is Health.WARNING


def test_a_database_in_use_is_not_disturbed(database: Database) -> None:
    database.write_now(lambda session: Instance(session).set("busy", 1))
    examine(Settings(database_url=database.url), NOW)
    assert database.read_now(lambda session: Instance(session).get("busy")) == 1


def test_a_database_that_is_a_folder_is_said_and_nothing_else_about_it(tmp_path: Path) -> None:
    findings = examine(Settings(database_url=f"sqlite:///{tmp_path}"), NOW)
    about = [found for found in findings if found.health is Health.ILL]
    assert [found.what for found in about] == [f"{tmp_path} is a folder"]
    assert not any("chmod" in found.advice for found in findings)


def test_messages_that_go_no_further_are_counted(database: Database) -> None:
    def end(*states: OutboxState) -> None:
        def add(session: Session) -> None:
            for n, state in enumerate(states):
                Outbox(session).enqueue(f"{state} {n}", "test", {}, "there:w:a", NOW).state = state

        database.write_now(add)

    settings = Settings(database_url=database.url)
    assert finding("no message is stuck", settings).health is Health.WELL
    end(OutboxState.DEAD, OutboxState.SENT)
    assert finding("messages that go no further: 1 dead", settings).health is Health.WELL
    end(OutboxState.HELD, OutboxState.WAITING, OutboxState.WAITING)
    found = finding("messages that go no further: 1 held, 2 waiting, 1 dead", settings)
    assert (found.health, found.advice) == (Health.WARNING, "python -m bot outbox list")
