"""A sentence may begin with a word that is a command as well; what it says is kept all the same."""

import pytest

from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.notes import Note
from tests.driver import World
from tests.features.test_sentences import stands

LATE = "she says the bus is late"


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (f"brief chat with Amina today, {LATE}", {Meeting, Note}),
        ("home visit with Amina today, she wants evening hours", {Meeting, Note}),
        ("team meeting with Eastside today: they need chairs", {Meeting, Note}),
        ("Trust is low at Eastside, they want us to come more often", {Note}),
        ("help Amina with the flyer by Friday", {FollowUp}),
        ("Review the flyer for Eastside by Friday", {FollowUp}),
        ("record of the Eastside meeting: they need chairs", {Note}),
        ("waiting: Amina will send us the list by Friday", {Commitment}),
    ],
)
def test_a_sentence_that_begins_with_the_word_of_a_command_is_a_sentence(
    world: World, line: str, kinds: set[type]
) -> None:
    world.ana.says(line)
    made = {kind for kind in (Meeting, Note, FollowUp, Commitment) if stands(world, kind)}
    assert made == kinds


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("brief Eastside", "Eastside Mutual Aid"),
        ("help", "Hello Ana."),
        ("help me", "Hello Ana."),
        ("home", "Nothing needs you today."),
        ("mine", "You look after nothing right now."),
        ("find evening hours", "Nothing found for “evening hours”."),
        ("team add Yusuf", "Only a manager can change the team"),
        ("digest weekly Monday 9:00", "Monday"),
        ("settings quiet 18:00 8:00", "Quiet from: 18:00"),
        ("trust Eastside", "Eastside Mutual Aid"),
    ],
)
def test_and_a_command_stays_one(world: World, line: str, said: str) -> None:
    assert said in world.ana.says(line)
    assert not any(stands(world, kind) for kind in (Meeting, Note, FollowUp, Commitment))


def test_behind_the_slash_it_is_a_sentence_as_well(world: World) -> None:
    assert "I will remind you." in world.ana.says("/loop help Amina with the flyer by Friday")


@pytest.mark.parametrize(
    "line",
    [
        "offer Amina the room by Friday",
        "match Eastside with a volunteer by Friday",
        "close Eastside needs chairs",
        'close Eastside: "evening hours"',
        'brief Eastside "evening hours"',
        'trust Eastside "always on time"',
        "promises Eastside by Friday",
        "brief Eastside needs",
        "trust Eastside needs",
        "find Amina promised chairs",
        "promises Amina made us",
        "close evening hours: we will open the hall until nine for Eastside",
    ],
)
def test_what_has_an_order_of_its_own_is_never_read_as_what_a_partner_said(world: World, line: str) -> None:
    world.ana.says(line)
    assert not any(stands(world, kind) for kind in (Meeting, Note, FollowUp, Commitment))


def test_whoever_is_to_be_forgotten_is_not_written_about(world: World) -> None:
    world.rosa.says("forget Amina, she wants nothing to be kept")
    assert not stands(world, Note)
