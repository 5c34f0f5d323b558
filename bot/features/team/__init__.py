"""A team: its channel, zone and holidays, who is on it, and what was with those who left."""

from bot.feature import MANAGERS, STAFF, Action, Command, Feature, FormHandler, Letter
from bot.features.team.forms import TeamForm
from bot.features.team.gone import write_gone
from bot.features.team.handlers import change, save, show, team
from bot.features.team.unled import write_unled
from bot.i18n import mark
from bot.leaving import LETTER, UNLED

FEATURE = Feature(
    "team",
    commands=(
        Command(
            "team",
            team,
            STAFF,
            mark("your team, its channel and its people"),
            mark("team"),
            reads_accounts=True,
            is_seldom=True,
        ),
    ),
    forms=(FormHandler(TeamForm, save, MANAGERS),),
    actions=(
        Action("team.change", change, MANAGERS, repeatable=True),
        Action("team.show", show, STAFF, repeatable=True),
    ),
    letters=(Letter(LETTER, write_gone), Letter(UNLED, write_unled)),
)
