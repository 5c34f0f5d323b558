"""Three short questions about trust, for those who give it and for those who guess."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask
from storage.trust import Rating

SCALE = mark("1: not at all, 5: fully. Skip is fine.")


class TrustForm(Form):
    """What somebody at a partner thinks of us."""

    name: ClassVar = "trust.answer"
    title: ClassVar = mark("How is it with us?")
    submit: ClassVar = mark("Send")

    keeps_word: Rating = ask(mark("Do we do what we say?"), Kind.CHOICE, hint=SCALE, default=Rating.SKIP)
    listens: Rating = ask(mark("Do we listen to you?"), Kind.CHOICE, hint=SCALE, default=Rating.SKIP)
    may_say_no: Rating = ask(mark("Can you tell us no without worry?"), Kind.CHOICE, hint=SCALE, default=Rating.SKIP)
    words: str = ask(mark("In your words"), Kind.LONG, default="")


class EstimateForm(Form):
    """What whoever holds the relationship thinks that they think."""

    name: ClassVar = "trust.estimate"
    title: ClassVar = mark("How do they see us?")

    keeps_word: Rating = ask(mark("Do we do what we say, to them?"), Kind.CHOICE, hint=SCALE, default=Rating.SKIP)
    listens: Rating = ask(mark("Do they feel listened to?"), Kind.CHOICE, hint=SCALE, default=Rating.SKIP)
    may_say_no: Rating = ask(mark("Can they tell us no without worry?"), Kind.CHOICE, hint=SCALE, default=Rating.SKIP)
    words: str = ask(mark("What do you see it by?"), Kind.LONG, hint=mark("The partner reads this too."), default="")
