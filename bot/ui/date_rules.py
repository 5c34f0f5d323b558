"""What the grammar found to repeat, as a rule; what no rule can say gets examples of those that there are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.occurrences import ONE_DAY, Rule, next_occurrence
from bot.patterns import MOST_DAYS, MOST_MONTHS, MOST_WEEKS, Daily, Monthly, MonthlyNth, Pattern, Weekly, Yearly
from bot.ui.date_problems import Problems
from bot.ui.date_types import NotUnderstood, Translate
from bot.understanding.dates import Context, Found, Repeat
from bot.understanding.dates.repeats import DAYS
from bot.understanding.dates.types import Doubt

USUAL_HOUR = time(9)
MOST_TIMES = 400
ONCE_OR_LAST = frozenset({1, 2, 3, 4, -1})
EITHER = frozenset({3, 4})
FURTHEST = 366 * 2


@dataclass(frozen=True)
class Rules:
    """Makes rules; one that does not come every week or month begins with the next such day."""

    context: Context
    t: Translate

    @property
    def problems(self) -> Problems:
        return Problems(self.context, self.t)

    def rule(self, found: Found, text: str) -> Rule | NotUnderstood:
        repeat = found.repeat
        assert repeat is not None
        by = {name: value for name, value in repeat.by if name not in {"BYHOUR", "BYMINUTE"}}
        if Doubt.VAGUE in found.doubts and "BYDAY" in by:
            return self.either(by["BYDAY"][:-2], text)
        made = self.pattern(repeat, by, text)
        if isinstance(made, NotUnderstood):
            return made
        if repeat.until and (wrong := self.problems.out_of_reach(repeat.until, is_counted=False)):
            return wrong
        since = repeat.start if repeat.start and repeat.start > self.problems.today else None
        rule = Rule(hour_of(repeat), self.context.zone, made, repeat.until, repeat.without, since)
        return self.counted(rule, repeat.count) if repeat.count else rule

    def counted(self, rule: Rule, count: int) -> Rule | NotUnderstood:
        """Ten times: until the tenth."""
        if count > MOST_TIMES:
            return self.problems.too_far_ahead("")
        after, last = self.context.now, None
        for _ in range(count):
            last = next_occurrence(rule, after)
            if last is None:
                return self.problems.unclear_rule()
            after = last.at
        return replace(rule, until=last.local_date) if last else rule

    def pattern(self, repeat: Repeat, by: dict[str, str], text: str) -> Pattern | NotUnderstood:
        match repeat.freq, frozenset(by):
            case ("DAILY", names) if not names:
                return self.daily(repeat)
            case ("WEEKLY", names) if names == {"BYDAY"}:
                return self.weekly(repeat, by["BYDAY"])
            case ("DAILY", names) if names == {"BYDAY"} and repeat.interval == 1:
                return self.weekly(repeat, by["BYDAY"])
            case ("MONTHLY", names) if names == {"BYMONTHDAY"}:
                return self.monthly(repeat, [int(day) for day in by["BYMONTHDAY"].split(",")])
            case ("MONTHLY", names) if names == {"BYDAY"}:
                return self.monthly_nth(repeat, by["BYDAY"])
            case ("MONTHLY", names) if names == {"BYMONTHDAY", "BYDAY"}:
                return self.either(by["BYMONTHDAY"], text)
            case ("YEARLY", names) if names == {"BYMONTH", "BYMONTHDAY"} and repeat.interval == 1:
                return self.yearly(by["BYMONTH"], by["BYMONTHDAY"])
        return self.problems.unclear_rule()

    def daily(self, repeat: Repeat) -> Pattern | NotUnderstood:
        """Every three days need a first one."""
        if repeat.interval == 1:
            return Daily()
        if repeat.start is None or repeat.interval > MOST_DAYS:
            why = self.t("From which day on? For example: every {n} days from Monday.", n=repeat.interval)
            return self.problems.problem(f"{self.problems.unclear_rule().why} {why}")
        return Daily(repeat.interval, repeat.start)

    def weekly(self, repeat: Repeat, days: str) -> Pattern | NotUnderstood:
        weekdays = tuple(sorted(DAYS.index(day) for day in days.split(",") if day in DAYS))
        if not weekdays or len(weekdays) != len(days.split(",")):
            return self.problems.unclear_rule()
        if not 1 <= repeat.interval <= MOST_WEEKS:
            return self.problems.problem(self.t("Please repeat every 1 to {most} weeks.", most=MOST_WEEKS))
        return self.anchored(repeat, Weekly(weekdays), lambda day: Weekly(weekdays, repeat.interval, day))

    def monthly(self, repeat: Repeat, days: list[int]) -> Pattern | NotUnderstood:
        if not all(day == -1 or 1 <= day <= 31 for day in days) or repeat.interval > MOST_MONTHS:
            return self.problems.unclear_rule()
        numbers = tuple(sorted({31 if day == -1 else day for day in days}))
        return self.anchored(
            repeat, Monthly(numbers), lambda day: Monthly(numbers, repeat.interval, day.replace(day=1))
        )

    def monthly_nth(self, repeat: Repeat, days: str) -> Pattern | NotUnderstood:
        nth, name = days[:-2], days[-2:]
        if not nth.lstrip("-").isdecimal() or int(nth) not in ONCE_OR_LAST or repeat.interval > MOST_MONTHS:
            return self.problems.unclear_rule()
        at, weekday = int(nth), DAYS.index(name)
        base = MonthlyNth(weekday, at)
        return self.anchored(repeat, base, lambda day: MonthlyNth(weekday, at, repeat.interval, day.replace(day=1)))

    def either(self, number: str, text: str) -> NotUnderstood:
        """Every third Tuesday."""
        if not number.isdecimal() or int(number) not in EITHER:
            return self.problems.unclear_rule()
        return self.problems.problem(
            self.t(
                "“{words}” may mean every few weeks, or once a month. "
                "For example: every 3 weeks on Tuesday, or every third Tuesday of the month.",
                words=text,
            )
        )

    def yearly(self, month: str, day: str) -> Pattern | NotUnderstood:
        if not (month.isdecimal() and day.isdecimal()):
            return self.problems.unclear_rule()
        return self.problems.day_problem(int(day), int(month), None) or Yearly(int(month), int(day))

    def anchored(self, repeat: Repeat, base: Pattern, every: Callable[[date], Pattern]) -> Pattern:
        """Counted from the first such day after today, or from the day that the words begin with."""
        if repeat.interval == 1:
            return base
        start = repeat.start or self.problems.today + ONE_DAY
        days = (start + timedelta(days=n) for n in range(FURTHEST))
        return every(next(day for day in days if base.falls_on(day)))


def hour_of(repeat: Repeat) -> time:
    named = dict(repeat.by)
    if "BYHOUR" not in named:
        return USUAL_HOUR
    return time(int(named["BYHOUR"]), int(named.get("BYMINUTE", "0")))
