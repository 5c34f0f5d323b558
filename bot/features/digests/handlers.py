"""`/loop digest`: see it now, or say how often it comes."""

from datetime import time

from bot.digesting import plan_next, rule_of, subscribe
from bot.features.digests.sections import figures, scope_of
from bot.features.digests.views import digest_message
from bot.occurrences import next_occurrence
from bot.turn import Press, Reply, Turn
from bot.ui.dates import Recurring, Understood, read_date
from bot.ui.message import Buttons, Hint, Message
from storage.digests import Digests, DigestSubscription, Every
from storage.text import fold

WORDS = {"daily": Every.DAY, "weekly": Every.WEEK, "monthly": Every.MONTH, "never": Every.NEVER, "off": Every.NEVER}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def digest(turn: Turn) -> Reply:
    """Without words, the digest as it would be now; `weekly Monday 9:00`, `daily`, `monthly` or `off` plan it."""
    if turn.words:
        return plan(turn)
    scope = scope_of(turn.session, turn.viewer, turn.actor.zone, turn.now)
    subscription = turn.open(Digests).of(turn.actor.id)
    runs = turn.open(Digests).last_runs(subscription.id, 1) if subscription else []
    before = runs[0].figures if runs else {}
    message = digest_message(scope, turn.actor.zone, turn.t, figures(scope), before, turn.button)
    return Reply((Message(message.title, (*message.blocks, Hint(next_one(turn)))),))


def next_one(turn: Turn) -> str:
    subscription = turn.open(Digests).of(turn.actor.id)
    rule = rule_of(subscription, turn.actor.zone) if subscription else None
    occurrence = next_occurrence(rule, turn.now) if rule else None
    if occurrence is None:
        return turn.t("No digest is planned. Type /loop digest weekly Monday 9:00.")
    return turn.t("The next one comes on {when}.", when=turn.instant(occurrence.at))


def plan(turn: Turn) -> Reply:
    first, *rest = fold(turn.words).split()
    if first not in WORDS:
        turn.keep(turn.words, turn.t("I did not know this way of planning a digest"))
        return turn.say(turn.t("Please say daily, weekly, monthly or off."), Hint("/loop digest weekly Monday 9:00"))
    subscription = turn.open(Digests).of(turn.actor.id) or new_subscription(turn)
    before = {name: getattr(subscription, name) for name in ("every", "weekday", "at")}
    subscription.every = WORDS[first]
    subscription.weekday = next((WEEKDAYS.index(word) for word in rest if word in WEEKDAYS), subscription.weekday)
    subscription.at = hour_in(turn, rest) or subscription.at
    plan_next(turn.session, subscription, turn.actor.zone, turn.now)
    turn.changed(subscription, before)
    return turn.say(turn.t("Planned."), Hint(next_one(turn)), Buttons((turn.undo_button(),)))


def new_subscription(turn: Turn) -> DigestSubscription:
    subscription = DigestSubscription(person_id=turn.actor.id, at=turn.actor.remind_at, created_at=turn.now)
    subscribe(turn.session, subscription, turn.actor, turn.now)
    return subscription


def hour_in(turn: Turn, words: list[str]) -> time | None:
    """The hour in words such as `9:00` or `at 9`."""
    hours = [word for word in words if word[0].isdigit()]
    answer = read_date(f"tomorrow at {hours[0]}", turn.now, turn.actor.zone) if hours else None
    match answer:
        case Understood(at=at):
            return at
        case Recurring(rule=rule):
            return rule.at
        case _:
            return None


def stop(turn: Turn, press: Press) -> Reply:
    turn.words = "off"
    return plan(turn)
