"""Slack's screens as they are drawn at the local page: complete, on a phone as well, and easy to read."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.previews import draw_pictures, drawn_at, fits_every_width, is_drawn_whole, is_easy_to_read
from tests.processes import BotProcess

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
PICTURES = {
    "slack-note": ("a-note-saved", "Computer"),
    "slack-form": ("something-to-put-right", "Computer"),
    "slack-reminder": ("what-is-due-in-one-message", "Phone"),
    "slack-team": ("done-by-one-of-the-team", "Computer"),
    "slack-digest": ("the-weekly-digest", "Computer"),
    "slack-home": ("home", "Phone"),
}


@pytest.fixture
def drawn(tab: Page, bot: BotProcess) -> Page:
    return drawn_at(tab, f"{bot.address}/preview")


def screen(drawn: Page, key: str) -> Locator:
    return drawn.locator(f"#{key} .slack")


def test_every_screen_is_drawn_whole(drawn: Page) -> None:
    is_drawn_whole(drawn, "slack", {"message": 15, "modal": 10, "home": 1})


def test_a_block_that_is_not_known_is_said_and_not_left_out(tab: Page, bot: BotProcess) -> None:
    made = {"group": "G", "name": "N", "about": "", "at": "", "place": "", "is_private": False, "errors": {}}
    words = "<b>not mark-up</b>"
    blocks = [
        {"type": "carousel", "elements": []},
        {"type": "actions", "elements": [{"type": "workflow_button"}]},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "color"}]}]},
        {"type": "section", "text": {"type": "plain_text", "text": words}},
    ]
    told = [{**made, "surface": "message", "payload": {"text": "", "blocks": blocks}}]
    tab.route("**/preview/screens", lambda route: route.fulfill(json=told))
    tab.goto(f"{bot.address}/preview")
    for kind in ("carousel", "workflow_button", "color"):
        expect(tab.get_by_role("alert").filter(has_text=kind)).to_be_visible()
    expect(tab.get_by_text(words)).to_be_visible()


def test_what_people_do_and_meet_is_all_there(drawn: Page) -> None:
    for key, words in {
        "a-note-saved": "Saved what you heard from Eastside Mutual Aid.",
        "a-partner-nobody-knows-yet": "I don't know “Riverside Elders” yet.",
        "which-partner-is-meant": "Harbor Youth",
        "something-to-put-right": "is still to come.",
        "the-partner-hears-of-it": "That's right",
        "what-is-due-in-one-message": "5 things you are keeping an eye on",
        "the-team-can-help": "I'll take it",
        "done-by-one-of-the-team": "Done late, Wednesday, 10 March 2027, 10:30",
        "the-weekly-digest": "Since last time",
        "found": "Found for “bus”",
        "not-understood": "the thing with the keys again",
        "it-takes-a-moment": "Working on it …",
        "without-the-youngest-blocks": "Eastside Mutual Aid · Made: 4",
    }.items():
        expect(screen(drawn, key)).to_contain_text(words)
    expect(screen(drawn, "a-note-saved")).to_contain_text("Only visible to you")
    expect(screen(drawn, "the-team-can-help")).not_to_contain_text("Only visible to you")
    expect(screen(drawn, "as-it-should-be").locator("table")).to_be_visible()


def test_nothing_is_wider_than_a_phone_and_no_label_is_cut_off(drawn: Page) -> None:
    fits_every_width(drawn, scrolls=".kit-table", button=".kit-button")


def test_text_is_easy_to_read_by_day_and_by_night(drawn: Page) -> None:
    is_easy_to_read(drawn, "slack", paper="rgb(26, 29, 33)")


def test_the_width_of_a_phone_can_be_chosen_on_a_computer(drawn: Page) -> None:
    drawn.get_by_role("button", name="Phone").click()
    expect(drawn.get_by_role("button", name="Phone")).to_have_attribute("aria-pressed", "true")
    assert {round(box["width"]) for figure in drawn.locator("figure").all() if (box := figure.bounding_box())} == {375}


def test_what_can_not_be_drawn_is_said(tab: Page, bot: BotProcess) -> None:
    tab.route("**/preview/screens", lambda route: route.abort())
    tab.goto(f"{bot.address}/preview")
    expect(tab.get_by_role("status")).to_contain_text("I can't reach the bot.")


def test_the_pictures_of_the_documentation(drawn: Page, tmp_path: Path) -> None:
    """`SCREENSHOTS=docs` renews them."""
    drawn.get_by_role("button", name="Light").click()
    draw_pictures(drawn, "slack", PICTURES, tmp_path)
