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
    world.ana.says("/loop met Eastside yesterday; they need chairs; I promised Casa Latina the list by Friday")
    world.ana.fills()
    assert "names Casa Latina" in world.ana.last.errors["promises"]
    assert world.amina.inbox == []


def test_a_partner_may_have_the_word_of_a_fact_in_its_name(world: World) -> None:
    world.ana.says("/loop partner add Riverside Community Center")
    said = world.ana.says("/loop partner Riverside Community Center")
    assert "Changed" not in said
    assert "Friday" in world.ana.says("/loop partner Riverside Community Center quiet Fri")


def test_a_recurrence_that_is_not_read_whole_is_asked(world: World) -> None:
    for line in ("every Tuesday until June to call Casa", "every Tuesday to call Casa until Christmas"):
        assert "I will remind you" not in world.ana.says(f"/loop remind me {line}")
        assert world.ana.form is not None
        assert "There is more about when in the words." in world.ana.form.errors["when"]


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
