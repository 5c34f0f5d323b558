"""`/loop forget`: asked twice, then for good."""

from bot.feature import CONTACTS, MANAGERS, Action, Command, Feature, Letter
from bot.features.forgetting import others
from bot.features.forgetting.handlers import ask, begin, do, do_person
from bot.features.forgetting.views import DONE, write_done, write_withdrawn
from bot.i18n import mark
from storage.forgetting import STAYS
from storage.withdrawn_letters import WITHDRAWN

FEATURE = Feature(
    "forgetting",
    commands=(
        Command(
            "forget",
            begin,
            CONTACTS | MANAGERS,
            mark("be forgotten, or have somebody forgotten who asked"),
            mark("forget"),
            is_strict=True,
        ),
    ),
    actions=(
        Action("forgetting.ask", ask, CONTACTS, repeatable=True),
        Action(STAYS, do, CONTACTS),
        Action(others.SHOW, others.show, MANAGERS, repeatable=True),
        Action(others.ASK, others.ask, MANAGERS, repeatable=True),
        Action(others.DO, do_person, MANAGERS),
    ),
    letters=(Letter(DONE, write_done), Letter(WITHDRAWN, write_withdrawn, only_over=True)),
)
