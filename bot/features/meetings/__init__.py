"""Meetings: planned with both sides, then who was there, what was said, decided and promised, agreed by both."""

from bot.feature import CONTACTS, EVERYONE, STAFF, Action, Command, Feature, FormHandler, Job, Letter
from bot.features.meetings import (
    answering,
    forms,
    handlers,
    jobs,
    plan_forms,
    plan_letters,
    planning,
    record_handlers,
    record_letters,
    theirs,
    writing_up,
)
from bot.i18n import mark
from bot.nudging import asked
from bot.records import meeting_records, planned

FEATURE = Feature(
    "meetings",
    commands=(
        Command(
            "meet",
            planning.meet,
            STAFF,
            mark("plan a meeting"),
            mark("meet {partner} Friday at 10:00 at the library; story time; with Amina"),
            is_strict=True,
        ),
        Command(
            "met",
            handlers.met,
            STAFF,
            mark("write down a meeting"),
            mark("met Amina from {partner} yesterday; they need a story time; I promised the room list by Friday"),
            form=forms.MetForm,
            may_be_sentence=True,
        ),
        Command(
            "meetings", theirs.meetings, CONTACTS, mark("see the meetings between us"), mark("meetings"), is_strict=True
        ),
    ),
    forms=(
        FormHandler(plan_forms.MeetForm, planning.save_plan, STAFF),
        FormHandler(plan_forms.MoveForm, planning.save_move, STAFF),
        FormHandler(plan_forms.OtherTimeForm, answering.save_other_time, EVERYONE),
        FormHandler(plan_forms.AgendaForm, answering.save_items, EVERYONE),
        FormHandler(forms.MetForm, handlers.save, STAFF),
        FormHandler(plan_forms.WriteUpForm, writing_up.save_write_up, STAFF),
        FormHandler(plan_forms.RecordForm, record_handlers.save_record, STAFF),
        FormHandler(plan_forms.CorrectionForm, record_handlers.save_correction, CONTACTS),
        FormHandler(plan_forms.DifferForm, record_handlers.save_differing, CONTACTS),
        FormHandler(plan_forms.KeepForm, record_handlers.save_kept, STAFF),
    ),
    actions=(
        Action("meeting.show", handlers.show, EVERYONE, repeatable=True),
        Action("meetings.plan", planning.show, EVERYONE, repeatable=True),
        Action("meetings.page", theirs.page, CONTACTS, repeatable=True),
        Action("meetings.coming", answering.coming, EVERYONE, repeatable=True),
        Action("meetings.not_coming", answering.not_coming, EVERYONE, repeatable=True),
        Action("meetings.other_time", answering.other_time, EVERYONE, repeatable=True),
        Action("meetings.agenda", answering.add, EVERYONE, repeatable=True),
        Action("meetings.move", planning.move, STAFF, repeatable=True),
        Action("meetings.move_there", planning.move_there, STAFF),
        Action("meetings.cancel", planning.cancel, STAFF, repeatable=True),
        Action("meetings.call_off", planning.call_off, STAFF),
        Action("meetings.write_up", writing_up.write_up, STAFF, repeatable=True),
        Action("meetings.not_held", writing_up.not_held, STAFF),
        Action("meetings.share", record_handlers.share_it, STAFF),
        Action("meetings.edit", record_handlers.edit, STAFF, repeatable=True),
        Action("meetings.right", record_handlers.right, CONTACTS),
        Action("meetings.correct", record_handlers.correct, CONTACTS, repeatable=True),
        Action("meetings.differ", record_handlers.differ, CONTACTS, repeatable=True),
        Action("meetings.take", record_handlers.take, STAFF, repeatable=True),
        Action("meetings.keep", record_handlers.keep, STAFF, repeatable=True),
    ),
    jobs=(
        Job(planned.DAY_BEFORE_JOB, jobs.remind_the_day_before),
        Job(planned.WRITE_UP_JOB, jobs.ask_for_the_write_up),
        Job(meeting_records.SILENCE_JOB, jobs.end_of_objecting),
    ),
    letters=(
        Letter(planned.INVITED, plan_letters.write_invited, on_sent=asked),
        Letter(planned.OLD, plan_letters.write_old, only_over=True),
        Letter(planned.ANSWERS, plan_letters.write_answers),
        Letter(planned.SUGGESTED, plan_letters.write_suggested),
        Letter(planned.TOMORROW, plan_letters.write_tomorrow),
        Letter(planned.WRITE_UP, plan_letters.write_to_write_up),
        Letter(meeting_records.RECORD, record_letters.write_record),
        Letter(meeting_records.AGREED, record_letters.write_agreed),
        Letter(meeting_records.REMARKED, record_letters.write_remarked),
    ),
)
