"""A letter that is too long for a message, in Slack: a button under it, and a window with all of it."""

import pytest

from adapters.slack.render import message_payload
from bot.ui.folding import folded
from bot.ui.message import Button, Buttons, Item, Items, Message, Table
from tests.adapters.slack.limits import read
from tests.adapters.slack.plenty import many
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.showing import shown_text


def test_a_long_post_is_read_to_its_end_in_a_window_by_whoever_presses(slack: SlackWorld) -> None:
    many(slack)
    slack.advance(days=14)
    assert "… and 14 more" in slack.member_sees_channel("rosa")
    post = slack.twin.messages("outreach")[-1].body
    window = slack.rosa.presses("Show all")
    assert "Page 1 of 3" in window
    assert slack.rosa.member.modal is not None
    assert slack.ana.member.modal is None
    window = slack.rosa.presses("More")
    assert "Page 2 of 3" in window
    assert "list number 15" in window
    assert "Page 3 of 3" in slack.rosa.presses("More")
    assert "Page 2 of 3" in slack.rosa.presses("Earlier")
    assert slack.twin.messages("outreach")[-1].body == post


def test_done_in_such_a_window_counts_and_the_window_shows_it(slack: SlackWorld) -> None:
    many(slack)
    slack.advance(days=2)
    assert "24 things you are keeping an eye on" in slack.ana.presses("Show all")
    assert "Done: list number 3" in slack.ana.presses("Done", near="list number 3")
    below = shown_text(slack.twin.world, slack.ana.member.stack[0].body)
    assert "23 things you are keeping an eye on" in below


@pytest.mark.parametrize("buttons", range(6))
@pytest.mark.parametrize("words", ["a key", "the list of all rooms with a ramp " * 5])
def test_what_the_core_leaves_is_shown_without_being_cut_once_more(buttons: int, words: str) -> None:
    pressed = tuple(Button("Renegotiate", f"t{n}") for n in range(buttons))
    sections = tuple(Items((Item(words, words, pressed),) * 10, f"Heading {n}", "and 3 more") for n in range(6))
    figures = Table(("What", "Now"), (("Late", "2"),) * 6)
    short = folded(Message("The title", (figures, *sections, Buttons((Button("Show all", "t"),))))).message
    told = "\n".join(read(message_payload(short)["blocks"]))
    assert "… and" not in told
    assert told.count("Heading") == sum(isinstance(block, Items) for block in short.blocks)
