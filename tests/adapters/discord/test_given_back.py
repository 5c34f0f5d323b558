"""What can't be taken in: a window is gone once it was sent off, and so is a command, so the words go back."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import event

from bot.quota import Quota
from bot.turn import Reply
from bot.ui.message import Message
from tests.adapters.discord.place import DiscordPlace
from tests.adapters.discord.world import DiscordWorld


def too_fast(server: DiscordWorld) -> None:
    server.app.engine.quota = Quota(burst=0, per_second=0.001)


def unwritable(server: DiscordWorld) -> None:
    """Whichever of its connections is used."""
    event.listen(server.database.engine, "checkout", lambda made, *_: made.execute("PRAGMA query_only = ON"))


@pytest.mark.parametrize("fails", [too_fast, unwritable])
def test_a_form_that_can_not_be_taken_in_is_given_back_with_its_words(
    server: DiscordWorld, fails: Callable[[DiscordWorld], None]
) -> None:
    server.ana.uses("promised")
    fails(server)
    server.ana.member.submits(partner="Casa Latina", words="the key of the hall " * 100, due="2026-12-04")
    server.run(server.over())
    # One of them stands in two pieces.
    assert server.ana.sees.count("the key of the hall") >= 99


@pytest.mark.parametrize("fails", [too_fast, unwritable])
def test_a_command_that_can_not_be_taken_in_is_given_back_with_its_words(
    server: DiscordWorld, fails: Callable[[DiscordWorld], None]
) -> None:
    server.ana.uses("promised")
    fails(server)
    server.ana.member.command("promised", partner="Casa Latina", words="a key", due="Friday")
    server.run(server.over())
    assert all(words in server.ana.sees for words in ("partner: Casa Latina", "words: a key", "due: Friday"))


def test_an_answer_of_many_messages_arrives_whole_though_discord_takes_few_at_once() -> None:
    place = DiscordPlace()
    try:
        place.replies = [Reply(tuple(Message(f"part {n}") for n in range(9)))]
        place.types("mine")
        place.run(asyncio.wait_for(place.adapter._desk.tasks.finish(5), 10))
        assert [n for n in range(9) if f"part {n}" not in place.sees()] == []
        assert [call.name for call in place.twin.calls if call.status == 429] == []
    finally:
        place.close()
