"""What a contact prefers holds at once, also for letters that wait already; all of it in their language."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from storage.report_backs import Receipt
from tests.driver import MONDAY, Person, World
from tests.features.test_first_contact import arrives, set_columns, states

PROMISED = "/loop promised Eastside the room list by Friday"
TOLD = "We promised you something."
NINE = 14
"""Nine in the morning in New York, in UTC."""


def day(number: int, hour: int = NINE, minute: int = 0) -> datetime:
    """A day of that November and on."""
    return datetime(2026, 11, 1, hour, minute, tzinfo=UTC) + timedelta(days=number - 1)


def letters(person: Person) -> int:
    return person.sees_all.count(TOLD)


def test_what_is_set_is_shown_first_and_the_form_comes_with_it(world: World) -> None:
    said = world.amina.says("/loop preferences")
    for row in (
        "Language: English",
        "Your time zone: America/New_York",
        "Where may we write to you?: directly to me",
        "How often?: as it happens",
        "Quiet days: –",
        "May our team quote you?: yes",
    ):
        assert row in said
    world.amina.presses("Change")
    assert world.amina.form is not None
    assert world.amina.form.values["zone"] == "America/New_York"


def test_a_quiet_day_moves_a_letter_to_the_next_allowed_day(world: World) -> None:
    world.amina.says("/loop preferences days Monday, Tuesday")
    world.ana.says(PROMISED)
    world.goes_to(day(25, 4, 59))
    assert letters(world.amina) == 0
    world.goes_to(day(25, 5))
    assert letters(world.amina) == 1


def test_a_quiet_day_that_is_set_later_moves_what_waits_already(world: World) -> None:
    world.amina.says("/loop preferences quiet 8:00 10:00")
    world.ana.says(PROMISED)
    world.amina.says("/loop preferences days Monday")
    world.goes_to(day(24, 4, 59))
    assert letters(world.amina) == 0
    world.goes_to(day(24, 5))
    assert letters(world.amina) == 1


def test_undo_of_a_quiet_day_lets_go_out_what_waits(world: World) -> None:
    world.amina.says("/loop preferences days Monday")
    world.ana.says(PROMISED)
    assert letters(world.amina) == 0
    world.amina.says("/loop undo")
    assert letters(world.amina) == 1


@pytest.mark.parametrize("days", ["viernes y domingo", "Fri, Sun", "vie dom", "los domingos, el viernes"])
def test_days_are_understood_in_the_readers_language_and_in_english(world: World, days: str) -> None:
    world.amina.says("/loop preferences idioma es")
    assert "Días sin contacto: viernes, domingo" in world.amina.says(f"/loop preferences días {days}")


def test_a_day_that_is_none_is_asked_again(world: World) -> None:
    world.amina.says("/loop preferences days soon")
    assert world.amina.form is not None
    assert "Friday, Sunday" in world.amina.form.errors["quiet_days"]


def test_no_more_than_once_a_week_all_of_it_comes_together(world: World) -> None:
    assert "at most weekly, on Mondays at 09:00" in world.amina.says("/loop preferences often at most weekly")
    world.advance(minutes=1)
    for due in ("Friday", "Saturday", "Sunday"):
        world.ana.says(f"/loop promised Eastside the room list by {due}")
        world.advance(days=1)
    assert letters(world.amina) == 0
    before = len(world.amina.inbox)
    world.goes_to(day(30) - timedelta(minutes=1))
    assert letters(world.amina) == 0
    world.goes_to(day(30))
    assert len(world.amina.inbox) == before + 1
    assert world.amina.sees.startswith("3 things for you")
    assert letters(world.amina) == 3
    world.advance(minutes=1)
    world.ana.says("/loop promised Eastside a key by Friday")
    world.goes_to(day(37) - timedelta(minutes=1))
    assert len(world.amina.inbox) == before + 1
    world.goes_to(day(37))
    assert "a key" in world.amina.sees


def weekly_three(world: World) -> None:
    """A promise and a report-back that go out together."""
    world.amina.says("/loop preferences often at most weekly")
    world.advance(minutes=1)
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close bus")
    world.ana.presses("Report back")
    world.ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    world.ana.says("/loop promised Eastside the room list by 2026-12-11")
    world.ana.says("/loop promised Eastside a key by 2026-12-11")
    world.goes_to(day(30))


def test_each_part_of_a_bundle_has_its_buttons_and_is_settled_by_itself(world: World) -> None:
    weekly_three(world)
    assert "You were heard." in world.amina.sees
    assert "We did: We asked the city." in world.amina.sees
    before = len(world.amina.inbox[-1].message.buttons())
    said = world.amina.press_token(world.amina.find_button("That's right", near="We promised you")[1].token)
    assert "It stands as written." in said
    shown = world.amina.last.update
    assert shown is not None
    assert shown.to_text().startswith("3 things for you")
    assert len(shown.buttons()) == before - 3


def test_a_report_back_in_a_bundle_counts_as_delivered(world: World) -> None:
    weekly_three(world)
    receipts = world.database.read_now(lambda session: list(session.exec(select(Receipt))))
    assert [receipt.delivered_at for receipt in receipts] == [day(30)]


def test_what_is_taken_back_is_so_inside_the_bundle_too(world: World) -> None:
    weekly_three(world)
    count = len(world.amina.inbox)
    world.ana.says("/loop undo")
    assert len(world.amina.inbox) == count
    assert world.amina.sees.startswith("3 things for you")
    assert "was taken back, so it is not listed any more" in world.amina.sees
    assert "room list" in world.amina.sees
    assert "a key" not in world.amina.sees


def test_a_bundle_asks_once_more_before_it_goes_out(world: World) -> None:
    world.amina.says("/loop preferences often at most weekly")
    world.advance(minutes=1)
    world.ana.says(PROMISED)
    world.ana.says("/loop promised Eastside a key by Friday")
    world.ana.says("/loop undo")
    world.goes_to(day(30))
    assert world.amina.sees.startswith(TOLD)


def test_a_week_that_begins_with_a_quiet_day_comes_on_the_next(world: World) -> None:
    world.amina.says("/loop preferences often at most weekly")
    world.amina.says("/loop preferences days Monday")
    world.advance(minutes=1)
    world.ana.says(PROMISED)
    world.goes_to(day(31, 4, 59))
    assert letters(world.amina) == 0
    world.goes_to(day(31, 5))
    assert letters(world.amina) == 1


def test_no_more_than_once_a_day_it_comes_at_their_hour(world: World) -> None:
    world.amina.says("/loop preferences often at most daily")
    world.advance(hours=1)
    world.ana.says(PROMISED)
    world.ana.says("/loop promised Eastside a key by Friday")
    world.goes_to(day(24) - timedelta(minutes=1))
    assert letters(world.amina) == 0
    world.goes_to(day(24))
    assert letters(world.amina) == 2


def test_back_to_as_it_happens_lets_go_out_at_once_what_waited(world: World) -> None:
    world.amina.says("/loop preferences often at most weekly")
    world.advance(minutes=1)
    world.ana.says(PROMISED)
    assert letters(world.amina) == 0
    world.amina.says("/loop preferences often as it happens")
    assert letters(world.amina) == 1


def test_only_promises_means_no_report_back_and_whoever_writes_it_hears_so(world: World) -> None:
    world.amina.says("/loop preferences often only promises")
    world.ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    world.ana.says("/loop close bus")
    world.ana.presses("Report back")
    said = world.ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    assert "please tell them yourself" in said
    assert "You were heard." not in world.amina.sees_all
    world.ana.says(PROMISED)
    assert letters(world.amina) == 1


def test_not_at_all_is_stop_and_directly_is_a_start(world: World) -> None:
    world.amina.says("/loop preferences where not at all")
    world.ana.says(PROMISED)
    assert states(world) == []
    assert "directly to me" in world.amina.says("/loop preferences where directly to me")
    world.ana.says("/loop promised Eastside a key by Friday")
    assert letters(world.amina) == 1


def test_the_place_of_their_organisation_can_be_chosen(world: World) -> None:
    assert "in our organisation's place" in world.amina.says("/loop preferences where in our organisation's place")


@pytest.mark.parametrize("typed", ["Bogotá", "bogota", "America/Bogota", "Bogotá (America/Bogota)"])
def test_a_zone_is_found_by_its_city_and_undone(world: World, typed: str) -> None:
    assert "Your time zone: America/Bogota" in world.amina.says(f"/loop preferences zone {typed}")
    world.amina.presses("Undo")
    assert "Your time zone: America/New_York" in world.amina.says("/loop preferences")


def test_zones_are_offered_by_city_and_country_in_the_readers_language(world: World) -> None:
    assert world.amina.suggestions("zone", "nueva y") == ["New York (America/New_York)"]
    world.amina.says("/loop preferences language es")
    assert world.amina.suggestions("zone", "nueva y")[0] == "Nueva York (America/New_York)"
    assert world.amina.suggestions("zone", "new yo")[0] == "Nueva York (America/New_York)"
    assert world.amina.suggestions("zone", "somalia") == ["Mogadiscio (Africa/Mogadishu)"]
    assert world.amina.suggestions("zone", "europe/ber") == ["Berlín (Europe/Berlin)"]
    assert len(world.amina.suggestions("zone", "a")) == 8
    assert world.amina.suggestions("zone", "xyzzy") == []


def test_until_they_set_a_zone_it_is_the_teams_and_the_answer_says_so(world: World) -> None:
    nuria = arrives(world)
    nuria.says("/loop promises")
    assert "America/New_York, as in our team; you have not set yours" in nuria.says("/loop preferences")
    world.ana.says(PROMISED)
    assert "27 November 2026 (America/New_York)" in arrives(world, "elena").says("/loop promises")
    said = nuria.says("/loop preferences zone New York")
    assert "Your time zone: America/New_York\n" in said
    assert "as in our team" not in nuria.says("/loop preferences")


def test_a_letter_that_was_timed_otherwise_is_asked_about_once_more_when_it_is_due(world: World) -> None:
    world.amina.says("/loop preferences quiet 8:00 10:00")
    world.ana.says(PROMISED)
    set_columns(world, "Amina", quiet_days=["Monday"])
    world.advance(hours=8)
    assert letters(world.amina) == 0
    world.advance(days=1)
    assert letters(world.amina) == 1


def test_a_spanish_contact_reads_spanish_from_the_first_word_on(world: World) -> None:
    nuria = arrives(world, language="es")
    world.ana.says(PROMISED)
    said = [
        nuria.says("/loop share necesitamos una sala"),
        nuria.presses("Una necesidad"),
        nuria.presses("Está bien"),
        nuria.says("/loop privacy"),
        nuria.presses("No me citen"),
        nuria.presses("Deshacer"),
        nuria.says("/loop preferences"),
        nuria.presses("Cambiar"),
        nuria.fills(
            zone="Nueva York",
            where="directamente a mí",
            how_often="como mucho una vez por semana",
            quiet_days="viernes",
            quiet_from="18:00",
            quiet_until="8:00",
        ),
        nuria.says("/loop preferences días nunca"),
        nuria.says("/loop preferencias"),
        nuria.says("/loop stop"),
        nuria.presses("Volver a empezar"),
    ]
    whole = "\n".join(said) + nuria.sees_all
    assert "Unas palabras sobre lo que guardamos de usted" in said[0]
    assert "Le hemos prometido algo." in whole
    assert "¿Con qué frecuencia?: como mucho una vez por semana, los lunes a las 09:00" in said[8]
    assert "Días sin contacto: viernes" in said[8]
    english = {"the", "you", "what", "your", "and", "with", "this", "write", "messages", "kept"}
    mine = whole.replace("the room list", "")
    words = {word.strip(".,:;[]()“”«»?¿!¡").casefold() for word in mine.split()}
    assert english & words == set()
    assert "…" not in whole
    assert world.clock.now() == MONDAY
