"""What a partner shares reaches the team: one post, three ways to answer it, and what became of it stands in it."""

import pytest
from sqlmodel import Session, select

from bot.events import Invoked, Quote
from storage.commitments import Commitment
from storage.labels import Label
from storage.notes import Heard, Loop, Note
from storage.outbox import OutboxItem
from storage.partners import Liaison
from storage.people import People, Team
from storage.report_backs import ReportBack
from storage.viewer import SYSTEM
from tests.bot.cast import newest
from tests.driver import World

SAID = "We need a room on Sundays."


def shares(world: World, words: str = SAID, kind: str = "A need") -> None:
    world.amina.says(f"/loop share {words}")
    world.amina.presses(kind)


def post(world: World) -> str:
    return world.team_channel[-1].message.to_text()


def posts(world: World) -> list[str]:
    return [each.message.to_text() for each in world.team_channel if "shared:" in each.message.to_text()]


def newest_note(world: World) -> Note:
    return world.database.read_now(lambda session: newest(session, Note))


def team(world: World, **values: object) -> None:
    def change(session: Session) -> None:
        found = session.exec(select(Team)).one()
        for name, value in values.items():
            setattr(found, name, value)

    world.database.write_now(change)


def in_spanish(world: World) -> None:
    def change(session: Session) -> None:
        person = People(session, SYSTEM).who_is("local", "local", "amina")
        assert person
        person.language = "es"

    world.database.write_now(change)


def test_the_team_reads_it_in_its_channel_and_the_liaison_in_a_letter(world: World) -> None:
    shares(world)
    assert "Eastside Mutual Aid shared: A need" in post(world)
    assert f"“{SAID}”" in post(world)
    assert "An answer is due by" in post(world)
    assert "[Answer] [Promise] [Not now, because] [Open]" in post(world)
    assert SAID in world.ana.sees


def test_the_post_comes_once_and_shows_in_place_what_became_of_it(world: World) -> None:
    shares(world)
    world.rosa.presses("Answer")
    world.rosa.fills(you_said=SAID, we_did="The church hall is yours on Sundays.")
    assert len(posts(world)) == 1
    assert "Answered, Monday, 23 November 2026" in post(world)
    assert "[Answer]" not in post(world)
    assert "Rosa" not in post(world)
    assert "Rosa answered, Monday, 23 November 2026" in world.ana.sees
    assert "The church hall is yours" in world.amina.sees


def test_names_stand_in_the_channel_where_the_team_chose_it(world: World) -> None:
    team(world, names_in_channel=True)
    shares(world)
    world.rosa.presses("Answer")
    world.rosa.fills(you_said=SAID, we_did="Done.")
    assert "Rosa answered" in post(world)


def test_a_second_answer_is_told_who_answered_and_when(world: World) -> None:
    shares(world)
    world.ana.presses("Answer")
    opened = world.ana.form
    world.rosa.presses("Not now, because")
    world.rosa.fills(because="the hall is taken.")
    world.ana.form = opened
    said = world.ana.fills(you_said=SAID, we_did="Done.")
    assert "This loop is closed already." in said
    assert "Rosa has answered this already, on Mon 23 Nov." in said
    reports = world.database.read_now(lambda session: session.exec(select(ReportBack)).all())
    assert len(reports) == 1


def test_not_now_is_an_answer_with_a_reason_in_the_language_of_whoever_shared(world: World) -> None:
    in_spanish(world)
    shares(world, kind="Una necesidad")
    world.ana.presses("Not now, because")
    world.ana.fills(because="the hall is being painted until March.")
    assert "because the hall is being painted until March." in post(world)
    assert newest_note(world).loop is Loop.DELIVERED
    assert "No lo haremos, porque" in world.amina.sees
    assert "the hall is being painted until March." in world.amina.sees


def test_a_promise_is_filled_in_and_belongs_to_the_note(world: World) -> None:
    shares(world)
    world.rosa.presses("Promise")
    assert world.rosa.form is not None
    assert dict(world.rosa.form.values) == {"partner": "Eastside Mutual Aid", "words": SAID}
    world.rosa.fills(words="a room on Sundays", due="Friday")
    promise = world.database.read_now(lambda session: newest(session, Commitment))
    assert promise.note_id == newest_note(world).id
    assert "Promised, due Friday, 27 November 2026" in post(world)
    assert "[Promise]" not in post(world)
    assert "[Answer]" in post(world)
    assert newest_note(world).loop is Loop.OPEN


def test_a_second_promise_is_told_who_promised(world: World) -> None:
    shares(world)
    world.ana.presses("Promise")
    opened = world.ana.form
    world.rosa.presses("Promise")
    world.rosa.fills(words="a room on Sundays", due="Friday")
    world.ana.form = opened
    assert "Rosa has promised something for this already" in world.ana.fills(words="a hall", due="Friday")
    assert "a hall" in world.ana.says("/loop review")


