"""`/loop switch`: whoever serves several partners says for which of them they act now."""

from bot.feature import CONTACTS, Action, Command, Feature
from bot.features.hats.handlers import pressed, switch
from bot.hats import SWITCH
from bot.i18n import mark

FEATURE = Feature(
    "hats",
    commands=(
        Command(
            "switch", switch, CONTACTS, mark("act for another organisation of yours"), mark("switch"), is_seldom=True
        ),
    ),
    actions=(Action(SWITCH, pressed, CONTACTS, repeatable=True),),
)
