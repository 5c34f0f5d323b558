"""Finding dates in text, beside the libraries that do it, on the same texts."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bot.understanding.dates import Context, find_dates
from tests.benchmarks.measure import Result, Sample, merged, micro, timed

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
CONTEXT = Context(NOW, "Europe/Berlin")
DATELESS = (
    "the people at the desk said that the room is too small",
    "nobody had told them about the new hours, and the stairs are a problem for many",
    "they would like more chairs and a kettle",
    "Wilf may bring his sister, who knows the second row well",
)
PHRASES = (
    "Friday",
    "in two weeks",
    "next Tuesday at 4",
    "the last Friday of the month",
    "every other Monday until June",
)
MESSAGES = (
    "Met Wilf at the allotments on Tuesday. They need a ramp at the back before the winter, the tap freezes, and I said "
    "that I will bring the room list by Friday at noon and phone her again in two weeks or so.",
    "Long talk with the library yesterday afternoon: more books in Spanish, a quiet corner, and somebody for the desk "
    "from 3 to 5 December. She will send the dates of the reading group every first Monday of the month.",
)
GOAL = 5
"""Milliseconds, for a message, with everything that it takes."""
INSTALL = "needs `pip install dateparser recurrent`"


def dates_found(folder: Path) -> list[Result]:
    """Each kind of text through ours, and through each library that is there."""
    texts = {"a note without a date": DATELESS, "a phrase": PHRASES, "a message of 200 characters": MESSAGES}
    return [result for what, each in texts.items() for result in beside(what, each)]


def beside(what: str, texts: tuple[str, ...]) -> list[Result]:
    """In turn, so that a noisy machine is noisy for all of them."""
    readers = {"ours": ours, **others()}
    times: dict[str, list[Sample]] = {name: [] for name in readers}
    for _ in range(5):
        for name, read in readers.items():
            times[name] += [timed(lambda read=read, text=text: read(text), 40) for text in texts]  # type: ignore[misc]
    samples = {name: merged(each) for name, each in times.items()}
    own = samples.pop("ours")
    rows = [
        Result(f"dates found in {what}, p50", micro(own.p50), "", own.p50 * 1e3, GOAL, unit="ms"),
        Result(f"dates found in {what}, p99", micro(own.p99), "", own.p99 * 1e3, GOAL, unit="ms"),
    ]
    return rows + [row for name, sample in samples.items() for row in compared(what, name, own, sample)]


def compared(what: str, name: str, own: Sample, other: Sample) -> list[Result]:
    return [
        Result(f"the same beside {name}, {called}", micro(ours), micro(theirs), ours / theirs, 1)
        for called, ours, theirs in (("p50", own.p50, other.p50), ("p99", own.p99, other.p99))
    ]


def ours(text: str) -> object:
    return find_dates(text, CONTEXT)


def others() -> dict[str, Callable[[str], object]]:
    """The libraries that are installed; the project itself does without them."""
    found: dict[str, Callable[[str], object]] = {}
    for name, made in (("dateparser", dateparser), ("recurrent", recurrent)):
        try:
            found[name] = made()
        except ImportError:
            print(f"{name} is not here: {INSTALL}.", flush=True)
    return found


def dateparser() -> Callable[[str], object]:
    search = import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": NOW.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
    return lambda text: search(text, languages=["en"], settings=settings)


def recurrent() -> Callable[[str], object]:
    event = import_module("recurrent.event_parser").RecurringEvent

    def parse(text: str) -> object:
        # It breaks on some texts, which costs time as well.
        with suppress(TypeError, ValueError, AttributeError):
            return event(now_date=NOW.replace(tzinfo=None)).parse(text)
        return None

    return parse
