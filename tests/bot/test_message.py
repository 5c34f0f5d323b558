"""Messages: complete as plain text, within the budgets of the smallest platform."""

from datetime import UTC, datetime

import pytest

from bot.ui.message import (
    BUTTONS,
    CONTENT,
    ITEMS,
    LABEL,
    ROWS,
    SUMMARY,
    TITLE,
    Button,
    Buttons,
    Facts,
    Heading,
    Hint,
    Item,
    Items,
    Message,
    Quoted,
    Say,
    Stamp,
    Table,
    clip,
    fit,
)

AT = Stamp(datetime(2026, 11, 27, 14, 2, tzinfo=UTC), "Friday at two")
WHOLE = Message(
    "The title",
    (
        Say("A paragraph."),
        Heading("What it is about"),
        Quoted("their words", "Amina"),
        Facts((("Due", "Friday"),)),
        Items(
            (Item("the room list", "late", (Button("Done", "t1"),)), Item("a key"), Item("a sofa", "done", at=AT)),
            "Open",
            "and 3 more",
        ),
        Buttons((Button("Undo", "t2"), Button("Edit", "t3"))),
        Table(("team", "kept"), (("north", "17"),)),
        Hint("An aside."),
    ),
)


def test_the_text_of_a_message_has_all_of_it_in_order() -> None:
    assert WHOLE.to_text().splitlines() == [
        "The title",
        "A paragraph.",
        "What it is about",
        "“their words” (Amina)",
        "Due: Friday",
        "Open",
        "- the room list",
        "  late",
        "  [Done]",
        "- a key",
        "- a sofa",
        "  done, Friday at two",
        "and 3 more",
        "[Undo] [Edit]",
        "team | kept",
        "north | 17",
        "An aside.",
    ]


def test_buttons_are_listed_in_the_order_in_which_they_are_shown() -> None:
    assert [button.token for button in WHOLE.buttons()] == ["t1", "t2", "t3"]


def test_what_fits_is_left_as_it_is() -> None:
    assert fit(WHOLE) == WHOLE


def test_a_question_stays_a_question() -> None:
    assert fit(Message("How many?", asks=True)).asks


@pytest.mark.parametrize(
    ("words", "limit", "cut"),
    [("short", 5, "short"), ("longer", 5, "long…"), ("one two", 5, "one…"), ("", 5, ""), ("\x1b[2Jx\u202e", 9, "[2Jx")],
)
def test_text_is_cut_with_an_ellipsis_and_loses_its_controls(words: str, limit: int, cut: str) -> None:
    assert clip(words, limit) == cut
    assert len(clip(words, limit)) <= limit


def test_a_message_far_too_large_comes_out_within_every_budget() -> None:
    huge = "word " * 20_000
    many = tuple(Button(huge, f"t{n}") for n in range(50))
    rows = tuple(Item(huge, huge, many) for _ in range(50))
    blocks = (
        Say(huge),
        Quoted(huge, huge),
        Facts(((huge, huge),) * 10),
        Items(rows, huge, huge),
        Buttons(many),
        Table((huge, huge), ((huge, huge),) * 100),
        Hint(huge),
    )
    say, quoted, facts, items, buttons, table, hint = fit(Message(huge, blocks)).blocks
    assert isinstance(say, Say)
    assert isinstance(quoted, Quoted)
    assert isinstance(facts, Facts)
    assert isinstance(items, Items)
    assert isinstance(buttons, Buttons)
    assert isinstance(table, Table)
    assert isinstance(hint, Hint)
    assert max(len(say.words), len(quoted.words), len(hint.words)) <= CONTENT
    assert max(len(quoted.by), len(items.more)) <= SUMMARY
    assert all(len(label) <= LABEL and len(value) <= 300 for label, value in facts.rows)
    assert (len(items.rows), len(items.heading) <= TITLE) == (ITEMS, True)
    assert all(len(row.words) <= SUMMARY and len(row.detail) <= SUMMARY for row in items.rows)
    assert {len(row.buttons) for row in items.rows} == {len(buttons.row)} == {BUTTONS}
    assert all(len(button.label) <= LABEL for button in buttons.row)
    assert len(table.rows) == ROWS
    assert all(len(cell) <= LABEL for row in (table.columns, *table.rows) for cell in row)
    assert len(fit(Message(huge)).title) <= TITLE


def test_one_block_may_use_all_the_room_there_is() -> None:
    (alone,) = fit(Message("", (Say("x" * 5_000),))).blocks
    assert isinstance(alone, Say)
    assert len(alone.words) == CONTENT


def test_braces_and_per_cents_of_a_person_are_just_text() -> None:
    assert Message("{name} %s {0.__class__}", (Say("{}"),)).to_text() == "{name} %s {0.__class__}\n{}"
