"""Long names as options to pick from: all of a name can be read, and none is taken for another."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.modals import read_values, suggestion_options
from adapters.slack.options import option, picked
from adapters.slack.text import size
from storage.text import one_line
from tests.adapters.slack.limits import options_problems
from tests.adapters.slack.samples import SETTINGS, SHORT
from tests.adapters.slack.world import SlackWorld

Json = dict[str, Any]
BEGINNING = "The Association of Families and Neighbours for a Livable Riverside Quarter, "
EAST, WEST = f"{BEGINNING}eastern section", f"{BEGINNING}western section"
NAMES = st.text(min_size=60, max_size=140).map(one_line) | st.text("ab &", min_size=76, max_size=140).map(one_line)


def shown(made: Json) -> str:
    return " ".join(made[name]["text"] for name in ("text", "description") if name in made)


def test_a_name_that_fits_is_one_line() -> None:
    assert option("Eastside", "Eastside") == {
        "text": {"type": "plain_text", "text": "Eastside", "emoji": False},
        "value": "Eastside",
    }


def test_two_names_that_begin_alike_can_be_told_apart_and_read_whole() -> None:
    made = suggestion_options([(EAST, EAST), (WEST, WEST)])
    assert [shown(each) for each in made] == [EAST, WEST]
    assert [picked(each) for each in made] == [EAST, WEST]
    assert options_problems(made) == []


def test_what_is_longer_than_two_lines_shows_how_it_ends() -> None:
    (made,) = suggestion_options([(f"{'n' * 200} the end",) * 2])
    assert shown(made).endswith("n the end")
    assert "…" in made["description"]["text"]
    assert options_problems([made]) == []


def test_a_name_that_slack_hands_back_without_its_second_line_is_how_it_begins() -> None:
    held = option(EAST, EAST)
    del held["description"]
    found = read_values({"partner#e1": {"field": {"selected_option": held}}}, "T1")["partner"]
    assert len(found) > 50
    assert EAST.startswith(found)


def test_a_long_name_that_is_new_is_taken_as_it_was_typed() -> None:
    (made,) = suggestion_options([], EAST)
    assert picked(made) == EAST


def test_a_name_that_ends_in_what_cannot_be_seen_comes_back_as_it_is() -> None:
    name = "0" * 49 + "<&" + "\U00010000" * 8 + "\U00010b92"
    assert picked(option(name, name)) == name


@SETTINGS
@given(NAMES)
def test_any_name_of_two_lines_comes_back_as_it_is(name: str) -> None:
    made = option(name, name)
    assert options_problems([made]) == []
    assert size(name) > 140 or picked(made) == name


@SETTINGS
@given(SHORT, SHORT, SHORT)
def test_any_option_is_read(text: str, value: str, description: str) -> None:
    held = {"text": {"text": text}, "value": value, "description": {"text": description}}
    assert isinstance(picked(held), str)


def add_both(slack: SlackWorld) -> None:
    slack.ana.types(f"partner add {EAST}")
    slack.ana.types(f"partner add {WEST}")
    slack.ana.presses("Add as new")


@pytest.mark.parametrize("section", ["eastern", "western"])
def test_the_partner_that_was_picked_is_the_one_that_is_meant(slack: SlackWorld, section: str) -> None:
    add_both(slack)
    slack.ana.picks_from_menu("find_a_partner")
    slack.ana.member.types_in("partner", "The Assoc")
    (wanted,) = (each for each in slack.ana.member.offered["partner"] if section in shown(each))
    assert f"{BEGINNING}{section} section\n" in slack.ana.submits(partner=wanted["value"])


def test_long_names_that_may_be_meant_are_asked_about_in_full(slack: SlackWorld) -> None:
    add_both(slack)
    for words in ("heard Association of Families: they need chairs", "partner Association of Familes"):
        said = slack.ana.types(words)
        assert f"{EAST}\n[This one]" in said
        assert f"{WEST}\n[This one]" in said
    assert EAST in slack.ana.presses("This one", near=EAST)
