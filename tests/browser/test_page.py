"""What makes the page a pleasure, or at least no trouble: keyboard, phone, eyes, ears, and a bot that goes away."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from sqlmodel import Session

from adapters.plain import message_json
from bot.ui.message import Message
from storage.database import Database
from storage.feed import Feed
from tests.browser.previews import CONTRAST, NAMELESS
from tests.browser.seats import LocalPage
from tests.processes import BotProcess, running_bot

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_the_keyboard_alone_is_enough(local: LocalPage) -> None:
    keyboard = local.tab.keyboard
    local.line("ana").focus()
    keyboard.type("/loop heard")
    keyboard.press("Enter")
    expect(local.form("ana").locator("[name=partner]")).to_be_focused(timeout=10_000)
    keyboard.type("cas")
    expect(local.seat("ana").get_by_role("option", name="Casa Latina")).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    expect(local.form("ana").locator("[name=partner]")).to_have_value("Casa Latina")
    keyboard.press("Tab")
    keyboard.type("Saturday is best")
    keyboard.press("Tab")
    keyboard.type("They can come on Saturdays.")
    for _ in range(6):
        keyboard.press("Tab")
    expect(local.form("ana").locator("button[type=submit]")).to_be_focused()
    keyboard.press("Enter")
    local.sees("ana", "Saved what you heard from Casa Latina.")
    expect(local.line("ana")).to_be_focused()
    keyboard.press("ArrowUp")
    expect(local.line("ana")).to_have_value("/loop heard")
    keyboard.press("ArrowDown")
    expect(local.line("ana")).to_have_value("")


def test_the_whole_page_is_reached_with_the_tab_key_and_shows_where_one_is(local: LocalPage) -> None:
    local.says("ana", "/loop heard Casa Latina: they need chairs")
    local.sees("ana", "Saved what you heard from Casa Latina.")
    local.tab.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(200):
        local.tab.keyboard.press("Tab")
        reached.add(local.tab.evaluate("document.activeElement.textContent || document.activeElement.id"))
        ring = local.tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        where = local.tab.evaluate("document.activeElement.outerHTML.slice(0, 80)")
        assert ring == "solid" or where.startswith("<body"), where
    wanted = {
        "Skip to the seats",
        "+1 day",
        "+1 week",
        "Go",
        "say-ana",
        "say-amina",
        "say-rosa",
        "Undo",
        "Edit",
        "Send",
    }
    assert wanted - reached == set()


def test_a_suggestion_is_taken_with_the_hand_as_well(local: LocalPage) -> None:
    local.says("ana", "/loop met")
    field = local.form("ana").locator("[name=partner]")
    field.press_sequentially("east")
    local.seat("ana").get_by_role("option", name="Eastside Mutual Aid").click()
    expect(field).to_have_value("Eastside Mutual Aid")
    expect(local.seat("ana").get_by_role("option")).to_have_count(0)
    field.fill("zzzz")
    field.press("Escape")
    expect(field).to_have_value("zzzz")


def test_an_example_is_taken_into_the_line_to_be_changed(local: LocalPage) -> None:
    local.seat("amina").get_by_role("button", name="/loop promises").click()
    expect(local.line("amina")).to_have_value("/loop promises")
    expect(local.line("amina")).to_be_focused()
    local.tab.keyboard.press("Enter")
    local.sees("amina", "Promises between us")


def test_a_form_is_put_aside_with_cancel_or_escape_and_typed_words_need_a_second_key(local: LocalPage) -> None:
    keyboard = local.tab.keyboard
    local.says("ana", "/loop heard")
    expect(local.form("ana").locator("[name=partner]")).to_be_focused()
    keyboard.press("Escape")
    local.sees("ana", "Not sent:")
    expect(local.line("ana")).to_be_focused()
    local.says("ana", "/loop met")
    local.form("ana").locator("[name=said]").fill("half a story")
    keyboard.press("Escape")
    expect(local.form("ana").get_by_role("button", name="Cancel")).to_be_focused()
    keyboard.press("Enter")
    expect(local.seat("ana").locator(".entry.form form")).to_have_count(0)
    local.tab.reload()
    expect(local.seat("ana").get_by_text("Not sent:")).to_have_count(2)


def test_an_hour_is_picked_and_what_is_none_stays_as_it_was_typed(local: LocalPage) -> None:
    local.says("ana", "/loop settings quiet evening 8:00")
    form = local.form("ana")
    expect(form.locator("[name=remind_at]")).to_have_attribute("type", "time")
    expect(form.locator("[name=quiet_from]")).to_have_value("evening")
    local.fills("ana", quiet_from="18:00", remind_at="07:30", quiet_until="08:00")
    local.sees("ana", "Changed. It counts from now on.")


def test_earlier_messages_are_a_button_away(local: LocalPage, database_url: str) -> None:
    database = Database(database_url)

    def write(session: Session) -> None:
        for number in range(130):
            Feed(session, "ana").add("", message_json(Message(f"letter {number:03}")), datetime.now(UTC))

    database.write_now(write)
    database.close()
    local.tab.reload()
    earlier = local.seat("ana").get_by_role("button", name="Earlier messages")
    expect(earlier).to_be_visible()
    local.never_sees("ana", "letter 029")
    earlier.focus()
    local.tab.keyboard.press("Enter")
    expect(local.seat("ana").get_by_text("letter 029")).to_have_count(1)
    expect(local.seat("ana").get_by_text("letter 000")).to_have_count(1)
    expect(earlier).to_be_hidden()


def test_a_phone_shows_one_seat_at_a_time_and_nothing_is_out_of_reach(local: LocalPage) -> None:
    local.tab.set_viewport_size({"width": 390, "height": 844})
    expect(local.seat("ana")).to_be_visible()
    expect(local.seat("amina")).to_be_hidden()
    tabs = local.tab.get_by_role("navigation")
    tabs.get_by_role("button", name="Amina").click()
    expect(tabs.get_by_role("button", name="Amina")).to_have_attribute("aria-current", "true")
    local.says("amina", "/loop share")
    local.presses("amina", "An idea")
    local.fills("amina", words="Story time in the laundromat.")
    local.sees("amina", "Thank you. We heard you.")
    expect(tabs.get_by_role("button", name="Ana, something new")).to_be_visible()
    local.tab.get_by_role("button", name="Another time").click()
    expect(local.tab.get_by_label("or go to")).to_be_visible()
    local.tab.get_by_role("button", name="Another time").click()
    local.picture("page-phone")
    for width in (320, 390, 800):
        local.tab.set_viewport_size({"width": width, "height": 700})
        assert not local.tab.evaluate("document.documentElement.scrollWidth > window.innerWidth"), width


def test_what_people_type_stays_text(local: LocalPage) -> None:
    words = "<img src=x onerror=alert(1)> <b>bold</b> @everyone [link](http://x)"
    local.says("ana", f"/loop heard Casa Latina: {words}")
    local.sees("ana", words)
    local.says("ana", "/loop <script>alert(1)</script>" + "w" * 3_000)
    local.sees("ana", "kept in your review list")
    assert local.tab.locator("#seats :is(img, b, a, script)").count() == 0
    wide = "[...document.querySelectorAll('.log')].some(log => log.scrollWidth > log.clientWidth)"
    assert not local.tab.evaluate(wide)


def test_every_control_has_a_name_and_text_is_easy_to_read(local: LocalPage) -> None:
    local.says("ana", "/loop met")
    local.fills("ana", partner="Eastside", held_on="31 February")
    local.sees("ana", "There is no 31 February.")
    local.says("amina", "/loop share")
    local.says("rosa", "/loop digest")
    assert local.tab.evaluate(NAMELESS) == []
    for scheme in ("light", "dark"):
        local.tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert local.tab.evaluate(CONTRAST) == [], scheme


def test_the_error_of_a_question_is_read_out_with_it(local: LocalPage) -> None:
    local.says("ana", "/loop met")
    local.fills("ana", partner="Eastside", held_on="31 February")
    field = local.form("ana").locator("[name=held_on]")
    expect(field).to_have_attribute("aria-invalid", "true", timeout=10_000)
    expect(field).to_have_accessible_description(re.compile(r"^There is no 31 February\. For example"))
    expect(field).to_be_focused()


def test_a_reload_keeps_what_is_being_typed_and_what_was_said(local: LocalPage) -> None:
    local.says("ana", "/loop met")
    local.form("ana").locator("[name=said]").fill("Evening classes stand empty.")
    local.line("rosa").fill("/loop promised Casa Latina")
    local.tab.reload()
    expect(local.form("ana").locator("[name=said]")).to_have_value("Evening classes stand empty.")
    expect(local.line("rosa")).to_have_value("/loop promised Casa Latina")
    local.line("ana").press("ArrowUp")
    expect(local.line("ana")).to_have_value("/loop met")


def test_one_who_reads_back_is_not_pulled_away_and_is_told_of_what_is_new(local: LocalPage) -> None:
    local.says("ana", "/loop help")
    local.says("ana", "/loop mine")
    local.sees("ana", "You look after")
    log = local.seat("ana").get_by_role("log")
    local.tab.wait_for_timeout(1_000)
    log.evaluate("element => { element.scrollTop = 0; }")
    local.says("amina", "/loop share")
    local.presses("amina", "A need")
    local.fills("amina", words="We need a room on Sundays.")
    more = local.seat("ana").get_by_role("button", name="New messages")
    expect(more).to_be_visible(timeout=10_000)
    assert log.evaluate("element => element.scrollTop") == 0
    more.click()
    expect(local.seat("ana").get_by_text("Eastside Mutual Aid shared: A need")).to_be_in_viewport()
    expect(more).to_be_hidden()


def test_the_clock_goes_where_one_asks_in_the_zone_of_the_bot(local: LocalPage) -> None:
    local.tab.get_by_label("or go to").fill("2027-03-08T09:30")
    local.tab.get_by_role("button", name="Go", exact=True).click()
    expect(local.tab.locator("#now")).to_contain_text("Monday, 8 March 2027, 09:30 (UTC)", timeout=20_000)
    expect(local.tab.locator("#clock-note")).to_contain_text("All that was due has arrived")
    local.tab.get_by_label("or go to").fill("2027-03-01T09:30")
    local.tab.get_by_role("button", name="Go", exact=True).click()
    expect(local.tab.locator("#clock-note")).to_contain_text("only moves forward")


def test_rosa_takes_what_the_team_channel_asks_for(local: LocalPage) -> None:
    local.says("ana", "/loop promised Eastside the room list by Friday")
    local.sees("ana", "Friday, 5 March 2027")
    local.clock_to("2027-03-10T09:30:00+00:00")
    local.sees("team", "could use a hand")
    local.line("rosa").focus()
    expect(local.seat("team").get_by_text("you press here as Rosa")).to_be_visible()
    local.presses("team", "I'll take it")
    local.sees("rosa", "the room list")
    expect(local.seat("team").get_by_text("updated")).to_be_visible(timeout=10_000)


def test_two_open_pages_show_the_same(local: LocalPage, browser: Browser) -> None:
    other = browser.new_page()
    other.goto(local.address)
    expect(other.locator("#seat-ana").get_by_text("Try one of these")).to_have_count(1, timeout=10_000)
    local.says("ana", "/loop heard Casa Latina: they need chairs")
    expect(other.locator("#seat-ana").get_by_text("Saved what you heard from Casa Latina.")).to_be_visible()
    other.close()


def test_what_was_typed_stays_when_the_bot_can_not_be_reached(local: LocalPage) -> None:
    local.tab.route("**/say", lambda route: route.abort())
    line = local.line("ana")
    line.fill("/loop heard Casa Latina: they need chairs")
    line.press("Enter")
    expect(local.seat("ana").get_by_role("alert")).to_contain_text("I can't reach the bot.")
    expect(line).to_have_value("/loop heard Casa Latina: they need chairs")
    local.tab.unroute("**/say")
    line.press("Enter")
    local.sees("ana", "Saved what you heard from Casa Latina.")
    expect(local.seat("ana").locator(".trouble")).to_have_text("")


def test_a_line_whose_answer_was_lost_is_not_said_twice(local: LocalPage) -> None:
    def lose_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    local.tab.route("**/say", lose_answer, times=1)
    line = local.line("ana")
    line.fill("/loop heard Casa Latina: they need chairs")
    line.press("Enter")
    expect(local.seat("ana").get_by_role("alert")).to_contain_text("I can't reach the bot.")
    line.press("Enter")
    expect(line).to_have_value("")
    expect(local.seat("ana").get_by_text("Saved what you heard from Casa Latina.")).to_have_count(1)


def test_the_page_says_that_the_bot_is_gone_and_goes_on_when_it_is_back(
    local: LocalPage, bot: BotProcess, database_url: str, tmp_path: Path
) -> None:
    local.line("ana").fill("/loop heard Casa Latina: they need chairs")
    bot.stop()
    banner = local.tab.locator("#banner")
    expect(banner).to_contain_text("I can't reach the bot.", timeout=10_000)
    with running_bot(database_url, tmp_path, int(bot.address.rsplit(":", 1)[1])):
        expect(banner).to_be_hidden(timeout=20_000)
        expect(local.line("ana")).to_have_value("/loop heard Casa Latina: they need chairs")
        local.line("ana").press("Enter")
        local.sees("ana", "Saved what you heard from Casa Latina.")
        expect(local.seat("ana").get_by_text("Try one of these")).to_have_count(1)
