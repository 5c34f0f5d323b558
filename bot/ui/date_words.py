"""The words for dates, as data: one table for each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """What a language calls days, months, numbers and units, folded."""

    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]
    nths: dict[str, int]
    days: dict[str, int]
    """Names of days by their distance from today."""
    units: dict[str, str]
    hours: dict[str, tuple[int, int]]


def with_short(names: tuple[str, ...], start: int, *sizes: int) -> dict[str, int]:
    """Full names and their first letters."""
    found = {name: start + at for at, name in enumerate(names)}
    return found | {name[:size]: start + at for at, name in enumerate(names) for size in sizes}


ENGLISH = DateWords(
    weekdays=with_short(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 0, 3)
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    months=with_short(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        1,
        3,
    )
    | {"sept": 9},
    numbers={"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    | {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    nths={"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1},
    days={"today": 0, "tomorrow": 1, "yesterday": -1},
    units={"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month"},
    hours={"noon": (12, 0), "midday": (12, 0)},
)
