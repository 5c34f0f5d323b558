"""The stand-in refuses messages, forms and commands that Discord refuses, with its codes and where it hurts."""

from typing import Any

import pytest

from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.command_shapes import check_all
from tests.twins.discord.parts import Problems
from tests.twins.discord.pieces import LAYOUT, button, field, item, loop, menu, modal, option, row, sub, text
from tests.twins.discord.refusing import Refused
from tests.twins.discord.rules import check_message, check_modal
from tests.twins.discord.small_bot import SmallBot

JSON = dict[str, Any]


def layout(*components: JSON, **more: Any) -> JSON:
    return {"flags": LAYOUT, "components": list(components), **more}


def plain(*components: JSON, **more: Any) -> JSON:
    return {"content": "x", "components": list(components), **more}


def link(**more: Any) -> JSON:
    return {"type": 2, "style": 5, "label": "Open", "url": "https://example.org", **more}


FINE = {
    "2000 characters": plain(content="x" * 2000),
    "five rows": plain(*(row(*(button("x", f"{n}{m}") for m in range(5))) for n in range(5))),
    "a link": plain(row(link(), button("x"))),
    "a menu": plain(row(menu(*(str(n) for n in range(25))))),
    "40 components": layout(*(text(str(n)) for n in range(40))),
    "4000 characters": layout(text("x" * 3999), text("y")),
    "sections": layout({"type": 17, "components": [item("x", "y"), {"type": 14}, row(button("z"))]}),
    "an embed": {"embeds": [{"title": "x" * 256, "description": "y" * 4096}]},
}
WRONG = {
    "2001 characters": (plain(content="x" * 2001), "content"),
    "a long nonce": (plain(nonce="x" * 26), "nonce"),
    "six rows": (plain(*(row(button("x", str(n))) for n in range(6))), "components"),
    "a layout without its flag": (plain(text("x")), "components/0/type"),
    "words beside a layout": (layout(text("x"), content="y"), "content"),
    "embeds beside a layout": (layout(text("x"), embeds=[{"title": "y"}]), "embeds"),
    "41 components": (layout(*(item("x", "y", str(n)) for n in range(13)), text("x"), text("y")), "components"),
    "4001 characters": (layout(text("x" * 4000), text("y")), "components"),
    "an empty text": (layout(text("")), "components/0/content"),
    "six buttons": (plain(row(*(button("x", str(n)) for n in range(6)))), "components/0/components"),
    "an empty row": (plain(row()), "components/0/components"),
    "a long label": (plain(row(button("x" * 81))), "components/0/components/0/label"),
    "no label": (plain(row(button("", "x"))), "components/0/components/0"),
    "no custom id": (plain(row(button("x", custom_id="") | {"custom_id": ""})), "components/0/components/0/custom_id"),
    "a long custom id": (plain(row(button("x", "y" * 101))), "components/0/components/0/custom_id"),
    "a custom id twice": (plain(row(button("x", "1")), row(button("y", "1"))), "components/1/components/0/custom_id"),
    "a link with a custom id": (plain(row(link(custom_id="x"))), "components/0/components/0/custom_id"),
    "a long link": (plain(row(link(url="https://x.org/" + "y" * 500))), "components/0/components/0/url"),
    "a menu and a button": (plain(row(menu("x"), button("y"))), "components/0/components/1"),
    "26 options": (plain(row(menu(*(str(n) for n in range(26))))), "components/0/components/0/options"),
    "no options": (plain(row(menu())), "components/0/components/0/options"),
    "a value twice": (plain(row(menu("X", "x"))), "components/0/components/0/options/1/value"),
    "a long option": (plain(row(menu("x" * 101))), "components/0/components/0/options/0/label"),
    "a long placeholder": (plain(row(menu("x", placeholder="y" * 151))), "components/0/components/0/placeholder"),
    "more than there are": (plain(row(menu("x", max_values=2))), "components/0/components/0/max_values"),
    "a form's input": (plain(row({"type": 4, "custom_id": "x", "style": 1})), "components/0/components/0/type"),
    "four texts on an item": (
        layout({**item("x", "y"), "components": [text("x")] * 4}),
        "components/0/components",
    ),
    "an item without its button": (layout({"type": 9, "components": [text("x")]}), "components/0/accessory"),
    "an item in an item": (
        layout({**item("x", "y"), "components": [item("x", "z")]}),
        "components/0/components/0/type",
    ),
    "a long title": ({"embeds": [{"title": "x" * 257}]}, "embeds/0/title"),
    "long embeds": ({"embeds": [{"description": "x" * 4096}, {"description": "y" * 1905}]}, "embeds"),
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, "embeds"),
    "26 fields": ({"embeds": [{"fields": [{"name": "x", "value": "y"}] * 26}]}, "embeds/0/fields"),
    "hidden in a channel": (plain(flags=64), "flags"),
    "called twice": (plain(allowed_mentions={"parse": ["users"], "users": ["1"]}), "allowed_mentions"),
    "101 people": (plain(allowed_mentions={"users": [str(n) for n in range(101)]}), "allowed_mentions/users"),
}


