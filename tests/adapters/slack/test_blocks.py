"""What each block of a message becomes on Slack, and what is told when there is more than it takes."""

import json
from typing import Any

import pytest

from adapters.slack.budget import Rung
from adapters.slack.render import home_view, message_payload, shown_view, working_view
from adapters.slack.text import ENGLISH
from bot.i18n import translator
from bot.ui.message import Button, Buttons, Facts, Hint, Item, Items, Message, Quoted, Say, Style, Table
from tests.adapters.feature import PARTS, everything
from tests.adapters.slack.limits import found, message_problems, read, view_problems
from tests.adapters.slack.samples import HOSTILE

DONE, SNOOZE = Button("Done", "t1", Style.PRIMARY), Button("Snooze", "t2")
Json = dict[str, Any]


def blocks(*parts: Any, rung: Rung = Rung.NATIVE) -> list[Json]:
    """What follows the title."""
    found: list[Json] = message_payload(Message("Title", parts), rung)["blocks"][1:]
    return found


def text(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words, "emoji": False}


def section(*runs: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(runs)}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def bullets(*rows: Json) -> Json:
    return {"type": "rich_text_list", "style": "bullet", "elements": list(rows)}


def button(label: str, token: str, n: int, **more: str) -> Json:
    return {"type": "button", "action_id": f"press:{n}", "text": plain(label), "value": token, **more}


def test_a_message_has_a_bold_title_and_its_whole_text_beside_the_blocks() -> None:
    payload = message_payload(Message("Saved.", (Say("It is due on Friday."), Hint("Type /loop undo."))))
    assert payload == {
        "text": "Saved.\nIt is due on Friday.\nType /loop undo.",
        "blocks": [
            rich(section(text("Saved.", bold=True))),
            rich(section(text("It is due on Friday."))),
            {"type": "context", "elements": [plain("Type /loop undo.")]},
        ],
    }


def test_a_card_has_a_header() -> None:
    payload = message_payload(Message("Eastside", (Facts((("Due", "Friday"), ("State", ""))),)))
    assert payload["blocks"] == [
        {"type": "header", "text": plain("Eastside")},
        rich(section(text("Due: ", bold=True), text("Friday"), text("\n"), text("State: ", bold=True), text("–"))),
    ]


def test_a_message_that_is_all_buttons_still_has_rich_text() -> None:
    asked = Message("Which one?", (Items((Item("the room", "", (DONE,)),)),))
    assert message_payload(asked)["blocks"][0] == rich(section(text("Which one?", bold=True)))


def test_somebodys_words_stand_behind_a_bar_with_their_name_under_them() -> None:
    quote = {"type": "rich_text_quote", "elements": [text("the bus stops at six"), text("\n— Amina", italic=True)]}
    assert blocks(Quoted("the bus stops at six", "Amina"), Quoted("no name")) == [
        rich(quote),
        rich({"type": "rich_text_quote", "elements": [text("no name")]}),
    ]


def test_items_without_buttons_are_one_list_under_its_heading() -> None:
    items = Items((Item("the room list", "since Monday"), Item("a key")), "Open", "and 3 more")
    listed = bullets(
        section(text("the room list", bold=True), text("\nsince Monday")), section(text("a key", bold=True))
    )
    assert blocks(items) == [
        rich(section(text("Open", bold=True)), listed),
        {"type": "context", "elements": [plain("and 3 more")]},
    ]


DIVIDER = {"type": "divider"}


def small(words: str) -> Json:
    return {"type": "context", "elements": [plain(words)]}


def beside(words: str, n: int) -> Json:
    pressed = button("Done", "t1", n, style="primary")
    return {"type": "section", "text": plain(words), "expand": True, "accessory": pressed}


def below(n: int) -> Json:
    return {"type": "actions", "elements": [button("Done", "t1", n, style="primary"), button("Snooze", "t2", n + 1)]}


