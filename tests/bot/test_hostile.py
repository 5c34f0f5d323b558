"""Whatever is typed: a clear answer, no fault, and the words saved or in the review list of whoever typed them."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.events import Commanded, Said, Searched, Submitted
from bot.features import FEATURES
from bot.quota import Quota
from bot.router import Router
from bot.ui.form import Kind
from bot.ui.message import BUTTONS, ITEMS, TITLE, Items
from storage.database import Database
from storage.text import clean, fold, is_blank, storable
from tests import postgres
from tests.bot.cast import Outcome, Town
from tests.bot.settling import settle_in
from tests.driver import Person, World
from tests.extent import POSTGRES, SQLITE, is_chosen, times

ROUTER = Router(FEATURES)
TRIALS = times("TRIALS", 25, 200)
"""Random texts for each entry point."""
MARK = "zq7zq"
"""Stands at the end of every text, so that it can be found again wherever it was put."""
TEXTS = {
    "huge": "word " * 20_000,
    "one huge word": "x" * 100_000,
    "long": "word " * 580,
    "long and random": "".join(sha256(str(n).encode()).hexdigest() for n in range(44)),
    "controls": "\x01\x02\x07\x08\x1b[31mred\x1b]0;title\x07\x7f\x9b",
    "nul": "a\x00b\x00",
    "half a pair": "\ud800 and \udfff",
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200f",
    "zero width": "a\u200bb\u200d\ufeff\u2060",
    "combining": "e" + "\u0301" * 500,
    "rtl": "نحتاج غرفة في المساء",
    "emoji": "👩‍👩‍👧 🏳️‍🌈 🇸🇴",
    "mentions": "@everyone @here <!channel> <!here> <@U123> <#C123> <@&42>",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> &amp;",
    "markdown": "**a** [b](http://c) ```code``` > quote # head | a | b |",
    "open quote": 'Eastside: "never closed',
    "quotes": "\"'“”„«»`",
    "sql": "'; DROP TABLE person; --",
    "1850": "Eastside the list by 1850-01-01",
    "31 February": "Eastside the list by 31 February",
    "far away": "Eastside the list in 99999 years",
    "far back": "Eastside 9999 days ago",
    "digits": "9" * 400,
    "other digits": "² ٣ ⅷ ①",
    "templates": "{name} {0.__class__} %s %(x)s ${HOME} {{7*7}}",
    "formula": "=1+1 @SUM(A1) -2 +3",
    "path": "../../etc/passwd C:\\nul \\\\server\\share",
    "search": '"a" AND OR NOT * ( ) ^ : - + ~ NEAR/2 a:b',
    "lines": "a\r\nb\rc\n\n\n\td\u2028e\u2029f\x85g\x0bh",
    "separators": ";;; ,,, ::: --- ///",
    "new partner": "+",
    "new partner without a name": "+ \u200b",
    "a command": "/loop undo",
    "a word of the dialogue": "cancel",
}
OURS = sorted({command.word for command in ROUTER.commands.values() if command.who & {"staff"}})
THEIRS = sorted({command.word for command in ROUTER.commands.values() if command.who & {"contact"}})
QUESTIONS = {"find", "brief", "mine", "help", "undo", "review", "close", "promises", "preferences", "partner", "trust"}
"""Commands that ask for something: what follows them is looked for, not written down."""
SAID_WRONG = ("went wrong on my side", "write anything down", "Traceback", "Input should be")


@pytest.fixture(scope="module", params=[SQLITE, POSTGRES])
def any_town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town on each kind of database. What is tried there is taken back, so one is enough for all."""
    with town_on(request, tmp_path_factory, request.param) as made:
        yield made


