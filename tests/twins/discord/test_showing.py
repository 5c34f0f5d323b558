"""What people see of what was sent: marks are not read, what was escaped is, and buttons belong to their items."""

import pytest

from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.messages import compose
from tests.twins.discord.pieces import LAYOUT, button, item, row, text
from tests.twins.discord.showing import pressables, words
from tests.twins.discord.state import World


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## Today\n**Two** *tables* __now__ ~~later~~ _soon_", "Today\nTwo tables now later soon"),
        (r"\*two\* snake\_case \_x\_ 2*3", "*two* snake_case _x_ 2*3"),
        ("snake_case_name", "snake_case_name"),
        ("`*x*` and ```py\n*y*```", "*x* and *y*"),
        ("https://a.org/x_y_z [Guide](https://a.org/g)", "https://a.org/x_y_z Guide"),
        ("-# by <t:0:F> (<t:0:R>)", "by Thu 01 Jan 1970 00:00 UTC (Thu 01 Jan 1970 00:00 UTC)"),
        (r"\<@1> <@1> <#2> </loop share:3>", "<@1> @unknown-user #No Access /loop share"),
        ("a < b > c\\", "a < b > c\\"),
    ],
)
def test_marks_are_not_read(written: str, read: str) -> None:
    assert words(World(), written) == read


def test_names_stand_for_people_and_places(twin: DiscordTwin, amina: Member) -> None:
    place, role = twin.channel("general"), twin.role("Team")
    assert words(twin.world, f"<@{amina.id}> <#{place.id}> <@&{role.id}>") == "@Amina #general @Team"


def test_a_button_is_near_the_words_of_its_item(twin: DiscordTwin, amina: Member) -> None:
    parts = [
        text("Today"),
        item("Call Rosa", "Done", "1"),
        text("Write to Ana"),
        row(button("Done", "2"), button("Later")),
    ]
    said = compose(twin.world, amina.dm, {"flags": LAYOUT, "components": [*parts, row(button("Undo"))]}, {})
    near = [(each.label, each.near) for each in pressables(twin.world, said)]
    assert near == [
        ("Done", "Call Rosa"),
        ("Done", "Write to Ana"),
        ("Later", "Write to Ana"),
        ("Undo", "Write to Ana"),
    ]
    assert amina.buttons("Done", near="Ana")[0][1].component["custom_id"] == "2"


def test_what_cannot_be_pressed_is_none_of_them(twin: DiscordTwin, amina: Member) -> None:
    link = {"type": 2, "style": 5, "label": "Open", "url": "https://a.org"}
    body = {"content": "x", "components": [row(link, button("Done", disabled=True), button("Kept"))]}
    compose(twin.world, amina.dm, body, {})
    assert amina.sees() == "x\n[Open]\n[Done]\n[Kept]"
    assert [bool(amina.buttons(label)) for label in ("Open", "Done", "Kept")] == [False, False, True]
