"""What people do in Discord, held back and then delivered several times in any order, also over a restart."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.quota import UNLIMITED, Quota
from tests.adapters.discord.world import DiscordWorld
from tests.twins.discord.interactions import Interaction
from tests.twins.discord.twin import Delivered

PARTNER = "Eastside Mutual Aid"
MOST_COPIES, AT_ONCE = 4, 8
"""Of each delivery, and how many are under way at a time."""


@dataclass
class Acts:
    """Collects what was done, without telling the bot yet."""

    world: DiscordWorld
    all: list[Interaction] = field(default_factory=list)

    @contextmanager
    def _held_back(self) -> Iterator[None]:
        twin = self.world.twin

        def keep(made: Interaction) -> Delivered:
            self.all.append(made)
            return Delivered(True, 0.0)

        delivers, twin.delivers = twin.delivers, keep  # type: ignore[method-assign]
        try:
            yield
        finally:
            twin.delivers = delivers  # type: ignore[method-assign]

    def unlimited(self) -> None:
        """All of it is done at once, which nobody could."""
        self.world.app.engine.quota = Quota(burst=UNLIMITED)

    def commands(self, words: str) -> None:
        with self._held_back():
            self.world.ana.member.command("say", words=words, where="outreach")

    def uses(self, command: str, **options: Any) -> None:
        with self._held_back():
            self.world.ana.member.command(command, **options)

    def presses_every(self, label: str) -> None:
        """Each button of this name that Ana can see."""
        with self._held_back():
            for kept in self.world.ana.member.buttons(label):
                self.world.ana.member.presses_kept(kept)

    def submits(self, command: str, **values: Any) -> None:
        """Open a window, fill it in, and keep what sending it off would say."""
        self.world.ana.uses(command)
        with self._held_back():
            self.world.ana.member.submits(**values)

    def deliver(self, seed: int) -> int:
        """Everything one to four times, shuffled; in the middle the bot is started anew. How many deliveries."""
        dice = random.Random(seed)
        copies = [made for made in self.all for _ in range(1 + dice.randrange(MOST_COPIES))]
        dice.shuffle(copies)
        middle = len(copies) // 2
        for at in range(0, len(copies), AT_ONCE):
            if at - AT_ONCE < middle <= at:
                self.world.restart()
                self.unlimited()
            self._send(copies[at : at + AT_ONCE])
        self.world.settle()
        return len(copies)

    def _send(self, copies: list[Interaction]) -> None:
        """Those whose answer is there already are sent on in vain, as Discord would not take another one."""
        twin = self.world.twin
        for made in copies:
            twin.run(twin.gateway.tell("INTERACTION_CREATE", twin.interactions.payload(made), needs=0))
        twin.wait_for(lambda: all(made.answered for made in copies), 30, "an answer to each")
        self.world.run(self.world.over())
