"""Trust is told by those who give it and guessed by those who hold the relationship; both sides see both."""

from sqlmodel import Session

from storage.people import People
from storage.viewer import SYSTEM
from tests.driver import World


def answers(world: World, **values: str) -> str:
    world.amina.says("/loop trust")
    world.amina.presses("Answer")
    return world.amina.fills(**values)


def estimates(world: World, **values: str) -> str:
    world.ana.says("/loop trust Eastside")
    world.ana.presses("My estimate")
    return world.ana.fills(**values)


def known_for_long(world: World) -> None:
    def work(session: Session) -> None:
        amina = People(session, SYSTEM).who_is("local", "local", "amina")
        assert amina
        amina.told_at = world.clock.now().replace(year=2025)

    world.database.write_now(work)


def test_both_answers_stand_side_by_side_for_both_sides(world: World) -> None:
    assert "Nobody has said yet." in world.amina.says("/loop trust")
    assert "Thank you for telling us." in answers(world, keeps_word="4", listens="5", words="You come when you say.")
    assert "Amina of Eastside Mutual Aid says how it is with us." in world.ana.sees
    estimates(world, keeps_word="2", may_say_no="3", words="They were late to answer.")
    for said in (world.amina.says("/loop trust"), world.ana.says("/loop trust Eastside")):
        assert "The partner: Amina, Mon 23 Nov" in said
        assert "Our estimate: Ana, Mon 23 Nov" in said
        assert "We do what we say | 4 | 2" in said
        assert "We listen | 5 | skip" in said
        assert "They may say no | skip | 3" in said
        assert "“You come when you say.”" in said
        assert "“They were late to answer.”" in said


def test_every_answer_is_kept_with_its_date_and_nothing_is_averaged(world: World) -> None:
    answers(world, keeps_word="2")
    world.advance(days=30)
    answers(world, keeps_word="5")
    said = world.amina.says("/loop trust")
    assert "Mon 23 Nov, Amina (the partner): 2 / skip / skip" in said
    assert "Wed 23 Dec, Amina (the partner): 5 / skip / skip" in said
    assert "We do what we say | 5 | –" in said
    assert "3.5" not in said


def test_an_answer_can_be_taken_back(world: World) -> None:
    answers(world, keeps_word="1", words="You forgot us.")
    world.amina.presses("Undo")
    assert "You forgot us." not in world.ana.sees_all
    assert "Nobody has said yet." in world.ana.says("/loop trust Eastside")
    assert "You forgot us." in world.amina.says("/loop review")


def test_only_whoever_holds_the_relationship_makes_the_estimate(world: World) -> None:
    world.rosa.says("/loop trust Eastside")
    assert "Whoever holds the relationship makes this estimate: Ana." in world.rosa.presses("My estimate")


def test_it_is_asked_with_the_weekly_bundle_and_not_again_for_half_a_year(world: World) -> None:
    known_for_long(world)
    world.ana.says("/loop promised Eastside the room list by 20 March")
    world.advance(days=7, hours=1)
    assert "How is it with us?" in world.amina.sees
    world.advance(days=14)
    assert world.amina.sees.count("How is it with us?") == 0
    assert "Three short questions" not in world.amina.sees


def test_rather_not_is_an_answer(world: World) -> None:
    known_for_long(world)
    world.ana.says("/loop promised Eastside the room list by 20 March")
    world.advance(days=7, hours=1)
    before = len(world.ana.inbox)
    assert "I don't ask for half a year." in world.amina.presses("Rather not")
    assert len(world.ana.inbox) == before
    assert "Amina (the partner): skipped" in world.amina.says("/loop trust")
    assert "You have answered. Thank you." in world.amina.sees_all


def test_whoever_is_new_is_not_asked(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by 20 March")
    world.advance(days=7, hours=1)
    assert "How is it with us?" not in world.amina.sees_all


def test_staff_name_a_partner_or_pick_one(world: World) -> None:
    assert "Trust, with which partner?" in world.ana.says("/loop trust")
    assert "Trust between" in world.ana.presses("Open", near="Casa Latina")
    assert "I don't know “Zebra” yet." in world.ana.says("/loop trust Zebra")
