"""A partner's people come in by a code that their liaison hands over: once, within a week, and not by guessing."""

from datetime import timedelta

import pytest

from bot.ui.message import Button
from bot.upkeep import forget_old_keys
from storage.database import Database
from storage.invites import Invite
from storage.people import People
from storage.viewer import SYSTEM
from tests.bot.cast import everything_in
from tests.driver import Person, World
from tests.features.joining.people import WRONG, code_in, invited, people_at
from tests.features.link.accounts import rows

EASTSIDE = "Eastside Mutual Aid"


def test_staff_get_a_code_with_the_words_to_hand_over(world: World) -> None:
    said = world.ana.says("/loop link Eastside")
    assert "An invitation to Eastside Mutual Aid" in said
    assert "In Discord, type this to me: /loop link " in said
    assert "It works once, until Monday, 30 November 2026, 09:00 (America/New_York)." in said
    assert "Undo" in [button.label for button in world.ana.last.messages[0].buttons()]


def test_the_words_to_hand_over_are_in_the_partners_language(world: World) -> None:
    said = world.ana.says("/loop link Casa Latina")
    assert "En Discord, escríbame esto: /loop link " in said
    assert "An invitation to Casa Latina" in said


def test_a_stranger_who_types_the_code_is_a_contact_there(world: World) -> None:
    line = code_in(world.ana.says("/loop link Eastside"))
    yusuf = Person(world, "yusuf")
    assert "You are connected with Eastside Mutual Aid" in yusuf.says(line)
    assert "What would you like to share?" in yusuf.says("/loop share we need chairs")
    assert people_at(world, EASTSIDE) == ["Amina", "yusuf"]


def test_a_code_of_a_partner_that_was_taken_back_is_good_for_nothing(world: World) -> None:
    world.ana.says("/loop partner add Riverside Elders")
    added = world.ana.find_button("Undo")[1].token
    line = code_in(world.ana.says("/loop link Riverside Elders"))
    assert "Taken back." in world.ana.press_token(added)
    assert Person(world, "yusuf").says(line).startswith(WRONG)


def test_the_newcomer_is_greeted_in_the_partners_language(world: World) -> None:
    line = code_in(world.ana.says("/loop link Casa Latina for Rosa María"))
    rosa = Person(world, "maria")
    assert "Ha entrado como parte de Casa Latina" in rosa.says(line)
    assert "¿Qué le gustaría compartir?" in rosa.says("/loop share")


def test_the_liaison_is_told_who_joined(world: World) -> None:
    invited(world, "Eastside", "yusuf", "Yusuf")
    assert "Yusuf is connected with Eastside Mutual Aid now." in world.ana.sees
    assert "That's not them" in [button.label for button in world.ana.inbox[-1].message.buttons()]


def test_a_contact_who_was_written_down_by_name_is_taken_over(world: World) -> None:
    world.ana.says("/loop partner Eastside contact Yusuf")
    invited(world, "Eastside", "yusuf", "Yusuf")
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]


def test_a_contact_is_invited_by_a_button_on_the_partners_card(world: World) -> None:
    world.ana.says("/loop partner Eastside contact Yusuf")
    said = world.ana.presses("Invite Yusuf")
    assert "An invitation for Yusuf to Eastside Mutual Aid" in said
    Person(world, "yusuf").says(code_in(said))
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]
    assert "Invite Yusuf" not in [button.label for button in card(world)]


def card(world: World) -> list[Button]:
    world.ana.says("/loop partner Eastside")
    return list(world.ana.last.messages[0].buttons())


def test_the_card_asks_whom_to_invite_where_nobody_waits(world: World) -> None:
    world.ana.says("/loop partner Casa Latina")
    world.ana.presses("Invite somebody")
    said = world.ana.fills(person="Luz")
    assert "An invitation for Luz to Casa Latina" in said


def test_somebody_who_is_connected_needs_no_invitation(world: World) -> None:
    said = world.ana.says("/loop link Eastside for Amina")
    assert "Amina is connected already." in said
    assert rows(world, Invite) == []  # type: ignore[arg-type]


def test_which_partner_is_asked_when_it_is_not_sure(world: World) -> None:
    said = world.ana.says("/loop link Riverside Elders")
    assert "I don't know “Riverside Elders” yet." in said


def test_the_code_is_nowhere_in_the_database(world: World) -> None:
    code = code_in(world.ana.says("/loop link Eastside")).removeprefix("/loop link ")
    stored = world.database.read_now(everything_in)
    assert "invite (" in stored
    assert code not in stored
    assert code.replace("-", "") not in stored


def test_wrong_used_old_and_taken_back_codes_have_one_answer(world: World) -> None:
    used, taken_back = (code_in(world.ana.says("/loop link Eastside")) for _ in range(2))
    world.ana.presses("Undo")
    Person(world, "yusuf").says(used)
    old = code_in(world.ana.says("/loop link Eastside"))
    eve = Person(world, "eve")
    said = [eve.says(line) for line in ("/loop link ABCD-EFGH", used, taken_back)]
    world.clock.advance(timedelta(days=7))
    said.append(eve.says(old))
    assert len(set(said)) == 1
    assert said[0].startswith(WRONG)
    assert people_at(world, EASTSIDE) == ["Amina", "yusuf"]


