"""People found in sentences, and to which partner they belong."""

import pytest

from bot.understanding.names.people import people
from bot.understanding.names.spotting import spot
from tests.understanding.names.directory import directory

INDEX = directory()


def named(text: str, lang: str = "en") -> list[tuple[str, object]]:
    """Names and partners; the words in the text are checked to be where they are said to be."""
    found = people(text, INDEX, spot(INDEX, text, (), lang), (), lang)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    return [(one.name, one.partner_key) for one in found]


@pytest.mark.parametrize("text", ["Met with Rosa from Casa Latina", "met with rosa from casa latina"])
def test_a_first_name_means_the_contact_of_the_partner_that_is_named(text: str) -> None:
    assert named(text) == [("Rosa Delgado", "casa")]


def test_a_contact_with_a_title_is_that_contact() -> None:
    text = "Pastor James at Grace Baptist Church promised chairs"
    (one,) = people(text, INDEX, spot(INDEX, text))
    assert (text[one.start : one.end], one.name, one.partner_key) == ("Pastor James", "James Whitfield", "grace")


def test_another_family_name_is_another_person() -> None:
    assert named("Met with Omar Haddad") == [("Omar Haddad", None)]


def test_a_contact_brings_the_partner() -> None:
    assert named("Rosa Delgado called about the bus") == [("Rosa Delgado", "casa")]
    assert named("rosa delgado called about the bus") == [("Rosa Delgado", "casa")]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Pastor Thomas at Grace Baptist Church promised chairs", "Pastor Thomas", "grace"),
        ("Imam Yusuf's mosque", "Imam Yusuf", None),
        ("thanks to Ms. Lee", "Ms. Lee", None),
        ("Dr. Amina Warsame at Harbor Clinic", "Dr. Amina Warsame", "clinic"),
    ],
)
def test_a_title_names_a_person(text: str, name: str, key: object) -> None:
    assert named(text) == [(name, key)]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Hablé con la Sra. Gómez de Casa Latina", "Sra. Gómez", "casa"),
        ("Tía Lupe prometió traer sillas", "Tía Lupe", None),
        ("el Padre Andrés de la Iglesia San Pablo", "Padre Andrés", "pablo"),
        ("La directora Elena Vargas del Centro Comunitario Los Álamos", "Elena Vargas", "alamos"),
        ("Reunión con Lucía ayer", "Lucía", None),
        ("Tomás dijo que sí", "Tomás", None),
    ],
)
def test_people_are_found_in_spanish(text: str, name: str, key: object) -> None:
    assert named(text, "es") == [(name, key)]


def test_several_people_are_found_in_their_order() -> None:
    assert named("Spoke with Ana, Omar and Maria de la Cruz") == [
        ("Ana", None),
        ("Omar Farah", "eastside"),
        ("Maria de la Cruz", None),
    ]


def test_somebody_with_a_role_belongs_to_the_partner_behind_it() -> None:
    assert named("Ana Ruiz, director of Harbor Clinic, wants flyers") == [("Ana Ruiz", "clinic")]


def test_somebody_belongs_to_no_partner_that_is_only_asked_about() -> None:
    assert named("Met with Ana from Eastside") == [("Ana", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Met on Friday with parents from Casa Latina",
        "Volunteers said no",
        "Thank you, May was busy",
        "we called the clinic at 9 AM",
        "Casa Latina said yes",
        "They said Monday works",
        "",
    ],
)
def test_nobody_is_found_where_no_person_is_named(text: str) -> None:
    assert named(text) == []


def test_what_is_masked_is_not_looked_at() -> None:
    text = "Ana said: call Omar"
    assert [one.name for one in people(text, INDEX, (), [(8, len(text))])] == ["Ana"]
