"""A small form for the adapters' tests."""

from enum import StrEnum
from typing import ClassVar

from bot.ui.form import Form, Kind, ask


class Pick(StrEnum):
    FIRST = "first"
    SECOND = "second"


class SmallForm(Form):
    """One question of each sort."""

    name: ClassVar = "small"
    title: ClassVar = "A small form"

    called: str = ask("What is its name?")
    kind: Pick = ask("Which one?", Kind.CHOICE, default=Pick.FIRST)
    note: str = ask("Anything else?", Kind.LONG, default="")
