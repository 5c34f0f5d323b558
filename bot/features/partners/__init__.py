"""The partner directory: who they are, what they are called, how to be in touch."""

from bot.feature import STAFF, Action, Command, Feature, FormHandler, Shortcut
from bot.features.partners.contacts import link_account, new_contact
from bot.features.partners.forms import FindPartnerForm, PartnerForm
from bot.features.partners.handlers import add_anyway, change_picked, find, found, partner, save, show
from bot.i18n import mark

FEATURE = Feature(
    "partners",
    commands=(
        Command(
            "partner",
            partner,
            STAFF,
            mark("see, add or change a partner"),
            mark("partner {partner} languages Spanish, Somali"),
            aliases=("partners",),
            reads_accounts=True,
            is_strict=True,
            form=FindPartnerForm,
        ),
    ),
    shortcuts=(
        Shortcut(
            "find_a_partner",
            mark("Find a partner"),
            find,
            STAFF,
            on_message=False,
            help=mark("See what you know about a partner"),
        ),
    ),
    forms=(FormHandler(PartnerForm, save, STAFF), FormHandler(FindPartnerForm, found, STAFF)),
    actions=(
        Action("partner.show", show, STAFF, repeatable=True),
        Action("partner.add", add_anyway, STAFF),
        Action("partner.change", change_picked, STAFF),
        Action("partner.link", link_account, STAFF),
        Action("partner.contact", new_contact, STAFF),
    ),
)
