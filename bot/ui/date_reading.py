"""Reads a whole phrase: the hour at its ends, what repeats and until when, or one day."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from bot.occurrences import Pattern, Rule, zone_of
from bot.ui.date_days import Days
from bot.ui.date_repeats import Repeats
from bot.ui.date_tokens import Phrase, Token, hour_of, tokens_of
from bot.ui.date_types import DateAnswer, NotUnderstood, Recurring, Translate, Understood
from bot.ui.date_words import DateWords, Kind

USUAL_HOUR = time(9)
HOUR_FIRST = re.compile(r"(?:[@bd]?C|@[#/])")
HOUR_LAST = re.compile(r"(?:[@bd]?C|@[#/])$")
LEADS = re.compile(r"[bdu]{0,2}")
NIGHT = range(1, 7)
"""Bare hours at which nobody wants to be called, and many mean the afternoon."""


@dataclass(frozen=True)
class Reader:
    """Reads in one zone, at one moment, in one language."""

    now: datetime
    zone: str
    t: Translate
    table: DateWords

    @cached_property
    def local(self) -> datetime:
        return self.now.astimezone(zone_of(self.zone))

    @cached_property
    def days(self) -> Days:
        return Days(self.local.date(), self.table, self.t)

    def no_date(self) -> NotUnderstood:
        return NotUnderstood(self.t("I can't read this date. For example: Friday, in 2 weeks, or 2026-12-04."))

    def read(self, folded: str) -> DateAnswer:
        """The folded words as one date or rule."""
        phrase = tokens_of(folded, self.table)
        if not phrase:
            return self.no_date()
        head, tail = at_until(phrase)
        head, hours = take_hours(head)
        tail, later = take_hours(tail)
        if len(hours + later) > 1:
            return self.days.problem(self.t("I see more than one hour here. Please give one."))
        at = next((self.hour(hour, is_alone=phrase.tokens == (hour,)) for hour in hours + later), None)
        return at if isinstance(at, NotUnderstood) else self.put_together(head, tail, at)

    def hour(self, token: Token, is_alone: bool) -> time | NotUnderstood:
        """The hour of a token. A bare 3 may be night or afternoon, which is asked."""
        # After `at` a number such as 9.30 is an hour, not a day.
        at = token.value if token.kind is Kind.HOUR else hour_of(token.written.replace(".", ":"))
        if at is None:
            why = self.t("“{hour}” is no hour of the day.", hour=token.written)
            return NotUnderstood(why, is_date=not is_alone)
        if token.kind is Kind.NUMBER and token.value in NIGHT:
            return self.days.problem(
                self.t(
                    "“{hour}” may be {night} or {day}. Please write {hour}am or {hour}pm.",
                    hour=token.written,
                    night=f"{at:%H:%M}",
                    day=f"{at.replace(hour=at.hour + 12):%H:%M}",
                )
            )
        return at

    def put_together(self, head: Phrase, tail: Phrase, at: time | None) -> DateAnswer:
        pattern = Repeats(self.days).read(head)
        if isinstance(pattern, NotUnderstood):
            return pattern
        if pattern:
            return self.rule(pattern, tail, at or USUAL_HOUR)
        if tail:
            return self.no_date()
        return self.day(head, at) if head else self.coming(at)

    def rule(self, pattern: Pattern, until: Phrase, at: time) -> DateAnswer:
        """A rule, with its last day when one is named."""
        last = self.day(until, None) if until else None
        if last is None or isinstance(last, Understood):
            return Recurring(Rule(at, self.zone, pattern, last.day if last else None))
        return last

    def day(self, phrase: Phrase, at: time | None) -> DateAnswer:
        bare = phrase.part(len(leads(phrase)))
        if not bare:
            return self.coming(at) if at else self.no_date()
        answer = self.days.read(bare, is_led=len(bare.tokens) < len(phrase.tokens)) or self.no_date()
        return Understood(answer.day, at) if isinstance(answer, Understood) else answer

    def coming(self, at: time | None) -> DateAnswer:
        """An hour alone: the next time the clock shows it."""
        if at is None:
            return self.no_date()
        today = self.local.date()
        return Understood(today if at > self.local.time() else today + timedelta(days=1), at)


def at_until(phrase: Phrase) -> tuple[Phrase, Phrase]:
    """The words before `until` and the words from it on; a leading `until` divides nothing."""
    at = phrase.shape.find(Kind.UNTIL, 1)
    return (phrase, Phrase(())) if at < 0 else (phrase.part(0, at), phrase.part(at))


def take_hours(phrase: Phrase) -> tuple[Phrase, list[Token]]:
    """The phrase without the hours at its beginning and its end, and these hours."""
    hours = []
    if found := HOUR_FIRST.match(phrase.shape):
        hours.append(phrase.tokens[found.end() - 1])
        phrase = phrase.part(found.end())
    if found := HOUR_LAST.search(phrase.shape):
        hours.append(phrase.tokens[-1])
        phrase = phrase.part(0, found.start())
    return phrase, hours


def leads(phrase: Phrase) -> str:
    """The words such as `by` or `until` that a day may follow."""
    found = LEADS.match(phrase.shape)
    return found.group() if found else ""
