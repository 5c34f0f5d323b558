"""What is only told of somebody, denied, asked or done already: no promise and no meeting comes of it."""

import pytest

from bot.understanding.sentence.doubting import is_doubtful
from bot.understanding.sentence.types import Owner, Side
from tests.understanding.sentence.telling import gap, intents, note, promise, reminder, told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rosa will have a baby in May", "en"),
        ("Rosa is going to leave her job next week", "en"),
        ("Rosa is going to court on Monday", "en"),
        ("Rosa takes her daughter to the doctor on Friday", "en"),
        ("Rosa brings her kids to the pool on Friday", "en"),
        ("Rosa will be on leave next week", "en"),
        ("Casa Latina will be closed on Monday", "en"),
        ("Casa Latina is going to let two nurses go in June", "en"),
        ("Harbor Clinic will get a new roof in May", "en"),
        ("Rosa va a tener un hijo en mayo", "es"),
        ("Rosa llevará a su hijo al médico el lunes", "es"),
        ("Rosa will call her lawyer on Friday", "en"),
        ("Rosa will pay her rent on Friday", "en"),
        ("Rosa will take the driving test in May", "en"),
        ("Casa Latina cerrará en agosto", "es"),
        ("Rosa se va a casar en junio", "es"),
        ("Rosa va a llamar a su abogado el lunes", "es"),
        ("Casa Latina va a estar cerrada el lunes", "es"),
    ],
)
def test_what_somebody_will_do_of_their_own_is_heard(text: str, language: str) -> None:
    made = told(text, language)
    assert not made.commitments
    assert [intent.value for intent in made.intents] == ["heard"]
    assert not is_doubtful(made)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rosa will bring cups on Friday", "en"),
        ("Rosa is going to look into the lift", "en"),
        ("Casa Latina will get the keys on Monday", "en"),
        ("Casa Latina will open their hall for us in May", "en"),
        ("Rosa will let us know by Friday", "en"),
        ("Rosa will have the list ready by Friday", "en"),
        ("Casa Latina will be hosting the fair in May", "en"),
        ("Casa Latina will do 3 workshops in May", "en"),
        ("Rosa promised to have a baby sitter there", "en"),
        ("Casa Latina agreed to be closed on Monday", "en"),
        ("Rosa said she'd leave the keys at the desk", "en"),
        ("Rosa va a traer las tazas el viernes", "es"),
        ("Casa Latina nos va a dejar el patio el viernes", "es"),
        ("Rosa traducirá el cartel para el lunes", "es"),
        ("Rosa prometió cerrar a las ocho", "es"),
    ],
)
def test_what_they_do_for_us_or_gave_their_word_for_is_promised(text: str, language: str) -> None:
    assert promise(text, language).owner is Owner.THEM


