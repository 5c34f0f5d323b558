"""`/loop link`: the same human on two platforms is one person, and a partner's people come in by a code."""

from bot.connecting import JOINED
from bot.feature import EVERYONE, STAFF, Action, Command, Door, Feature, FormHandler, Letter
from bot.features.link.handlers import UNLINK, WORD, link, link_stranger, unlink
from bot.features.link.inviting import InviteForm, pressed, revoke, save
from bot.features.link.letters import LINKED, write_linked
from bot.features.link.wrong_person import NOT_THEM, not_them, write_joined
from bot.i18n import mark
from bot.inviting import REVOKE

FEATURE = Feature(
    "link",
    commands=(
        Command(WORD, link, EVERYONE, mark("be the same person on another platform"), mark("link"), is_strict=True),
    ),
    forms=(FormHandler(InviteForm, save, STAFF),),
    actions=(
        Action(UNLINK, unlink, EVERYONE),
        Action("link.invite", pressed, STAFF, repeatable=True),
        Action(REVOKE, revoke, EVERYONE),
        Action(NOT_THEM, not_them, STAFF),
    ),
    letters=(Letter(LINKED, write_linked), Letter(JOINED, write_joined)),
    doors=(Door(WORD, link_stranger),),
)
