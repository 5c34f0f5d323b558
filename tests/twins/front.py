"""The front door of a stand-in for calls over HTTP: what comes in is counted, and goes wrong as planned."""

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiohttp import web

from tests.twins import faults as kinds
from tests.twins.faults import Fault, Faults

PAGE = "<!DOCTYPE html><html><body>Something went wrong</body></html>"


@dataclass
class AnyCall:
    """One call as it came; `fault` says what went wrong on the way."""

    at: float
    fault: str


C = TypeVar("C", bound=AnyCall)
F = TypeVar("F", bound=Faults)


class Front(ABC, Generic[C, F]):
    """What is behind it answers in `plain`; this class decides whether that is asked, and what of it arrives."""

    def __init__(self, faults: F) -> None:
        self.faults, self.calls = faults, list[C]()
        self.in_flight = 0
        self._late: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

    @abstractmethod
    def plain(self, request: web.Request, call: C) -> web.Response:
        """The real answer."""

    @abstractmethod
    def busy(self, call: C, seconds: float) -> web.Response:
        """Too many calls; come again in so long."""

    @abstractmethod
    def error(self, call: C, fault: Fault) -> web.Response:
        """An answer in this platform's own shape that says no."""

    async def close(self) -> None:
        """Whoever is kept waiting is let go."""
        self._closing.set()
        for task in self._late:
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)

    @property
    def is_idle(self) -> bool:
        return self.in_flight == 0

    async def counted(self, request: web.Request, call: C, method: str, place: str) -> web.StreamResponse:
        self.calls.append(call)
        self.in_flight += 1
        try:
            return await self._with_faults(request, call, self.faults.next(method, place))
        finally:
            self.in_flight -= 1

    async def _with_faults(self, request: web.Request, call: C, fault: Fault | None) -> web.StreamResponse:
        if fault is None:
            return self.plain(request, call)
        call.fault = fault.kind
        if fault.kind == kinds.LATE:
            return await self._later(request, call, fault)
        answer = self.plain(request, call) if fault.accepted else None
        return await self._spoiled(request, call, fault, answer)

    async def _later(self, request: web.Request, call: C, fault: Fault) -> web.StreamResponse:
        """Not cancelled when the asker goes away: that is the case that matters."""
        answers: list[web.Response] = []

        async def wait() -> None:
            await asyncio.sleep(fault.seconds)
            answers.append(self.plain(request, call))

        task = asyncio.create_task(wait())
        self._late.add(task)
        self.in_flight += 1
        task.add_done_callback(self._is_in)
        await asyncio.shield(task)
        return answers[0]

    def _is_in(self, task: "asyncio.Task[None]") -> None:
        self.in_flight -= 1
        self._late.discard(task)

    async def _spoiled(
        self, request: web.Request, call: C, fault: Fault, answer: web.Response | None
    ) -> web.StreamResponse:
        match fault.kind:
            case kinds.RATE:
                return self.busy(call, fault.seconds)
            case kinds.SERVER:
                return web.Response(status=fault.status, text="upstream error")
            case kinds.HTML:
                return web.Response(status=fault.status, text=PAGE, content_type="text/html")
            case kinds.ERROR:
                return self.error(call, fault)
            case kinds.SLOW if answer is not None:
                return await self._trickle(request, answer, fault.seconds)
            case kinds.HOLE:
                self.in_flight -= 1
                await self._closing.wait()
                self.in_flight += 1
        if request.transport:
            request.transport.abort()
        return web.Response(status=500)

    async def _trickle(self, request: web.Request, answer: web.Response, seconds: float) -> web.StreamResponse:
        body = answer.body if isinstance(answer.body, bytes) else b""
        stream = web.StreamResponse(headers={"Content-Type": "application/json"})
        stream.content_length = len(body)
        await stream.prepare(request)
        for place in range(len(body)):
            if self._closing.is_set() or request.transport is None or request.transport.is_closing():
                break
            await stream.write(body[place : place + 1])
            await asyncio.sleep(seconds)
        return stream
