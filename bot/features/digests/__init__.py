"""The manager's digest: counts, the change since last time, the first five of each, and a button to each record."""

from bot.digesting import JOB
from bot.feature import STAFF, Action, Command, Feature, Job, Letter
from bot.features.digests.handlers import digest, stop
from bot.features.digests.jobs import LETTER, run_digest
from bot.features.digests.views import write_digest
from bot.i18n import mark

FEATURE = Feature(
    "digests",
    commands=(
        Command(
            "digest",
            digest,
            STAFF,
            mark("what is late, open or quiet"),
            mark("digest weekly Monday 9:00"),
            is_seldom=True,
        ),
    ),
    actions=(Action("digest.stop", stop, STAFF),),
    jobs=(Job(JOB, run_digest),),
    letters=(Letter(LETTER, write_digest),),
)
