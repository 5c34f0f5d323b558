"""When a team channel is spoken to."""

from datetime import UTC, datetime

from tests.driver import World


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
