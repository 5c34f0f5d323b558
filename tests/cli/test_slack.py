"""`python -m bot slack manifest`: what is printed can be pasted as it is."""

import json
from pathlib import Path

import pytest

from adapters.slack.manifest import manifest
from bot.cli import OK, USAGE, main
from bot.features import FEATURES
from tests.processes import ROOT

URL = "https://loop.example.org"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [[], ["--direct-messages"], ["--lookup"], ["--request-url", URL]])
def test_what_is_printed_is_the_manifest_with_what_was_chosen(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["slack", "manifest", *words]) == OK
    made = manifest(
        FEATURES,
        direct_messages="--direct-messages" in words,
        lookup="--lookup" in words,
        request_url=URL if "--request-url" in words else "",
    )
    assert json.loads(capsys.readouterr().out) == made


def test_what_is_printed_is_the_file_in_the_documentation(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["slack", "manifest"]) == OK
    assert capsys.readouterr().out == (ROOT / "docs/slack-manifest.json").read_text()
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [["slack"], ["slack", "dance"], *(["slack", "manifest", "--request-url", url] for url in ("http://x", "https://"))],
)
def test_wrong_usage_says_how(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == USAGE
    assert "usage: python -m bot slack" in capsys.readouterr().err
