"""An offer meets a need; two partners are introduced only when both say yes, and learn nothing before that."""

import pytest
from sqlmodel import Session

from storage.database import Database
from storage.labels import Consents
from storage.partners import Partners
from storage.people import Identity
from storage.people import Person as PersonRow
from storage.viewer import SYSTEM, Role
from tests.driver import Person, World
from tests.features.towns import yusuf


@pytest.fixture
def luz(world: World) -> Person:
    """Somebody at Casa Latina."""

    def work(session: Session) -> None:
        casa, now = Partners(session, SYSTEM).called("Casa Latina"), world.clock.now()
        assert casa
        person = PersonRow(name="Luz", role=Role.CONTACT, partner_id=casa.id, created_at=now)
        person.quiet_from = person.quiet_until = None
        session.add(person)
        session.flush()
        person.quiet_from = person.quiet_until = None
        Consents(session, SYSTEM).agree(person, now, "test")
        session.add(
            Identity(
                person_id=person.id, platform="local", workspace="local", external="luz", place="luz", created_at=now
            )
        )

    world.database.write_now(work)
    return Person(world, "luz")


def shares(person: Person, kind: str, words: str) -> None:
    person.says("/loop share")
    person.presses(kind)
    person.fills(words=words)


def fit(world: World, luz: Person) -> str:
    shares(world.amina, "An offer", "Our hall is free on Sundays.")
    shares(luz, "A need", "We need a hall for forty.")
    return world.ana.says("/loop match")


def test_offers_and_needs_that_share_words_stand_side_by_side(world: World, luz: Person) -> None:
    said = fit(world, luz)
    assert "1 offer fits a need" in said
    assert "Eastside Mutual Aid offers: “Our hall is free on Sundays.”" in said
    assert "Casa Latina needs: “We need a hall for forty.” · in common: hall" in said


def test_what_has_nothing_in_common_is_not_listed(world: World, luz: Person) -> None:
    shares(world.amina, "An offer", "We have a printer.")
    shares(luz, "A need", "We need a hall for forty.")
    assert "Nothing fits together yet." in world.ana.says("/loop match")


def test_nobody_is_introduced_to_themself(world: World) -> None:
    shares(world.amina, "An offer", "Our hall is free on Sundays.")
    shares(world.amina, "A need", "We need a hall for forty.")
    assert "Nothing fits together yet." in world.ana.says("/loop match")


def test_what_was_said_for_the_team_alone_is_not_matched(world: World, luz: Person) -> None:
    shares(world.amina, "An offer", "Our hall is free on Sundays.")
    world.ana.says("/loop heard Casa Latina: they need a hall for forty")
    assert "Nothing fits together yet." in world.ana.says("/loop match")


def test_what_we_offer_is_matched_too_and_can_end(world: World, luz: Person) -> None:
    shares(luz, "A need", "We need a printer for flyers.")
    said = world.ana.says("/loop offer printers and paper")
    assert "Saved: we offer this." in said
    assert "1 need fits: type /loop match." in said
    assert "We offer: printers and paper" in world.ana.says("/loop match")
    assert "No longer offered." in world.ana.presses("No longer offered")
    assert "Nothing fits together yet." in world.ana.says("/loop match")
    world.ana.says("/loop undo")
    assert "We offer: printers and paper" in world.ana.says("/loop match")


def test_an_offer_of_ours_is_asked_for_when_nothing_was_typed(world: World) -> None:
    world.ana.says("/loop offer")
    assert "Saved: we offer this." in world.ana.fills(words="a room on Sundays")
    world.ana.says("/loop undo")
    assert "a room on Sundays" in world.ana.says("/loop review")


def test_each_side_is_asked_without_naming_the_other(world: World, luz: Person) -> None:
    fit(world, luz)
    assert "Both sides are asked, without naming the other." in world.ana.presses("Introduce")
    assert "Somebody could use what you offer." in world.amina.sees
    assert "Somebody has what you need." in luz.sees
    assert "“We need a hall for forty.”" in luz.sees
    for other in ("Casa", "Luz", "forty"):
        assert other not in world.amina.sees_all
    for other in ("Eastside", "Amina", "Sundays"):
        assert other not in luz.sees_all


def test_one_yes_tells_nothing_and_two_tell_both(world: World, luz: Person) -> None:
    fit(world, luz)
    world.ana.presses("Introduce")
    assert "Until then nobody is named." in world.amina.presses("Yes, introduce us")
    assert "Casa" not in world.amina.sees_all
    assert "Eastside" not in luz.sees_all
    assert "Both of you have said yes." in luz.presses("Yes, introduce us")
    assert "Who: Eastside Mutual Aid\nWhom to ask for: Amina" in luz.sees
    assert "Who: Casa Latina\nWhom to ask for: Luz" in world.amina.sees
    assert "Eastside Mutual Aid and Casa Latina both said yes." in world.ana.sees
    assert "introduced" in world.ana.says("/loop match")


def test_a_no_is_nobodys_no(world: World, luz: Person) -> None:
    fit(world, luz)
    world.ana.presses("Introduce")
    world.amina.presses("Yes, introduce us")
    assert "Nobody hears who said so." in luz.presses("Not now")
    assert "It did not work out this time." in world.amina.sees
    assert "Casa" not in world.amina.sees_all
    assert "Eastside" not in luz.sees_all
    assert "are not introduced now." in world.ana.sees


