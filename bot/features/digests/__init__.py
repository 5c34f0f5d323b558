"""Digests, the manager's and a partner's own: counts, the change since last time, and a button to each record."""

from bot.digesting import JOB
from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, Job, Letter
from bot.features.digests.handlers import digest, no_more, stop
from bot.features.digests.jobs import LETTER, run_digest
from bot.features.digests.theirs import THEIRS, write_theirs
from bot.features.digests.views import write_digest
from bot.i18n import mark

FEATURE = Feature(
    "digests",
    commands=(
        Command(
            "digest",
            digest,
            EVERYONE,
            mark("how things stand, in one message"),
            mark("digest weekly Monday 9:00"),
            is_seldom=True,
        ),
    ),
    actions=(Action("digest.stop", stop, STAFF), Action("digest.no_more", no_more, CONTACTS)),
    jobs=(Job(JOB, run_digest),),
    letters=(Letter(LETTER, write_digest), Letter(THEIRS, write_theirs)),
)
