"""What repeats, from the shape of its words: the pattern of a rule, or what to ask about it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.patterns import MOST_WEEKS, Daily, Monthly, MonthlyNth, Pattern, Weekly
from bot.ui.date_days import NTHS, Days
from bot.ui.date_tokens import Found, Phrase
from bot.ui.date_types import NotUnderstood
from bot.ui.date_words import Unit

LIST = "(?P<w>[WS](?:&?[WS])*)"
ANY_PATTERN = "every day, every Monday, every 2 weeks on Tuesday, every month on the 5th"


@dataclass(frozen=True)
class Repeats:
    """Reads patterns; a pattern that does not begin every week begins with the next such day."""

    days: Days

    def read(self, phrase: Phrase) -> Pattern | NotUnderstood | None:
        """The pattern; none when the words do not speak of one."""
        for pattern, reader in SHAPES:
            if found := phrase.match(pattern):
                return reader(self, found) or self.unclear()
        return self.unclear() if phrase.shape.startswith("E") and len(phrase.shape) > 1 else None

    def unclear(self) -> NotUnderstood:
        return self.days.problem(
            self.days.t("I can't read what repeats. For example: {examples}.", examples=ANY_PATTERN)
        )

    def daily(self, found: Found) -> Pattern | None:
        return Daily() if found.value("u") == (Unit.DAY, 1) else None

    def workdays(self, found: Found) -> Pattern:
        return Weekly((0, 1, 2, 3, 4))

    def weekly(self, found: Found) -> Pattern:
        return Weekly(weekdays(found))

    def every_other(self, found: Found) -> Pattern | NotUnderstood:
        return self.every_weeks(2, weekdays(found))

    def every_nth(self, found: Found) -> Pattern | NotUnderstood | None:
        """`every second Tuesday` is every other week, `every last Friday` is monthly, `every third ...` may be both."""
        nth, days = found.value("n"), weekdays(found)
        if nth == 2:
            return self.every_weeks(2, days)
        if nth in {1, -1} and len(days) == 1:
            return MonthlyNth(days[0], nth)
        return self.days.problem(
            self.days.t(
                "“{words}” may mean every few weeks, or once a month. "
                "For example: every 3 weeks on Tuesday, or every third Tuesday of the month.",
                words=found.phrase.written,
            )
        )

    def counted_weeks(self, found: Found) -> Pattern | NotUnderstood | None:
        """`every 3 weeks on Tuesday`, `every week on Monday and Thursday`."""
        unit, times = found.value("u")
        count = found.value("c")
        return self.every_weeks(times * (1 if count is None else count), weekdays(found)) if unit is Unit.WEEK else None

    def every_weeks(self, count: int, days: tuple[int, ...]) -> Pattern | NotUnderstood:
        if not 1 <= count <= MOST_WEEKS:
            return self.days.problem(self.days.t("Please repeat every 1 to {most} weeks.", most=MOST_WEEKS))
        return Weekly(days) if count == 1 else Weekly(days, count, min(map(self.days.soonest, days)))

    def nth_of_month(self, found: Found) -> Pattern | None:
        """`the second Tuesday of the month`; not every month has a fifth one."""
        fits = found.value("u") == (Unit.MONTH, 1) and found.value("n") in NTHS
        return MonthlyNth(found.value("w"), found.value("n")) if fits else None

    def day_of_month(self, found: Found) -> Pattern | NotUnderstood | None:
        if found.value("u") != (Unit.MONTH, 1):
            return None
        day = found.value("d")
        return Monthly((day,)) if 1 <= day <= 31 else self.days.problem(self.days.t("No month has a day {day}.", day=day))


def weekdays(found: Found) -> tuple[int, ...]:
    return tuple(sorted(set(found.values("w", "WS"))))


SHAPES: tuple[tuple[str, Callable[[Repeats, Found], Pattern | NotUnderstood | None]], ...] = (
    ("E(?P<u>U)", Repeats.daily),
    ("Ek", Repeats.workdays),
    ("E" + LIST, Repeats.weekly),
    ("b?(?P<w>S(?:&?S)*)", Repeats.weekly),
    ("EX" + LIST, Repeats.every_other),
    ("E(?P<n>[NO])" + LIST, Repeats.every_nth),
    ("[Eb]?T?(?P<n>[NO])(?P<w>W)[oi][TE]?(?P<u>U)", Repeats.nth_of_month),
    ("E(?P<c>[#a])?(?P<u>U)b?T?" + LIST, Repeats.counted_weeks),
    ("E(?P<u>U)b?T?U?(?P<d>[#O])", Repeats.day_of_month),
    ("b?T?(?P<d>[#O])oE(?P<u>U)", Repeats.day_of_month),
)
