"""What is asked of a partner about its record, and of our side about a correction."""

from enum import StrEnum
from typing import ClassVar

from bot.i18n import mark
from bot.ui.form import Form, Kind, ask


class Reach(StrEnum):
    """The sharing labels that a partner may choose among for its own words."""

    PARTNER = "partner"
    QUOTABLE = "quotable"
    ANONYMISED = "anonymised"
    PUBLIC = "public"


class CorrectionForm(Form):
    """What a partner says about a record."""

    name: ClassVar = "record.correction"
    title: ClassVar = mark("What would you say?")
    submit: ClassVar = mark("Send")

    words: str = ask(mark("In your words"), Kind.LONG)


class AcceptedForm(Form):
    """What our words say from now on."""

    name: ClassVar = "record.accepted"
    title: ClassVar = mark("Accept a correction")

    paraphrase: str = ask(
        mark("What it says from now on"), Kind.LONG, hint=mark("Their own words stay beside it, as they are.")
    )


class ProfileForm(Form):
    """What a partner may say about itself at any time."""

    name: ClassVar = "record.profile"
    title: ClassVar = mark("About your organisation")

    languages: str = ask(mark("Languages you prefer"), Kind.LONG, default="")
    meeting_places: str = ask(mark("Where you like to meet"), Kind.LONG, default="")
    customs: str = ask(mark("Customs that we should know"), Kind.LONG, default="")
    quiet_days: str = ask(
        mark("Days to leave you alone"), Kind.LONG, hint=mark("For example: Friday, 2026-12-24"), default=""
    )


class ReachForm(Form):
    """How far a partner's own words may travel."""

    name: ClassVar = "record.reach"
    title: ClassVar = mark("Who may read this")

    label: Reach = ask(
        mark("Who may read this?"),
        Kind.CHOICE,
        hint=mark("partner: you and us; quotable: we may quote you; anonymised: without names; public: all"),
        default=Reach.PARTNER,
    )
