"""Which partner a typed name means, and when it is not said without asking."""

import pytest

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index, Match
from tests.understanding.names.directory import ALAMOS, CASA, PARTNERS, directory, many

INDEX = directory()


def first(match: Match) -> object:
    return match.ranked[0].key if match.ranked else None


@pytest.mark.parametrize("entry", PARTNERS, ids=lambda entry: str(entry.key))
def test_every_partner_is_found_by_its_name(entry: Entry) -> None:
    match = INDEX.look_up(entry.name)
    assert (first(match), match.action) == (entry.key, "accept")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("casa latina", "casa"),
        ("CASA LATINA", "casa"),
        ("the Casa Latina", "casa"),
        ("Casa Latina's", "casa"),
        ("Casa Latina, Inc.", "casa"),
        ("la casita", "casa"),
        ("saint marys food pantry", "pantry"),
        ("St Mary’s Food Pantry", "pantry"),
        ("Rainier Tenants and Neighbors Union", "tenants"),
        ("centro comunitario los alamos", "alamos"),
        ("Somali Youth Centre", "somali"),
        ("Somali Youth Ctr", "somali"),
        ("519", "519"),
        ("NSC", "northgate"),
        ("東区互助会", "chinese"),
        ("شبكة الأمل", "arabic"),
    ],
)
def test_another_way_of_writing_a_name_is_accepted(typed: str, key: str) -> None:
    match = INDEX.look_up(typed)
    assert (first(match), match.action) == (key, "accept")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Eastside Mutaul Aid", "eastside"),
        ("eastside mutual adi", "eastside"),
        ("Estside Mutual Aid", "eastside"),
        ("East Side Mutual Aid", "eastside"),
        ("Lakewod Community Kitchen", "lakewood"),
        ("Lakewood Comunity Kichen", "lakewood"),
        ("Gracie Baptist Chruch", "grace"),
        ("iglesia san pabol", "pablo"),
        ("norhtgate senior center", "northgate"),
        ("San Pablo Church", "pablo"),
        ("Northgate Sr Center", "northgate"),
    ],
)
def test_a_name_with_a_slip_in_it_comes_first(typed: str, key: str) -> None:
    assert first(INDEX.look_up(typed)) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [("EMA", "eastside"), ("SYC", "somali"), ("RTNU", "tenants"), ("GBC", "grace"), ("CCLA", "alamos")],
)
def test_initials_are_accepted_where_nobody_else_has_them(typed: str, key: str) -> None:
    match = INDEX.look_up(typed)
    assert (first(match), match.action) == (key, "accept")


def test_initials_of_two_partners_are_asked_about() -> None:
    match = directory(Entry("elm", "Elm Music Academy")).look_up("EMA")
    assert match.action == "ask"
    assert {one.key for one in match.ranked[:2]} == {"eastside", "elm"}


def test_initials_are_asked_about_where_there_are_so_many_partners_that_chance_may_bring_them_about() -> None:
    match = Index([*PARTNERS, *many(500)]).look_up("EMA")
    assert (first(match), match.action) == ("eastside", "ask")


def test_the_shared_half_of_two_names_is_asked_about() -> None:
    match = INDEX.look_up("Eastside")
    assert match.action == "ask"
    assert {one.key for one in match.ranked[:2]} == {"eastside", "library"}


def test_half_a_name_that_only_one_partner_has_is_accepted_among_few() -> None:
    match = INDEX.look_up("Northgate")
    assert (first(match), match.action) == ("northgate", "accept")


def test_a_word_that_only_says_what_kind_of_place_it_is_is_asked_about() -> None:
    assert INDEX.look_up("pantry").action == "ask"


def test_a_whole_name_is_accepted_though_a_longer_one_begins_with_it() -> None:
    match = directory(Entry("east", "Harbor Clinic East")).look_up("harbor clinic")
    assert (first(match), match.action) == ("clinic", "accept")


def test_two_partners_of_the_same_name_are_asked_about() -> None:
    match = directory(Entry("other", "CASA LATINA")).look_up("Casa Latina")
    assert match.action == "ask"
    assert {one.key for one in match.ranked} == {"casa", "other"}


def test_an_alias_that_is_also_the_initials_of_another_partner_is_asked_about() -> None:
    index = directory(Entry("nurses", "Neighborhood Street Clinic"))
    assert index.look_up("NSC").action == "ask"


def test_a_name_one_letter_away_from_a_short_one_is_asked_about() -> None:
    match = Index([Entry(1, "Kent House"), *many(600)]).look_up("Kant House")
    assert (first(match), match.action) == (1, "ask")


@pytest.mark.parametrize("typed", ["", "   ", "…!?", "zzzz", "Qwertz Uiop Asdf", "👍"])
def test_what_is_near_to_nobody_means_nobody(typed: str) -> None:
    assert INDEX.look_up(typed) == Match()


def test_a_name_that_shares_a_common_word_only_is_not_accepted() -> None:
    assert INDEX.look_up("Ballard Food Pantry").action != "accept"
    assert INDEX.look_up("Rotary Club of Lakewood").action != "accept"


def test_at_most_eight_are_given_and_the_best_comes_first() -> None:
    match = Index(many(600)).look_up("Cedar Food Bank")
    scores = [one.score for one in match.ranked]
    assert len(scores) == 8
    assert scores == sorted(scores, reverse=True)
    assert match.action == "ask"


def test_an_empty_directory_means_nobody() -> None:
    assert Index(()).look_up("Casa Latina") == Match()


def test_the_english_of_a_spanish_name_comes_first() -> None:
    assert first(INDEX.look_up("Los Alamos Community Center")) == ALAMOS.key
    assert first(INDEX.look_up("Biblioteca Eastside")) == "library"
    assert first(INDEX.look_up(CASA.name)) == "casa"
