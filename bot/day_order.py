"""What 03/04 means to somebody: asked where it matters, and remembered from the answer."""

from collections.abc import Mapping
from enum import StrEnum

from bot.i18n import mark
from bot.replies import with_hint
from bot.turn import IN_DOUBT, Outcome, Reply, Turn
from bot.ui.dates import Understood
from storage.actions import ActionToken


class DayOrder(StrEnum):
    """What 03/04 means to a person, by what it comes to."""

    DAY_FIRST = mark("3 April")
    MONTH_FIRST = mark("4 March")
    ASK = mark("ask me")

    @classmethod
    def of(cls, is_day_first: bool | None) -> "DayOrder":
        if is_day_first is None:
            return cls.ASK
        return cls.DAY_FIRST if is_day_first else cls.MONTH_FIRST

    @property
    def is_day_first(self) -> bool | None:
        return None if self is DayOrder.ASK else self is DayOrder.DAY_FIRST


def note(turn: Turn, row: ActionToken | None, values: Mapping[str, str], wrong: Mapping[str, str]) -> None:
    """Write down with a form which of its answers are asked again because they may be two days."""
    found = turn.dates.two_days(values, wrong)
    if row and found:
        row.args = {**row.args, IN_DOUBT: {**row.args.get(IN_DOUBT, {}), **found}}


def from_answers(turn: Turn, reply: Reply, doubtful: Mapping[str, str], values: Mapping[str, str]) -> Reply:
    """The reply to a form that was right at last; from what stands there now it is known how they write dates."""
    for name, words in doubtful.items():
        answer = turn.dates.read(values.get(name, ""))
        if isinstance(answer, Understood):
            reply = remember(turn, reply, turn.dates.order_shown(words, answer.day))
    return reply


def remember(turn: Turn, reply: Reply, order: bool | None) -> Reply:
    """The same reply; the order it has shown holds from now on, if none was set, and goes with its Undo."""
    if order is None or turn.actor.is_day_first is not None or reply.outcome is not Outcome.DONE or reply.errors:
        return reply
    turn.actor.is_day_first = order
    turn.changed(turn.actor, {"is_day_first": None})
    command = "/loop settings" if turn.viewer.is_ours else "/loop preferences"
    day = turn.t(DayOrder.of(order).value)
    said = turn.t("I will read 03/04 as {day} from now on. {command} changes it.", day=day, command=command)
    return with_hint(reply, said)
