"""What is written down of a whole conversation, which is held with the library's own buttons, layouts and forms."""

import json
from pathlib import Path
from typing import Any

import discord
import pytest

from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.answering import CHOICES, answer
from tests.twins.discord.pieces import SHARE, loop
from tests.twins.discord.small_bot import SmallBot
from tests.twins.recording import record_file


class Board(discord.ui.LayoutView):
    """Two items in a box, a menu and a link."""

    def __init__(self, done: str = "") -> None:
        super().__init__(timeout=None)
        box: Any = discord.ui.Container(accent_colour=discord.Colour.blue())
        for number, words in enumerate(("Call Rosa", "Write to Ana")):
            kept: Any = discord.ui.Button(label="Kept", custom_id=f"press:{number}")
            box.add_item(discord.ui.Section(discord.ui.TextDisplay(f"{words} {done}".strip()), accessory=kept))
        box.add_item(discord.ui.Separator())
        self.add_item(box)
        menu: Any = discord.ui.Select(custom_id="pick:1", options=[discord.SelectOption(label="Later", value="later")])
        self.add_item(discord.ui.ActionRow(menu))
        self.add_item(discord.ui.ActionRow(discord.ui.Button(label="Guide", url="https://example.org/guide")))


class Form(discord.ui.Modal, title="Share a need"):
    def __init__(self) -> None:
        super().__init__(timeout=None, custom_id="form:1")
        words: Any = discord.ui.TextInput(custom_id="words", default="Two tables", max_length=40)
        self.add_item(discord.ui.Label(text="What do you need?", description="One sentence", component=words))
        days = [discord.SelectOption(label=each, value=each.lower()) for each in ("Monday", "Friday")]
        when: Any = discord.ui.Select(custom_id="when", required=False, options=days)
        self.add_item(discord.ui.Label(text="By when?", component=when))


async def converse(given: discord.Interaction) -> None:
    data: Any = given.data
    match given.type:
        case discord.InteractionType.autocomplete:
            await answer(given, CHOICES, {"choices": [{"name": "Casa Rosa", "value": "p17"}]})
        case discord.InteractionType.application_command:
            await given.response.send_modal(Form())
        case discord.InteractionType.modal_submit:
            await given.response.defer(ephemeral=True, thinking=True)
            await given.edit_original_response(view=Board())
            await given.followup.send("One more thing", ephemeral=True)
        case _ if data["custom_id"] == "pick:1":
            await given.response.send_message("Later, then", ephemeral=True)
        case _:
            await given.response.edit_message(view=Board("(kept)"))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Where somebody wants to look at it, or else nowhere in particular."""
    return record_file("discord-") or tmp_path / "calls.jsonl"


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def converses(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    app, general = twin.world.app, twin.channel("general").id
    bot.call("PUT", f"/applications/{app}/commands", [loop(SHARE)])
    assert amina.types("partner", "cas") == ["Casa Rosa"]
    amina.command("share", "general", kind="need", words="x", partner="Casa Rosa")
    assert amina.form == "Share a need\nWhat do you need?: Two tables\nOne sentence\nBy when?:\n(Monday | Friday)"
    assert amina.submits(words="Three tables", when="Friday").answered
    twin.wait_for(lambda: amina.sees() == "One more thing")
    assert amina.presses("Kept", near="Ana").answered
    assert "Write to Ana (kept)\n[Kept]\n---\n(Make a selection: Later)\n[Guide]" in amina.sees()
    amina.picks("Later")
    assert amina.sees() == "Later, then"
    thread = bot.call("POST", f"/channels/{general}/threads", {"name": "Casa Rosa", "invitable": False})
    bot.call("PUT", f"/channels/{thread['id']}/thread-members/{amina.id}")
    said = bot.call(
        "POST", f"/channels/{thread['id']}/messages", {"content": "Here", "nonce": "1", "enforce_nonce": True}
    )
    path = f"/channels/{thread['id']}/messages/{said['id']}"
    bot.call("PATCH", path, {"content": "There", "allowed_mentions": {"parse": []}})
    assert amina.sees() == "There"
    bot.call("DELETE", path)


def test_every_call_is_written_down_as_it_came(record: Path) -> None:
    with DiscordTwin(record) as twin:
        amina = twin.member("Amina")
        twin.channel("general")
        with SmallBot(twin, converse) as bot:
            converses(twin, amina, bot)
            assert bot.client.errors == []
        calls, told = lines(record), lines(record.with_suffix(".events"))
    assert len(calls) == len(twin.calls)
    assert all(set(each) == {"method", "path", "body"} for each in calls)
    assert calls[0] == {"method": "GET", "path": "/users/@me", "body": None}
    assert [each["body"]["type"] for each in calls if each["path"].endswith("/callback")] == [8, 9, 5, 7, 4]
    assert [each["t"] for each in told if each.get("t") == "INTERACTION_CREATE"] == ["INTERACTION_CREATE"] * 5
    assert twin.bot_token not in record.read_text() + record.with_suffix(".events").read_text()
