"""The main job, clicked through by three people at the local page."""

import pytest
from playwright.sync_api import expect

from tests.browser.seats import LocalPage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
HEARD = '/loop heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'


def test_a_newcomer_sees_three_seats_a_clock_and_what_to_type(local: LocalPage) -> None:
    for name in ("Ana", "Amina", "Rosa", "Team channel"):
        expect(local.tab.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(local.tab.locator("#now")).to_contain_text("2027", timeout=40_000)
    local.sees("ana", "/loop heard Casa Latina")
    local.sees("amina", "/loop share")
    local.sees("rosa", "/loop digest")


def test_ana_writes_down_what_she_heard_and_edits_it(local: LocalPage) -> None:
    local.says("ana", HEARD)
    local.sees("ana", "Saved what you heard from Eastside Mutual Aid.")
    local.sees("ana", "“the bus stops at six”")
    local.presses("ana", "Edit")
    expect(local.form("ana").locator("[name=paraphrase]")).to_have_value("so evening classes are empty")
    local.picture("page-form")
    local.fills("ana", kind="concern", themes="transport")
    local.sees("ana", "transport")
    local.says("ana", "/loop heard Riverside Elders: they need larger print")
    local.sees("ana", "I don't know “Riverside Elders” yet.")
    local.presses("ana", "Add as new")
    local.sees("ana", "Saved what you heard from Riverside Elders.")


def test_ana_writes_a_meeting_down_in_one_form_and_a_mistake_keeps_what_was_typed(local: LocalPage) -> None:
    local.says("ana", "/loop met")
    local.fills("ana", partner="Eastside", held_on="31 February", said="Evening classes stand empty.")
    local.sees("ana", "There is no 31 February.")
    expect(local.form("ana").locator("[name=said]")).to_have_value("Evening classes stand empty.")
    local.fills("ana", held_on="yesterday", theirs="Amina", promises="the room list by Friday")
    local.sees("ana", "Saved: you met Eastside Mutual Aid.")
    local.sees("amina", "the room list")


def test_promises_follow_ups_and_reminders_arrive_and_are_answered(local: LocalPage) -> None:
    local.says("ana", "/loop promised Eastside the room list by Friday")
    local.sees("ana", "Friday, 5 March 2027")
    local.says("ana", "/loop promised by Eastside the flyer text by 2027-04-01")
    local.says("ana", "/loop remind me to call Pastor Lee in 3 weeks")
    local.sees("ana", "Monday, 22 March 2027")
    local.step("+1 week")
    local.sees("ana", "thing you are keeping an eye on")
    local.presses("ana", "Snooze", near="the room list")
    local.fills("ana", until="tomorrow")
    local.sees("ana", "Snoozed: the room list")
    local.step("+1 week")
    local.sees("team", "could use a hand")
    local.step("+1 day")
    local.picture("page-reminders")
    local.presses("ana", "Done", near="the room list")
    local.sees("ana", "Done: the room list")
    local.sees("amina", "We think we kept a promise to you.")
    local.presses("amina", "Partly")
    local.fills("amina", missing="The second floor is not on it.")
    local.sees("ana", "“The second floor is not on it.”")


def test_amina_shares_a_need_in_two_taps_and_hears_back(local: LocalPage) -> None:
    local.says("amina", "/loop share")
    local.presses("amina", "A need")
    local.fills("amina", words="We need a room on Sundays.")
    local.sees("amina", "Thank you. We heard you.")
    local.sees("ana", "Eastside Mutual Aid shared: A need")
    local.presses("ana", "Report back")
    local.fills("ana", we_did="The hall is open on Sundays from April.")
    local.sees("amina", "You were heard. Here is what became of it.")
    local.presses("amina", "That's right")
    local.sees("ana", "Eastside Mutual Aid says: right.")
    local.never_sees("amina", "Casa Latina")


def test_rosa_gets_her_digest_on_monday_and_opens_a_record(local: LocalPage) -> None:
    local.says("ana", "/loop promised Eastside the room list by Wednesday")
    local.sees("ana", "Wednesday, 3 March 2027")
    local.clock_to("2027-03-08T09:00:00+00:00")
    local.sees("rosa", "Your digest of Monday, 8 March 2027 (UTC)")
    local.says("ana", HEARD)
    local.sees("ana", "Saved what you heard")
    local.says("amina", "/loop promises")
    local.sees("amina", "Promises between us")
    local.picture("page")
    local.presses("rosa", "Open", near="the room list")
    local.sees("rosa", "A promise to Eastside Mutual Aid")


def test_ana_writes_a_plain_sentence_and_puts_its_day_right(local: LocalPage) -> None:
    local.says("ana", "I promised Casa Latina the room list by Friday")
    local.sees("ana", "Saved: we promised Casa Latina.")
    local.sees("ana", "Friday, 5 March 2027")
    local.says("ana", "no, Thursday")
    local.sees("ana", "Thursday, 4 March 2027")
    local.says("ana", "we met Amina from Eastside yesterday; they need a Somali story time; I promised keys by Monday")
    local.sees("ana", "Saved 3 things from what you wrote.")
    local.says("ana", "I promised the bus map by next Friday")
    local.sees("ana", "Which day is")
    local.presses("ana", "Fri 12 Mar")
    local.sees("ana", "Which partner is it about?")
    local.presses("ana", "Another partner")
    local.form("ana").locator("[name=partner]").fill("East")
    local.seat("ana").get_by_role("option", name="Eastside Mutual Aid").click()
    local.fills("ana")
    local.sees("ana", "Friday, 12 March 2027")
