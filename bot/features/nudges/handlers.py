"""`/loop waiting`, and whether somebody wants to be asked again."""

from datetime import timedelta
from typing import Any

from bot.features.nudges.views import overview
from bot.leftover import with_kept_words
from bot.nudging import expect
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint
from storage.nudges import Nudges

MONTH = timedelta(days=30)


def waiting(turn: Turn) -> Reply:
    return with_kept_words(turn, "waiting", Reply((overview(turn),)))


def keep(turn: Turn, press: Press) -> Reply:
    change(turn, is_stopped=False, paused_until=None, unanswered=0)
    expect(turn.session, turn.actor, turn.now)
    return said(turn, turn.t("All right, once a week at the most, while something waits."))


def later(turn: Turn, press: Press) -> Reply:
    until = turn.now + MONTH
    change(turn, is_stopped=False, paused_until=until, unanswered=0)
    expect(turn.session, turn.actor, turn.now)
    return said(turn, turn.t("All right, not before {when}.", when=turn.instant(until)))


def stop(turn: Turn, press: Press) -> Reply:
    change(turn, is_stopped=True)
    return said(turn, turn.t("All right, I do not ask you again by myself."))


def change(turn: Turn, **values: Any) -> None:
    state = turn.open(Nudges).begun(turn.actor.id, turn.now)
    before = {name: getattr(state, name) for name in values}
    for name, value in values.items():
        setattr(state, name, value)
    turn.changed(state, before)


def said(turn: Turn, title: str) -> Reply:
    hint = Hint(turn.t("What waits for you is always here: /loop waiting."))
    return turn.say(title, hint, Buttons((turn.undo_button(),)))
