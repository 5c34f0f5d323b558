"""Promises in both directions: exact words, absolute dates, and a say for both ends."""

from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, FormHandler, Letter, Shortcut
from bot.features.promises.forms import CorrectForm, DueForm, NotQuiteForm, PromisedForm
from bot.features.promises.handlers import (
    confirm,
    from_a_message,
    kept,
    not_quite,
    promised,
    promises,
    save,
    save_correction,
    save_due,
    save_not_quite,
    set_due,
    show,
)
from bot.features.promises.letters import (
    write_confirmed,
    write_kept,
    write_moved,
    write_recorded,
    write_stands,
    write_verdict,
    write_withdrawn,
)
from bot.i18n import mark

FEATURE = Feature(
    "promises",
    commands=(
        Command(
            "promised",
            promised,
            STAFF,
            mark("write down a promise, ours or theirs"),
            mark("promised {partner} the room list by Friday"),
            form=PromisedForm,
        ),
        Command("promises", promises, CONTACTS, mark("see the promises between us"), mark("promises")),
    ),
    shortcuts=(
        Shortcut(
            "keep_this_promise",
            mark("Keep this promise"),
            from_a_message,
            STAFF,
            on_message=True,
            help=mark("Write these words down as a promise"),
        ),
    ),
    forms=(
        FormHandler(PromisedForm, save, STAFF),
        FormHandler(DueForm, save_due, STAFF),
        FormHandler(NotQuiteForm, save_not_quite, CONTACTS),
        FormHandler(CorrectForm, save_correction, CONTACTS),
    ),
    actions=(
        Action("promises.set_due", set_due, STAFF, repeatable=True),
        Action("promise.show", show, EVERYONE, repeatable=True),
        Action("promises.confirm", confirm, CONTACTS),
        Action("promises.verdict_kept", kept, CONTACTS),
        Action("promises.verdict_not_quite", not_quite, CONTACTS, repeatable=True),
    ),
    letters=(
        Letter("promises.recorded", write_recorded),
        Letter("promises.withdrawn", write_withdrawn, only_over=True),
        Letter("promises.kept", write_kept),
        Letter("promises.moved", write_moved),
        Letter("promises.stands", write_stands, only_over=True),
        Letter("promises.confirmed", write_confirmed),
        Letter("promises.verdict", write_verdict),
    ),
)