def wrong(check: Any, *given: Any) -> list[str]:
    """Where it is wrong."""
    try:
        check(*given)
    except Refused as no:
        return [path for path, _, _ in no.problems]
    return []


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_what_fits_is_said(body: JSON) -> None:
    assert wrong(check_message, body) == []


@pytest.mark.parametrize(("body", "path"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_not_said(body: JSON, path: str) -> None:
    assert path in wrong(check_message, body)


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"components": []}, {"flags": LAYOUT}])
def test_nothing_is_not_said(twin: DiscordTwin, amina: Member, bot: SmallBot, body: JSON) -> None:
    assert bot.refusal("POST", f"/channels/{amina.dm.id}/messages", body) == 50006


def test_where_it_hurts_is_told_in_a_tree(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    words = bot.complaint("POST", f"/channels/{amina.dm.id}/messages", plain(row(button("x"), button("y" * 81))))
    assert "In components.0.components.1.label: Must be 80 or fewer in length." in words
    assert twin.calls[-1].answer["errors"]["components"]["0"]["components"]["1"]["label"]["_errors"][0]["code"]
    assert (twin.calls[-1].status, twin.calls[-1].code) == (400, 50035)


def labelled(**component: Any) -> JSON:
    return {"type": 18, "label": "Which", "component": component}


OLD_FIELD = row({"type": 4, "custom_id": "x", "style": 1})
WRONG_FORMS = {
    "a long title": (modal(field("x"), title="y" * 46), "data/title"),
    "no title": (modal(field("x"), title=""), "data/title"),
    "no fields": (modal(), "data/components"),
    "six fields": (modal(*(field(str(n)) for n in range(6))), "data/components"),
    "a long label": (modal(field("x" * 46)), "data/components/0/label"),
    "a long description": (modal(field("x") | {"description": "y" * 101}), "data/components/0/description"),
    "a long placeholder": (modal(field("x", placeholder="y" * 101)), "data/components/0/component/placeholder"),
    "a long value": (modal(field("x", value="y" * 4001)), "data/components/0/component/value"),
    "a value that is too long for it": (
        modal(field("x", value="yyy", max_length=2)),
        "data/components/0/component/value",
    ),
    "no style": (modal(labelled(type=4, custom_id="x")), "data/components/0/component/style"),
    "a name twice": (modal(field("x"), field("x")), "data/components/1/component/custom_id"),
    "a button": (modal(row(button("x"))), "data/components/0/components/0/type"),
    "an old field without a label": (modal(OLD_FIELD), "data/components/0/components/0/label"),
    "one of one": (
        modal(labelled(type=21, custom_id="x", options=[{"label": "y", "value": "y"}])),
        "data/components/0/component/options",
    ),
    "none of those that must be": (
        modal(labelled(**menu("x", min_values=0))),
        "data/components/0/component/min_values",
    ),
}


@pytest.mark.parametrize(("data", "path"), WRONG_FORMS.values(), ids=WRONG_FORMS)
def test_what_does_not_fit_is_not_opened(data: JSON, path: str) -> None:
    assert path in wrong(check_modal, data)


def test_every_kind_of_field_is_opened() -> None:
    several = [labelled(type=kind, custom_id=f"p{kind}") for kind in (5, 6, 7)]
    chosen = labelled(type=22, custom_id="c", options=[{"label": "y", "value": "y"}], required=False, min_values=0)
    assert wrong(check_modal, modal(field("x"), *several, chosen)) == []
    others = [labelled(type=8, custom_id="8"), labelled(type=19, custom_id="19"), labelled(type=23, custom_id="23")]
    assert wrong(check_modal, modal(text("Read this"), *others)) == []


MENU = {"type": 3, "name": "Share this with the team"}
WRONG_COMMANDS = {
    "capitals": ([loop() | {"name": "Loop"}], "0/name"),
    "a space": ([loop() | {"name": "my loop"}], "0/name"),
    "33 characters": ([loop() | {"name": "x" * 33}], "0/name"),
    "no description": ([loop() | {"description": ""}], "0/description"),
    "a long description": ([loop() | {"description": "x" * 101}], "0/description"),
    "26 sub-commands": ([loop(*(sub(f"x{n}") for n in range(26)))], "0/options"),
    "a sub-command twice": ([loop(sub("x"), sub("x"))], "0/options/1"),
    "26 options": ([loop(sub("x", *(option(f"x{n}") for n in range(26))))], "0/options/0/options"),
    "needed after optional": ([loop(sub("x", option("y"), option("z", required=True)))], "0/options/0/options/1"),
    "an option beside sub-commands": ([loop(sub("x"), option("y"))], "0/options"),
    "a group in a group": ([loop(option("x", 2, options=[option("y", 2)]))], "0/options/0/options/0/type"),
    "26 choices": (
        [loop(option("x", choices=[{"name": str(n), "value": str(n)} for n in range(26)]))],
        "0/options/0/choices",
    ),
    "choices beside help": (
        [loop(option("x", autocomplete=True, choices=[{"name": "y", "value": "y"}]))],
        "0/options/0/autocomplete",
    ),
    "a wrong language": ([loop(name_localizations={"es": "bucle"})], "0/name_localizations"),
    "a translated name with a capital": ([loop(name_localizations={"es-ES": "Bucle"})], "0/name_localizations/es-ES"),
    "8001 characters": (
        [loop(*(sub(f"x{n}", *(option(f"y{m}", description="z" * 100) for m in range(25))) for n in range(4)))],
        "0",
    ),
    "a name twice": ([loop(), loop()], "1"),
    "a menu with words": ([MENU | {"description": "x"}], "0"),
    "another context": ([loop(contexts=[3])], "0/contexts/0"),
}


@pytest.mark.parametrize(("body", "path"), WRONG_COMMANDS.values(), ids=WRONG_COMMANDS)
def test_what_does_not_fit_is_not_offered(body: list[JSON], path: str) -> None:
    assert path in wrong(check_all, body)


def test_commands_are_replaced_all_at_once(twin: DiscordTwin, bot: SmallBot) -> None:
    path = f"/applications/{twin.world.app}/commands"
    loop_id, menu_id = (each["id"] for each in bot.call("PUT", path, [loop(sub("share")), MENU]))
    (again,) = bot.call("PUT", path, [loop(sub("lend"))])
    assert again["id"] == loop_id != menu_id
    assert [each["options"][0]["name"] for each in bot.call("GET", path)] == ["lend"]
    assert bot.refusal("PUT", path, [MENU | {"name": f"Menu {n}"} for n in range(16)]) == 30032
    assert bot.refusal("PUT", "/applications/1/commands", []) == 10002


def test_problems_are_told_apart() -> None:
    problems: Problems = [("a/0", "X", "one"), ("a/0", "Y", "two"), ("", "Z", "three")]
    answer = Refused(50035, problems).answer()
    assert [each["code"] for each in answer["errors"]["a"]["0"]["_errors"]] == ["X", "Y"]
    assert answer["errors"]["_errors"][0]["message"] == "three"
