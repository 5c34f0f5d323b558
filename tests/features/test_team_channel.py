"""When a team channel is spoken to."""

from datetime import UTC, datetime

import pytest

from bot.ports import Refused
from bot.sample import TEAM_PLACE
from bot.ui.message import Items, Stamp
from tests.driver import World, buttons_of


def test_the_team_channel_is_left_alone_at_night(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop settings quiet none")
    world.ana.says("/loop settings time 21:00")
    world.goes_to(datetime(2026, 12, 3, 3, 0, tzinfo=UTC))
    assert "the room list" in world.ana.sees
    assert world.team_channel == []
    world.goes_to(datetime(2026, 12, 3, 15, 0, tzinfo=UTC))
    assert "the room list" in world.team_channel[-1].message.to_text()


def test_the_team_channel_gets_one_post_a_day(world: World) -> None:
    for words in ("the room list", "the key"):
        world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.rosa.says("/loop promised Casa Latina the flyer by Friday")
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    assert len(world.team_channel) == 1
    assert "3 things could use a hand" in world.team_channel[-1].message.to_text()


def test_need_help_goes_to_the_team_channel_without_a_name(world: World) -> None:
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.advance(days=2)
    assert "The team channel has it now." in world.ana.presses("Need help", near="the room list")
    post = world.team_channel[-1].message.to_text()
    assert "Someone could use a hand with this." in post
    assert "Ana" not in post
    world.rosa.presses("I'll take it")
    assert "the room list" in world.rosa.says("/loop mine")


@pytest.mark.parametrize(("names", "said"), [("off", "Done late, "), ("on", "Done late by Rosa, ")])
def test_what_was_settled_says_when_and_by_whom_only_where_the_team_chose_so(
    world: World, names: str, said: str
) -> None:
    world.rosa.says("/loop team")
    world.rosa.presses("Change")
    world.rosa.fills(names=names)
    for words in ("the room list", "the key"):
        world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    post = world.team_channel[-1]
    world.rosa.presses("Done", near="the room list")
    when = "Wednesday, 2 December 2026, 15:00 (America/New_York)"
    assert f"Settled\n- the room list\n  {said}{when}" in post.message.to_text()
    (settled,) = (row for block in post.message.blocks if isinstance(block, Items) for row in block.rows if row.at)
    assert settled.at == Stamp(datetime(2026, 12, 2, 20, 0, tzinfo=UTC), when)


def test_what_was_done_by_mistake_is_taken_back_in_the_post_by_whoever_did_it(world: World) -> None:
    for words in ("the room list", "the key"):
        world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    post = world.team_channel[-1]
    world.rosa.presses("Done", near="the room list")
    assert "Done late" in post.message.to_text()
    assert "Only whoever did this can take it back." in world.ana.presses("Undo", near="the room list")
    assert "Done late" in post.message.to_text()
    assert "Taken back." in world.rosa.presses("Undo", near="the room list")
    assert "Done late" not in post.message.to_text()
    assert post.message.to_text().startswith("2 things could use a hand")


def test_undo_beside_what_was_done_is_of_that_step_and_of_no_later_one(world: World) -> None:
    for words in ("the room list", "the key"):
        world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.goes_to(datetime(2026, 12, 2, 20, 0, tzinfo=UTC))
    world.rosa.presses("Done", near="the room list")
    world.advance(minutes=5)
    world.amina.presses("Kept")
    world.rosa.presses("Done", near="the key")
    buttons = [button for post in world.team_channel for button in buttons_of(post.message, "the room list")]
    said = world.rosa.press_token(next(button.token for button in buttons if button.label == "Undo"))
    assert "Only whoever did this" not in said
    assert "I can't find that." not in said


def test_ones_own_letter_says_it_in_ones_own_zone_alone(world: World) -> None:
    for words in ("the room list", "the key"):
        world.ana.says(f"/loop promised Eastside {words} by Friday")
    world.advance(days=2)
    post = world.ana.inbox[-1]
    world.ana.presses("Done", near="the room list")
    assert (
        "the room list\n  Done by Ana, Wednesday, 25 November 2026, 09:00 (America/New_York)" in post.message.to_text()
    )
    assert not any(row.at for block in post.message.blocks if isinstance(block, Items) for row in block.rows)


def test_a_post_that_comes_late_says_so_in_the_zone_of_the_team(world: World) -> None:
    world.rosa.says("/loop team zone Europe/Berlin")
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.goes_to(datetime(2026, 12, 1, 23, 0, tzinfo=UTC))
    assert world.team_channel == []
    world.memory.faults[TEAM_PLACE].refuse.append(Refused("not now"))
    world.goes_to(datetime(2026, 12, 2, 14, 0, tzinfo=UTC))
    world.jumps(hours=2)
    post = world.team_channel[-1].message.to_text()
    assert "This comes late: it was due on Wednesday, 2 December 2026, 15:00 (Europe/Berlin)." in post
    assert "UTC" not in post
