"""What is asked before a loop is closed."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask


class CloseForm(Form):
    """What the people who were heard are told."""

    name: ClassVar = "closing.close"
    title: ClassVar = mark("Report back")
    submit: ClassVar = mark("Send")

    you_said: str = ask(mark("You said"), Kind.LONG)
    we_did: str = ask(mark("We did"), Kind.LONG, default="")
    we_will_not: str = ask(
        mark("We will not, because"), Kind.LONG, hint=mark("“No, because” is an answer too."), default=""
    )
    still_open: str = ask(mark("Still open"), Kind.LONG, default="")
    stay_involved: str = ask(mark("How to stay involved"), Kind.LONG, default="")


class NotNowForm(Form):
    """Why it can't be done now, as the people who were heard are told."""

    name: ClassVar = "closing.not_now"
    title: ClassVar = mark("Not now, because")
    submit: ClassVar = mark("Send")

    because: str = ask(mark("Why not now?"), Kind.LONG, hint=mark("They read this. “No, because” is an answer too."))


class AnswerForm(Form):
    """What is not quite right, or what they would like to know."""

    name: ClassVar = "closing.answer"
    title: ClassVar = mark("Tell us more")
    submit: ClassVar = mark("Send")

    words: str = ask(mark("In your words"), Kind.LONG)
