"""What is said when an answer got lost: that it did, and where to look."""

from bot.feature import Feature, Letter, LetterRun
from bot.ui.message import Message, Say
from bot.unheard import UNHEARD
from storage.viewer import Role


def write(run: LetterRun) -> Message:
    is_contact = run.reader is not None and run.reader.role is Role.CONTACT
    look = run.t("Type /loop promises.") if is_contact else run.t("Type /loop mine to see where things stand.")
    what = run.t("What you sent has reached me.")
    return Message(run.t("My answer to you may have got lost on its way."), (Say(what), Say(look)))


FEATURE = Feature("unheard", letters=(Letter(UNHEARD, write),))
