"""How a follow-up looks."""

from bot.moving import moved_hints
from bot.occurrences import Rule, describe
from bot.quoting import source_link
from bot.saying import say_due
from bot.turn import Turn
from bot.typed import typed_button
from bot.ui.message import Block, Buttons, Facts, Message, Say, Style
from storage.follow_ups import FollowUp
from storage.partners import Partners


def saved(turn: Turn, step: FollowUp) -> Message:
    """The echo of a new follow-up, with its absolute date and Undo."""
    t = turn.t
    rows = [
        (t("When"), say_due(step, turn.actor.zone, turn.now, t.language) or t("no date yet")),
        (t("Repeats"), describe(Rule.from_text(step.rule), t) if step.rule else ""),
        (t("Partner"), turn.open(Partners).name(step.partner_id)),
        (t("First reminder"), turn.instant(step.remind_at) if step.remind_at else ""),
    ]
    shown = Facts(tuple((label, value) for label, value in rows if value))
    done = turn.button(t("Done"), "remind.done", step.id, Style.PLAIN, kind="follow_up")
    # There is no other card of a follow-up. A form has no line that was typed.
    typed = (typed_button(turn, turn.ref),) if turn.words else ()
    more: tuple[Block, ...] = (*source_link(turn, step.source), *moved_hints(turn, step))
    return Message(
        t("I will remind you."), (Say(step.words), shown, *more, Buttons((turn.undo_button(), done, *typed)))
    )
