"""When nothing can be written down for a while: what was typed stays in its window, or is given back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.database import Database
from tests.adapters.slack.holding import hurrying
from tests.adapters.slack.world import SlackWorld
from tests.extent import SQLITE

MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}


class Trouble:
    """A database file that another program keeps to itself for a while."""

    def __init__(self, database: Database) -> None:
        self.path = Path(database.url.removeprefix("sqlite:///"))

    @contextmanager
    def lasts(self) -> Iterator[None]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as other, hurrying():
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
@pytest.mark.parametrize("patience", [0.1, 0.6])
def test_a_form_stays_open_with_its_words_while_nothing_can_be_written(database_url: str, patience: float) -> None:
    with closing(Database(database_url, patience=patience)) as database, SlackWorld(database) as slack:
        slack.ana.types("met")
        with Trouble(database).lasts():
            slack.ana.member.submits(**MET, theirs="Amina")
            slack.run(slack.over())
            shown = slack.ana.window
        for typed in ("Evening classes stand empty.", "Amina", "Eastside Mutual Aid", "this is not saved"):
            assert typed in shown
        assert "Saved: you met Eastside Mutual Aid." in slack.ana.submits()


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
def test_words_are_given_back_when_nothing_can_be_written_and_the_window_is_closed(database_url: str) -> None:
    with closing(Database(database_url, patience=0.8)) as database, SlackWorld(database) as slack:
        slack.ana.types("met")
        with Trouble(database).lasts():
            slack.ana.member.submits(**MET)
            slack.ana.member.closes()
            slack.twin.wait_for(lambda: "Evening classes stand empty." in slack.ana.sees)
        assert "this is not saved" in slack.ana.sees


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
def test_a_form_that_can_not_even_be_offered_says_so(database_url: str) -> None:
    with closing(Database(database_url, patience=0.1)) as database, SlackWorld(database) as slack:
        slack.twin.faults.accepts_late(0.5, "views.open")
        slack.ana.member.command("met", "outreach")
        slack.twin.passes(4)
        with Trouble(database).lasts():
            slack.run(slack.over())
        assert "this is not saved" in slack.ana.sees
