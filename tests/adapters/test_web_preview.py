"""The screens as the local page hands them out: really played with sample people, within every limit, safe."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from adapters.discord.screens import WIRE
from storage.partners import Partners
from storage.viewer import SYSTEM
from tests.adapters.discord.limits import answer_problems, modal_problems, names, post_problems, text_problems
from tests.adapters.slack.limits import message_problems, read, view_problems
from tests.adapters.web_place import NOW, WebPlace, served
from tests.databases import copied


@pytest.fixture(scope="module")
def page(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebPlace]:
    """Played once for all who only look."""
    yield from page_in(tmp_path_factory.mktemp("preview"), sqlite_template)


@pytest.fixture
def fresh_page(sqlite_template: Path, tmp_path: Path) -> Iterator[WebPlace]:
    yield from page_in(tmp_path, sqlite_template)


def page_in(folder: Path, template: Path) -> Iterator[WebPlace]:
    """The screens have a database of their own, so one kind beside it is enough."""
    with copied(template, folder / "own.db") as database:
        yield from served(WebPlace(database))


def test_every_screen_is_what_slack_takes(page: WebPlace) -> None:
    status, text, headers = page.get("preview/screens")
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    screens = json.loads(text)
    assert len(screens) > 30
    for screen in screens:
        problems = message_problems if screen["surface"] == "message" else view_problems
        assert problems(screen["payload"]) == [], screen["name"]
        assert set(screen["errors"]) <= {block.get("block_id") for block in screen["payload"]["blocks"]}


def test_every_screen_is_what_discord_takes(page: WebPlace) -> None:
    status, text, headers = page.get("preview/discord")
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    screens = json.loads(text)
    assert len({screen["name"] for screen in screens}) == len(screens) > 30
    for screen in screens:
        payload = screen["payload"]
        if screen["surface"] == "message" and "nonce" in payload:
            assert post_problems(payload, WIRE) == [], screen["name"]
        elif screen["surface"] == "message":
            assert [*text_problems(payload["content"]), *names(payload["components"])] == []
        else:
            problems = answer_problems if screen["surface"] == "answer" else modal_problems
            assert problems(payload) == [], screen["name"]


def test_the_screens_are_played_with_sample_people_and_leave_nothing_behind(
    fresh_page: WebPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "thrown away"))
    (tmp_path / "thrown away").mkdir()

    def add(session: Session) -> None:
        Partners(session, SYSTEM).add("Quietwater Shelter", NOW)

    fresh_page.database.write_now(add)
    words = fresh_page.get("preview/screens")[1]
    assert "Eastside Mutual Aid" in words
    assert "Quietwater" not in words
    assert fresh_page.events == []
    own = fresh_page.database.read_now(lambda session: [each.name for each in Partners(session, SYSTEM).all()])
    assert own == ["Quietwater Shelter"]
    assert list((tmp_path / "thrown away").iterdir()) == []


def test_the_screens_are_played_once(page: WebPlace) -> None:
    first, second = (page.get("preview/screens")[1] for _ in range(2))
    assert first == second


def test_every_rung_says_the_same(page: WebPlace) -> None:
    screens = {screen["name"]: screen for screen in json.loads(page.get("preview/screens")[1])}
    for name in ("As it should be", "Without the youngest blocks", "As text alone"):
        shown = " ".join(read(screens[name]["payload"]["blocks"]))
        for words in ("Promises of this month", "Eastside Mutual Aid", "17 February", "never", "4 of 7"):
            assert words in shown, name


def test_a_link_may_lead_to_the_drawings_and_nothing_else_of_another_site_may_ask_for_them(page: WebPlace) -> None:
    for path in ("preview/screens", "preview/discord"):
        refuses_others(page, path)
    assert page.get("preview", Host="evil.example")[0] == 403
    assert page.get("preview", **{"Sec-Fetch-Site": "cross-site"})[0] == 200


def refuses_others(page: WebPlace, path: str) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {"Host": "evil.example"}):
        assert page.get(path, **headers)[0] == 403
