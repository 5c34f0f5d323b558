"""Which partner a line is about: the one that is surely named, else a question. Nothing goes to another partner."""

import pytest
from sqlmodel import Session, select

from storage.partners import PartnerAlias, Partners
from storage.viewer import SYSTEM
from tests.driver import World


def nothing_reached_amina(world: World) -> bool:
    return "promised you something" not in world.amina.sees_all


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a projector to Casa Latina by Friday", "a projector"),
        ("mutual respect to Casa Latina", "mutual respect"),
        ("Casa Latina a projector by Friday", "a projector"),
        ("casa latina the keys", "the keys"),
        ("to Casa Latina: aid with the forms", "aid with the forms"),
        ("by Friday a projector to Casa Latina", "a projector"),
        ("the Casa Latina newsletter for Casa Latina", "the Casa Latina newsletter"),
        ("to introduce Yusuf to Casa Latina and the clinic", "to introduce Yusuf to Casa Latina and the clinic"),
        ('"the eastside door" for Latina', '"the eastside door"'),
    ],
)
def test_a_promise_goes_to_the_partner_that_is_named_wherever_it_stands(world: World, line: str, words: str) -> None:
    said = world.ana.says(f"/loop promised {line}")
    assert "Saved: we promised Casa Latina." in said
    assert f"“{words}”" in said
    assert nothing_reached_amina(world)


@pytest.mark.parametrize(
    "line", ["promised Harbor Clinic East 5 chairs", 'heard Harbor Clinic East: "the lift is broken"']
)
def test_more_words_than_a_known_name_are_asked(world: World, line: str) -> None:
    said = world.ana.says(f"/loop {line}")
    assert "Which partner is “Harbor Clinic East”?" in said
    assert "[Harbor Clinic]" in said
    assert "Harbor Clinic East." in world.ana.presses("Add as new")


def test_the_words_after_a_known_name_come_back_when_it_is_the_one(world: World) -> None:
    world.ana.says("/loop promised Casa Latina Spanish story times by Friday")
    said = world.ana.presses("Casa Latina")
    assert "Saved: we promised Casa Latina." in said
    assert "“Spanish story times”" in said
    assert "Friday, 27 November 2026" in said


@pytest.mark.parametrize(
    "line",
    [
        "heard The Eastside Mutual Aid Society of Seattle: they need chairs",
        "heard East Mutuel: they need chairs",
        "heard mutual: they need chairs",
        "heard the clinic: they need chairs",
        "heard casa l: they need chairs",
    ],
)
def test_a_name_that_is_only_near_is_asked_and_never_taken(world: World, line: str) -> None:
    said = world.ana.says(f"/loop {line}")
    assert "Saved" not in said
    assert "need chairs" in world.ana.says("/loop review")


@pytest.mark.parametrize(
    ("name", "partner"),
    [
        ("Casa Latna", "Casa Latina"),
        ("casa latna", "Casa Latina"),
        ("Eastside Mutuel Aid", "Eastside Mutual Aid"),
        ("EMA", "Eastside Mutual Aid"),
        ("Hárbor Clinic", "Harbor Clinic"),
    ],
)
def test_a_name_that_is_clearly_ahead_is_taken_with_its_slip(world: World, name: str, partner: str) -> None:
    said = world.ana.says(f"/loop heard {name}: they need chairs")
    assert f"Saved what you heard from {partner}." in said
    assert "In our words: they need chairs" in said


def test_a_half_name_that_two_share_is_asked_with_the_nearest_three_at_most(world: World) -> None:
    for name in ("Grace Chapel", "Grace Kitchen", "Grace House", "Grace Garden"):
        assert f"Added {name}." in world.ana.says(f"/loop partner add {name}")
    said = world.ana.says("/loop heard Grace: they need chairs")
    assert "Which partner is “Grace”?" in said
    assert said.count("[Grace") == 3


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ('heard a: "x5"', "quote", "x5"),
        ('heard "quote only"', "quote", "quote only"),
        ("heard they need chairs", "paraphrase", "they need chairs"),
        ("heard the bus stops at six", "paraphrase", "the bus stops at six"),
        ("promised the room list", "words", "the room list"),
        ("promised a projector to Pastor Lee", "words", "a projector to Pastor Lee"),
    ],
)
def test_a_line_without_a_partner_is_asked_with_all_of_it_filled_in(
    world: World, line: str, field: str, words: str
) -> None:
    said = world.ana.says(f"/loop {line}")
    assert "Add as new" not in said
    form = world.ana.form
    assert form is not None
    assert set(form.errors) == {"partner"}
    assert form.values["partner"] == ""
    assert form.values[field] == words
    assert words in world.ana.says("/loop review")


def test_the_form_that_is_filled_in_settles_the_words_that_were_kept(world: World) -> None:
    world.ana.says('/loop heard "quote only"')
    assert "“quote only”" in world.ana.fills(partner="Casa Latina")
    assert "empty" in world.ana.says("/loop review")


def test_a_name_in_small_letters_that_is_only_begun_is_asked_as_it_may_be_a_thing(world: World) -> None:
    said = world.ana.says("/loop promised harbor tours by Friday")
    assert "[Harbor Clinic] [Another one]" in said
    world.ana.presses("Another one")
    assert world.ana.form is not None
    assert world.ana.form.values["words"] == "harbor tours"
    assert "“harbor tours”" in world.ana.fills(partner="Casa Latina")


def test_two_partners_in_one_line_are_asked_with_the_words_for_each(world: World) -> None:
    said = world.ana.says("/loop promised Casa Latina a letter to Harbor Clinic")
    assert "[Casa Latina] [Harbor Clinic] [Another one]" in said
    said = world.ana.presses("Casa Latina")
    assert "“a letter to Harbor Clinic”" in said


