"""`/loop preferences`: how, when and how often a contact is written to; in effect at once, also for what waits."""

from typing import Any

from bot.consenting import TEXT, settle
from bot.considerate import may_write
from bot.digesting import begin, plan_next
from bot.features.settings.forms import PreferencesForm, Where
from bot.features.settings.handlers import apply, quiet_is_half, read_change, values_now
from bot.forms import typed_over
from bot.i18n import language_name
from bot.replanning import replan
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Facts, Hint, Message
from bot.zoning import borrow, is_borrowed
from storage.digests import Digests, Every
from storage.labels import Consents, Purpose
from storage.preferences import Often, WritesTo
from storage.text import fold

ASKED = {"quote_me": Purpose.QUOTE, "publish_me": Purpose.PUBLISH}
"""What a contact is asked to agree to, by the question."""
PLACES = {Where.DIRECT: WritesTo.DIRECT, Where.PLACE: WritesTo.PLACE, Where.NONE: WritesTo.NONE}
MAY_BE_EMPTY = frozenset({"quiet_days", "quiet_from", "quiet_until"})
CHANGE = ("change", "cambiar")


def preferences(turn: Turn) -> Reply:
    """What is set now, or one change: `zone Bogotá`, `days Sunday`, `quiet 18:00 8:00`, `often at most weekly`."""
    if not turn.words:
        return Reply((listing(turn, turn.t("Your preferences"), "settings.prefer"),))
    values, changed = now(turn), read_change(turn.words)
    if changed == {"digest": ""} and len(turn.words.split()) > 1:
        changed = {"digest": "no"}
    if set(changed) <= set(values) and (
        any(changed.values()) or set(changed) <= {"quiet_days", "quiet_from", "quiet_until"}
    ):
        return turn.submit(PreferencesForm, {**values, **changed}, opened=values, zone="zone" in changed)
    if fold(turn.words) not in CHANGE:
        turn.keep(turn.words, turn.t("I don't know this setting."))
    return turn.open_form(PreferencesForm, values, opened=values)


def change(turn: Turn, press: Press) -> Reply:
    values = now(turn)
    return turn.open_form(PreferencesForm, values, opened=values)


def now(turn: Turn) -> dict[str, str]:
    """The form as it stands. A zone that is only the team's is left open."""
    known, actor = values_now(turn), turn.actor
    return {
        **{name: known[name] for name in ("language", "quiet_from", "quiet_until", "day_order")},
        "zone": "" if is_borrowed(turn.session, actor) else actor.zone,
        "where": where(turn).value,
        "how_often": actor.how_often.value,
        "quiet_days": ", ".join(actor.quiet_days),
        "quote_me": yes_no(turn, Purpose.QUOTE),
        "publish_me": yes_no(turn, Purpose.PUBLISH),
        "digest": "yes" if gets_digest(turn) else "no",
    }


def gets_digest(turn: Turn) -> bool:
    """Once a month unless they said no."""
    subscription = turn.open(Digests).of(turn.actor.id)
    return subscription is None or subscription.every is not Every.NEVER


def set_digest(turn: Turn, wanted: bool) -> None:
    """With or without the monthly summary from now on."""
    if wanted is gets_digest(turn):
        return
    begin(turn.session, turn.actor, turn.now)
    subscription = turn.open(Digests).of(turn.actor.id)
    if subscription:
        before = {"every": subscription.every}
        subscription.every = Every.MONTH if wanted else Every.NEVER
        plan_next(turn.session, subscription, turn.actor.zone, turn.now)
        turn.changed(subscription, before)


def where(turn: Turn) -> Where:
    if may_write(turn.session, turn.actor, turn.now) is False:
        return Where.NONE
    return Where.PLACE if turn.actor.writes_to is WritesTo.PLACE else Where.DIRECT


def yes_no(turn: Turn, purpose: Purpose) -> str:
    return "yes" if turn.open(Consents).given(turn.actor.id, purpose, turn.now) else "no"


