"""`/loop forget`: asked twice, then for good."""

from bot.feature import CONTACTS, Action, Command, Feature, Letter
from bot.features.forgetting.handlers import ask, begin, do
from bot.features.forgetting.views import DONE, write_done, write_withdrawn
from bot.i18n import mark
from storage.forgetting import STAYS, WITHDRAWN

FEATURE = Feature(
    "forgetting",
    commands=(Command("forget", begin, CONTACTS, mark("have me forget you"), mark("forget")),),
    actions=(
        Action("forgetting.ask", ask, CONTACTS, repeatable=True),
        Action(STAYS, do, CONTACTS),
    ),
    letters=(Letter(DONE, write_done), Letter(WITHDRAWN, write_withdrawn, only_over=True)),
)
