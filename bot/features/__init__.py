"""Everything the bot does: the one list to extend."""

from bot.feature import Feature

FEATURES: tuple[Feature, ...] = ()
