"""Discord delivers at least once: what comes several times, in any order, has its effect exactly once.

`LOOPKEEPER_EVENTS=10000` tries more of them.
"""

from pathlib import Path

import pytest

from tests.adapters.discord.repeating import PARTNER, Acts
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.slack.repeating import facts
from tests.databases import copied
from tests.extent import POSTGRES, SQLITE, times

EVENTS = times("EVENTS", 150, 2_000)
KINDS = 5
pytestmark = pytest.mark.timeout(120 + EVENTS)


def work(world: DiscordWorld, each: int) -> Acts:
    """A fifth each of what is typed in one line and in fields, pressed, and filled into windows."""
    world.twin.patience = 3_600
    acts = Acts(world)
    acts.unlimited()
    for n in range(each):
        world.ana.member.command("say", words=f"heard {PARTNER}: taken back {n}", where="outreach")
    world.settle()
    acts.presses_every("Undo")
    assert len(acts.all) == each
    for n in range(each):
        acts.submits("promised", partner=PARTNER, words=f"key {n}", due="2026-12-04")
        acts.uses("promised", partner=PARTNER, words=f"room {n}", due="Friday")
        acts.commands(f"heard {PARTNER}: heard {n}")
        acts.commands(f"remind me to call {n} in 3 weeks")
    return acts


def run(world: DiscordWorld, seed: int, events: int) -> None:
    each, numbers = events // KINDS, range(events // KINDS)
    assert work(world, each).deliver(seed) > 2 * events
    found = facts(world.database)
    expected = {
        "notes": {f"heard {n}" for n in numbers} | {f"taken back {n}" for n in numbers},
        "promises": {f"room {n}" for n in numbers} | {f"key {n}" for n in numbers},
        "follow-ups": {f"call {n}" for n in numbers},
    }
    for name, words in expected.items():
        assert {row[0] for row in found[name]} == words, name
        assert set(found[name].values()) == {1}, f"{name} came about more than once"
    assert {row[0] for row in found["notes"] if row[1]} == {f"taken back {n}" for n in numbers}


@pytest.mark.parametrize("database_url", [SQLITE, POSTGRES], indirect=True)
def test_every_event_has_its_effect_exactly_once(server: DiscordWorld) -> None:
    # Fewer on PostgreSQL, where what one person does at once gets in its own way.
    run(server, 1, EVENTS if server.database.on_sqlite else EVENTS // 3)


def test_the_outcome_does_not_depend_on_the_order(tmp_path: Path, sqlite_template: Path) -> None:
    outcomes = []
    for seed in (2, 3):
        with copied(sqlite_template, tmp_path / f"{seed}.db") as database, DiscordWorld(database) as world:
            run(world, seed, EVENTS // 3)
            outcomes.append(facts(database))
    assert outcomes[0] == outcomes[1]
