"""Words for one partner that name another one are asked about before anybody else reads them."""

import pytest

from tests.driver import World


@pytest.mark.parametrize(
    "line",
    [
        "to Harbor Clinic East the keys for Eastside",
        "to Harbor Clinc the key list for Eastside",
        "Eastside, Harbor Clinic the list",
        "Eastside / Harbor Clinic the list",
        "Eastside, Harbor the list",
        "Eastside what Casa Latina got",
        "Eastside the list for Harbor Clinic",
    ],
)
def test_nobody_is_told_before_it_is_sure(world: World, line: str) -> None:
    assert "Saved" not in world.ana.says(f"/loop promised {line} by Friday")
    assert world.amina.inbox == []


def test_what_is_meant_is_sent_when_it_is_sent_again(world: World) -> None:
    world.ana.says("/loop promised Eastside what Casa Latina got by Friday")
    assert world.ana.form is not None
    assert "These words name Casa Latina and go to Eastside Mutual Aid." in world.ana.form.errors["words"]
    assert "Saved: we promised Eastside Mutual Aid." in world.ana.fills()
    assert "“what Casa Latina got”" in world.amina.sees


def test_a_promise_of_a_meeting_to_somebody_else_is_written_down_apart(world: World) -> None:
    said = world.ana.says("/loop met Eastside yesterday; they need chairs; I promised Casa Latina the list by Friday")
    assert "Saved: we promised Casa Latina." in said
    assert world.amina.inbox == []
    world.ana.says("/loop met Eastside yesterday")
    world.ana.fills(promises="the Casa Latina list by Friday")
    assert "names Casa Latina" in world.ana.last.errors["promises"]
    assert world.amina.inbox == []


def test_a_partner_may_have_the_word_of_a_fact_in_its_name(world: World) -> None:
    world.ana.says("/loop partner add Riverside Community Center")
    said = world.ana.says("/loop partner Riverside Community Center")
    assert "Changed" not in said
    assert "Friday" in world.ana.says("/loop partner Riverside Community Center quiet Fri")


def test_a_recurrence_that_is_not_read_whole_is_asked(world: World) -> None:
    more = "There is more about when in the words."
    asked = {
        "every Tuesday until June to call Casa": "“june” is more than one day.",
        "every Tuesday to call Casa until Easter": more,
    }
    for line, why in asked.items():
        assert "I will remind you" not in world.ana.says(f"/loop remind me {line}")
        assert world.ana.form is not None
        assert why in world.ana.form.errors["when"]


def test_a_setting_without_a_value_is_shown_and_not_emptied(world: World) -> None:
    assert "Quiet from: 18:00" in world.ana.says("/loop settings quiet")
    assert "This setting needs a value." in world.ana.says("/loop settings level none")
    assert "Quiet from: –" in world.ana.says("/loop settings quiet none")


def test_preferences_take_a_line_and_keep_what_they_do_not_know(world: World) -> None:
    assert "Cambiado." in world.amina.says("/loop preferences language es")
    world.amina.says("/loop preferences write to me no")
    assert "write to me no" in world.amina.says("/loop review")


@pytest.mark.parametrize("name", ["¨", "´ ´", "The", "…", "ﹰ"])
def test_a_partner_of_a_strange_name_keeps_nobody_from_promising(world: World, name: str) -> None:
    world.ana.says(f"/loop partner add {name}")
    assert "Saved: we promised Eastside Mutual Aid." in world.ana.says(
        "/loop promised Eastside a Sunrise list by Friday"
    )


def test_a_note_that_its_partner_reads_is_asked_about_too(world: World) -> None:
    said = world.ana.says("/loop heard Eastside, Harbor Clinic: both need chairs label: partner")
    assert "Saved" not in said
    assert world.ana.form is not None
    assert "name Harbor Clinic and go to Eastside Mutual Aid" in world.ana.form.errors["paraphrase"]
    assert "Harbor" not in world.amina.says("/loop record")
    assert "Saved what you heard" in world.ana.fills()
    assert "empty" in world.ana.says("/loop review")
    assert "Saved what you heard" in world.ana.says("/loop heard Eastside: Harbor Clinic needs chairs")


def test_a_note_that_is_shown_to_its_partner_later_is_asked_about_then(world: World) -> None:
    world.ana.says("/loop heard Eastside: Harbor Clinic needs chairs as well")
    world.ana.presses("Edit")
    assert "Saved" not in world.ana.fills(label="partner")
    assert "Harbor" not in world.amina.says("/loop record")
    assert "They need chairs" in world.ana.fills(paraphrase="They need chairs.")
    assert "They need chairs" in world.amina.says("/loop record")


def test_a_report_back_that_names_another_partner_is_asked_about_first(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need a room label: partner")
    world.ana.says("/loop close room")
    world.ana.presses("Report back")
    assert "answered" not in world.ana.fills(we_did="We gave the room to Harbor Clinic.")
    assert world.amina.inbox == []
    assert world.ana.form is not None
    assert list(world.ana.form.errors) == ["we_did"]
    assert "is answered" in world.ana.fills(we_did="We found another room.")
    assert "Harbor" not in world.amina.sees


def test_a_no_that_names_another_partner_is_asked_about_first(world: World) -> None:
    world.amina.says("/loop share we need a room")
    world.amina.presses("A need")
    letters = len(world.amina.inbox)
    world.ana.presses("Not now, because")
    world.ana.fills(because="Harbor Clinic has it on Sundays.")
    assert len(world.amina.inbox) == letters
    assert "is answered" in world.ana.fills()


def test_the_reason_for_another_date_is_asked_about_too(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    letters = len(world.amina.inbox)
    world.ana.says("/loop mine")
    world.ana.presses("Renegotiate")
    world.ana.fills(due="4 December", reason="Casa Latina comes first.")
    assert len(world.amina.inbox) == letters
    assert world.ana.form is not None
    assert "name Casa Latina" in world.ana.form.errors["reason"]
    assert "Asked for another date." in world.ana.fills(reason="We are late.")
    assert "Casa" not in world.amina.sees_all