@pytest.fixture(scope="module")
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town on SQLite, for random texts."""
    with town_on(request, tmp_path_factory, SQLITE) as made:
        yield made


@contextmanager
def town_on(request: pytest.FixtureRequest, folders: pytest.TempPathFactory, kind: str) -> Iterator[Town]:
    with ExitStack() as stack:
        if kind == SQLITE:
            path = folders.mktemp("hostile") / "town.db"
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            url = f"sqlite:///{path}"
        else:
            url = stack.enter_context(postgres.fresh(request.getfixturevalue("postgres_server")))
        database = Database(url)
        stack.callback(database.close)
        world = World(database)
        stack.callback(world.close)
        world.app.engine.quota = Quota(burst=10**9)
        yield settle_in(world)


def check(outcome: Outcome) -> None:
    """The answer is clear, short enough, and nothing in it can steer a screen."""
    reply = outcome.reply
    assert reply.messages or reply.form or reply.errors or reply.update
    assert not any(words in outcome.said for words in SAID_WRONG), outcome.said
    assert not any(ord(c) < 32 and c not in "\n\t" for c in shown(outcome))
    assert not set(shown(outcome)) & set("\x7f\u202e\u2066\ud800\ufeff")
    for message in reply.messages:
        assert len(message.title) <= TITLE
        assert len(message.to_text()) < 12_000
        assert all(len(block.rows) <= ITEMS for block in message.blocks if isinstance(block, Items))
        assert all(len(button.token) <= 64 and len(button.label) <= 30 for button in message.buttons())
        assert len(message.buttons()) <= ITEMS * BUTTONS


def shown(outcome: Outcome) -> str:
    """What the bot says; a form's values are only handed back to whoever typed them."""
    return "\n".join(message.to_text() for message in outcome.reply.messages)


def is_kept(outcome: Outcome, words: str) -> bool:
    """Whether the words are somewhere in the database, or in the form that is open now."""
    in_form = outcome.reply.form.values.values() if outcome.reply.form else ()
    return words in outcome.stored or any(words in value for value in in_form)


def command(town: Town, role: str, word: str, text: str) -> Outcome:
    return town.tries(Commanded(words=f"{word} {text} {MARK}", **town.person(role).about()), look=True)


def met_by(text: str, places: Iterable[str]) -> list[str]:
    """Where a text is typed: everywhere, or in the part in a third of the places, another third for each text."""
    return [place for place in places if is_chosen(f"{text[:50]!r} {place}", 3)]


# Commands.


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_command_answers_every_text(any_town: Town, text: str) -> None:
    for role, words in (("ana", OURS), ("amina", THEIRS)):
        for word in met_by(text, words):
            outcome = command(any_town, role, word, text)
            check(outcome)
            assert word in QUESTIONS or is_kept(outcome, MARK), (word, outcome.said)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_words_without_a_command_are_always_kept(any_town: Town, text: str) -> None:
    for role in ("ana", "amina"):
        outcome = any_town.tries(Said(words=f"{text} {MARK}", **any_town.person(role).about()), look=True)
        check(outcome)
        assert is_kept(outcome, MARK) or text == "/loop undo"


FACTS = ("alias", "liaison", "cadence", "languages", "places", "customs", "quiet", "community", "contact", "depth")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_fact_of_a_partner_takes_every_text(any_town: Town, text: str) -> None:
    for fact in met_by(text, FACTS):
        outcome = command(any_town, "ana", f"partner Eastside Mutual Aid {fact}", text)
        check(outcome)
        assert is_kept(outcome, MARK), (fact, outcome.said)


@settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(
    text=st.text(st.characters(codec=None, exclude_categories=()), max_size=300),
    word=st.sampled_from([*OURS, *(f"partner Eastside {fact}" for fact in FACTS), "", "partner add", "promised by"]),
)
def test_random_text_after_any_command_of_ours(town: Town, text: str, word: str) -> None:
    check(command(town, "ana", word, text))


@settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=300), word=st.sampled_from(THEIRS))
def test_random_text_after_any_command_of_a_partner(town: Town, text: str, word: str) -> None:
    check(command(town, "amina", word, text))


# Forms.


def sender_of(form: str) -> str:
    return "amina" if ROUTER.forms[form].who == {"contact"} else "ana"


def fields() -> list[tuple[str, str]]:
    return [(name, asked.name) for name, handler in ROUTER.forms.items() for asked in handler.form.asks()]


def filled(town: Town, form: str, field: str, text: str) -> Outcome:
    """The form sent off with this text in one field and good answers in all others."""
    values, about = town.forms()[form]
    token = town.token(f"form:{form}", None, about)
    typed = {**values, field: text}
    event = Submitted(token=token.token, values=typed, **town.person(sender_of(form)).about())
    return town.tries(event, token, look=True)


