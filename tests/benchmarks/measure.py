"""Measuring side by side: ours and the bare library in turn, in one process, quoted as a ratio."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table."""

    what: str
    ours: str
    beside: str
    figure: float
    goal: float
    at_least: bool = False
    """Whether the goal is a floor instead of a ceiling."""
    unit: str = "x"

    @property
    def is_met(self) -> bool:
        return self.figure >= self.goal if self.at_least else self.figure <= self.goal

    def row(self) -> str:
        sign = "≥" if self.at_least else "≤"
        state = "met" if self.is_met else "**missed**"
        return f"| {self.what} | {self.ours} | {self.beside} | {self.figure:.2f} {self.unit} | {sign} {self.goal:g} {self.unit} | {state} |"


@dataclass(frozen=True, slots=True)
class Sample:
    """Times of many calls, in seconds, and the CPU time of all of them."""

    times: Sequence[float]
    cpu: float

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def p99(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.99)]

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.times)


def timed(work: Callable[[], object], rounds: int) -> Sample:
    """Call `work` so often, one call after the other."""
    times, cpu = [], time.process_time()
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return Sample(times, time.process_time() - cpu)


def in_turn(
    ours: Callable[[], object], bare: Callable[[], object], rounds: int, times: int = 5
) -> tuple[Sample, Sample]:
    """Both in turn, so that a noisy machine is noisy for both."""
    first, second = [], []
    for _ in range(times):
        first.append(timed(ours, rounds // times))
        second.append(timed(bare, rounds // times))
    return merged(first), merged(second)


def merged(samples: list[Sample]) -> Sample:
    return Sample([each for sample in samples for each in sample.times], sum(sample.cpu for sample in samples))


def micro(seconds: float) -> str:
    return f"{seconds * 1e6:,.0f} µs"


def milli(seconds: float) -> str:
    return f"{seconds * 1e3:,.2f} ms"
