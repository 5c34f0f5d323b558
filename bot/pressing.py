"""A button that was pressed: authorized afresh, done once, and shown on the letter it stands on."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import replies
from bot.forms import is_for
from bot.letters import spare, write_once_more
from bot.router import Router
from bot.turn import Outcome, Press, Reply, Turn
from storage.actions import Actions

BUTTONS_LAST = timedelta(days=90)


def pressed(turn: Turn, router: Router, token: str, is_apart: bool) -> Reply:
    row = Actions(turn.session).find(token)
    action = router.actions.get(row.action) if row else None
    if row is None or action is None or too_old(row.created_at, turn.now):
        return replies.not_found(turn)
    if turn.viewer.role not in action.who or not is_for(row, turn.actor):
        return replies.not_found(turn)
    if row.used_at and not action.repeatable:
        return replace(replies.pressed_before(turn, row), is_used_up=True)
    turn.review_id = row.args.get("review_id")
    reply = action.handle(turn, Press(row.subject_id, row.args))
    if not action.repeatable and reply.is_done:
        row.used_at, row.used_by = turn.now, turn.actor.id
        reply = replace(reply, is_used_up=True)
    return rewritten(turn, router, row.args.get("letter"), reply, is_apart)


def rewritten(turn: Turn, router: Router, letter_id: int | None, reply: Reply, is_apart: bool) -> Reply:
    """A button on a letter of ours: the letter is written anew, so that it shows what is settled now.

    One that was pressed in a window shows that there, and where the letter stands as well.
    """
    if letter_id is None or reply.update or reply.form or reply.errors or reply.outcome is Outcome.REFUSED:
        return reply
    if is_apart:
        write_once_more(turn, letter_id)
    update = replies.letter_again(turn, router, letter_id)
    if update and not is_apart:
        spare(turn, letter_id)
    return replace(reply, update=update)


def too_old(made: datetime, now: datetime) -> bool:
    return now - made > BUTTONS_LAST
