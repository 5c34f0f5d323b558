"""Themes: suggested from the words, with the words that say so, put right by people, and learned from that."""

from sqlmodel import Session, select

from storage.themes import ThemeWord, ThemeWords
from tests.driver import Person, World


def learned(world: World) -> dict[str, tuple[int, int]]:
    """What is known of each word, whatever the theme."""

    def look(session: Session) -> dict[str, tuple[int, int]]:
        return {row.word: (row.accepted, row.rejected) for row in session.exec(select(ThemeWord))}

    return world.database.read_now(look)


def edits(person: Person, **values: str) -> str:
    person.presses("Edit")
    return person.fills(**values)


def test_themes_are_suggested_with_the_words_that_say_so(world: World) -> None:
    said = world.ana.says("/loop heard Eastside: nobody can come in the evening, they asked for other hours")
    assert "Themes: hours (because of “evening”, “hours”)" in said


def test_themes_are_suggested_after_the_partner_was_asked_too(world: World) -> None:
    world.ana.says("/loop heard Riverside Elders: nobody can come in the evening")
    assert "hours (because of “evening”)" in world.ana.presses("Add as new")


def test_a_theme_that_was_typed_stands_alone(world: World) -> None:
    said = world.ana.says("/loop heard Eastside: nobody can come in the evening #families")
    assert "Themes: families" in said
    assert "because of “evening”" not in said


def test_a_plain_sentence_has_its_themes_with_their_reason(world: World) -> None:
    said = world.ana.says("Casa Latina needs an interpreter for the parents")
    assert "Themes: language (because of “interpreter”)" in said


def test_the_words_are_shown_as_they_were_typed(world: World) -> None:
    said = world.ana.says("/loop heard Casa Latina: no hay autobús ni camión después de las seis")
    assert "transport (because of “autobús”, “camión”)" in said


def test_a_theme_that_people_add_is_known_by_its_name_from_then_on(world: World) -> None:
    world.ana.says("/loop heard Eastside: they need a place to repair their bikes")
    edits(world.ana, themes="bikes")
    said = world.ana.says("/loop heard Casa Latina: their bikes are stolen all the time")
    assert "bikes (because of “bikes”" in said


def test_two_words_that_stood_with_a_theme_suggest_it_again(world: World) -> None:
    world.ana.says("/loop heard Eastside: the ferry to the island is cancelled")
    edits(world.ana, themes="crossing")
    assert "crossing (because of" in world.ana.says("/loop heard Casa Latina: no ferry from the island on Monday")
    assert "crossing" not in world.ana.says("/loop heard Casa Latina: Monday is cancelled")


def test_what_is_taken_off_again_and_again_is_not_suggested_any_more(world: World) -> None:
    for words in ("roses are stolen from the garden", "a dog runs around our garden"):
        said = world.ana.says(f"/loop heard Eastside: {words}")
        assert "space (because of “garden”)" in said
        edits(world.ana, themes="")
    assert "space" not in world.ana.says("/loop heard Eastside: the garden is in bloom")


def test_a_note_that_is_kept_off_a_platform_teaches_nothing(world: World) -> None:
    world.ana.says("/loop heard Eastside: her diagnosis keeps her from the ferry")
    edits(world.ana, themes="crossing", where="only where sensitive things may go")
    assert learned(world) == {}


def test_nobody_is_named_in_what_is_learned(world: World) -> None:
    world.ana.says("/loop heard Eastside: Amina says that the ferry of Eastside is cancelled")
    edits(world.ana, themes="crossing")
    assert {"ferry", "cancelled"} <= set(learned(world))
    assert not {"amina", "eastside", "the", "that"} & set(learned(world))


def test_only_the_words_of_the_text_are_looked_up(world: World) -> None:
    world.ana.says("/loop heard Eastside: the ferry to the island is cancelled")
    edits(world.ana, themes="crossing")

    def look(session: Session) -> list[str]:
        return [row.word for row in ThemeWords(session).of(["ferry", "chair"])]

    assert world.database.read_now(look) == ["ferry"]


def test_whoever_is_forgotten_is_forgotten_here_as_well(world: World) -> None:
    def teach(session: Session) -> None:
        ThemeWords(session).learn(["jame", "ferry"], "crossing", True, world.clock.now())
        ThemeWords(session).forget({"James"})

    world.database.write_now(teach)
    assert set(learned(world)) == {"ferry"}