def test_an_item_has_one_button_beside_it_or_several_below_its_small_print() -> None:
    rows = (Item("the room list", "since Monday", (DONE,)), Item("a key", "due Friday", (DONE, SNOOZE)))
    room_list, *key = blocks(Items(rows))
    assert room_list == beside("the room list\nsince Monday", 1)
    assert key == [DIVIDER, rich(section(text("a key"))), small("due Friday"), below(2)]


def test_items_with_rows_of_buttons_are_parted_by_lines() -> None:
    rows = (Item("a key", "", (DONE, SNOOZE)), Item("a room", "", (DONE, SNOOZE)))
    room = [DIVIDER, rich(section(text("a room"))), below(3)]
    assert blocks(Items(rows)) == [rich(section(text("a key"))), below(1), *room]


def test_a_list_with_a_heading_is_parted_from_what_stands_above_it() -> None:
    shown = blocks(Say("Good morning."), Items((Item("a key", "", (DONE,)),), "Today"))
    assert shown[1:] == [DIVIDER, rich(section(text("Today", bold=True))), beside("a key", 1)]


def test_a_long_list_stands_closer_together_before_anything_of_it_is_left_out() -> None:
    rows = tuple(Item(f"thing {n}", "since Monday", (DONE, SNOOZE)) for n in range(20))
    assert [block["type"] for block in blocks(Items(rows[:10]))[:5]] == [
        "rich_text",
        "context",
        "actions",
        "divider",
        "rich_text",
    ]
    assert [block["type"] for block in blocks(Items(rows))] == ["rich_text", "actions"] * 20


def test_a_row_of_buttons_breaks_after_five() -> None:
    rows = blocks(Say("Which?"), Buttons(tuple(Button(f"No. {n}", f"t{n}", Style.DANGER) for n in range(7))))[1:]
    assert [len(row["elements"]) for row in rows] == [5, 2]
    assert rows[1]["elements"][1] == button("No. 6", "t6", 7, style="danger")


TABLE = Table(("team", "kept", "open"), (("north", "17", "3"), ("south-east", "4")))


def test_figures_are_a_table_with_every_row_as_wide_and_numbers_at_the_right() -> None:
    assert blocks(TABLE) == [
        {
            "type": "table",
            "column_settings": [{"is_wrapped": True}, {"align": "right"}, {"is_wrapped": True}],
            "rows": [
                [{"type": "raw_text", "text": cell} for cell in row]
                for row in (("team", "kept", "open"), ("north", "17", "3"), ("south-east", "4", "–"))
            ],
        }
    ]


def test_where_there_are_no_tables_each_row_is_a_line() -> None:
    north = section(text("north", bold=True), text(" · kept: 17 · open: 3"))
    south_east = section(text("south-east", bold=True), text(" · kept: 4"))
    assert blocks(TABLE, rung=Rung.LIST) == [rich(section(text("team", bold=True)), bullets(north, south_east))]


def test_a_second_table_and_one_too_wide_are_lists() -> None:
    wide = Table(tuple("abcdefghijklmnopqrstuvwxyz"), (tuple("abcdefghijklmnopqrstuvwxyz"),))
    kinds = [block["type"] for block in blocks(TABLE, TABLE, wide)]
    assert kinds == ["table", "rich_text", "rich_text"]


def test_on_the_lowest_rung_all_of_it_is_text() -> None:
    payload = message_payload(everything(DONE, SNOOZE), Rung.TEXT)
    assert payload["blocks"] == [rich(section(text(everything(DONE, SNOOZE).to_text())))]
    assert message_problems(payload) == []


@pytest.mark.parametrize("rung", [Rung.NATIVE, Rung.LIST])
def test_every_part_of_a_message_can_be_read(rung: Rung) -> None:
    shown = "\n".join(read(message_payload(everything(Button("Press me", "a"), Button("Look", "b")), rung)["blocks"]))
    assert [part for part in PARTS if part not in shown] == []


