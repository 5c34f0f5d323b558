"""What `make test` leaves out is a part of what repeats, and no feature is left out on either database."""

from collections import defaultdict

import pytest

from tests.extent import POSTGRES, SQLITE, is_chosen, times


def test_every_fourth_is_chosen_and_always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.extent.COMPLETE", False)
    names = [f"tests/features/test_home.py::test_{n}[postgresql]" for n in range(40)]
    # Spelled out: a part that changed from run to run would hide what fails.
    assert [n for n, name in enumerate(names) if is_chosen(name, 4)] == [0, 7, 9, 11, 16, 18, 23, 24, 30, 37, 39]


def test_where_all_is_wanted_all_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.extent.COMPLETE", True)
    monkeypatch.setattr("tests.extent.EXTENT", "complete")
    assert all(is_chosen(str(n), 4) for n in range(100))
    assert times("NOTHING", 2, 7) == 7
    monkeypatch.setenv("LOOPKEEPER_NOTHING", "500")
    assert times("NOTHING", 2, 7) == 500


@pytest.mark.parametrize(("extent", "tried"), [("part", 20), ("wide", 30), ("complete", 100)])
def test_a_wider_extent_tries_more(monkeypatch: pytest.MonkeyPatch, extent: str, tried: int) -> None:
    monkeypatch.setattr("tests.extent.EXTENT", extent)
    assert times("NOTHING", 20, 100) == tried


def test_every_feature_meets_both_databases(request: pytest.FixtureRequest) -> None:
    kinds = defaultdict[str, set[str]](set)
    for item in request.session.items:
        if item.nodeid.startswith("tests/features/") and (given := getattr(item, "callspec", None)):
            kinds[item.nodeid.partition("::")[0]] |= {POSTGRES, SQLITE} & set(map(str, given.params.values()))
    on_both = [file for file, met in kinds.items() if met == {POSTGRES, SQLITE}]
    assert not on_both or sorted(on_both) == sorted(file for file, met in kinds.items() if met)
