"""A network that breaks in every way: the bot comes back by itself, nothing is lost or doubled, and it asks seldom."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.lines import Turns
from bot.errors import MISCONFIGURED, Explained
from bot.events import Address
from bot.ports import Absent, Blind
from bot.quota import UNLIMITED, Quota
from bot.ui.message import Message
from tests.adapters.discord.relay import Relay
from tests.adapters.discord.world import HASTY, DiscordWorld
from tests.adapters.running import TEAM_CHANNEL
from tests.adapters.slack.test_network import closed_port, opened
from tests.twins.discord.faults import CALLBACK, FOLLOW_UP, OPEN_DM, SEND, Faults
from tests.twins.discord.member import Gesture

QUICK = replace(HASTY, call=0.8, look=0.05, ask=0.3, silent=0.6, dead=60.0)
EASTSIDE = "Eastside Mutual Aid"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[DiscordWorld]:
    """A bot that waits for less than people would, but in the same order."""
    database = opened(tmp_path)
    with DiscordWorld(database, waits=QUICK) as made:
        made.app.engine.quota = Quota(burst=UNLIMITED)
        yield made
    database.close()


@pytest.fixture
def steady(tmp_path: Path) -> Iterator[DiscordWorld]:
    """The same with a line that holds, however busy the machine is: only calls go wrong."""
    database = opened(tmp_path)
    with DiscordWorld(database, waits=replace(HASTY, call=1.5)) as made:
        made.app.engine.quota = Quota(burst=UNLIMITED)
        yield made
    database.close()


def until_answered(gesture: Callable[[], Gesture], within: float = 20.0) -> float:
    """Again and again, as people do; the seconds that it took."""
    began = time.monotonic()
    while not gesture().answered:
        assert time.monotonic() - began < within, "nobody ever answered"
        time.sleep(0.05)
    return time.monotonic() - began


def invalid(world: DiscordWorld) -> int:
    """Calls that Discord counts before it shuts somebody out."""
    return sum(call.status in {401, 403, 429} for call in world.twin.calls)


# The line.

BREAKS = ("aborts_sockets", "silences_sockets", "reconnects", "invalidates_sessions", "hangs_up")


@pytest.mark.parametrize("how", BREAKS)
def test_a_line_that_breaks_comes_back_and_everything_is_done_once(world: DiscordWorld, how: str) -> None:
    ana = world.ana.member
    for n in range(6):
        if n % 3 == 1:
            getattr(world.twin, how)()
        until_answered(lambda n=n: ana.command("say", words=f"heard {EASTSIDE}: said {n}", where="outreach"))  # type: ignore[misc]
        world.settle()
    for n in range(6):
        assert f"said {n}" in world.ana.types(f"find said {n}")
    assert invalid(world) == 0
    assert world.adapter.trouble == ""
    assert len(world.twin.gateway.identified) <= 3


def test_a_line_that_is_swallowed_without_a_word_is_replaced(tmp_path: Path) -> None:
    """As when a router forgets it: nothing comes, nothing goes, and closing it in order would take half a minute."""
    database = opened(tmp_path)
    world = DiscordWorld(database, waits=QUICK)
    with Relay(world.twin, closed_port()) as relay, world:
        assert world.ana.types("help")
        relay.swallows()
        took = until_answered(lambda: world.ana.member.command("mine"))
        assert took < 8
        assert relay.opened == 2
        assert world.twin.gateway.resumed == 1
    database.close()


def test_a_quiet_line_is_left_as_it_is(world: DiscordWorld) -> None:
    """Discord's own heartbeat is far longer than the time after which silence means something."""
    time.sleep(2.5)
    assert (world.twin.gateway.greeted, world.twin.gateway.resumed) == (1, 0)
    assert 4 <= world.twin.gateway.beats <= 12