@pytest.mark.parametrize(("form", "field"), fields())
def test_every_field_of_every_form_takes_every_text(town: Town, form: str, field: str) -> None:
    asked = {asked.name: asked for asked in ROUTER.forms[form].form.asks()}[field]
    for name, text in TEXTS.items():
        if not met_by(text, [f"{form} {field}"]):
            continue
        outcome = filled(town, form, field, f"{text} {MARK}")
        check(outcome)
        if asked.kind in {Kind.TEXT, Kind.LONG} and form not in {"settings.mine", "settings.preferences"}:
            assert is_kept(outcome, MARK) or outcome.reply.errors, (name, outcome.said)
        if outcome.reply.errors:
            assert MARK in outcome.stored, name


@settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=300), where=st.sampled_from(fields()))
def test_random_text_in_any_field_of_any_form(town: Town, text: str, where: tuple[str, str]) -> None:
    check(filled(town, *where, text))


@pytest.mark.parametrize(
    "values", [{}, {"": ""}, {"partner": "x", "actor": "1"}, {"\x00": "\x00"}, {"\ud800": "\ud800"}]
)
def test_a_form_with_other_fields_than_were_asked(town: Town, values: dict[str, str]) -> None:
    for form in ROUTER.forms:
        token = town.token(f"form:{form}", None, town.forms()[form][1])
        check(town.tries(Submitted(token=token.token, values=values, **town.person(sender_of(form)).about()), token))


# Everywhere else.


@settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=100))
def test_suggestions_for_any_text(town: Town, text: str) -> None:
    for role in ("ana", "amina"):
        for kind in ("partner", "person", "date", "past_date", "zone", text):
            for most in (8, 25, 1_000):
                outcome = town.tries(Searched(kind=kind, words=text, most=most, **town.person(role).about()))
                assert len(outcome.reply.suggestions) <= min(most, 25)


@settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=100))
def test_text_is_stored_cleaned_and_folded_without_a_fault(town: Town, text: str) -> None:
    kept = storable(text)
    assert "\x00" not in kept
    kept.encode()
    assert storable(kept) == kept
    assert clean(clean(kept)) == clean(kept)
    assert fold(fold(kept)) == fold(kept) or not fold(kept).isascii()
    assert not is_blank(f"{kept}x")


def test_hostile_promises_go_all_the_way_to_the_partner_and_back(database: Database) -> None:
    """Really committed, delivered, reminded of and answered, as one would on a working day."""
    world = World(database)
    world.app.engine.quota = Quota(burst=10**9)
    with capture_logs() as logs:
        for text in TEXTS.values():
            write_down(world, f"{text[:2_000]} {MARK}")
        world.advance(days=12)
        answered = "".join(asked_in_turns(world, f"{text[:2_000]} {MARK}") for text in TEXTS.values())
    seen = world.ana.sees_all + world.amina.sees_all
    assert [entry for entry in logs if entry["log_level"] == "error"] == []
    assert world.amina.sees_all.count(MARK) >= len(TEXTS)
    assert MARK not in str(logs)
    assert not any(words in answered + seen for words in SAID_WRONG)
    assert not set(answered + seen) & set("\x1b\x00\x07\u202e\ud800")
    world.close()


def write_down(world: World, words: str) -> None:
    """A promise of ours, and a need of theirs."""
    world.ana.says("/loop promised")
    world.ana.fills(partner="Eastside", words=words, due="in 1 week")
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words=words)


def asked_in_turns(world: World, words: str) -> str:
    """The same words as every answer of a dialogue."""
    ana = Person(world, "ana", has_forms=False)
    said = [ana.says("/loop met"), *(ana.says(words) for _ in range(8)), ana.says("cancel")]
    return "\n".join(said)


@pytest.mark.parametrize("text", ["", " ", "\n", "\t\r\n", "\x00", "\u200b", "\u202e", "\ufeff", "/", "/loop", "loop "])
def test_nothing_at_all_is_answered_too(town: Town, text: str) -> None:
    about: Any = town.person("ana").about
    for kind in (Said, Commanded):
        check(town.tries(kind(words=text, **about())))
