"""Reading whole messages and looking names up, among so many partners; names are made up, the same every time."""

import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import MOST, Index
from bot.understanding.names.ours import Ours
from bot.understanding.sentence.reading import Context, read
from tests.benchmarks.measure import Result, Sample, merged, milli, timed
from tests.benchmarks.understanding import GOAL, NOW, Reader, compared, others

SEED = 7
FEW, MANY, MOST_OF_ALL = 200, 10_000, 100_000
BEGINS = (
    "Bal",
    "Cor",
    "Dun",
    "El",
    "Fair",
    "Glen",
    "Har",
    "Kil",
    "Lin",
    "Mar",
    "North",
    "Oak",
    "Pen",
    "Ros",
    "San",
    "Wil",
)
MIDDLES = ("", "der", "en", "ga", "in", "le", "mor", "na", "ra", "ta")
ENDS = (
    "bridge",
    "by",
    "dale",
    "field",
    "ford",
    "ham",
    "hill",
    "ley",
    "mere",
    "mont",
    "side",
    "ton",
    "vale",
    "wick",
    "wood",
)
WHOSE = (
    "Somali",
    "Haitian",
    "Korean",
    "Youth",
    "Senior",
    "Workers",
    "Tenants",
    "Parents",
    "Veterans",
    "Women's",
    "Deaf",
    "",
)
WHAT = (
    "Mutual Aid",
    "Health",
    "Housing",
    "Language",
    "Legal",
    "Food",
    "Arts",
    "School",
    "Sports",
    "Music",
    "Repair",
    "Garden",
)
KIND = (
    "Clinic",
    "Center",
    "House",
    "Union",
    "Alliance",
    "Network",
    "Circle",
    "Project",
    "League",
    "Council",
    "Fund",
    "Club",
)
MESSAGES = (
    "We met Rosa from {one} yesterday: they need a ramp before the winter, and more chairs. I "
    "promised {two} the room list by Friday at noon; remind me to phone her in 2 weeks.",
    "Call with {one} today. “Nobody told us about the new hours”, and the stairs are a problem. "
    "They will send us their dates by 3 December, and {two} wants the flyer.",
    "Ayer nos reunimos con {one}: necesitan una sala los sábados. Le prometí a "
    "{two} la lista de salas para el viernes; recuérdame llamarles en dos semanas.",
    "{one} is worried about the bus, which stops at six, so that classes stand empty. We "
    "told them that we would ask the city. {two} thanked us for Monday.",
)


@cache
def names(count: int) -> tuple[str, ...]:
    """So many different names of two to five words."""
    chance, made = Random(SEED), dict[str, None]()
    while len(made) < count:
        place = chance.choice(BEGINS) + chance.choice(MIDDLES) + chance.choice(ENDS)
        made[" ".join(filter(None, (place, *(chance.choice(words) for words in (WHOSE, WHAT, KIND)))))] = None
    return tuple(made)


def entries(count: int) -> list[Entry]:
    return [Entry(number, name) for number, name in enumerate(names(count))]


def sentences_read(folder: Path) -> list[Result]:
    """Messages of about 200 characters with two partners in each, and what the libraries take for the dates alone."""
    rows: list[Result] = []
    for count in (FEW, MANY):
        index, texts = Index(entries(count)), messages(count)
        context = Context(NOW, "Europe/Berlin", index=index, ours=Ours.of(f"{begin}a Kim" for begin in BEGINS))
        readers: dict[str, Reader] = {"ours": lambda text, context=context: read(text, context)}  # type: ignore[misc]
        rows += beside(f"a message of 200 characters read at {count:,} partners", texts, readers | others())
    return rows


def messages(count: int) -> list[str]:
    """Some of them, each with other partners."""
    pairs = zip(some(names(count), 24), some(names(count), 24, SEED + 1), strict=True)
    return [MESSAGES[n % len(MESSAGES)].format(one=one, two=two) for n, (one, two) in enumerate(pairs)]


def some(of: Sequence[str], count: int, seed: int = SEED) -> list[str]:
    return Random(seed).sample(of, count)