@pytest.mark.parametrize(
    "line", ['heard from Casa Latina: "ten chairs"', 'heard "ten chairs" from Casa Latina', 'heard Latina "ten chairs"']
)
def test_who_said_it_may_stand_before_or_after_the_quote(world: World, line: str) -> None:
    said = world.ana.says(f"/loop {line}")
    assert "Saved what you heard from Casa Latina." in said
    assert "“ten chairs”" in said


def test_a_partner_that_is_only_spoken_of_did_not_say_it(world: World) -> None:
    said = world.ana.says("/loop heard they got a letter from Casa Latina")
    assert "Saved" not in said


def test_a_question_answered_twice_is_saved_once(world: World) -> None:
    world.ana.says("/loop partner add Eastside Pantry")
    world.ana.says("/loop heard Eastside: they need chairs")
    other = world.ana.find_button("Eastside Mutual Aid")[1].token
    new = world.ana.find_button("Add as new")[1].token
    world.ana.presses("Eastside Pantry")
    assert "That is saved already." in world.ana.press_token(other)
    assert "That is saved already." in world.ana.press_token(new)
    assert world.ana.says("/loop find chairs").count("they need chairs") == 1


def taught(world: World) -> list[str]:
    """The names that choices have taught, in the order in which they were."""
    return list(world.database.read_now(lambda session: session.exec(select(PartnerAlias.name)).all()))


def test_a_choice_teaches_the_typed_name_and_one_undo_takes_both_back(world: World) -> None:
    world.ana.says("/loop partner add Eastside Pantry")
    world.ana.says("/loop heard Eastside: they need chairs")
    world.ana.presses("Eastside Pantry")
    assert taught(world) == ["Eastside"]
    assert "Saved: we promised Eastside Pantry." in world.ana.says("/loop promised Eastside the keys")
    assert "Saved what you heard from Eastside Pantry." in world.ana.says("Eastside needs a bus on Sundays")
    for _ in range(3):
        world.ana.says("/loop undo")
    assert taught(world) == []
    assert "Which partner is “Eastside”?" in world.ana.says("/loop heard Eastside: they need tables")
    assert "they need chairs" not in world.ana.says("/loop find chairs")


def test_another_choice_for_a_name_that_was_taught_is_not_needed_again(world: World) -> None:
    world.ana.says("/loop heard mutual: they need chairs")
    world.ana.presses("Eastside Mutual Aid")
    assert "Saved what you heard from Eastside Mutual Aid." in world.ana.says("/loop heard mutual: they need tables")
    assert taught(world) == ["mutual"]


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("heard mutual: they need chairs", "Add as new"),
        ("promised Casa Latina a letter to Harbor Clinic", "Casa Latina"),
        ("promised Casa Latina Spanish story times by Friday", "Casa Latina"),
        ("promised harbor tours by Friday", "Harbor Clinic"),
    ],
)
def test_a_new_partner_and_words_that_were_not_a_name_teach_nothing(world: World, line: str, choice: str) -> None:
    world.ana.says(f"/loop {line}")
    assert "Saved" in world.ana.presses(choice)
    assert taught(world) == []


def test_a_name_is_taught_only_once_the_words_are_saved(world: World) -> None:
    world.ana.says("/loop partner add Eastside Pantry")
    world.ana.says("/loop heard Eastside: Harbor Clinic needs chairs label: partner")
    assert "Saved" not in world.ana.presses("Eastside Pantry")
    assert taught(world) == []
    assert "Saved what you heard from Eastside Pantry." in world.ana.fills()
    assert taught(world) == ["Eastside"]


def test_a_telling_word_of_a_name_is_enough_and_a_weak_one_is_asked(world: World) -> None:
    assert "Languages: Spanish" in world.ana.says("/loop partner latina")
    assert "do you mean one of these?" in world.ana.says("/loop partner mutual")
    assert "do you mean one of these?" in world.ana.says("/loop partner aid")
    assert "do you mean one of these?" in world.ana.says("/loop partner lat")


def test_two_partners_of_one_name_can_not_be_written_down(world: World) -> None:
    def write(session: Session) -> tuple[bool, bool]:
        partners = Partners(session, SYSTEM)
        first = partners.add_new("Riverside Elders", world.clock.now())
        second = partners.add_new("RIVERSIDE elders", world.clock.now())
        return first is not None, second is not None

    assert world.database.write_now(write) == (True, False)
    assert "4 partners" in world.ana.says("/loop partner")


def test_a_long_name_is_taken_whole(world: World) -> None:
    name = "Friends and Families of the Lower Eastside and Harbour Districts"
    assert f"I don't know “{name}” yet." in world.ana.says(f"/loop heard {name}: they need chairs")
    said = world.ana.presses("Add as new")
    assert f"Saved what you heard from {name}." in said
    assert "In our words: they need chairs" in said
    said = world.ana.says(f"/loop promised {name} the room list by Friday")
    assert f"Saved: we promised {name}." in said
    assert "“the room list”" in said


@pytest.mark.parametrize("name", ["Riverside", "Riverside Elders"])
def test_what_a_new_partner_promised_is_theirs(world: World, name: str) -> None:
    said = world.ana.says(f"/loop promised by {name} the key by Thursday")
    assert f"I don't know “{name}” yet." in said
    said = world.ana.presses("Add as new")
    assert f"Saved: {name} promised us." in said
    assert "“the key”" in said


@pytest.mark.parametrize("day", ["Friday", "Christmas", "2026-12-04", "May", "the end of the month"])
def test_a_day_after_by_is_nobodys_name(world: World, day: str) -> None:
    for words in (f"by {day} the key to Eastside", f"by {day} the key"):
        said = world.ana.says(f"/loop promised {words}")
        assert "promised us" not in said
        assert "I don't know" not in said
