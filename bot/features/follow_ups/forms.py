"""What is asked about a follow-up."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask


class RemindForm(Form):
    """A next step and when it is due."""

    name: ClassVar = "follow_ups.remind"
    title: ClassVar = mark("What shall I remind you of?")

    words: str = ask(mark("What is to be done?"), Kind.LONG)
    when: str = ask(
        mark("When?"),
        hint=mark("For example: in 3 weeks, Friday at 9, every second Tuesday at 9, the last Friday of the month"),
    )
    partner: str = ask(mark("With which partner?"), Kind.PARTNER, default="")
