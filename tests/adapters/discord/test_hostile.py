"""Whatever is typed in Discord, anywhere: an answer in time, nobody called by it, and the words kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.quota import Quota
from tests.adapters.discord.limits import text_problems
from tests.adapters.discord.looking import may_call, texts, without_faults
from tests.adapters.discord.world import DiscordWorld
from tests.bot.cast import everything_in
from tests.bot.test_hostile import SAID_WRONG, TEXTS, met_by
from tests.databases import copied
from tests.extent import times
from tests.twins.discord.showing import shown_text

TRIALS = times("TRIALS", 25, 1_000)
"""Random texts for each door."""
SETTINGS = settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
pytestmark = pytest.mark.timeout(120 + TRIALS)
ANY = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=300)
COMMANDS = (
    "heard Eastside Mutual Aid:",
    "promised Eastside Mutual Aid",
    "remind me to",
    "partner add",
    "partner Eastside Mutual Aid customs",
    "",
)
ASKING = ("find", "brief", "partner", "help", "mine", "settings")
MOST = 2_990
"""So much the option for words holds; those of a name or a day hold less."""
FIELDS = {"partner": 150, "words": 2_900, "due": 150}
LONGEST = 2_900


@pytest.fixture(scope="module")
def server(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DiscordWorld]:
    with (
        copied(sqlite_template, tmp_path_factory.mktemp("hostile") / "bot.db") as database,
        DiscordWorld(database) as world,
    ):
        world.app.engine.quota = Quota(burst=10**9)
        world.twin.patience = 10.0
        yield world


@pytest.fixture(autouse=True)
def _clean(server: DiscordWorld, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    forgets(server)
    with without_faults(server, caplog):
        yield
    server.ana.member.closes()


def forgets(server: DiscordWorld) -> None:
    """What was said before was looked through then."""
    for channel in server.twin.world.channels.values():
        channel.messages.clear()
    for seat in (server.ana, server.rosa, server.amina):
        seat.member.notices.clear()


def new_mark() -> str:
    """A word that stands nowhere else, at the end of a text."""
    return f"zq{uuid4().hex[:8]}zq"


@pytest.mark.parametrize(
    "body",
    [
        {"content": "hi @everyone", "allowed_mentions": {"parse": []}},
        {"components": [{"type": 17, "components": [{"type": 10, "content": "hi <@42>"}]}]},
        {"components": [{"type": 10, "content": "[the bank](https://evil.example)"}]},
    ],
)
def test_what_would_call_or_mislead_somebody_is_noticed_here(body: dict[str, Any]) -> None:
    assert [problem for words in texts(body) for problem in text_problems(words)]
    assert may_call({**body, "allowed_mentions": {"parse": ["users"]}})


def over(server: DiscordWorld) -> None:
    server.run(server.over())


def kept(server: DiscordWorld) -> str:
    """Everything that is stored, or stands in the window that is open."""
    return server.database.read_now(everything_in) + server.ana.window


def shows_no_fault(server: DiscordWorld) -> None:
    """In anything that the bot said."""
    told = [message for message in server.ana.member.messages() if message.author == server.twin.world.bot]
    shown = "\n".join(shown_text(server.twin.world, message) for message in told)
    assert [words for words in SAID_WRONG if words in shown] == []
    assert not set(shown) & set("\x00\x1b\x07\x7f")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_after_any_command_the_words_are_kept(server: DiscordWorld, text: str) -> None:
    for word in met_by(text, COMMANDS):
        mark = new_mark()
        line = f"{word} {text}"[: MOST - 20] + f" {mark}"
        assert server.ana.member.command("say", words=line).answered
        over(server)
        assert mark in kept(server) or line.startswith(" /loop undo"), (word, server.ana.sees[-2_000:])
        server.ana.member.closes()
    shows_no_fault(server)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_after_any_question_there_is_an_answer(server: DiscordWorld, text: str) -> None:
    for word in met_by(text, ASKING):
        before = len(server.ana.member.messages())
        assert server.ana.member.command("say", words=f"{word} {text}"[:MOST]).answered
        over(server)
        assert len(server.ana.member.messages()) > before or server.ana.window
    shows_no_fault(server)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("name", FIELDS)
def test_any_words_in_the_options_of_a_command_are_kept(server: DiscordWorld, text: str, name: str) -> None:
    mark = new_mark()
    given_ = {"partner": "Eastside Mutual Aid", "words": "a key", "due": "2026-12-15"}
    given_[name] = f"{text[: FIELDS[name] - 20]} {mark}"
    assert server.ana.member.command("promised", **given_).answered
    over(server)
    assert mark in kept(server), server.ana.sees[-2_000:]
    shows_no_fault(server)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_words_in_the_fields_of_a_window_are_kept(server: DiscordWorld, text: str) -> None:
    marks = {field: new_mark() for field in ("theirs", "ours", "said")}
    assert server.ana.member.command("met").answered
    values = {field: f"{text[:LONGEST]} {mark}" for field, mark in marks.items()}
    fields = {each["custom_id"]: each["max_length"] for each in window_fields(server)}
    values = {name: words[-fields[name] :] for name, words in values.items()}
    held_on = "2026-11-22" if len(text) % 2 else "2026-12-30"
    assert server.ana.member.submits(partner="Eastside Mutual Aid", held_on=held_on, **values).answered
    over(server)
    found = kept(server)
    assert [field for field, mark in marks.items() if mark not in found] == []
    shows_no_fault(server)


def window_fields(server: DiscordWorld) -> list[dict[str, Any]]:
    assert server.ana.member.window
    return [each for each in server.ana.member.window.fields() if each["type"] == 4]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_message_of_any_words_becomes_a_note(server: DiscordWorld, text: str) -> None:
    mark = new_mark()
    said = server.rosa.member.says(f"{text[:1_900]} {mark}", "outreach")
    assert server.ana.member.uses("Save what was heard", said).answered
    over(server)
    assert mark in kept(server)
    shows_no_fault(server)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_words_can_be_looked_for_and_picked_as_a_name(server: DiscordWorld, text: str) -> None:
    offered = server.ana.member.types("partner", text[:MOST], "/loop promised")
    assert all(0 < len(label) <= 100 for label in offered)
    picked = offered[-1] if offered else text[:100]
    assert server.ana.member.command("promised", partner=picked, words="a key", due="Friday").answered
    over(server)
    shows_no_fault(server)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_whatever_somebody_calls_themselves_nobody_is_called_by_it(server: DiscordWorld, text: str) -> None:
    zoe = server.seat(f"Zoe {uuid4().hex[:6]}")
    zoe.member.user.name = text[:32]
    assert zoe.types("help")
    server.ana.member.user.name = text[:32]
    try:
        assert server.ana.types("promised Eastside the room list by Friday")
        server.settle()
    finally:
        server.ana.member.user.name = "Ana"
    shows_no_fault(server)


@SETTINGS
@given(text=ANY, word=st.sampled_from([*COMMANDS, *ASKING]))
def test_random_words(server: DiscordWorld, text: str, word: str) -> None:
    # Discord's own client does not send an option of nothing but blanks.
    typed = f"{word} {text}"
    assert server.ana.member.command("say", words=typed if typed.strip() else "x").answered
    over(server)
    shows_no_fault(server)
    forgets(server)


@SETTINGS
@given(text=ANY, name=st.sampled_from(list(FIELDS)))
def test_random_words_in_an_option(server: DiscordWorld, text: str, name: str) -> None:
    # Discord's own client does not send an option of nothing but blanks.
    typed = text[: FIELDS[name]] if text[: FIELDS[name]].strip() else "x"
    values = {"partner": "Casa Latina", "words": "a key", "due": "Friday", name: typed}
    assert server.ana.member.command("promised", **values).answered
    over(server)
    shows_no_fault(server)
    forgets(server)


@SETTINGS
@given(text=ANY, field=st.sampled_from(["partner", "words", "due"]))
def test_random_words_in_a_field(server: DiscordWorld, text: str, field: str) -> None:
    server.ana.member.command("promised")
    over(server)
    values = {"partner": "Casa Latina", "words": "a key", "due": "2026-12-15", field: text[:150]}
    done = server.ana.member.submits(**values)
    assert done.answered or server.ana.member.window
    over(server)
    shows_no_fault(server)
    server.ana.member.closes()
    forgets(server)


@SETTINGS
@given(text=ANY)
def test_random_words_looked_for(server: DiscordWorld, text: str) -> None:
    before = len(server.ana.member.notices)
    offered = server.ana.member.types("partner", text, "/loop promised")
    assert all(0 < len(label) <= 100 for label in offered)
    assert len(server.ana.member.notices) == before


@SETTINGS
@given(text=ANY)
def test_random_names(server: DiscordWorld, text: str) -> None:
    server.ana.member.user.name = text[:32]
    try:
        assert server.ana.member.command("say", words="heard Casa Latina: chairs").answered
        over(server)
    finally:
        server.ana.member.user.name = "Ana"
    shows_no_fault(server)
    forgets(server)
