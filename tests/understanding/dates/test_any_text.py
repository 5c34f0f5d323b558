"""Whatever a text holds, the reading of dates neither breaks nor invents, and reads what the bot itself writes."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.ui.dates import say_date, say_instant
from bot.understanding.dates import Context, Found, find_dates
from bot.understanding.dates.kinds import Kind
from bot.understanding.dates.tables import words_for
from bot.understanding.text import LONGEST
from tests.understanding.dates.reading import BERLIN, NOW, line

LANGUAGES = st.sampled_from(["en", "es"])
MOMENTS = st.integers(0, 20 * 365 * 24).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=n))
ZONES = st.sampled_from([BERLIN, "America/Chicago", "Pacific/Kiritimati", "America/St_Johns", "UTC"])
NUMBERS = [
    "3",
    "31",
    "0",
    "2027",
    "5th",
    "9:30",
    "2026-12-04",
    "3/4",
    "24.12.2026",
    "9am",
    "25:00",
    "1.5",
    "99999",
    "x",
]
MARKS = [",", ".", "-", "–", "!", "\n", "(", '"', "@", "…"]


def datelike(language: str) -> st.SearchStrategy[str]:
    """Words of all kinds: some kinds have a hundred words and others one, and each is as likely as the others."""
    kinds: dict[Kind, list[str]] = {}
    for word, (kind, _) in sorted(words_for(language).lexicon.items()):
        kinds.setdefault(kind, []).append(word)
    pieces = [NUMBERS, NUMBERS, NUMBERS, MARKS, *kinds.values()]
    return st.lists(st.sampled_from(pieces).flatmap(st.sampled_from), max_size=9).map(" ".join)


DATELIKE = {language: datelike(language) for language in ("en", "es")}
ACCENTED = ["el miércoles", "sábado", "día", "mañana por la mañana", "próximo", "último", "año", "que viene"]
ACCENTED += ["el 3 de", "diciembre", "hace dos años", "a las 9"]
SCRIPTS = st.text(st.characters(exclude_categories=[]), max_size=300)
LONG = st.builds(lambda piece: (piece * LONGEST)[: LONGEST + 50], st.text(min_size=1, max_size=12))


def seen(text: str, language: str, now: datetime = NOW, zone: str = BERLIN) -> tuple[Found, ...]:
    return find_dates(text, Context(now, zone, language))


def check(text: str, found: tuple[Found, ...]) -> None:
    """Each date stands in the text, as it was written there, one after the other."""
    at = 0
    for each in found:
        assert at <= each.start < each.end <= len(text)
        assert each.words == text[each.start : each.end]
        assert each.repeat or each.problem or each.begins
        makes_sense(each)
        at = each.end


def makes_sense(found: Found) -> None:
    """A period does not end before it begins, the first choice is the reading itself, and no rule is empty."""
    assert found.ends is None or (found.begins is not None and found.ends >= found.begins)
    assert len(set(found.choices)) == len(found.choices)
    assert found.choices[:1] in {(), (found.begins,)}
    if found.repeat:
        assert all(value for _, value in found.repeat.by)
        assert found.repeat.interval >= 1
        assert found.repeat.count is None or found.repeat.count >= 1


@settings(max_examples=400, deadline=None)
@given(text=SCRIPTS, language=LANGUAGES, now=MOMENTS, zone=ZONES)
@example("፩ weeks ago", "en", NOW, BERLIN)
@example("in ² weeks on the ³rd", "en", NOW, BERLIN)
@example("\ud800 Friday", "en", NOW, BERLIN)
@example("ﬁrst Monday in Ｍay", "en", NOW, BERLIN)
@example("İ Friday ǅ", "en", NOW, BERLIN)
def test_no_text_at_all_breaks_the_reading(text: str, language: str, now: datetime, zone: str) -> None:
    check(text, seen(text, language, now, zone))


@settings(max_examples=400, deadline=None)
@given(data=st.data(), language=LANGUAGES, now=MOMENTS, zone=ZONES)
def test_no_words_for_dates_break_the_reading(data: st.DataObject, language: str, now: datetime, zone: str) -> None:
    text = data.draw(DATELIKE[language])
    check(text, seen(text, language, now, zone))


@settings(max_examples=15, deadline=None)
@given(text=LONG, language=LANGUAGES)
def test_no_long_text_breaks_the_reading(text: str, language: str) -> None:
    check(text, seen(text, language))


def test_what_comes_after_ten_thousand_characters_is_not_looked_at() -> None:
    assert seen(" " * LONGEST + "Friday", "en") == ()
    assert len(seen("Friday" + " " * LONGEST, "en")) == 1


@settings(max_examples=300, deadline=None)
@given(data=st.data(), language=LANGUAGES)
def test_large_letters_change_nothing(data: st.DataObject, language: str) -> None:
    text = data.draw(DATELIKE[language])
    wanted = [(each.start, each.end, line(each)) for each in seen(text, language)]
    assert [(each.start, each.end, line(each)) for each in seen(text.upper(), language)] == wanted


@settings(max_examples=300, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(ACCENTED),
        max_size=6,
    ).map(" ".join)
)
def test_accents_that_are_left_out_or_apart_change_nothing_in_spanish(text: str) -> None:
    wanted = [line(each) for each in seen(text, "es")]
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    assert [line(each) for each in seen(bare, "es")] == wanted
    assert [line(each) for each in seen(apart, "es")] == wanted
    check(apart, seen(apart, "es"))


@settings(max_examples=300, deadline=None)
@given(
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    at=st.one_of(st.none(), st.times().map(lambda at: at.replace(second=0, microsecond=0))),
    language=LANGUAGES,
    now=MOMENTS,
)
def test_a_date_that_the_bot_says_is_read_as_itself(day: date, at: time | None, language: str, now: datetime) -> None:
    found = seen(say_date(day, "UTC", now, at, language), language, now, "UTC")
    assert [(each.begins, each.has_hour, each.is_sure) for each in found] == [
        (datetime.combine(day, at or time.min), at is not None, True)
    ]


@settings(max_examples=200, deadline=None)
@given(at=MOMENTS, zone=ZONES, language=LANGUAGES)
def test_an_instant_that_the_bot_says_is_read_as_itself(at: datetime, zone: str, language: str) -> None:
    found = seen(say_instant(at, zone, language), language, NOW, zone)
    assert [each.begins for each in found] == [at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)]


@settings(max_examples=500, deadline=None)
@given(data=st.data(), language=LANGUAGES, now=MOMENTS)
def test_every_date_that_is_found_is_itself_when_it_is_said_and_read_again(
    data: st.DataObject, language: str, now: datetime
) -> None:
    for found in seen(data.draw(DATELIKE[language]), language, now, "UTC"):
        if found.begins and not found.problem:
            at = found.begins.time().replace(second=0, microsecond=0) if found.has_hour else None
            said = say_date(found.begins.date(), "UTC", now, at, language)
            again = seen(said, language, now, "UTC")
            assert [(each.begins, each.is_sure) for each in again] == [
                (datetime.combine(found.begins.date(), at or time.min), True)
            ], said


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "../etc/passwd"])
def test_a_zone_that_is_none_is_the_one_thing_that_raises(zone: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        seen("Friday", "en", zone=zone)
