"""Promises in both directions: exact words, absolute dates, and a say for both ends."""

from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, FormHandler, Letter, Shortcut
from bot.features.promises import dates, listing, their_letters, theirs
from bot.features.promises.forms import (
    AnotherDateForm,
    CorrectForm,
    DueForm,
    NotKeptForm,
    PartlyForm,
    PromisedForm,
    SuggestForm,
)
from bot.features.promises.handlers import from_a_message, from_note, promised, save, save_due, set_due, show
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
from bot.nudging import asked
from bot.records.promises import DATE_ASKED
from bot.records.renegotiating import DATE_ANSWERED, MOVED_BY_THEM

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
            may_be_sentence=True,
        ),
        Command(
            "promises",
            listing.promises,
            CONTACTS,
            mark("see the promises between us"),
            mark("promises"),
            is_strict=True,
        ),
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
        FormHandler(CorrectForm, theirs.save_correction, CONTACTS),
        FormHandler(PartlyForm, theirs.save_partly, CONTACTS),
        FormHandler(NotKeptForm, theirs.save_not_kept, CONTACTS),
        FormHandler(AnotherDateForm, dates.save_another_date, CONTACTS),
        FormHandler(SuggestForm, dates.save_suggested, STAFF),
    ),
    actions=(
        Action("promises.set_due", set_due, STAFF, repeatable=True),
        Action("promises.from_note", from_note, STAFF, repeatable=True),
        Action("promise.show", show, EVERYONE, repeatable=True),
        Action("promises.page", listing.page, CONTACTS, repeatable=True),
        Action("promises.confirm", theirs.confirm, CONTACTS),
        Action("promises.verdict_kept", theirs.kept, CONTACTS),
        Action("promises.verdict_not_quite", theirs.not_quite, CONTACTS, repeatable=True),
        Action("promises.partly", theirs.partly, CONTACTS, repeatable=True),
        Action("promises.not_kept", theirs.not_kept, CONTACTS, repeatable=True),
        Action("promises.keep_open", theirs.keep_open, CONTACTS),
        Action("promises.close_partly", theirs.close_partly, CONTACTS),
        Action("promises.still_needed", theirs.still_needed, CONTACTS),
        Action("promises.release", theirs.release, CONTACTS),
        Action("promises.another_date", dates.another_date, CONTACTS, repeatable=True),
        Action("promises.agree_date", dates.agree_date, STAFF),
        Action("promises.suggest_date", dates.suggest_date, STAFF, repeatable=True),
        Action("promises.refuse_date", dates.refuse_date, STAFF),
    ),
    letters=(
        Letter("promises.recorded", write_recorded, on_sent=asked),
        Letter("promises.withdrawn", write_withdrawn, only_over=True),
        Letter("promises.kept", write_kept, on_sent=asked),
        Letter("promises.moved", write_moved, on_sent=asked),
        Letter("promises.stands", write_stands, only_over=True),
        Letter("promises.confirmed", write_confirmed),
        Letter("promises.verdict", write_verdict),
        Letter(DATE_ASKED, their_letters.write_date_asked),
        Letter(DATE_ANSWERED, their_letters.write_date_answered),
        Letter(MOVED_BY_THEM, their_letters.write_moved_by_them),
        Letter("promises.released", their_letters.write_released),
        Letter("promises.closed_partly", their_letters.write_closed_partly),
        Letter("promises.still_needed", their_letters.write_still_needed),
    ),
)
