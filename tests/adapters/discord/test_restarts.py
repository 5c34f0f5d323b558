"""Everything that a contact and the team do in Discord, with the bot started anew between every two steps.

Nothing of a dialogue is kept in memory: what a button, a window or a half-filled form is about is in the database.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from storage.database import Database
from tests.adapters.discord.world import DiscordWorld, Seat
from tests.extent import POSTGRES, SQLITE

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


class Restless:
    """A person who finds the bot started anew each time, and once more between a window and its sending off."""

    def __init__(self, world: DiscordWorld, seat: Seat) -> None:
        self.world, self.seat = world, seat
        self.steps = 0

    def __getattr__(self, name: str) -> Any:
        does = getattr(self.seat, name)

        def after_a_restart(*words: Any, **options: Any) -> str:
            self.world.restart()
            self.steps += 1
            said: str = does(*words, **options)
            return said

        return after_a_restart

    @property
    def sees(self) -> str:
        return self.seat.sees

    def finds(self, option: str, text: str, command: str) -> list[str]:
        self.world.restart()
        self.steps += 1
        return self.seat.member.types(option, text, command)


@pytest.fixture
def people(server: DiscordWorld) -> Iterator[tuple[DiscordWorld, Restless, Restless, Restless]]:
    made = tuple(Restless(server, seat) for seat in (server.ana, server.rosa, server.amina))
    yield server, made[0], made[1], made[2]
    assert sum(each.steps for each in made) > 0
    assert server.ana.member.notices == server.rosa.member.notices == server.amina.member.notices == []


People = tuple[DiscordWorld, Restless, Restless, Restless]


def test_a_note_in_one_line_is_edited_and_taken_back(people: People) -> None:
    _, ana, _, _ = people
    assert "Saved what you heard from Eastside Mutual Aid." in ana.types(HEARD)
    assert "evening classes are empty" in ana.presses("Edit")
    ana.submits(paraphrase="Evening classes stand empty.", kind="concern")
    assert "Evening classes stand empty." in ana.presses("That is all")
    assert "Taken back." in ana.presses("Undo")
    assert "so evening classes are empty" in ana.types("find evening")


def test_an_unknown_partner_is_added_and_a_doubtful_one_chosen(people: People) -> None:
    _, ana, _, _ = people
    assert "I don't know “Riverside Elders” yet." in ana.types("heard Riverside Elders: they need larger print")
    assert "Saved what you heard from Riverside Elders." in ana.presses("Add as new")
    assert "Which partner is" in ana.types("heard Casa: they need chairs")
    assert "Saved what you heard from Casa Latina." in ana.presses("Casa Latina")


def test_a_meeting_in_two_steps_with_a_mistake_in_the_first(people: People) -> None:
    _, ana, _, amina = people
    assert "(1/2)" in ana.uses("met")
    said = ana.submits(partner="Eastside Mutual Aid", held_on="2026-12-30", said="Evening classes stand empty.")
    assert "What you typed is kept." in said
    ana.presses("Go on")
    assert "When was it?" in ana.submits(decided="We ask the city.")
    window = ana.presses("Fill it in")
    assert "Evening classes stand empty." in window
    ana.submits(held_on="2026-11-22")
    window = ana.presses("Go on")
    assert "We ask the city." in window
    assert "Saved: you met Eastside Mutual Aid." in ana.submits(promises="the room list by Friday")
    assert "the room list" in amina.sees


def test_a_button_from_before_opens_a_form_as_it_was_filled_in_since(people: People) -> None:
    """Each step has a message with buttons, and all of them stay there to be pressed."""
    _, ana, _, _ = people
    ana.types("met")
    ana.submits(partner="Eastside Mutual Aid", held_on="2026-12-30", said="Evening classes stand empty.")
    ana.presses("Go on")
    ana.submits(promises="the room list by Friday")
    ana.presses("Fill it in")
    ana.submits(held_on="2026-11-22", theirs="Amina")
    *_, older = ana.seat.member.buttons("Go on")
    ana.seat.member.presses_kept(older)
    assert "the room list by Friday" in ana.seat.window
    assert "Saved: you met Eastside Mutual Aid." in ana.submits()


def test_a_half_filled_form_is_sent_as_it_is_or_found_in_the_review_list(people: People) -> None:
    _, ana, _, _ = people
    ana.uses("met")
    ana.submits(partner="Eastside Mutual Aid", held_on="2026-11-22", said="Evening classes stand empty.")
    assert "Evening classes stand empty." in ana.types("review")
    assert "Saved: you met Eastside Mutual Aid." in ana.presses("That is all")
    assert "Evening classes stand empty." in ana.types("find evening")


def test_a_window_that_was_opened_before_still_submits(people: People) -> None:
    _, ana, _, _ = people
    ana.uses("promised")
    said = ana.submits(partner="Casa Latina", words="a key", due="2026-12-04")
    assert "Saved: we promised Casa Latina." in said


def test_a_date_that_is_not_clear_is_asked_and_put_right(people: People) -> None:
    _, ana, _, _ = people
    assert "call Pastor Lee" in ana.types("remind me to call Pastor Lee 03/04")
    said = ana.submits(when="32 December")
    assert "32 December" in said
    assert "call Pastor Lee" in ana.presses("Fill it in")
    assert "I will remind you." in ana.submits(when="in 3 weeks")


def test_partners_are_offered_while_one_types(people: People) -> None:
    _, ana, _, amina = people
    assert "Casa Latina" in ana.finds("partner", "cas", "/loop promised")
    assert ana.uses("promised", partner="Casa Latina", words="a key", due="Friday")
    assert amina.finds("partner", "cas", "/loop promised") == []


def test_a_reminder_is_snoozed_and_settled_and_the_partner_says_whether_it_was_kept(people: People) -> None:
    server, ana, rosa, amina = people
    ana.types("promised Eastside the room list by Friday")
    server.advance(days=4)
    ana.presses("Snooze", near="the room list")
    assert "Snoozed: the room list" in ana.submits(until="2026-12-04", reason="waiting for the key")
    server.restart()
    server.advance(days=14)
    assert "could use a hand" in rosa.sees
    assert "Done: the room list" in ana.presses("Done", near="the room list")
    assert "We think we kept a promise to you." in amina.sees
    amina.presses("Partly")
    amina.submits(missing="The second floor is not on it.")
    assert "The second floor is not on it." in ana.sees


def test_a_contact_shares_a_need_hears_back_and_says_that_it_is_right(people: People) -> None:
    _, ana, _, amina = people
    amina.uses("share")
    amina.presses("A need")
    assert "Thank you. We heard you." in amina.submits(words="We need a room on Sundays.")
    assert "Eastside Mutual Aid shared: A need" in ana.sees
    ana.presses("Report back")
    ana.submits(we_did="The hall is open on Sundays from April.")
    assert "You were heard. Here is what became of it." in amina.sees
    amina.presses("That's right")
    assert "Eastside Mutual Aid says: right." in ana.sees
    assert "Casa Latina" not in amina.sees


def test_a_contact_looks_at_promises_and_changes_how_they_are_reached(people: People) -> None:
    _, ana, _, amina = people
    ana.types("promised Eastside the room list by Friday")
    assert "the room list" in amina.uses("promises")
    assert amina.uses("preferences")
    assert amina.presses("Change")
    assert amina.submits()
    assert "the room list" in amina.types("promises")


def test_the_digest_comes_on_monday_and_its_buttons_open_records(people: People) -> None:
    server, ana, rosa, _ = people
    ana.types("promised Eastside the room list by Wednesday")
    server.goes_to(datetime(2026, 11, 30, 14, 30, tzinfo=UTC))
    assert "Your digest of Monday, 30 November 2026" in rosa.sees
    assert "A promise to Eastside Mutual Aid" in rosa.presses("Open 1")


def test_a_message_becomes_a_note(people: People) -> None:
    _, ana, rosa, _ = people
    said = rosa.seat.member.says("Eastside says: nobody can come at six", "outreach")
    assert "nobody can come at six" in ana.picks_on_message("Save what was heard", said)
    assert "nobody can come at six" in ana.submits(partner="Eastside Mutual Aid")


def test_the_loop_is_closed(people: People) -> None:
    _, ana, _, amina = people
    ana.types(HEARD)
    assert "Eastside Mutual Aid" in ana.types("brief Eastside")
    assert "the bus stops at six" in ana.types("find bus")
    ana.types("close bus")
    ana.presses("Report back")
    ana.submits(you_said="The bus stops at six.", we_did="We asked the city for a later bus.")
    assert "You were heard. Here is what became of it." in amina.sees


@pytest.mark.parametrize("database_url", [SQLITE, POSTGRES], indirect=True)
def test_what_is_under_way_when_it_ends_is_done_by_whoever_runs_next(server: DiscordWorld, database: Database) -> None:
    """What was promised is saved with its letter, however soon the process ends."""
    server.ana.member.command("say", words="promised Eastside the room list by Friday")
    server.restart()
    server.settle()
    assert server.amina.sees.count("We promised you something.") == 1
    assert server.ana.types("find room list").count("the room list") >= 1
