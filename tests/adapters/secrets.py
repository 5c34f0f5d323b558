"""What a bot logs while everything is logged, and the words that must not be in it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from structlog.testing import capture_logs

CANARY = "kanari"
"""Every text that is typed in a test of secrets has a word that begins so."""
STAND_INS = {"slack-twin", "discord-twin"}
"""Threads of servers and sockets that are no part of the bot."""


@contextmanager
def everything_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """Every line there is, once it is left."""
    told = list[str]()
    with caplog.at_level(logging.DEBUG), capture_logs() as logs:
        logging.getLogger("anything").debug("this line is for debugging")
        yield told
    captured = capfd.readouterr()
    told += [str(entry) for entry in logs] + captured.err.splitlines() + captured.out.splitlines()
    records = [record for record in caplog.records if record.threadName not in STAND_INS]
    told += [logging.Formatter().format(record) for record in records]
    assert any("this line is for debugging" in line for line in told)
    assert len(logs) > 5


def gives_away(told: list[str]) -> list[str]:
    """The lines with a word that was typed."""
    return [line for line in told if CANARY in line.casefold()]
