"""Slack delivers at least once and in no order: what people do several times over has its effect exactly once.

`LOOPKEEPER_EVENTS=10000` tries more of them.
"""

from pathlib import Path

import pytest

from bot.quota import UNLIMITED, Quota
from tests.adapters.slack.repeating import PARTNER, Acts, facts
from tests.adapters.slack.world import SlackWorld
from tests.databases import copied
from tests.extent import times

EVENTS = times("EVENTS", 150, 2_000)


def work(world: SlackWorld, each: int) -> Acts:
    """A fifth each of what is typed, mentioned, written, pressed and filled in, and some that must do nothing."""
    world.app.engine.quota = Quota(burst=UNLIMITED)
    acts = Acts(world)
    for n in range(each):
        world.ana.member.command(f"heard {PARTNER}: taken back {n}", "outreach")
    acts.presses_every("Undo")
    assert len(acts.all) == each
    for n in range(each):
        acts.submits("met", partner=PARTNER, held_on="2026-11-22", said=f"met {n}", promises=f"key {n} by Friday")
        acts.commands(f"promised {PARTNER} room {n} by Friday")
        acts.mentions(f"heard {PARTNER}: heard {n}")
        acts.writes(f"remind me to call {n} in 3 weeks")
        acts.edits(f"heard {PARTNER}: changed {n}")
    return acts


def expected(each: int) -> dict[str, set[str]]:
    """What there has to be, each of it once."""
    numbers = range(each)
    return {
        "notes": {f"heard {n}" for n in numbers} | {f"taken back {n}" for n in numbers},
        "promises": {f"room {n}" for n in numbers} | {f"key {n}" for n in numbers},
        "follow-ups": {f"call {n}" for n in numbers},
        "meetings": {f"met {n}" for n in numbers},
    }


def run(world: SlackWorld, seed: int, events: int) -> None:
    each = events // 5
    carried = work(world, each).deliver(seed)
    assert len(carried) == 2, f"only one connection carried anything: {carried}"
    found = facts(world.database)
    for name, words in expected(each).items():
        assert {row[0] for row in found[name]} == words, name
        assert set(found[name].values()) == {1}, f"{name} came about more than once"
    undone = {row[0] for row in found["notes"] if row[1]}
    assert undone == {f"taken back {n}" for n in range(each)}


@pytest.mark.timeout(120 + EVENTS)
def test_every_event_has_its_effect_exactly_once(slack: SlackWorld) -> None:
    # Fewer on PostgreSQL, where what one person does at once gets in its own way.
    run(slack, 1, EVENTS if slack.database.on_sqlite else EVENTS // 3)


@pytest.mark.timeout(120 + EVENTS)
def test_the_outcome_does_not_depend_on_the_order(tmp_path: Path, sqlite_template: Path) -> None:
    outcomes = []
    for seed in (2, 3):
        with copied(sqlite_template, tmp_path / f"{seed}.db") as database, SlackWorld(database) as world:
            run(world, seed, EVENTS // 3)
            outcomes.append(facts(database))
    assert outcomes[0] == outcomes[1]
