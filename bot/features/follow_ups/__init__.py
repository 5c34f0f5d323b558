"""Follow-ups: owned, dated steps, once or recurring."""

from bot.feature import STAFF, Command, Feature, FormHandler
from bot.features.follow_ups.forms import RemindForm
from bot.features.follow_ups.handlers import remind, save
from bot.i18n import mark

FEATURE = Feature(
    "follow_ups",
    commands=(Command("remind", remind, STAFF, mark("be reminded"), mark("remind me to call {partner} in 3 weeks")),),
    forms=(FormHandler(RemindForm, save, STAFF),),
)
