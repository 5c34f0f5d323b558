"""The partner's side of listening: a need, a concern, an idea, an offer or thanks, in two taps, with a receipt."""

from bot.feature import CONTACTS, Action, Command, Feature, FormHandler, Letter, Shortcut
from bot.features.sharing.handlers import ShareForm, pick, save, share, tell_us
from bot.features.sharing.letters import note_shown, write_arrived, write_in_channel
from bot.features.sharing.picking import from_a_message, theirs
from bot.i18n import mark
from bot.records.shares import ARRIVED, IN_CHANNEL

FEATURE = Feature(
    "sharing",
    commands=(Command("share", share, CONTACTS, mark("tell us something"), mark("share")),),
    forms=(FormHandler(ShareForm, save, CONTACTS),),
    shortcuts=(
        Shortcut(
            "share_with_the_team",
            mark("Share this with the team"),
            from_a_message,
            CONTACTS,
            on_message=True,
            help=mark("Tell the outreach team these words"),
        ),
    ),
    actions=(
        Action("sharing.pick", pick, CONTACTS, repeatable=True),
        Action("sharing.tell", tell_us, CONTACTS, repeatable=True),
        Action("sharing.theirs", theirs, CONTACTS, repeatable=True),
    ),
    letters=(Letter(ARRIVED, write_arrived), Letter(IN_CHANNEL, write_in_channel, on_sent=note_shown)),
)
