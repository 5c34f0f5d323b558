"""A partner's own people: whoever leads lets others in and goes; anybody may leave; our side is told."""

import pytest

from tests.driver import Person, World
from tests.features.joining.people import WRONG, code_in, invited, people_at
from tests.features.joining.test_hats import CASA, EASTSIDE, serves_both


def lead(world: World) -> Person:
    """Amina leads at Eastside among the sample people."""
    return world.amina


def let_in(world: World, by: Person, key: str) -> Person:
    line = code_in(by.says(f"/loop invite {key.capitalize()}"))
    person = Person(world, key)
    person.says(line)
    return person


# Letting others in.


def test_whoever_leads_lets_others_in(world: World) -> None:
    yusuf = let_in(world, lead(world), "yusuf")
    assert "What would you like to share?" in yusuf.says("/loop share")
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]
    assert "Yusuf is connected with Eastside Mutual Aid now." in world.amina.sees
    assert "That's not them" not in world.amina.sees
    assert "That's not them" in world.ana.sees


def test_others_are_told_whom_to_ask(world: World) -> None:
    yusuf = let_in(world, lead(world), "yusuf")
    assert "Only whoever leads here can do this.\nPlease ask Amina, or the outreach team." in yusuf.says("/loop invite")


def test_where_nobody_leads_the_team_is_to_be_asked(world: World) -> None:
    invited(world, "Casa Latina", "omar")
    luz = invited(world, "Casa Latina", "luz")
    Person(world, "omar").says("/loop leave")
    Person(world, "omar").presses("Irme")
    assert "Solo puede hacerlo quien coordina aquí.\nPor favor, pregunte al equipo." in luz.says("/loop invite")


def test_everybody_sees_who_is_connected(world: World) -> None:
    yusuf = let_in(world, lead(world), "yusuf")
    world.ana.says("/loop partner Eastside contact Mrs. Osei")
    said = yusuf.says("/loop people")
    assert "People of Eastside Mutual Aid" in said
    for words in ("Amina", "leads here · connected", "you · connected", "Mrs. Osei", "no account yet"):
        assert words in said
    assert "Remove" not in said


def test_a_colleague_without_an_account_is_invited_by_a_button(world: World) -> None:
    world.ana.says("/loop partner Eastside contact Yusuf")
    lead(world).says("/loop people")
    said = world.amina.presses("Invite", near="Yusuf")
    Person(world, "yusuf").says(code_in(said))
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]


def test_another_may_lead_too(world: World) -> None:
    yusuf = let_in(world, lead(world), "yusuf")
    world.amina.says("/loop people")
    assert "Yusuf leads here too now." in world.amina.presses("Let them lead too")
    assert "An invitation to Eastside Mutual Aid" in yusuf.says("/loop invite")
    assert "Taken back." in world.amina.presses("Undo")
    assert "Only whoever leads" in yusuf.says("/loop invite")


# Letting somebody go.


def remove_yusuf(world: World) -> Person:
    yusuf = let_in(world, lead(world), "yusuf")
    world.amina.says("/loop people")
    assert "Do you want to remove Yusuf from Eastside Mutual Aid?" in world.amina.presses("Remove", near="Yusuf")
    return yusuf


def test_removing_somebody_is_asked_first(world: World) -> None:
    yusuf = remove_yusuf(world)
    assert "Nothing was changed." in world.amina.presses("No, leave it as it is")
    assert "No promises yet." in yusuf.says("/loop promises")


def test_who_is_removed_is_told_and_so_is_our_side(world: World) -> None:
    yusuf = remove_yusuf(world)
    assert "Yusuf is not connected with Eastside Mutual Aid any more." in world.amina.presses("Remove")
    assert "You are not connected with Eastside Mutual Aid any more." in yusuf.sees
    assert "Amina removed Yusuf from Eastside Mutual Aid." in world.ana.sees
    assert "we have not met yet" in yusuf.says("/loop promises")
    assert people_at(world, EASTSIDE) == ["Amina"]


def test_what_was_given_to_who_is_removed_is_good_for_nothing(world: World) -> None:
    yusuf = remove_yusuf(world)
    code, token = yusuf.says("/loop link"), world.amina.find_button("Remove")[1].token
    assert "Your code is" in code
    world.amina.press_token(token)
    assert Person(world, "eve").says(code_in(code)).startswith(WRONG)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "room list" not in yusuf.sees_all


