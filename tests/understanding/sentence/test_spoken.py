"""Messages as they are dictated: in the present tense, in small letters, in one breath, with slips."""

import pytest

from bot.understanding.sentence.doubting import is_doubtful
from bot.understanding.sentence.occurring import rule_of
from bot.understanding.sentence.types import Owner, Side
from tests.understanding.sentence.telling import day, gap, intents, promise, reminder, told


@pytest.mark.parametrize(
    ("text", "language", "owner"),
    [
        ("We bring the tables to Casa Latina on Saturday", "en", Owner.US),
        ("Rosa brings the tables on Saturday", "en", Owner.THEM),
        ("Rosa is bringing the tables on Saturday", "en", Owner.THEM),
        ("Nosotros ponemos las mesas para Casa Latina el sábado", "es", Owner.US),
        ("Rosa nos presta las mesas el sábado", "es", Owner.THEM),
    ],
)
def test_what_somebody_does_on_a_day_to_come_is_promised(text: str, language: str, owner: Owner) -> None:
    made = promise(text, language)
    assert made.owner is owner
    assert day(made) == "2026-03-07"


@pytest.mark.parametrize(
    "text",
    ["They bring lunch every Saturday to Casa Latina", "Rosa brings her kids", "They bring chairs when we meet Friday"],
)
def test_what_is_done_now_and_then_is_no_promise(text: str) -> None:
    assert not told(text).commitments


@pytest.mark.parametrize(
    "text", ["met rosa yesterday they need chairs", "rosa says they need chairs", "talked w/ rosa"]
)
def test_a_contact_in_small_letters_brings_the_partner(text: str) -> None:
    assert [name for _, name in told(text).partners.sure] == ["Casa Latina"]


def test_half_a_name_is_the_one_partner_that_has_it_and_no_longer_one() -> None:
    assert [name for _, name in told("Harbor needs chairs").partners.sure] == ["Harbor Clinic"]
    assert not told("Spoke with Harbor Youth Club").partners.sure


def test_who_does_it_in_the_passive_is_said_behind_it() -> None:
    assert promise("The list will be printed by us for Casa Latina by Friday").owner is Owner.US
    assert promise("The list will be printed by Rosa by Friday").owner is Owner.THEM


def test_a_promise_of_one_partner_to_another_is_only_told_of() -> None:
    assert not told("Rosa told Amina she would lend her the drums on Sunday").commitments


def test_what_a_partner_can_do_by_a_day_is_promised() -> None:
    assert promise("I can send you the list by Friday", side=Side.PARTNER).owner is Owner.THEM
    assert not told("I can send you a list", side=Side.PARTNER).commitments


def test_the_bounds_of_a_rule_may_stand_apart_from_it() -> None:
    made = reminder("remind me every weekday at 4pm to lock the gate except March 6")
    assert made.text == "lock the gate"
    assert made.repeat
    assert made.repeat.repeat
    assert rule_of(made.repeat.repeat).endswith("\nEXDATE:20260306")
    assert "March 6" in made.repeat.words


def test_slips_in_the_words_that_tell_most_are_read_over() -> None:
    assert intents("i prommised Casa Latina the list") == {"we_promised"}
    assert "heard" in intents("Casa Latina is worred abt the rent")


def test_a_date_on_which_nothing_hangs_makes_it_doubtful() -> None:
    assert is_doubtful(told("Rosa will lend us the van on March 12 and the key on March 14"))
    assert not is_doubtful(told("Rosa will lend us the van on March 12"))
    assert gap("Rosa will lend us the van on March 12") == ""
