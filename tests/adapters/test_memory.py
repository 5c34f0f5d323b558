"""The platform in memory passes the contract that it is the reference for."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest

from adapters.memory import MemoryAdapter
from bot.events import Address, Commanded, Event, Pressed, Sender, Submitted
from bot.ports import Looked
from bot.turn import OpenForm, Reply
from bot.ui.message import Message
from tests.adapters.contract import AdapterContract, Harness


class MemoryPlace:
    """Ana's place in memory."""

    def __init__(self) -> None:
        self.address, self.sender = Address("local", "local", "ana"), Sender("local", "local", "ana")
        self.person, self.gone = "ana", "999999"
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self.errors: dict[str, str] = {}
        self.form: OpenForm | None = None
        self.values: dict[str, str] = {}
        self.runner = asyncio.Runner()
        self.adapter = self.runner.run(self.connect())

    async def connect(self) -> MemoryAdapter:
        return MemoryAdapter(self.answer)

    async def answer(self, event: Event) -> Reply:
        self.events.append(event)
        return self.replies.pop(0) if self.replies else Reply()

    def receive(self, event: Event) -> None:
        reply = self.runner.run(self.adapter.receive(event))
        self.errors = dict(reply.errors)
        self.form = reply.form or self.form

    def send(self, message: Message, wire_id: str) -> str:
        return self.runner.run(self.adapter.send(self.address, message, wire_id))

    def edit(self, ref: str, message: Message, wire_id: str) -> str:
        return self.runner.run(self.adapter.edit(self.address, ref, message, wire_id))

    def find(self, wire_id: str, since: datetime) -> Looked:
        return self.runner.run(self.adapter.find(self.address, wire_id, since))

    def types(self, words: str) -> None:
        self.receive(Commanded(key=uuid4().hex, sender=self.sender, address=self.address, words=words))

    def presses(self, label: str) -> None:
        buttons = [b for post in self.adapter.posts["ana"] for b in post.message.buttons()]
        token = next(button.token for button in buttons if button.label == label)
        self.receive(Pressed(key=uuid4().hex, sender=self.sender, address=self.address, token=token))

    def fills(self, **values: str) -> None:
        assert self.form
        defaults = {asked.name: asked.default for asked in self.form.form.asks()}
        self.values = {**defaults, **self.form.values, **values}
        about = {"key": uuid4().hex, "sender": self.sender, "address": self.address}
        self.receive(Submitted(token=self.form.token, values=self.values, **about))  # type: ignore[arg-type]

    def sees(self) -> str:
        texts = [post.message.to_text() for post in self.adapter.posts["ana"]]
        questions = [asked.label for asked in self.form.form.asks()] if self.form else []
        return "\n".join([*texts, *questions, *self.errors.values()])

    def sends_to(self, seat: str, message: Message, wire_id: str) -> None:
        self.runner.run(self.adapter.send(Address("local", "local", seat), message, wire_id))

    def comes_back_as(self, seat: str) -> str:
        return "\n".join(post.message.to_text() for post in self.adapter.posts[seat])


class TestMemory(AdapterContract):
    @pytest.fixture
    def place(self) -> Iterator[Harness]:
        made = MemoryPlace()
        yield made
        made.runner.close()
