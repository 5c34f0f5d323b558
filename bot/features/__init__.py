"""Everything the bot does: the one list to extend."""

from bot.feature import Feature
from bot.features import (
    briefs,
    choosing,
    closing,
    digests,
    finding,
    follow_ups,
    forms,
    help,
    link,
    listening,
    meetings,
    mine,
    partners,
    promises,
    reminders,
    returned,
    review,
    settings,
    sharing,
    team,
    undo,
)

_FEATURES: tuple[Feature, ...] = (
    listening.FEATURE,
    meetings.FEATURE,
    promises.FEATURE,
    follow_ups.FEATURE,
    mine.FEATURE,
    briefs.FEATURE,
    finding.FEATURE,
    closing.FEATURE,
    partners.FEATURE,
    sharing.FEATURE,
    digests.FEATURE,
    settings.FEATURE,
    link.FEATURE,
    team.FEATURE,
    review.FEATURE,
    undo.FEATURE,
    reminders.FEATURE,
    choosing.FEATURE,
    returned.FEATURE,
)

FEATURES: tuple[Feature, ...] = (*_FEATURES, forms.feature(_FEATURES), help.feature(_FEATURES))