def test_a_partner_who_writes_of_themselves_promises_nothing() -> None:
    assert not told("We will be closed on Monday", side=Side.PARTNER).commitments
    assert promise("We will bring the tent on Monday", side=Side.PARTNER).owner is Owner.THEM


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I will call the county about Casa Latina on Friday", "en"),
        ("We'll stop funding Casa Latina in June", "en"),
        ("I promised Casa Latina cups and Harbor Clinic plates by Friday", "en"),
        ("We will bring cups to Casa Latina and plates to Harbor Clinic", "en"),
        ("Voy a llamar a la alcaldía sobre Casa Latina el viernes", "es"),
        ("I promised Rosa a tent and Harbor Clinic cups", "en"),
        ("I promised Rosa I would bring the tent to Harbor Clinic", "en"),
        ("Llevaremos las tazas a Casa Latina y los platos a Harbor Clinic", "es"),
        ("Le prometí a Rosa la carpa y a Harbor Clinic las tazas", "es"),
    ],
)
def test_what_may_be_no_promise_to_the_one_who_is_named_is_asked(text: str, language: str) -> None:
    made = told(text, language)
    assert made.missing or is_doubtful(made)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will stop by Casa Latina on Friday", "en"),
        ("I will call Casa Latina about the roof on Friday", "en"),
        ("I promised Rosa to bring the tent to Casa Latina", "en"),
        ("I'll bring cups and plates to Casa Latina and Harbor Clinic", "en"),
        ("Llevaremos las tazas a Casa Latina y a Harbor Clinic", "es"),
    ],
)
def test_and_what_surely_is_one_is_not(text: str, language: str) -> None:
    assert promise(text, language).owner is Owner.US
    assert not is_doubtful(told(text, language))


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("I promised my manager a list of rooms at Casa Latina by Friday", "en", "a list of rooms at Casa Latina"),
        ("I promised Wilbur I would check whether Casa Latina is open by Friday", "en", "check whether"),
        ("Le prometí a mi jefa un informe sobre Casa Latina para el viernes", "es", "un informe sobre"),
    ],
)
def test_what_was_promised_to_nobody_of_theirs_is_for_oneself(text: str, language: str, what: str) -> None:
    assert not told(text, language).commitments
    assert reminder(text, language).text.startswith(what)
    assert reminder(text, language).when


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We met nobody from Casa Latina today", "en"),
        ("I promised Casa Latina nothing", "en"),
        ("Casa Latina promised nothing", "en"),
        ("I almost promised Casa Latina a tent", "en"),
        ("I kept my promise to Casa Latina, brought the cups", "en"),
        ("I already gave Casa Latina the cups I promised", "en"),
        ("I sent Casa Latina the cups that I promised", "en"),
        ("Ya le mandé a Casa Latina las tazas que prometí", "es"),
        ("Casa Latina hopes we will bring the cups on Friday", "en"),
        ("No nos reunimos con Casa Latina ayer", "es"),
        ("No hablé con Casa Latina ayer", "es"),
        ("Casa Latina no prometió nada", "es"),
        ("Casi le prometí una carpa a Casa Latina", "es"),
        ("Casa Latina espera que llevaremos las tazas el viernes", "es"),
    ],
)
def test_a_denial_is_no_record(text: str, language: str) -> None:
    made = told(text, language)
    assert not made.commitments
    assert not {"met", "we_promised", "they_promised"} & intents(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("we promised Casa Latina the cups by Friday?", "en"),
        ("we met Rosa yesterday?", "en"),
        ("Rosa promised cups by Friday, right?", "en"),
        ("¿Le prometí algo a Casa Latina?", "es"),
        ("¿Nos reunimos con Casa Latina ayer?", "es"),
    ],
)
def test_a_question_is_one_to_the_records(text: str, language: str) -> None:
    assert intents(text, language) == {"query"}


@pytest.mark.parametrize("text", ["Rosa met Harbor Clinic yesterday", "Casa Latina met with Harbor Clinic yesterday"])
def test_where_nobody_of_us_was_is_no_meeting_of_ours(text: str) -> None:
    assert intents(text) == {"heard"}
    assert note(text).text == text


@pytest.mark.parametrize("text", ["Rosa and I met Harbor Clinic yesterday", "Rosa met me and Harbor Clinic yesterday"])
def test_and_where_we_were_it_is(text: str) -> None:
    assert intents(text) == {"met"}


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("I promised Eastside the cups that Casa Latina made", "en", "the cups that Casa Latina made"),
        ("I promised Eastside I would call Casa Latina", "en", "call Casa Latina"),
        ("I promised to help Casa Latina by Friday, but not Harbor Clinic", "en", "help Casa Latina"),
        ("I promised Casa Latina's director the cups", "en", "the cups"),
        ("We promised Eastside and Casa Latina the tent on Friday", "en", "the tent"),
        ("I promised the director of Casa Latina the cups", "en", "the cups"),
        ("I promised Rosa's kids a tour", "en", "a tour"),
        ("le prometí al director de Casa Latina las tazas", "es", "las tazas"),
        ("I promised Rosa the cups", "en", "the cups"),
        ("We'll bring Casa Latina cups on Friday", "en", "bring cups"),
        ("We'll bring the cups to Casa Latina and Eastside", "en", "bring the cups"),
        ("le prometí a Rosa las tazas", "es", "las tazas"),
        ("les prometí a Casa Latina y a Harbor Clinic las tazas", "es", "las tazas"),
        ("I promised Casa Latina the cups after Friday", "en", "the cups"),
        ("I promised Casa Latina the cups not before Friday", "en", "the cups"),
        ("We will bring cups to Casa Latina on Friday unless it rains", "en", "bring cups unless it rains"),
    ],
)
def test_of_those_who_are_named_only_whom_it_is_promised_to_is_left_out(text: str, language: str, what: str) -> None:
    assert promise(text, language).text.startswith(what)


