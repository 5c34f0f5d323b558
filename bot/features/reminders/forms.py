"""What is asked when a reminder is answered."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Day, Form, Kind, ask


class SnoozeForm(Form):
    """Until when, and why."""

    name: ClassVar = "reminders.snooze"
    title: ClassVar = mark("Remind you again when?")
    submit: ClassVar = mark("Snooze")

    until: Day = ask(mark("On which day?"), Kind.DATE, hint=mark("For example: tomorrow, Monday, in 1 week"))
    reason: str = ask(mark("Why?"), default="")


class NewDateForm(Form):
    """Another date for a promise, and the reason, which the partner is told."""

    name: ClassVar = "reminders.renegotiate"
    title: ClassVar = mark("Ask for another date")
    submit: ClassVar = mark("Ask")

    due: Day = ask(mark("Which date do you suggest?"), Kind.DATE, hint=mark("For example: Friday, in 2 weeks"))
    reason: str = ask(mark("Why? The partner is told."), Kind.LONG)


class HandOverForm(Form):
    """To whom."""

    name: ClassVar = "reminders.hand_over"
    title: ClassVar = mark("Who could take this over?")
    submit: ClassVar = mark("Ask them")

    person: str = ask(mark("A colleague's name"), Kind.PERSON)
