"""Follow-ups: owned, dated steps, once or recurring."""

from bot.feature import STAFF, Command, Feature, FormHandler, Shortcut
from bot.features.follow_ups.forms import RemindForm
from bot.features.follow_ups.handlers import from_a_message, remind, save
from bot.i18n import mark

FEATURE = Feature(
    "follow_ups",
    commands=(
        Command(
            "remind",
            remind,
            STAFF,
            mark("be reminded"),
            mark("remind me to call {partner} in 3 weeks"),
            form=RemindForm,
            may_be_sentence=True,
        ),
    ),
    shortcuts=(
        Shortcut(
            "make_a_follow_up",
            mark("Make a follow-up"),
            from_a_message,
            STAFF,
            on_message=True,
            help=mark("Be reminded of what this message says"),
        ),
    ),
    forms=(FormHandler(RemindForm, save, STAFF),),
)
