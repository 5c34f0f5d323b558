"""What is asked about a new partner."""

from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask


class FindPartnerForm(Form):
    """Which partner to look at."""

    name: ClassVar = "partners.find"
    title: ClassVar = mark("Find a partner")
    submit: ClassVar = mark("Show")

    partner: str = ask(mark("Which partner?"), Kind.PARTNER)


class PartnerForm(Form):
    """A new partner. A name is enough."""

    name: ClassVar = "partners.add"
    title: ClassVar = mark("Add a partner")

    called: str = ask(mark("What is it called?"))
    languages: str = ask(mark("Which languages do they prefer?"), default="")
