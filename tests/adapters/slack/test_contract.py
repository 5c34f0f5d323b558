"""Slack passes the contract, over the real libraries and real sockets."""

from collections.abc import Iterator

import pytest

from tests.adapters.contract import AdapterContract, Harness
from tests.adapters.slack.place import SlackPlace


class TestSlack(AdapterContract):
    @pytest.fixture
    def place(self) -> Iterator[Harness]:
        made = SlackPlace()
        yield made
        made.close()
