"""What waits for a contact's answer: asked again once a week at the most, in one bundle, never to anybody else."""

from bot.feature import CONTACTS, Action, Command, Feature, Job, Letter
from bot.features.nudges.handlers import keep, later, stop, waiting
from bot.features.nudges.jobs import OLD, close_older, nudge
from bot.features.nudges.views import write_nudge, write_old
from bot.i18n import mark
from bot.nudging import NUDGE, NUDGE_JOB

FEATURE = Feature(
    "nudges",
    commands=(
        Command("waiting", waiting, CONTACTS, mark("what waits for your answer"), mark("waiting"), is_seldom=True),
    ),
    actions=(
        Action("nudges.keep", keep, CONTACTS),
        Action("nudges.later", later, CONTACTS),
        Action("nudges.stop", stop, CONTACTS),
    ),
    jobs=(Job(NUDGE_JOB, nudge),),
    letters=(Letter(NUDGE, write_nudge, on_sent=close_older), Letter(OLD, write_old, only_over=True)),
)
