"""An hour of the day as people type it into a form."""

import re
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from bot.ui.date_tokens import hour_of
from storage.text import fold

DOT = re.compile(r"(?<=\d)\.(?=\d)")
SECONDS = re.compile(r"(?<=\d:\d\d):00$")


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
