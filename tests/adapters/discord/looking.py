"""What was sent to Discord, looked through for what must never be in it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.adapters.discord.limits import text_problems
from tests.adapters.discord.world import DiscordWorld
from tests.twins.discord.web import Call

Json = dict[str, Any]
TEXT = 10
LATE = {10008, 10015, 10062, 40060, 50027}
"""Numbers that say that something came too late, or was there already; all others say that a call was badly written."""


def texts(node: Any) -> Iterator[str]:
    """Every text in a payload that is read as mark-up."""
    match node:
        case list():
            for each in node:
                yield from texts(each)
        case dict():
            if node.get("type") == TEXT or "allowed_mentions" in node:
                yield from [str(node["content"])] if node.get("content") else []
            for each in node.values():
                yield from texts(each)
        case _:
            return


def may_call(node: Any) -> bool:
    """Whether a payload with words leaves it to Discord who is called."""
    if isinstance(node, dict) and ("content" in node or "components" in node) and "custom_id" not in node:
        return node.get("allowed_mentions") != {"parse": []}
    return False


def payload(call: Call) -> Any:
    """What is shown, whether it is sent by itself or as the first answer to something."""
    body = call.body
    return body.get("data") if isinstance(body, dict) and set(body) <= {"type", "data"} else body


@contextmanager
def without_faults(server: DiscordWorld, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing breaks, nothing is refused as badly written, nobody is called."""
    since = len(server.twin.calls)
    caplog.clear()
    with caplog.at_level(logging.ERROR), capture_logs() as logs:
        yield
    assert [entry for entry in logs if entry["log_level"] == "error"] == []
    assert caplog.text == ""
    sent = server.twin.calls[since:]
    assert [(call.name, call.answer) for call in sent if call.status >= 400 and call.code not in LATE] == []
    shown = [payload(call) for call in sent if call.method in {"POST", "PATCH"}]
    assert [body for body in shown if may_call(body)] == []
    assert [(words, found) for body in shown for words in texts(body) if (found := list(text_problems(words)))] == []
