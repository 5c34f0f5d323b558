"""When something that repeats is first: the first day from now on that its rule allows."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.understanding.dates import Found, Repeat
from bot.understanding.dates.types import ONE_DAY

FARTHEST = 366 * 5
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOURS = frozenset({"BYHOUR", "BYMINUTE"})
SHORTER = {"HOURLY": timedelta(hours=1), "MINUTELY": timedelta(minutes=1), "SECONDLY": timedelta(seconds=1)}


def first_time(repeat: Repeat, now: datetime, begins: Found | None = None) -> tuple[datetime, bool] | None:
    """The first time, on the clock of `now`, and whether it has an hour; none when there is none.

    `begins`: a date that was said beside the rule, for its day or its hour.
    """
    if repeat.freq in SHORTER:
        return now.replace(second=0, microsecond=0) + repeat.interval * SHORTER[repeat.freq], True
    hour = hour_of(repeat, begins)
    start = max(
        now.date(), repeat.start or now.date(), begins.begins.date() if begins and begins.begins else now.date()
    )
    for after in range(FARTHEST):
        day = start + after * ONE_DAY
        is_past = datetime.combine(day, hour or time.max) <= now
        if not is_past and fits(repeat, day) and day not in repeat.without:
            return datetime.combine(day, hour or time()), hour is not None
    return None


def hour_of(repeat: Repeat, begins: Found | None) -> time | None:
    parts = dict(repeat.by)
    if "BYHOUR" in parts:
        return time(int(parts["BYHOUR"].partition(",")[0]), int(parts.get("BYMINUTE", "0").partition(",")[0]))
    return begins.begins.time() if begins and begins.begins and begins.has_hour else None


def fits(repeat: Repeat, day: date) -> bool:
    """Whether a day is one of a rule's, as far as its weekdays, days and months say; an interval begins with it."""
    parts = dict(repeat.by)
    if "BYMONTH" in parts and str(day.month) not in parts["BYMONTH"].split(","):
        return False
    if "BYMONTHDAY" in parts and not any(is_day_of_month(day, int(one)) for one in parts["BYMONTHDAY"].split(",")):
        return False
    if "BYDAY" not in parts:
        return True
    nth = parts.get("BYSETPOS")
    return any(is_weekday(day, f"{nth or ''}{one}") for one in parts["BYDAY"].split(","))


def is_day_of_month(day: date, wanted: int) -> bool:
    last = monthrange(day.year, day.month)[1]
    return day.day == (wanted if wanted > 0 else last + 1 + wanted)


def is_weekday(day: date, wanted: str) -> bool:
    """MO is every Monday, 2MO the second of the month, -1MO the last."""
    name, nth = wanted[-2:], wanted[:-2].lstrip("+")
    if DAYS[day.weekday()] != name:
        return False
    if not nth:
        return True
    last = monthrange(day.year, day.month)[1]
    from_end = int(nth) < 0
    return (-((last - day.day) // 7 + 1) if from_end else (day.day - 1) // 7 + 1) == int(nth)


def rule_of(repeat: Repeat) -> str:
    """The rule without its hour, which the first time has, and on a second line the days it leaves out."""
    bare = replace(repeat, by=tuple(part for part in repeat.by if part[0] not in HOURS)).to_rrule()
    left_out = ",".join(f"{day:%Y%m%d}" for day in repeat.without)
    return f"{bare}\nEXDATE:{left_out}" if left_out else bare
