"""Closing the loop: reporting back to the people who were heard, and hearing whether it is right."""

from tests.driver import World


def share(world: World, words: str = "We need a room on Sundays.") -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    world.amina.fills(words=words)


def report(world: World) -> None:
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    world.ana.fills(we_did="The hall is open on Sundays from January.")


def test_a_partner_shares_in_two_taps_and_gets_a_receipt(world: World) -> None:
    world.amina.says("/loop share")
    world.amina.presses("A need")
    said = world.amina.fills(words="We need a room on Sundays.")
    assert "Thank you. We heard you." in said
    assert "“We need a room on Sundays.”" in said
    assert "You will have an answer by: Wednesday, 23 December 2026 (America/New_York)" in said
    assert "It is with: Ana" in said
    assert "Eastside Mutual Aid shared: A need" in world.ana.sees


def test_close_reports_back_to_who_was_heard(world: World) -> None:
    share(world)
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    assert world.ana.form is not None
    assert world.ana.form.values == {"you_said": "We need a room on Sundays."}
    said = world.ana.fills(we_did="The hall is open on Sundays from January.")
    assert "It goes to Amina now." in said
    assert "You were heard. Here is what became of it." in world.amina.sees
    assert "We did: The hall is open on Sundays from January." in world.amina.sees


def test_right_closes_the_loop_and_is_told_to_the_author(world: World) -> None:
    share(world)
    report(world)
    world.amina.presses("That's right")
    assert "Eastside Mutual Aid says: right." in world.ana.sees
    assert "The loop is closed." in world.ana.sees
    assert "No loop is open here." in world.ana.says("/loop close Sundays")


def test_not_quite_opens_the_loop_again(world: World) -> None:
    share(world)
    report(world)
    world.amina.presses("Not quite")
    world.amina.fills(words="We asked for mornings.")
    assert "“We asked for mornings.”" in world.ana.sees
    assert "1 loop is open" in world.ana.says("/loop close Sundays")


def test_a_report_back_needs_an_answer_in_it(world: World) -> None:
    share(world)
    world.ana.says("/loop close")
    world.ana.presses("Report back", near="room on Sundays")
    world.ana.fills()
    assert set(world.ana.last.errors) == {"we_did"}


def test_someone_who_does_not_want_to_be_written_to_is_left_out(world: World) -> None:
    share(world)
    world.amina.says("/loop preferences")
    world.amina.fills(write_to_me="no")
    posts = len(world.amina.inbox)
    world.ana.says("/loop close Sundays")
    world.ana.presses("Report back")
    said = world.ana.fills(we_did="The hall is open on Sundays.")
    assert "please tell them yourself" in said
    assert len(world.amina.inbox) == posts


def test_no_loop_open_reads_well(world: World) -> None:
    assert "No loop is open here." in world.ana.says("/loop close something nobody said")
