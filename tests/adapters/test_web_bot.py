"""The page around the whole bot: nothing twice, nothing lost, and clear words when the database is in trouble."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bot.cli.run import build
from bot.local import kept_clock, welcome
from bot.settings import Settings
from storage.database import Database
from tests.adapters.page import Client

HEARD = "/loop heard Casa Latina: they need chairs"
SAVED = "Saved what you heard from Casa Latina."
HOSTILE = [
    "",
    "   ",
    "<script>alert(1)</script>",
    "/loop heard Casa Latina: @everyone <!channel> <img src=x onerror=alert(1)>",
    "/loop heard '; DROP TABLE partner; --: hello",
    '/loop heard Casa Latina: "a quote that never ends',
    "/loop promised Eastside the list by 31 February",
    "/loop remind me to look back on 1850-01-01",
    "\u202e/loop heard Casa Latina: gnp.exe",
    "/loop \x00\x1b[31m heard",
    "%s {0} {name} $HOME `id`",
    "💥" * 500,
    "/loop " * 500,
]


class WholeBot(Client):
    """A bot with its page, its scheduler and its samples, in this process."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url_of_database = url
        self.run(self.start())

    async def start(self) -> None:
        self.database = Database(self.url_of_database, patience=0.3)
        clock = kept_clock(self.database)
        welcome(self.database, clock)
        self.app, page = build(Settings(port=0, database_url=self.url_of_database), self.database, clock)
        self.app.scheduler.start()
        ready = asyncio.Event()
        self.task = asyncio.create_task(self.app.adapters[0].run(ready.set))
        await asyncio.wait_for(ready.wait(), 5)
        await self.connect(page.port)

    async def end(self) -> None:
        await self.client.close()
        await self.app.adapters[0].stop()
        await self.app.scheduler.stop()
        await asyncio.wait_for(self.task, 5)
        self.database.close()

    def restart(self) -> None:
        self.run(self.end())
        self.run(self.start())


@pytest.fixture
def bot(database_url: str) -> Iterator[WholeBot]:
    made = WholeBot(database_url)
    yield made
    made.run(made.end())
    made.runner.close()


