"""A date at either end of a sentence is taken off, and the words are left as they were typed."""

from datetime import UTC, date, datetime

import pytest

from bot.ui.dates import (
    Ambiguous,
    NotUnderstood,
    Understood,
    part_date,
    split_date,
)
from tests.bot.dates import FRIDAY, NINE, SATURDAY, ZONE, read

TAIL = [
    ("Eastside the room list by Friday", "Eastside the room list", "by Friday"),
    ("the room list, by Friday.", "the room list", "by Friday."),
    ("the room list by Friday please", "the room list", "by Friday please"),
    ("call Pastor Lee in 3 weeks", "call Pastor Lee", "in 3 weeks"),
    ("call them Friday", "call them", "Friday"),
    ("call them at 9 on Friday", "call them", "at 9 on Friday"),
    ("call Ana 2026-12-04 09:00", "call Ana", "2026-12-04 09:00"),
    ("tidy the last Friday of the month", "tidy", "the last Friday of the month"),
    ("tidy every Monday at 9 until 2027-06-01", "tidy", "every Monday at 9 until 2027-06-01"),
    ("call them at 9 am", "call them", "at 9 am"),
    ("pay 5 at 9", "pay 5", "at 9"),
    ("order 2 in 3 weeks", "order 2", "in 3 weeks"),
    ("a lunch on Sunday at 2 pm", "a lunch", "on Sunday at 2 pm"),
    ("meet dad for lunch tomorrow at noon", "meet dad for lunch", "tomorrow at noon"),
    ("flight 110 at 5 pm 30 August", "flight 110", "at 5 pm 30 August"),
    ("we meet tomorrow, bring the list tomorrow at 9 am", "we meet tomorrow, bring the list", "tomorrow at 9 am"),
    ("order 0 in 1 week", "order 0", "in 1 week"),
    ("visit 45 on 3 May", "visit 45", "on 3 May"),
    ("bring it next Monday", "bring it", "next Monday"),
    ("bring it by 03/04", "bring it", "by 03/04"),
    ("call by 31 February at 9", "call", "by 31 February at 9"),
    ("call Ana a week on Tuesday", "call Ana", "a week on Tuesday"),
    ("call Ana two weeks from Friday", "call Ana", "two weeks from Friday"),
    ("call Ana by 5 Friday", "call Ana", "by 5 Friday"),
    ("open by 2028", "open", "by 2028"),
    ('say "see you Monday" by Friday', 'say "see you Monday"', "by Friday"),
    ('buy 5" nails by Friday', 'buy 5" nails', "by Friday"),
    ("the keys (by Friday)", "the keys", "(by Friday)"),
    ("the keys by Friday 🎉", "the keys", "by Friday"),
    ("the keys no later than Friday!", "the keys", "no later than Friday!"),
    ("send it at the end of the month", "send it", "at the end of the month"),
    ("hand it in by Friday", "hand it in", "by Friday"),
    ("what they belong to by Friday", "what they belong to", "by Friday"),
    ("bring 2 or 3 on Friday", "bring 2 or 3", "on Friday"),
    ("the flyers by tuesday or wednesday", "the flyers", "by tuesday or wednesday"),
    ("the list not by Friday but by 30 January", "the list", "not by Friday but by 30 January"),
    ("a story time every Monday except 25 December", "a story time", "every Monday except 25 December"),
    ("a story time every Monday except in August", "a story time", "every Monday except in August"),
    ("call between Monday and Wednesday", "call", "between Monday and Wednesday"),
    ("open from Monday to Friday", "open", "from Monday to Friday"),
    ("call after Friday", "call", "after Friday"),
    ("the keys by Friday and Monday", "the keys", "by Friday and Monday"),
    ("call at the next Friday", "call", "at the next Friday"),
    ("don't forget Ana's keys by Friday", "don't forget Ana's keys", "by Friday"),
]
HEAD = [
    ("every second Tuesday at 9 review the shelves", "review the shelves", "every second Tuesday at 9"),
    ("on Friday call Eastside", "call Eastside", "on Friday"),
    ("by Friday: the room list", "the room list", "by Friday"),
    ("in 3 weeks call Pastor Lee", "call Pastor Lee", "in 3 weeks"),
    ("tomorrow call Ana", "call Ana", "tomorrow"),
    ("4 December call Ana", "call Ana", "4 December"),
    ("2026-12-04 call Ana", "call Ana", "2026-12-04"),
    ("Friday at 9 call Ana", "call Ana", "Friday at 9"),
]
BOTH = [
    ("tomorrow call Ana at 9", "call Ana", "tomorrow at 9"),
    ("at 9 call Ana tomorrow", "call Ana", "at 9 tomorrow"),
    ("tomorrow call Ana at 3", "call Ana", "tomorrow at 3"),
    ("every Monday review it until 31 February", "review it", "every Monday until 31 February"),
    ("every second Tuesday review it until 2027-06-01", "review it", "every second Tuesday until 2027-06-01"),
]
WHOLE = [("by Friday", "", "by Friday"), ("Friday", "", "Friday"), ("every Monday", "", "every Monday")]


