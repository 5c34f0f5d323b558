"""Whatever comes in place of what we gave out: nothing happens, and no answer tells what there is."""

import json
import random
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from adapters.slack.web_api import ANSWERS
from bot.quota import Quota
from tests.adapters.forging import HEARD, MET, mutations, records, tokens
from tests.adapters.slack.looking import without_faults
from tests.adapters.slack.samples import TRIALS
from tests.adapters.slack.world import SlackWorld
from tests.databases import copied
from tests.twins.slack import payloads
from tests.twins.slack.delivering import INTERACTIVE
from tests.twins.slack.member import Gesture, Member
from tests.twins.slack.showing import pressables
from tests.twins.slack.state import JSON

pytestmark = pytest.mark.timeout(1_800)
"""Ten thousand of each take a while; usually there are far fewer."""
NOTHING = "I can't find that.\nIt may be too old, or have been taken back. Type /loop help to see what I can do."
"""The one answer to what is missing, too old, used by somebody else, or not theirs to see."""


@pytest.fixture(scope="module")
def slack(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackWorld]:
    with (
        copied(sqlite_template, tmp_path_factory.mktemp("forged") / "bot.db") as database,
        SlackWorld(database) as world,
    ):
        world.app.engine.quota = Quota(burst=10**9)
        world.ana.types(HEARD)
        world.ana.types("promised Eastside the room list by Friday")
        world.ana.types("nobody understands this")
        yield world


