"""Offers and needs that fit together, and introductions that happen only when both sides say yes."""

from bot.feature import CONTACTS, STAFF, Action, Command, Feature, FormHandler, Letter
from bot.features.matching.asking import introduce, no, yes
from bot.features.matching.handlers import OfferForm, match, offer, over, page, save_offer
from bot.features.matching.letters import write_asked, write_ended, write_made, write_told
from bot.i18n import mark
from bot.nudging import asked
from bot.records.introducing import ASKED, ENDED, MADE, TOLD

FEATURE = Feature(
    "matching",
    commands=(
        Command(
            "offer",
            offer,
            STAFF,
            mark("write down what we have for partners"),
            mark("offer a meeting room on Sundays"),
            form=OfferForm,
            is_strict=True,
            is_seldom=True,
        ),
        Command(
            "match",
            match,
            STAFF,
            mark("offers and needs that fit together"),
            mark("match"),
            is_strict=True,
            is_seldom=True,
        ),
    ),
    forms=(FormHandler(OfferForm, save_offer, STAFF),),
    actions=(
        Action("match.page", page, STAFF, repeatable=True),
        Action("match.over", over, STAFF),
        Action("match.introduce", introduce, STAFF),
        Action("match.yes", yes, CONTACTS),
        Action("match.no", no, CONTACTS),
    ),
    letters=(
        Letter(ASKED, write_asked, on_sent=asked),
        Letter(MADE, write_made),
        Letter(ENDED, write_ended),
        Letter(TOLD, write_told),
    ),
)
