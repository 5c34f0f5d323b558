"""What a correction teaches the index, and that whoever already holds one keeps it as it was."""

import pytest

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index, Match
from tests.understanding.names.directory import directory, many


def called(index: Index, name: str) -> tuple[object, str]:
    match = index.look_up(name)
    return (match.ranked[0].key if match.ranked else None), match.action


def test_a_taught_alias_is_accepted() -> None:
    assert called(directory().with_alias("grace", "the blue house"), "The Blue House") == ("grace", "accept")


def test_a_taught_alias_wins_over_the_initials_of_another() -> None:
    index = directory(Entry("elm", "Elm Music Academy")).with_alias("eastside", "EMA")
    assert called(index, "EMA") == ("eastside", "accept")


def test_an_index_that_was_handed_out_does_not_change() -> None:
    before = directory()
    after = before.with_alias("grace", "the blue house").with_entry(Entry("new", "Blue Heron Shelter")).without("casa")
    assert called(before, "the blue house")[1] != "accept"
    assert called(before, "Blue Heron Shelter")[1] != "accept"
    assert called(before, "Casa Latina") == ("casa", "accept")
    assert called(after, "Casa Latina")[1] != "accept"


def test_a_new_partner_is_found_with_a_slip_and_completed() -> None:
    index = directory().with_entry(Entry("new", "Blue Heron Shelter"))
    assert called(index, "Blue Hreon Shelter")[0] == "new"
    assert ("new", "Blue Heron Shelter") in index.complete("blue h")


def test_a_renamed_partner_is_no_longer_found_by_the_old_name() -> None:
    index = directory().with_entry(Entry("clinic", "Seaview Health"))
    assert called(index, "Seaview Health") == ("clinic", "accept")
    assert "clinic" not in {one.key for one in index.look_up("Harbor Clinic").ranked}
    assert "clinic" not in {key for key, _ in index.complete("harbor")}


def test_an_alias_can_be_taken_back() -> None:
    taught = directory().with_alias("clinic", "the dock")
    entry = directory().entry("clinic")
    assert entry is not None
    assert called(taught.with_entry(entry), "the dock")[1] != "accept"


def test_an_alias_for_nobody_is_refused() -> None:
    with pytest.raises(KeyError):
        directory().with_alias("nobody", "someone")
    with pytest.raises(KeyError):
        directory().without("casa").with_alias("casa", "someone")


def test_a_partner_that_was_taken_away_and_comes_back_is_found() -> None:
    index = directory().without("casa").with_entry(Entry("casa", "Casa Latina"))
    assert called(index, "casa latina") == ("casa", "accept")


def test_after_many_lessons_everything_is_still_known() -> None:
    index = directory()
    for entry in many(300):
        index = index.with_entry(entry)
    assert len(index.entries()) == len(directory().entries()) + 300
    assert called(index, "Casa Latina") == ("casa", "accept")
    assert all(called(index, entry.name) == (entry.key, "accept") for entry in many(300))


def test_an_index_of_nobody_can_be_taught() -> None:
    index = Index(()).with_entry(Entry(1, "Casa Latina"))
    assert called(index, "casa latina") == (1, "accept")
    assert index.without(1).look_up("casa latina") == Match()


def test_what_a_partner_is_called_no_more_is_nobodys_name() -> None:
    index = directory().with_entry(Entry("casa", "Bridge House"))
    assert index.is_called("bridge house")
    assert not index.is_called("casa latina")
    assert not index.without("casa").is_called("bridge house")
