"""What was sent to Slack, looked through for what must never be in it."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.adapters.slack.world import SlackWorld

MARK_UP = re.compile(r"<[@#!]|<[a-z]+:", re.IGNORECASE)
ALIVE = frozenset({"user", "usergroup", "channel", "broadcast", "emoji", "team"})
"""Elements of rich text that call somebody, or become a picture."""


def is_alive(node: Any) -> bool:
    """Whether something in here would become a mention, a disguised link or an emoji."""
    match node:
        case list():
            return any(map(is_alive, node))
        case {"type": "mrkdwn", "text": str(words)} if MARK_UP.search(words):
            return True
        case {"type": "plain_text", "emoji": emoji} if emoji:
            return True
        case {"type": str(kind), **rest} if kind in ALIVE and "block_id" not in rest:
            return True
        case {"type": "link", "url": url, "text": words} if url != words and "://" in words:
            return True
        case dict():
            return any(map(is_alive, node.values()))
        case _:
            return False


def wakes_somebody(body: dict[str, Any]) -> bool:
    """The same for a whole call: its own text is read as mark-up wherever nobody says otherwise."""
    return bool(MARK_UP.search(str(body.get("text", "")))) or is_alive(body)


def sent_by(slack: SlackWorld, calls: int = 0, acks: int = 0) -> list[dict[str, Any]]:
    """Everything that was called, and everything that went back as an acknowledgement; after so many of each."""
    answered = [ack.payload for ack in slack.twin.sockets.acks[acks:]]
    return [call.body for call in slack.twin.calls[calls:]] + answered


BADLY = ("invalid_", "no_text", "msg_", "view_", "duplicate_", "push_limit", "missing_scope", "unknown_method")
"""How the words begin by which Slack says that a call was badly written."""


@contextmanager
def without_faults(slack: SlackWorld, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing breaks, nothing is refused as badly written, nobody is called."""
    since, acks = len(slack.twin.calls), len(slack.twin.sockets.acks)
    caplog.clear()
    with caplog.at_level(logging.ERROR), capture_logs() as logs:
        yield
    assert [entry for entry in logs if entry["log_level"] == "error"] == []
    assert caplog.text == ""
    assert [(call.method, call.answer) for call in slack.twin.calls[since:] if call.error.startswith(BADLY)] == []
    assert slack.twin.problems == []
    assert [body for body in sent_by(slack, since, acks) if wakes_somebody(body)] == []
