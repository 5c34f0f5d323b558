"""Languages that have no table of their own: digits, names, today and its neighbours, and lengths with digits."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ui.dates import say_date
from bot.understanding.dates import Context, find_dates
from bot.understanding.dates.cldr import NEAR_DAYS, words_of
from bot.understanding.dates.tables import words_for
from tests.understanding.dates.reading import NOW, read
from tests.understanding.dates.test_any_text import SCRIPTS, check

LANGUAGES = ["am", "ar", "de", "fr", "ht", "pt", "ru", "so", "sw", "vi", "zh"]
SAID = ["de", "fr", "pt", "so", "sw", "vi", "zh", "am"]
"""Those whose whole date, as the bot writes it, is made of what their table holds."""


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pt", "ligo para ela amanhã", "2026-11-26 ? partly"),
        ("pt", "sexta-feira, 4 de dezembro de 2026", "2026-12-04"),
        ("pt", "em 3 dias", "2026-11-28"),
        ("pt", "há 2 semanas", "2026-11-11"),
        ("pt", "ontem às 16:30", "2026-11-24T16:30"),
        ("zh", "2026年12月4日星期五", "2026-12-04"),
        ("fr", "on se voit vendredi 4 décembre", "2026-12-04 ? partly"),
        ("fr", "dans 3 jours", "2026-11-28"),
        ("fr", "il y a 2 semaines", "2026-11-11"),
        ("fr", "aujourd’hui", "2026-11-25"),
        ("vi", "ngày mai", "2026-11-26"),
        ("vi", "Thứ Sáu", "2026-11-27"),
        ("vi", "ngày 4 tháng 12", "2026-12-04"),
        ("vi", "ngày 4 tháng 12 năm 2027", "2027-12-04"),
        ("vi", "2 tuần trước", "2026-11-11"),
        ("zh", "我们昨天见了面", "2026-11-24 ? partly"),
        ("zh", "星期五开会", "2026-11-27 ? partly"),
        ("zh", "我们12月4日见", "2026-12-04 ? partly"),
        ("zh", "2027年12月4日", "2027-12-04"),
        ("zh", "3天后", "2026-11-28"),
        ("ar", "غدا", "2026-11-26"),
        ("ar", "الجمعة", "2026-11-27"),
        ("ar", "٤ ديسمبر", "2026-12-04"),
        ("ar", "قبل 3 أيام", "2026-11-22"),
        ("so", "berri", "2026-11-26"),
        ("so", "3 maalmood kahor", "2026-11-22"),
        ("sw", "Ijumaa", "2026-11-27"),
        ("de", "Freitag, 4. Dezember", "2026-12-04"),
        ("de", "in 3 Tagen", "2026-11-28"),
        ("ru", "4 декабря", "2026-12-04"),
        ("ru", "2 недели назад", "2026-11-11"),
        ("am", "ነገ", "2026-11-26"),
    ],
)
def test_what_unicode_knows_of_a_language_is_understood(language: str, text: str, wanted: str) -> None:
    assert read(text, language) == [wanted]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_in_digits_are_understood_in_every_language(language: str) -> None:
    assert read("2026-12-24", language) == ["2026-12-24"]
    assert read("(24/12/2026)", language) == ["2026-12-24"]
    assert read("2026-12-24 16:30", language) == ["2026-12-24T16:30"]


@pytest.mark.parametrize("language", sorted(NEAR_DAYS))
def test_yesterday_today_and_tomorrow_are_known(language: str) -> None:
    today, tomorrow, yesterday = (each.split("|")[0] for each in NEAR_DAYS[language])
    assert [read(each, language) for each in (yesterday, today, tomorrow)] == [
        ["2026-11-24"],
        ["2026-11-25"],
        ["2026-11-26"],
    ]


@pytest.mark.parametrize("language", SAID)
@settings(max_examples=40, deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_that_the_bot_says_is_read_as_itself(language: str, day: date) -> None:
    found = find_dates(say_date(day, "UTC", NOW, None, language), Context(NOW, "UTC", language))
    assert [each.begins and each.begins.date() for each in found] == [day]


@settings(max_examples=300, deadline=None)
@given(text=SCRIPTS, language=st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_reading(text: str, language: str) -> None:
    check(text, find_dates(text, Context(NOW, "UTC", language)))


def test_the_order_of_day_and_month_is_that_of_the_language() -> None:
    assert read("03/04", "pt") == ["2027-04-03 ? order: 2027-04-03 | 2027-03-04"]
    assert read("03/04", "zh") == ["2027-03-04 ? order: 2027-03-04 | 2027-04-03"]


def test_a_table_is_built_once_and_an_unknown_language_is_read_as_english() -> None:
    assert words_of("pt") is words_of("pt")
    assert words_for("pt-BR").language == "pt"
    assert words_for("es_MX").language == "es"
    assert words_for("xx") is words_for("en")
    assert words_for("") is words_for("en")


def test_what_stands_beside_a_date_unknown_puts_it_in_doubt() -> None:
    assert read("vendredi", "fr") == ["2026-11-27"]
    assert read("vendredi à midi", "fr") == ["2026-11-27 ? partly"]
    assert read("la réunion de vendredi", "fr") == ["2026-11-27 ? partly"]
    assert read("the office on Friday if open", "en") == ["2026-11-27"]


def test_short_names_are_dates_only_beside_what_says_so() -> None:
    assert read("elle a mal au mar", "fr") == []
    assert read("mar 4 déc", "fr") != []
