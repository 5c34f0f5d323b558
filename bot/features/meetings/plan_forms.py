"""What is asked about a meeting that is to come, before it and after it."""

from typing import ClassVar

from bot.features.meetings.forms import MetForm
from bot.i18n import mark
from bot.ui.form import Day, Form, Kind, ask
from bot.ui.hours import Hour

DAY_HINT = mark("For example: Friday, in 2 weeks, 2026-12-04")
HOUR_HINT = mark("For example: 9:00")


class MeetForm(Form):
    """A meeting with a partner that is to come."""

    name: ClassVar = "meetings.meet"
    title: ClassVar = mark("Plan a meeting")

    partner: str = ask(mark("With which partner?"), Kind.PARTNER)
    day: Day = ask(mark("On which day?"), Kind.DATE, hint=DAY_HINT)
    at: Hour = ask(mark("At what time?"), Kind.TIME, hint=HOUR_HINT)
    place: str = ask(mark("Where?"), default="")
    theirs: str = ask(
        mark("Who is invited?"),
        hint=mark("Names, separated by commas; nobody named means everybody we know there"),
        default="",
    )
    agenda: str = ask(mark("What is it about?"), Kind.LONG, hint=mark("One thing on each line"), default="")


class MoveForm(Form):
    """Another day, hour or place."""

    name: ClassVar = "meetings.move"
    title: ClassVar = mark("Move the meeting")
    submit: ClassVar = mark("Move it")

    day: Day = ask(mark("On which day?"), Kind.DATE, hint=DAY_HINT)
    at: Hour = ask(mark("At what time?"), Kind.TIME, hint=HOUR_HINT)
    place: str = ask(mark("Where?"), default="")


class OtherTimeForm(Form):
    """When it would suit somebody who is invited, in their words."""

    name: ClassVar = "meetings.other_time"
    title: ClassVar = mark("When would it suit you?")
    submit: ClassVar = mark("Send")

    when: str = ask(mark("A day and a time"), hint=mark("For example: Friday at 10, or 2026-12-04 15:00"))


class AgendaForm(Form):
    """Something to talk about."""

    name: ClassVar = "meetings.agenda"
    title: ClassVar = mark("Add to the agenda")
    submit: ClassVar = mark("Add")

    words: str = ask(mark("What should we talk about?"), Kind.LONG, hint=mark("One thing on each line"))


class WriteUpForm(MetForm):
    """A meeting that was planned, as it was."""

    name: ClassVar = "meetings.write_up"
    title: ClassVar = mark("How was the meeting?")

    agenda: str = ask(
        mark("The agenda, as far as you got"),
        Kind.LONG,
        hint=mark("Take out what was not reached: it goes on the agenda of the next meeting."),
        default="",
    )


class RecordForm(Form):
    """The wording of a record."""

    name: ClassVar = "meetings.record"
    title: ClassVar = mark("The record of the meeting")

    said: str = ask(mark("What was said?"), Kind.LONG, default="")
    decided: str = ask(mark("What was decided?"), Kind.LONG, hint=mark("One decision on each line"), default="")


class CorrectionForm(Form):
    """How the record should read, in the words of somebody who was there."""

    name: ClassVar = "meetings.correct"
    title: ClassVar = mark("What is not right?")
    submit: ClassVar = mark("Send")

    words: str = ask(mark("How should it read?"), Kind.LONG)


class DifferForm(Form):
    """How somebody who was there sees it."""

    name: ClassVar = "meetings.differ"
    title: ClassVar = mark("How do you see it?")
    submit: ClassVar = mark("Send")

    words: str = ask(mark("In your words"), Kind.LONG)


class KeepForm(Form):
    """Why a record stays as it is."""

    name: ClassVar = "meetings.keep"
    title: ClassVar = mark("Leave it as it is")
    submit: ClassVar = mark("Send")

    why: str = ask(mark("Why? They are told."), Kind.LONG, default="")
