"""Long lists, where what can be pressed is chosen from a menu."""

from collections.abc import Iterator

import pytest

from bot.turn import Reply
from bot.ui.message import Button, Item, Items, Message
from tests.adapters.discord.place import DiscordPlace
from tests.twins.discord.showing import menus

LABELS = ("Done", "Snooze", "Renegotiate", "Hand over")


@pytest.fixture
def place() -> Iterator[DiscordPlace]:
    made = DiscordPlace()
    yield made
    made.close()


def much(things: int) -> Message:
    rows = (Item(f"thing {n}", "", tuple(Button(word, f"{word}{n}") for word in LABELS)) for n in range(things))
    return Message("Open", (Items(tuple(rows)),))


def offered(place: DiscordPlace) -> list[str]:
    """What can be chosen in what they see."""
    found = [menu for said in place.ana.messages() for menu in menus(said)]
    return [option["value"] for menu in found for option in menu["options"]]


def test_what_is_used_up_goes_from_its_list_and_the_rest_can_still_be_chosen(place: DiscordPlace) -> None:
    place.replies = [Reply((much(10),)), Reply((Message("Done: thing 2"),), is_used_up=True)]
    place.types("mine")
    before = offered(place)
    assert place.ana.picks("Done 3").answered
    place.twin.settled()
    assert offered(place) == [each for each in before if each != "Done2"]
    assert len(before) == 40


def test_a_list_of_which_nothing_is_left_goes(place: DiscordPlace) -> None:
    place.replies = [Reply((much(10),)), *(Reply((Message(f"Done {n}"),), is_used_up=True) for n in range(15))]
    place.types("mine")
    for label in [f"{word} {n}" for n in range(7, 11) for word in LABELS][1:]:
        assert place.ana.picks(label).answered
    place.twin.settled()
    assert len(offered(place)) == 25
