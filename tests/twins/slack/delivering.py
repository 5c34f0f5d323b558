"""How what people do reaches the bot: through a socket or a signed request, once or several times, with retries."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.twins.slack.faults import Faults
from tests.twins.slack.sockets import OnAck, Sockets
from tests.twins.slack.state import JSON, new_id

EVENTS, COMMANDS, INTERACTIVE = "events_api", "slash_commands", "interactive"
RETRIES = (0.0, 60.0, 300.0)


@dataclass
class Outcome:
    acked: bool
    seconds: float
    answer: JSON


@dataclass
class Posted:
    """What came back of one signed request."""

    status: int
    seconds: float
    retry: int
    body: str = ""


@dataclass
class Deliveries:
    """`url`: where signed requests go; without one, everything goes through the sockets."""

    sockets: Sockets
    faults: Faults
    secret: str
    patience: float = 3.0
    retries: tuple[float, ...] = RETRIES
    url: str = ""
    posted: list[Posted] = field(default_factory=list)
    _tasks: set["asyncio.Task[bool]"] = field(default_factory=set)

    async def deliver(self, kind: str, payload: JSON, on_ack: OnAck) -> Outcome:
        """Wait for the first acknowledgement; what is retried or held back goes on by itself."""
        started, answers = time.monotonic(), list[JSON]()

        def once(answer: JSON) -> None:
            if not answers:
                answers.append(answer)
                on_ack(answer)

        copies = self.faults.dice.randint(*self.faults.copies)
        tasks = {self._start(self._copy(number, kind, payload, once)) for number in range(copies)}
        while tasks and not answers:
            _, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if not answers and kind == EVENTS:
            self._start(self._again(payload))
        return Outcome(bool(answers), time.monotonic() - started, answers[0] if answers else {})

    def begin(self, kind: str, payload: JSON) -> None:
        """Deliver without waiting for it."""
        self._start(self._copy(0, kind, payload, lambda _: None))

    def _start(self, work: Coroutine[Any, Any, bool]) -> "asyncio.Task[bool]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _copy(self, number: int, kind: str, payload: JSON, on_ack: OnAck) -> bool:
        await asyncio.sleep(self.faults.dice.uniform(0, self.faults.jitter))
        if number and kind == EVENTS and self.faults.new_event_ids:
            payload = {**payload, "event_id": new_id("Ev")}
        return await self._send(kind, payload, 0, on_ack)

    async def _again(self, payload: JSON) -> bool:
        """An event that nobody acknowledged comes up to three times more."""
        for number, pause in enumerate(self.retries, 1):
            await asyncio.sleep(pause)
            if await self._send(EVENTS, payload, number, lambda _: None):
                return True
        return False

    async def _send(self, kind: str, payload: JSON, retry: int, on_ack: OnAck) -> bool:
        if self.url:
            return await self._post(kind, payload, retry, on_ack)
        return await self.sockets.send(kind, payload, retry, self.patience, on_ack)

    async def _post(self, kind: str, payload: JSON, retry: int, on_ack: OnAck) -> bool:
        body, content_type = written(kind, payload)
        headers = {"Content-Type": content_type, **signed(self.secret, body)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        started, timeout = time.monotonic(), aiohttp.ClientTimeout(total=self.patience)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(self.url, data=body, headers=headers) as response,
            ):
                text = await response.text()
        except (TimeoutError, aiohttp.ClientError):
            self.posted.append(Posted(0, time.monotonic() - started, retry))
            return False
        self.posted.append(Posted(response.status, time.monotonic() - started, retry, text))
        if response.status == 200:
            on_ack(_answer(text))
        return response.status == 200

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*self._tasks, return_exceptions=True)


def _answer(text: str) -> JSON:
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return {"text": text}
    return said if isinstance(said, dict) else {"text": str(said)}


def written(kind: str, payload: JSON) -> tuple[bytes, str]:
    """The body of a signed request: a form for commands and gestures, JSON for events."""
    if kind == EVENTS:
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == COMMANDS else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def signed(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    stamp = str(at or int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
