"""Whatever comes in place of what we gave out: nothing happens, and no answer tells what there is."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.quota import Quota
from tests.adapters.discord.looking import without_faults
from tests.adapters.discord.world import DiscordWorld, Seat
from tests.adapters.forging import HEARD, MET, mutations, records, tokens
from tests.databases import copied
from tests.extent import times
from tests.twins.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT
from tests.twins.discord.member import Gesture
from tests.twins.discord.state import JSON

TRIALS = times("TRIALS", 25, 1_000)
pytestmark = pytest.mark.timeout(120 + TRIALS)
CANT_FIND = "I can't find that."
WIRE = "0123456789abcdef01234567"
LONGEST = 100
"""Discord carries no longer names."""


@pytest.fixture(scope="module")
def server(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DiscordWorld]:
    with (
        copied(sqlite_template, tmp_path_factory.mktemp("forged") / "bot.db") as database,
        DiscordWorld(database) as world,
    ):
        world.app.engine.quota = Quota(burst=10**9)
        world.twin.patience = 10.0
        world.ana.types(HEARD)
        world.ana.types("promised Eastside the room list by Friday")
        world.ana.types("nobody understands this")
        world.amina.types("help")
        yield world


@pytest.fixture(autouse=True)
def _clean(server: DiscordWorld, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with without_faults(server, caplog):
        yield
    server.ana.member.closes()


def does(server: DiscordWorld, who: Seat, kind: int, data: JSON, message: bool = True) -> Gesture:
    """On the newest message that this person can see, with this in place of what we put there."""
    member = who.member
    done = member._does(kind, member.dm, data, member.messages()[-1] if message else None)
    assert done.answered, data
    server.run(server.over())
    return done


def pressed(name: str) -> JSON:
    return {"component_type": 2, "id": 1, "custom_id": name}


def picked(value: Any, name: str = "pick:1") -> JSON:
    return {"component_type": 3, "id": 1, "custom_id": name, "values": [value]}


def sent_off(name: str, **values: Any) -> JSON:
    fields = [
        {"type": 4, "id": n, "custom_id": field, "value": value} for n, (field, value) in enumerate(values.items())
    ]
    return {"custom_id": name, "components": [{"type": 18, "id": 50, "component": field} for field in fields]}


def said(done: Gesture) -> str:
    return json.dumps(done.data, sort_keys=True)


def test_a_forged_button_does_nothing_and_is_always_answered_alike(server: DiscordWorld) -> None:
    before, answers = server.database.read_now(records), set[str]()
    for value in mutations(server.database, TRIALS, LONGEST - 10):
        for data in (pressed(f"press:{value}"), pressed(f"press:{value}:{WIRE}"), picked(value)):
            answers.add(said(does(server, server.amina, COMPONENT, data)))
    assert len(answers) == 1
    assert CANT_FIND in answers.pop()
    assert server.database.read_now(records) == before


NAMES = (
    "",
    "press",
    "press:",
    "pres:1",
    "pick:",
    "form:",
    "form:1",
    "x" * 100,
    "press::",
    "\x00",
    "PRESS:1",
    ":",
    "🙂",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_button_of_another_name_is_answered_just_so(server: DiscordWorld, name: str) -> None:
    before = server.database.read_now(records)
    for data in (
        pressed(name),
        picked("forged", name),
        {**picked("", name), "values": []},
        {**pressed(name), "values": 7},
    ):
        assert CANT_FIND in said(does(server, server.amina, COMPONENT, data))
    assert server.database.read_now(records) == before


def test_a_button_of_somebody_else_is_as_good_as_none(server: DiscordWorld) -> None:
    """Every button that was given to Ana, pressed by a partner's contact and by a stranger."""
    before = server.database.read_now(records)
    zoe = server.seat("Zoe")
    zoe.types("help")
    hers = str([message.body for message in server.amina.member.messages()])
    given = [token for token in tokens(server.database) if token not in hers]
    assert len(given) > 3
    answers = {said(does(server, server.amina, COMPONENT, pressed(f"press:{token}:{WIRE}"))) for token in given}
    strange = {said(does(server, zoe, COMPONENT, pressed(f"press:{token}"))) for token in given}
    assert len(answers) == len(strange) == 1
    assert CANT_FIND in answers.pop()
    assert "we have not met yet" in strange.pop()
    assert server.database.read_now(records) == before


