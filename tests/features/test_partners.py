"""The directory, the brief, search, own list, settings, undo and help."""

import pytest
from sqlmodel import Session

from bot.sample import Seat, seat_person
from storage.database import Database
from storage.partners import Partners
from storage.people import Person
from storage.viewer import SYSTEM, Role
from tests.driver import World


def test_a_partner_is_added_and_every_fact_can_be_set(world: World) -> None:
    assert "Added Riverside Elders." in world.ana.says("/loop partner add Riverside Elders")
    for words, shown in (
        ("alias The Elders", "Also called: The Elders"),
        ("liaison Rosa as back-up", "Held by: Ana, Rosa"),
        ("cadence 30 90", "In touch: every 30 days, 90 at most"),
        ("languages Spanish, Somali", "Languages: Spanish, Somali"),
        ("quiet Fridays, 2026-12-24", "Quiet days: Friday, 2026-12-24"),
        ("community Riverside families", "Communities: Riverside families"),
        ("contact Mr. Park", "Contacts: Mr. Park"),
        ("depth cooperating because we ran two events", "Relationship: cooperating"),
        ("places the hall", "Meeting places: the hall"),
        ("customs tea first", "Customs: tea first"),
    ):
        assert shown in world.ana.says(f"/loop partner Riverside Elders {words}")
    assert "Also called: The Elders" in world.ana.says("/loop partner the elders")


def test_a_name_that_is_nearly_known_is_asked_before_it_is_added(world: World) -> None:
    said = world.ana.says("/loop partner add Eastside Mutual Ayd")
    assert "do you mean one of these?" in said
    assert "[Eastside Mutual Aid]" in said
    assert "Added Eastside Mutual Ayd." in world.ana.presses("Add as new")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Casa Latna", "Casa Latina"),
        ("The Eastside Mutual Aid", "Eastside Mutual Aid"),
        ("Eastside", "Eastside Mutual Aid"),
        ("EMA", "Eastside Mutual Aid"),
        ("Clinic Harbor", "Harbor Clinic"),
        ("Harbor Clinic East", "Harbor Clinic"),
    ],
)
def test_who_may_be_in_the_list_already_is_shown_before_another_is_added(world: World, name: str, near: str) -> None:
    said = world.ana.says(f"/loop partner add {name}")
    assert "Added" not in said
    assert f"[{near}]" in said
    assert "3 partners" in world.ana.says("/loop partner")


@pytest.mark.parametrize("name", ["Eastside Pantry", "Casa Verde", "Harbor House", "Latina Clinic", "Riverside Elders"])
def test_a_name_that_shares_a_word_with_another_is_added_at_once(world: World, name: str) -> None:
    assert f"Added {name}." in world.ana.says(f"/loop partner add {name}")


def test_what_was_typed_with_a_name_that_is_nearly_known_is_not_lost(world: World) -> None:
    world.ana.says("/loop partner add")
    assert "do you mean one of these?" in world.ana.fills(called="Eastside Mutual Ayd", languages="Somali")
    assert "Languages: Somali" in world.ana.presses("Add as new")


def test_one_fact_that_is_wrong_says_how_to_write_it(world: World) -> None:
    assert "for example: cadence 30 90" in world.ana.says("/loop partner Eastside cadence soon")
    assert "Please add the reason" in world.ana.says("/loop partner Eastside depth resting")


