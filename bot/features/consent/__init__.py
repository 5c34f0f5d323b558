"""`/loop privacy` and `/loop stop`: what is kept, what they agree to, and an end to all messages."""

from bot.consenting import REFUSED
from bot.feature import CONTACTS, EVERYONE, Action, Command, Feature, Letter
from bot.features.consent.handlers import CHANGE, START, answer, change, language, privacy, start_again, stop
from bot.features.consent.letters import write_refused
from bot.i18n import mark
from bot.telling import ANSWER, LANGUAGE

STOP = (
    "stop", "stop all", "stopall", "stop it", "unsubscribe", "unsubscribe me", "quit", "opt out", "opt-out",
    "alto", "para", "parar", "pare", "deten", "detener", "baja", "dar de baja", "darme de baja", "quiero darme de baja",
    "deme de baja", "dame de baja", "cancelar suscripcion", "cancelar la suscripcion", "no mas mensajes",
)  # fmt: skip
"""What people type to any bot that writes to them."""

FEATURE = Feature(
    "consent",
    commands=(
        Command("privacy", privacy, EVERYONE, mark("what is kept about you, and who reads it"), mark("privacy")),
        Command("stop", stop, CONTACTS, mark("no more messages from me"), mark("stop"), alone=STOP),
    ),
    actions=(
        Action(ANSWER, answer, CONTACTS),
        Action(LANGUAGE, language, CONTACTS, repeatable=True),
        Action(CHANGE, change, CONTACTS, repeatable=True),
        Action(START, start_again, CONTACTS, repeatable=True),
    ),
    letters=(Letter(REFUSED, write_refused),),
)
