"""The local page passes the contract, keeps other sites out, and survives a restart."""

import asyncio
import json
from collections.abc import Awaitable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import uuid4

import aiohttp
import pytest

from adapters.web.adapter import WebAdapter
from adapters.web.server import PageServer
from bot.clock import FrozenClock
from bot.events import Address, Event
from bot.ports import Looked
from bot.timelapse import BackwardsClock
from bot.turn import OpenForm, Reply
from bot.ui.message import Message, Say
from storage.database import Database
from tests.adapters.contract import AdapterContract, Harness
from tests.adapters.small_form import SmallForm

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
T = TypeVar("T")


class WebPlace:
    """Ana's seat at a page that is really served, asked over HTTP."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, FrozenClock(NOW)
        self.address = Address("local", "local", "ana")
        self.events: list[Event] = []
        self.replies: list[Reply] = []
        self.problems: dict[str, str] = {}
        self.runner = asyncio.Runner()
        self.run(self.start())

    def run(self, work: Awaitable[T]) -> T:
        return self.runner.run(work)  # type: ignore[arg-type]

    async def start(self) -> None:
        self.adapter = WebAdapter(self.answer, self.database, self.clock, lambda: None)
        self.server = PageServer(self.adapter, self.clock, self.move, self.health, "UTC", 0)
        self.adapter.serve = self.server.serve
        ready = asyncio.Event()
        self.task = asyncio.create_task(self.adapter.run(ready.set))
        await asyncio.wait_for(ready.wait(), 5)
        self.url = f"http://127.0.0.1:{self.server.port}"
        self.client = aiohttp.ClientSession()

    async def end(self) -> None:
        await self.client.close()
        await self.adapter.stop()
        await asyncio.wait_for(self.task, 5)

    async def move(self, to: datetime) -> int:
        if to < self.clock.now():
            raise BackwardsClock("The clock only moves forward.")
        self.clock.set(to)
        return 3

    async def health(self) -> Mapping[str, str]:
        return self.problems

    async def answer(self, event: Event) -> Reply:
        self.events.append(event)
        return self.replies.pop(0) if self.replies else Reply()

    def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        async def ask() -> tuple[int, Any]:
            text = body if isinstance(body, str) else json.dumps(body)
            sent = {"Content-Type": "application/json", **headers}
            async with self.client.post(f"{self.url}/{path}", data=text, headers=sent) as answer:
                return answer.status, await answer.json()

        return self.run(ask())

    def get(self, path: str, **headers: str) -> tuple[int, str, Mapping[str, str]]:
        async def ask() -> tuple[int, str, Mapping[str, str]]:
            async with self.client.get(f"{self.url}/{path}", headers=headers) as answer:
                return answer.status, await answer.text(), answer.headers

        return self.run(ask())

    def feed(self) -> list[dict[str, Any]]:
        return list(json.loads(self.get("feed?seat=ana")[1]))

    def send(self, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.send(self.address, message, wire_id))

    def edit(self, ref: str, message: Message, wire_id: str) -> str:
        return self.run(self.adapter.edit(self.address, ref, message, wire_id))

    def find(self, wire_id: str, since: datetime) -> Looked:
        return self.run(self.adapter.find(self.address, wire_id, since))

    def types(self, words: str, key: str = "") -> None:
        assert self.post("say", {"seat": "ana", "words": words, "key": key or uuid4().hex})[0] == 200

    def presses(self, label: str) -> None:
        for entry in self.feed():
            for button in buttons_in(entry["body"]):
                if button["label"] == label:
                    body = {"seat": "ana", "token": button["token"], "place": "ana", "entry": entry["id"]}
                    assert self.post("press", {**body, "key": uuid4().hex})[0] == 200
                    return
        raise AssertionError(f"no button {label}")

    def fills(self, **values: str) -> None:
        entry = next(e for e in reversed(self.feed()) if e["body"]["kind"] == "form")
        filled = {field["name"]: field["value"] for field in entry["body"]["fields"]} | values
        assert (
            self.post("submit", {"seat": "ana", "entry": entry["id"], "values": filled, "key": uuid4().hex})[0] == 200
        )

    def sees(self) -> str:
        return "\n".join(texts_in([entry["body"] for entry in self.feed()]))


def texts_in(part: Any) -> list[str]:
    """Every text of a JSON value, as the page would show it."""
    match part:
        case str():
            return [part]
        case list():
            return [text for each in part for text in texts_in(each)]
        case dict():
            return [text for each in part.values() for text in texts_in(each)]
        case _:
            return []


def buttons_in(part: Any) -> list[dict[str, str]]:
    match part:
        case list():
            return [button for each in part for button in buttons_in(each)]
        case {"label": str(), "token": str()}:
            return [part]
        case dict():
            return [button for each in part.values() for button in buttons_in(each)]
        case _:
            return []


@pytest.fixture
def page(database: Database) -> Iterator[WebPlace]:
    made = WebPlace(database)
    yield made
    made.run(made.end())
    made.runner.close()


class TestWeb(AdapterContract):
    @pytest.fixture
    def place(self, page: WebPlace) -> Harness:
        return page


def test_the_page_and_its_parts_are_served_with_a_strict_policy(page: WebPlace) -> None:
    for path in ("", "static/page.js", "static/page.css", "static/logo.svg", "seats", "clock", "health"):
        status, text, headers = page.get(path)
        assert (status, bool(text)) == (200, True), path
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["X-Content-Type-Options"] == "nosniff"
    text = page.get("")[1]
    assert "<script>" not in text
    assert "style=" not in text
    assert "onclick" not in text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:80", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_name_is_refused(page: WebPlace, host: str) -> None:
    assert page.get("feed?seat=ana", Host=host)[0] == 403
    assert page.post("say", {"seat": "ana", "words": "x", "key": "k"}, Host=host)[0] == 403
    assert page.events == []


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_site_can_neither_write_nor_read(page: WebPlace, headers: dict[str, str]) -> None:
    assert page.post("say", {"seat": "ana", "words": "x", "key": "k"}, **headers)[0] == 403
    assert page.get("feed?seat=ana", **headers)[0] == 403
    assert page.events == []


def test_only_json_is_taken(page: WebPlace) -> None:
    assert page.post("say", "seat=ana", **{"Content-Type": "text/plain"})[0] == 415
    assert page.post("say", "{")[0] == 400
    assert page.post("say", "[]")[0] == 400
    assert page.post("say", {"seat": "nobody", "words": "x", "key": "k"})[0] == 400
    assert page.post("say", {"seat": "ana", "words": 7, "key": "k"})[0] == 400
    assert page.post("submit", {"seat": "ana", "entry": "x", "values": {}, "key": "k"})[0] == 400
    assert page.get("feed?seat=elsewhere")[0] == 400
    assert page.get("static/../adapter.py")[0] in {403, 404}


def test_a_repeated_key_does_nothing_twice(page: WebPlace) -> None:
    for _ in range(3):
        page.types("/loop mine", key="same")
    assert len(page.events) == 1
    assert len(page.feed()) == 1


def test_a_hundred_kilobytes_reach_the_engine_and_more_than_the_limit_is_refused_kindly(page: WebPlace) -> None:
    page.types("x" * 100_000)
    assert len(getattr(page.events[-1], "words", "")) == 100_000
    status, answer = page.post("say", {"seat": "ana", "words": "x" * 300_000, "key": "k"})
    assert (status, answer["error"]) == (413, "That is too long: 256 kB at most.")


def test_every_open_page_hears_of_a_change(page: WebPlace) -> None:
    async def listen() -> dict[str, Any]:
        async with page.client.get(f"{page.url}/events") as stream:
            assert stream.headers["Content-Type"].startswith("text/event-stream")
            await stream.content.readuntil(b"\n\n")
            await page.adapter.send(page.address, Message("News", (Say("for all"),)), "w1")
            line = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
            return dict(json.loads(line.removeprefix(b"data: ")))

    change = page.run(listen())
    assert (change["place"], change["body"]["title"]) == ("ana", "News")


def test_the_clock_moves_forward_only(page: WebPlace) -> None:
    status, answer = page.post("clock", {"advance": "7d"})
    assert (status, answer["now"], answer["handled"]) == (200, "2026-11-30T14:00:00+00:00", 3)
    assert page.post("clock", {"now": "2027-03-01T08:00:00+00:00"})[1]["said"].startswith("Monday, 1 March 2027, 08:00")
    wrong: list[dict[str, Any]] = [{"advance": "soon"}, {"now": "2026-01-01T00:00:00+00:00"}, {"now": "x"}, {}]
    wrong += [{"now": "2027-04-01T00:00:00"}, {"advance": "99999w"}]
    for body in wrong:
        status, answer = page.post("clock", body)
        assert status == 400, body
        assert answer["error"]


def test_health_says_what_is_wrong(page: WebPlace) -> None:
    assert page.get("health")[0] == 200
    page.problems["database"] = "the database can't be written"
    status, text, _ = page.get("health")
    assert status == 503
    assert "can't be written" in text


def test_what_a_seat_was_shown_is_there_after_a_restart(page: WebPlace) -> None:
    page.send(Message("Kept", (Say("words"),)), "w1")
    page.replies.append(Reply(form=OpenForm(SmallForm, "form-token", {})))
    page.types("/loop small")
    page.run(page.end())
    page.run(page.start())
    assert "Kept" in page.sees()
    page.fills(called="Casa")
    assert getattr(page.events[-1], "token", "") == "form-token"


def test_the_first_look_at_an_empty_seat_asks_for_a_hint_once(page: WebPlace) -> None:
    page.replies.append(Reply((Message("Hello"),)))
    for key in ("a", "b"):
        page.post("open", {"seat": "ana", "key": key})
    assert [type(event).__name__ for event in page.events] == ["Opened"]


def test_suggestions_come_back_as_names(page: WebPlace) -> None:
    page.replies.append(Reply(suggestions=(("Casa Latina", "Casa Latina"),)))
    body = {"seat": "ana", "kind": "partner", "words": "cas", "key": "k"}
    assert page.post("search", body)[1] == {"suggestions": ["Casa Latina"]}
