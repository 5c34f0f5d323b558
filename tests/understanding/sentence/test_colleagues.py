"""Our own people named in a line: what they promise is ours, and nobody takes them for a partner's."""

import pytest

from bot.understanding.names.ours import Ours
from bot.understanding.sentence import Context, Understood, read
from bot.understanding.sentence.about import came, without_writer
from bot.understanding.sentence.types import CommitmentDraft, Intent, Owner, Side
from tests.understanding.counting import calls
from tests.understanding.sentence.telling import NOW, PARTNERS, ZONE

OURS = Ours.of(("Dana Wolfe", "Rosa Kim", "Omar Haddad", "May Chen", "María José Ruiz", "Dr. Ines Roth"), "Ana Soto")
"""Ana Soto writes. Casa Latina has a Rosa as well: Rosa Perez."""


def told(text: str, language: str = "en", side: Side = Side.STAFF) -> Understood:
    return read(text, Context(NOW, ZONE, language, side, PARTNERS, ours=OURS))


def promise(text: str, language: str = "en") -> CommitmentDraft:
    (only,) = told(text, language).commitments
    return only


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Dana will bring 20 chairs to Eastside by Friday", "en", "bring 20 chairs"),
        ("dana will bring 20 chairs to eastside by friday", "en", "bring 20 chairs"),
        ("Dana's going to print the map for Eastside", "en", "print the map"),
        ("Dana Wolfe will print the map for Eastside", "en", "print the map"),
        ("Dana to bring cups to Casa Latina", "en", "bring cups"),
        ("Told Eastside that Dana would send the flyers by Thursday", "en", "send the flyers"),
        ("Told Eastside Dana will send the flyers by Thursday", "en", "send the flyers"),
        ("Dana told Eastside she would send the flyers by Thursday", "en", "send the flyers"),
        ("Dana promised Eastside 20 chairs by Friday", "en", "20 chairs"),
        ("Promised Eastside that Dana brings the projector", "en", "brings the projector"),
        ("promised Eastside that Dana will bring chairs by Friday", "en", "bring chairs"),
        ("Dana met Eastside today and promised 20 chairs", "en", "20 chairs"),
        ("Dana says she'll bring 20 chairs to Eastside", "en", "bring 20 chairs"),
        ("Dana called Eastside. She will bring the flyers on Friday", "en", "bring the flyers"),
        ("Dana and Omar will bring chairs to Eastside", "en", "bring chairs"),
        ("Rosa Kim will bring cups to Casa Latina", "en", "bring cups"),
        ("Dana llevará 20 sillas a Eastside el viernes", "es", "llevará 20 sillas"),
        ("Dana va a llevar 20 sillas a Eastside el viernes", "es", "llevar 20 sillas"),
        ("Le dije a Eastside que Dana les manda el plano mañana", "es", "manda el plano"),
        ("Dana le prometió 20 sillas a Eastside", "es", "20 sillas"),
        ("Dana y Omar van a llevar sillas a Eastside", "es", "llevar sillas"),
        ("Ines will bring chairs to Eastside", "en", "bring chairs"),
        ("María José va a llevar sillas a Eastside", "es", "llevar sillas"),
    ],
)
def test_what_a_colleague_will_do_we_have_promised(text: str, language: str, what: str) -> None:
    made = promise(text, language)
    assert (made.owner, made.text) == (Owner.US, what)
    assert made.who in OURS.called.values()