def test_being_sent_away_again_and_again_is_no_reason_to_hurry(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with DiscordWorld(database, waits=replace(QUICK, again=0.2, anew=0.2)) as world:
        for how in ("reconnects", "invalidates_sessions"):
            before, end = world.twin.gateway.greeted, time.monotonic() + 2.5
            while time.monotonic() < end:
                getattr(world.twin, how)()
                time.sleep(0.02)
            assert world.twin.gateway.greeted - before <= 6, how
    database.close()


def test_each_try_that_did_not_hold_makes_the_next_one_wait_longer() -> None:
    turns = Turns(held=10, first=1, longest=15)
    assert [turns.next(at) for at in (0, 100, 101, 103, 107, 115, 131, 147)] == [0, 0, 1, 2, 4, 8, 15, 15]
    assert turns.next(500) == 0


def test_it_waits_for_a_gateway_that_is_not_there_yet(tmp_path: Path) -> None:
    """Where not even the first line can be opened, the library itself gives up."""
    database = opened(tmp_path)
    world = DiscordWorld(database, waits=QUICK)
    relay = Relay(world.twin, closed_port())
    coming = threading.Timer(2.5, relay.__enter__)
    coming.start()
    with world:
        assert world.ana.types("help")
        assert relay.opened == 1
    coming.join()
    relay.__exit__()
    database.close()


def test_when_nobody_can_reach_it_for_long_it_ends_to_be_started_anew(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with DiscordWorld(database, waits=replace(QUICK, dead=1.0)) as world:
        world.twin.gateway.refused_identifies = [4000] * 1_000
        world.twin.invalidates_sessions()
        error = world.ends()
        assert isinstance(error, Explained)
        assert error.code != MISCONFIGURED
        assert "started anew" in str(error)
        assert len(world.twin.gateway.identified) < 10
    database.close()


@pytest.mark.parametrize("is_called", [False, True], ids=["over the line", "by a call"])
def test_a_token_that_is_revoked_while_it_runs_ends_it_with_what_to_do(tmp_path: Path, is_called: bool) -> None:
    database = opened(tmp_path)
    with DiscordWorld(database, waits=QUICK) as world:
        world.twin.bot_token = "another"
        if is_called:
            world.ana.member.command("say", words=f"promised {EASTSIDE} a key by Friday")
            world.run(world.over())
            world.run(world.app.scheduler.run_until_quiet())
        else:
            world.twin.aborts_sockets()
        error = world.ends()
        assert isinstance(error, Explained)
        assert error.code == MISCONFIGURED
        assert "Discord refuses DISCORD_TOKEN" in str(error)
        assert invalid(world) <= 3
    database.close()


def test_it_can_be_stopped_while_the_line_leads_nowhere(world: DiscordWorld) -> None:
    world.twin.gateway.refused_identifies = [4000] * 1_000
    world.twin.silences_sockets()
    time.sleep(0.3)
    began = time.monotonic()
    world.run(world.adapter.stop())
    assert world.ends() is None
    assert time.monotonic() - began < 4


GARBAGE: tuple[Any, ...] = (None, [], "kanari", 7, {"id": "x"}, {"id": 5, "type": 2, "data": [], "token": None})


def test_what_nobody_understands_is_passed_over(world: DiscordWorld, caplog: pytest.LogCaptureFixture) -> None:
    events = ("INTERACTION_CREATE", "GUILD_CREATE", "GUILD_UPDATE", "CHANNEL_CREATE", "THREAD_UPDATE", "KANARI")
    for event in events:
        for said in GARBAGE:
            world.twin.run(world.twin.gateway.tell(event, said, needs=0))
    assert world.ana.types("help")
    assert world.twin.gateway.greeted == 1
    assert "kanari" not in caplog.text


def test_a_line_over_which_no_json_comes_is_replaced(world: DiscordWorld, caplog: pytest.LogCaptureFixture) -> None:
    async def say() -> None:
        for connection in world.twin.gateway.connections:
            await connection.ws.send_str("<html>kanari</html>")

    world.twin.run(say())
    until_answered(lambda: world.ana.member.command("mine"))
    assert world.twin.gateway.greeted == 2
    assert "kanari" not in caplog.text


# Calls.

ANSWERS: dict[str, Callable[[Faults, str], None]] = {
    "dropped": lambda faults, call: faults.drops(call),
    "broken": lambda faults, call: faults.breaks(call, 502),
    "a page": lambda faults, call: faults.answers_html(call),
    "swallowed": lambda faults, call: faults.swallows(call),
    "a byte at a time": lambda faults, call: faults.trickles(call),
    "refused": lambda faults, call: faults.rate_limits(call),
    "too late": lambda faults, call: faults.answers(10062, call),
}


@pytest.mark.parametrize("call", [CALLBACK, FOLLOW_UP])
def test_an_answer_that_is_lost_on_its_way_keeps_nothing_else_from_coming(steady: DiscordWorld, call: str) -> None:
    world = steady
    for n, (how, spoil) in enumerate(ANSWERS.items()):
        world.ana.types(f"heard {EASTSIDE}: {n}")
        spoil(world.twin.faults, call)
        world.ana.member.presses("Undo")
        world.run(world.over())
        assert "Saved" in world.ana.types(f"heard {EASTSIDE}: after {n}"), how
    world.settle()
    assert not world.twin.faults.planned[-1].times


def test_of_an_answer_that_surely_did_not_come_a_letter_tells(steady: DiscordWorld) -> None:
    steady.twin.faults.answers(10062, CALLBACK)
    steady.ana.member.command("say", words=f"heard {EASTSIDE}: the bus stops at six")
    steady.settle()
    assert "My answer to you may have got lost on its way." in steady.ana.sees
    assert "the bus stops at six" in steady.ana.types("find bus")


def test_of_names_that_came_too_late_while_somebody_typed_nothing_is_said(steady: DiscordWorld) -> None:
    steady.twin.faults.answers(10062, CALLBACK)
    assert steady.ana.member.types("partner", "east", "/loop promised") == []
    steady.settle()
    assert "My answer to you" not in steady.ana.sees
    assert EASTSIDE in steady.ana.member.types("partner", "east", "/loop promised")


POSTS: dict[str, Callable[[Faults], None]] = {
    "dropped": lambda faults: faults.drops(SEND),
    "dropped after": lambda faults: faults.drops(SEND, accepted=True),
    "broken": lambda faults: faults.breaks(SEND, 503),
    "broken after": lambda faults: faults.breaks(SEND, 500, accepted=True),
    "a page": lambda faults: faults.answers_html(SEND),
    "a page after": lambda faults: faults.answers_html(SEND, accepted=True),
    "a page that says no": lambda faults: faults.answers_html(SEND, 403),
    "swallowed": lambda faults: faults.swallows(SEND),
    "swallowed after": lambda faults: faults.swallows(SEND, accepted=True),
    "a byte at a time": lambda faults: faults.trickles(SEND),
    "later than anyone waits": lambda faults: faults.accepts_late(2.0, SEND),
    "refused": lambda faults: faults.rate_limits(SEND, retry_after=2),
    "no conversation": lambda faults: faults.drops(OPEN_DM),
}


def test_a_post_whose_answer_is_lost_comes_exactly_once(steady: DiscordWorld) -> None:
    world = steady
    for n, spoil in enumerate(POSTS.values()):
        spoil(world.twin.faults)
        world.ana.member.command("say", words=f"promised {EASTSIDE} room {n:02} by 2026-12-15")
        world.run(world.over())
        world.adapter._posts._direct.clear()
        world.run(world.app.scheduler.run_until_quiet())
    # What is still under way arrives before anybody looks, as it does within the settle time.
    world.twin.settled(quiet=0.7)
    for _ in range(4):
        world.advance(minutes=3)
    seen = world.amina.member.inbox
    for n, how in enumerate(POSTS):
        assert sum(f"room {n:02}" in words for words in seen) == 1, how
    assert invalid(world) <= 3


def test_a_post_in_a_channel_that_can_not_be_read_back_is_not_taken_for_lost(steady: DiscordWorld) -> None:
    """Discord shows an empty channel to a bot that may not read what was said there before."""
    team = Address("discord", "global", f"c{steady.twin.channel(TEAM_CHANNEL).id}")
    steady.run(steady.adapter.send(team, Message("Your digest"), "a" * 24))
    before, after = steady.clock.now() - timedelta(minutes=5), steady.clock.now() + timedelta(minutes=5)
    assert steady.run(steady.adapter.find(team, "b" * 24, after)) == Absent()
    steady.twin.forbids(TEAM_CHANNEL, "read_message_history")
    assert steady.run(steady.adapter.find(team, "a" * 24, before)) == Blind(send_again=False)


def test_a_post_goes_out_once_where_the_library_would_try_it_five_times(steady: DiscordWorld) -> None:
    steady.twin.faults.breaks(SEND, 502, times=3)
    steady.ana.types(f"promised {EASTSIDE} a room by 2026-12-15")
    assert len(steady.twin.calls_of(SEND)) == 1
