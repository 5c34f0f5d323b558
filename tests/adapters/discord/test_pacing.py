"""The bot as a whole keeps below what Discord takes of it."""

import asyncio
import random

from adapters.discord.pacing import Pace

CALLS, SECONDS = 5, 0.1


def test_discord_never_gets_more_in_a_while_than_it_takes_however_long_they_are_on_their_way() -> None:
    dice = random.Random(7)
    came: list[float] = []

    async def one(pace: Pace) -> None:
        async with pace.turn():
            await asyncio.sleep(dice.random() / 10)
            came.append(asyncio.get_running_loop().time())
            await asyncio.sleep(dice.random() / 20)

    async def all_of_them() -> None:
        pace = Pace(CALLS, SECONDS, between=0.001)
        await asyncio.gather(*(one(pace) for _ in range(40)))

    asyncio.run(all_of_them())
    came.sort()
    # The loop's clock may ring a moment early.
    assert min(later - sooner for sooner, later in zip(came, came[CALLS:], strict=False)) > SECONDS * 0.98


def test_as_many_as_discord_takes_go_at_once_and_whoever_came_first_goes_next() -> None:
    async def began() -> tuple[list[int], list[int]]:
        pace, order = Pace(CALLS, 0.01, between=0), list[int]()

        async def one(number: int) -> None:
            async with pace.turn():
                order.append(number)

        calls = [asyncio.ensure_future(one(number)) for number in range(2 * CALLS)]
        await asyncio.sleep(0)
        at_once = list(order)
        await asyncio.gather(*calls)
        return at_once, order

    at_once, order = asyncio.run(began())
    assert at_once == list(range(CALLS))
    assert order == list(range(2 * CALLS))


def test_a_call_that_went_wrong_or_was_given_up_gives_its_place_back() -> None:
    async def calls() -> None:
        pace = Pace(1, 0.01, between=0)
        for error in (ValueError, asyncio.CancelledError):
            try:
                async with pace.turn():
                    raise error
            except error:
                pass
        waiting = asyncio.ensure_future(pace.turn().__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        async with asyncio.timeout(5), pace.turn():
            pass

    asyncio.run(calls())


def test_calls_go_one_after_the_other_so_that_people_are_answered_in_between() -> None:
    async def twenty() -> float:
        pace, loop = Pace(between=0.01), asyncio.get_running_loop()
        began = loop.time()

        async def one() -> None:
            async with pace.turn():
                pass

        await asyncio.gather(*(one() for _ in range(20)))
        return loop.time() - began

    assert asyncio.run(twenty()) >= 0.19
