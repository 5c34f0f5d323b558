"""Whatever is typed in Slack, anywhere: an answer in time, nobody called by it, and the words kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quota import Quota
from tests.adapters.slack.looking import wakes_somebody, without_faults
from tests.adapters.slack.samples import SETTINGS
from tests.adapters.slack.world import SlackWorld
from tests.bot.cast import everything_in
from tests.bot.test_hostile import SAID_WRONG, TEXTS, met_by
from tests.databases import copied
from tests.twins.slack.showing import shown_text

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
COMMANDS = (
    "heard Eastside Mutual Aid:",
    "promised Eastside Mutual Aid",
    "promised by Eastside Mutual Aid",
    "remind me to",
    "partner add",
    "partner Eastside Mutual Aid customs",
    "",
)
ASKING = ("find", "brief", "partner", "help", "mine", "settings")
LONGEST = 2_900
"""Slack's own fields take no more than a little above this."""


@pytest.fixture(scope="module")
def slack(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackWorld]:
    with (
        copied(sqlite_template, tmp_path_factory.mktemp("hostile") / "bot.db") as database,
        SlackWorld(database) as world,
    ):
        world.app.engine.quota = Quota(burst=10**9)
        yield world


@pytest.fixture(autouse=True)
def _clean(slack: SlackWorld, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    # What was said before was looked through then.
    for channel in slack.twin.world.channels.values():
        channel.messages.clear()
    with without_faults(slack, caplog):
        yield
    slack.ana.member.errors = {}
    slack.twin.world.stacks.clear()


def new_mark() -> str:
    """A word that stands nowhere else, at the end of a text."""
    return f"zq{uuid4().hex[:8]}zq"


@pytest.mark.parametrize(
    "body",
    [
        {"text": "hi <!channel>"},
        {"text": "hi <@U1>"},
        {"text": "<http://a.example|b>"},
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "<#C1>"}}]},
        {"blocks": [{"type": "section", "text": {"type": "plain_text", "text": ":tada:", "emoji": True}}]},
        {"blocks": [{"type": "rich_text", "elements": [{"elements": [{"type": "user", "user_id": "U1"}]}]}]},
        {"blocks": [{"elements": [{"type": "link", "url": "http://evil.example", "text": "http://bank.example"}]}]},
    ],
)
def test_what_would_call_somebody_is_noticed_here(body: dict[str, Any]) -> None:
    assert wakes_somebody(body)


def over(slack: SlackWorld) -> None:
    slack.run(slack.over())


def kept(slack: SlackWorld) -> str:
    """Everything that is stored, or stands in the window that is open."""
    return slack.database.read_now(everything_in) + slack.ana.window


def shows_no_fault(slack: SlackWorld) -> None:
    """In anything that the bot said. What stands in a field is what somebody typed there."""
    told = [message.body for message in slack.ana.member.messages() if message.by_bot]
    told += [view.body for view in slack.ana.member.stack]
    shown = "\n".join(shown_text(slack.twin.world, body) for body in told)
    assert [words for words in SAID_WRONG if words in shown] == []
    assert not set(shown) & set("\x00\x1b\x07\x7f")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_after_any_command_by_any_way_the_words_are_kept(slack: SlackWorld, text: str) -> None:
    ana = slack.ana.member
    for at, word in enumerate(COMMANDS):
        if not met_by(text, [word]):
            continue
        mark = new_mark()
        line = f"{word} {text} {mark}"
        done = [ana.command, lambda words: ana.mentions(words, "outreach"), ana.says][at % 3](line)
        assert done.acked
        over(slack)
        assert mark in kept(slack) or line.startswith(" /loop undo"), (word, slack.ana.sees[-2_000:])
        slack.twin.world.stacks.clear()
    shows_no_fault(slack)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_after_any_question_there_is_an_answer(slack: SlackWorld, text: str) -> None:
    for word in met_by(text, ASKING):
        before = len(slack.ana.member.messages())
        assert slack.ana.member.command(f"{word} {text}", "outreach").acked
        over(slack)
        assert len(slack.ana.member.messages()) > before or slack.ana.window
    shows_no_fault(slack)


def test_what_is_too_long_to_take_in_is_said_in_numbers_and_kept(slack: SlackWorld) -> None:
    assert slack.ana.member.command("heard Eastside: " + "word " * 20_000, "outreach").acked
    over(slack)
    assert "characters; I can take in 3000 at a time." in slack.ana.sees
    assert "type /loop review" in slack.ana.sees


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_message_of_any_words_becomes_a_note(slack: SlackWorld, text: str) -> None:
    mark = new_mark()
    posted = slack.rosa.member.posts(f"{text[:3_500]} {mark}", "outreach")
    assert slack.ana.member.message_shortcut("save_what_was_heard", "outreach", posted.ts).acked
    over(slack)
    assert mark in kept(slack)
    assert slack.ana.member.submits(partner="Eastside Mutual Aid").acked
    over(slack)
    shows_no_fault(slack)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("held_on", ["2026-11-22", "2026-12-30"])
def test_any_words_in_the_fields_of_a_form_are_kept(slack: SlackWorld, text: str, held_on: str) -> None:
    fields = ("theirs", "ours", "said", "decided", "promises")
    marks = {field: new_mark() for field in fields}
    values = {field: f"{text[:LONGEST]} {mark}" for field, mark in marks.items()}
    slack.ana.member.command("met", "outreach")
    over(slack)
    assert slack.ana.member.submits(partner="Eastside Mutual Aid", held_on=held_on, **values).acked
    over(slack)
    found = kept(slack)
    assert [field for field, mark in marks.items() if mark not in found] == []
    shows_no_fault(slack)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_words_can_be_looked_for_and_picked_as_a_name(slack: SlackWorld, text: str) -> None:
    assert slack.ana.member.shortcut("find_a_partner").acked
    over(slack)
    offered = slack.ana.member.types_in("partner", text[:1_000])
    assert all(0 < len(label) <= 75 for label in offered)
    if offered:
        assert slack.ana.member.submits(partner=offered[-1]).acked
        over(slack)
    shows_no_fault(slack)


@SETTINGS
@given(text=ANY, word=st.sampled_from([*COMMANDS, *ASKING]), way=st.sampled_from(["command", "mention", "direct"]))
def test_random_words_by_any_way(slack: SlackWorld, text: str, word: str, way: str) -> None:
    ana, line = slack.ana.member, f"{word} {text}"
    ways = {"command": ana.command, "mention": lambda words: ana.mentions(words, "outreach"), "direct": ana.says}
    assert ways[way](line).acked
    over(slack)
    shows_no_fault(slack)


@SETTINGS
@given(text=ANY)
def test_random_words_of_a_message(slack: SlackWorld, text: str) -> None:
    posted = slack.rosa.member.posts(text, "outreach")
    assert slack.ana.member.message_shortcut("save_what_was_heard", "outreach", posted.ts).acked
    over(slack)
    assert slack.ana.member.submits(partner="Eastside Mutual Aid").acked or slack.ana.member.errors
    over(slack)


@SETTINGS
@given(text=ANY, field=st.sampled_from(["theirs", "ours", "said", "decided", "promises"]))
def test_random_words_in_a_field(slack: SlackWorld, text: str, field: str) -> None:
    slack.ana.member.command("met", "outreach")
    over(slack)
    assert slack.ana.member.submits(partner="Casa Latina", held_on="2026-11-22", **{field: text}).acked
    over(slack)
    shows_no_fault(slack)
