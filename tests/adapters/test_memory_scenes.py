"""The platform in memory with a real engine behind it, and what only it can do."""

import asyncio
from uuid import uuid4

import pytest

from adapters.memory import MemoryAdapter
from bot.events import Commanded, Pressed, Searched, Sender, Submitted
from bot.ports import Absent, Here, Refused, Unsure
from bot.ui.message import Message
from storage.database import Database
from tests.adapters.scenes import Scenes
from tests.adapters.stage import NOW, PLACE, Stage

ANA = Sender("local", "local", "ana")


class MemoryStage(Stage):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.adapter: MemoryAdapter = MemoryAdapter(self.handle)

    async def say(self, words: str, key: str = "") -> None:
        bare = words.removeprefix("/loop ")
        await self.adapter.receive(Commanded(key=key or uuid4().hex, sender=ANA, address=PLACE, words=bare))

    async def press(self, label: str, key: str = "") -> None:
        posts = reversed(self.adapter.posts["ana"])
        token = next(b.token for post in posts for b in post.message.buttons() if b.label == label)
        await self.adapter.receive(Pressed(key=key or uuid4().hex, sender=ANA, address=PLACE, token=token))

    async def fill(self, **values: str) -> None:
        form = self.adapter.forms["ana"]
        filled = {**form.values, **values}
        event = Submitted(key=uuid4().hex, sender=ANA, address=PLACE, token=form.token, values=filled)
        await self.adapter.receive(event)

    async def shown(self, place: str = "ana") -> str:
        return "\n".join(post.message.to_text() for post in self.adapter.posts[place])

    async def form_shown(self) -> str:
        form = self.adapter.forms["ana"]
        asked = [part for q in form.form.asks() for part in (q.label, q.hint)]
        return "\n".join((*asked, *form.values.values(), *form.errors.values()))

    async def suggestions(self, kind: str, words: str) -> list[str]:
        event = Searched(key=uuid4().hex, sender=ANA, address=PLACE, kind=kind, words=words)
        return [label for _, label in (await self.adapter.receive(event)).suggestions]


class TestMemoryScenes(Scenes):
    make = MemoryStage


async def nothing(event: object) -> None:
    raise AssertionError("no event is expected here")


def test_a_place_that_refuses_says_why_and_keeps_nothing() -> None:
    async def scene() -> None:
        adapter = MemoryAdapter(nothing)  # type: ignore[arg-type]
        adapter.faults["ana"].refuse.append(Refused("the channel is gone", is_final=True))
        with pytest.raises(Refused, match="the channel is gone"):
            await adapter.send(PLACE, Message("hello"), "w1")
        assert await adapter.find(PLACE, "w1", NOW) == Absent()

    asyncio.run(scene())


def test_an_answer_that_is_lost_leaves_the_message_there_to_be_found() -> None:
    async def scene() -> None:
        adapter = MemoryAdapter(nothing)  # type: ignore[arg-type]
        adapter.faults["ana"].lose_answer = 1
        with pytest.raises(Unsure):
            await adapter.send(PLACE, Message("hello"), "w1")
        assert await adapter.find(PLACE, "w1", NOW) == Here("m1")

    asyncio.run(scene())


def test_what_a_message_said_before_is_remembered() -> None:
    async def scene() -> None:
        adapter = MemoryAdapter(nothing)  # type: ignore[arg-type]
        ref = await adapter.send(PLACE, Message("first"), "w1")
        await adapter.edit(PLACE, ref, Message("second"), "w2")
        assert [post.message.title for post in adapter.posts["ana"]] == ["second"]
        assert [message.title for message in adapter.posts["ana"][0].earlier] == ["first"]

    asyncio.run(scene())


def test_nothing_new_is_taken_after_stopping() -> None:
    async def scene() -> None:
        adapter = MemoryAdapter(nothing)  # type: ignore[arg-type]
        await adapter.stop()
        with pytest.raises(Refused):
            await adapter.receive(Commanded(key="k", sender=ANA, address=PLACE, words="help"))

    asyncio.run(scene())
