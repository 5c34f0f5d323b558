"""The guide for Slack says what is so: scopes, shortcuts, errors, commands and files that it names are real."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.slack import verdicts
from adapters.slack.scopes import SCOPES
from adapters.slack.verdicts import Answer
from bot.cli import parser
from bot.features import FEATURES
from bot.settings import SettingsError, read_settings
from storage.team_channels import TeamChannel

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FRIENDS = TeamChannel("Friends", "T1", "C1")


@pytest.fixture
def guide(request: pytest.FixtureRequest) -> Path:
    return request.config.rootpath / "docs/slack.md"


def test_the_guide_gives_every_scope_its_reason(guide: Path) -> None:
    rows = re.findall(r"^\| `([a-z_:]+)` \| (.*?)(?: \*\(only with (.*)\)\*)? \|$", guide.read_text(), re.MULTILINE)
    said = [(name, why, set(re.findall(r"`--([a-z-]+)`", options))) for name, why, options in rows]
    assert said == [(each.name, each.why, {o.replace(" ", "-") for o in each.options}) for each in SCOPES]


def test_the_guide_names_every_shortcut(guide: Path) -> None:
    for shortcut in (shortcut for feature in FEATURES for shortcut in feature.shortcuts):
        assert f"**{shortcut.label}**" in guide.read_text()


def said_by_the_doctor() -> str:
    """Everything that can be wrong on Slack, in the doctor's words."""
    troubles = [{"is_archived": True}, {"is_member": False}, {"is_ext_shared": True}]
    channels = [Answer(said={"name": "team", **trouble}) for trouble in troubles]
    found = [
        verdicts.bot_token(Answer("invalid_auth")),
        verdicts.refused("SLACK_APP_TOKEN", "missing_scope", ""),
        verdicts.unreachable("no connection"),
        verdicts.no_channel(),
        *(verdicts.channel(FRIENDS, answer, "loop") for answer in (*channels, Answer("channel_not_found"))),
        *verdicts.scopes(frozenset({"files:write"}), "hold"),
        *(each for hours in (-1, 1) for each in verdicts.skew(Answer(at=NOW), NOW + timedelta(hours=hours))),
    ]
    return "\n".join(finding.what for finding in found)


def test_every_error_that_the_guide_explains_is_one_that_is_shown(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    with pytest.raises(SettingsError) as half:
        read_settings()
    shown = f"{said_by_the_doctor()}\n{half.value}"
    table = guide.read_text().partition("| what you see |")[2].partition("\n\n")[0]
    cells = [row.split(" | ")[0] for row in table.splitlines()]
    phrases = [phrase for cell in cells for phrase in re.findall(r"`([^`]+)`", cell)]
    assert len(phrases) > 10
    assert [phrase for phrase in phrases if phrase.rstrip("…") not in shown] == []


def test_every_command_that_the_guide_shows_can_be_typed(guide: Path) -> None:
    lines = re.findall(r"python -m bot ((?:--workspace T|[a-z])[^\n`]*)", guide.read_text())
    assert len(lines) >= 5
    for line in lines:
        assert parser().parse_args(line.split()).command in {"slack", "doctor", "outbox", "backup", "restore", "team"}


def test_every_file_and_heading_that_the_guide_leads_to_is_there(guide: Path) -> None:
    text = guide.read_text()
    headings = {
        re.sub(r"[^\w -]", "", each).strip().lower().replace(" ", "-") for each in re.findall(r"^#+ (.*)$", text, re.M)
    }
    for target in re.findall(r"\]\((?!http)([^)]+)\)", text):
        path, _, heading = target.partition("#")
        assert not path or (guide.parent / path).is_file()
        assert not heading or heading in headings
