"""Finding out what an event of Slack is and whose it is to answer, without a database."""

import asyncio
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack.adapter import SlackAdapter
from adapters.slack.web_api import Keys
from bot.clock import FrozenClock
from bot.events import Commanded, Event, Sender
from bot.feature import STAFF, Command, Feature
from bot.i18n import DEFAULT, Translator, translator
from bot.router import Router
from bot.turn import OpenForm, Reply
from bot.ui.message import Message
from storage.viewer import Role
from tests.benchmarks.corpus import NOW
from tests.benchmarks.measure import Result, micro
from tests.benchmarks.path import silent
from tests.benchmarks.slack_bare import listening
from tests.benchmarks.slack_wire import APP_TOKEN, BOT_TOKEN, command, user, wire

ROUNDS = 10
HEADERS: dict[str, str | Sequence[str]] = {"content-type": ["application/json"]}


class Routing:
    """A core that finds the command of the first word, and says nothing but that."""

    def __init__(self, commands: int) -> None:
        self._router = Router(
            (Feature("bench", tuple(Command(f"word{n}", silent, STAFF, "help") for n in range(commands))),)
        )

    async def handle(self, event: Event) -> Reply:
        assert isinstance(event, Commanded)
        assert self._router.command(event.words, Role.STAFF)
        return Reply((Message("Found."),))

    async def offer(self, sender: Sender, opened: OpenForm) -> Reply:
        return Reply()

    async def came_back(
        self, sender: Sender, token: str, values: Mapping[str, str], errors: Mapping[str, str]
    ) -> Reply:
        return Reply()

    async def speaks(self, sender: Sender) -> Translator:
        return translator(DEFAULT)

    async def unheard(self, sender: Sender) -> None:
        raise AssertionError("every answer found a way")


def slack_dispatch(folder: Path) -> list[Result]:
    return asyncio.run(dispatch())


async def dispatch() -> list[Result]:
    """Bolt and all of ours but the database, with thirty commands, with one, and beside Bolt alone."""
    async with wire() as on:
        keys, clock = Keys(BOT_TOKEN, APP_TOKEN, api_url=on.url), FrozenClock(NOW)
        many, one = (SlackAdapter(Routing(commands), clock, keys) for commands in (30, 1))
        bare = listening(on.url, lambda: None)
        mine, beside = await in_turn(many._app, one._app)
        again, alone = await in_turn(many._app, bare)
        for adapter in (many, one):
            await adapter._api.close()
    return [
        Result("dispatch in Slack, 30 commands beside 1", micro(mine), micro(beside), mine / beside, 1.2),
        Result("the same beside a command of Bolt alone", micro(again), micro(alone), again / alone, 2),
    ]


async def in_turn(first: AsyncApp, second: AsyncApp) -> tuple[float, float]:
    """The medians of both, in turn, so that a noisy machine is noisy for both."""
    mine, beside = list[float](), list[float]()
    for _ in range(ROUNDS):
        for app, times in ((first, mine), (second, beside)):
            times += [await once(app) for _ in range(200)]
    return statistics.median(mine), statistics.median(beside)


async def once(app: AsyncApp) -> float:
    request = AsyncBoltRequest(mode="socket_mode", body=command(user(0), "word0 and the rest"), headers=HEADERS)
    start = time.perf_counter()
    answer = await app.async_dispatch(request)
    seconds = time.perf_counter() - start
    assert answer.status == 200
    return seconds