@pytest.mark.parametrize(("words", "rest", "phrase"), [*TAIL, *HEAD, *BOTH, *WHOLE])
def test_a_date_at_either_end_is_taken_off_the_words(words: str, rest: str, phrase: str) -> None:
    left, answer = split_date(words, SATURDAY, ZONE)
    assert left == rest
    assert answer == read(phrase) or (isinstance(answer, NotUnderstood) and isinstance(read(phrase), NotUnderstood))
    assert part_date(words, SATURDAY, ZONE).phrase == phrase


@pytest.mark.parametrize(
    "words",
    [
        "me to call Pastor Lee",
        "call Friday Club",
        "Friday Club call",
        "call the Friday Club",
        "the Friday Club keys",
        "review the daily",
        "call every one",
        "prepare Sunday lunch",
        "the May leaflets",
        "May leaflets",
        "Christmas parcels",
        "Friday call them",
        "the 3 May leaflets",
        "visit the sun",
        "where she sat",
        "put it on the sun",
        "tell May",
        "ask about march",
        "support 24/7",
        "pay 3.50",
        "pay 4.12",
        "ratio 25:75",
        "order 2",
        "room 2027",
        "call the second",
        '"see you by Friday"',
        'say "see you Friday"',
        'say "see you by Friday',
        "say “bye by Friday",
        "say 'see you Friday'",
        "„bis by Friday“",
        "«el viernes by Friday»",
        "Friday Club call at 9",
        "",
        "   ",
    ],
)
def test_words_that_are_no_date_are_left_alone(words: str) -> None:
    assert split_date(words, SATURDAY, ZONE) == (words.strip(), None)


def test_a_day_that_something_is_of_is_asked() -> None:
    rest, answer = split_date("bring the minutes of Friday", SATURDAY, ZONE)
    assert rest == "bring the minutes"
    assert isinstance(answer, NotUnderstood)
    assert "“of Friday”" in answer.why


def test_two_dates_are_asked_and_neither_is_picked() -> None:
    rest, answer = split_date("by Friday the list for Monday", SATURDAY, ZONE)
    assert rest == "the list"
    assert isinstance(answer, NotUnderstood)
    assert "“by Friday”" in answer.why
    assert "“for Monday”" in answer.why
    assert "two dates" in str(split_date("every Tuesday review for Friday", SATURDAY, ZONE))


def test_a_day_in_the_middle_belongs_to_an_hour_at_the_end() -> None:
    assert split_date("meet Ana on Monday in the hall at 9", SATURDAY, ZONE) == (
        "meet Ana on Monday in the hall",
        Understood(date(2026, 11, 23), NINE),
    )


@pytest.mark.parametrize(
    "words",
    [
        "the list on Monday and the keys by Friday",
        "call Ana tomorrow about it on Friday",
        "call Ana at 4pm today as she asked at noon today",
    ],
)
def test_a_second_date_in_the_middle_is_asked_with_all_the_words(words: str) -> None:
    rest, answer = split_date(words, SATURDAY, ZONE)
    assert rest == words
    assert isinstance(answer, NotUnderstood)
    assert "two dates" in answer.why


def test_the_end_of_the_week_may_be_its_last_working_day_or_sunday_and_is_asked() -> None:
    answer = read("by the end of the week", datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert isinstance(answer, Ambiguous)
    assert answer.choices == (FRIDAY, date(2026, 11, 29))
    saturday = read("by the end of the week")
    assert isinstance(saturday, Ambiguous)
    assert saturday.choices == (date(2026, 11, 22), FRIDAY)
