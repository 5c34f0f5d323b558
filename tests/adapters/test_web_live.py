"""How changes reach an open page: in order, resumed by the last id, and everything anew when too much was missed."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from adapters.web.hub import KEPT, KEPT_CHARACTERS, Hub
from bot.ui.message import Message, Say
from storage.database import Database
from tests.adapters.page import Json, Line
from tests.adapters.web_place import NOW, WebPlace, served


@pytest.fixture
def page(database: Database) -> Iterator[WebPlace]:
    yield from served(WebPlace(database))


def title(entry: Json) -> str:
    return str(entry["body"]["title"])


async def shows(page: WebPlace, name: str) -> str:
    return await page.adapter.send(page.address, Message(name, (Say("words"),)), name)


def test_a_page_that_begins_gets_everything_and_then_each_change(page: WebPlace) -> None:
    async def scene() -> None:
        await shows(page, "before")
        async with page.listening() as one, page.listening() as two:
            for line in (one, two):
                kind, state = await line.next()
                assert (kind, [title(entry) for entry in state["entries"]]) == ("everything", ["before"])
                assert state["clock"]["zone"] == "America/New_York"
            ref = await shows(page, "after")
            await page.adapter.edit(page.address, ref, Message("edited"), "w3")
            for line in (one, two):
                assert [title(await line.next_entry()) for _ in range(2)] == ["after", "edited"]

    page.run(scene())


async def away(page: WebPlace) -> Line:
    """A page that has seen one change and was closed."""
    async with page.listening() as line:
        await line.next()
        await shows(page, "seen")
        await line.next_entry()
        return line


def test_a_page_that_was_away_gets_what_it_missed_and_nothing_twice(page: WebPlace) -> None:
    async def scene() -> None:
        last_id = (await away(page)).last_id
        for name in ("missed one", "missed two"):
            await shows(page, name)
        async with page.listening(last_id) as line:
            assert [title(await line.next_entry()) for _ in range(2)] == ["missed one", "missed two"]
            await shows(page, "live")
            assert title(await line.next_entry()) == "live"

    page.run(scene())


def test_a_page_that_missed_nothing_gets_nothing_again(page: WebPlace) -> None:
    async def scene() -> None:
        last_id = (await away(page)).last_id
        async with page.listening(last_id) as line:
            await shows(page, "live")
            kind, entry = await line.next()
            assert (kind, title(entry)) == ("entry", "live")

    page.run(scene())


@pytest.mark.parametrize("last_id", ["nonsense", "0-0", "-1"])
def test_an_id_that_means_nothing_gets_everything(page: WebPlace, last_id: str) -> None:
    async def scene() -> None:
        await shows(page, "there")
        async with page.listening(last_id) as line:
            kind, state = await line.next()
            assert (kind, [title(entry) for entry in state["entries"]]) == ("everything", ["there"])

    page.run(scene())


def test_after_a_restart_an_id_of_before_gets_everything(page: WebPlace) -> None:
    last_id = page.run(away(page)).last_id
    page.run(page.end())
    page.run(page.start())

    async def scene() -> None:
        async with page.listening(last_id) as line:
            assert (await line.next())[0] == "everything"

    page.run(scene())


def test_the_line_ends_at_once_when_the_bot_stops(page: WebPlace) -> None:
    async def scene() -> None:
        async with page.listening() as line:
            await line.next()
            await asyncio.wait_for(page.adapter.stop(), 1)
            assert await asyncio.wait_for(line.answer.content.read(), 3) == b""

    page.run(scene())
    page.run(page.start())


def test_every_page_sees_the_clock_move(page: WebPlace) -> None:
    async def scene() -> None:
        async with page.listening() as line:
            await line.next()
            await page.ask("clock", {"advance": "7d"})
            seen = [await line.next() for _ in range(2)]
            assert [kind for kind, _ in seen] == ["entry", "clock"]
            assert seen[-1][1]["now"] == (NOW + timedelta(days=7)).isoformat()
            assert not seen[-1][1]["moving"]

    page.run(scene())


def test_a_page_that_does_not_keep_up_is_let_go_and_others_are_not() -> None:
    hub = Hub()
    with hub.watch() as slow, hub.watch() as quick:
        for number in range(KEPT + 1):
            hub.tell("entry", {"n": number})
            assert quick.queue.get_nowait() is not None
        assert [slow.queue.get_nowait() for _ in range(KEPT)][-1] is None
        hub.tell("entry", {"n": "last"})
        assert slow.queue.empty()
        assert quick.queue.qsize() == 1


def test_who_missed_more_than_is_kept_is_told_so() -> None:
    hub = Hub()
    hub.tell("entry", {"n": 0})
    early = hub.newest
    for number in range(KEPT):
        hub.tell("entry", {"n": number})
    with hub.watch(early) as watch:
        assert watch.missed is None


def test_long_entries_do_not_fill_the_memory() -> None:
    hub = Hub()
    early = hub.newest
    for _ in range(20):
        hub.tell("entry", {"words": "x" * (KEPT_CHARACTERS // 10)})
        late, early = early, hub.newest
    with hub.watch(late) as watch:
        assert watch.missed is not None
        assert len(watch.missed) == 1
    assert sum(len(change.data) for change in hub._told) <= KEPT_CHARACTERS