@pytest.mark.parametrize(
    "text", ["I promised Rosa the cups after Friday", "I promised Rosa the cups not before Friday"]
)
def test_after_a_day_is_no_last_day(text: str) -> None:
    assert promise(text).due_edge.value in {"around", "none"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Harbor Clinic told me Casa Latina will close in June", "en"),
        ("Rosa said that Harbor Clinic promised her 20 cups by Friday", "en"),
        ("Rosa dijo que Harbor Clinic le prometió veinte tazas para el viernes", "es"),
    ],
)
def test_what_others_promise_each_other_is_heard(text: str, language: str) -> None:
    assert intents(text, language) == {"heard"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I promised Eastside the cups by Friday. Casa Latina too.", "en"),
        ("Le prometí a Eastside las tazas para el viernes. Casa Latina también.", "es"),
        ("paint the hall at Casa Latina on Friday", "en"),
    ],
)
def test_what_is_told_in_half_is_asked(text: str, language: str) -> None:
    assert is_doubtful(told(text, language))


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Casa Latina doesn't need the cups anymore", "en", "decision"),
        ("Casa Latina kept its promise", "en", "strength"),
        ("Casa Latina ya no necesita las tazas", "es", "decision"),
        ("Casa Latina cumplió su promesa", "es", "strength"),
    ],
)
def test_what_is_not_needed_is_no_need(text: str, language: str, kind: str) -> None:
    assert note(text, language).kind == kind


@pytest.mark.parametrize("text", ["done with the cups for Casa Latina", "list for Casa Latina is done"])
def test_work_that_is_done_is_not_heard(text: str) -> None:
    assert gap(text) == "what_is_it"


def test_let_us_with_a_day_is_to_be_done() -> None:
    assert reminder("Let's check in with Casa Latina in two weeks").text == "check in with Casa Latina"
    assert intents("What's up with Casa Latina") == {"query"}


def test_what_each_does_behind_a_bracket_is_its_own_promise() -> None:
    made = told("call with Casa Latina: they want posters in Somali (40), we print them by Friday")
    assert [one.text for one in made.commitments] == ["print them"]
    assert made.notes[0].text == "they want posters in Somali (40)"


def test_to_commit_oneself_is_not_formal() -> None:
    assert promise("me comprometí con Rosa a llevar las tazas", "es").strength.value == "promise"


@pytest.mark.parametrize(
    ("text", "language", "side", "what"),
    [
        ("sorry we can't come Friday", "en", Side.PARTNER, "we can't come Friday"),
        ("no more surveys please", "en", Side.PARTNER, "no more surveys please"),
        ("actually we need more cups", "en", Side.PARTNER, "we need more cups"),
        ("wait, the hall was locked", "en", Side.PARTNER, "the hall was locked"),
        ("no necesitamos tazas", "es", Side.PARTNER, "no necesitamos tazas"),
        ("perdón, necesitamos tazas", "es", Side.PARTNER, "necesitamos tazas"),
        ("Sorry for the delay, Casa Latina needs cups", "en", Side.STAFF, "Casa Latina needs cups"),
        ("Perdón por la demora, Casa Latina necesita tazas", "es", Side.STAFF, "Casa Latina necesita tazas"),
        ("sorry, Casa Latina needs cups", "en", Side.STAFF, "Casa Latina needs cups"),
        ("no cups at Casa Latina", "en", Side.STAFF, "no cups at Casa Latina"),
        ("no show: Rosa", "en", Side.STAFF, "no show: Rosa"),
    ],
)
def test_a_weak_opening_corrects_nothing_when_something_is_told(
    text: str, language: str, side: Side, what: str
) -> None:
    assert intents(text, language, side) == {"heard"}
    assert note(text, language, side).text == what


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no, Friday", "en"),
        ("sorry, not Friday", "en"),
        ("actually at 4pm", "en"),
        ("no, with Casa Latina", "en"),
        ("wait, undo that", "en"),
        ("not a question, an idea", "en"),
        ("no, el viernes", "es"),
        ("perdón, con Casa Latina", "es"),
    ],
)
def test_and_sets_right_what_was_said_when_nothing_is(text: str, language: str) -> None:
    assert intents(text, language) == {"correction"}


@pytest.mark.parametrize("last", ["Don't remind me to call Rosa.", "Show me my reminders"])
def test_an_order_beside_records_is_not_read_and_drops_none(last: str) -> None:
    made = told(f"Met Casa Latina yesterday, they need cups. I promised them a tent by Friday. {last}")
    assert [intent.value for intent in made.intents] == ["heard", "met", "we_promised"]
    assert [one.text for one in made.unread] == [last.rstrip(".")]
