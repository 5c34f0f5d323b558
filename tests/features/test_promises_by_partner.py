"""The partner's side of promises: the whole list, another date both ways, what was kept, and what is not needed."""

from tests.driver import World


def ours(world: World, words: str = "the room list", due: str = "by Friday") -> None:
    world.ana.says(f"/loop promised Eastside {words} {due}")


def theirs(world: World, words: str = "the flyer text", due: str = "by Wednesday") -> None:
    world.ana.says(f"/loop promised by Eastside {words} {due}")


def opens(world: World, words: str) -> str:
    """Amina opens the card of a promise from her list."""
    world.amina.says("/loop promises")
    return world.amina.presses("Open", near=words)


def done(world: World, words: str = "the room list") -> None:
    world.ana.says("/loop mine")
    world.ana.presses("Done", near=words)


def asks(world: World, due: str = "4 December", reason: str = "The hall is closed that week.") -> str:
    opens(world, "the room list")
    world.amina.presses("Another date")
    return world.amina.fills(due=due, reason=reason)


# The list.


def test_the_open_ones_come_first_with_date_and_state(world: World) -> None:
    ours(world, "a first thing", "by Friday")
    done(world, "a first thing")
    ours(world, "a later thing", "by 9 December")
    ours(world, "a sooner thing", "by Wednesday")
    theirs(world)
    said = world.amina.says("/loop promises")
    order = [
        "Promised to you",
        "a sooner thing",
        "a later thing",
        "Promised by you",
        "the flyer text",
        "Lately settled",
    ]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert "Wednesday, 25 November 2026 (America/New_York) · proposed" in said


def test_it_is_shown_a_page_at_a_time(world: World) -> None:
    for n in range(8):
        ours(world, f"thing {n}")
    assert world.amina.says("/loop promises").count("- thing") == 6
    world.amina.presses("More")
    assert world.amina.sees.count("- thing") == 2
    world.amina.presses("Earlier")
    assert world.amina.sees.count("- thing") == 6


def test_filters_by_button_and_by_word(world: World) -> None:
    ours(world)
    theirs(world)
    said = world.amina.says("/loop promises by us")
    assert "the flyer text" in said
    assert "the room list" not in said
    world.amina.presses("To us")
    assert "the room list" in world.amina.sees
    assert "the flyer text" not in world.amina.sees
    world.amina.presses("Settled")
    assert "None of these." in world.amina.sees
    world.amina.presses("All")
    assert "the room list" in world.amina.sees


def test_words_that_name_no_part_are_kept(world: World) -> None:
    ours(world)
    said = world.amina.says("/loop promises about the hall")
    assert "the room list" in said
    assert "What you typed is kept" in said
    assert "about the hall" in world.amina.says("/loop review")


def test_what_is_not_right_about_a_promise_can_be_taken_back(world: World) -> None:
    ours(world)
    world.amina.presses("Not quite")
    assert "[Undo]" in world.amina.fills(right="It was two lists.")
    assert "It was two lists." in world.ana.sees
    said = world.amina.presses("Undo")
    assert "Taken back." in said
    assert "the room list" in said
    assert "It was two lists." not in world.ana.sees_all
    assert "It was two lists." not in opens(world, "the room list")
    assert "It was two lists." in world.amina.says("/loop review")


# Another date, for what we promised.


def test_another_date_is_asked_for_and_agreed_with_one_tap(world: World) -> None:
    ours(world)
    said = asks(world)
    assert "Ana is asked for Friday, 4 December 2026" in said
    assert "Eastside Mutual Aid asks for another date." in world.ana.sees
    assert "“The hall is closed that week.” (Amina)" in world.ana.sees
    assert "Friday, 27 November 2026" in opens(world, "the room list")
    assert "Agreed." in world.ana.presses("Agree")
    assert "Agreed: there is a new date." in world.amina.sees_all
    card = opens(world, "the room list")
    assert "Due: Friday, 4 December 2026" in card
    assert "State: renegotiated" in card
    assert "Amina asks for Friday, 4 December 2026 (America/New_York) (The hall is closed that week.)" in card
    assert "That's right" not in card
    assert "Ana answered: agreed." in world.ana.sees_all


