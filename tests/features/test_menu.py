"""The bare word: buttons for what is done most, for whoever asks."""

import pytest

from tests.driver import Person, World
from tests.features.test_shortcuts import picks


def labels(person: Person) -> list[str]:
    return [button.label for message in person.last.messages for button in message.buttons()]


def test_the_bare_word_opens_a_menu_and_help_stays_the_list(world: World) -> None:
    said = world.ana.says("/loop")
    assert "What would you like to do?" in said
    assert labels(world.ana) == [
        "What I heard",
        "A meeting",
        "A promise",
        "A reminder",
        "My list",
        "Find a partner",
        "Brief",
        "Settings",
        "Help",
    ]
    assert "Try one of these" in world.ana.says("/loop help")


def test_the_menu_says_what_could_be_typed_instead(world: World) -> None:
    said = world.ana.says("/loop menu")
    example = next(line for line in said.splitlines() if "Or just type it: " in line).partition("type it: ")[2]
    assert "Saved: we promised Casa Latina." in world.ana.says(example)


def quoted(said: str, before: str, marks: str = "“”") -> str:
    """The example in a line of help."""
    line = next(line for line in said.splitlines() if before in line)
    return line.partition(marks[0])[2].partition(marks[1])[0]


def test_help_says_that_a_plain_sentence_will_do_and_its_example_does(world: World) -> None:
    said = world.ana.says("/loop help")
    assert "“no, Thursday”" in said
    assert "Saved 3 things" in world.ana.says(quoted(said, "Or just write"))
    assert "Thursday, 26 November 2026" in world.ana.says("no, Thursday")


def test_a_partner_reads_in_help_what_a_need_looks_like(world: World) -> None:
    assert "Thank you. We heard you." in world.amina.says(quoted(world.amina.says("/loop help"), "Or just write"))
    assert "Taken back." in world.amina.says("undo that")


def test_the_sentences_of_help_work_in_spanish_too(world: World) -> None:
    world.ana.says("/loop settings language es")
    said = world.ana.says(quoted(world.ana.says("/loop help"), "O escriba sin más", "«»"))
    assert "viernes, 27 de noviembre de 2026" in said
    assert "jueves, 26 de noviembre de 2026" in world.ana.says("no, el jueves")
    example = world.ana.says("/loop menu").partition("escríbalo: ")[2].splitlines()[0]
    assert "Guardado: se lo prometimos a Casa Latina." in world.ana.says(example)
    assert "Retirado" in world.ana.says("deshaz eso")


@pytest.mark.parametrize("word", ["menu", "home"])
def test_a_sentence_that_begins_so_is_not_lost(world: World, word: str) -> None:
    assert "/loop review" in world.ana.says(f"/loop {word} for the picnic is settled")
    assert f"{word} for the picnic is settled" in world.ana.says("/loop review")
    assert "Saved: you met Eastside Mutual Aid." in world.ana.says(f"/loop {word} visit at Eastside went well")


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("What I heard", "listening.heard"),
        ("A meeting", "meetings.met"),
        ("A promise", "promises.promised"),
        ("A reminder", "follow_ups.remind"),
        ("Find a partner", "partners.find"),
    ],
)
def test_a_button_opens_its_form(world: World, label: str, form: str) -> None:
    world.ana.says("/loop")
    world.ana.presses(label)
    assert world.ana.form is not None
    assert world.ana.form.form.name == form


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("My list", "You look after nothing"),
        ("Brief", "Which partner do you mean?"),
        ("Settings", "Your settings"),
        ("Help", "Try one of these"),
    ],
)
def test_a_button_shows_its_list(world: World, label: str, shown: str) -> None:
    world.ana.says("/loop")
    assert shown in world.ana.presses(label)


def test_a_menu_stays_good_for_another_press(world: World) -> None:
    world.ana.says("/loop")
    for _ in range(2):
        assert "You look after nothing" in world.ana.presses("My list")


def test_a_manager_finds_the_digest_there(world: World) -> None:
    world.rosa.says("/loop")
    assert "The next one comes on" in world.rosa.presses("Digest")


def test_a_partner_has_a_menu_of_their_own(world: World) -> None:
    world.amina.says("/loop")
    assert labels(world.amina) == ["Share", "Promises", "Meetings", "What is kept", "Preferences", "Help"]
    assert "What would you like to share?" in world.amina.presses("Share")
    world.amina.says("/loop")
    assert "No promises yet." in world.amina.presses("Promises")


def test_a_partner_reads_it_in_their_language(world: World) -> None:
    world.amina.says("/loop preferences language es")
    assert "¿Qué le gustaría hacer?" in world.amina.says("/loop")


def test_a_button_of_somebody_elses_menu_opens_nothing_that_is_not_theirs(world: World) -> None:
    world.ana.says("/loop")
    _, button = world.ana.find_button("My list")
    assert "I can't find that" in world.amina.press_token(button.token)


def test_where_no_form_can_be_shown_the_questions_come_one_by_one(world: World) -> None:
    slow = Person(world, "ana", has_forms=False)
    slow.says("/loop")
    assert "When?" in slow.presses("A reminder") or slow.last.messages[0].asks


def test_a_menu_is_nothing_a_shortcut_can_open(world: World) -> None:
    assert "I can't find that" in picks(world.ana, "menu")


def test_resume_with_nothing_put_aside_says_so(world: World) -> None:
    assert "There is nothing to go on with." in world.amina.says("resume")
