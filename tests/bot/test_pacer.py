"""When the next message may go to a place."""

from dataclasses import dataclass

import pytest

from bot.pacer import MANY, Pacer


@dataclass
class Seconds:
    """A clock in seconds that the test moves."""

    at: float = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    return Seconds(100.0)


def test_the_first_message_to_a_place_goes_at_once(seconds: Seconds) -> None:
    assert Pacer(1.0, seconds).delay("a") == 0


def test_the_pace_counts_from_the_answer(seconds: Seconds) -> None:
    pacer = Pacer(1.0, seconds)
    seconds.at += 5  # so long the platform took
    pacer.answered("a")
    assert pacer.delay("a") == 1.0
    seconds.at += 0.75
    assert pacer.delay("a") == 0.25
    seconds.at += 0.25
    assert pacer.delay("a") == 0


def test_a_place_does_not_wait_for_another(seconds: Seconds) -> None:
    pacer = Pacer(1.0, seconds)
    pacer.answered("a")
    pacer.pause("b", 60)
    assert (pacer.delay("b"), pacer.delay("c")) == (60, 0)


def test_a_pause_is_not_shortened_by_an_answer_that_comes_later(seconds: Seconds) -> None:
    pacer = Pacer(1.0, seconds)
    pacer.pause("a", 30)
    pacer.answered("a")
    assert pacer.delay("a") == 30
    pacer.pause("a", 10)
    assert pacer.delay("a") == 30


def test_without_a_pace_only_pauses_count(seconds: Seconds) -> None:
    pacer = Pacer(0.0, seconds)
    pacer.answered("a")
    assert (pacer.delay("a"), len(pacer)) == (0, 0)


def test_places_that_may_be_used_again_are_forgotten(seconds: Seconds) -> None:
    pacer = Pacer(1.0, seconds)
    for number in range(20 * MANY):
        pacer.answered(f"place {number}")
        seconds.at += 0.01
    assert len(pacer) <= MANY + 1
    assert pacer.delay(f"place {20 * MANY - 1}") > 0


def test_more_places_in_use_than_usual_are_all_kept(seconds: Seconds) -> None:
    pacer = Pacer(1.0, seconds)
    for number in range(5 * MANY):
        pacer.answered(f"place {number}")
    assert len(pacer) == 5 * MANY
    assert all(pacer.delay(f"place {number}") == 1.0 for number in range(5 * MANY))
