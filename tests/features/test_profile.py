"""What a partner says about itself counts at once, and whoever holds the relationship hears of it."""

from sqlmodel import Session

from storage.partners import Partners
from storage.viewer import SYSTEM
from tests.driver import World


def profile(world: World, **values: str) -> str:
    world.amina.says("/loop record")
    world.amina.presses("Change what it says on top")
    return world.amina.fills(**values)


def test_a_partner_says_itself_what_its_profile_says_at_once(world: World) -> None:
    said = profile(world, customs="shoes off", quiet_days="Fridays, 2026-12-24")
    assert "Changed. It counts from now on." in said
    assert "Ana is told." in said
    assert "Eastside Mutual Aid changed what is kept about it." in world.ana.sees
    assert "shoes off" in world.ana.sees
    assert "Languages" not in world.ana.sees
    page = world.ana.says("/loop partner Eastside")
    assert "Customs: shoes off" in page
    assert "Quiet days: Friday, 2026-12-24" in page
    assert "Languages: English, Somali" in page


def test_a_profile_goes_back_and_the_letter_says_so(world: World) -> None:
    profile(world, customs="shoes off")
    assert "Taken back." in world.amina.presses("Undo")
    assert "shoes off" not in world.ana.says("/loop partner Eastside")
    assert "shoes off" not in world.ana.sees


def test_what_was_typed_about_oneself_is_kept_when_it_is_taken_back(world: World) -> None:
    profile(world, customs="shoes off at the door", quiet_days="Fridays")
    assert "Your words are kept in your review list." in world.amina.presses("Undo")
    kept = world.amina.says("/loop review")
    assert "Customs: shoes off at the door" in kept
    assert "Quiet days: Friday" in kept
    assert "Somali" not in kept


def test_quiet_days_are_read_in_ones_own_language(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(language="es")
    world.amina.says("/loop record")
    world.amina.presses("Cambiar lo de arriba")
    world.amina.fills(quiet_days="viernes y nada")
    assert set(world.amina.last.errors) == {"quiet_days"}
    world.amina.says("/loop record")
    world.amina.presses("Cambiar lo de arriba")
    world.amina.fills(quiet_days="viernes, sábados")

    def days(session: Session) -> list[str]:
        eastside = Partners(session, SYSTEM).called("Eastside Mutual Aid")
        return eastside.quiet_days if eastside else []

    assert world.database.read_now(days) == ["Friday", "Saturday"]
    assert "viernes, sábado" in world.amina.says("/loop record")


def test_a_form_without_a_change_changes_nothing(world: World) -> None:
    told = len(world.ana.inbox)
    assert "Nothing was changed." in profile(world)
    assert len(world.ana.inbox) == told
