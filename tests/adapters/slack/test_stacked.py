"""Windows on each other: what is done in one shows in the one below, and where the letter stands that it shows."""

from tests.adapters.slack.plenty import many
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.showing import shown_text

SAVED = "Saved what you heard from Casa Latina."


def below(slack: SlackWorld) -> str:
    return shown_text(slack.twin.world, slack.ana.member.stack[0].body)


def test_the_window_below_offers_undo_no_more_once_it_was_pressed(slack: SlackWorld) -> None:
    slack.ana.picks_from_menu("write_down_what_i_heard")
    assert "[Undo]" in slack.ana.submits(partner="Casa Latina", paraphrase="They need chairs.")
    assert "Taken back." in slack.ana.presses("Undo")
    assert SAVED in below(slack)
    assert "[Undo]" not in below(slack)
    assert "[Edit]" in below(slack)


def test_undo_that_was_pressed_meanwhile_elsewhere_says_so_and_goes(slack: SlackWorld) -> None:
    slack.ana.picks_from_menu("write_down_what_i_heard")
    slack.ana.submits(partner="Casa Latina", paraphrase="They need chairs.")
    slack.ana.types("undo")
    said = slack.ana.presses("Undo")
    assert "taken back already" in said
    assert "[Undo]" not in below(slack)


def test_a_button_that_only_shows_something_stays(slack: SlackWorld) -> None:
    slack.ana.types("promised Eastside the room list by Friday")
    slack.ana.picks_from_menu("find_a_partner")
    slack.ana.submits(partner="Eastside Mutual Aid")
    slack.ana.presses("Brief")
    assert "[Brief]" in below(slack)
    assert slack.twin.calls_of("views.update") == []


def test_a_window_that_shows_something_newer_by_now_is_left_alone(slack: SlackWorld) -> None:
    slack.ana.picks_from_menu("write_down_what_i_heard")
    slack.ana.submits(partner="Casa Latina", paraphrase="They need chairs.")
    slack.twin.faults.answers("hash_conflict", "views.update")
    assert "Taken back." in slack.ana.presses("Undo")
    assert "Taken back." not in slack.ana.sees


def test_done_in_a_window_that_shows_a_whole_letter_is_done_in_the_letter_as_well(slack: SlackWorld) -> None:
    many(slack)
    slack.advance(days=14)
    assert "24 things" in slack.member_sees_channel("rosa")
    posts = len(slack.twin.messages("outreach"))
    slack.rosa.presses("Show all")
    slack.rosa.presses("Done", near="list number 3")
    assert "23 things" in slack.member_sees_channel("ana")
    assert "24 things" not in slack.member_sees_channel("ana")
    assert len(slack.twin.messages("outreach")) == posts
