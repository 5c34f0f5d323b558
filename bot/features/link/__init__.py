"""`/loop link`: the same human on two platforms is one person, by a code that works once."""

from bot.feature import EVERYONE, Action, Command, Door, Feature, Letter
from bot.features.link.handlers import UNLINK, WORD, link, link_stranger, unlink
from bot.features.link.letters import LINKED, write_linked
from bot.i18n import mark

FEATURE = Feature(
    "link",
    commands=(Command(WORD, link, EVERYONE, mark("be the same person on another platform"), mark("link")),),
    actions=(Action(UNLINK, unlink, EVERYONE),),
    letters=(Letter(LINKED, write_linked),),
    doors=(Door(WORD, link_stranger),),
)
