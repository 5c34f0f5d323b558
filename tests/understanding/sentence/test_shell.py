"""The shell: one line in, one line out, in the agreed format; a bad line does not stop the others."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import OK, USAGE
from bot.cli import main as command_line
from bot.cli.understand import main
from bot.understanding.shell import Shell, Unreadable, answer_line

DIRECTORY: list[dict[str, Any]] = [
    {"name": "Eastside Somali Association", "aliases": ["Eastside"], "contacts": ["Amina Yusuf"], "languages": ["so"]},
    {"name": "Casa Latina", "contacts": [{"name": "Rosa Perez"}]},
]
LINE = {
    "id": "a1",
    "text": "met Amina from Eastside yesterday; they need a story time; I promised the room list by Friday at 3pm",
    "now": "2026-03-04T10:00:00-08:00",
    "author_zone": "America/Los_Angeles",
    "lang": "en",
    "side": "staff",
}


def test_a_line_is_answered_in_the_agreed_format() -> None:
    assert answer_line(LINE, DIRECTORY) == {
        "id": "a1",
        "intents": ["heard", "met", "we_promised"],
        "partners": ["Eastside Somali Association"],
        "partner_candidates": [],
        "new_partner": None,
        "people": ["Amina Yusuf"],
        "happened_on": "2026-03-03",
        "notes": [{"kind": "need", "text": "they need a story time", "quote": None}],
        "commitments": [
            {
                "owner": "us",
                "who": None,
                "text": "the room list",
                "due": "2026-03-06T15:00",
                "due_edge": "by",
                "strength": "promise",
            }
        ],
        "reminders": [],
        "ask_back": None,
    }


def test_the_day_is_that_of_the_writer() -> None:
    late = {**LINE, "text": "remind me tomorrow to call Rosa", "now": "2026-03-05T06:30:00+00:00"}
    (made,) = Shell(DIRECTORY).answer(late)["reminders"]
    assert made == {"text": "call Rosa", "at": "2026-03-05", "rrule": None}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "text is missing"),
        ({"now": "soon"}, "now is an instant"),
        ({"author_zone": "Mars/Base"}, "no zone"),
        ({"side": "them"}, "side is staff or partner"),
        ({"lang": 7}, "lang is the code"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        Shell(DIRECTORY).answer({**LINE, **change})


def asked(args: list[str], *lines: object) -> tuple[int, list[dict[str, Any]]]:
    out = io.StringIO()
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    code = main(args, io.StringIO(given), out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_bad_line_has_its_error_and_the_run_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    file.write_text(json.dumps(DIRECTORY))
    code, answers = asked(["--directory", str(file)], "nonsense", {**LINE, "now": None}, "", LINE)
    assert code == OK
    assert [one["id"] for one in answers] == [None, "a1", "a1"]
    assert ["error" in one for one in answers] == [True, True, False]


def test_dates_are_answered_one_for_a_text() -> None:
    code, answers = asked(
        ["dates"],
        {"id": 1, "text": "call me on Friday at 3pm", "ref": "2026-03-04T10:00:00", "lang": "en"},
        {"id": 2, "text": "call me every Monday", "ref": "2026-03-04T10:00:00"},
        {"id": 3, "text": "no date", "now": "2026-03-04T10:00:00+00:00", "tz": "Europe/Madrid"},
    )
    assert code == OK
    assert answers[0]["start"] == "2026-03-06T15:00:00"
    assert answers[0]["span"] == [8, 24]
    assert answers[1]["rrule"] == "FREQ=WEEKLY;BYDAY=MO"
    assert answers[2] == {"id": 3, "start": None, "end": None, "rrule": None, "span": None}


def test_names_are_answered_by_the_same_command(tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    file.write_text(json.dumps(DIRECTORY))
    code, answers = asked(["names", "--directory", str(file)], {"q": "eastside"})
    assert code == OK
    assert answers == [{"ranked": ["Eastside Somali Association"], "action": "accept"}]


@pytest.mark.parametrize("content", ["{}", "nonsense", '[{"aliases": []}]'])
def test_a_directory_that_cannot_be_read_is_wrong_usage(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "directory.json"
    file.write_text(content)
    assert asked(["--directory", str(file)], LINE) == (USAGE, [])
    assert "understand" in capsys.readouterr().err


def test_it_needs_no_settings_and_no_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(LINE)))
    assert command_line(["understand"]) == OK
    assert json.loads(capsys.readouterr().out)["intents"] == ["heard", "met", "we_promised"]
    assert list(tmp_path.iterdir()) == []
