"""What is asked about a meeting: two steps of questions, none of them long."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, PastDay, ask


class MetForm(Form):
    """A meeting with a partner."""

    name: ClassVar = "meetings.met"
    title: ClassVar = mark("Who did you meet?")

    partner: str = ask(mark("Which partner did you meet?"), Kind.PARTNER)
    held_on: PastDay = ask(
        mark("When was it?"), Kind.DATE, hint=mark("For example: today, yesterday, last Friday, 2026-11-20")
    )
    theirs: str = ask(mark("Who came from their side?"), hint=mark("Names, separated by commas"), default="")
    ours: str = ask(mark("Who came from our side, besides you?"), hint=mark("Names, separated by commas"), default="")
    said: str = ask(mark("What was said?"), Kind.LONG, default="")
    decided: str = ask(mark("What was decided?"), Kind.LONG, hint=mark("One decision on each line"), default="")
    promises: str = ask(
        mark("What was promised?"),
        Kind.LONG,
        hint=mark("One on each line, with a date: “the room list by Friday”. Begin with “they:” for theirs."),
        default="",
    )