def test_the_brief_holds_both_directions_loops_and_manners(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised by Eastside the flyer text by Wednesday")
    world.ana.says('/loop heard Eastside: "the bus stops at six"')
    said = world.ana.says("/loop brief Eastside")
    for part in ("Languages: English, Somali", "We promised\n- the room list", "They promised\n- the flyer text"):
        assert part in said
    assert "They wait for an answer on\n- “the bus stops at six”" in said
    assert "Held by: Ana" in said


def test_find_folds_accents_and_takes_the_beginning_of_words(world: World) -> None:
    world.ana.says("/loop heard Casa Latina: they would love a café on Sundays")
    assert "café on Sundays" in world.ana.says("/loop find CAFE sun")
    assert "Nothing found" in world.ana.says("/loop find submarine")


def test_mine_lists_the_nearest_date_first_and_pages(world: World) -> None:
    for n in range(10):
        world.ana.says(f"/loop remind me to do thing {n} in {n + 1} days")
    said = world.ana.says("/loop mine")
    assert said.index("thing 0") < said.index("thing 7")
    assert "thing 8" not in said
    world.ana.presses("More")
    assert "thing 9" in world.ana.sees


def test_settings_are_in_effect_at_once_and_can_be_undone(world: World) -> None:
    assert "Your time zone: Europe/Berlin" in world.ana.says("/loop settings zone Berlin")
    assert "(Europe/Berlin)" in world.ana.says("/loop promised Eastside the keys by Friday")
    world.ana.says("/loop undo")
    world.ana.says("/loop undo")
    assert "America/New_York" in world.ana.says("/loop settings")


def test_a_zone_that_does_not_exist_is_asked_again(world: World) -> None:
    world.ana.says("/loop settings zone Atlantis")
    assert world.ana.form is not None
    assert "Europe/Berlin" in world.ana.form.errors["zone"]


def test_help_shows_examples_of_the_askers_own_partners(world: World) -> None:
    said = world.ana.says("/loop help")
    assert "/loop brief Casa Latina" in said
    assert "/loop share" not in said
    partner = world.amina.says("/loop help")
    assert "/loop share" in partner
    assert "Casa Latina" not in partner


def test_every_example_of_help_works_as_it_stands(world: World) -> None:
    for line in world.ana.says("/loop help").splitlines():
        if line.startswith("- /loop"):
            answer = world.ana.says(line.removeprefix("- "))
            assert "went wrong" not in answer
            assert "did not understand" not in answer


def test_an_unknown_word_is_kept_and_the_nearest_one_offered(world: World) -> None:
    said = world.ana.says("/loop herd yellow chairs")
    assert "Did you mean /loop heard?" in said
    assert "yellow chairs" in world.ana.says("/loop review")
    world.ana.presses("Save as a note")
    assert "Saved what you heard" in world.ana.fills(partner="Eastside")
    assert "empty" in world.ana.says("/loop review")


def test_undo_goes_back_step_by_step_and_ends_kindly(world: World) -> None:
    world.ana.says("/loop remind me to call tomorrow")
    world.ana.says("/loop remind me to write tomorrow")
    assert "write" in world.ana.says("/loop undo")
    assert "call" in world.ana.says("/loop undo")
    assert "nothing to undo" in world.ana.says("/loop undo")


def test_an_empty_start_reads_well(database: Database) -> None:
    world = World(database, sample=False)
    assert "No partners yet." in world.ana.says("/loop partner")
    assert "You look after nothing right now." in world.ana.says("/loop mine")
    assert "No partners yet." in world.ana.says("/loop brief")
    assert "not connected with an organisation" in world.amina.says("/loop share I need chairs")
    assert "I don't know “Casa Latina” yet." in world.ana.says("/loop heard Casa Latina: they need chairs")
    world.close()


def test_sample_data_can_be_removed_with_all_that_hangs_on_it(world: World) -> None:
    from bot.sample import remove_sample

    world.ana.says("/loop promised Eastside the room list by Friday")
    now = world.clock.now()
    assert world.database.write_now(lambda session: remove_sample(session, now)) > 3
    assert "No partners yet." in world.ana.says("/loop partner")
    assert "You look after nothing" in world.ana.says("/loop mine")
    world.advance(days=20)
    assert "room list" not in world.ana.sees


def test_amina_never_sees_another_partner(world: World) -> None:
    world.ana.says('/loop heard Casa Latina: "zebrafish tank" label:public')
    world.ana.says("/loop promised Casa Latina zebrafish food by Friday")
    for words in ("promises", "help", "share", "find zebrafish", "brief Casa Latina", "partner Casa Latina", "mine"):
        said = world.amina.says(f"/loop {words}")
        assert "zebrafish" not in said.replace(words, "").replace("“zebrafish”", "")
    assert world.amina.suggestions("partner", "Casa") == []
    assert "Casa" not in world.amina.sees_all.replace("find zebrafish", "").replace("brief Casa Latina", "").replace(
        "partner Casa Latina", ""
    )


def test_a_name_of_a_partner_that_was_taken_back_is_free_again(world: World) -> None:
    world.ana.says("/loop partner add Riverside Elders")
    added = world.ana.find_button("Undo")[1].token
    world.ana.says("/loop partner Riverside Elders alias The Hub")
    world.ana.press_token(added)
    said = world.ana.says("/loop partner Casa Latina alias the hub")
    assert "Also called: the hub" in said


def test_a_community_is_joined_once_whatever_its_case_and_can_be_taken_back(world: World) -> None:
    said = world.ana.says("/loop partner Eastside community EASTSIDE families")
    assert said.count("Eastside families") == 1
    world.ana.says("/loop partner Eastside community Night shift")
    assert "Taken back." in world.ana.presses("Undo")
    assert "Night shift" not in world.ana.says("/loop partner Eastside")


def test_a_cadence_is_one_or_two_numbers_and_never_guessed(world: World) -> None:
    assert "every 30 days, 90 at most" in world.ana.says("/loop partner Eastside cadence every 30 days, 90 at most")
    assert "Please give one or two numbers" in world.ana.says("/loop partner Eastside cadence until 31 February")


@pytest.mark.parametrize("words", ["phone 555", "remove", "days friday"])
def test_a_fact_that_is_not_known_is_said_and_kept(world: World, words: str) -> None:
    said = world.ana.says(f"/loop partner Casa Latina {words}")
    assert f"I don't know the fact “{words.split(maxsplit=1)[0]}”" in said
    assert "languages" in said
    assert f"Casa Latina {words}" in world.ana.says("/loop review")


def test_facts_may_be_named_in_the_singular(world: World) -> None:
    assert "Languages: Spanish, Quechua" in world.ana.says("/loop partner Casa Latina language Spanish, Quechua")
    assert "Also called: La Casa" in world.ana.says("/loop partner Casa Latina aliases La Casa")


def test_a_partner_is_renamed_and_still_found_by_its_old_name(world: World) -> None:
    said = world.ana.says("/loop partner Casa Latina rename Casa Nueva")
    assert "Changed Casa Nueva." in said
    assert "Also called: Casa Latina" in said
    assert "Casa Nueva" in world.ana.says("/loop brief Casa Latina")
    assert "is called already" in world.ana.says("/loop partner Casa Nueva rename Harbor Clinic")


def test_an_account_is_linked_only_after_it_was_picked(world: World) -> None:
    with_no_partner(world, "Élodie")
    said = world.ana.says("/loop partner Casa Latina contact élodie")
    assert "Is élodie one of these accounts?" in said
    assert "Contacts" not in world.ana.says("/loop partner Casa Latina")
    assert "Contacts: Élodie" in world.ana.presses("the local page: Élodie")


def test_somebody_else_of_that_name_is_a_new_contact(world: World) -> None:
    with_no_partner(world, "Élodie")
    world.ana.says("/loop partner Casa Latina contact Elodie")
    assert "Contacts: Elodie" in world.ana.presses("Somebody else")


def with_no_partner(world: World, name: str) -> None:
    def write(session: Session) -> None:
        seat = Seat("elodie", name, Role.CONTACT, "")
        seat_person(session, seat, 1, "UTC", world.clock.now())

    world.database.write_now(write)


def test_a_colleague_whose_name_is_not_clear_is_asked(world: World) -> None:
    def write(session: Session) -> None:
        for name in ("Anabel", "Backhaus"):
            session.add(Person(name=name, role=Role.STAFF, created_at=world.clock.now()))

    world.database.write_now(write)
    assert "Held by: Ana\n" in world.ana.says("/loop partner Harbor Clinic liaison Ana")
    assert "may be one of: Ana, Anabel" in world.ana.says("/loop partner Harbor Clinic liaison An")
    assert "Held by: Backhaus\n" in world.ana.says("/loop partner Harbor Clinic liaison Backhaus")
    assert "Held by: Backhaus, Rosa" in world.ana.says("/loop partner Harbor Clinic liaison Rosa (backup)")


def test_all_partners_are_counted_and_offered(world: World) -> None:
    def write(session: Session) -> None:
        for n in range(1_001):
            Partners(session, SYSTEM).add(f"Zzz {n:04}", world.clock.now())

    world.database.write_now(write)
    assert "1004 partners" in world.ana.says("/loop partner")
    assert "Zzz 1000" in world.ana.suggestions("partner", "zzz 1000")


@pytest.mark.parametrize("pick", ["Eastside Mutual Aid", "Add as new"])
def test_a_fact_typed_with_a_doubtful_name_is_written_down_once_the_partner_is_picked(world: World, pick: str) -> None:
    said = world.ana.says("/loop partner Eastside Mutuel customs shoes off, tea first")
    assert "Which partner is “Eastside Mutuel”?" in said
    assert "shoes off, tea first" in said
    assert "shoes off, tea first" in world.ana.says("/loop review")
    said = world.ana.presses(pick)
    assert "Customs: shoes off, tea first" in said
    assert ("Changed Eastside Mutuel." if pick == "Add as new" else "Changed Eastside Mutual Aid.") in said
    assert "Your review list is empty." in world.ana.says("/loop review")


def test_a_fact_that_is_wrong_is_kept_once_when_the_name_was_doubtful_too(world: World) -> None:
    world.ana.says("/loop partner Eastside Mutuel cadence often")
    assert "one or two numbers of days" in world.ana.presses("Eastside Mutual Aid")
    assert world.ana.says("/loop review").count("cadence often") == 1
