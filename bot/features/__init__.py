"""Everything the bot does: the one list to extend."""

from bot.feature import Feature
from bot.features import (
    briefs,
    broken,
    choosing,
    closing,
    consent,
    digests,
    finding,
    follow_ups,
    forms,
    held,
    help,
    home,
    link,
    listening,
    meetings,
    mine,
    partners,
    promises,
    record,
    reminders,
    returned,
    review,
    settings,
    sharing,
    team,
    undo,
    unheard,
    whole,
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
    record.FEATURE,
    digests.FEATURE,
    settings.FEATURE,
    consent.FEATURE,
    link.FEATURE,
    team.FEATURE,
    review.FEATURE,
    undo.FEATURE,
    reminders.FEATURE,
    choosing.FEATURE,
    returned.FEATURE,
    broken.FEATURE,
    held.FEATURE,
    unheard.FEATURE,
)

_WITH_HOME = (*_FEATURES, home.feature(_FEATURES), whole.feature(_FEATURES))

FEATURES: tuple[Feature, ...] = (*_WITH_HOME, forms.feature(_WITH_HOME), help.feature(_WITH_HOME))
