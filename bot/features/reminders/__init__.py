"""Accountability reminders: before, on and after the date; private first, then the team, then the manager."""

from bot.feature import STAFF, Action, Feature, FormHandler, Job, Letter
from bot.features.reminders import handlers, jobs, letters
from bot.features.reminders.forms import HandOverForm, NewDateForm, SnoozeForm
from bot.reading import shown_in_channel
from bot.reminding import MANAGER_JOB, PERSON_JOB, TEAM_JOB

FEATURE = Feature(
    "reminders",
    forms=(
        FormHandler(SnoozeForm, handlers.save_snooze, STAFF),
        FormHandler(NewDateForm, handlers.save_new_date, STAFF),
        FormHandler(HandOverForm, handlers.save_hand_over, STAFF),
    ),
    actions=(
        Action("remind.done", handlers.done, STAFF),
        Action("remind.snooze", handlers.snooze, STAFF, repeatable=True),
        Action("remind.renegotiate", handlers.renegotiate, STAFF, repeatable=True),
        Action("remind.hand_over", handlers.hand_over, STAFF, repeatable=True),
        Action("remind.help", handlers.help_wanted, STAFF),
        Action("remind.take", handlers.take, STAFF),
        Action("remind.decline", handlers.decline, STAFF),
    ),
    jobs=(
        Job(PERSON_JOB, jobs.remind_person),
        Job(TEAM_JOB, jobs.remind_team),
        Job(MANAGER_JOB, jobs.remind_manager),
    ),
    letters=(
        Letter(jobs.PERSON, letters.write_person),
        Letter(jobs.TEAM, letters.write_team, on_sent=shown_in_channel),
        Letter(jobs.MANAGER, letters.write_manager),
        Letter(jobs.CLOSED, letters.write_closed, only_over=True),
        Letter("reminders.handover", letters.write_handover),
        Letter("reminders.answer", letters.write_answer),
        Letter("reminders.help", letters.write_help, on_sent=shown_in_channel),
    ),
)
