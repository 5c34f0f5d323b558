"""What people do in Slack, held back and then delivered several times in any order over all connections."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from storage.database import Database
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack import payloads
from tests.twins.slack.delivering import COMMANDS, EVENTS, INTERACTIVE
from tests.twins.slack.showing import pressables
from tests.twins.slack.state import BOT_USER, JSON, new_id

PARTNER = "Eastside Mutual Aid"
TRIES = 5
MOST_COPIES, AT_ONCE = 4, 8
"""Of each delivery, and how many are under way at a time."""
Delivery = tuple[str, JSON]


@dataclass
class Act:
    """One thing that somebody did; every copy but the first may be told in other words."""

    kind: str
    payload: JSON
    again: Callable[[JSON], JSON] = lambda payload: payload

    def copies(self, dice: random.Random) -> list[Delivery]:
        more = dice.randrange(MOST_COPIES)
        return [(self.kind, self.payload), *((self.kind, self.again(self.payload)) for _ in range(more))]


@dataclass
class Acts:
    """Collects what was done, without telling the bot yet."""

    world: SlackWorld
    all: list[Act] = field(default_factory=list)

    def commands(self, words: str) -> None:
        twin = self.world.twin
        made = payloads.command(twin.world, self._ana.user, self.world.channel, "/loop", words)
        self.all.append(Act(COMMANDS, made))

    def mentions(self, words: str) -> None:
        self._says(f"<@{BOT_USER}> {words}", "C_TEAM", type="app_mention")

    def writes(self, words: str) -> None:
        self._says(words, self._ana.dm.id, type="message", channel_type="im")

    def edits(self, words: str) -> None:
        """Something written long ago is put right, which is nothing new."""
        said = {"type": "message", "subtype": "message_changed", "channel": self._ana.dm.id, "channel_type": "im"}
        ts = self.world.twin.world.new_ts()
        message = {**payloads.written_by(self._ana.user, words), "ts": ts}
        self.all.append(Act(EVENTS, self._event({**said, "message": message, "ts": ts})))

    def _says(self, words: str, channel: str, **about: str) -> None:
        twin = self.world.twin.world
        said = payloads.spoken(twin.add(twin.channel(channel), payloads.written_by(self._ana.user, words)), **about)
        self.all.append(Act(EVENTS, self._event(said), self._told_anew))

    def _event(self, said: JSON) -> JSON:
        return payloads.event(self.world.twin.world, said)

    def _told_anew(self, payload: JSON) -> JSON:
        """The same words as another event at another time; only the author's own client names both the same."""
        ts = self.world.twin.world.new_ts()
        return {**payload, "event_id": new_id("Ev"), "event": {**payload["event"], "ts": ts, "event_ts": ts}}

    def presses_every(self, label: str) -> None:
        """Each button of this name that Ana can see."""
        twin, ana = self.world.twin.world, self._ana
        for message in ana.messages():
            for each in pressables(twin, message.body.get("blocks") or []):
                if each.label == label:
                    pressed = payloads.action(twin, each.block, each.element, each.option)
                    made = payloads.block_actions(twin, ana.user, message, [pressed], {})
                    self.all.append(Act(INTERACTIVE, made))

    def submits(self, form: str, **values: Any) -> None:
        """Open a window, fill it in, and keep what sending it off would say."""
        ana = self._ana
        self._opens(form)
        ana.fills(**values)
        assert ana.modal
        self.all.append(Act(INTERACTIVE, payloads.submission(self.world.twin.world, ana.user, ana.modal)))
        ana.closes()

    def _opens(self, form: str) -> None:
        """On a machine that is so busy that the window comes too late, a button offers it instead: ask again."""
        for _ in range(TRIES):
            self._ana.command(form, "outreach")
            with suppress(AssertionError):
                self.world.twin.wait_for(lambda: self._ana.modal)
                return
        raise AssertionError(f"no window for {form}")

    @property
    def _ana(self) -> Any:
        return self.world.ana.member

    def deliver(self, seed: int) -> Counter[int]:
        """Everything one to four times, shuffled; how much each connection carried."""
        dice = random.Random(seed)
        copies = [copy for act in self.all for copy in act.copies(dice)]
        dice.shuffle(copies)
        before = len(self.world.twin.sockets.acks)
        self.world.twin.run(self._send(copies), 1_200)
        self.world.settle()
        return Counter(ack.connection for ack in self.world.twin.sockets.acks[before:])

    async def _send(self, copies: list[Delivery]) -> None:
        gate = asyncio.Semaphore(AT_ONCE)

        async def send(kind: str, payload: JSON, number: int) -> None:
            async with gate:
                done = await self.world.twin.sockets.send(kind, payload, number % MOST_COPIES, 30.0, lambda _: None)
                assert done, f"not acknowledged: {payload}"

        await asyncio.gather(*(send(*copy, number) for number, copy in enumerate(copies)))


FACTS = {
    "notes": "SELECT paraphrase, withdrawn_at IS NOT NULL FROM note WHERE NOT is_sample",
    "promises": "SELECT words, state, withdrawn_at IS NOT NULL FROM commitment WHERE NOT is_sample",
    "follow-ups": "SELECT words, state, withdrawn_at IS NOT NULL FROM follow_up WHERE NOT is_sample",
    "meetings": "SELECT said, record, withdrawn_at IS NOT NULL FROM meeting WHERE NOT is_sample",
    "changes": "SELECT subject, undone_at IS NOT NULL FROM change",
    "letters": "SELECT kind, destination, state FROM outbox_item",
}


def facts(database: Database) -> dict[str, Counter[tuple[Any, ...]]]:
    """What is true in the end, without numbers that depend on the order in which it came about."""

    def read(session: Session) -> dict[str, Counter[tuple[Any, ...]]]:
        connection = session.connection()
        return {name: Counter(map(tuple, connection.exec_driver_sql(query))) for name, query in FACTS.items()}

    return database.read_now(read)
