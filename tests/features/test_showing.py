"""Who sees what of a note: every place that shows one asks its label and the consent of whoever said it."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import bot
from bot.events import Pressed
from storage.notes import Note
from tests.bot.cast import Town, newest
from tests.bot.settling import settle_in
from tests.driver import Person, World

QUOTE, OURS = "The kanariq bus never comes.", "Wants kanarip buses."
View = Callable[[Town, Person, int], str]


def drafted(town: Town, person: Person, note: int) -> str:
    """The report-back form as it opens, and what is said when it does not."""
    person.form = None
    said = pressed(town, person, "closing.compose", note)
    return said + (person.form.values["you_said"] if person.form else "")


def edited(town: Town, person: Person, note: int) -> str:
    person.form = None
    said = pressed(town, person, "listening.edit", note)
    return said + ("\n".join(person.form.values.values()) if person.form else "")


def pressed(town: Town, person: Person, action: str, note: int) -> str:
    return person.does(Pressed(token=town.mint(action, note), **person.about()))


VIEWS: dict[str, View] = {
    "find": lambda town, person, note: person.says("/loop find kanariq") + person.says("/loop find kanarip"),
    "brief of the partner": lambda town, person, note: person.says("/loop brief Casa Latina"),
    "brief of Eastside": lambda town, person, note: person.says("/loop brief Eastside"),
    "all open loops": lambda town, person, note: person.says("/loop close"),
    "loops by word": lambda town, person, note: person.says("/loop close kanariq"),
    "loops by partner": lambda town, person, note: person.says("/loop close Casa Latina"),
    "card": lambda town, person, note: pressed(town, person, "note.show", note),
    "draft of a report-back": drafted,
    "edit": edited,
    "digest": lambda town, person, note: person.says("/loop digest"),
}


@pytest.fixture
def town(world: World) -> Town:
    return settle_in(world)


def hears(town: Town, label: str, partner: str = "Casa Latina", paraphrase: str = OURS) -> int:
    town.world.ana.says("/loop heard")
    town.world.ana.fills(partner=partner, quote=QUOTE, paraphrase=paraphrase, label=label)
    return newest_note(town)


def newest_note(town: Town) -> int:
    return town.world.database.read_now(lambda session: newest(session, Note).id)


def amina_says_do_not_quote(town: Town) -> int:
    amina = town.world.amina
    amina.says("/loop preferences change")
    amina.fills(quote_me="no")
    amina.says("/loop share")
    amina.presses("A need")
    amina.fills(words=QUOTE)
    return newest_note(town)


def test_who_says_do_not_quote_me_is_quoted_nowhere_outside_the_team_they_told(town: Town) -> None:
    note = amina_says_do_not_quote(town)
    for name, view in VIEWS.items():
        assert "kanariq" not in view(town, town.person("ben"), note).replace("“kanariq”", ""), name


def test_the_team_that_was_told_reads_the_words_and_she_does_too(town: Town) -> None:
    note = amina_says_do_not_quote(town)
    assert QUOTE in town.world.ana.sees
    for view in ("find", "card", "all open loops", "brief of Eastside"):
        assert QUOTE in VIEWS[view](town, town.world.ana, note), view
    assert QUOTE in VIEWS["card"](town, town.world.amina, note)


def test_an_anonymised_note_of_another_team_names_nobody_and_quotes_nothing(town: Town) -> None:
    note, ben = hears(town, "anonymised"), town.person("ben")
    said = {name: view(town, ben, note).replace("“kanariq”", "") for name, view in VIEWS.items()}
    assert {name for name, words in said.items() if "kanariq" in words} == set()
    told = {name for name, words in said.items() if "kanarip" in words}
    assert told >= {"find", "all open loops", "card", "digest"}
    assert "brief of the partner" not in told
    for name in told:
        assert "Casa Latina" not in line_with("kanarip", said[name]), name
    assert not any("Casa Latina" in said[name] for name in ("card", "draft of a report-back", "edit"))


def test_what_may_not_be_shown_is_not_found_by_its_words(town: Town) -> None:
    hears(town, "anonymised")
    ben, ana = town.person("ben"), town.world.ana
    assert "Nothing found" in ben.says("/loop find kanariq")
    assert "kanarip" in ben.says("/loop find kanarip")
    assert QUOTE in ana.says("/loop find kanariq")


def line_with(word: str, said: str) -> str:
    """The lines of the item that holds this word."""
    return next(item for item in f"\n{said}".split("\n- ") if word in item)


@pytest.mark.parametrize("label", ["team", "anonymised", "community knowledge"])
def test_a_letter_to_the_partner_is_not_drafted_from_what_stays_with_the_team(town: Town, label: str) -> None:
    note = hears(town, label)
    assert drafted(town, town.world.ana, note) == ""
    assert town.world.ana.form is not None


def test_a_letter_to_the_partner_is_drafted_from_what_they_may_read(town: Town) -> None:
    assert drafted(town, town.world.ana, hears(town, "partner")) == QUOTE
    amina_says_do_not_quote(town)
    assert drafted(town, town.world.ana, newest_note(town)) == ""


def test_only_who_knows_the_partner_can_report_back(town: Town) -> None:
    note, ben = hears(town, "anonymised"), town.person("ben")
    assert "Only the team that heard this can report back." in drafted(town, ben, note)
    assert "[Report back]" not in line_with("kanarip", VIEWS["loops by word"](town, ben, note))


def test_every_view_of_a_note_goes_through_one_place() -> None:
    """What reads a note's words by itself is listed here: it writes, or it shows people what they typed themselves."""
    by_itself = {
        "showing.py",
        "access.py",
        "records/notes.py",
        "features/exporting/tables.py",
        "records/corrections.py",
        "records/withdrawing.py",
        "features/listening/editing.py",
        "features/undo/words.py",
        "features/sentences/asking.py",
        "features/sentences/drafts.py",
        "records/alike.py",
        "records/themes.py",
    }
    root = Path(bot.__file__).parent
    pure = {path for path in map(str, reading_words(root)) if path.startswith("understanding/")}
    assert {path for path in map(str, reading_words(root)) if path not in by_itself | pure} == set()


def reading_words(root: Path) -> list[Path]:
    """The modules that take `quote` or `paraphrase` from something called like a note."""
    found = []
    for path in sorted(root.rglob("*.py")):
        attributes = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)]
        read = [node.value for node in attributes if node.attr in {"quote", "paraphrase"}]
        if any(getattr(value, "id", "?") in {"note", "n", "record", "?"} for value in read):
            found.append(path.relative_to(root))
    return found