def test_a_promise_that_is_moved_or_taken_back_shows_in_the_post(world: World) -> None:
    shares(world)
    world.rosa.presses("Promise")
    world.rosa.fills(words="a room on Sundays", due="Friday")
    world.rosa.presses("Undo")
    assert "Promised" not in post(world)
    assert "[Promise]" in post(world)


def test_taking_an_answer_back_opens_it_again_where_it_stands(world: World) -> None:
    shares(world)
    world.rosa.presses("Not now, because")
    world.rosa.fills(because="no room.")
    world.rosa.says("/loop undo")
    assert len(posts(world)) == 1
    assert "no room." not in post(world)
    assert "[Not now, because]" in post(world)


def test_who_disagrees_opens_it_again_and_the_post_says_so(world: World) -> None:
    shares(world)
    world.rosa.presses("Not now, because")
    world.rosa.fills(because="no room.")
    world.amina.presses("Not quite")
    world.amina.fills(words="There is one upstairs.")
    assert "It is open again." in post(world)
    assert "[Answer]" in post(world)


def test_words_that_were_withdrawn_leave_the_channel(world: World) -> None:
    shares(world)
    world.amina.says("/loop record")
    world.amina.presses("Open", near=SAID)
    world.amina.presses("Withdraw this")
    world.amina.presses("Withdraw")
    assert SAID not in "".join(each.message.to_text() for each in world.team_channel)


def test_whoever_narrows_who_may_read_it_takes_the_quote_out_of_the_channel(world: World) -> None:
    shares(world)
    world.amina.says("/loop record")
    world.amina.presses("Open", near=SAID)
    world.amina.presses("Who may read this")
    world.amina.fills(label="anonymised")
    assert len(posts(world)) == 1
    assert SAID not in post(world)


def test_what_is_for_the_team_alone_is_not_quoted_in_the_channel(world: World) -> None:
    world.amina.says("/loop preferences change")
    world.amina.fills(quote_me="no")
    shares(world)
    assert "Eastside Mutual Aid shared: A need" in post(world)
    assert SAID not in post(world)
    assert SAID in world.ana.sees


def test_without_a_channel_the_letter_has_the_three_ways(world: World) -> None:
    team(world, channel=None)
    shares(world)
    assert "[Answer] [Promise] [Not now, because] [Open]" in world.ana.sees


def test_without_a_liaison_a_manager_gets_it(world: World) -> None:
    def leave(session: Session) -> None:
        for held in session.exec(select(Liaison)):
            session.delete(held)

    world.database.write_now(leave)
    shares(world)
    assert SAID in world.rosa.sees
    assert "It is with: Rosa" in world.amina.sees_all
    assert SAID not in world.ana.sees_all


def test_the_post_comes_once_whatever_is_delivered_again(world: World) -> None:
    world.amina.says(f"/loop share {SAID}", key="1")
    world.amina.says(f"/loop share {SAID}", key="1")
    world.amina.presses("A need")
    world.amina.presses("A need")
    assert len(posts(world)) == 1
    items = world.database.read_now(
        lambda session: session.exec(select(OutboxItem).where(OutboxItem.kind == "sharing.team")).all()
    )
    assert len(items) == 1


def picks(world: World, quote: Quote) -> str:
    return world.amina.does(Invoked(shortcut="share_with_the_team", quote=quote, **world.amina.about()))


def test_a_message_of_their_own_asks_only_for_the_kind(world: World) -> None:
    said = picks(world, Quote(SAID, "amina", "https://outreach.slack.com/archives/C1/p1", "amina"))
    assert "What would you like to share?" in said
    world.amina.presses("An idea")
    note = newest_note(world)
    assert (note.quote, note.source) == (SAID, "https://outreach.slack.com/archives/C1/p1")
    assert note.heard is Heard.DIRECTLY
    assert note.label is Label.PARTNER
    assert SAID in post(world)


def test_a_message_of_somebody_else_is_asked_about_and_says_not_who(world: World) -> None:
    said = picks(world, Quote(SAID, "yusuf", "https://outreach.slack.com/archives/C1/p1", "yusuf"))
    assert "These are somebody else's words: share them?" in said
    assert posts(world) == []
    world.amina.presses("Share them")
    world.amina.presses("A need")
    note = newest_note(world)
    assert (note.quote, note.source, note.heard) == (SAID, "", Heard.SECOND_HAND)
    assert "yusuf" not in post(world).casefold()


@pytest.mark.parametrize("words", ["", "  "])
def test_a_message_without_words_is_asked_for(world: World, words: str) -> None:
    assert "What would you like to share?" in picks(world, Quote(words, "amina", "", "amina"))


def test_a_message_that_is_too_long_is_kept_whole_and_shared_in_its_beginning(world: World) -> None:
    picks(world, Quote("need " * 900, "amina", "", "amina"))
    world.amina.presses("A need")
    assert world.amina.form is not None
    assert len(world.amina.form.values["words"]) == 3_000
    assert "need need" in world.amina.says("/loop review")
