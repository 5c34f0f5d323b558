"""A real browser at a real bot."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.seats import LocalPage
from tests.processes import BotProcess, running_bot

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path, "Chromium is needed: see tests/browser/need-chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if is_ours(line) else None)
    yield page
    page.close()
    assert problems == []


def is_ours(line: ConsoleMessage) -> bool:
    """An error of the page itself; a lost connection is what some tests are about."""
    lost = ("Failed to load resource", "net::ERR_")
    return line.type == "error" and not any(words in line.text for words in lost)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'loopkeeper.db'}"


@pytest.fixture
def bot(database_url: str, tmp_path: Path) -> Iterator[BotProcess]:
    with running_bot(database_url, tmp_path) as started:
        yield started


@pytest.fixture
def local(tab: Page, bot: BotProcess, tmp_path: Path) -> LocalPage:
    """The local page of a bot that starts empty but for its samples, on a Monday morning."""
    tab.goto(bot.address)
    page = LocalPage(tab, bot.address, screenshots(tmp_path))
    page.sees("ana", "Try one of these")
    page.clock_to("2027-03-01T09:00:00+00:00")
    expect(tab.locator("#now")).to_contain_text("1 March 2027", timeout=20_000)
    return page


def screenshots(folder: Path) -> Path:
    """Where pictures go: into `SCREENSHOTS` to renew those of the documentation, otherwise away with the test."""
    return Path(os.environ.get("SCREENSHOTS", folder))
