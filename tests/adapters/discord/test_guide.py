"""The guide for Discord says what is so: permissions, commands, menus, errors and files that it names are real."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.discord import verdicts
from adapters.discord.calling import DiscordError, TokenRefused
from adapters.discord.commands import command_hash, commands, on_messages
from adapters.discord.permissions import ADMINISTRATOR, WANTED, wanted
from bot.cli import discord, parser
from bot.errors import Explained
from bot.feature import CONTACTS
from bot.features import FEATURES
from bot.settings import Settings
from storage.team_channels import TeamChannel

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FRIENDS = TeamChannel("Friends", "global", "c300")
PLACE = {"name": "team", "type": 0}


@pytest.fixture
def guide(request: pytest.FixtureRequest) -> Path:
    return request.config.rootpath / "docs/discord.md"


def test_the_guide_gives_every_permission_its_reason_and_the_number_of_all(guide: Path) -> None:
    table = guide.read_text().partition("| permission | for |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [tuple(row.strip("| ").split(" | ")) for row in table.splitlines()]
    assert rows == [(each.name, each.why) for each in WANTED]
    assert re.findall(r"carries the number `(\d+)`", guide.read_text()) == [str(wanted())]
    assert (len(WANTED), "[six permissions]" in guide.read_text()) == (6, True)


def test_the_guide_names_what_can_be_done_with_a_message(guide: Path) -> None:
    for shortcut in on_messages(FEATURES):
        assert f"**{shortcut.label}**" in guide.read_text()


def test_every_command_of_the_chat_that_the_guide_shows_is_offered(guide: Path) -> None:
    words = set(re.findall(r"`/loop (\w+)", guide.read_text()))
    assert len(words) > 6
    assert words <= {each["name"] for each in commands()[0]["options"]}


def test_the_guide_shows_partners_all_that_is_for_them_alone(guide: Path) -> None:
    theirs = [each for feature in FEATURES for each in feature.commands if each.who == CONTACTS]
    assert theirs
    for each in theirs:
        typed = f"say {each.word}" if each.is_seldom else each.word
        assert f"| `/loop {typed}` |" in guide.read_text()


def said_by_the_doctor() -> str:
    """Everything that can be wrong on Discord, in the doctor's words."""
    settings = {"interactions_endpoint_url": "x", "bot_public": True, "flags": 1 << 18}
    channels = [(PLACE, 0), (PLACE, ADMINISTRATOR), ({**PLACE, "type": 2}, 0)]
    found = [
        verdicts.token_refused(),
        verdicts.unreachable("no connection"),
        *verdicts.app_settings(settings),
        verdicts.commands_in_step("1", [], None),
        verdicts.commands_in_step("1", [], {"application": "1", "hash": command_hash(commands())}),
        verdicts.servers([]),
        *(verdicts.channel(FRIENDS, place, granted) for place, granted in channels),
        *(verdicts.unseen(FRIENDS, DiscordError(404, code)) for code in (10003, 50001)),
        *(verdicts.skew(NOW, NOW + timedelta(hours=hours)) for hours in (-1, 1)),
    ]
    return "\n".join(finding.what for finding in found)


def test_every_error_that_the_guide_explains_is_one_that_is_shown(guide: Path) -> None:
    with pytest.raises(Explained) as unset:
        discord.run(Settings.model_validate({"discord_token": None}), parser().parse_args(["discord", "invite"]))
    shown = f"{said_by_the_doctor()}\n{unset.value}\n{TokenRefused()}"
    table = guide.read_text().partition("| what you see |")[2].partition("\n\n")[0]
    cells = [row.split(" | ")[0] for row in table.splitlines() if not row.startswith("| Discord")]
    phrases = [phrase for cell in cells for phrase in re.findall(r"`([^`]+)`", cell)]
    assert len(phrases) > 15
    assert [phrase for phrase in phrases if phrase.rstrip("…") not in shown] == []


def test_every_command_that_the_guide_shows_can_be_typed(guide: Path) -> None:
    lines = re.findall(r"python -m bot ([a-z][^\n`]*)", guide.read_text())
    assert len(lines) >= 5
    for line in lines:
        assert parser().parse_args(line.split()).command in {"discord", "doctor"}


def test_every_file_and_heading_that_the_guide_leads_to_is_there(guide: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", guide.read_text()):
        path, _, heading = target.partition("#")
        there = guide.parent / path if path else guide
        assert there.is_file()
        if there.suffix != ".md":
            continue
        headings = re.findall(r"^#+ (.*)$", there.read_text(), re.MULTILINE)
        assert not heading or heading in {
            re.sub(r"[^\w -]", "", each).strip().lower().replace(" ", "-") for each in headings
        }
