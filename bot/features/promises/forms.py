"""What is asked about a promise."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Day, Form, Kind, ask
from storage.commitments import Direction, Strength


class PromisedForm(Form):
    """A promise, in its exact words."""

    name: ClassVar = "promises.promised"
    title: ClassVar = mark("What was promised?")
    is_done_at_once: ClassVar[bool] = True

    partner: str = ask(mark("With which partner?"), Kind.PARTNER)
    words: str = ask(mark("The promise, in its exact words"), Kind.LONG)
    due: Day | None = ask(
        mark("By when?"), Kind.DATE, hint=mark("For example: Friday, in 2 weeks, 2026-12-04"), default=None
    )
    direction: Direction = ask(mark("Who promised?"), Kind.CHOICE, default=Direction.OURS)
    strength: Strength = ask(mark("How firm is it?"), Kind.CHOICE, default=Strength.PROMISE)
    behalf: str = ask(mark("On behalf of whom?"), hint=mark("Somebody of theirs who is not here."), default="")


class DueForm(Form):
    """A date for a promise that has none yet."""

    name: ClassVar = "promises.due"
    title: ClassVar = mark("By when?")

    due: Day = ask(mark("By when?"), Kind.DATE, hint=mark("For example: Friday, in 2 weeks, 2026-12-04"))


class PartlyForm(Form):
    """What is missing, in the partner's words."""

    name: ClassVar = "promises.partly"
    title: ClassVar = mark("What is missing?")
    submit: ClassVar = mark("Send")

    missing: str = ask(mark("In your words"), Kind.LONG, default="")


class NotKeptForm(Form):
    """What happened instead, in the partner's words."""

    name: ClassVar = "promises.not_kept"
    title: ClassVar = mark("It was not kept")
    submit: ClassVar = mark("Send")

    missing: str = ask(mark("In your words"), Kind.LONG, default="")


class AnotherDateForm(Form):
    """Which date would be better, and why, in the partner's words."""

    name: ClassVar = "promises.another_date"
    title: ClassVar = mark("Another date")
    submit: ClassVar = mark("Send")

    due: Day = ask(mark("Which date would be better?"), Kind.DATE, hint=mark("For example: Friday, in 2 weeks"))
    reason: str = ask(mark("Why?"), Kind.LONG)


class SuggestForm(Form):
    """A third date, where the one that the partner asks for can't be."""

    name: ClassVar = "promises.suggest"
    title: ClassVar = mark("Suggest another date")
    submit: ClassVar = mark("Ask")

    due: Day = ask(mark("Which date do you suggest?"), Kind.DATE, hint=mark("For example: Friday, in 2 weeks"))
    reason: str = ask(mark("Why? The partner is told."), Kind.LONG)


class CorrectForm(Form):
    """What is not right about a promise as it was written down, in the partner's words."""

    name: ClassVar = "promises.correct"
    title: ClassVar = mark("What is not right?")
    submit: ClassVar = mark("Send")

    right: str = ask(mark("How should it be?"), Kind.LONG)
