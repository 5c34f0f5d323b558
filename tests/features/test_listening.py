"""What was heard: in seconds, with an echo of what was understood and what was not."""

from datetime import UTC, datetime

from tests.driver import World

HEARD = '/loop heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


def test_a_note_in_one_line_is_echoed_with_what_was_understood(world: World) -> None:
    said = world.ana.says(HEARD)
    assert "Saved what you heard from Eastside Mutual Aid." in said
    assert "“the bus stops at six”" in said
    assert "In our words: so evening classes are empty" in said
    assert "Kind: need" in said
    assert "Heard: directly" in said
    assert "Who may see it: team" in said
    assert "Answer due: Wednesday, 23 December 2026 (America/New_York)" in said
    assert "[Undo] [Edit]" in said


def test_undo_takes_the_note_back_and_keeps_its_words(world: World) -> None:
    world.ana.says(HEARD)
    assert "Taken back." in world.ana.presses("Undo")
    assert "Nothing found" in world.ana.says("/loop find evening classes")
    assert "the bus stops at six" in world.ana.says("/loop review")


def test_edit_opens_the_form_filled_in_and_leaves_the_quote_alone(world: World) -> None:
    world.ana.says(HEARD)
    world.ana.presses("Edit")
    form = world.ana.form
    assert form is not None
    assert form.values["partner"] == "Eastside Mutual Aid"
    assert form.values["paraphrase"] == "so evening classes are empty"
    assert "quote" not in form.values
    said = world.ana.fills(kind="concern", label="partner", themes="transport, hours")
    assert "Kind: concern" in said
    assert "Themes: transport, hours" in said
    assert "“the bus stops at six”" in said


def test_an_unknown_partner_is_offered_as_new_and_the_words_are_kept(world: World) -> None:
    said = world.ana.says('/loop heard Riverside Elders: "we cannot read the small print"')
    assert "I don't know “Riverside Elders” yet." in said
    assert "small print" in world.ana.says("/loop review")
    said = world.ana.presses("Add as new")
    assert "Saved what you heard from Riverside Elders." in said
    assert "“we cannot read the small print”" in said
    assert "empty" in world.ana.says("/loop review")


def test_a_doubtful_partner_is_a_choice_and_nothing_is_guessed(world: World) -> None:
    world.ana.says("/loop partner add Eastside Pantry")
    said = world.ana.says("/loop heard Eastside: they need chairs")
    assert "Which partner is “Eastside”?" in said
    assert "[Eastside Mutual Aid]" in said
    assert "[Eastside Pantry]" in said
    said = world.ana.presses("Eastside Pantry")
    assert "Saved what you heard from Eastside Pantry." in said
    assert "In our words: they need chairs" in said


def test_a_quote_that_is_never_closed_is_taken_and_pointed_out(world: World) -> None:
    said = world.ana.says('/loop heard Casa Latina: "we need a room on Sundays')
    assert "“we need a room on Sundays”" in said
    assert "The quote was not closed" in said


def test_heard_without_words_opens_the_form_and_a_mistake_comes_back_by_field(world: World) -> None:
    world.ana.says("/loop heard")
    world.ana.fills(partner="Casa Latina")
    assert set(world.ana.last.errors) == {"paraphrase"}
    said = world.ana.fills(partner="Casa Latina", quote="Saturday is best")
    assert "“Saturday is best”" in said


def test_the_day_of_the_answer_is_counted_where_the_author_is(world: World) -> None:
    world.goes_to(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
    assert "Answer due: Wednesday, 23 December 2026 (America/New_York)" in world.ana.says(HEARD)


def test_words_that_find_nothing_offer_the_brief_of_the_partner_they_name(world: World) -> None:
    assert "Nothing found" in world.ana.says("/loop find Harbor Clinic")
    assert "Before you meet Harbor Clinic" in world.ana.presses("Harbor Clinic")


def test_a_brief_shows_more_when_there_is_more(world: World) -> None:
    for number in range(12):
        world.ana.says(f"/loop heard Harbor Clinic: they need chair number {number}")
    assert "and 7 more: /loop close Harbor Clinic" in world.ana.says("/loop brief Harbor Clinic")
    world.ana.presses("Show more")
    assert world.ana.last.update
    assert "and 2 more: /loop close Harbor Clinic" in world.ana.last.update.to_text()


def test_a_note_makes_the_partner_be_in_touch(world: World) -> None:
    world.ana.says(HEARD)
    assert "Last contact: Monday, 23 November 2026, 09:00 (America/New_York)" in world.ana.says(
        "/loop partner Eastside"
    )


def test_exact_words_are_public_only_when_they_agreed(world: World) -> None:
    world.ana.says('/loop heard Eastside: "the bus stops at six", evening classes are empty label: public')
    assert world.ana.form is not None
    assert "only when they have agreed" in world.ana.form.errors["label"]
    assert "Saved" in world.ana.fills(label="partner")


def test_words_that_go_on_from_a_quote_are_listed_with_it(world: World) -> None:
    world.ana.says('/loop heard Eastside: "the bus stops at six", so evening classes are empty')
    world.ana.says('/loop heard Eastside: "we need chairs" They would like forty.')
    for words in ("close", "brief Eastside"):
        said = world.ana.says(f"/loop {words}")
        assert "“the bus stops at six” so evening classes are empty" in said
        assert "\n- They would like forty." in said
