"""Trust is mutual: a partner's own answer and our estimate of it, side by side for both sides."""

from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, FormHandler, Letter
from bot.features.trust.forms import EstimateForm, TrustForm
from bot.features.trust.handlers import answer, estimate, save, save_estimate, show, skip, trust
from bot.features.trust.views import ANSWERED, write_answered
from bot.i18n import mark

FEATURE = Feature(
    "trust",
    commands=(
        Command(
            "trust",
            trust,
            EVERYONE,
            mark("how much we can rely on each other"),
            mark("trust"),
            is_seldom=True,
        ),
    ),
    forms=(FormHandler(TrustForm, save, CONTACTS), FormHandler(EstimateForm, save_estimate, STAFF)),
    actions=(
        Action("trust.show", show, STAFF, repeatable=True),
        Action("trust.answer", answer, CONTACTS, repeatable=True),
        Action("trust.skip", skip, CONTACTS),
        Action("trust.estimate", estimate, STAFF, repeatable=True),
    ),
    letters=(Letter(ANSWERED, write_answered),),
)
