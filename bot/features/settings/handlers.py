"""`/loop settings`: in effect at once, each change can be undone."""

from collections.abc import Collection
from typing import Any

from bot.day_order import DayOrder
from bot.digesting import plan_next
from bot.features.settings.forms import DigestHourForm, PreferencesForm, SettingsForm
from bot.forms import typed_over
from bot.i18n import language_name, translator
from bot.replanning import replan
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Facts, Hint, Message
from storage.digests import Digests, Every
from storage.text import fold

SHORT = {
    "quiet": "quiet_from",
    "pause": "paused_until",
    "time": "remind_at",
    "reminders": "level",
    "days": "quiet_days",
    "often": "how_often",
    "03/04": "day_order",
    "dates": "day_order",
    "fechas": "day_order",
    "idioma": "language",
    "zona": "zone",
    "donde": "where",
    "dias": "quiet_days",
    "frecuencia": "how_often",
    "silencio": "quiet_from",
}
COLUMNS = tuple(name for name in SettingsForm.model_fields if name != "day_order")
MAY_BE_EMPTY = frozenset({"quiet_from", "quiet_until", "paused_until"})
OFF = {"none", "off", "no", "never", "-"}


def settings(turn: Turn) -> Reply:
    """The list, or one change: `zone Europe/Berlin`, `quiet 18:00 8:00`, `level light`, `pause until Monday`."""
    if not turn.words:
        return Reply((listing(turn),))
    values, changed = values_now(turn), read_change(turn.words)
    if not any(turn.words.replace("=", " ").partition(" ")[2:]) and set(changed) <= {*values, "digest"}:
        return Reply((listing(turn),))
    if changed.get("digest") == "":
        return turn.say(turn.t("Type /loop digest off to stop it."))
    if "digest" in changed:
        return turn.submit(DigestHourForm, {"digest_at": changed["digest"]})
    if any(not value for name, value in changed.items() if name not in MAY_BE_EMPTY):
        return Reply((listing(turn, turn.t("This setting needs a value.")),))
    if not set(changed) <= set(values):
        turn.keep(turn.words, turn.t("I don't know this setting."))
        return Reply((listing(turn, turn.t("I don't know this setting.")),))
    return turn.submit(SettingsForm, {**values, **changed}, opened=values)


def read_change(words: str) -> dict[str, str]:
    """`NAME VALUE` as the fields of the form it changes."""
    name, _, value = words.replace("=", " ").partition(" ")
    value = value.strip().removeprefix("until ").strip()
    field = SHORT.get(fold(name), fold(name).replace("-", "_"))
    value = "" if fold(value) in OFF else value
    if field == "quiet_from":
        start, _, end = value.replace("-", " ").replace(" to ", " ").partition(" ")
        return {"quiet_from": start.strip(), "quiet_until": end.strip()}
    return {field: value}


def values_now(turn: Turn) -> dict[str, str]:
    actor = turn.actor
    return {
        "zone": actor.zone,
        "remind_at": actor.remind_at.strftime("%H:%M"),
        "quiet_from": actor.quiet_from.strftime("%H:%M") if actor.quiet_from else "",
        "quiet_until": actor.quiet_until.strftime("%H:%M") if actor.quiet_until else "",
        "level": actor.level.value,
        "paused_until": actor.paused_until.isoformat() if actor.paused_until else "",
        "language": actor.language,
        "day_order": DayOrder.of(actor.is_day_first).value,
    }


def listing(turn: Turn, title: str = "") -> Message:
    """What is set now, with examples of how to change it."""
    t = turn.t
    told = {**values_now(turn), **in_words(turn)}
    rows = tuple((t(q.label), told[q.name] or "–") for q in SettingsForm.asks())
    change = turn.button(t("Change"), "settings.change")
    hint = Hint(t("Or type one: /loop settings quiet 18:00 8:00, level light, pause until Monday, zone Europe/Berlin"))
    return Message(title or t("Your settings"), (Facts(rows), Buttons((change,)), hint))


def in_words(turn: Turn) -> dict[str, str]:
    """What is not read as it is typed."""
    paused = turn.actor.paused_until
    return {
        "level": turn.t(turn.actor.level.value),
        "paused_until": turn.day(paused) if paused else "",
        "language": language_name(turn.actor.language),
        "day_order": turn.t(DayOrder.of(turn.actor.is_day_first).value),
    }


def change(turn: Turn, press: Press) -> Reply:
    values = values_now(turn)
    return turn.open_form(SettingsForm, values, opened=values)


def save(turn: Turn, form: SettingsForm, about: dict[str, Any]) -> Reply:
    if half := quiet_is_half(turn, form):
        return half
    if form.paused_until and form.paused_until <= turn.today and form.paused_until != turn.actor.paused_until:
        return Reply(errors={"paused_until": turn.t("Please give a day after today.")})
    replan(turn.session, turn.actor, apply(turn, form, about), turn.now)
    message = listing(turn, turn.t("Changed. It counts from now on."))
    return Reply((Message(message.title, (message.blocks[0], Buttons((turn.undo_button(),)))),))


def apply(
    turn: Turn, form: SettingsForm | PreferencesForm, about: dict[str, Any], columns: Collection[str] = COLUMNS
) -> set[str]:
    """Write what was changed in a form over the person's own columns; the names of those that are different now."""
    typed = typed_over(turn, form, about)
    values = {name: getattr(form, name) for name in typed & set(columns)}
    if "day_order" in typed:
        values["is_day_first"] = form.day_order.is_day_first
    before = {name: getattr(turn.actor, name) for name in values}
    for name, value in values.items():
        setattr(turn.actor, name, value)
    turn.t = translator(turn.actor.language)
    turn.changed(turn.actor, before)
    return {name for name, value in values.items() if value != before[name]}


def save_digest_hour(turn: Turn, form: DigestHourForm, about: dict[str, Any]) -> Reply:
    """The hour of the digest; on which days it comes is said with `/loop digest`."""
    subscription = turn.open(Digests).of(turn.actor.id)
    if subscription is None or subscription.every is Every.NEVER:
        return turn.say(turn.t("No digest is planned. Type /loop digest weekly Monday 9:00."))
    before = {"at": subscription.at}
    subscription.at = form.digest_at
    at = plan_next(turn.session, subscription, turn.actor.zone, turn.now)
    turn.changed(subscription, before)
    hint = [Hint(turn.t("The next one comes on {when}.", when=turn.instant(at)))] if at else []
    return turn.say(turn.t("Changed. It counts from now on."), *hint, Buttons((turn.undo_button(),)))


def quiet_is_half(turn: Turn, form: SettingsForm | PreferencesForm) -> Reply | None:
    if bool(form.quiet_from) == bool(form.quiet_until):
        return None
    return Reply(errors={"quiet_until": turn.t("Please give both ends of your quiet hours, or neither.")})
