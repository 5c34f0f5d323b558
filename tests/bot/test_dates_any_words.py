"""Whatever is typed, the reading of dates neither breaks nor invents; and how days are said."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.occurrences import Rule
from bot.ui.dates import (
    Ambiguous,
    NotUnderstood,
    Recurring,
    Understood,
    part_date,
    read_date,
    say_date,
    say_instant,
    split_date,
)
from bot.understanding.dates.english import ENGLISH
from bot.understanding.dates.spanish import SPANISH
from tests.bot.dates import FRIDAY, NINE, SATURDAY, ZONE, read

VOCABULARY = [
    *ENGLISH.lexicon,
    *SPANISH.lexicon,
    "3",
    "31",
    "0",
    "2027",
    "5th",
    "9:30",
    "2026-12-04",
    "3/4",
    "24.12.",
    "9am",
    "25:00",
    "x",
]
DATELIKE = st.lists(st.sampled_from(sorted(VOCABULARY)), max_size=9).map(" ".join)
MOMENTS = st.integers(0, 20 * 365 * 24).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=n))
LANGUAGES = st.sampled_from(["en", "es", "tlh"])
ZONES = st.sampled_from([ZONE, "Pacific/Kiritimati", "America/St_Johns", "UTC"])


@settings(max_examples=500, deadline=None)
@given(
    words=st.one_of(st.text(), DATELIKE, st.from_regex(r"[0-9\-/.: tapm]{0,24}")),
    now=MOMENTS,
    zone=ZONES,
    language=LANGUAGES,
)
@example("፩ weeks ago", SATURDAY, ZONE, "en")
@example("in ² weeks", SATURDAY, ZONE, "en")
@example("\ud800 Friday", SATURDAY, ZONE, "en")
def test_no_words_at_all_break_the_reading(words: str, now: datetime, zone: str, language: str) -> None:
    answer = read_date(words, now, zone, language=language)
    match answer:
        case Understood(day=day):
            assert date(2000, 1, 1) <= day <= now.date() + timedelta(days=3654)
        case Recurring(rule=rule):
            assert Rule.from_text(rule.to_text()) == rule
        case Ambiguous(choices=choices):
            assert len(set(choices)) == 2
        case NotUnderstood(why=why):
            assert why


@settings(max_examples=500, deadline=None)
@given(parts=st.lists(st.one_of(st.text(max_size=20), DATELIKE), max_size=3), now=MOMENTS)
def test_what_is_left_of_the_words_is_one_piece_of_them(parts: list[str], now: datetime) -> None:
    words = " ".join(parts)
    parted = part_date(words, now, ZONE)
    assert parted.rest in words
    if parted.answer is None:
        assert (parted.rest, parted.phrase) == (words.strip(), "")
    elif isinstance(parted.answer, NotUnderstood):
        assert isinstance(read(parted.phrase, now), NotUnderstood)
    else:
        assert read(parted.phrase, now) == parted.answer


@pytest.mark.timeout(20)
@pytest.mark.parametrize("words", ["‘ " * 50_000, "' " * 50_000, '" ' * 50_000, "on the 5 " * 12_000, "9" * 100_000])
def test_a_hundred_kilobytes_are_looked_through_and_come_to_an_end(words: str) -> None:
    assert split_date(words, SATURDAY, ZONE)[0]


def test_a_day_is_said_with_its_weekday_year_and_zone() -> None:
    assert say_date(FRIDAY, ZONE, SATURDAY) == "Friday, 27 November 2026 (Europe/Berlin)"
    assert say_date(FRIDAY, ZONE, SATURDAY, NINE) == "Friday, 27 November 2026, 09:00 (Europe/Berlin)"
    assert say_date(FRIDAY, ZONE, SATURDAY, time(0)) == "Friday, 27 November 2026, 00:00 (Europe/Berlin)"


def test_a_day_is_said_in_the_reader_s_language_and_in_english_where_we_do_not_know_it() -> None:
    spanish = say_date(FRIDAY, ZONE, SATURDAY, NINE, "es")
    assert spanish == "viernes, 27 de noviembre de 2026, 09:00 (Europe/Berlin)"
    assert say_date(FRIDAY, ZONE, SATURDAY, None, "tlh-xx") == "Friday, 27 November 2026 (Europe/Berlin)"


def test_an_instant_is_said_as_the_zone_s_own_day_and_hour() -> None:
    at = datetime(2026, 11, 26, 23, 5, tzinfo=UTC)
    assert say_instant(at, ZONE) == "Friday, 27 November 2026, 00:05 (Europe/Berlin)"
    assert say_instant(at, "America/New_York") == "Thursday, 26 November 2026, 18:05 (America/New_York)"


@given(
    day=st.dates(date(2000, 1, 1), date(2036, 11, 21)), at=st.none() | st.times().map(lambda t: time(t.hour, t.minute))
)
def test_what_is_said_is_read_as_the_same_day(day: date, at: time | None) -> None:
    said = say_date(day, ZONE, SATURDAY, at).removesuffix(f" ({ZONE})")
    assert read(said) == Understood(day, at)