@pytest.mark.parametrize(
    "text",
    [
        "Dana and I will bring chairs to Eastside",
        "Ana will bring chairs to Eastside by Friday",
        "Ana and Dana will bring chairs to Eastside by Friday",
    ],
)
def test_what_the_writer_takes_part_in_is_the_writers(text: str) -> None:
    made = promise(text)
    assert (made.owner, made.who) == (Owner.US, "")


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Amina promised Dana 20 flyers by Friday", "en", "20 flyers"),
        ("Amina will send Dana the list by Friday", "en", "send the list"),
        ("Eastside will send the list to Dana by Friday", "en", "send the list"),
        ("Amina told Dana she would send the list by Friday", "en", "send the list"),
        ("Dana says Amina will bring us the list", "en", "bring us the list"),
        ("Rosa Perez will bring us the cups", "en", "bring us the cups"),
        ("Rosa from Casa Latina will bring us the cups", "en", "bring us the cups"),
        ("Amina le prometió 20 volantes a Dana para el viernes", "es", "20 volantes"),
        ("Eastside promised Ana 20 chairs", "en", "20 chairs"),
        ("Eastside's Dana will bring us the chairs", "en", "bring us the chairs"),
        ("Amina's friend Dana will bring us the chairs", "en", "bring us the chairs"),
        ("Pastor Lee will bring us the chairs", "en", "bring us the chairs"),
    ],
)
def test_what_is_promised_to_a_colleague_is_promised_to_us(text: str, language: str, what: str) -> None:
    made = promise(text, language)
    assert (made.owner, made.text) == (Owner.THEM, what)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At Casa Latina: Rosa will bring us the cups by Friday", "en"),
        ("Dana and Amina will bring the cups to us", "en"),
        ("Met with Dana and Amina from Eastside. She will bring us the cups", "en"),
        ("Amina, Dana and Omar will bring the cups to us", "en"),
        ("Dana with Amina will bring the cups to us", "en"),
        ("En Casa Latina: Rosa nos trae las tazas el viernes", "es"),
    ],
)
def test_who_may_be_either_side_is_asked(text: str, language: str) -> None:
    seen = told(text, language)
    assert seen.commitments[0].owner is Owner.UNKNOWN
    assert seen.missing


@pytest.mark.parametrize(
    ("text", "language", "ours", "theirs"),
    [
        ("Met with Dana and Amina from Eastside today", "en", ("Dana Wolfe",), ("Amina Yusuf",)),
        ("Dana met with Eastside on Monday", "en", ("Dana Wolfe",), ()),
        ("Omar, Dana and I met with Pastor Lee", "en", ("Omar Haddad", "Dana Wolfe"), ("Pastor Lee",)),
        ("Dana and I met with Pastor Lee", "en", ("Dana Wolfe",), ("Pastor Lee",)),
        ("Dana y yo nos reunimos con Eastside ayer", "es", ("Dana Wolfe",), ()),
        ("Ana and Dana met with Eastside today", "en", ("Dana Wolfe",), ()),
        ("Nos reunimos Dana y yo con Amina de Eastside ayer", "es", ("Dana Wolfe",), ("Amina Yusuf",)),
    ],
)
def test_who_came_is_told_apart(text: str, language: str, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    seen = told(text, language)
    (partner,) = seen.partners.sure
    assert (set(came(seen, partner)), set(seen.people)) == (set(ours), set(theirs))


@pytest.mark.parametrize(
    ("text", "is_away"),
    [
        ("Dana met with Eastside on Monday", True),
        ("Dana y Omar se reunieron con Eastside el lunes", True),
        ("Dana and I met with Eastside on Monday", False),
        ("Met with Dana and Amina from Eastside today", False),
        ("Met Eastside today. Dana says they need chairs", False),
        ("Ana and Dana met with Eastside on Monday", False),
        ("me and Dana met with Eastside on Monday", False),
        ("Amina met Dana on Monday", True),
        ("Dana and Amina met on Monday", True),
        ("At Eastside: met with Dana and Amina on Monday", False),
    ],
)
def test_who_was_not_there_did_not_meet_them(text: str, is_away: bool) -> None:
    seen = told(text, "es" if "lunes" in text else "en")
    (partner,) = seen.partners.sure
    assert Intent.MET in seen.intents
    assert without_writer(seen, partner) is is_away


def test_each_meeting_has_those_who_were_there() -> None:
    seen = told("Dana met Eastside on Monday. I met Casa Latina on Monday")
    assert [(without_writer(seen, each), came(seen, each)) for each in seen.partners.sure] == [
        (True, ("Dana Wolfe",)),
        (False, ()),
    ]


def test_whom_somebody_else_helps_promises_nothing() -> None:
    made = promise("Eastside will help Dana move the chairs on Friday")
    assert (made.owner, made.text) == (Owner.THEM, "help Dana move the chairs")
    assert not told("Eastside will help Amina move the chairs on Friday").commitments


def test_a_talk_with_a_colleague_about_somebody_is_no_meeting_with_them() -> None:
    assert Intent.MET not in told("Talked with Dana about Eastside").intents


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dana will get fired on Friday, don't tell Eastside", "en"),
        ("Dana will be sick until Friday, tell Eastside", "en"),
        ("Dana will be on vacation until Friday, tell Eastside", "en"),
        ("I will be on vacation until Friday, tell Eastside", "en"),
        ("Dana will be at Eastside on Friday", "en"),
        ("Dana's van will be at Eastside on Friday", "en"),
        ("Dana will get 20 chairs from Eastside", "en"),
        ("Dana's husband will bring chairs to Eastside", "en"),
        ("Dana estará de vacaciones hasta el viernes, avisar a Eastside", "es"),
        ("La hermana de Dana va a llevar sillas a Eastside", "es"),
    ],
)
def test_what_is_only_told_of_one_of_us_is_no_promise(text: str, language: str) -> None:
    assert [one for one in told(text, language).commitments if one.owner is Owner.US] == []


