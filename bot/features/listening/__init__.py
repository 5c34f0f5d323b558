"""Listening notes: what was heard, from whom, in whose words."""

from bot.feature import EVERYONE, STAFF, Action, Command, Feature, FormHandler
from bot.features.listening.editing import edit, save_edit
from bot.features.listening.forms import EditForm, HeardForm
from bot.features.listening.handlers import heard, save, show
from bot.i18n import mark

FEATURE = Feature(
    "listening",
    commands=(
        Command(
            "heard",
            heard,
            STAFF,
            mark("write down what you heard"),
            mark('heard {partner}: "the bus stops at six", so evening classes are empty'),
        ),
    ),
    forms=(FormHandler(HeardForm, save, STAFF), FormHandler(EditForm, save_edit, STAFF)),
    actions=(
        Action("listening.edit", edit, STAFF, repeatable=True),
        Action("note.show", show, EVERYONE, repeatable=True),
    ),
)
