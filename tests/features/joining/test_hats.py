"""One human who serves two partners: one account, two people here, and never anything of one while being the other."""

from bot.events import Introduced, Pressed, Profile, Submitted
from storage.people import Standing
from tests.driver import Person, World
from tests.features.joining.people import agrees, code_in, invited

CASA, EASTSIDE = "Casa Latina", "Eastside Mutual Aid"


def serves_both(world: World) -> Person:
    """Amina, of Eastside, who has come in at Casa Latina as well."""
    world.ana.says("/loop partner Casa Latina languages English")
    world.amina.says(code_in(world.ana.says("/loop link Casa Latina for Amina")))
    return agrees(world.amina)


def labels(person: Person) -> list[str]:
    return [button.label for message in person.last.messages for button in message.buttons()]


def test_who_comes_in_at_a_second_partner_acts_for_it_and_can_change_back(world: World) -> None:
    world.ana.says("/loop partner Casa Latina languages English")
    said = world.amina.says(code_in(world.ana.says("/loop link Casa Latina")))
    assert "You are connected with Casa Latina now." in said
    assert "/loop switch" in said
    assert "You act for Casa Latina here." in world.amina.says("/loop promises")
    assert "You act for Eastside Mutual Aid now." in world.amina.presses("Switch to Eastside Mutual Aid")
    assert "You act for Eastside Mutual Aid here." in world.amina.says("/loop promises")


def test_what_is_kept_there_is_told_and_asked_as_soon_as_they_come_in(world: World) -> None:
    world.ana.says("/loop partner Casa Latina languages English")
    said = world.amina.says(code_in(world.ana.says("/loop link Casa Latina for Amina")))
    assert "A word on what we keep about you" in said
    world.amina.presses("That's fine")
    world.ana.says("/loop promised Casa Latina the key by Friday")
    assert "the key" in world.amina.sees_all


def test_whoever_serves_one_partner_reads_nothing_of_that(world: World) -> None:
    assert "You act for" not in world.amina.says("/loop promises")
    assert "There is no other organisation" in world.amina.says("/loop switch")
    assert "There is no other organisation" in world.amina.says("/loop switch Casa Latina")


def test_nothing_of_one_is_seen_while_acting_for_the_other(world: World) -> None:
    amina = serves_both(world)
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Casa Latina the key by Friday")
    assert "the key" in (seen := amina.says("/loop promises"))
    assert "room list" not in seen
    amina.says("/loop switch Eastside")
    assert "the room list" in (seen := amina.says("/loop promises"))
    assert "the key" not in seen


def test_letters_to_both_reach_the_account_and_say_for_whom(world: World) -> None:
    amina = serves_both(world)
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in amina.sees
    assert "To you at Eastside Mutual Aid." in amina.sees
    world.ana.says("/loop promised Casa Latina the key by Friday")
    assert "To you at Casa Latina." in amina.sees


def test_a_button_acts_as_whom_it_was_given_to(world: World) -> None:
    amina = serves_both(world)
    world.ana.says("/loop promised Eastside the room list by Friday")
    said = amina.presses("That's right")
    assert "Thank you. It stands as written." in said
    assert "You act for Eastside Mutual Aid here." in said
    assert "You act for Casa Latina here." in amina.says("/loop promises")


def test_a_form_acts_as_whom_it_was_opened_for(world: World) -> None:
    amina = serves_both(world)
    amina.says("/loop share")
    amina.presses("A need")
    form = amina.form
    amina.says("/loop switch Eastside")
    amina.form = form
    assert "You act for Casa Latina here." in amina.fills(words="we need chairs")
    assert "we need chairs" in world.ana.says("/loop brief Casa Latina")
    assert "we need chairs" not in world.ana.says("/loop brief Eastside")


def test_a_question_is_answered_as_whom_it_was_asked_of(world: World) -> None:
    amina = serves_both(world)
    amina.has_forms = False
    amina.says("/loop share")
    amina.presses("A need")
    assert "Put aside: " in amina.says("/loop switch Eastside")
    amina.says("resume")
    amina.says("we need chairs")
    assert "we need chairs" in world.ana.says("/loop brief Casa Latina")


