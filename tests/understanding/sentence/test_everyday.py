"""What is typed after a meeting: the many ways to promise, to meet, to need and to hear."""

import pytest

from bot.understanding.sentence.types import Owner, Side
from tests.understanding.sentence.telling import intents, note, promise, told


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("I'm on the hook for the cups at Casa Latina", "en", "the cups"),
        ("We're good for 20 chairs at Casa Latina", "en", "20 chairs at"),
        ("Told Rosa I'd drop off the keys", "en", "drop off the keys"),
        ("Agreed with Rosa that we'd print the map", "en", "print the map"),
        ("I'm printing the map for Casa Latina", "en", "printing the map"),
        ("Rosa to bring cups, me to bring plates", "en", "bring plates"),
        ("Tea for Casa Latina is on us", "en", "Tea is on us"),
        ("My colleague Dana will bring the map to Casa Latina", "en", "bring the map"),
        ("Quedé con Rosa de mandarle el plano", "es", "mandarle el plano"),
        ("Nos apuntamos a pintar la sala de Casa Latina", "es", "pintar la sala de"),
        ("A Rosa le dije que le guardo los libros", "es", "guardo los libros"),
    ],
)
def test_a_promise_of_ours_has_many_names(text: str, language: str, what: str) -> None:
    ours = [one.text for one in told(text, language).commitments if one.owner is Owner.US]
    assert [one.split()[:2] for one in ours] == [what.split()[:2]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rosa's gonna send us the map", "en"),
        ("Rosa is on the hook for the permit", "en"),
        ("Rosa's sending dates", "en"),
        ("Rosa is getting back to us about the van", "en"),
        ("Rosa queda en confirmarme la fecha", "es"),
        ("Rosa se encarga de las mesas", "es"),
        ("Rosa dijo que nos ayuda con el cartel", "es"),
    ],
)
def test_and_so_has_one_of_theirs(text: str, language: str) -> None:
    assert promise(text, language).owner is Owner.THEM


def test_each_who_does_a_part_promises_it() -> None:
    made = told("Rosa brings the cups, we print the map by Friday")
    assert [(one.owner, one.text) for one in made.commitments] == [
        (Owner.THEM, "brings the cups"),
        (Owner.US, "print the map"),
    ]


def test_the_last_day_is_a_last_day_and_the_day_of_a_thing_stays_with_it() -> None:
    made = promise("I owe Rosa the minutes from last night, tomorrow at the latest")
    assert (made.text, made.due_edge.value) == ("the minutes from last night", "by")


def test_what_was_asked_for_is_promised_by_a_yes() -> None:
    assert promise("Rosa could use a hand with the form. I've said yes").text == "a hand with the form"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Good chat with Rosa today", "en"),
        ("Just back from Casa Latina", "en"),
        ("Popped into Casa Latina", "en"),
        ("Rosa called. The roof leaks", "en"),
        ("Emailed Rosa about the roof", "en"),
        ("Acabo de hablar con Rosa", "es"),
        ("Ha llamado Rosa", "es"),
    ],
)
def test_there_are_many_ways_to_meet(text: str, language: str) -> None:
    assert "met" in intents(text, language)


@pytest.mark.parametrize(
    "text", ["Rosa wants a call with the mayor", "The next meeting with Rosa is on Thursday", "Meeting with Rosa moved"]
)
def test_what_is_wished_or_planned_has_not_been(text: str) -> None:
    assert "met" not in intents(text)


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Zoom with Rosa, the kitchen's moving in the spring", "en", "the kitchen's moving in the spring"),
        ("met rosa today they're thinking of a choir", "en", "they're thinking of a choir"),
        ("fui con rosa la cancha sigue sin luz", "es", "la cancha sigue sin luz"),
    ],
)
def test_what_is_told_behind_a_meeting_is_kept(text: str, language: str, what: str) -> None:
    assert note(text, language).text == what


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Rosa's after winter coats", "en", "need"),
        ("Rosa is happy with the hall but needs more light", "en", "need"),
        ("Casa Latina has outgrown the hall", "en", "concern"),
        ("Rosa isn't keen on the mural", "en", "concern"),
        ("Casa Latina has 40 spare chairs", "en", "offer"),
        ("Rosa está contenta con la sala pero pide más luz", "es", "need"),
        ("En Casa Latina se les descompuso el horno", "es", "concern"),
    ],
)
def test_the_kind_is_told_by_more_words(text: str, language: str, kind: str) -> None:
    assert note(text, language).kind == kind


@pytest.mark.parametrize("text", ["The Casa Latina visit on Friday went on", "Fine by me"])
def test_a_noun_and_mere_talk_promise_nothing(text: str) -> None:
    assert not told(text).commitments


def test_a_partner_who_asks_for_a_room_promises_nothing() -> None:
    made = told("Can we get the big room on June 12?", side=Side.PARTNER)
    assert not made.commitments
    assert [one.kind for one in made.notes] == ["question"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rosa owed us 20 crates but delivered them", "en"),
        ("Rosa thinks the bus change will kill the class", "en"),
        ("Rosa isn't sending anyone", "en"),
        ("The rent is due to go up at Casa Latina", "en"),
        ("Rosa handles the keys and I handle the post", "en"),
        ("Rosa no nos confirma la fecha", "es"),
        ("Rosa está molesta porque no le contestamos el correo", "es"),
        ("¿Rosa nos presta las sillas?", "es"),
    ],
)
def test_what_is_denied_asked_or_done_anyway_is_no_promise(text: str, language: str) -> None:
    assert not told(text, language).commitments