@pytest.fixture(autouse=True)
def _clean(slack: SlackWorld, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with without_faults(slack, caplog):
        yield
    slack.twin.world.stacks.clear()


def does(slack: SlackWorld, who: Member, payload: JSON) -> Gesture:
    done = who._does(INTERACTIVE, payload)
    assert done.acked
    slack.run(slack.over())
    return done


def pressed(slack: SlackWorld, who: Member, token: Any, action_id: Any = "press:1", block_id: Any = "b") -> JSON:
    """A press on the newest message that this person can see, with this in place of what we put there."""
    block = {"block_id": block_id}
    action = payloads.action(slack.twin.world, block, {"type": "button", "action_id": action_id, "value": token})
    action["text"] = {"type": "plain_text", "text": "x"}
    slack.twin.world.add(who.dm, {"user": "U_BOT", "bot_id": "B_BOT", "text": "x"})
    return payloads.block_actions(slack.twin.world, who.user, who.dm.messages[-1], [action], {})


def answer_to(slack: SlackWorld, who: Member, payload: JSON) -> str:
    who.dm.messages.clear()
    does(slack, who, payload)
    return "\n".join(message.body["text"] for message in who.dm.messages)


def test_a_forged_button_does_nothing_and_is_always_answered_alike(slack: SlackWorld) -> None:
    before = slack.database.read_now(records)
    amina = slack.amina.member
    answers = {answer_to(slack, amina, pressed(slack, amina, value)) for value in forged(slack)}
    assert answers == {NOTHING}
    assert slack.database.read_now(records) == before


def buttons_of(who: Member) -> list[tuple[str, JSON]]:
    """What this person can press anywhere, with its label."""
    found = [
        each for message in who.messages() for each in pressables(who.twin.world, message.body.get("blocks") or [])
    ]
    return [(each.label, each.element) for each in found]


def forged(slack: SlackWorld) -> Iterator[str]:
    """Values that Slack would carry. It brings no empty one."""
    return (value for value in mutations(slack.database, TRIALS, 2_000) if value)


def test_a_button_of_somebody_else_is_as_good_as_none(slack: SlackWorld) -> None:
    """Every button that was given to Ana, pressed by a partner's contact and by a stranger."""
    before = slack.database.read_now(records)
    stranger = slack.joins("U_ZOE", "Zoe").member
    given = {button["value"] for _, button in buttons_of(slack.ana.member)}
    assert len(given) > 3
    for token in given:
        said = answer_to(slack, slack.amina.member, pressed(slack, slack.amina.member, token))
        assert said == NOTHING
        assert "we have not met yet" in answer_to(slack, stranger, pressed(slack, stranger, token))
    assert slack.database.read_now(records) == before


@pytest.mark.parametrize("action_id", ["", "press", "field", "pres:1", "x" * 255, "press:", "press:-1", "press:\x00"])
def test_an_action_of_another_name_does_nothing_that_its_value_does_not(slack: SlackWorld, action_id: str) -> None:
    before = slack.database.read_now(records)
    for value in ("forged", "", tokens(slack.database)[0][::-1]):
        does(slack, slack.amina.member, pressed(slack, slack.amina.member, value, action_id))
    assert slack.database.read_now(records) == before


def test_a_forged_shortcut_does_nothing(slack: SlackWorld) -> None:
    before = slack.database.read_now(records)
    for name in ("", "form.open", "undo", "write_down_what_i_hear", "\x00", "x" * 255, *forged(slack)):
        does(slack, slack.ana.member, payloads.shortcut(slack.twin.world, slack.ana.member.user, name))
        assert "I can't find that." in slack.ana.window
        slack.twin.world.stacks.clear()
    assert slack.database.read_now(records) == before


def sent_off(slack: SlackWorld, who: Member, metadata: str, callback: str = "form") -> JSON:
    """Ana's open form, sent off by this person with this in place of what the window kept for us."""
    view = slack.ana.member.modal
    assert view
    payload = payloads.submission(slack.twin.world, who.user, view)
    return {**payload, "view": {**payload["view"], "private_metadata": metadata, "callback_id": callback}}


def test_a_forged_window_does_nothing_but_keep_its_words_for_whoever_typed_them(slack: SlackWorld) -> None:
    slack.ana.types("met")
    slack.ana.member.fills(**MET)
    view = slack.ana.member.modal
    assert view
    real = view.body["private_metadata"]
    before, dice = slack.database.read_now(records), random.Random(7)
    for value in mutations(slack.database, TRIALS, 2_000):
        made = json.dumps({"t": value, "c": dice.choice(["C_TEAM", "D_U_ROSA", "U_ROSA", "", "x"])})
        does(slack, slack.ana.member, sent_off(slack, slack.ana.member, made, dice.choice(["form", "shown", "x", ""])))
        broken = "".join(dice.sample(real, len(real)))
        does(slack, slack.ana.member, sent_off(slack, slack.ana.member, broken))
    for other in ("[]", "null", "1", '"x"', "{", "{}", '{"t": 1}', '{"t": null, "u": [], "c": {}}', "\x00"):
        does(slack, slack.ana.member, sent_off(slack, slack.ana.member, other))
    does(slack, slack.amina.member, sent_off(slack, slack.amina.member, real))
    assert slack.database.read_now(records) == before
    assert "Evening classes stand empty." not in slack.rosa.sees + slack.amina.sees


class Elsewhere:
    """Somebody's own server, which counts who comes."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        hits = self.hits

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                hits.append(self.path)
                self.send_response(200)
                self.end_headers()

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    made.close()


def test_an_answer_never_goes_to_an_address_that_is_not_slacks(slack: SlackWorld, elsewhere: Elsewhere) -> None:
    own = slack.twin.world.url_root.removesuffix("/")
    there = elsewhere.address
    addresses = (
        f"http://{there}/response/1",
        f"{own}@{there}/response/1",
        f"{own}.{there}/",
        f"//{there}/",
        f"{ANSWERS.removesuffix('/')}@{there}/",
        f"{ANSWERS.removesuffix('/')}.{there}/",
        f" http://{there}/",
        f"HTTP://{there}/",
        "file:///etc/passwd",
        "ftp://x",
        "",
    )
    for address in addresses:
        before = len(slack.ana.member.messages())
        slack.ana.types("met")
        view = slack.ana.member.modal
        assert view
        token = json.loads(view.body["private_metadata"])["t"]
        slack.ana.member.fills(**MET)
        made = json.dumps({"t": token, "u": address, "c": "C_TEAM"})
        does(slack, slack.ana.member, sent_off(slack, slack.ana.member, made))
        assert len(slack.ana.member.messages()) > before
    assert elsewhere.hits == []
