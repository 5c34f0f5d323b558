"""What stands in the place of a letter whose reason was taken back."""

from bot.feature import LetterRun
from bot.ui.message import Message


def write_taken_back(run: LetterRun) -> Message:
    """Over an earlier letter: nothing of it stays to be read."""
    return Message(run.t("What was written here was taken back."))
