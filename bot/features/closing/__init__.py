"""Closing the loop: we asked, you said, we did; and a say for the people who were heard."""

from bot.feature import CONTACTS, STAFF, Action, Command, Feature, FormHandler, Letter
from bot.features.closing.forms import AnswerForm, CloseForm, NotNowForm
from bot.features.closing.handlers import (
    ask_not_now,
    close,
    compose,
    not_quite,
    page,
    question,
    right,
    save,
    save_answer,
    save_not_now,
)
from bot.features.closing.views import note_delivery, write_answered, write_report
from bot.i18n import mark

FEATURE = Feature(
    "closing",
    commands=(
        Command(
            "close",
            close,
            STAFF,
            mark("report back to the people who were heard"),
            mark("close evening hours"),
            is_strict=True,
        ),
    ),
    forms=(
        FormHandler(CloseForm, save, STAFF),
        FormHandler(NotNowForm, save_not_now, STAFF),
        FormHandler(AnswerForm, save_answer, CONTACTS),
    ),
    actions=(
        Action("closing.compose", compose, STAFF, repeatable=True),
        Action("closing.not_now", ask_not_now, STAFF, repeatable=True),
        Action("closing.page", page, STAFF, repeatable=True),
        Action("closing.right", right, CONTACTS),
        Action("closing.not_quite", not_quite, CONTACTS, repeatable=True),
        Action("closing.question", question, CONTACTS, repeatable=True),
    ),
    letters=(
        Letter("closing.report", write_report, on_sent=note_delivery),
        Letter("closing.answered", write_answered),
    ),
)
