"""What is asked about something that was heard."""

from enum import StrEnum
from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask
from storage.labels import Label
from storage.notes import Heard, NoteKind


class Where(StrEnum):
    """Whether a note may be shown wherever people talk with the bot."""

    ANYWHERE = mark("everywhere")
    KEPT_OFF = mark("only where sensitive things may go")


class HeardForm(Form):
    """A listening note."""

    name: ClassVar = "listening.heard"
    title: ClassVar = mark("What did you hear?")
    is_done_at_once: ClassVar[bool] = True

    partner: str = ask(mark("From which partner?"), Kind.PARTNER)
    quote: str = ask(mark("Their exact words"), Kind.LONG, hint=mark("A quote is kept as it is."), default="")
    paraphrase: str = ask(mark("What it means, in your words"), Kind.LONG, default="")
    kind: NoteKind = ask(mark("What kind is it?"), Kind.CHOICE, default=NoteKind.NEED)
    heard: Heard = ask(mark("How did you hear it?"), Kind.CHOICE, default=Heard.DIRECTLY)
    label: Label = ask(mark("Who may see it?"), Kind.CHOICE, default=Label.TEAM)
    themes: str = ask(mark("Themes"), hint=mark("Separated by commas, for example: transport, hours"), default="")
    behalf: str = ask(mark("On behalf of whom?"), hint=mark("Somebody of theirs who is not here."), default="")


class EditForm(Form):
    """Everything about a note but the quote, which is theirs and stays as it is."""

    name: ClassVar = "listening.edit"
    title: ClassVar = mark("Edit what was heard")

    partner: str = ask(mark("From which partner?"), Kind.PARTNER)
    paraphrase: str = ask(mark("What it means, in your words"), Kind.LONG, default="")
    kind: NoteKind = ask(mark("What kind is it?"), Kind.CHOICE, default=NoteKind.NEED)
    heard: Heard = ask(mark("How did you hear it?"), Kind.CHOICE, default=Heard.DIRECTLY)
    label: Label = ask(mark("Who may see it?"), Kind.CHOICE, default=Label.TEAM)
    themes: str = ask(mark("Themes"), hint=mark("Separated by commas, for example: transport, hours"), default="")
    where: Where = ask(mark("Where may it be shown?"), Kind.CHOICE, default=Where.ANYWHERE)
