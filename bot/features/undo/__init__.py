"""`/loop undo`: takes the last step back, all that one event did at once."""

from bot.feature import EVERYONE, Action, Command, Feature, Letter
from bot.features.undo.following import TAKEN_BACK
from bot.features.undo.handlers import undo_last, undo_this
from bot.features.undo.letters import write_taken_back
from bot.i18n import mark

FEATURE = Feature(
    "undo",
    commands=(
        Command(
            "undo",
            undo_last,
            EVERYONE,
            mark("take back the last thing you did"),
            mark("undo"),
            may_be_sentence=True,
        ),
    ),
    actions=(Action("undo", undo_this, EVERYONE),),
    letters=(Letter(TAKEN_BACK, write_taken_back, only_over=True),),
)
