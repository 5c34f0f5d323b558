"""The bot as a whole keeps below what Discord takes of it."""

import asyncio
import time

from adapters.discord.pacing import Pace


def test_turns_come_one_after_the_other_and_the_first_at_once() -> None:
    async def twenty() -> float:
        pace, began = Pace(per_second=100), time.monotonic()
        await asyncio.gather(*(pace.turn() for _ in range(20)))
        return time.monotonic() - began

    assert asyncio.run(twenty()) >= 0.19


def test_a_quiet_moment_is_not_saved_up() -> None:
    async def later() -> float:
        pace = Pace(per_second=20)
        await pace.turn()
        await asyncio.sleep(0.2)
        began = time.monotonic()
        await asyncio.gather(*(pace.turn() for _ in range(3)))
        return time.monotonic() - began

    assert asyncio.run(later()) >= 0.1