def test_what_has_no_room_is_cut_between_items_and_counted() -> None:
    items = Items(tuple(Item(f"thing {n}", "due", (DONE, SNOOZE)) for n in range(500)), "Open", "and 490 elsewhere")
    payload = message_payload(Message("Many", (items, Buttons((Button("All", "all"),)))))
    words = list(read(payload["blocks"]))
    shown = sum(word.startswith("thing ") for word in words)
    assert words[-3:] == [f"… and {500 - shown} more", "and 490 elsewhere", "All"]
    assert shown > 15
    assert message_problems(payload) == []


def test_what_was_left_out_is_said_in_the_readers_language() -> None:
    items = Items(tuple(Item("x" * 900) for _ in range(20)))
    assert "… y 11 más" in list(read(message_payload(Message("Muchas", (items,)), t=translator("es"))["blocks"]))


def test_long_words_are_parted_where_they_can_be() -> None:
    shown = blocks(Say("word " * 1_000))
    assert [block["elements"][0]["elements"][0]["text"][-4:] for block in shown] == ["word", "word"]
    assert sum(text.count("word") for text in read(shown)) == 1_000


def test_a_message_of_nothing_is_still_a_message() -> None:
    empty = Message("", (Say(""), Hint("\u200b"), Items(()), Table((), ()), Facts(()), Buttons(())))
    assert message_payload(empty) == {"text": "–", "blocks": [rich(section(text("–", bold=True)))]}


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("rung", Rung)
def test_nothing_that_is_typed_is_read_as_mark_up(words: str, rung: Rung) -> None:
    row = (Button(words, "t"),)
    parts = (
        Say(words),
        Quoted(words, words),
        Facts(((words, words),)),
        Items((Item(words, words), Item(words, words, row), Item(words, words, row * 2)), words, words),
        Table((words, words), ((words, words),)),
        Hint(words),
        Buttons(row),
    )
    payload = message_payload(Message(words, parts), rung)
    assert (
        set(found(payload, "type")) & {"mrkdwn", "markdown", "link", "user", "channel", "broadcast", "emoji"} == set()
    )
    assert "<" not in payload["text"]
    assert payload["text"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").startswith(words)
    assert message_problems(payload) == []


def test_halves_of_characters_and_controls_never_leave_the_house() -> None:
    payload = message_payload(Message("a\ud800b\x00c\u202ed", (Say("\x1b[31mred"),)))
    assert list(read(payload["blocks"])) == ["a\ufffdbcd", "[31mred"]
    assert json.dumps(payload, ensure_ascii=False).encode()


def test_the_home_holds_several_messages_with_lines_between_them() -> None:
    view = home_view([Message("Today", (Say("Nothing."),)), everything(DONE, SNOOZE)], ENGLISH)
    assert [block["type"] for block in view["blocks"]][:4] == ["rich_text", "rich_text", "divider", "header"]
    assert "table" not in found(view, "type")
    assert view_problems(view) == []


def test_buttons_have_ids_of_their_own_in_the_whole_home() -> None:
    view = home_view([everything(DONE, SNOOZE)] * 3, ENGLISH)
    assert found(view, "action_id") == [f"press:{n}" for n in range(1, 7)]


def test_messages_that_have_no_room_in_the_home_are_counted() -> None:
    items = Items(tuple(Item(f"thing {n}", "", (DONE, SNOOZE)) for n in range(500)))
    view = home_view([Message("Many", (items,)), Message("Later"), Message("Last")], ENGLISH)
    assert list(read(view["blocks"]))[-1] == "… and 2 more"
    assert view_problems(view) == []


def test_windows_that_ask_nothing_can_be_closed() -> None:
    shown, working = shown_view([Message("Eastside")], ENGLISH, '{"t":""}'), working_view(ENGLISH)
    assert (shown["callback_id"], shown["private_metadata"], shown["close"]) == ("shown", '{"t":""}', plain("Close"))
    assert (working["callback_id"], list(read(working["blocks"]))) == ("working", ["Working on it …"])
    assert "submit" not in shown
    assert "submit" not in working
