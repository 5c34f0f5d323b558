"""Words in the reader's language: what a partner may see is there in Spanish, and no placeholder went astray."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.pofile import read_po

from bot.day_order import DayOrder
from bot.features.settings.forms import Where
from bot.i18n import LOCALE, languages, translator
from bot.patterns import MONTH_NAMES, NTH_NAMES, WEEKDAY_NAMES
from storage.commitments import CommitmentState, Direction, Strength, Verdict
from storage.database import Database
from storage.date_requests import DateAnswer
from storage.labels import Label
from storage.notes import Heard, NoteKind
from storage.partners import Depth
from storage.preferences import Level, Often
from tests.driver import World

BOT = LOCALE.parent
SLACK = BOT.parent / "adapters" / "slack"
DISCORD = BOT.parent / "adapters" / "discord"
PAGE = BOT.parent / "adapters" / "web"
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def messages_of(path: Path) -> set[str]:
    """Everything that a module looks up or marks."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            wanted = {"t": 1, "mark": 1, "count": 2}.get(name, 0)
            constants = (arg.value for arg in node.args[:wanted] if isinstance(arg, ast.Constant))
            found |= {value for value in constants if isinstance(value, str) and value.strip()}
    return found


def catalogue(language: str) -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / "loopkeeper.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def test_everything_that_is_said_is_there_in_every_language() -> None:
    places = (BOT, SLACK, DISCORD, PAGE)
    said = {path: messages_of(path) for place in places for path in place.rglob("*.py")}
    assert len(set().union(*said.values())) > 700
    for language in languages()[1:]:
        known = set(catalogue(language))
        missing = {path.name: words - known for path, words in said.items() if words - known}
        assert missing == {}, language


def test_what_is_chosen_from_is_there_in_every_language() -> None:
    chosen = (
        NoteKind,
        Heard,
        Label,
        Direction,
        Strength,
        CommitmentState,
        Level,
        Depth,
        Often,
        DayOrder,
        Where,
        DateAnswer,
        Verdict,
    )
    words = {word.value for each in chosen for word in each}
    days = {*WEEKDAY_NAMES, *NTH_NAMES.values(), *MONTH_NAMES}
    for language in languages()[1:]:
        assert (words | days) - set(catalogue(language)) == set(), language


def test_what_slack_and_discord_add_is_there_in_every_language() -> None:
    added = {words for path in (*SLACK.rglob("*.py"), *DISCORD.rglob("*.py")) for words in messages_of(path)}
    assert {"Working on it …", "Choose one …"} <= added
    for language in languages()[1:]:
        assert added - set(catalogue(language)) == set(), language


def test_translations_keep_their_placeholders_and_none_is_left_over() -> None:
    used = {
        words
        for path in (*BOT.rglob("*.py"), *SLACK.rglob("*.py"), *DISCORD.rglob("*.py"), *PAGE.rglob("*.py"))
        for words in messages_of(path)
    }
    for language in languages()[1:]:
        for words, said in catalogue(language).items():
            assert said, words
            assert set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(said)), words
            looked_up_by_value = words.islower() and not PLACEHOLDER.search(words)
            assert words in used or looked_up_by_value or words.startswith("{name} have") or words in {"Save"}, words


def test_an_unknown_language_is_said_in_english() -> None:
    assert translator("xx")("Thank you. We heard you.") == "Thank you. We heard you."


def test_a_value_is_never_read_as_a_template() -> None:
    assert translator("en")("I asked {name}.", name="{secret}") == "I asked {secret}."


def test_a_partner_reads_spanish_while_the_team_reads_english(database: Database) -> None:
    world = World(database)
    world.amina.says("/loop preferences change")
    assert "Cambiado." in world.amina.fills(language="es")
    world.ana.says("/loop promised Eastside the room list by Friday")
    assert "Le hemos prometido algo." in world.amina.sees
    assert "viernes, 27 de noviembre de 2026" in world.amina.sees
    world.amina.says("/loop share")
    world.amina.presses("Una necesidad")
    assert "Gracias. Le hemos escuchado." in world.amina.fills(words="Necesitamos una sala.")
    assert "Eastside Mutual Aid shared: A need" in world.ana.sees
    world.close()


def test_the_team_reads_its_reminders_and_digests_in_spanish(database: Database) -> None:
    world = World(database)
    for person in (world.ana, world.rosa):
        person.says("/loop settings language es")
    world.rosa.says("/loop digest weekly Monday 9:00")
    world.ana.says("/loop promised Eastside the room list by Friday")
    world.ana.says("/loop promised Eastside the key by 2026-12-02")
    world.goes_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))
    said = world.ana.sees
    assert said.startswith("2 asuntos que tiene a su cargo\nLa fecha ha pasado\n- the room list")
    assert "Próximamente\n- the key" in said
    assert "[Hecho] [Posponer] [Renegociar] [Traspasar] [Necesito ayuda]" in said
    assert "Su resumen del lunes, 30 de noviembre de 2026" in world.rosa.sees_all
    assert "Con retraso" in world.rosa.sees_all
    world.ana.presses("Hecho", near="the room list")
    assert "Lo hizo tarde Ana, lunes, 30 de noviembre" in world.ana.inbox[-2].message.to_text()
    world.close()


def test_nothing_has_two_translations() -> None:
    for language in languages()[1:]:
        lines = (LOCALE / language / "LC_MESSAGES" / "loopkeeper.po").read_text().splitlines()
        said = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
        assert len(said) == len(set(said)), language