def test_a_forged_window_does_nothing_but_keep_its_words_for_whoever_typed_them(server: DiscordWorld) -> None:
    server.ana.uses("promised")
    assert server.ana.member.window
    real = server.ana.member.window.modal["custom_id"].removeprefix("form:")
    server.ana.member.closes()
    before, dice = server.database.read_now(records), random.Random(7)
    for value in mutations(server.database, TRIALS, LONGEST - 10):
        name = dice.choice([f"form:{value}", f"form:{value}:1", value, f"press:{value}", f"form:{value}:²"])
        done = does(server, server.ana, SUBMIT, sent_off(name[:LONGEST], **MET), message=False)
        assert "Evening classes stand empty." not in said(done) or "review" in said(done)
    for step in ("", ":-1", ":99", ":999", ":²", ":1:2", ": 1", ":\x00"):
        does(server, server.amina, SUBMIT, sent_off(f"form:{real}{step}", partner="Casa Latina", words="a key"), False)
    assert server.database.read_now(records) == before
    assert "Evening classes stand empty." not in server.rosa.sees + server.amina.sees


def test_fields_that_nobody_asked_for_are_nothing(server: DiscordWorld) -> None:
    """In a window that is one's own: what is needed is missing, whatever else is there."""
    server.ana.uses("promised")
    assert server.ana.member.window
    name = server.ana.member.window.modal["custom_id"]
    server.ana.member.closes()
    before = server.database.read_now(records)
    strange: list[Any] = [None, 7, [], {}, {"type": 18}, {"component": 3}, {"type": 18, "component": {"custom_id": 5}}]
    for value in mutations(server.database, TRIALS, LONGEST - 10):
        data = sent_off(name, **{value or "x": "Casa Latina", "by": value, "__class__": "x", "id": "1"})
        data["components"] += strange
        does(server, server.ana, SUBMIT, data, message=False)
    picked_nothing = {"type": 18, "component": {"type": 3, "custom_id": "by", "values": [{}]}}
    shapes: list[Any] = [None, 7, "x", {}, [[]], [picked_nothing]]
    for components in shapes:
        does(server, server.ana, SUBMIT, {"custom_id": name, "components": components}, message=False)
    assert server.database.read_now(records) == before


def test_a_forged_command_or_menu_entry_does_nothing(server: DiscordWorld) -> None:
    before = server.database.read_now(records)
    for value in mutations(server.database, TRIALS, LONGEST - 10):
        entry = {
            "id": "1",
            "name": value,
            "type": 3,
            "target_id": value,
            "resolved": {"messages": {value: {"id": value}}},
        }
        does(server, server.ana, COMMAND, entry, message=False)
        command = {"id": "1", "name": "loop", "type": 1, "options": [{"name": value, "type": 1, "options": []}]}
        does(server, server.amina, COMMAND, command, message=False)
    assert server.database.read_now(records) == before


def test_forged_searches_find_nothing(server: DiscordWorld) -> None:
    before, found = server.database.read_now(records), set[str]()
    for value in mutations(server.database, TRIALS, LONGEST - 10):
        option = {"name": value, "type": 3, "value": value, "focused": True}
        inner = [{"name": "promised", "type": 1, "options": [option]}]
        done = does(server, server.amina, AUTOCOMPLETE, {"id": "1", "name": "loop", "type": 1, "options": inner}, False)
        found.add(said(done))
    assert found == {'{"choices": []}'}
    assert server.database.read_now(records) == before
