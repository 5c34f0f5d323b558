"""The partner's side of listening: a need, a concern, an idea, an offer or thanks, in two taps, with a receipt."""

from bot.feature import CONTACTS, Action, Command, Feature, FormHandler, Letter
from bot.features.sharing.handlers import ShareForm, pick, save, share, tell_us, write_arrived
from bot.i18n import mark

FEATURE = Feature(
    "sharing",
    commands=(Command("share", share, CONTACTS, mark("tell us something"), mark("share")),),
    forms=(FormHandler(ShareForm, save, CONTACTS),),
    actions=(
        Action("sharing.pick", pick, CONTACTS, repeatable=True),
        Action("sharing.tell", tell_us, CONTACTS, repeatable=True),
    ),
    letters=(Letter("sharing.arrived", write_arrived),),
)
