"""`/loop privacy` and `/loop stop`: what is kept, what they agree to, and an end to all messages."""

from bot.consenting import REFUSED
from bot.feature import CONTACTS, EVERYONE, Action, Command, Feature, Letter
from bot.features.consent.handlers import CHANGE, START, answer, change, language, privacy, start_again, stop
from bot.features.consent.letters import write_refused
from bot.i18n import mark
from bot.telling import ANSWER, LANGUAGE

FEATURE = Feature(
    "consent",
    commands=(
        Command("privacy", privacy, EVERYONE, mark("what is kept about you, and who reads it"), mark("privacy")),
        Command("stop", stop, CONTACTS, mark("no more messages from me"), mark("stop")),
    ),
    actions=(
        Action(ANSWER, answer, CONTACTS),
        Action(LANGUAGE, language, CONTACTS, repeatable=True),
        Action(CHANGE, change, CONTACTS, repeatable=True),
        Action(START, start_again, CONTACTS, repeatable=True),
    ),
    letters=(Letter(REFUSED, write_refused),),
)