def test_only_whoever_leads_can_remove(world: World) -> None:
    yusuf = remove_yusuf(world)
    world.ana.says("/loop partner Eastside lead Yusuf")
    assert "Only whoever leads here can do this." in world.amina.presses("Remove")
    assert "Yusuf" in people_at(world, EASTSIDE)
    assert "No promises yet." in yusuf.says("/loop promises")


# Leaving.


def test_leaving_is_asked_and_says_what_happens_to_their_words(world: World) -> None:
    said = world.amina.says("/loop leave")
    assert "Do you want to leave Eastside Mutual Aid?" in said
    assert "What you told the outreach team stays with Eastside Mutual Aid" in said
    assert "type /loop forget before you leave" in said
    assert "Nothing was changed." in world.amina.presses("No, leave it as it is")


def test_who_left_is_nobody_here_and_what_they_wrote_stays(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words="we need chairs")
    world.amina.says("/loop leave")
    assert "You have left Eastside Mutual Aid." in world.amina.presses("Leave")
    assert "we have not met yet" in world.amina.says("/loop promises")
    assert "we need chairs" in world.ana.says("/loop brief Eastside")
    assert "Amina has left Eastside Mutual Aid." in world.ana.sees_all


def test_when_the_last_who_leads_leaves_the_liaison_is_told_what_to_do(world: World) -> None:
    lead(world).says("/loop leave")
    world.amina.presses("Leave")
    assert "Nobody leads there now" in world.ana.sees
    assert "Type /loop partner Eastside Mutual Aid lead and a name." in world.ana.sees


def test_whoever_stands_in_leads_then(world: World) -> None:
    yusuf = let_in(world, lead(world), "yusuf")
    world.ana.says("/loop partner Eastside lead Yusuf as back-up")
    world.amina.says("/loop leave")
    world.amina.presses("Leave")
    assert "Nobody leads there now" not in world.ana.sees
    assert "An invitation to Eastside Mutual Aid" in yusuf.says("/loop invite")


def test_who_serves_two_leaves_one(world: World) -> None:
    amina = serves_both(world)
    amina.says("/loop leave")
    assert f"You act for {EASTSIDE} now." in amina.presses("Leave")
    assert CASA not in amina.says("/loop promises")


def test_who_left_comes_back_by_an_invitation(world: World) -> None:
    world.amina.says("/loop leave")
    world.amina.presses("Leave")
    world.amina.says(code_in(world.ana.says("/loop link Eastside for Amina")))
    assert "No promises yet." in world.amina.says("/loop promises")


def test_the_one_who_removes_is_told_nothing_of_another_partner(world: World) -> None:
    lead(world)
    amina = serves_both(world)
    omar = invited(world, "Casa Latina", "omar")
    world.ana.says("/loop partner Casa Latina lead Omar")
    omar.says("/loop people")
    omar.presses("Remove", near="Amina")
    said = omar.presses("Remove")
    assert "Eastside" not in said + omar.sees_all
    assert "You are not connected with Casa Latina any more." in amina.sees
    assert "No promises yet." in amina.says("/loop promises")


@pytest.mark.parametrize("words", ["remove Yusuf", "Remove yusuf", "remove @Yusuf"])
def test_who_is_named_behind_the_word_is_asked_about_at_once(world: World, words: str) -> None:
    let_in(world, lead(world), "yusuf")
    said = world.amina.says(f"/loop people {words}")
    assert "Do you want to remove Yusuf from Eastside Mutual Aid?" in said
    assert "Yusuf is not connected with Eastside Mutual Aid any more." in world.amina.presses("Remove")


def test_whoever_does_not_lead_removes_nobody_by_name_either(world: World) -> None:
    yusuf = let_in(world, lead(world), "yusuf")
    assert "Only whoever leads here can do this." in yusuf.says("/loop people remove Amina")


@pytest.mark.parametrize("words", ["remove", "remove Kim", "remove Ana"])
def test_who_is_not_there_can_not_be_removed_and_nothing_is_lost(world: World, words: str) -> None:
    said = world.amina.says(f"/loop people {words}")
    assert "People of Eastside Mutual Aid" in said
    assert words in world.amina.says("/loop review")


def test_removing_oneself_is_leaving(world: World) -> None:
    assert "Do you want to leave Eastside Mutual Aid?" in world.amina.says("/loop people remove Amina")
