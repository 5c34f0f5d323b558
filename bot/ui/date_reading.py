"""Reads a whole phrase: the hour at its ends, what repeats and until when, or one day."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from bot.occurrences import Rule, zone_of
from bot.patterns import Pattern
from bot.ui.date_days import Days
from bot.ui.date_repeats import Repeats
from bot.ui.date_tokens import Phrase, Token, hour_of, tokens_of
from bot.ui.date_types import DateAnswer, NotUnderstood, Recurring, Translate, Understood
from bot.ui.date_words import DateWords, Kind

USUAL_HOUR = time(9)
HOUR_FIRST = re.compile(r"(?:[@bd]?C|@[#/])")
HOUR_LAST = re.compile(r"(?:[@bd]?C|@[#/])$")
PART_LAST = re.compile(r"(?<=.)(?:iT)?P$")
MOMENT = r"i(?P<c>[#a])(?P<u>H)q?"
MOMENT_AGO = r"(?P<c>[#a])(?P<u>H)A"
MOST_MOMENTS = 100_000
LEADS = re.compile(r"[bdu]{0,2}")
DIVIDERS = (Kind.NOT, Kind.RANGE, Kind.AND)
NIGHT = range(1, 7)
"""Bare hours at which nobody wants to be called, and many mean the afternoon."""


@dataclass(frozen=True)
class Reader:
    """Reads in one zone, at one moment, in one language."""

    now: datetime
    zone: str
    t: Translate
    table: DateWords
    past: bool = False

    @cached_property
    def local(self) -> datetime:
        return self.now.astimezone(zone_of(self.zone))

    @cached_property
    def days(self) -> Days:
        return Days(self.local.date(), self.table, self.t, self.past)

    def no_date(self) -> NotUnderstood:
        return NotUnderstood(self.t("I can't read this date. For example: Friday, in 2 weeks, or 2026-12-04."))

    def read(self, folded: str) -> DateAnswer:
        """The folded words as one date or rule."""
        phrase = tokens_of(folded, self.table)
        if not phrase:
            return self.no_date()
        answer = self.one(phrase)
        is_none = isinstance(answer, NotUnderstood) and not answer.is_date
        return (self.several(phrase) if is_none else None) or answer

    def one(self, phrase: Phrase) -> DateAnswer:
        """A phrase as a moment, a day or a rule."""
        if Kind.NOT in phrase.shape or Kind.RANGE in phrase.shape:
            return self.no_date()
        if moment := self.moment(phrase):
            return moment
        head, tail = at_until(phrase)
        head, hours = take_hours(head)
        head, parts = take_part(head)
        tail, later = take_hours(tail)
        if len(hours + later) > 1:
            return self.days.problem(self.t("I see more than one hour here. Please give one."))
        at = next((self.hour(hour, is_alone=phrase.tokens == (hour,)) for hour in hours + later), None)
        if isinstance(at, NotUnderstood):
            return at
        return self.put_together(head, tail, hour_of_part(parts[0].value, at) if parts else at)

    def several(self, phrase: Phrase) -> NotUnderstood | None:
        """Two dates, or one with `or`, `not`, `except`: none of them is picked."""
        parts = divided(phrase)
        if len(parts) < 2 or not parts[-1]:
            return None
        said = [part for part in parts if part]
        is_date = [self.is_date(part) for part in said]
        starts_open = not parts[0] and phrase.shape[0] == Kind.RANGE and leads(said[0])
        is_and = Kind.NOT not in phrase.shape and Kind.RANGE not in phrase.shape
        if not is_date[0] or starts_open or (is_and and not (parts[0] and all(is_date))):
            return None
        return self.days.problem(self.t("I can't take “{words}” as one date. Please give one.", words=phrase.written))

    def is_date(self, phrase: Phrase) -> bool:
        answer = self.one(phrase)
        return not isinstance(answer, NotUnderstood) or answer.is_date

    def moment(self, phrase: Phrase) -> DateAnswer | None:
        """`in 10 minutes`, on the minute."""
        found, way = phrase.match(MOMENT), 1
        if not found:
            found, way = phrase.match(MOMENT_AGO), -1
        if not found:
            return None
        if found.value("c") > MOST_MOMENTS:
            return self.days.problem(self.t("That is too far ahead for a date here."))
        local = (self.now + way * found.value("c") * found.value("u")).astimezone(zone_of(self.zone))
        return Understood(local.date(), time(local.hour, local.minute))

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
        today, is_ahead = self.local.date(), at > self.local.time()
        if self.past:
            return Understood(today - timedelta(days=int(is_ahead)), at)
        return Understood(today if is_ahead else today + timedelta(days=1), at)


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


def take_part(phrase: Phrase) -> tuple[Phrase, list[Token]]:
    """The phrase without a part of the day at its end, and this part."""
    found = PART_LAST.search(phrase.shape)
    if not found or phrase.shape[: found.start()] == Kind.EVERY:
        return phrase, []
    return phrase.part(0, found.start()), [phrase.tokens[-1]]


def hour_of_part(part: time, at: time | None) -> time:
    """`Friday evening at 7` is at 19:00."""
    if at is None:
        return part
    return at.replace(hour=at.hour + 12) if part.hour >= 12 > at.hour else at


def divided(phrase: Phrase) -> list[Phrase]:
    """The phrases between words such as `or`, `except`, `to` and `and`."""
    ends = [n for n, kind in enumerate(phrase.shape) if kind in DIVIDERS]
    starts = [0, *(end + 1 for end in ends)]
    return [phrase.part(start, end) for start, end in zip(starts, [*ends, None], strict=True)]


def leads(phrase: Phrase) -> str:
    """The words such as `by` or `until` that a day may follow."""
    found = LEADS.match(phrase.shape)
    return found.group() if found else ""