def test_one_reminder_for_two_is_one_reminder() -> None:
    seen = told("remind me and Dana to call Eastside on Friday")
    assert seen.commitments == ()
    assert len(seen.reminders) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Amina visitó la clínica, necesita volantes",
        "Amina habló con Casa Latina el lunes y quieren hacer algo juntos",
        "Mi jefe habló con Amina ayer, necesitan sillas",
    ],
)
def test_what_others_visit_is_read_as_it_was(text: str) -> None:
    plain = read(text, Context(NOW, ZONE, "es", Side.STAFF, PARTNERS))
    assert [one.text for one in told(text, "es").notes] == [one.text for one in plain.notes]
    assert Intent.MET not in plain.intents


def test_what_was_said_without_the_writer_is_second_hand() -> None:
    made = told("Dana met with Eastside on Monday. They need chairs").notes
    assert [one.heard_how.value for one in made] == ["second-hand"]


@pytest.mark.parametrize(
    "text",
    [
        "Dana says Eastside needs chairs",
        "Dana: Eastside needs chairs",
        "heard from Dana: Eastside needs chairs",
    ],
)
def test_what_a_colleague_tells_of_a_partner_is_second_hand(text: str) -> None:
    (note,) = told(text).notes
    assert note.heard_how.value == "second-hand"
    assert told(text).partners.new == ""
    (own,) = told("Amina says Eastside needs chairs").notes
    assert own.heard_how.value == "directly"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We may bring chairs to Eastside", "en"),
        ("Dana Brooks will bring chairs to us from Eastside", "en"),
        ("Eastside wants Dana's old chairs", "en"),
    ],
)
def test_other_words_and_other_people_are_no_colleagues_who_promise(text: str, language: str) -> None:
    assert all(one.owner is not Owner.US or not one.who for one in told(text, language).commitments)


def test_a_partner_does_not_learn_who_is_one_of_us() -> None:
    made = told("Dana will bring 20 chairs by Friday", side=Side.PARTNER)
    assert all(one.owner is not Owner.US for one in made.commitments)
    assert made.ours == ()


@pytest.mark.parametrize(
    "piece", ["Dana ", "Dana will ", "Told Eastside Dana will ", "Dana, Omar and ", "Dana met ", "Dana says so. "]
)
def test_however_often_they_are_named_the_work_grows_with_the_text(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    short, long = calls(lambda: told(text[:2_000])), calls(lambda: told(text))
    assert long <= 1.15 * 5 * short + 2_000


def test_nobody_is_ours_where_nobody_is_told() -> None:
    seen = read("Dana will bring 20 chairs to us by Friday", Context(NOW, ZONE, "en", Side.STAFF, PARTNERS))
    assert seen.ours == ()
    assert [one.owner for one in seen.commitments] == [Owner.THEM]