def listing(turn: Turn, title: str, action: str = "") -> Message:
    """What holds now, with the way to change it, or back to what held before."""
    t = turn.t
    if not action:
        return Message(title, (Facts(rows(turn)), Buttons((turn.undo_button(),))))
    example = t("Or type one: /loop preferences zone Bogotá, days Sunday, quiet 18:00 8:00, often at most weekly")
    more = t("What you agree to: /loop privacy. No more messages: /loop stop.")
    buttons = Buttons((turn.button(t("Change"), action),))
    return Message(title, (Facts(rows(turn)), buttons, Hint(example), Hint(more)))


def rows(turn: Turn) -> tuple[tuple[str, str], ...]:
    t, actor, said = turn.t, turn.actor, now(turn)
    team_zone = t("{zone}, as in our team; you have not set yours", zone=actor.zone)
    told = {
        **said,
        "language": language_name(actor.language),
        "zone": said["zone"] or team_zone,
        "where": t(said["where"]),
        "how_often": rhythm(turn),
        "day_order": t(said["day_order"]),
        "quiet_days": ", ".join(t(day) for day in actor.quiet_days),
        **{name: t(said[name]) for name in (*ASKED, "digest")},
    }
    return tuple((t(asked.label), told[asked.name] or "–") for asked in PreferencesForm.asks())


def rhythm(turn: Turn) -> str:
    """How often, and when those that come together do."""
    t, actor, at = turn.t, turn.actor, turn.actor.remind_at.strftime("%H:%M")
    match actor.how_often:
        case Often.DAILY:
            return t("at most daily, at {time}", time=at)
        case Often.WEEKLY:
            return t("at most weekly, on Mondays at {time}", time=at)
        case _:
            return t(actor.how_often.value)


def save_preferences(turn: Turn, form: PreferencesForm, about: dict[str, Any]) -> Reply:
    """In effect at once: what waits is timed anew, and the next message that is sent asks for it once more."""
    answers = {name: fold(getattr(form, name)) for name in (*ASKED, "digest")}
    unclear = [name for name, answer in answers.items() if answer not in {"yes", "no", "y", "n", "si", "s"}]
    if unclear:
        return Reply(errors={name: turn.t("Please answer yes or no.") for name in unclear})
    if half := quiet_is_half(turn, form):
        return half
    typed = typed_over(turn, form, about)
    agreed = {ASKED[name]: not answers[name].startswith("n") for name in typed & set(ASKED)}
    if "where" in typed:
        agreed[Purpose.CONTACT] = form.where is not Where.NONE
    changed = set_columns(turn, form, about, typed)
    if "digest" in typed:
        set_digest(turn, not answers["digest"].startswith("n"))
    settle(turn, agreed, f"preferences, text {TEXT}")
    replan(turn.session, turn.actor, changed, turn.now)
    return Reply((listing(turn, turn.t("Changed. It counts from now on.")),))


def set_columns(turn: Turn, form: PreferencesForm, about: dict[str, Any], typed: set[str]) -> set[str]:
    """The person's own columns, as one step; which of them are different now."""
    actor, names = turn.actor, ("zone", "zone_is_set", "writes_to", "quiet_days")
    before = {name: getattr(actor, name) for name in names}
    if form.zone and ("zone" in typed or about.get("zone")):
        actor.zone, actor.zone_is_set = form.zone, True
    elif "zone" in typed:
        actor.zone_is_set = False
        borrow(turn.session, actor)
    if "where" in typed:
        actor.writes_to = PLACES[form.where]
    if "quiet_days" in typed:
        actor.quiet_days = form.quiet_days or []
    turn.changed(actor, before)
    different = {name for name, value in before.items() if getattr(actor, name) != value}
    return different | apply(turn, form, about, ("language", "quiet_from", "quiet_until", "how_often"))
