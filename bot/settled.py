"""What is said of a promise or a step that is settled already: by whom, and when."""

from bot import replies
from bot.records.promises import last_step
from bot.reminding import Item
from bot.turn import Reply, Turn
from bot.ui.message import Say
from storage.commitments import Commitment
from storage.people import People


def settled(turn: Turn, item: Item) -> Reply:
    """Nothing is done twice: who settled it, and when."""
    step = last_step(turn, item) if isinstance(item, Commitment) else None
    if step is None or not isinstance(item, Commitment):
        return replies.settled(turn.say(turn.t("This is settled already."), Say(item.words)))
    who, when = turn.open(People).name(step.person_id), turn.instant(step.created_at)
    state = turn.t(item.state.value)
    title = turn.t("Already {state}: {name}, {when}.", state=state, name=who, when=when)
    return replies.settled(turn.say(title, Say(item.words)))
