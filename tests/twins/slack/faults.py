"""How this stand-in misbehaves on demand beyond what any does: errors by name, blocks that it does not know."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.twins import faults
from tests.twins.faults import ERROR, Fault

WRITING = ("chat.postMessage", "chat.update", "chat.postEphemeral", "views.open", "views.update", "views.publish")


@dataclass
class Faults(faults.Faults):
    refused_blocks: set[str] = field(default_factory=set)
    new_event_ids: bool = False

    def answers(self, error: str, method: str = "*", accepted: bool = False, times: int = 1, channel: str = "") -> None:
        """Answer ok: false with this name; `fatal_error` may well have taken effect."""
        self.add(Fault(ERROR, method, channel, times, accepted, error=error))

    def refuses_blocks(self, *kinds: str) -> None:
        """This workspace does not know these block types: invalid_blocks until forgotten."""
        self.refused_blocks |= set(kinds)

    def repeats(self, least: int, most: int, jitter: float = 0.0, new_event_ids: bool = False) -> None:
        """Deliver everything several times; each copy is held back at random for up to `jitter` seconds."""
        self.copies, self.jitter, self.new_event_ids = (least, most), jitter, new_event_ids

    def at_random(
        self, rate: float, seed: int, latest: float = 0.0, methods: Iterable[str] = ("chat.postMessage",)
    ) -> None:
        super().at_random(rate, seed, latest, methods)

    def forget(self) -> None:
        super().forget()
        self.refused_blocks.clear()
        self.new_event_ids = False
