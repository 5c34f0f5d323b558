"""Staff write down what somebody says who is not here themselves: marked as such, and theirs once they are."""

from tests.driver import Person, World
from tests.features.joining.people import NOT_FOUND, invited, people_at
from tests.features.joining.test_hats import EASTSIDE

SAID = '/loop heard Eastside (for Mrs. Osei): "we need chairs", they stand'
MARK = "told to Ana, on behalf of Mrs. Osei"


def test_the_echo_says_whose_words_they_are_and_who_was_told(world: World) -> None:
    said = world.ana.says(SAID)
    assert "Saved what you heard from Eastside Mutual Aid." in said
    assert "“we need chairs”" in said
    assert "In our words: they stand" in said
    assert MARK in said
    assert "Who may see it: partner" in said
    assert people_at(world, EASTSIDE) == ["Amina", "Mrs. Osei"]


def test_a_label_that_was_typed_stays(world: World) -> None:
    assert "Who may see it: team" in world.ana.says(f"{SAID} label: team")


def test_nobody_is_written_down_twice(world: World) -> None:
    world.ana.says(SAID)
    world.ana.says('/loop heard Eastside (for mrs. osei): "we need tables"')
    world.ana.says('/loop heard Eastside (for Mrs. Osei): "we need a room"')
    assert people_at(world, EASTSIDE) == ["Amina", "Mrs. Osei"]


def test_words_in_brackets_inside_a_quotation_stay_there(world: World) -> None:
    said = world.ana.says('/loop heard Eastside: "we need chairs (for Mrs. Osei)"')
    assert "“we need chairs (for Mrs. Osei)”" in said
    assert "on behalf" not in said


def test_it_is_marked_wherever_it_is_shown(world: World) -> None:
    world.ana.says(SAID)
    for words in ("/loop brief Eastside", "/loop find chairs", "/loop close chairs"):
        assert MARK in world.ana.says(words), words


def test_by_form_as_well(world: World) -> None:
    world.ana.says("/loop heard")
    said = world.ana.fills(partner="Eastside", quote="we need chairs", behalf="Mrs. Osei", label="partner")
    assert MARK in said


def test_undo_takes_back_the_words_and_the_name(world: World) -> None:
    world.ana.says(SAID)
    assert "Taken back." in world.ana.presses("Undo")
    assert people_at(world, EASTSIDE) == ["Amina"]


def test_their_own_words_are_not_made_more_public_than_they_chose(world: World) -> None:
    world.ana.says(SAID)
    world.ana.presses("Edit")
    assert "They wrote this themselves" in str(world.ana.fills(label="public") + str(world.ana.last.errors))


def test_the_report_back_says_who_has_to_be_told_by_hand(world: World) -> None:
    world.ana.says(SAID)
    world.ana.says("/loop close chairs")
    world.ana.presses("Report back")
    said = world.ana.fills(you_said="You need chairs.", we_did="We bought twelve.")
    assert "Mrs. Osei can't be reached here, so please tell them yourself." in said


def test_once_they_are_connected_it_is_theirs_to_see(world: World) -> None:
    world.ana.says(f"{SAID} label: team")
    osei = invited(world, "Eastside", "osei", "Mrs. Osei")
    said = osei.says("/loop home")
    assert "What you told us" in said
    osei.presses("Open")
    assert "we need chairs" in osei.sees
    assert MARK in osei.sees


def test_a_greeting_says_that_something_was_written_down_for_them(world: World) -> None:
    world.ana.says(SAID)
    osei = invited(world, "Eastside", "osei", "Mrs. Osei")
    assert "1 thing was written down for you before: type /loop home." in osei.sees_all


def test_others_of_theirs_do_not_read_what_is_for_the_team_only(world: World) -> None:
    world.ana.says(f"{SAID} label: team")
    assert "on behalf" not in world.amina.says("/loop home")
    invited(world, "Eastside", "osei", "Mrs. Osei").says("/loop home")
    token = Person(world, "osei").find_button("Open")[1].token
    assert NOT_FOUND in world.amina.press_token(token)


def test_what_an_account_of_theirs_is_told_when_words_are_written_down_for_them(world: World) -> None:
    world.ana.says('/loop heard Eastside (for Amina): "we need chairs"')
    assert "Ana wrote this down for you." in world.amina.sees
    assert "we need chairs" in world.amina.sees


# Promises.


def test_a_promise_of_theirs_is_marked_as_well(world: World) -> None:
    said = world.ana.says("/loop promised by Eastside (for Mrs. Osei) a list of families by Friday")
    assert "Saved: Eastside Mutual Aid promised us." in said
    assert "“a list of families”" in said
    assert MARK in said
    assert MARK in world.amina.says("/loop promises")


def test_a_promise_by_form(world: World) -> None:
    world.ana.says("/loop promised")
    said = world.ana.fills(
        partner="Eastside", words="a list of families", direction="they to us", behalf="Mrs. Osei", due="Friday"
    )
    assert MARK in said


def test_only_what_they_promise_is_on_behalf_of_one_of_them(world: World) -> None:
    world.ana.says("/loop promised")
    world.ana.fills(partner="Eastside", words="the room list", behalf="Mrs. Osei", due="Friday")
    assert "Only what they promise" in str(world.ana.last.errors)