def test_a_second_answer_says_who_gave_the_first_and_when(world: World) -> None:
    ours(world)
    asks(world)
    no, yes = world.ana.find_button("Can't")[1].token, world.ana.find_button("Agree")[1].token
    world.ana.press_token(yes)
    assert "Ana has answered this already, on Monday, 23 November 2026, 09:00" in world.ana.press_token(no)
    assert "You have done this already" in world.ana.press_token(yes)


def test_cannot_leaves_the_date_and_tells_them(world: World) -> None:
    ours(world)
    asks(world)
    assert "The date stays as it is." in world.ana.presses("Can't")
    assert "We can't make it the date you asked for." in world.amina.sees
    assert "Friday, 27 November 2026" in world.amina.sees
    assert "Ana can not make it another date" in opens(world, "the room list")


def test_a_third_date_is_suggested_and_they_are_asked(world: World) -> None:
    ours(world)
    asks(world)
    world.ana.presses("Suggest another")
    assert "Monday, 7 December 2026" in world.ana.fills(due="7 December", reason="The printer is away until then.")
    assert "We would like to move a date." in world.amina.sees
    assert "Why: The printer is away until then." in world.amina.sees
    world.amina.presses("That's fine")
    assert "State: confirmed" in opens(world, "the room list")


def test_one_request_at_a_time(world: World) -> None:
    ours(world)
    asks(world)
    opens(world, "the room list")
    assert "Amina asked for Friday, 4 December 2026" in world.amina.presses("Another date")


def test_a_date_that_is_over_is_asked_again(world: World) -> None:
    ours(world)
    assert asks(world, due="2026-11-02") == ""
    assert "after today" in world.amina.last.errors["due"]
    assert asks(world, due="27 November") == ""
    assert "the date it has now" in world.amina.last.errors["due"]


def test_a_request_can_be_taken_back_until_it_is_answered(world: World) -> None:
    ours(world)
    asks(world)
    assert "Taken back." in world.amina.presses("Undo")
    assert "The hall is closed" not in world.ana.sees_all
    assert "The hall is closed that week." in world.amina.says("/loop review")
    asks(world, reason="We are short of hands.")
    token = world.amina.find_button("Undo")[1].token
    world.ana.presses("Agree")
    assert "I left this as it is." in world.amina.press_token(token)


def test_our_yes_can_be_taken_back(world: World) -> None:
    ours(world)
    asks(world)
    world.ana.presses("Agree")
    world.ana.presses("Undo")
    assert "We took back what was written here." in world.amina.sees
    card = opens(world, "the room list")
    assert "Due: Friday, 27 November 2026" in card
    assert "Another date is asked for" in card
    world.ana.presses("Agree")
    assert "Due: Friday, 4 December 2026" in opens(world, "the room list")


# Another date, for what they promised.


def test_their_own_date_moves_at_once_and_counts_as_flexibility(world: World) -> None:
    theirs(world)
    opens(world, "the flyer text")
    world.amina.presses("Another date")
    said = world.amina.fills(due="2 December", reason="Our designer is ill.")
    assert "The new date is Wednesday, 2 December 2026" in said
    assert "Eastside Mutual Aid moves the date of what they promised." in world.ana.sees
    assert "“Our designer is ill.”" in world.ana.sees
    card = opens(world, "the flyer text")
    assert "State: renegotiated" in card
    assert "renegotiated → Wednesday, 2 December 2026 (America/New_York), Amina (Our designer is ill.)" in card
    assert "That's right" not in card
    world.amina.says("/loop undo")
    assert "Due: Wednesday, 25 November 2026" in opens(world, "the flyer text")
    assert "Our designer is ill." not in world.ana.sees_all


