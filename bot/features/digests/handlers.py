"""`/loop digest`: see it now, or say how often it comes."""

from datetime import time

from bot.considerate import is_wanted, may_write
from bot.digesting import plan_next, rule_of, subscribe
from bot.features.digests.sections import figures, scope_now
from bot.features.digests.theirs import THEIRS, now_message
from bot.features.digests.views import digest_message
from bot.occurrences import next_occurrence
from bot.turn import Press, Reply, Turn
from bot.ui.dates import Ambiguous, NotUnderstood, Understood, read_date
from bot.ui.message import Buttons, Hint, Message
from storage.digests import Digests, DigestSubscription, Every
from storage.text import fold

WORDS = {"daily": Every.DAY, "weekly": Every.WEEK, "monthly": Every.MONTH, "never": Every.NEVER, "off": Every.NEVER}
FILLERS = ("on", "at", "every")
SHORTEST_DAY = 3
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def digest(turn: Turn) -> Reply:
    """Without words, the digest as it would be now; `weekly Monday 9:00`, `daily`, `monthly` or `off` plan it."""
    if turn.words:
        return plan(turn)
    if not turn.viewer.is_ours:
        return theirs_now(turn)
    scope = scope_now(turn.session, turn.actor, turn.now, turn.platform)
    subscription = turn.open(Digests).of(turn.actor.id)
    before = turn.open(Digests).last(subscription.id, scope.today) if subscription else None
    message = digest_message(scope, turn.t, figures(scope), before.figures if before else {}, turn.button)
    stop_it = [Buttons((turn.button(turn.t("No more digests"), "digest.stop"),))] if is_planned(turn) else []
    return Reply((Message(message.title, (*message.blocks, Hint(next_one(turn)), *stop_it)),))


def theirs_now(turn: Turn) -> Reply:
    """What a partner's own digest would say now, and when it comes."""
    message = now_message(turn)
    stop_it = [Buttons((turn.button(turn.t("No more digests"), "digest.no_more"),))] if is_planned(turn) else []
    return Reply((Message(message.title, (*message.blocks, Hint(next_one(turn)), *stop_it)),))


def is_planned(turn: Turn) -> bool:
    subscription = turn.open(Digests).of(turn.actor.id)
    return subscription is not None and subscription.every is not Every.NEVER


def why_none_comes(turn: Turn) -> str:
    """A contact who is not written to gets no digest, whatever is planned."""
    if not is_wanted(turn.session, turn.actor, THEIRS, turn.now):
        return turn.t("None comes by itself, as you asked me not to write it. Change that: /loop preferences.")
    if may_write(turn.session, turn.actor, turn.now) is None:
        return turn.t("None comes by itself before you say that I may write to you: /loop privacy.")
    return ""


def next_one(turn: Turn) -> str:
    if why := why_none_comes(turn):
        return why
    subscription = turn.open(Digests).of(turn.actor.id)
    rule = rule_of(subscription, turn.actor.zone) if subscription else None
    occurrence = next_occurrence(rule, turn.now) if rule else None
    if occurrence is None:
        return turn.t("No digest is planned. Type /loop digest weekly Monday 9:00.")
    return turn.t("The next one comes on {when}.", when=turn.instant(occurrence.at))


def plan(turn: Turn) -> Reply:
    first, *rest = fold(turn.words).split()
    if first not in WORDS:
        return not_planned(turn, turn.t("Please say daily, weekly, monthly or off."))
    days = [day for word in rest if (day := weekday_in(word)) is not None]
    if len(days) > 1 or (days and WORDS[first] is not Every.WEEK):
        return not_planned(turn, turn.t("A weekday goes with weekly, and only one of them."))
    weekday = days[0] if days else None
    at = hour_in(turn, [word for word in rest if weekday_in(word) is None and word not in FILLERS])
    if isinstance(at, str):
        return not_planned(turn, at)
    subscription = turn.open(Digests).of(turn.actor.id) or new_subscription(turn)
    before = {name: getattr(subscription, name) for name in ("every", "weekday", "at")}
    subscription.every = WORDS[first]
    subscription.weekday = subscription.weekday if weekday is None else weekday
    subscription.at = at or subscription.at
    plan_next(turn.session, subscription, turn.actor.zone, turn.now)
    turn.changed(subscription, before)
    undo = Buttons((turn.undo_button(),))
    if subscription.every is Every.NEVER:
        how = turn.t("Type /loop digest weekly Monday 9:00 to have one again.")
        return turn.say(turn.t("No more digests come."), Hint(how), undo)
    return turn.say(turn.t("Planned."), Hint(next_one(turn)), undo)


def weekday_in(word: str) -> int | None:
    """`Monday`, `Mondays` or `Mon`: 0 for Monday."""
    bare = word.removesuffix("s") if word not in WEEKDAYS else word
    found = [n for n, day in enumerate(WEEKDAYS) if len(bare) >= SHORTEST_DAY and day.startswith(bare)]
    return found[0] if len(found) == 1 else None


def not_planned(turn: Turn, why: str) -> Reply:
    turn.keep(turn.words, turn.t("I did not know this way of planning a digest"))
    return turn.say(why, Hint("/loop digest weekly Monday 9:00"))


def new_subscription(turn: Turn) -> DigestSubscription:
    subscription = DigestSubscription(person_id=turn.actor.id, at=turn.actor.remind_at, created_at=turn.now)
    subscribe(turn.session, subscription, turn.actor, turn.now)
    turn.changed(subscription)
    return subscription


def hour_in(turn: Turn, words: list[str]) -> time | str | None:
    """The hour in words such as `9:00` or `5 pm`; why it is none, or None when no hour is named."""
    if not words:
        return None
    answer = read_date(f"at {' '.join(words)}", turn.now, turn.actor.zone, turn.t)
    match answer:
        case Understood(at=time() as at):
            return at
        case Ambiguous(why=why) | NotUnderstood(why=why):
            return why
        case _:
            return turn.t("I can't read the hour “{words}”.", words=" ".join(words))


def no_more(turn: Turn, press: Press) -> Reply:
    """A contact wants no digest."""
    return stop(turn, press)


def stop(turn: Turn, press: Press) -> Reply:
    turn.words = "off"
    return plan(turn)