def test_a_line_after_a_command_in_between_is_sent_to_nobody(world: World) -> None:
    amina = serves_both(world)
    amina.has_forms = False
    amina.says("/loop share")
    amina.presses("A need")
    assert "Put aside: " in amina.says("/loop promises")
    assert "I did not understand this yet." in amina.says("my old phone number is gone")
    for partner in ("Casa Latina", "Eastside"):
        assert "old phone" not in world.ana.says(f"/loop brief {partner}")


def test_nobody_else_may_press_a_button_of_either(world: World) -> None:
    amina, omar = serves_both(world), invited(world, "Harbor Clinic", "omar")
    world.ana.says("/loop promised Eastside the room list by Friday")
    token = amina.find_button("That's right")[1].token
    assert "I can't find that." in omar.does(Pressed(token=token, **omar.about()))
    amina.says("/loop share")
    amina.presses("A need")
    assert amina.form
    assert "I can't find that." in omar.does(Submitted(token=amina.form.token, values={"words": "x"}, **omar.about()))


def test_a_switch_button_of_somebody_else_changes_nothing(world: World) -> None:
    amina, omar = serves_both(world), invited(world, "Harbor Clinic", "omar")
    amina.says("/loop promises")
    token = amina.find_button(f"Switch to {EASTSIDE}")[1].token
    assert "I can't find that." in omar.does(Pressed(token=token, **omar.about()))


def test_settings_are_of_one_only(world: World) -> None:
    amina = serves_both(world)
    amina.says("/loop preferences language es")
    assert "Usted actúa aquí por Casa Latina." in amina.says("/loop promises")
    amina.presses(f"Cambiar a {EASTSIDE}")
    assert "You act for Eastside Mutual Aid here." in amina.says("/loop promises")


def test_a_name_of_no_partner_of_theirs_is_answered_as_nothing(world: World) -> None:
    amina = serves_both(world)
    assert amina.says("/loop switch Harbor Clinic") == amina.says("/loop switch Nowhere at all")


def test_no_suggestion_names_the_other(world: World) -> None:
    amina = serves_both(world)
    assert amina.suggestions("partner", "") == [CASA]
    amina.says("/loop switch Eastside")
    assert amina.suggestions("partner", "") == [EASTSIDE]


def test_who_is_let_go_at_one_partner_still_serves_the_other(world: World) -> None:
    amina = serves_both(world)
    world.ana.presses("That's not them")
    assert "No promises yet." in (said := amina.says("/loop promises"))
    assert "You act for" not in said
    assert CASA not in said


def test_the_team_reads_of_one_person_at_each(world: World) -> None:
    serves_both(world)
    for partner in (CASA, EASTSIDE):
        assert "Amina" in world.ana.says(f"/loop partner {partner}")


def test_an_account_that_is_switched_off_is_gone_at_both_and_back_at_both(world: World) -> None:
    amina = serves_both(world)
    says(world, amina, Standing.GONE)
    assert "we have not met yet" in amina.says("/loop promises")
    for partner in (CASA, EASTSIDE):
        assert "Contacts: Amina" not in world.ana.says(f"/loop partner {partner}")
    says(world, amina, Standing.MEMBER)
    for partner in (CASA, EASTSIDE):
        assert "Contacts: Amina" in world.ana.says(f"/loop partner {partner}")
    assert "You act for Casa Latina here." in amina.says("/loop promises")


def says(world: World, person: Person, standing: Standing) -> None:
    person.does(Introduced(profile=Profile(name="Amina", standing=standing), **person.about()))


def test_who_is_forgotten_at_one_partner_still_serves_the_other(world: World) -> None:
    amina = serves_both(world)
    world.ana.says("/loop promised Eastside the room list by Friday")
    amina.says("/loop forget")
    amina.presses("Forget me")
    amina.presses("Yes, forget me")
    assert "the room list" in amina.says("/loop promises")
    assert "You act for" not in amina.last.messages[0].to_text()
    assert "There is no other organisation" in amina.says("/loop switch")


def test_who_is_forgotten_at_one_partner_reads_that_they_stay_at_the_other(world: World) -> None:
    amina = serves_both(world)
    amina.says("/loop forget")
    amina.presses("Forget me")
    said = amina.presses("Yes, forget me")
    assert "What you do here for another organisation stays." in said
    assert "I will not know you" not in said
    assert "no organisation" not in said
    assert "You act for Eastside Mutual Aid here." in amina.says("/loop switch")
