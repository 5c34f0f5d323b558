"""What holds for any text at all."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index
from bot.understanding.names.normal import read
from bot.understanding.names.people import people
from bot.understanding.names.spotting import spot
from tests.understanding.names.directory import PARTNERS, directory

INDEX = directory()
LANGUAGES = st.sampled_from(["en", "es", "so", "vi", ""])
SCRIPTS = st.text(max_size=400)
PIECES = """
Met with casa Latina's Latina at the Harbor Clinic, St. Mary's pantry EMA y de la Iglesia Rosa said 3 PM & ( ) “ ” .
東区互助会 شبكة हिन्दी 👍 Pastor James eastsid mutaul Aid
"""
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=60).map(" ".join)
TEXTS = SCRIPTS | WORDS
NAMES = st.lists(
    st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=2, max_size=9), min_size=1, max_size=4
).map(" ".join)


@given(TEXTS)
def test_any_text_can_be_looked_up_and_completed(text: str) -> None:
    match = INDEX.look_up(text)
    assert len(match.ranked) <= 8
    assert (match.action == "none") or match.ranked
    assert len(INDEX.complete(text)) <= 8


@given(TEXTS, LANGUAGES)
def test_what_is_found_stands_in_the_text_and_does_not_overlap(text: str, lang: str) -> None:
    found = spot(INDEX, text, (), lang)
    behind = 0
    for one in found:
        assert behind <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        behind = one.end


@given(TEXTS, LANGUAGES)
def test_people_stand_in_the_text_and_in_no_partner(text: str, lang: str) -> None:
    spotted = spot(INDEX, text, (), lang)
    behind = 0
    for one in people(text, INDEX, spotted, (), lang):
        assert behind <= one.start < one.end <= len(text)
        assert not any(other.start < one.end and one.start < other.end for other in spotted)
        behind = one.end


@given(TEXTS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=4))
def test_nothing_is_found_in_what_is_masked(text: str, places: list[tuple[int, int]]) -> None:
    masked = [(start, start + length) for start, length in places if length]
    for one in spot(INDEX, text, masked):
        assert not any(start < one.end and one.start < end for start, end in masked)


@settings(max_examples=12)
@given(st.text(min_size=1, max_size=40) | WORDS.filter(bool), LANGUAGES)
def test_a_very_long_text_is_read_to_its_end(part: str, lang: str) -> None:
    text = (part + " ") * (10_000 // (len(part) + 1)) + "\nMet with Casa Latina"
    spotted = spot(INDEX, text, (), lang)
    assert spotted[-1].text == "Casa Latina"
    people(text, INDEX, spotted, (), lang)
    INDEX.look_up(text)
    INDEX.complete(text)


@given(NAMES)
def test_a_name_is_found_by_its_own_text(name: str) -> None:
    index = Index([*PARTNERS, Entry("this", name)])
    if read(name).plain:
        match = index.look_up(name)
        assert "this" in {one.key for one in match.ranked if one.score == 1.0}
        assert "this" in {key for key, _ in index.complete(name)}


@given(st.sampled_from(PARTNERS), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_name_means_the_same_in_any_case_and_without_its_accents(entry: Entry, change: object) -> None:
    assert callable(change)
    bare = "".join(one for one in unicodedata.normalize("NFD", entry.name) if not "\u0300" <= one <= "\u036f")
    bare = unicodedata.normalize("NFC", bare)
    expected = INDEX.look_up(entry.name)
    assert INDEX.look_up(change(entry.name)) == expected
    assert INDEX.look_up(bare) == expected


@given(st.sampled_from([one for one in PARTNERS if len(one.name) > 12]), st.data())
def test_a_name_with_one_wrong_letter_comes_first(entry: Entry, data: st.DataObject) -> None:
    places = [at for at, letter in enumerate(entry.name) if letter.isalpha()]
    at = data.draw(st.sampled_from(places))
    wrong = entry.name[:at] + data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz")) + entry.name[at + 1 :]
    assert INDEX.look_up(wrong).ranked[0].key == entry.key


@given(TEXTS, NAMES)
def test_what_is_taught_to_a_new_index_leaves_the_old_one_as_it_was(text: str, alias: str) -> None:
    before = INDEX.look_up(text)
    INDEX.with_alias("casa", alias).without("clinic")
    assert INDEX.look_up(text) == before


@given(TEXTS)
def test_the_same_text_is_always_understood_alike(text: str) -> None:
    assert spot(INDEX, text) == spot(directory(), text)
