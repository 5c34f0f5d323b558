"""Plain sentences in Slack: written to the bot, after a mention, and behind the slash."""

from typing import ClassVar

import pytest

from tests.adapters.dialogues import WHOLE, Sentences, Talker
from tests.adapters.slack.world import Seat, SlackWorld


class InConversation:
    """Whatever they say without a slash is written to the bot alone."""

    def __init__(self, seat: Seat) -> None:
        self.seat: Seat = seat

    def says(self, words: str) -> str:
        if words.startswith("/loop "):
            return self.seat.types(words.removeprefix("/loop "), channel="")
        return self.speaks(words)

    def speaks(self, words: str) -> str:
        return self.seat.writes(words)

    def presses(self, label: str) -> str:
        return self.seat.presses(label)

    def fills(self, **values: str) -> str:
        return self.seat.submits(**values)


class Slashing(InConversation):
    """Whatever they say comes behind the slash, in the team's channel."""

    def speaks(self, words: str) -> str:
        return self.seat.types(words)


class Mentioning(InConversation):
    """Whatever they say comes after the bot's name, in the team's channel."""

    def speaks(self, words: str) -> str:
        return self.seat.mentions(words)


class TestWrittenToTheBot(Sentences):
    speaking: ClassVar[type[InConversation]] = InConversation

    @pytest.fixture
    def ana(self, slack: SlackWorld) -> Talker:
        return self.speaking(slack.ana)

    @pytest.fixture
    def amina(self, slack: SlackWorld) -> Talker:
        """She was invited to no channel of the team's."""
        return InConversation(slack.amina)


class TestBehindTheSlash(TestWrittenToTheBot):
    speaking = Slashing


class TestAfterAMention(TestWrittenToTheBot):
    speaking = Mentioning


def test_what_a_mention_became_is_shown_to_its_author_alone(slack: SlackWorld) -> None:
    assert "Saved 3 things" in slack.ana.mentions(WHOLE)
    assert "Somali story time" not in slack.member_sees_channel("rosa").replace(WHOLE, "")
