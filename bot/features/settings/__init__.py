"""What a person sets for themself: zone, hours, how many reminders, pauses, language, consent."""

from bot.feature import CONTACTS, STAFF, Action, Command, Feature, FormHandler
from bot.features.settings.forms import DigestHourForm, PreferencesForm, SettingsForm
from bot.features.settings.handlers import (
    change,
    save,
    save_digest_hour,
    settings,
    values_now,
)
from bot.features.settings.preferences import change as prefer
from bot.features.settings.preferences import now as preferences_now
from bot.features.settings.preferences import preferences, save_preferences
from bot.i18n import mark

FEATURE = Feature(
    "settings",
    commands=(
        Command(
            "settings",
            settings,
            STAFF,
            mark("your zone, quiet hours, pauses"),
            mark("settings quiet 18:00 8:00"),
            form=SettingsForm,
            opened=values_now,
        ),
        Command(
            "preferences",
            preferences,
            CONTACTS,
            mark("how we may be in touch"),
            mark("preferences"),
            form=PreferencesForm,
            opened=preferences_now,
        ),
    ),
    forms=(
        FormHandler(SettingsForm, save, STAFF),
        FormHandler(DigestHourForm, save_digest_hour, STAFF),
        FormHandler(PreferencesForm, save_preferences, CONTACTS),
    ),
    actions=(
        Action("settings.change", change, STAFF, repeatable=True),
        Action("settings.prefer", prefer, CONTACTS, repeatable=True),
    ),
)
