"""Discord's screens as they are drawn at the local page: complete, on a phone as well, and easy to read."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.previews import draw_pictures, drawn_at, fits_every_width, is_drawn_whole, is_easy_to_read
from tests.processes import BotProcess

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
PICTURES = {
    "discord-promise": ("the-partner-hears-of-a-promise", "Computer"),
    "discord-help": ("their-help", "Phone"),
    "discord-receipt": ("the-partner-s-receipt", "Phone"),
    "discord-reminder": ("what-is-due-in-one-message", "Phone"),
    "discord-mine": ("what-one-looks-after", "Computer"),
}


@pytest.fixture
def drawn(tab: Page, bot: BotProcess) -> Page:
    return drawn_at(tab, f"{bot.address}/preview?on=discord")


def screen(drawn: Page, key: str) -> Locator:
    return drawn.locator(f"#{key} .discord")


def test_every_screen_is_drawn_whole(drawn: Page) -> None:
    is_drawn_whole(drawn, "discord", {"message": 5, "answer": 15, "modal": 8})


def test_one_gets_from_slack_to_discord_and_back(drawn: Page) -> None:
    expect(drawn).to_have_title("Loopkeeper on Discord")
    drawn.get_by_role("button", name="Slack").click()
    expect(drawn.get_by_role("heading", name="Loopkeeper on Slack")).to_be_visible()
    expect(drawn.locator(".slack").first).to_be_visible(timeout=60_000)
    expect(drawn.locator(".discord")).to_have_count(0)
    drawn.get_by_role("button", name="Discord").click()
    expect(drawn.locator(".discord").first).to_be_visible(timeout=60_000)
    expect(drawn.locator(".slack")).to_have_count(0)
    assert drawn.url.endswith("?on=discord")


def test_what_people_typed_is_drawn_as_they_typed_it(drawn: Page) -> None:
    for key in ("mischief-as-an-answer", "mischief-as-it-is-posted"):
        for words in ("**Title** of @\u200bhere", "[the bank](https://evil.example)", "`code` :tada: ~~no~~", "> q"):
            expect(screen(drawn, key)).to_contain_text(words)
        expect(
            screen(drawn, key).locator("em, s, u, code, .dc-mention, .dc-spoiler, .dc-emoji, .dc-time")
        ).to_have_count(0)


def test_a_kind_that_is_not_known_is_said_and_what_would_be_mark_up_is_drawn_as_such(
    tab: Page, bot: BotProcess
) -> None:
    made = {"group": "G", "name": "N", "about": "", "at": "", "place": "", "surface": "message"}
    content = "<b>no</b> **bold** *it* [x](https://evil.example) <@42> :tada:\n# big\n> q\n- one\n  more\n-# small"
    payload = {"content": content, "components": [{"type": 12}]}
    tab.route("**/preview/discord", lambda route: route.fulfill(json=[{**made, "payload": payload}]))
    tab.goto(f"{bot.address}/preview?on=discord")
    expect(tab.get_by_role("alert").filter(has_text="12")).to_be_visible()
    expect(tab.locator(".dc-text")).to_contain_text("<b>no</b> bold it x @42 ☺")
    for kind in (
        "strong",
        "em",
        ".dc-link",
        ".dc-mention",
        ".dc-emoji",
        ".dc-heading",
        "blockquote",
        "li",
        ".dc-small",
    ):
        expect(tab.locator(f".dc-text {kind}")).to_have_count(1)


def test_nothing_is_wider_than_a_phone_and_no_label_is_cut_off(drawn: Page) -> None:
    fits_every_width(drawn, scrolls="pre", button=".dc-button")


def test_text_is_easy_to_read_by_day_and_by_night(drawn: Page) -> None:
    is_easy_to_read(drawn, "discord", paper="rgb(49, 51, 56)")


def test_the_pictures_of_the_documentation(drawn: Page, tmp_path: Path) -> None:
    """`SCREENSHOTS=docs` renews them."""
    drawn.get_by_role("button", name="Dark").click()
    draw_pictures(drawn, "discord", PICTURES, tmp_path)
