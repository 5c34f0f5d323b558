"""An hour of the day as people type it into a form."""

import re
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from storage.text import fold

DOT = re.compile(r"(?<=\d)\.(?=\d)")
CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?([ap]m)?")
SECONDS = re.compile(r"(?<=\d:\d\d):00$")


def hour_of(word: str) -> time | None:
    """`9`, `9:30`, `9am`; none for an hour that no day has."""
    found = CLOCK.fullmatch(word)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_hour(value: object, info: ValidationInfo) -> object:
    """An hour of the day, like 9, 9:30, 3 pm or 18:00."""
    t = (info.context or {})["t"]
    if isinstance(value, time):
        return value
    typed = SECONDS.sub("", DOT.sub(":", fold(str(value))))
    at = hour_of(re.sub(r"[.\s]", "", typed))
    if at is None:
        raise ValueError(t("Please write an hour like 9:00 or 18:30."))
    return at


Hour = Annotated[time, BeforeValidator(read_hour)]
