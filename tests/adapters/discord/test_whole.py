"""A letter that is too long for a post on Discord: the core leaves out what has no room, and all of it can be read."""

import pytest

from adapters.discord.render import answer_payload, post_payload
from bot.platforms import platform_of
from bot.ui.folding import folded, parts
from bot.ui.message import Button, Buttons, Facts, Item, Items, Message, Quoted, Say, Table
from tests.adapters.discord.limits import answer_problems, every, post_problems

OURS = platform_of("discord")
WIRE = "0123456789abcdef01234567"
LONG = "the list of all rooms with a ramp " * 5


def letter(words: str, buttons: int) -> Message:
    def pressed(at: int) -> tuple[Button, ...]:
        return tuple(Button("Renegotiate", f"t{at}x{n}") for n in range(buttons))

    sections = tuple(
        Items(
            tuple(Item(f"{words} {n}", words, pressed(10 * at + n)) for n in range(10)), f"Heading {at}", "and 3 more"
        )
        for at in range(4)
    )
    figures = Table(("What", "Now"), (("Late", "2"),) * 6)
    ending = (Facts((("Due", words),)), Quoted(words * 3, "Amina"), Say(words * 3))
    return Message("The title", (figures, *sections, *ending))


@pytest.mark.parametrize("buttons", range(4))
@pytest.mark.parametrize("words", ["a key", LONG])
def test_what_the_core_leaves_is_posted_without_being_cut_once_more(words: str, buttons: int) -> None:
    message = letter(words, buttons)
    short = folded(message, OURS.posted)
    assert short.is_cut
    ending = Buttons((Button("Show all", "t"),))
    payload = post_payload(Message(short.message.title, (*short.message.blocks, ending)), WIRE)
    assert post_problems(payload, WIRE) == []
    assert "… and" not in payload["content"]
    assert "Show all" in str(payload["components"])
    assert payload["content"].count("Heading") == sum(isinstance(block, Items) for block in short.message.blocks)


@pytest.mark.parametrize("buttons", range(4))
@pytest.mark.parametrize("words", ["a key", LONG])
def test_every_part_of_all_of_it_is_an_answer_that_is_not_cut(words: str, buttons: int) -> None:
    for part in parts(letter(words, buttons), OURS.answered):
        payload = answer_payload((Message(part.title, (*part.blocks, Buttons((Button("More", "t"),)))),))
        assert answer_problems(payload) == []
        told = " ".join(each.get("content", "") for each in every(payload["components"]))
        assert "… and" not in told
        assert part.to_text().count(words) <= told.count(words)


def test_one_long_text_is_cut_where_it_has_room_and_not_left_out() -> None:
    short = folded(Message("The title", (Say("word " * 1_000),)), OURS.posted)
    assert short.is_cut
    content = post_payload(short.message, WIRE)["content"]
    assert len(content) > 1_300
    assert content.count("…") == 1
