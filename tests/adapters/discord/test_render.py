"""What each block of a message becomes on Discord, posted and as an answer, and what is told when there is more."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.discord.render import (
    answer_payload,
    is_answer,
    matches,
    post_payload,
    update_payload,
    wires_of,
)
from adapters.discord.text import ENGLISH
from bot.i18n import translator
from bot.ui.message import (
    Button,
    Buttons,
    Facts,
    Hint,
    Item,
    Items,
    Link,
    Message,
    Quoted,
    Say,
    Spot,
    Stamp,
    Style,
    Table,
)
from tests.adapters.discord.limits import answer_problems, every, names, post_problems

Json = dict[str, Any]
WIRE = "0123456789abcdef01234567"
OTHER = "f" * 24
DONE, SNOOZE, UNDO = Button("Done", "t1", Style.PRIMARY), Button("Snooze", "t2"), Button("Undo", "t3", Style.DANGER)


def post(*parts: Any, title: str = "Title") -> Json:
    payload = post_payload(Message(title, parts), WIRE)
    assert post_problems(payload, WIRE) == []
    return payload


def content(*parts: Any) -> str:
    """What stands between the title and the line by which the message is found again."""
    told: str = post(*parts)["content"]
    return told.removeprefix("**Title**\n").removesuffix("\n-# Ref 01234567")


def labels(payload: Json) -> list[list[str]]:
    return [[pressed["label"] for pressed in row["components"]] for row in payload["components"]]


def answer(*messages: Message) -> list[Json]:
    payload = answer_payload(messages)
    assert answer_problems(payload) == []
    found: list[Json] = payload["components"]
    return found


def inside(*parts: Any) -> list[Json]:
    """What stands in the frame of one message."""
    (frame,) = answer(Message("Title", parts))
    assert frame["type"] == 17
    found: list[Json] = frame["components"]
    return found


def text(words: str) -> Json:
    return {"type": 10, "content": words}


def button(label: str, token: str, style: int = 2) -> Json:
    return {"type": 2, "style": style, "label": label, "custom_id": f"press:{token}"}


def row(*pressed: Json) -> Json:
    return {"type": 1, "components": list(pressed)}


def items(n: int, each: int = 1) -> Items:
    def pressed(at: int) -> tuple[Button, ...]:
        return tuple(Button(f"Do {kind}", f"t{at}x{kind}") for kind in range(each))

    return Items(tuple(Item(f"thing {at}", "", pressed(at)) for at in range(1, n + 1)))


def test_a_post_is_text_that_calls_nobody_and_is_sent_once() -> None:
    assert post(Say("It is due on Friday."), Hint("Type /loop undo."), title="Saved.") == {
        "content": "**Saved.**\nIt is due on Friday.\n-# Type /loop undo.\n-# Ref 01234567",
        "components": [],
        "flags": 4,
        "allowed_mentions": {"parse": []},
        "nonce": WIRE,
        "enforce_nonce": True,
    }


def test_an_answer_is_a_frame_for_each_message_and_for_one_pair_of_eyes() -> None:
    payload = answer_payload((Message("Saved.", (Say("Due on Friday."),)), Message("One more.")))
    assert payload == {
        "components": [
            {"type": 17, "components": [text("**Saved.**\nDue on Friday.")]},
            {"type": 14, "divider": False},
            {"type": 17, "components": [text("**One more.**")]},
        ],
        "flags": 1 << 15 | 1 << 6,
        "allowed_mentions": {"parse": []},
    }


def test_a_card_has_a_heading_in_an_answer() -> None:
    assert inside(Facts((("Due", "Friday"), ("State", "")))) == [text("## Title\n\n**Due:** Friday\n**State:** –")]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Say("One\n\ntwo"), "One\n\ntwo"),
        (Hint("One\n\ntwo"), "-# One\n\n-# two"),
        (Quoted("the bus\nstops", "Amina"), "> the bus\n> stops\n> — Amina"),
        (Quoted("no name"), "> no name"),
        (Facts((("Due", "Friday"),)), "\n**Due:** Friday"),
        (Facts((("How often?", "daily"),)), "\n**How often?** daily"),
        (Items((Item("a key"), Item("a room", "since Monday"))), "\n- a key\n- a room\n-# since Monday"),
        (
            Items((Item("a key", "due Friday"), Item("a room", "since Monday"))),
            "\na key\n-# due Friday\na room\n-# since Monday",
        ),
        (Items((Item("a key"),), "Open", "and 3 more"), "\n**Open**\n- a key\n-# and 3 more"),
        (Link("Open it", "https://a.example/b_c"), "Open it: https://a.example/b_c"),
        (Spot("Where", "discord:global:c42", "#north"), "**Where:** <#42>"),
        (Spot("Where", "slack:T1:C1", "#north"), "**Where:** #north"),
        (
            Table(("team", "kept"), (("north", "17"), ("east", "4"))),
            "\n```\nteam   kept\nnorth    17\neast      4\n```",
        ),
        (Table(("name", "`@here`"), (("<@1>", "b"),)), "\n```\nname  '@\u200bhere'\n<\u200b@1>  b\n```"),
    ],
)
def test_each_block_as_it_is_posted(block: Any, expected: str) -> None:
    assert content(block) == expected


def test_a_table_that_is_too_wide_or_too_long_is_a_list() -> None:
    wide = Table(("partner", "made", "kept"), (("Eastside Mutual Aid", "m" * 20, "k" * 20),))
    assert content(wide) == f"\n**partner**\n- **Eastside Mutual Aid** – made: {'m' * 20} · kept: {'k' * 20}"
    for width, is_code in ((34, True), (35, False)):
        assert ("```" in content(Table(("a",), (("m" * (width + 2),),)))) == is_code
    for rows, is_code in ((15, True), (16, False)):
        assert ("```" in content(Table(("a", "b"), (("c", "d"),) * rows))) == is_code


def test_letters_that_are_twice_as_wide_stay_in_their_column() -> None:
    table = Table(("name", "n"), (("部屋", "1"), ("e\u0301", "22")))
    assert content(table) == "\n```\nname   n\n部屋   1\ne\u0301     22\n```"


def test_an_instant_is_shown_to_each_reader_in_their_own_time() -> None:
    at = Stamp(datetime(2026, 11, 27, 9, 0, tzinfo=UTC), "Friday, 9:00")
    assert content(Items((Item("a call", "with Ana", (), at),))) == "\na call\n-# with Ana, <t:1795770000:f>"


def test_buttons_stand_below_a_post_and_carry_its_wire_id() -> None:
    payload = post(Items((Item("a key", "since Monday", (DONE, SNOOZE)),)), Buttons((UNDO,)))
    assert payload["content"] == "**Title**\n\na key\n-# since Monday"
    assert payload["components"] == [
        row(button("Done", f"t1:{WIRE}", 1), button("Snooze", f"t2:{WIRE}")),
        row(button("Undo", f"t3:{WIRE}", 4)),
    ]


def test_buttons_that_are_called_the_same_say_which_is_which() -> None:
    payload = post(items(2, 2), Buttons((UNDO,)))
    assert payload["content"] == "**Title**\n\n**1.** thing 1\n**2.** thing 2"
    assert labels(payload) == [["Do 0 1", "Do 1 1"], ["Do 0 2", "Do 1 2"], ["Undo"]]


def test_of_many_things_the_first_button_stands_there_and_the_others_are_chosen_from_a_list() -> None:
    assert [len(row) for row in labels(post(items(5, 2), Buttons((UNDO,))))] == [4, 4, 3]
    *firsts, others, last = post(items(6, 2), Buttons((UNDO,)))["components"]
    assert [[each["label"] for each in row["components"]] for row in firsts] == [
        ["Do 0 1", "Do 0 2", "Do 0 3", "Do 0 4", "Do 0 5"],
        ["Do 0 6"],
    ]
    (picked,) = others["components"]
    assert (picked["type"], picked["custom_id"], picked["placeholder"]) == (3, "pick:1", "Choose one …")
    assert [each["label"] for each in picked["options"]] == [f"Do 1 {n}" for n in range(1, 7)]
    assert last == row(button("Undo", f"t3:{WIRE}", 4))


def test_of_still_more_things_all_are_chosen_from_lists() -> None:
    payload = post(items(21, 2), Buttons((UNDO,)))
    first, second, last = payload["components"]
    assert last == row(button("Undo", f"t3:{WIRE}", 4))
    (picked,) = first["components"]
    assert (len(picked["options"]), second["components"][0]["custom_id"]) == (25, "pick:2")
    assert picked["options"][4] == {"label": "Do 0 3", "value": "t3x0", "description": "thing 3"}


def test_an_answer_has_one_button_beside_its_item_and_several_below() -> None:
    rows = (Item("a key", "since Monday", (DONE,)), Item("a room", "", (SNOOZE, UNDO)))
    assert inside(Say("Look:"), Items(rows)) == [
        text("## Title\nLook:"),
        {"type": 9, "components": [text("a key\n-# since Monday")], "accessory": button("Done", "t1", 1)},
        text("a room"),
        row(button("Snooze", "t2"), button("Undo", "t3", 4)),
    ]


def test_an_answer_with_more_has_its_buttons_below_and_with_still_more_a_list_to_choose_from() -> None:
    below = inside(items(10, 2), Buttons((UNDO,)))
    assert [part["type"] for part in below] == [10, 1, 1, 1, 1, 1]
    assert below[0]["content"].startswith("## Title\n\n**1.** thing 1\n**2.** thing 2")
    assert below[1]["components"][0] == button("Do 0 1", "t1x0")
    picked = inside(items(10, 4), Buttons((UNDO,)))
    assert [part["type"] for part in picked] == [10, 1, 1, 1]
    assert [len(part["components"][0]["options"]) for part in picked[1:3]] == [25, 15]
    assert picked[3] == row(button("Undo", "t3", 4))


def test_a_button_is_there_once() -> None:
    assert names(answer(Message("A", (Buttons((DONE, DONE)),)), Message("B", (Buttons((DONE,)),)))) == ["press:t1"]


@pytest.mark.parametrize("n", [1, 5, 6, 13, 24, 25, 26, 59])
def test_no_button_is_lost_as_long_as_the_text_has_room(n: int) -> None:
    for each in (1, 2, 5):
        for parts in (post(items(n, each))["components"], answer(Message("T", (items(n, each),)))):
            pressed = [name for name in names(parts) if name.startswith("press:")]
            chosen = [option for part in every(parts) for option in part.get("options", ())]
            told = str(parts)
            assert len(pressed) + len(chosen) == n * each or "more" in told or n * each > 125


def test_more_than_there_is_room_for_is_counted_and_what_can_be_pressed_stays() -> None:
    payload = post(Items(tuple(Item(f"thing {n} {'x' * 100}") for n in range(40))), Buttons((DONE,)))
    assert payload["content"].endswith("\n-# … and 23 more")
    assert labels(payload) == [["Done"]]
    spanish = post_payload(Message("T", (Say("x" * 4_000),)), WIRE, translator("es"))["content"]
    assert "x…\n-# … y 1 más" in spanish


def test_a_post_that_is_found_again() -> None:
    """By its buttons, or by the line at its end where it has none; and nothing that people type looks like one."""
    for parts in ((Buttons((DONE,)),), (Say("Nothing to press"),)):
        payload = post(*parts)
        assert matches(payload, WIRE)
        assert not matches(payload, OTHER)
        assert not matches(payload, "")
        assert wires_of(payload)
    assert not matches(post(Say(f"x\n-# Ref {OTHER[:8]}")), OTHER)
    assert wires_of({"content": "hello", "components": [row(button("Done", "t1"))]}) == set()
    assert wires_of({}) == set()


def test_what_is_written_over_keeps_its_kind() -> None:
    message = Message("Done.", (Buttons((UNDO,)),))
    over = update_payload(message, ENGLISH, WIRE)
    assert over == {
        "content": "**Done.**",
        "components": [row(button("Undo", f"t3:{WIRE}", 4))],
        "flags": 4,
        "allowed_mentions": {"parse": []},
    }
    framed = update_payload(message, ENGLISH, over_answer=True)
    assert (set(framed), framed["flags"]) == ({"components", "flags", "allowed_mentions"}, 1 << 15)
    assert (is_answer(framed), is_answer(over)) == (True, False)
