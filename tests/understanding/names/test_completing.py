"""Names that go on from what was typed."""

import random
import string

import pytest

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index
from tests.understanding.names.directory import directory, many

INDEX = directory()


def keys(typed: str) -> list[object]:
    return [key for key, _ in INDEX.complete(typed)]


@pytest.mark.parametrize("typed", ["c", "ca", "casa", "Casa L", "CASA LATINA", "cása"])
def test_a_beginning_brings_the_name(typed: str) -> None:
    assert "casa" in keys(typed)


def test_names_that_begin_so_come_before_names_with_such_a_word() -> None:
    index = directory(Entry("house", "House of Grace"), Entry("grace2", "Grace Kitchen"))
    assert [key for key, _ in index.complete("grace")][:3] == ["grace", "grace2", "house"]


def test_the_beginnings_of_words_bring_the_name() -> None:
    assert keys("mutual")[0] == "eastside"
    assert keys("sen cent")[0] == "northgate"
    assert keys("alamos")[0] == "alamos"


def test_an_alias_brings_the_name_of_its_partner() -> None:
    assert INDEX.complete("la casi")[0] == ("casa", "Casa Latina")


def test_the_article_may_be_typed() -> None:
    assert keys("the 51")[0] == "519"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("eastsde mut", "eastside"),
        ("habror clinic", "clinic"),
        ("lakewoood comm", "lakewood"),
        ("iglezia san", "pablo"),
    ],
)
def test_a_slip_of_the_finger_still_brings_the_name(typed: str, key: str) -> None:
    assert key in keys(typed)


def test_each_partner_comes_once_and_no_more_than_asked_for() -> None:
    found = Index(many(600)).complete("cedar", most=5)
    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize("typed", ["", " ", "!!!"])
def test_nothing_typed_brings_nothing(typed: str) -> None:
    assert INDEX.complete(typed) == []


def test_nearly_every_whole_name_with_one_slip_is_among_the_first_eight() -> None:
    chance = random.Random(11)
    entries = many(600)
    index = Index(entries)
    found = 0
    for entry in entries[::3]:
        at = chance.randrange(len(entry.name))
        typed = entry.name[:at] + chance.choice(string.ascii_lowercase) + entry.name[at + 1 :]
        found += entry.key in {key for key, _ in index.complete(typed)}
    assert found >= 0.98 * len(entries[::3])
