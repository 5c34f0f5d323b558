"""A network that breaks in every way: the bot comes back by itself, loses nothing it acknowledged, and asks seldom."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session

from adapters.slack.adapter import SlackAdapter
from adapters.slack.sockets import Patience
from adapters.slack.web_api import Keys
from bot.errors import MISCONFIGURED, Explained
from bot.events import Address
from bot.ports import Refused
from bot.quota import UNLIMITED, Quota
from bot.ui.message import Message
from storage.database import Database
from storage.schema import upgrade
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.faults import Faults
from tests.twins.slack.member import Gesture
from tests.twins.slack.table import SCOPES

QUICK = Patience(call=0.6, open=1.0, ping=0.2, look=0.05)
ASKING = replace(QUICK, ask=0.3)
HISTORY = (*SCOPES, "channels:history", "groups:history")
EASTSIDE = "Eastside Mutual Aid"
POST = "chat.postMessage"


def opened(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")
    upgrade(database)
    return database


@pytest.fixture
def world(tmp_path: Path) -> Iterator[SlackWorld]:
    """A bot that waits for less than people would, but in the same order."""
    database = opened(tmp_path)
    with SlackWorld(database, waits=QUICK, scopes=HISTORY, retries=(0.0, 0.3, 1.0, 2.0)) as made:
        made.app.engine.quota = Quota(burst=UNLIMITED)
        made.twin.deliveries.patience = 0.5
        made.twin.connected(2)
        yield made
    database.close()


@pytest.fixture
def steady(tmp_path: Path) -> Iterator[SlackWorld]:
    """The same with connections that hold, however busy the machine is: only calls go wrong."""
    database = opened(tmp_path)
    with SlackWorld(database, waits=replace(QUICK, ping=10.0), scopes=HISTORY, patience=10.0) as made:
        made.app.engine.quota = Quota(burst=UNLIMITED)
        made.twin.connected(2)
        yield made
    database.close()


def until_acknowledged(gesture: Callable[[], Gesture], within: float = 10.0) -> None:
    """Again and again, as people do."""
    end = time.monotonic() + within
    while not gesture().acked:
        assert time.monotonic() < end, "nobody ever answered"
        time.sleep(0.05)


def notes(world: SlackWorld) -> dict[str, int]:
    def read(session: Session) -> dict[str, int]:
        counted = "SELECT paraphrase, count(*) FROM note WHERE NOT is_sample GROUP BY 1"
        return dict(map(tuple, session.connection().exec_driver_sql(counted)))

    return world.database.read_now(read)


def calls(world: SlackWorld, method: str) -> int:
    return len(world.twin.calls_of(method))


@pytest.mark.parametrize("how", ["aborts_sockets", "silences_sockets", "disconnects"])
def test_lost_connections_come_back_and_nothing_acknowledged_is_lost(world: SlackWorld, how: str) -> None:
    ana, tries = world.ana.member, dict[str, int]()

    def types(words: str) -> Gesture:
        tries[words] = tries.get(words, 0) + 1
        return ana.command(f"heard {EASTSIDE}: {words}", "outreach")

    for n in range(8):
        if n % 4 == 1:
            getattr(world.twin, how)()
        until_acknowledged(lambda words=f"typed {n}": types(words))  # type: ignore[misc]
        ana.mentions(f"heard {EASTSIDE}: said {n}", "outreach")
    world.twin.wait_for(lambda: len(world.twin.sockets.connections) >= 2, 10)
    world.twin.wait_for(lambda: {f"said {n}" for n in range(8)} <= set(notes(world)), 10, "the repeated events")
    found = notes(world)
    assert all(1 <= found[words] <= times for words, times in tries.items())
    assert all(found[f"said {n}"] == 1 for n in range(8))
    assert calls(world, "apps.connections.open") <= 12


def test_an_address_that_was_used_up_in_vain_is_not_tried_again(world: SlackWorld) -> None:
    world.twin.sockets.cut = 2
    world.twin.aborts_sockets()
    world.twin.connected(4)
    until_acknowledged(lambda: world.ana.member.command("mine", "outreach"))


def test_while_slack_gives_no_address_it_is_asked_ever_more_seldom(world: SlackWorld) -> None:
    world.twin.faults.breaks("apps.connections.open", 503, times=1_000)
    before = calls(world, "apps.connections.open")
    world.twin.aborts_sockets()
    time.sleep(2.5)
    assert world.adapter.trouble == "the connection is lost"
    assert 2 <= calls(world, "apps.connections.open") - before <= 8
    world.twin.faults.forget()
    until_acknowledged(lambda: world.ana.member.command("mine", "outreach"))
    assert world.adapter.trouble == ""


def test_being_sent_away_again_and_again_is_no_reason_to_hurry(world: SlackWorld) -> None:
    before, end = calls(world, "apps.connections.open"), time.monotonic() + 2
    while time.monotonic() < end:
        world.twin.disconnects("too_many_websockets")
        time.sleep(0.02)
    assert calls(world, "apps.connections.open") - before <= 8


def test_told_to_wait_for_an_address_it_waits(world: SlackWorld) -> None:
    world.twin.faults.rate_limits("apps.connections.open", retry_after=2, times=2)
    before = calls(world, "apps.connections.open")
    world.twin.aborts_sockets()
    time.sleep(1.7)
    assert calls(world, "apps.connections.open") - before == 2
    until_acknowledged(lambda: world.ana.member.command("mine", "outreach"))


ANSWERS: dict[str, Callable[[Faults], None]] = {
    "dropped": lambda faults: faults.drops("response_url"),
    "broken": lambda faults: faults.breaks("response_url", 502),
    "a page": lambda faults: faults.answers_html("response_url"),
    "swallowed": lambda faults: faults.swallows("response_url"),
    "a byte at a time": lambda faults: faults.trickles("response_url"),
    "refused": lambda faults: faults.rate_limits("response_url"),
}


def test_an_answer_that_is_lost_on_its_way_keeps_nothing_else_from_coming(steady: SlackWorld) -> None:
    world = steady
    for n, (how, spoil) in enumerate(ANSWERS.items()):
        world.ana.types(f"heard {EASTSIDE}: {n}")
        spoil(world.twin.faults)
        assert world.ana.member.presses("Undo").acked, how
        assert "Saved" in world.ana.types(f"heard {EASTSIDE}: after {n}"), how
    world.settle()
    assert not world.twin.faults.planned[-1].times


POSTS: dict[str, Callable[[Faults], None]] = {
    "dropped": lambda faults: faults.drops(POST),
    "dropped after": lambda faults: faults.drops(POST, accepted=True),
    "broken": lambda faults: faults.breaks(POST, 503),
    "broken after": lambda faults: faults.breaks(POST, 500, accepted=True),
    "a page": lambda faults: faults.answers_html(POST),
    "a page after": lambda faults: faults.answers_html(POST, accepted=True),
    "swallowed": lambda faults: faults.swallows(POST),
    "swallowed after": lambda faults: faults.swallows(POST, accepted=True),
    "a byte at a time": lambda faults: faults.trickles(POST),
    "fatal after": lambda faults: faults.answers("fatal_error", POST, accepted=True),
    "later than anyone waits": lambda faults: faults.accepts_late(0.9, POST),
    "refused": lambda faults: faults.rate_limits(POST, retry_after=2),
}


def test_a_post_whose_answer_is_lost_comes_exactly_once(steady: SlackWorld) -> None:
    world = steady
    for n, spoil in enumerate(POSTS.values()):
        spoil(world.twin.faults)
        world.ana.member.command(f"promised {EASTSIDE} room {n:02} by 2026-12-15", "outreach")
        # Slack may have stopped waiting on a busy machine; the fault is for the letter that comes of it.
        world.run(world.over())
        world.run(world.app.scheduler.run_until_quiet())
    # What is still under way arrives before anybody looks, as it does within the settle time.
    world.twin.settled(quiet=0.5)
    for _ in range(4):
        world.advance(minutes=3)
    seen = world.twin.messages("U_AMINA")
    for n, how in enumerate(POSTS):
        assert sum(f"room {n:02}" in str(message.body) for message in seen) == 1, how


def test_it_waits_for_a_slack_that_is_not_there_yet(tmp_path: Path) -> None:
    database = opened(tmp_path)
    world = SlackWorld(database, waits=QUICK)
    world.twin.faults.drops("auth.test")
    world.twin.faults.answers_html("auth.test", 503)
    world.twin.faults.breaks("apps.connections.open", 503)
    with world:
        assert 3 <= calls(world, "auth.test") <= 8
        until_acknowledged(lambda: world.ana.member.command("mine", "outreach"))
    database.close()


def closed_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def test_what_could_not_even_be_called_out_was_surely_not_said(world: SlackWorld) -> None:
    """So it is sent later and nobody is asked whether it may have arrived."""

    async def send() -> Refused:
        keys = Keys("xoxb", "xapp", api_url=f"http://127.0.0.1:{closed_port()}/api/")
        adapter = SlackAdapter(world.app.engine, world.clock, keys)
        with pytest.raises(Refused) as refused:
            await adapter.send(Address("slack", "T", "C"), Message("x"), "w")
        await adapter._api.close()
        return refused.value

    assert asyncio.run(send()).retry_after


def test_it_can_be_stopped_while_slack_is_not_there(world: SlackWorld) -> None:
    world.twin.faults.breaks("auth.test", 503, times=1_000)
    world.twin.faults.swallows("apps.connections.open", times=1_000)
    world.twin.aborts_sockets()
    time.sleep(0.3)
    started = time.monotonic()
    world.run(world.adapter.stop())
    assert world.ends() is None
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("method", "name"), [("auth.test", "SLACK_BOT_TOKEN"), ("apps.connections.open", "SLACK_APP_TOKEN")]
)
def test_a_token_that_is_revoked_while_it_runs_ends_it_with_what_to_do(tmp_path: Path, method: str, name: str) -> None:
    database = opened(tmp_path)
    with SlackWorld(database, waits=ASKING) as world:
        world.twin.faults.answers("token_revoked", method, times=1_000)
        world.twin.aborts_sockets()
        error = world.ends()
        assert isinstance(error, Explained)
        assert error.code == MISCONFIGURED
        assert f"Slack refuses {name} (token_revoked)" in str(error)
    database.close()


def test_when_nobody_can_reach_it_for_long_it_ends_to_be_started_anew(tmp_path: Path) -> None:
    database = opened(tmp_path)
    patience = Patience(call=0.5, open=0.5, ping=0.2, look=0.05, dead=1.0)
    with SlackWorld(database, waits=patience) as world:
        world.twin.faults.breaks("apps.connections.open", 503, times=1_000)
        world.twin.aborts_sockets()
        error = world.ends()
        assert isinstance(error, Explained)
        assert error.code != MISCONFIGURED
        assert "started anew" in str(error)
    database.close()