def test_it_works_question_by_question_where_there_are_no_forms(world: World) -> None:
    theirs(world)
    opens(world, "the flyer text")
    world.amina.has_forms = False
    world.amina.presses("Another date")
    world.amina.says("2 December")
    assert "The new date is Wednesday, 2 December 2026" in world.amina.says("Our designer is ill.")


# What was kept, and what is not needed.


def test_partly_asks_what_becomes_of_the_rest(world: World) -> None:
    ours(world)
    done(world)
    world.amina.presses("Partly")
    said = world.amina.fills(missing="The second floor is not on it.")
    assert "[Keep it open] [Close it as partly kept]" in said
    assert "Eastside Mutual Aid says: partly." in world.ana.sees
    token = world.amina.find_button("Close it as partly kept")[1].token
    assert "It is closed as partly kept." in world.amina.press_token(token)
    assert "Eastside Mutual Aid closed this as partly kept." in world.ana.sees
    assert "State: partly" in opens(world, "the room list")
    assert "You have done this already, on Monday" in world.amina.press_token(token)


def test_of_what_they_promised_themselves_they_are_asked_whether_the_rest_comes(world: World) -> None:
    theirs(world)
    opens(world, "the flyer text")
    world.amina.presses("Partly")
    said = world.amina.fills(missing="The second page.")
    assert "Will the rest still come?" in said
    assert "Do you still need" not in said
    assert "we keep at it" not in world.amina.presses("Keep it open")


def test_partly_may_stay_open(world: World) -> None:
    ours(world)
    done(world)
    world.amina.presses("Partly")
    world.amina.fills(missing="The second floor is not on it.")
    assert "It stays open" in world.amina.presses("Keep it open")
    assert "the room list" in world.ana.says("/loop mine")


def test_not_kept_is_written_down_as_that_and_may_be_needed_still(world: World) -> None:
    ours(world)
    done(world)
    world.amina.presses("Not kept")
    assert "It is down as not kept." in world.amina.fills(missing="Nothing came.")
    assert "Eastside Mutual Aid says: not kept." in world.ana.sees
    assert "“Nothing came.”" in world.ana.sees
    assert "State: not kept" in opens(world, "the room list")
    world.amina.presses("We still need it")
    assert "Eastside Mutual Aid still needs this, so it is open again." in world.ana.sees
    assert "the room list" in world.ana.says("/loop mine")


def test_not_kept_is_offered_once_its_date_has_come(world: World) -> None:
    ours(world)
    assert "[Not kept]" not in opens(world, "the room list")
    world.advance(days=4)
    assert "[Not kept]" in opens(world, "the room list")


def test_what_is_not_needed_any_more_is_released(world: World) -> None:
    ours(world)
    opens(world, "the room list")
    late = world.amina.find_button("Another date")[1].token
    assert "Nobody works on it any more." in world.amina.presses("We don't need it any more")
    assert "Eastside Mutual Aid does not need this any more." in world.ana.sees
    assert "nothing" in world.ana.says("/loop mine")
    assert "Already released: Amina, Monday, 23 November 2026" in world.amina.press_token(late)
    world.amina.presses("Undo")
    assert "does not need this any more" not in world.ana.sees_all
    assert "the room list" in world.ana.says("/loop mine")


def test_the_second_word_of_an_organisation_hears_who_spoke_first(world: World) -> None:
    ours(world)
    done(world)
    letter = world.amina.find_button("Kept")[1].token
    opens(world, "the room list")
    world.amina.presses("Kept")
    assert "Already kept: Amina, Monday, 23 November 2026, 09:00" in world.amina.press_token(letter)


def test_the_exact_words_stay_whatever_happens(world: World) -> None:
    ours(world)
    asks(world)
    world.ana.presses("Agree")
    done(world)
    world.amina.presses("Partly")
    world.amina.fills(missing="The map.")
    assert "“the room list”" in opens(world, "the room list")


def test_what_they_do_here_counts_as_contact(world: World) -> None:
    ours(world)
    world.advance(days=3)
    world.amina.presses("That's right")
    assert "Last contact: Thursday, 26 November 2026" in world.ana.says("/loop partner Eastside")
