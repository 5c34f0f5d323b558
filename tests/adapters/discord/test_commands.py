"""The commands on Discord: what the features offer, within Discord's shapes, and how they come back."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any, ClassVar

import pytest

from adapters.discord.commands import (
    TooMuch,
    choices_for,
    command_hash,
    commands,
    labels_of,
    read_command,
    read_menu,
    searched_kind,
    size,
)
from bot.feature import CONTACTS, EVERYONE, STAFF, Command, Feature, Shortcut
from bot.features import FEATURES
from bot.i18n import mark
from bot.turn import Reply, Turn
from bot.ui.form import Day, Form, Kind, PastDay, ask

Json = dict[str, Any]
NAME = re.compile(r"[-_'a-z0-9]{1,32}")
LOCALES = {"es-ES", "es-419"}


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class OrderForm(Form):
    name: ClassVar = "orders.order"
    title: ClassVar = mark("Order")

    partner: str = ask("For whom?", Kind.PARTNER)
    byWhom: str = ask("Who brings it?", Kind.PERSON, default="")
    what: str = ask("What is it?", Kind.LONG, hint="One thing on each line. " * 8, default="")
    how_large: Size = ask("How large?", Kind.CHOICE, default=Size.SMALL)
    due: Day | None = ask("By when?", Kind.DATE, default=None)
    last: PastDay | None = ask("When was the last one?", Kind.DATE, default=None)
    place: str = ask("Where?", Kind.CHANNEL, default="")
    at: str = ask("At what hour?", Kind.TIME, default="")


class LongForm(Form):
    name: ClassVar = "orders.long"
    title: ClassVar = mark("Order")

    first: str = ask("a" * 100, default="")
    second: str = ask("b" * 100, default="")
    third: str = ask("c" * 100, default="")
    fourth: str = ask("d" * 100, default="")


def do(turn: Turn) -> Reply:
    return turn.say("done")


def feature(*words: str, **more: Any) -> Feature:
    return Feature("new", commands=tuple(Command(word, do, STAFF, f"to {word}", **more) for word in words))


ORDERS = Feature("orders", commands=(Command("order", do, STAFF, "order something", form=OrderForm),))


def slash(features: tuple[Feature, ...] = FEATURES) -> Json:
    return commands(features)[0]


def sub(word: str, features: tuple[Feature, ...] = FEATURES) -> Json:
    return next(each for each in slash(features)["options"] if each["name"] == word)


def field(name: str) -> Json:
    return next(each for each in sub("order", (ORDERS,))["options"] if each["name"] == name)


def parts(made: Json) -> Iterator[Json]:
    """A command, its sub-commands, their options and choices."""
    yield made
    for inner in (*made.get("options", ()), *made.get("choices", ())):
        yield from parts(inner)


def everything() -> list[Json]:
    return [part for made in commands() for part in parts(made)]


# What Discord is told.


def test_there_is_one_word_with_all_of_ours_below_it() -> None:
    often = [command.word for each in FEATURES for command in each.commands if not command.is_seldom]
    assert slash()["name"] == "loop"
    assert set(often) <= {each["name"] for each in slash()["options"]}
    assert slash()["options"][-1]["name"] == "say"


def test_a_new_feature_is_offered_by_itself() -> None:
    assert sub("dance", (*FEATURES[:3], feature("dance")))["description"] == "to dance"


def words_of(*features: Feature) -> list[str]:
    return [each["name"] for each in slash(features)["options"]]


def test_when_there_are_too_many_the_seldom_ones_are_left_to_say() -> None:
    often, seldom = [f"w{n}" for n in range(23)], feature("rare", "rarer", is_seldom=True)
    assert words_of(seldom, feature(*often)) == ["rare", *often, "say"]
    assert words_of(seldom, feature(*often, "more")) == [*often, "more", "say"]
    assert words_of(feature(*often[:-1]), seldom) == [*often[:-1], "rare", "rarer", "say"]


def test_what_is_for_partners_has_its_place_before_what_is_not() -> None:
    ours = [f"w{n}" for n in range(30)]
    theirs = Feature("theirs", commands=(Command("share", do, CONTACTS, "x"), Command("undo", do, EVERYONE, "x")))
    assert words_of(feature(*ours), theirs) == [*ours[:22], "share", "undo", "say"]


def test_everything_is_within_what_discord_takes() -> None:
    assert size(slash()) <= 8_000
    for part in everything():
        assert "description" not in part or 1 <= len(part["description"]) <= 100
        assert 1 <= len(part["name"]) <= 100
        assert len(part.get("options", ())) <= 25
        assert len(part.get("choices", ())) <= 25
        assert 1 <= part.get("max_length", 1) <= 6_000
        for localized in (part.get("name_localizations", {}), part.get("description_localizations", {})):
            assert set(localized) <= LOCALES
            assert all(1 <= len(words) <= 100 for words in localized.values())
    for part in parts(slash()):
        assert "value" in part or NAME.fullmatch(part["name"])


def test_what_is_longer_than_discord_takes_is_refused_before_it_is_sent() -> None:
    long = tuple(replace(ORDERS.commands[0], word=f"order{n}", form=LongForm) for n in range(24))
    with pytest.raises(TooMuch, match="8000"):
        commands((Feature("long", commands=long),))
    shortcuts = tuple(Shortcut(f"s{n}", f"Do {n}", do, STAFF, True, "help") for n in range(6))
    with pytest.raises(TooMuch, match="6 shortcuts"):
        commands((Feature("menus", shortcuts=shortcuts),))


def test_of_texts_in_several_languages_the_longest_counts() -> None:
    inner = {"name": "b", "description": "bb", "description_localizations": {"es-ES": "bbbb", "es-419": "b"}}
    chosen = {"name": "c", "value": "vvv", "name_localizations": {"es-ES": "cc"}}
    assert size({"name": "a", "description": "aaa", "options": [{**inner, "choices": [chosen]}]}) == 4 + 5 + 5


def test_sub_commands_and_fields_have_names_of_their_own() -> None:
    for part in [slash(), *slash()["options"]]:
        names = [each["name"] for each in part.get("options", ())]
        assert len(set(names)) == len(names)


def test_nothing_has_to_be_filled_as_a_form_asks_for_the_rest() -> None:
    assert not [part for part in everything() if part.get("required")]


def test_it_is_for_servers_and_for_talking_with_the_bot_and_for_everybody_there() -> None:
    for made in commands():
        assert (made["contexts"], made["integration_types"]) == ([0, 1], [0])
        assert "default_member_permissions" not in made
        assert "nsfw" not in made


def test_every_kind_of_question_has_a_field() -> None:
    assert field("partner")["type"] == 3
    assert all(field(name)["autocomplete"] for name in ("partner", "bywhom", "due", "last"))
    assert field("what") == {"type": 3, "name": "what", "description": "What is it?", "max_length": 3_000}
    assert field("how_large")["choices"] == [{"name": name, "value": name} for name in ("small", "large")]
    assert (field("place")["type"], field("place")["channel_types"]) == (7, [0, 5])
    assert field("at") == {"type": 3, "name": "at", "description": "At what hour?", "max_length": 150}
    for part in everything():
        assert not (part.get("autocomplete") and part.get("choices"))


def test_a_command_without_a_form_takes_words() -> None:
    (words,) = sub("find")["options"]
    assert (words["name"], words["type"], words["max_length"]) == ("words", 3, 2_995)
    assert "autocomplete" not in words


def test_what_is_said_of_it_is_there_in_spanish_and_names_stay_as_they_are() -> None:
    for part in parts(slash()):
        if "description" in part:
            assert set(part.get("description_localizations", {})) == LOCALES, part["name"]
            assert "name_localizations" not in part
    kinds = next(each for each in sub("heard")["options"] if each["name"] == "kind")["choices"]
    assert {"name": "need", "value": "need", "name_localizations": dict.fromkeys(LOCALES, "necesidad")} in kinds


def test_what_can_be_done_with_a_message_is_in_its_menu() -> None:
    offered = [shortcut for each in FEATURES for shortcut in each.shortcuts if shortcut.on_message]
    menus = commands()[1:]
    assert [(each["type"], each["name"]) for each in menus] == [(3, shortcut.label) for shortcut in offered]
    for each in menus:
        assert not {"description", "options"} & set(each)
        assert all(len(name) <= 32 for name in each["name_localizations"].values())
    for locale in LOCALES:
        names = [each["name_localizations"].get(locale, each["name"]) for each in menus]
        assert len(set(names)) == len(names)


def test_the_fingerprint_tells_other_commands_from_the_same() -> None:
    assert command_hash(commands()) == command_hash(json.loads(json.dumps(commands())))
    assert command_hash(commands(FEATURES[:4])) != command_hash(commands((*FEATURES[:4], feature("dance"))))


# What comes back.


def sent(word: str, *options: Json, **more: Any) -> Json:
    """What Discord hands over when somebody used a sub-command."""
    return {"id": "1", "name": "loop", "type": 1, "options": [{"type": 1, "name": word, "options": [*options]}], **more}


def text(name: str, value: str, **more: Any) -> Json:
    return {"type": 3, "name": name, "value": value, **more}


def test_fields_come_back_by_the_names_of_the_questions() -> None:
    said = sent("order", text("bywhom", "Ana"), text("what", "six chairs"))
    assert read_command(said, (ORDERS,)) == ("order", {"byWhom": "Ana", "what": "six chairs"})


def test_words_come_back_after_their_command() -> None:
    assert read_command(sent("find", text("words", " evening hours "))) == ("find evening hours", {})
    assert read_command(sent("undo")) == ("undo", {})
    assert read_command({"name": "loop", "type": 1}) == ("", {})


def test_say_takes_the_whole_line() -> None:
    assert read_command(sent("say", text("words", "heard Eastside: chairs"))) == ("heard Eastside: chairs", {})
    assert read_command(sent("say")) == ("", {})


def test_nothing_typed_is_lost_when_discord_still_shows_older_commands() -> None:
    assert read_command(sent("gone", text("a", "six"), text("b", "chairs"))) == ("gone six chairs", {})
    assert read_command(sent("find", text("a", "six"), text("b", "chairs"))) == ("find six chairs", {})
    older = sent("order", text("feeling", "angry"))
    assert read_command(older, (ORDERS,)) == ("order", {"feeling": "angry"})


def test_people_and_channels_that_were_picked_come_as_accounts_with_what_they_are_called() -> None:
    resolved = {
        "users": {"7": {"id": "7", "username": "ana", "global_name": "Ana\nM."}, "8": {"id": "8", "username": "kim"}},
        "channels": {"9": {"id": "9", "name": "team", "type": 0}},
    }
    options = [{"type": 7, "name": "place", "value": "9"}, {"type": 6, "name": "who", "value": "7"}]
    said = sent("order", *options, resolved=resolved)
    assert read_command(said, (ORDERS,))[1] == {"place": "discord:global:c9", "who": "discord:global:u7"}
    assert labels_of(said) == {
        "discord:global:u7": "@Ana M.",
        "discord:global:u8": "@kim",
        "discord:global:c9": "#team",
    }
    assert labels_of(sent("find")) == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("partner", "partner"), ("bywhom", "person"), ("due", "date"), ("last", "past_date"), ("what", "")],
)
def test_what_is_searched_for_is_known_by_the_field(name: str, kind: str) -> None:
    said = sent("order", text("at", "9"), text(name, "fri", focused=True))
    assert searched_kind(said, (ORDERS,)) == (kind, "fri")


def test_in_a_field_that_there_is_no_more_nothing_is_searched_for() -> None:
    assert searched_kind(sent("order", text("gone", "fri", focused=True)), (ORDERS,)) == ("", "fri")
    assert searched_kind(sent("gone", text("partner", "fri", focused=True))) == ("", "fri")
    assert searched_kind(sent("find")) == ("", "")


def test_the_meeting_asks_for_days_that_were_and_the_promise_for_days_to_come() -> None:
    assert searched_kind(sent("met", text("held_on", "f", focused=True))) == ("past_date", "f")
    assert searched_kind(sent("promised", text("due", "f", focused=True))) == ("date", "f")


def test_a_menu_comes_back_as_its_shortcut() -> None:
    for shortcut in (each for known in FEATURES for each in known.shortcuts if each.on_message):
        assert read_menu({"type": 3, "name": shortcut.label, "target_id": "5"}) == shortcut.name
    assert read_menu({"type": 3, "name": "Write down what I heard"}) == ""


def test_a_command_that_is_for_everybody_is_in_the_same_list() -> None:
    assert sub("hello", (Feature("x", commands=(Command("hello", do, EVERYONE, "say hello"),)),))


# Choices while somebody types.


def test_choices_that_begin_so_come_first() -> None:
    found = choices_for([("East Casa", "East Casa"), ("Cása B", "Cása B"), ("Casa A", "Casa A")], "casa")
    assert [each["name"] for each in found] == ["Cása B", "Casa A", "East Casa"]


def test_choices_are_no_more_and_no_longer_than_discord_takes() -> None:
    found = choices_for([(f"{n} {'x' * 200}", f"{n} {'ü' * 200}") for n in range(40)], "")
    assert len(found) == 25
    assert all(1 <= len(words) <= 100 for each in found for words in (each["name"], each["value"]))
    assert len({each["value"] for each in found}) == 25


@pytest.mark.parametrize("name", ["", "  ", "\n", "\x00"])
def test_a_name_without_anything_to_read_is_not_offered(name: str) -> None:
    assert choices_for([(name, name)], "") == []


def test_the_value_stays_apart_from_what_is_shown() -> None:
    shown = {"name": "tomorrow · Tue 24 Nov", "value": "2026-11-24"}
    assert choices_for([("2026-11-24", "tomorrow · Tue 24 Nov")], "to") == [shown]
