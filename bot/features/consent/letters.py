"""What our side is told when somebody at a partner does not want to be written to."""

from bot.considerate import may_write
from bot.feature import LetterRun
from bot.ui.message import Message, Say
from storage.people import People
from storage.viewer import SYSTEM


def write_refused(run: LetterRun) -> Message | None:
    """Nothing when they changed their mind meanwhile."""
    t, person = run.t, People(run.session, SYSTEM).get(run.item.payload["person"])
    if person is None or may_write(run.session, person, run.now) is not False:
        return None
    lost = int(run.item.payload["lost"])
    dropped = t.count("{n} message to them was not sent.", "{n} messages to them were not sent.", lost)
    ask = t("Please ask them how they would like to hear from you.")
    title = t("{name} does not want me to write to them.", name=person.name)
    return Message(title, (*((Say(dropped),) if lost else ()), Say(ask)))
