"""Partners found inside sentences, and sentences in which nobody is to be found."""

import pytest

from bot.understanding.names.entry import Entry
from bot.understanding.names.spotting import Spotted, spot
from tests.understanding.names.directory import directory

INDEX = directory()


def spotted(text: str, lang: str = "en") -> list[tuple[str, object, str]]:
    """The words, whom they mean first, and what to do."""
    found = spot(INDEX, text, (), lang)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [(one.text, one.match.ranked[0].key if one.match.ranked else None, one.match.action) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Met with Casa Latina on Friday", "Casa Latina", "casa"),
        ("met with casa latina, they want evening hours", "casa latina", "casa"),
        ("Casa Latina's director called", "Casa Latina", "casa"),
        ("heard from eastside mutal aid that the hours are short", "eastside mutal aid", "eastside"),
        ("Spoke with Grace Baptist Chruch about chairs", "Grace Baptist Chruch", "grace"),
        ("Called SYC at 3 PM", "SYC", "somali"),
        ("NSC wants a second bus", "NSC", "northgate"),
        ("St Marys pantry needs volunteers", "St Marys pantry", "pantry"),
        ("at the harbor clinic they asked for evening hours", "harbor clinic", "clinic"),
        ("LAKEWOOD COMMUNITY KITCHEN WANTS US TO CALL AT 5 PM", "LAKEWOOD COMMUNITY KITCHEN", "lakewood"),
        ("we owe the rainier tenants and neighbors union a flyer", "rainier tenants and neighbors union", "tenants"),
        ("sent the list to 東区互助会 today", "東区互助会", "chinese"),
        ("At Northgate they want flyers", "Northgate", "northgate"),
        ("heard from the Lakewood team about chairs", "Lakewood", "lakewood"),
    ],
)
def test_a_partner_is_found_in_a_sentence(text: str, words: str, key: str) -> None:
    assert spotted(text) == [(words, key, "accept")]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Hablé con la iglesia san pablo sobre el horario", "iglesia san pablo", "pablo"),
        ("Reunión con el Centro Comunitario Los Alamos mañana", "Centro Comunitario Los Alamos", "alamos"),
        ("Prometimos volantes a Casa Latina para el lunes", "Casa Latina", "casa"),
        ("en harbor clinic piden un intérprete", "harbor clinic", "clinic"),
    ],
)
def test_a_partner_is_found_in_a_spanish_sentence(text: str, words: str, key: str) -> None:
    assert spotted(text, "es") == [(words, key, "accept")]


def test_several_partners_are_found_in_their_order() -> None:
    found = spotted("met with casa latina and the lakewood team, then called EMA")
    assert [(words, key) for words, key, _ in found] == [
        ("casa latina", "casa"),
        ("lakewood", "lakewood"),
        ("EMA", "eastside"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At Eastside they want flyers",
        "lakewood wants chairs",
        "talked to Grace about the chairs",
        "Harbor Clinic East said no",
    ],
)
def test_what_may_mean_another_is_asked_about(text: str) -> None:
    assert [action for _, _, action in spotted(text)] == ["ask"]


@pytest.mark.parametrize(
    "text",
    [
        "we hope the harbor opens in may",
        "I hope so",
        "Call me at 9 AM or 3 PM, it is about the US form",
        "The clinic was full and the library too",
        "They want a community kitchen with youth and senior hours",
        "Thanks, see you on Friday!",
        "remind me to water the plants tomorrow",
        "Gracefully done, the castle was harbored",
        "buy milk and pay the rent",
        "",
    ],
)
def test_nobody_is_found_where_nobody_is_named(text: str) -> None:
    assert spotted(text) == []


@pytest.mark.parametrize(
    "text", ["espero que sí", "la comida estuvo buena el viernes", "Recuérdame comprar pan mañana"]
)
def test_nobody_is_found_where_nobody_is_named_in_spanish(text: str) -> None:
    assert spotted(text, "es") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Met with Rosa at Rainier Valley Food Bank today", "Rainier Valley Food Bank"),
        ("visited Ballard Commons Shelter and left", "Ballard Commons Shelter"),
        ("heard from the Fremont Tenants League that rents rise", "Fremont Tenants League"),
    ],
)
def test_a_new_name_behind_a_leading_word_is_offered_as_a_new_partner(text: str, words: str) -> None:
    found = spot(INDEX, text)
    assert [(one.text, one.is_new) for one in found] == [(words, True)]


def test_a_new_name_is_offered_in_spanish() -> None:
    found = spot(INDEX, "Visitamos el Centro de Jóvenes Aurora ayer", (), "es")
    assert [(one.text, one.is_new) for one in found] == [("Centro de Jóvenes Aurora", True)]


def test_what_is_masked_is_not_looked_at() -> None:
    text = "Casa Latina said: Harbor Clinic is far"
    at = text.index("Harbor")
    found: tuple[Spotted, ...] = spot(INDEX, text, [(at, len(text))])
    assert [one.text for one in found] == ["Casa Latina"]


def test_a_partner_called_by_an_everyday_word_needs_a_leading_word_and_a_capital() -> None:
    assert spotted("Met with Hope on Friday") == [("Hope", "hope", "accept")]
    assert spotted("with hope and patience") == []


def test_a_name_does_not_go_on_over_the_end_of_a_sentence() -> None:
    assert [words for words, _, _ in spotted("We left the harbor. Clinic hours were short.")] == []


def test_a_longer_name_is_not_taken_for_the_shorter_one_it_begins_with() -> None:
    index = INDEX.with_entry(Entry("troy", "Harbor Clinic, Troy"))
    found = spot(index, "heard from Harbor Clinic, Troy about hours")
    assert [(one.text, one.match.ranked[0].key) for one in found] == [("Harbor Clinic, Troy", "troy")]


def test_what_stands_behind_an_owner_is_not_part_of_the_name() -> None:
    assert spotted("Eastside Mutual Aid's Omar will send the list") == [("Eastside Mutual Aid", "eastside", "accept")]


def test_a_sign_between_two_names_parts_them() -> None:
    assert spotted("coffee w/ Rosa @ Casa Latina/Harbor Clinic") == [
        ("Casa Latina", "casa", "accept"),
        ("Harbor Clinic", "clinic", "accept"),
    ]


def test_two_halves_of_names_with_and_between_them_are_two_partners() -> None:
    assert [key for _, key, _ in spotted("St. Mary's and Grace Baptist promised us space")] == ["pantry", "grace"]


def test_two_new_names_with_and_between_them_are_two_partners() -> None:
    found = spot(INDEX, "Met the Ballard Elders Circle and Maple Leaf Church today")
    assert [(one.text, one.is_new) for one in found] == [("Ballard Elders Circle", True), ("Maple Leaf Church", True)]


@pytest.mark.parametrize("text", ["Fremont Arts and Science Center", "Bread and Roses Kitchen"])
def test_and_within_one_new_name_does_not_part_it(text: str) -> None:
    assert [one.text for one in spot(INDEX, f"we were at {text} today")] == [text]


def test_a_half_of_a_known_name_within_a_new_one_is_not_the_known_partner() -> None:
    assert [key for _, key, _ in spotted("heard from Northgate Bicycle League today")] == [None]
