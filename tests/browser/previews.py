"""What holds for the screens of every platform, as they are drawn at the local page."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import screenshots

CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
NAMELESS = (Path(__file__).parent / "nameless.js").read_text()
TALLEST = 900
"""Pixels of a picture of the documentation."""


def drawn_at(tab: Page, address: str) -> Page:
    """The page with every screen drawn."""
    tab.goto(address)
    expect(tab.locator("figure").first).to_be_visible(timeout=60_000)
    return tab


def is_drawn_whole(drawn: Page, platform: str, least: dict[str, int]) -> None:
    """`least`: how many screens there are of each surface, at the least."""
    figures = drawn.locator("figure")
    assert figures.count() == len({figure.get_attribute("id") for figure in figures.all()}) > 30
    expect(drawn.locator(".kit-unknown")).to_have_count(0)
    for surface, number in least.items():
        assert drawn.locator(f"figure[data-surface={surface}]").count() >= number
    for figure in figures.all():
        assert len(figure.locator(f".{platform}").inner_text()) > 30


def fits_every_width(drawn: Page, scrolls: str, button: str) -> None:
    """`scrolls`: what may be wider than the page, as it has a bar of its own. No label of a button is cut off."""
    outside = f"""() => [...document.querySelectorAll("figure *")].filter((one) => !one.closest("{scrolls}")
        && one.getBoundingClientRect().right > window.innerWidth).map((one) => one.outerHTML.slice(0, 120))"""
    cut = f"""() => [...document.querySelectorAll("{button}")].filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => one.textContent)"""
    for width in (320, 360, 390, 800):
        drawn.set_viewport_size({"width": width, "height": 800})
        assert not drawn.evaluate("document.documentElement.scrollWidth > window.innerWidth"), width
        assert drawn.evaluate(outside) == [], width
        assert drawn.evaluate(cut) == [], width


def is_easy_to_read(drawn: Page, platform: str, paper: str) -> None:
    """By day and by night; `paper` is the colour at night."""
    assert drawn.evaluate(NAMELESS) == []
    for look in ("Light", "Dark"):
        drawn.get_by_role("button", name=look).click()
        drawn.wait_for_timeout(100)
        assert drawn.evaluate(CONTRAST) == [], look
    assert drawn.evaluate(f"getComputedStyle(document.querySelector('.{platform}')).backgroundColor") == paper


def draw_pictures(drawn: Page, platform: str, pictures: dict[str, tuple[str, str]], other: Path) -> None:
    """The pictures of the documentation by name: which screen, and on what. `other`: where, if nobody asked."""
    folder = screenshots(other)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (key, width) in pictures.items():
        drawn.get_by_role("button", name=width).click()
        box = drawn.locator(f"#{key} .{platform}").bounding_box()
        assert box is not None
        box["height"] = min(box["height"], TALLEST)
        path = folder / f"{name}.png"
        drawn.screenshot(path=path, full_page=True, clip=box)
        assert path.stat().st_size < 150_000, name
