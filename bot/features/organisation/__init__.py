"""A partner's own people: who is connected, letting others in, letting somebody go, and leaving."""

from bot.feature import CONTACTS, Action, Command, Feature, Letter
from bot.features.organisation.going import LEAVE, REMOVE, SURE, keep, leave, left, people, remove, removed
from bot.features.organisation.letters import GONE, TOLD, write_gone, write_told
from bot.features.organisation.people import invite, lead_too, pressed
from bot.i18n import mark

FEATURE = Feature(
    "organisation",
    commands=(
        Command(
            "people", people, CONTACTS, mark("see who of your organisation is here"), mark("people"), is_seldom=True
        ),
        Command(
            "invite",
            invite,
            CONTACTS,
            mark("let somebody of your organisation in"),
            mark("invite Amina"),
            is_seldom=True,
        ),
        Command("leave", leave, CONTACTS, mark("leave your organisation here"), mark("leave"), is_seldom=True),
    ),
    actions=(
        Action("organisation.invite", pressed, CONTACTS, repeatable=True),
        Action("organisation.lead", lead_too, CONTACTS),
        Action(REMOVE, remove, CONTACTS, repeatable=True),
        Action(f"{REMOVE}{SURE}", removed, CONTACTS),
        Action(f"{LEAVE}{SURE}", left, CONTACTS),
        Action("organisation.keep", keep, CONTACTS, repeatable=True),
    ),
    letters=(Letter(GONE, write_gone), Letter(TOLD, write_told)),
)
