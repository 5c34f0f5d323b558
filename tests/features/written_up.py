"""A planned meeting that took place, written up and shared."""

from datetime import UTC, datetime

from tests.driver import World
from tests.features.test_planned_meetings import LINE

AFTER = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)


def met(world: World, line: str = LINE, **more: str) -> None:
    """A planned meeting that took place and is written up."""
    world.ana.says(line)
    world.amina.presses("I'll come")
    world.goes_to(AFTER)
    assert "Meetings to be written up\n- Fri 27 Nov, 10:00" in world.ana.says("/loop mine")
    world.goes_to(datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    world.ana.presses("Write it up")
    world.ana.fills(**{"said": "Classes stand empty.", **more})


def shared(world: World, **more: str) -> None:
    met(world, **more)
    world.ana.presses("Share with whoever was there")