def test_invitations_that_wait_are_listed_and_can_be_taken_back(world: World) -> None:
    first = code_in(world.ana.says("/loop link Eastside for Yusuf"))
    world.ana.says("/loop link Eastside for Luz")
    assert "This code is good for nothing any more." in world.ana.presses("Take back", near="Yusuf")
    assert Person(world, "yusuf").says(first).startswith(WRONG)


def test_undo_after_somebody_came_in_leaves_them_in(world: World) -> None:
    line = code_in(world.ana.says("/loop link Eastside for Yusuf"))
    Person(world, "yusuf").says(line)
    assert "I left this as it is." in world.ana.says("/loop undo")
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]


def test_five_tries_in_an_hour_for_all_kinds_of_codes(world: World) -> None:
    line, eve = code_in(world.ana.says("/loop link Eastside")), Person(world, "eve")
    for _ in range(5):
        eve.says("/loop link ABCD-EFGH")
    assert "many codes" in eve.says(line)
    world.clock.advance(timedelta(hours=1))
    assert "You are connected with" in eve.says(line)


def test_staff_are_not_made_a_partners_people_and_the_code_stays_good(world: World) -> None:
    line = code_in(world.ana.says("/loop link Eastside"))
    assert "You are on the outreach team" in world.rosa.says(line)
    assert "You are connected with" in Person(world, "yusuf").says(line)


def test_a_contact_of_that_partner_is_connected_already_and_the_code_stays_good(world: World) -> None:
    line = code_in(world.ana.says("/loop link Eastside"))
    assert "You are connected with Eastside Mutual Aid already." in world.amina.says(line)
    assert "You are connected with" in Person(world, "yusuf").says(line)


def test_a_code_typed_in_small_letters_as_one_word_is_taken(world: World) -> None:
    code = code_in(world.ana.says("/loop link Eastside")).removeprefix("/loop link ")
    assert "You are connected with" in Person(world, "yusuf").says(f"link {code.lower().replace('-', '')}.")


# That's not them.


def test_somebody_else_is_let_go_by_one_press(world: World) -> None:
    eve = invited(world, "Eastside", "eve", "Yusuf")
    said = world.ana.presses("That's not them")
    assert "That account is not connected with Eastside Mutual Aid any more." in said
    assert "we have not met yet" in eve.says("/loop promises")
    assert people_at(world, EASTSIDE) == ["Amina"]


def test_whoever_was_written_down_by_name_stays_so_and_can_be_invited_anew(world: World) -> None:
    world.ana.says("/loop partner Eastside contact Yusuf")
    eve = invited(world, "Eastside", "eve", "Yusuf")
    world.ana.presses("That's not them")
    assert "we have not met yet" in eve.says("/loop promises")
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]
    invited(world, "Eastside", "yusuf", "Yusuf")
    assert people_at(world, EASTSIDE) == ["Amina", "Yusuf"]


def test_what_the_wrong_one_wrote_is_pointed_out(world: World) -> None:
    eve = invited(world, "Eastside", "eve", "Yusuf")
    eve.says("/loop share")
    eve.presses("A need")
    eve.fills(words="send money")
    said = world.ana.presses("That's not them")
    assert "1 thing was written from it" in said


def test_somebody_who_wrote_to_us_before_is_connected_by_the_code(world: World, database: Database) -> None:
    def come(session: object) -> None:
        from storage.people import Identity
        from storage.people import Person as Human
        from storage.viewer import Role

        person = Human(name="Zoe", role=Role.CONTACT, created_at=world.clock.now())
        session.add(person)  # type: ignore[attr-defined]
        session.flush()  # type: ignore[attr-defined]
        session.add(Identity.of(person.id, ("local", "local", "zoe"), world.clock.now()))  # type: ignore[attr-defined]

    database.write_now(come)
    zoe = Person(world, "zoe")
    assert "not connected with an organisation" in zoe.says("/loop share")
    zoe.says(code_in(world.ana.says("/loop link Eastside")))
    assert "What would you like to share?" in zoe.says("/loop share")
    assert people_at(world, EASTSIDE) == ["Amina", "Zoe"]


def test_invitations_are_forgotten_after_their_week(world: World) -> None:
    world.ana.says("/loop link Eastside")
    later = world.clock.now() + timedelta(days=8)
    world.database.write_now(lambda session: forget_old_keys(session, later))
    assert rows(world, Invite) == []  # type: ignore[arg-type]


def test_joining_is_a_contact_with_the_partner(world: World) -> None:
    invited(world, "Harbor Clinic", "omar")
    assert "23 November 2026" in world.ana.says("/loop partner Harbor Clinic")


@pytest.mark.parametrize("words", ["Eastside", "Eastside for Yusuf"])
def test_a_partners_people_can_not_invite_by_a_name(world: World, words: str) -> None:
    assert world.amina.says(f"/loop link {words}").startswith(WRONG)


def test_the_first_who_comes_in_leads_there(world: World) -> None:
    omar = invited(world, "Harbor Clinic", "omar")

    def lead(session: object) -> str:
        from storage.partners import Partners, Side

        partners = Partners(session, SYSTEM)  # type: ignore[arg-type]
        harbor = partners.called("Harbor Clinic")
        held = partners.liaison(harbor.id, Side.THEIRS) if harbor else None
        return People(session, SYSTEM).name(held.person_id) if held else ""  # type: ignore[arg-type]

    assert world.database.read_now(lead) == "Omar"
    assert "Harbor Clinic" in omar.sees_all
