"""On which days a rule falls, and at what hour."""

from dataclasses import replace

from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.repeats import (
    DAYS,
    MOST_OF_A_MONTH,
    Draft,
    day_list,
    draft,
    hour_of,
    numbers,
    spans,
    weekday_of,
    weekdays_in,
)
from bot.understanding.dates.rules_joins import hour_in
from bot.understanding.dates.tokens import Match, Token
from bot.understanding.dates.types import Grain
from bot.understanding.dates.values import Form, Ground
from bot.understanding.dates.words import Unit


def nth_weekday_of(ground: Ground, found: Match) -> Draft | None:
    """The first Monday of every month."""
    nth = -1 if found.has(Kind.LAST) else int(found.first(Kind.ORD) or 2)
    wanted = found.first(Kind.WDAY) if found.has(Kind.WDAY) else weekday_of(found.first(Kind.DAY))
    if wanted is None:
        return None
    base: Draft | None = found.first(Kind.REPEAT)
    if base is None:
        base = draft("MONTHLY")
    if base is None or base.repeat.freq not in {"MONTHLY", "YEARLY"}:
        return None
    return base.by(BYDAY=f"{nth}{DAYS[wanted]}")


def nth_weekdays(ground: Ground, found: Match) -> Draft | None:
    """The 2nd and 4th Wednesday of each month; first Saturdays."""
    base: Draft | None = found.first(Kind.REPEAT) or draft("MONTHLY")
    pairs = [nth_and_weekday(token) for token in found.tokens]
    nths = sorted({nth for nth, _ in pairs if nth}, key=lambda nth: (nth < 0, nth))
    wanted = {weekday for _, weekday in pairs if weekday is not None}
    is_list = len(wanted) == 1 and nths and all(-1 <= nth <= MOST_OF_A_MONTH for nth in nths)
    if base is None or base.repeat.freq != "MONTHLY" or base.repeat.by or not is_list:
        return None
    is_other = any(span.form is None or span.form.month or span.grain is not Grain.DAY for span in spans(found))
    return None if is_other else base.by(BYDAY=",".join(f"{nth}{DAYS[min(wanted)]}" for nth in nths))


def nth_and_weekday(token: Token) -> tuple[int | None, int | None]:
    """What one word of such a list says: the second, Wednesday, or both."""
    if token.kind is Kind.DAY and token.value.form:
        return token.value.form.nth or token.value.form.day, token.value.form.weekday
    named = int(token.value) if token.kind in {Kind.WDAY, Kind.WDAYS} else None
    return {Kind.ORD: token.value, Kind.SECOND: 2, Kind.LAST: -1}.get(token.kind), named


def on_numbers(ground: Ground, found: Match) -> Draft | None:
    """Every month on the 4th; the 4th of every other month."""
    base: Draft = found.first(Kind.REPEAT)
    days = [int(day) for day in found.all(Kind.ORD, Kind.NUM)] + ([2] if found.has(Kind.SECOND) else [])
    forms = [span.form for span in spans(found) if span.form]
    days += [form.day for form in forms if form.day and not form.month]
    if (
        not days
        or len(forms) < len(spans(found))
        or any(form.month or form.weekday is not None for form in forms)
        or base.repeat.freq not in {"MONTHLY", "YEARLY"}
    ):
        return None
    hour = next((hour_of(span) for span in spans(found) if span.grain <= Grain.HOUR), base.hour)
    base = replace(base, hour=hour)
    if base.repeat.freq == "YEARLY":
        return base.by(BYYEARDAY=numbers(days))
    return base.by(BYMONTHDAY=numbers(sorted(days))) if all(1 <= day <= 31 for day in days) else None


def nth_day_of(ground: Ground, found: Match) -> Draft | None:
    """The last day of every month, the first day of each month."""
    nth = -1 if found.has(Kind.LAST) else int(found.first(Kind.ORD) or 2)
    base: Draft = found.first(Kind.REPEAT)
    if base.repeat.freq != "MONTHLY" or base.repeat.by or found.first(Kind.UNIT) != (1, Unit.DAY):
        return None
    return base.by(BYMONTHDAY=str(nth)) if nth <= 31 else None


def on_days(ground: Ground, found: Match) -> Draft | None:
    """Every other week on Monday and Friday; once a year on 25 December."""
    base: Draft = found.first(Kind.REPEAT)
    weekdays = weekdays_in(found)
    forms = [span.form for span in spans(found) if span.form]
    hour = next((hour_of(span) for span in spans(found) if span.grain <= Grain.HOUR), base.hour)
    part = next((span.part for span in spans(found) if span.part), base.part)
    base = replace(base, hour=hour, part=part)
    if weekdays:
        return (
            base.by(BYDAY=day_list(weekdays)) if base.repeat.freq in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} else None
        )
    return with_form(base, forms[0]) if forms else None


def with_form(base: Draft, form: Form) -> Draft | None:
    if form.nth is not None and form.weekday is not None:
        made = base.by(BYDAY=f"{form.nth}{DAYS[form.weekday]}")
        return made.by(BYMONTH=str(form.month)) if form.month else made
    if form.month and form.day and base.repeat.freq == "YEARLY":
        return base.by(BYMONTH=str(form.month), BYMONTHDAY=str(form.day))
    if form.day and base.repeat.freq == "MONTHLY":
        return base.by(BYMONTHDAY=str(form.day))
    return None


def at_edge(ground: Ground, found: Match) -> Draft | None:
    """Every month at the end; the start of each month."""
    base: Draft = found.first(Kind.REPEAT)
    if base.repeat.freq != "MONTHLY":
        return None
    return base.by(BYMONTHDAY="-1" if found.has(Kind.END) else "1")


def at_hours(ground: Ground, found: Match) -> Draft | None:
    base: Draft = found.first(Kind.REPEAT)
    if part := found.first(Kind.INPART) or found.first(Kind.PART) or found.first(Kind.PARTS):
        base = replace(base, part=part)
        if not found.has(Kind.CLOCK) and not found.has(Kind.CRANGE):
            return base
    hour = found.first(Kind.CRANGE)[0] if found.has(Kind.CRANGE) else hour_in(found)
    return replace(base, hour=hour) if hour and base.hour is None else None


def in_week(ground: Ground, found: Match) -> Draft | None:
    """Every Tuesday in week 14."""
    base: Draft = found.first(Kind.REPEAT)
    if found.first(Kind.UNIT) != (1, Unit.WEEK):
        return None
    return Draft(replace(base.repeat, freq="YEARLY")).by(BYWEEKNO=str(found.first(Kind.NUM)))


def merged(ground: Ground, found: Match) -> Draft | None:
    """Weekly, on Wednesdays: a rule and the days on which it falls."""
    first: Draft = found.all(Kind.REPEAT)[0]
    second: Draft = found.all(Kind.REPEAT)[1]
    if (
        second.repeat.freq != "WEEKLY"
        or second.repeat.interval != 1
        or not second.value("BYDAY")
        or first.value("BYDAY")
    ):
        return None
    made = first.by(BYDAY=second.value("BYDAY"))
    return replace(made, hour=first.hour or second.hour, part=first.part or second.part)
