"""Reading at a million notes: the first page of a search, and a week's digest."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session

from bot.features.digests.sections import FIRST, SECTIONS, Scope, figures
from storage.database import Database
from storage.search import Search
from storage.viewer import Role, Viewer
from tests.benchmarks.corpus import NOW, with_notes
from tests.benchmarks.measure import Result, in_turn, milli, timed

ANA = Viewer(Role.STAFF, 1, 1)
ROSA = Viewer(Role.MANAGER, 3, 1)
TERMS = ("need", "bus evening", "word17", "wor", "need word4999", "nothinglikeit", "room bus class story")


def search(folder: Path) -> list[Result]:
    """The slowest of some searches: common words, rare ones, beginnings, and what is not there."""
    database = Database(f"sqlite:///{with_notes(folder, 1_000_000)}")
    found = {}
    for words in TERMS:
        found[words] = timed(asking(database, words), 30).p50
    database.close()
    words = max(found, key=lambda each: found[each])
    return [
        Result(f"search, first page at 1,000,000 notes, slowest of {len(TERMS)} (“{words}”)", milli(found[words]), "", found[words] * 1e3, 20, unit="ms")
    ]  # fmt: skip


def asking(database: Database, words: str) -> Callable[[], object]:
    return lambda: database.read_now(lambda session: Search(session).find(words, ANA))


def digest(folder: Path) -> list[Result]:
    """All counts and first five of a week, at ten times the years."""
    many, few = (Database(f"sqlite:///{with_notes(folder, size)}") for size in (1_000_000, 100_000))

    def read(session: Session) -> None:
        scope = Scope(session, ROSA, "America/New_York", NOW.date(), NOW.date() - timedelta(days=7), NOW, NOW, "")
        figures(scope)
        for section in SECTIONS:
            section.first(scope.report(), FIRST)

    ours, beside = in_turn(lambda: many.read_now(read), lambda: few.read_now(read), 200)
    many.close()
    few.close()
    return [
        Result("a digest at 1,000,000 notes", milli(ours.p50), "", ours.p50 * 1e3, 25, unit="ms"),
        Result("the same, beside 100,000 with the same week", milli(ours.p50), milli(beside.p50), ours.p50 / beside.p50, 1.5),
    ]  # fmt: skip
