"""`/loop undo`: takes the last step back, all that one event did at once."""

from bot.feature import EVERYONE, Action, Command, Feature
from bot.features.undo.handlers import undo_last, undo_this
from bot.i18n import mark

FEATURE = Feature(
    "undo",
    commands=(Command("undo", undo_last, EVERYONE, mark("take back the last thing you did"), mark("undo")),),
    actions=(Action("undo", undo_this, EVERYONE),),
)
