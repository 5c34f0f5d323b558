"""What a person may set for themself."""

import re
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ValidationInfo

from bot.day_order import DayOrder
from bot.i18n import Translator, languages, mark
from bot.patterns import WEEKDAY_NAMES
from bot.ui.form import Day, Form, Kind, ask
from bot.ui.hours import Hour
from bot.ui.zones import Zone
from storage.preferences import Level, Often
from storage.text import fold

WORD = re.compile(r"[^\W\d_]+")
BETWEEN = frozenset({"and", "y", "e", "los", "el", "the"})
SHORTEST_DAY = 3


def read_language(value: object, info: ValidationInfo) -> object:
    t = (info.context or {})["t"]
    if str(value).strip().casefold() not in languages():
        raise ValueError(t("Please pick one of: {options}.", options=", ".join(languages())))
    return str(value).strip().casefold()


Language = Annotated[str, BeforeValidator(read_language)]


class SettingsForm(Form):
    """How and when the bot speaks to a member of staff."""

    name: ClassVar = "settings.mine"
    title: ClassVar = mark("Your settings")

    zone: Zone = ask(mark("Your time zone"), hint=mark("For example: Europe/Berlin"))
    remind_at: Hour = ask(mark("Reminders come at"), Kind.TIME, hint=mark("For example: 9:00"))
    quiet_from: Hour | None = ask(mark("Quiet from"), Kind.TIME, hint=mark("For example: 18:00"), default=None)
    quiet_until: Hour | None = ask(mark("Quiet until"), Kind.TIME, hint=mark("For example: 8:00"), default=None)
    level: Level = ask(mark("How many reminders?"), Kind.CHOICE, default=Level.STANDARD)
    paused_until: Day | None = ask(
        mark("No reminders until"), Kind.DATE, hint=mark("Leave empty for no pause."), default=None
    )
    language: Language = ask(
        mark("Language"),
        hint=mark("en for English, es for Spanish. Commands stay English; dates may be written in either."),
        default="en",
    )
    day_order: DayOrder = ask(mark("03/04 means"), Kind.CHOICE, default=DayOrder.ASK)


class DigestHourForm(Form):
    """The hour of a member of staff's digest."""

    name: ClassVar = "settings.digest"
    title: ClassVar = mark("Your digest")

    digest_at: Hour = ask(mark("Your digest comes at"), Kind.TIME, hint=mark("For example: 9:00"))


class Where(StrEnum):
    """Where a contact may be written to, as they choose it."""

    DIRECT = "directly to me"
    PLACE = "in our organisation's place"
    NONE = "not at all"


def read_weekdays(value: object, info: ValidationInfo) -> object:
    """Weekdays in words, in the reader's language or in English, whole or by their beginning."""
    if not isinstance(value, str):
        return value
    t, parts = (info.context or {})["t"], [fold(part) for part in WORD.findall(value) if fold(part) not in BETWEEN]
    days = [weekday(part, t) for part in parts]
    if None in days:
        raise ValueError(t("Please write days of the week, for example: Friday, Sunday."))
    return [day for day in WEEKDAY_NAMES if day in days]


def weekday(word: str, t: Translator) -> str | None:
    names = [(day, fold(name)) for day in WEEKDAY_NAMES for name in (day, t(day))]
    found = {day for day, name in names if len(word) >= SHORTEST_DAY and f"{name}s".startswith(word)}
    return found.pop() if len(found) == 1 else None


Weekdays = Annotated[list[str], BeforeValidator(read_weekdays)]


class PreferencesForm(Form):
    """How, when and how often the bot speaks to a partner's contact, and what they agree to."""

    name: ClassVar = "settings.preferences"
    title: ClassVar = mark("Your preferences")

    language: Language = ask(mark("Language"), hint=mark("For example: en, es"), default="en")
    zone: Zone | None = ask(
        mark("Your time zone"), Kind.ZONE, hint=mark("A city will do, for example: Bogotá"), default=None
    )
    where: Where = ask(mark("Where may we write to you?"), Kind.CHOICE, default=Where.DIRECT)
    how_often: Often = ask(mark("How often?"), Kind.CHOICE, default=Often.AT_ONCE)
    quiet_days: Weekdays | None = ask(mark("Quiet days"), hint=mark("For example: Friday, Sunday"), default=None)
    quiet_from: Hour | None = ask(mark("Quiet from"), Kind.TIME, hint=mark("For example: 18:00"), default=None)
    quiet_until: Hour | None = ask(mark("Quiet until"), Kind.TIME, hint=mark("For example: 8:00"), default=None)
    quote_me: str = ask(mark("May our team quote you?"), hint=mark("yes or no"), default="yes")
    publish_me: str = ask(mark("May your words be public?"), hint=mark("yes or no"), default="no")
    digest: str = ask(mark("A summary once a month?"), hint=mark("yes or no"), default="yes")
    day_order: DayOrder = ask(mark("03/04 means"), Kind.CHOICE, default=DayOrder.ASK)
