"""The local page keeps other sites out, serves nothing that could run a stranger's words, and reads strictly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from adapters.web.server import STATIC
from tests.adapters.web_place import NOW, WebPlace, served
from tests.databases import copied


@pytest.fixture
def page(sqlite_template: Path, tmp_path: Path) -> Iterator[WebPlace]:
    """No request here reaches a table, so one kind of database is enough."""
    with copied(sqlite_template, tmp_path / "guard.db") as database:
        yield from served(WebPlace(database))


SCRIPTS = tuple(sorted(path.stem for path in STATIC.glob("*.js")))


def test_the_page_and_its_parts_are_served_with_a_strict_policy(page: WebPlace) -> None:
    scripts = [f"static/{name}.js" for name in SCRIPTS]
    styles = [f"static/{path.name}" for path in STATIC.glob("*.css")]
    for path in ("", "preview", *scripts, *styles, "static/logo.svg", "seats", "clock", "health", "nothing-here"):
        status, text, headers = page.get(path)
        assert (status, bool(text)) == (404 if path == "nothing-here" else 200, True), path
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'"), path
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers
        assert "aiohttp" not in headers["Server"]
    text = page.get("")[1] + page.get("preview")[1]
    assert [words for words in ("<script>", "style=", "onclick", "https:", "http:") if words in text] == []


def test_no_script_of_the_page_ever_writes_mark_up(page: WebPlace) -> None:
    ways = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "javascript:")
    assert len(SCRIPTS) > 10
    for name in SCRIPTS:
        text = page.get(f"static/{name}.js")[1]
        assert [way for way in ways if way in text] == [], name


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:80", "127.0.0.1", "127.0.0.1:1", "[::1]", ""])
def test_another_host_name_is_refused(page: WebPlace, host: str) -> None:
    for path in ("", "feed?seat=ana", "events", "static/page.js", "health"):
        assert page.get(path, Host=host)[0] == 403
    assert page.post("say", {"seat": "ana", "words": "x", "key": "k"}, Host=host)[0] == 403
    assert page.events == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_can_neither_write_nor_read(page: WebPlace, headers: dict[str, str]) -> None:
    for path in ("say", "press", "submit", "search", "open", "clock"):
        assert page.post(path, {"seat": "ana", "words": "x", "key": "k", "advance": "1d"}, **headers)[0] == 403
    for path in ("feed?seat=ana", "events", "clock", "seats"):
        assert page.get(path, **headers)[0] == 403
    assert page.events == []
    assert page.clock.now() == NOW


def test_the_page_itself_may_ask_and_a_link_from_elsewhere_may_lead_to_it(page: WebPlace) -> None:
    for origin in (page.url, page.url.replace("127.0.0.1", "localhost")):
        body = {"seat": "ana", "words": "x", "key": uuid4().hex}
        assert page.post("say", body, Origin=origin)[0] == 200
    assert page.get("", **{"Sec-Fetch-Site": "cross-site"})[0] == 200


WRONG: list[tuple[str, Any]] = [
    ("say", "{"),
    ("say", "[]"),
    ("say", "[" * 200_000),
    ("say", b'{"seat": "\xff"}'),
    ("say", {"seat": "nobody", "words": "x", "key": "k"}),
    ("say", {"seat": "team", "words": "x", "key": "k"}),
    ("say", {"seat": ["ana"], "words": "x", "key": "k"}),
    ("say", {"seat": "ana", "words": 7, "key": "k"}),
    ("say", {"seat": "ana", "words": "x"}),
    ("say", {"seat": "ana", "words": "x", "key": "k" * 101}),
    ("press", {"seat": "ana", "token": "", "place": "ana", "entry": 1, "key": "k"}),
    ("press", {"seat": "ana", "token": "t", "place": "elsewhere", "entry": 1, "key": "k"}),
    ("press", {"seat": "ana", "token": "t", "place": "ana", "entry": True, "key": "k"}),
    ("submit", {"seat": "ana", "entry": "x", "values": {}, "key": "k"}),
    ("submit", {"seat": "ana", "entry": 10**30, "values": {}, "key": "k"}),
    ("submit", {"seat": "ana", "entry": 1, "values": {"a": 1}, "key": "k"}),
    ("search", {"seat": "ana", "kind": None, "words": "x", "key": "k"}),
    ("clock", {"advance": "soon"}),
    ("clock", {"advance": "-1d"}),
    ("clock", {"advance": "99999w"}),
    ("clock", {"now": "x"}),
    ("clock", {"now": "2027-04-01T00:00:00"}),
    ("clock", {"now": "0001-01-01T00:00:00+14:00"}),
    ("clock", {"now": "2026-01-01T00:00:00+00:00"}),
    ("clock", {"local": "tomorrow"}),
    ("clock", {}),
]


def test_what_is_not_as_it_should_be_is_refused_in_words(page: WebPlace) -> None:
    for path, body in WRONG:
        status, answer = page.post(path, body)
        assert status == 400, (path, body)
        assert answer["error"].endswith("."), (path, body)
    assert (page.events, page.clock.now(), page.feed()) == ([], NOW, [])


def test_only_json_is_taken_and_only_known_places_are_read(page: WebPlace) -> None:
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert page.post("say", "seat=ana", **{"Content-Type": content_type})[0] == 415
    assert page.get("feed?seat=elsewhere")[0] == 400
    assert page.get("feed")[0] == 400
    assert page.get("static/../adapter.py")[0] in {403, 404}
    assert page.get("static/%2e%2e/adapter.py")[0] in {403, 404}
    assert page.get("static/")[0] in {403, 404}
