"""How people want to be written to: how many reminders, where, and how often."""

from enum import StrEnum


class Level(StrEnum):
    """How many reminders a person wants."""

    LIGHT = "light"
    STANDARD = "standard"
    ACTIVE = "active"


class WritesTo(StrEnum):
    """Where a contact wants to be written to."""

    DIRECT = "direct"
    PLACE = "place"
    """The private place of their organisation."""
    NONE = "none"


class Often(StrEnum):
    """How often a contact wants to be written to."""

    AT_ONCE = "as it happens"
    DAILY = "at most daily"
    WEEKLY = "at most weekly"
    PROMISES = "only promises"
