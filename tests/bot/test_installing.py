"""Who lets the bot in, and whose token is forgotten when: always the one that Slack refused, never a newer one."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.clock import SystemClock
from bot.installing import Granted, Installing, invitation
from storage.backup import opened
from storage.database import Database
from storage.sealing import Seal, new_key

OLD, NEW = (Granted("T1", "North", token, "U1") for token in ("xoxb-old", "xoxb-new"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with opened(database_url) as made:
        yield made


def installing(database: Database) -> Installing:
    return Installing(database, SystemClock(), Seal([new_key()]))


async def lets_in(made: Installing, database: Database, granted: Granted) -> None:
    code = (await asyncio.to_thread(invitation, database, SystemClock().now()))[0]
    state = await made.begin(code)
    assert await made.take(state)
    assert await made.keep(state, granted)


def test_a_token_that_was_refused_is_forgotten(database: Database) -> None:
    made = installing(database)
    asyncio.run(lets_in(made, database, OLD))
    assert [granted.token for granted in made.granted()] == ["xoxb-old"]
    asyncio.run(made.end(OLD))
    assert list(made.granted()) == []


def test_a_workspace_that_was_let_in_again_meanwhile_keeps_its_new_token(database: Database) -> None:
    made = installing(database)
    asyncio.run(lets_in(made, database, OLD))
    asyncio.run(lets_in(made, database, NEW))
    asyncio.run(made.end(OLD))
    assert [granted.token for granted in made.granted()] == ["xoxb-new"]
