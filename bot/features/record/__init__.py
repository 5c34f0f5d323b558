"""What is kept about a partner, for that partner: to see, to correct, to add to, and to take back what is their own."""

from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, FormHandler, Letter
from bot.features.record import answering, correcting, own, profile
from bot.features.record.forms import AcceptedForm, CorrectionForm, ProfileForm, ReachForm
from bot.features.record.handlers import page, record, show_report
from bot.features.record.letters import write_answered, write_corrected, write_profile
from bot.i18n import mark
from bot.nudging import asked
from bot.records.corrections import ANSWERED, CORRECTED

FEATURE = Feature(
    "record",
    commands=(Command("record", record, CONTACTS, mark("see what is kept about you, and correct it"), mark("record")),),
    forms=(
        FormHandler(CorrectionForm, correcting.save, CONTACTS),
        FormHandler(AcceptedForm, answering.save, STAFF),
        FormHandler(ProfileForm, profile.save, CONTACTS),
        FormHandler(ReachForm, own.save_reach, CONTACTS),
    ),
    actions=(
        Action("record.page", page, CONTACTS, repeatable=True),
        Action("report.show", show_report, EVERYONE, repeatable=True),
        Action("record.correct", correcting.ask, CONTACTS, repeatable=True),
        Action("record.accept", answering.accept, STAFF),
        Action("record.both", answering.both, STAFF),
        Action("record.profile", profile.ask, CONTACTS, repeatable=True),
        Action("record.reach", own.ask_reach, CONTACTS, repeatable=True),
        Action("record.withdraw", own.ask_withdraw, CONTACTS, repeatable=True),
        Action("record.withdraw_now", own.withdraw, CONTACTS),
    ),
    letters=(
        Letter(CORRECTED, write_corrected),
        Letter(ANSWERED, write_answered, on_sent=asked),
        Letter(profile.CHANGED, write_profile),
    ),
)
