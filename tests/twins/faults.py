"""How a stand-in misbehaves on demand, whatever it stands for: in calls, and in what it delivers."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

RATE, SERVER, DROP, LATE, HOLE, SLOW, HTML, ERROR = "429", "5xx", "drop", "late", "hole", "slow", "html", "error"


@dataclass
class Fault:
    """A kind of misbehaviour for the next `times` calls; `accepted`: the call took effect all the same."""

    kind: str
    method: str = "*"
    channel: str = ""
    times: int = 1
    accepted: bool = False
    seconds: float = 0.0
    status: int = 500
    error: str = ""

    def fits(self, method: str, channel: str) -> bool:
        return self.times > 0 and self.method in {"*", method} and self.channel in {"", channel}


@dataclass
class Faults:
    """What is to go wrong; empty at first."""

    planned: list[Fault] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    copies: tuple[int, int] = (1, 1)
    jitter: float = 0.0
    rate: float = 0.0
    latest: float = 0.0
    methods: frozenset[str] = frozenset()
    dice: random.Random = field(default_factory=lambda: random.Random(1))

    def add(self, fault: Fault) -> None:
        self.planned.append(fault)

    def rate_limits(self, method: str = "*", retry_after: float = 1, times: int = 1, channel: str = "") -> None:
        self.add(Fault(RATE, method, channel, times, seconds=retry_after))

    def breaks(
        self, method: str = "*", status: int = 500, accepted: bool = False, times: int = 1, channel: str = ""
    ) -> None:
        self.add(Fault(SERVER, method, channel, times, accepted, status=status))

    def drops(self, method: str = "*", accepted: bool = False, times: int = 1, channel: str = "") -> None:
        """Hang up without an answer, before or after the call took effect."""
        self.add(Fault(DROP, method, channel, times, accepted))

    def accepts_late(self, seconds: float, method: str = "*", times: int = 1, channel: str = "") -> None:
        """The call takes effect after so long, whether or not its sender still waits."""
        self.add(Fault(LATE, method, channel, times, accepted=True, seconds=seconds))

    def swallows(self, method: str = "*", accepted: bool = False, times: int = 1, channel: str = "") -> None:
        """A black hole: there is never an answer."""
        self.add(Fault(HOLE, method, channel, times, accepted))

    def trickles(self, method: str = "*", times: int = 1, seconds: float = 1.0) -> None:
        """The call takes effect, and its answer comes one byte in so many seconds."""
        self.add(Fault(SLOW, method, "", times, accepted=True, seconds=seconds))

    def answers_html(self, method: str = "*", status: int = 200, accepted: bool = False, times: int = 1) -> None:
        self.add(Fault(HTML, method, "", times, accepted, status=status))

    def at_random(self, rate: float, seed: int, latest: float = 0.0, methods: Iterable[str] = ()) -> None:
        """For tests that kill the bot: this share of calls goes wrong, and three in ten of the rest come in late."""
        self.rate, self.latest, self.methods, self.dice = rate, latest, frozenset(methods), random.Random(seed)

    def forget(self) -> None:
        self.planned.clear()
        self.rate, self.copies, self.jitter = 0.0, (1, 1), 0.0

    def next(self, method: str, channel: str) -> Fault | None:
        """What happens to this call."""
        for fault in self.planned:
            if fault.fits(method, channel):
                fault.times -= 1
                self.seen[fault.kind] += 1
                return fault
        return self._by_chance() if method in self.methods and self.rate else None

    def _by_chance(self) -> Fault | None:
        fault = self._throw()
        if fault:
            self.seen[fault.kind + (" after" if fault.accepted and fault.kind != LATE else "")] += 1
        return fault

    def _throw(self) -> Fault | None:
        if self.dice.random() > self.rate:
            is_late = self.latest and self.dice.random() < 0.3
            return Fault(LATE, accepted=True, seconds=self.dice.uniform(0.1, 0.9) * self.latest) if is_late else None
        kinds = [Fault(RATE, seconds=1), Fault(DROP), Fault(DROP, accepted=True), Fault(SERVER, accepted=True)]
        return self.dice.choice(kinds)
