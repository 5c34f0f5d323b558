"""The local page as its users see it: seats to type in, buttons to press, forms to fill."""

import json
import urllib.request
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 10_000


class LocalPage:
    """What people do at the page."""

    def __init__(self, tab: Page, address: str, pictures: Path) -> None:
        self.tab, self.address, self.pictures = tab, address, pictures

    def seat(self, key: str) -> Locator:
        return self.tab.locator(f"#seat-{key}")

    def line(self, key: str) -> Locator:
        """Where one types."""
        return self.tab.locator(f"#say-{key}")

    def says(self, key: str, words: str) -> None:
        box = self.line(key)
        box.fill(words)
        box.press("Enter")
        expect(box).to_have_value("", timeout=PATIENCE_MS)

    def sees(self, key: str, words: str) -> None:
        found = self.seat(key).get_by_text(words).last
        expect(found).to_be_visible(timeout=PATIENCE_MS)

    def never_sees(self, key: str, words: str) -> None:
        expect(self.seat(key).get_by_text(words)).to_have_count(0)

    def presses(self, key: str, label: str, near: str = "") -> None:
        """Press the newest button of a label, or the one in the newest list item with some words."""
        place = self.seat(key)
        if near:
            place = place.locator(".entry li", has_text=near).last
        place.get_by_role("button", name=label, exact=True).last.click()

    def fills(self, key: str, **values: str) -> None:
        """Fill the newest open form by the names of its questions, and send it off."""
        form = self.form(key)
        for name, value in values.items():
            field = form.locator(f"[name={name}]")
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        form.locator("button[type=submit]").click()

    def form(self, key: str) -> Locator:
        """The newest form that waits for an answer."""
        form = self.seat(key).locator(".entry.form:not(.sent) form").last
        expect(form).to_be_visible(timeout=PATIENCE_MS)
        return form

    def clock_to(self, moment: str) -> None:
        """Move the clock as a script would; it answers when all that became due has been delivered."""
        body = json.dumps({"now": moment}).encode()
        request = urllib.request.Request(f"{self.address}/clock", body, {"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            assert answer.status == 200

    def step(self, label: str) -> None:
        """Let time pass with one of the clock's buttons."""
        self.tab.get_by_role("button", name=label, exact=True).click()
        expect(self.tab.locator("#clock-note")).to_contain_text("due", timeout=60_000)

    def picture(self, name: str) -> None:
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.tab.get_by_role("heading", name="Loopkeeper").click()
        self.tab.wait_for_timeout(500)
        self.tab.screenshot(path=self.pictures / f"{name}.png")
