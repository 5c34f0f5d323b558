"""`python -m bot understand names`: what it reads, what it writes, and how it says what is wrong."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import OK, USAGE
from bot.cli.understand_names import main

REGISTER = [
    {"id": "a1", "name": "Casa Latina", "aliases": ["La Casita"], "labels": [["Latin House", "en"]]},
    {"id": "b2", "name": "Harbor Clinic", "aliases": [], "acronyms": [], "labels": []},
]
HELP = """
import sys
from bot.cli.understand_names import main
try:
    main(["--help"], sys.stdin, sys.stdout)
except SystemExit:
    sys.exit("rapidfuzz" in sys.modules)
"""
OWN = [{"name": "Casa Latina", "aliases": ["La Casita"], "contacts": ["Rosa"], "languages": ["es"]}]


def answers(args: list[str], *typed: str) -> list[dict[str, object]]:
    out = io.StringIO()
    assert main(args, io.StringIO("".join(json.dumps({"q": one}) + "\n" for one in typed)), out) == OK
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def register(tmp_path: Path) -> str:
    file = tmp_path / "register.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in REGISTER), encoding="utf-8")
    return str(file)


@pytest.fixture
def own(tmp_path: Path) -> str:
    file = tmp_path / "own.json"
    file.write_text(json.dumps(OWN), encoding="utf-8")
    return str(file)


def test_each_name_gets_one_line_in_its_order(register: str) -> None:
    found = answers(["--directory", register], "harbor clinic", "zzzz", "Casa Latina")
    assert found == [
        {"ranked": ["b2"], "action": "accept"},
        {"ranked": [], "action": "none"},
        {"ranked": ["a1"], "action": "accept"},
    ]


def test_a_register_is_known_by_its_display_names_unless_all_are_wanted(register: str) -> None:
    assert answers(["--directory", register], "Latin House")[0]["action"] != "accept"
    for typed in ("La Casita", "Latin House"):
        found = answers(["--directory", register, "--all-names"], typed)
        assert found == [{"ranked": ["a1"], "action": "accept"}]


def test_the_aliases_of_an_own_directory_are_known_and_partners_without_ids_are_given_by_name(own: str) -> None:
    assert answers(["--directory", own], "la casita") == [{"ranked": ["Casa Latina"], "action": "accept"}]


@pytest.mark.parametrize(
    ("content", "said"), [("{", "line 1: this is not JSON"), ('["x"]', "entry 1"), ('[{"name": 3}]', "entry 1")]
)
def test_a_directory_that_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(content, encoding="utf-8")
    assert main(["--directory", str(file)], io.StringIO(), io.StringIO()) == USAGE
    assert said in capsys.readouterr().err


def test_a_directory_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--directory", "/nowhere/at/all"], io.StringIO(), io.StringIO()) == USAGE
    assert "/nowhere/at/all" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["nonsense", '{"name": "x"}', "[]"])
def test_a_query_that_cannot_be_read_is_said_with_its_line(
    register: str, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    assert main(["--directory", register], io.StringIO('{"q": "x"}\n' + line + "\n"), io.StringIO()) == USAGE
    assert "line 2 of the queries" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, check=False)
    assert done.returncode == 0
