"""What the bot may do on Discord: as little as possible, and computed as Discord does."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.discord.permissions import (
    ADMINISTRATOR,
    EVERYTHING,
    WANTED,
    invitation,
    missing,
    permissions_in,
    wanted,
)

GUILD, ROLE, OTHER, BOT = "1", "2", "3", "9"
VIEW, SEND, MANAGE = 1 << 10, 1 << 11, 1 << 4


def granted(everyone: int, role: int, *rules: tuple[str, int, int], **more: Any) -> int:
    """Rules of the channel are: for whom, what it allows, what it denies."""
    roles = [{"id": GUILD, "permissions": str(everyone)}, {"id": ROLE, "permissions": str(role)}]
    roles.append({"id": OTHER, "permissions": str(MANAGE)})
    overwrites = [{"id": key, "allow": str(allow), "deny": str(deny)} for key, allow, deny in rules]
    guild = {"id": GUILD, "owner_id": "7", "roles": roles, **more}
    return permissions_in(guild, {"roles": [ROLE]}, BOT, {"permission_overwrites": overwrites})


def test_the_invitation_asks_for_these_and_nothing_else() -> None:
    assert wanted() == 343_597_485_056
    names = {name for name, value in discord.Permissions(wanted()) if value}
    assert names == {
        "read_messages",
        "send_messages",
        "attach_files",
        "read_message_history",
        "create_private_threads",
        "send_messages_in_threads",
    }


def test_the_invitation_is_an_address_of_discords() -> None:
    parts = urlsplit(invitation("123"))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "discord.com", "/oauth2/authorize")
    assert parse_qs(parts.query) == {
        "client_id": ["123"],
        "scope": ["bot applications.commands"],
        "permissions": [str(wanted())],
    }


def test_every_permission_says_why_and_is_called_as_discord_calls_it() -> None:
    for each in WANTED:
        assert len(each.why.split()) > 3
        assert getattr(discord.Permissions(each.value), each.name.lower().replace(" ", "_"))


def test_roles_add_up_and_the_channel_has_the_last_word() -> None:
    assert granted(VIEW, SEND) == VIEW | SEND
    assert granted(VIEW, SEND, (GUILD, 0, SEND)) == VIEW
    assert granted(VIEW, SEND, (GUILD, 0, SEND), (ROLE, SEND, 0)) == VIEW | SEND
    assert granted(VIEW, SEND, (ROLE, SEND, 0), (BOT, 0, SEND)) == VIEW
    assert granted(VIEW, SEND, (OTHER, MANAGE, SEND)) == VIEW | SEND


def test_where_one_sees_nothing_one_can_do_nothing() -> None:
    assert granted(0, SEND) == 0
    assert granted(VIEW, SEND, (GUILD, 0, VIEW)) == 0


def test_administrators_and_owners_may_do_everything() -> None:
    assert granted(0, ADMINISTRATOR, (GUILD, 0, VIEW)) == EVERYTHING
    assert granted(0, 0, owner_id=BOT) == EVERYTHING


@pytest.mark.parametrize("each", WANTED, ids=lambda each: each.name)
def test_what_is_missing_is_named(each: Any) -> None:
    assert missing(wanted() & ~each.value) == [each]
    assert missing(wanted()) == []