@contextmanager
def locked(bot: WholeBot) -> Iterator[None]:
    """Another program holds the database, as a backup tool or a full disk would."""
    path = Path(bot.url_of_database.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_line_that_is_repeated_after_a_restart_is_saved_and_shown_once(bot: WholeBot) -> None:
    for _ in range(2):
        assert bot.says("ana", HEARD, key="one")[0] == 200
    bot.restart()
    assert bot.says("ana", HEARD, key="one")[0] == 200
    assert [entry["author"] for entry in bot.feed()] == ["ana", ""]
    bot.says("ana", "/loop find chairs")
    assert bot.sees().count("they need chairs") == 3  # as typed, as saved, as found once


def test_a_press_that_is_repeated_does_nothing_twice(bot: WholeBot) -> None:
    bot.says("ana", HEARD)
    entry, token = bot.find_button("Undo", "ana")
    body = {"seat": "ana", "token": token, "place": "ana", "entry": entry["id"], "key": "same"}
    for _ in range(2):
        assert bot.post("press", body)[0] == 200
    shown = len(bot.feed())
    bot.restart()
    assert bot.post("press", body)[0] == 200
    assert len(bot.feed()) == shown
    assert bot.presses("ana", "Undo")[0] == 200
    assert "You have done this already" in bot.sees()


def test_a_form_that_is_repeated_is_taken_once_and_a_mistake_stays_to_be_put_right(bot: WholeBot) -> None:
    bot.says("ana", "/loop met")
    entry = bot.form()["id"]
    values = {"partner": "Eastside", "held_on": "31 February", "said": "Evening classes stand empty."}
    body = {"seat": "ana", "entry": entry, "values": values, "key": "wrong"}
    assert list(bot.post("submit", body)[1]["errors"]) == ["held_on"]
    assert bot.post("submit", body)[1] == {"errors": {}}
    fields = {field["name"]: field for field in bot.form()["body"]["fields"]}
    assert fields["said"]["value"] == "Evening classes stand empty."
    assert fields["held_on"]["error"] == "There is no 31 February."
    right = {**body, "values": {**values, "held_on": "yesterday"}, "key": "right"}
    for _ in range(2):
        assert bot.post("submit", right)[1] == {"errors": {}}
    assert bot.sees().count("Saved: you met Eastside Mutual Aid.") == 1
    assert bot.post("submit", {**right, "key": "from another tab"})[1] == {"errors": {}}
    assert "You have sent this form already" in bot.sees()


def test_two_requests_with_one_key_at_the_same_moment_count_once(bot: WholeBot) -> None:
    async def both() -> None:
        body = {"seat": "ana", "words": HEARD, "key": "same"}
        answers = await asyncio.gather(*(bot.ask("say", body) for _ in range(5)))
        assert {status for status, _ in answers} == {200}

    bot.run(both())
    assert bot.sees().count(SAVED) == 1
    assert bot.sees().count(HEARD) == 1


def test_the_clock_answers_once_everything_due_has_arrived(bot: WholeBot) -> None:
    bot.says("ana", "/loop promised Eastside the room list by Friday")
    status, answer = bot.post("clock", {"advance": "14d"})
    assert status == 200
    assert answer["delivered"] > 0
    assert "Your digest of" in bot.sees("rosa")
    assert "the room list" in bot.sees("team")
    now = answer["now"]
    bot.restart()
    assert json.loads(bot.get("clock")[1])["now"] >= now


def test_a_partner_can_not_press_what_is_the_teams(bot: WholeBot) -> None:
    bot.says("ana", "/loop promised Eastside the room list by Friday")
    bot.post("clock", {"advance": "21d"})
    before = bot.feed("team")
    assert bot.presses("amina", "Done", place="team")[0] == 200
    assert "I can't find that." in bot.sees("amina")
    assert bot.feed("team") == before
    assert bot.presses("rosa", "Done", place="team")[0] == 200
    assert bot.feed("team") != before


def test_each_seat_gets_one_hint_even_when_two_pages_open_at_once(bot: WholeBot) -> None:
    async def both() -> None:
        await asyncio.gather(*(bot.ask("open", {"seat": "amina", "key": uuid4().hex}) for _ in range(3)))

    bot.run(both())
    assert [entry["body"]["title"] for entry in bot.feed("amina")] == ["Hello Amina. Try one of these:"]


def test_names_are_suggested_to_who_may_see_them(bot: WholeBot) -> None:
    def names(seat: str) -> list[str]:
        body = {"seat": seat, "kind": "partner", "words": "cas", "key": uuid4().hex}
        return list(bot.post("search", body)[1]["suggestions"])

    assert names("ana") == ["Casa Latina"]
    assert "Casa Latina" not in names("amina")


def test_whatever_is_typed_is_answered_and_shown_as_it_was_typed(bot: WholeBot) -> None:
    for words in HOSTILE:
        assert bot.says("ana", words)[0] == 200, words[:40]
    typed = [entry["body"]["words"] for entry in bot.feed() if entry["author"] == "ana"]
    assert typed == [words.replace("\x00", "") for words in HOSTILE]
    assert all(kind in {"said", "message", "form"} for kind in (entry["body"]["kind"] for entry in bot.feed()))


def test_a_form_asks_in_the_language_of_whoever_fills_it(bot: WholeBot) -> None:
    bot.says("ana", "/loop settings")
    bot.presses("ana", "Change")
    bot.fills("ana", language="es")
    bot.says("ana", "/loop settings")
    bot.presses("ana", "Change")
    labels = {field["name"]: field["label"] for field in bot.form()["body"]["fields"]}
    assert labels["language"] == "Idioma"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_locked_database_keeps_the_words_with_their_author_and_says_so(bot: WholeBot) -> None:
    with locked(bot):
        status, answer = bot.says("ana", HEARD, key="one")
        assert status == 503
        assert "not saved" in answer["error"]
        assert bot.get("health")[0] == 503
        assert bot.feed() == []
    assert bot.get("health")[0] == 200
    assert bot.says("ana", HEARD, key="one")[0] == 200
    assert SAVED in bot.sees()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_form_that_could_not_be_saved_waits_with_what_was_typed(bot: WholeBot) -> None:
    bot.says("ana", "/loop heard")
    with locked(bot):
        status, answer = bot.fills("ana", partner="Casa Latina", paraphrase="They need chairs.")
        assert (status, "again" in answer["error"]) == (503, True)
    assert bot.fills("ana", partner="Casa Latina", paraphrase="They need chairs.")[1] == {"errors": {}}
    assert SAVED in bot.sees()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_trouble_is_told_in_the_language_of_whoever_sits_there(bot: WholeBot) -> None:
    bot.says("amina", "/loop preferences language es")
    with locked(bot):
        assert "Ahora mismo no puedo anotar nada" in bot.says("amina", "/loop share chairs")[1]["error"]
        assert "no está guardado" not in bot.says("ana", HEARD)[1]["error"]
    assert (
        "ya no está aquí" in bot.post("submit", {"seat": "amina", "entry": 999, "values": {}, "key": "k"})[1]["error"]
    )