def beside(what: str, texts: Sequence[str], readers: dict[str, Reader]) -> list[Result]:
    """In turn, so that a noisy machine is noisy for all of them; the first round warms up."""
    times: dict[str, list[Sample]] = {name: [] for name in readers}
    for n in range(6):
        for name, reader in readers.items():
            samples = [timed(lambda reader=reader, text=text: reader(text), 5) for text in texts]  # type: ignore[misc]
            times[name] += samples if n else []
    samples_of = {name: merged(each) for name, each in times.items()}
    own = samples_of.pop("ours")
    rows = both(what, own, busy(readers["ours"], texts), GOAL)
    return rows + [row for name, sample in samples_of.items() for row in compared(what, name, own, sample)]


def both(what: str, own: Sample, working: Sample, goal: float) -> list[Result]:
    """The times as they pass, and the slowest hundredth by what the processor spent on it."""
    figures = (("p50", own.p50), ("p99", own.p99), ("CPU, p50", working.p50), ("CPU, p99", working.p99))
    return [Result(f"{what}, {called}", milli(figure), "", figure * 1e3, goal, unit="ms") for called, figure in figures]


def busy(work: Callable[[str], object], words: Sequence[str], rounds: int = 5) -> Sample:
    """What this thread spends on each, whoever else is using the machine."""
    times = []
    for text in [*words] * rounds:
        start = time.thread_time()
        work(text)
        times.append(time.thread_time() - start)
    return Sample(times, sum(times))


def walled(work: Callable[[str], object], words: Sequence[str], rounds: int = 5) -> Sample:
    return merged([timed(lambda text=text: work(text), rounds) for text in words])  # type: ignore[misc]


def names_found(folder: Path) -> list[Result]:
    """The index: what it takes to make it and to keep it, and how soon a name with a slip is found."""
    rows: list[Result] = []
    for count in (FEW, MANY):
        made = entries(count)
        build = min(timed(lambda made=made: Index(made), 3).times)  # type: ignore[misc]
        kept = memory(lambda made=made: Index(made))  # type: ignore[misc]
        index, wrong = Index(made), [slipped(name) for name in some(names(count), 100)]
        walled(index.look_up, wrong, 1)
        looked, working = walled(index.look_up, wrong), busy(index.look_up, wrong)
        rows += [
            Result(f"an index of {count:,} names made", milli(build), "", build * 1e3, 1_000, unit="ms"),
            Result("the same, memory", f"{kept:.1f} MiB", "", kept, 60, unit="MiB"),
            *both(f"a name with one letter wrong looked up among {count:,}", looked, working, GOAL),
        ]
    return rows


def memory(make: Callable[[], object]) -> float:
    """What is still held once it is made, in MiB."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept = make()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return (after - before) / 2**20


def names_completed(folder: Path) -> list[Result]:
    """What is offered among very many while somebody types: every keystroke, rightly and with one letter wrong."""
    start = time.perf_counter()
    index, what = Index(entries(MOST_OF_ALL)), f"partners offered out of {MOST_OF_ALL:,} by the index"
    index.complete("Bal")
    ready = time.perf_counter() - start
    asked = some(names(MOST_OF_ALL), 100)
    right = [name[:n] for name in asked for n in strokes(name)]
    wrong = [slipped(name)[:n] for name in asked for n in strokes(name)]
    found = sum(name in [called for _, called in index.complete(slipped(name), MOST)] for name in asked) / len(asked)
    return [
        Result(f"{what}, ready after", milli(ready), "", ready * 1e3, 10_000, unit="ms"),
        *both(f"{what}, each keystroke", walled(index.complete, right, 1), busy(index.complete, right, 1), 10),
        *both(f"{what}, one letter wrong", walled(index.complete, wrong, 1), busy(index.complete, wrong, 1), 10),
        Result(f"the right one among the first {MOST} then", "", "", found, 0.98, at_least=True, unit=""),
    ]


def strokes(name: str) -> range:
    """How much has been typed each time."""
    return range(2, len(name) + 1, 2)


def slipped(name: str) -> str:
    """The name with one letter wrong, always at the same place."""
    at = 1 + Random(name).randrange(len(name) - 2)
    letter = "x" if name[at] != "x" else "z"
    return name[:at] + letter + name[at + 1 :]
