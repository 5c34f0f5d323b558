"""The local page as a program meets it: really served, asked over HTTP, listened to as a browser listens."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar
from uuid import uuid4

import aiohttp

T = TypeVar("T")
Json = dict[str, Any]
PATIENCE = 5.0


class Line:
    """An open line of events, as the page has one."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.answer, self.last_id = answer, ""

    async def next(self) -> tuple[str, Json]:
        """The next event's kind and data; what only keeps the line open is passed over."""
        while True:
            block = await asyncio.wait_for(self.answer.content.readuntil(b"\n\n"), PATIENCE)
            fields = dict(line.split(": ", 1) for line in block.decode().splitlines() if ": " in line)
            if "data" in fields:
                self.last_id = fields["id"]
                return fields["event"], json.loads(fields["data"])

    async def next_entry(self) -> Json:
        """The next entry of any place."""
        while True:
            kind, data = await self.next()
            if kind == "entry":
                return data


class Client:
    """Asks a page over HTTP, and drives the loop on which both run."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.url = ""

    def run(self, work: Awaitable[T]) -> T:
        return self.runner.run(work)  # type: ignore[arg-type]

    async def connect(self, port: int) -> None:
        self.url, self.client = f"http://127.0.0.1:{port}", aiohttp.ClientSession()

    async def ask(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        sent = {"Content-Type": "application/json", **headers}
        async with self.client.post(f"{self.url}/{path}", data=text, headers=sent) as answer:
            return answer.status, await answer.json()

    def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        return self.run(self.ask(path, body, **headers))

    def get(self, path: str, **headers: str) -> tuple[int, str, Mapping[str, str]]:
        async def look() -> tuple[int, str, Mapping[str, str]]:
            async with self.client.get(f"{self.url}/{path}", headers=headers) as answer:
                return answer.status, await answer.text(), answer.headers

        return self.run(look())

    @asynccontextmanager
    async def listening(self, last_id: str = "") -> AsyncIterator[Line]:
        headers = {"Last-Event-ID": last_id} if last_id else {}
        async with self.client.get(f"{self.url}/events", headers=headers) as answer:
            assert answer.headers["Content-Type"].startswith("text/event-stream")
            yield Line(answer)

    def feed(self, seat: str = "ana") -> list[Json]:
        return list(json.loads(self.get(f"feed?seat={seat}")[1]))

    def says(self, seat: str, words: str, key: str = "") -> tuple[int, Any]:
        return self.post("say", {"seat": seat, "words": words, "key": key or uuid4().hex})

    def find_button(self, label: str, place: str) -> tuple[Json, str]:
        return newest_button(self.feed(place), label)

    def presses(self, seat: str, label: str, place: str = "", key: str = "") -> tuple[int, Any]:
        entry, token = self.find_button(label, place or seat)
        body = {"seat": seat, "token": token, "place": place or seat, "entry": entry["id"]}
        return self.post("press", {**body, "key": key or uuid4().hex})

    def form(self, seat: str = "ana") -> Json:
        """The newest entry with a form that waits."""
        return newest_form(self.feed(seat))

    def fills(self, seat: str, key: str = "", **values: str) -> tuple[int, Any]:
        entry = self.form(seat)
        body = {"seat": seat, "entry": entry["id"], "values": filled(entry, values)}
        return self.post("submit", {**body, "key": key or uuid4().hex})

    def sees(self, seat: str = "ana") -> str:
        return "\n".join(texts_in([entry["body"] for entry in self.feed(seat)]))


def newest_button(entries: list[Json], label: str) -> tuple[Json, str]:
    """The newest entry with a button of this label, and its token."""
    for entry in reversed(entries):
        for button in buttons_in(entry["body"]):
            if button["label"] == label:
                return entry, button["token"]
    raise AssertionError(f"There is no button {label!r} in {texts_in(entries)}")


def newest_form(entries: list[Json]) -> Json:
    """The newest entry with a form that waits."""
    return next(entry for entry in reversed(entries) if entry["body"].get("state") == "open")


def filled(entry: Json, values: Mapping[str, str]) -> dict[str, str]:
    """What a form is sent off with: these values over those it shows."""
    return {field["name"]: field["value"] for field in entry["body"]["fields"]} | dict(values)


def texts_in(part: Any) -> list[str]:
    """Every text of a JSON value, as the page would show it; a label and its value in one line."""
    match part:
        case str():
            return [part]
        case [str(label), str(value)]:
            return [f"{label}: {value}"]
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
