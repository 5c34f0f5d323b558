"""Settings: read once, wrong ones named with what to do, and never a value shown."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, prepare_file, read_settings

CANARY = "hunter2-canary"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_set_means_a_file_of_our_own_and_the_local_page() -> None:
    settings = read_settings()
    assert settings.database_file == Path("data/loopkeeper.db")
    assert settings.shows_local_page
    assert (settings.port, settings.log_format) == (8080, "text")


def test_the_environment_wins_over_the_file_and_empty_means_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PORT=1234\nLOG_FORMAT=json\nDISCORD_TOKEN=\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("PORT", "0")
    monkeypatch.setenv("LOCAL_PAGE", "")
    settings = read_settings()
    assert (settings.port, settings.log_format) == (0, "json")
    assert settings.discord_token is None
    assert settings.local_page is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", f"mysql://root:{CANARY}@host/name"),
        ("DATABASE_URL", f"postgresql://user:{CANARY}@host"),
        ("DATABASE_URL", f"postgresql://user:{CANARY}@host:many/name"),
        ("DATABASE_URL", f"sqlite://{CANARY}.db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", CANARY),
        ("PORT", CANARY),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("LOCAL_PAGE", CANARY),
        ("LOG_FORMAT", CANARY),
        ("SLACK_WHEN_UNSURE", CANARY),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_do_and_without_its_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert f"{name} is not right: " in str(caught.value)
    assert CANARY not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_a_post_whose_answer_was_lost_is_sent_again_unless_it_is_to_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().slack_when_unsure == "resend"
    monkeypatch.setenv("SLACK_WHEN_UNSURE", "hold")
    assert read_settings().slack_when_unsure == "hold"


def test_several_wrong_settings_are_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "many")
    monkeypatch.setenv("LOG_FORMAT", "loud")
    with pytest.raises(SettingsError, match=r"LOG_FORMAT[^\n]*\nPORT"):
        read_settings()


@pytest.mark.parametrize(("given", "missing"), [("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"), ("SLACK_APP_TOKEN", "BOT")])
def test_half_of_what_slack_needs_is_not_enough(given: str, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(given, CANARY)
    with pytest.raises(SettingsError, match=missing) as caught:
        read_settings()
    assert CANARY not in str(caught.value)


def test_tokens_are_never_shown_and_turn_the_local_page_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    settings = read_settings()
    assert CANARY not in f"{settings!r} {settings} {settings.model_dump()}"
    assert not settings.shows_local_page
    monkeypatch.setenv("LOCAL_PAGE", "true")
    assert read_settings().shows_local_page


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read_settings().port = 1


def test_an_unreadable_file_of_settings_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"PORT=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env"):
        read_settings()


def test_the_folder_and_the_file_are_for_their_owner_only(tmp_path: Path) -> None:
    prepare_file(read_settings())
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data/loopkeeper.db").stat().st_mode & 0o777 == 0o600


def test_every_setting_is_in_the_example(request: pytest.FixtureRequest) -> None:
    example = (request.config.rootpath / ".env.example").read_text()
    addresses_for_tests = {"slack_api_url", "discord_api_url", "discord_gateway_url"}
    for name in set(Settings.model_fields) - addresses_for_tests:
        assert f"#{name.upper()}=" in example
