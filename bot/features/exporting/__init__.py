"""Taking everything out: `/loop export`."""

from bot.feature import EVERYONE, Command, Feature
from bot.features.exporting.handlers import export
from bot.i18n import mark

FEATURE = Feature(
    "exporting",
    commands=(Command("export", export, EVERYONE, mark("take out all I keep about you"), mark("export")),),
)
