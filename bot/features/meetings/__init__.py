"""Meetings: who was there from both sides, what was said, decided and promised."""

from bot.feature import EVERYONE, STAFF, Action, Command, Feature, FormHandler
from bot.features.meetings.forms import MetForm
from bot.features.meetings.handlers import met, save, show
from bot.i18n import mark

FEATURE = Feature(
    "meetings",
    commands=(
        Command(
            "met",
            met,
            STAFF,
            mark("write down a meeting"),
            mark("met Amina from {partner} yesterday; they need a story time; I promised the room list by Friday"),
            form=MetForm,
        ),
    ),
    forms=(FormHandler(MetForm, save, STAFF),),
    actions=(Action("meeting.show", show, EVERYONE, repeatable=True),),
)
