"""Logs: one line each, readable or JSON, without anything that could be a secret."""

import json
import subprocess
import sys

import pytest

from bot.logs import hide_secrets
from tests.processes import ROOT

PROGRAM = """
import logging, sys
import structlog
from bot.logs import set_up
log = structlog.get_logger("bot.trial")
set_up(sys.argv[1])
log.info("started", ref="7F3K")
log.debug("details", body="private words")
logging.getLogger("slack_sdk").debug("payload of a private message")
logging.getLogger("another").warning("token %s", "xoxb-1234-secretpart")
try:
    raise RuntimeError("cannot reach postgresql://ana:secretpart@host/name")
except RuntimeError:
    log.exception("failed")
"""


def lines(form: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, form], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == ""
    return done.stderr.splitlines()


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_line_holds_a_token_a_password_or_a_payload(form: str) -> None:
    said = "\n".join(lines(form))
    assert "started" in said
    assert "7F3K" in said
    assert "RuntimeError" in said
    for secret in ("secretpart", "private"):
        assert secret not in said


def test_every_line_is_one_json_object() -> None:
    rows = [json.loads(line) for line in lines("json")]
    assert [row["level"] for row in rows] == ["info", "warning", "error"]
    assert rows[0]["ref"] == "7F3K"
    assert all(row["timestamp"].endswith("Z") for row in rows)


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-12345-abcdef",
        "xoxp-1-2-3-abc",
        "xapp-1-A0-123-def",
        "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789ab",
        "user:p4ss%20word",
    ],
)
def test_what_looks_like_a_secret_is_shown_as_dots(secret: str) -> None:
    words = f"see ://{secret}@host" if ":" in secret else f"see {secret} there"
    assert secret not in hide_secrets(words)
    assert "•••" in hide_secrets(words)


@pytest.mark.parametrize("words", ["sqlite:///data/loopkeeper.db", "http://127.0.0.1:8080/", "12:30 at a@b.org"])
def test_everyday_words_stay_as_they_are(words: str) -> None:
    assert hide_secrets(words) == words
