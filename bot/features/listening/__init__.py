"""Listening notes: what was heard, from whom, in whose words."""

from bot.feature import EVERYONE, STAFF, Action, Command, Feature, FormHandler, Letter, Shortcut
from bot.features.listening.editing import edit, save_edit
from bot.features.listening.forms import EditForm, HeardForm
from bot.features.listening.handlers import FOR_YOU, from_a_message, heard, save, show, write_for_you
from bot.features.listening.joining import JOIN, join
from bot.features.listening.keeping_off import fine_there, keep_off
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
            form=HeardForm,
            may_be_sentence=True,
        ),
    ),
    shortcuts=(
        Shortcut(
            "save_what_was_heard",
            mark("Save what was heard"),
            from_a_message,
            STAFF,
            on_message=True,
            help=mark("Keep these words as what a partner said"),
        ),
        Shortcut(
            "write_down_what_i_heard",
            mark("Write down what I heard"),
            from_a_message,
            STAFF,
            on_message=False,
            help=mark("Note what a partner told you"),
        ),
    ),
    letters=(Letter(FOR_YOU, write_for_you),),
    forms=(FormHandler(HeardForm, save, STAFF), FormHandler(EditForm, save_edit, STAFF)),
    actions=(
        Action("listening.edit", edit, STAFF, repeatable=True),
        Action("listening.keep_off", keep_off, STAFF, repeatable=True),
        Action("listening.fine_there", fine_there, STAFF, repeatable=True),
        Action(JOIN, join, STAFF),
        Action("note.show", show, EVERYONE, repeatable=True),
    ),
)
