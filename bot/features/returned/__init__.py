"""What is said when a private message could not be delivered: who could not be reached, and nothing of its words."""

from bot.feature import Feature, Letter, LetterRun
from bot.returned import TO_CHANNEL, TO_LIAISON
from bot.ui.message import Message, Say
from storage.people import People
from storage.viewer import SYSTEM


def name_of(run: LetterRun) -> str:
    return People(run.session, SYSTEM).name(run.item.payload["person"])


def write_channel(run: LetterRun) -> Message:
    """To the team channel, where everybody reads it."""
    hint = Say(run.t("They may want to open their private messages, then type /loop mine."))
    return Message(run.t("I could not reach {name} privately.", name=name_of(run)), (hint,))


def write_liaison(run: LetterRun) -> Message:
    hint = Say(run.t("Something was to be told to them. Please let them know that it waits under /loop promises."))
    return Message(run.t("I could not reach {name}.", name=name_of(run)), (hint,))


FEATURE = Feature("returned", letters=(Letter(TO_CHANNEL, write_channel), Letter(TO_LIAISON, write_liaison)))