def test_a_yes_can_be_taken_back_until_both_know(world: World, luz: Person) -> None:
    fit(world, luz)
    world.ana.presses("Introduce")
    world.amina.presses("Yes, introduce us")
    world.amina.presses("Undo")
    luz.presses("Yes, introduce us")
    assert "Eastside" not in luz.sees_all
    world.amina.says("/loop waiting")
    world.amina.presses("Yes, introduce us")
    assert "Who: Eastside Mutual Aid" in luz.sees
    assert "I left this as it is." in luz.says("/loop undo")


def test_a_second_press_says_who_said_yes(world: World, luz: Person) -> None:
    fit(world, luz)
    world.ana.presses("Introduce")
    token = world.amina.find_button("Yes, introduce us")[1].token
    world.amina.press_token(token)
    assert "You have done this already, on Monday" in world.amina.press_token(token)


def test_asking_twice_says_who_asked_and_when(world: World, luz: Person) -> None:
    fit(world, luz)
    token = world.ana.find_button("Introduce")[1].token
    world.rosa.says("/loop match")
    world.rosa.presses("Introduce")
    assert "Rosa asked them already, on Monday, 23 November 2026" in world.ana.press_token(token)


def test_the_question_can_be_taken_back(world: World, luz: Person) -> None:
    fit(world, luz)
    world.ana.presses("Introduce")
    world.ana.presses("Undo")
    assert "was taken back" in world.amina.sees
    assert "was taken back" in luz.sees


def test_a_long_list_comes_in_pages(world: World, luz: Person, database: Database) -> None:
    for n in range(7):
        shares(luz, "A need", f"We need hall number {n}.")
    shares(world.amina, "An offer", "Our hall is free on Sundays.")
    assert "7 offers fit a need" in world.ana.says("/loop match")
    world.ana.presses("More")
    assert world.ana.sees.count("Casa Latina needs") == 2


def withdraws(world: World) -> None:
    """Amina takes her offer back for good."""
    world.amina.says("/loop record")
    world.amina.presses("Open", near="hall")
    world.amina.presses("Withdraw this")
    world.amina.presses("Withdraw")


def test_nobody_is_introduced_by_words_that_were_taken_back(world: World, luz: Person) -> None:
    fit(world, luz)
    undo = world.amina.find_button("Undo")[1].token
    world.ana.presses("Introduce")
    world.amina.presses("Yes, introduce us")
    letter = luz.find_button("Yes, introduce us")[1].token
    world.amina.press_token(undo)
    assert "Nothing waits for you now" in luz.says("/loop waiting")
    assert "This is settled already." in luz.press_token(letter)
    assert "Eastside" not in luz.sees_all
    assert "Casa" not in world.amina.sees_all
    assert "Eastside Mutual Aid and Casa Latina are not introduced now." in world.ana.sees_all


def test_who_waits_hears_that_it_came_to_nothing_when_words_were_withdrawn(world: World, luz: Person) -> None:
    colleague = yusuf(world)
    fit(world, luz)
    world.ana.presses("Introduce")
    assert "Our hall" in colleague.sees
    luz.presses("Yes, introduce us")
    withdraws(world)
    assert "It did not work out this time." in luz.sees
    assert "Our hall" not in colleague.sees_all
    assert "Eastside" not in luz.sees_all


def test_words_that_may_travel_without_names_only_introduce_nobody_any_more(world: World, luz: Person) -> None:
    fit(world, luz)
    world.ana.presses("Introduce")
    world.amina.presses("Yes, introduce us")
    world.amina.says("/loop record")
    world.amina.presses("Open", near="hall")
    world.amina.presses("Who may read this")
    world.amina.fills(label="anonymised")
    assert "This is settled already." in luz.presses("Yes, introduce us")
    assert "Eastside" not in luz.sees_all


def test_somebody_who_left_is_not_named_as_whom_to_ask_for(world: World, luz: Person) -> None:
    colleague = yusuf(world)
    fit(world, luz)
    world.ana.presses("Introduce")
    world.amina.presses("Yes, introduce us")
    world.amina.says("/loop leave")
    world.amina.presses("Leave")
    luz.presses("Yes, introduce us")
    assert "Who: Eastside Mutual Aid" in luz.sees
    assert "Whom to ask for" not in luz.sees
    assert "Whom to ask for: Luz" in colleague.sees


def test_who_is_forgotten_goes_from_the_letters_of_an_introduction(world: World, luz: Person) -> None:
    colleague = yusuf(world)
    fit(world, luz)
    world.ana.presses("Introduce")
    world.amina.presses("Yes, introduce us")
    colleague.presses("Yes, introduce us")
    assert "Amina said yes." in colleague.sees_all
    letter = luz.find_button("Yes, introduce us")[0].message
    world.amina.says("/loop forget")
    world.amina.presses("Erase my words")
    world.amina.presses("Yes, forget me")
    assert "Our hall" not in colleague.sees_all
    assert "Amina said yes." not in colleague.sees_all
    assert luz.inbox[-1].message == letter
    assert "This is settled already." in luz.presses("Yes, introduce us")
    assert "Eastside" not in luz.sees_all
