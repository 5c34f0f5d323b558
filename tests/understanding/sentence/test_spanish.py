"""Spanish messages, one for each thing that a cue can tell."""

import pytest

from bot.understanding.sentence.types import DueEdge, HeardHow, Owner, Side, Strength
from tests.understanding.sentence.telling import day, gap, intents, note, promise, reminder, told


def test_one_sentence_gives_all_its_records() -> None:
    made = told(
        "Hablé con Rosa de Casa Latina ayer; necesitan sillas y les voy a mandar la lista antes del viernes", "es"
    )
    assert {one.value for one in made.intents} == {"met", "heard", "we_promised"}
    assert str(made.happened_on) == "2026-03-03"
    assert [draft.text for draft in made.notes] == ["necesitan sillas"]
    assert [(one.owner, one.text, one.due_edge) for one in made.commitments] == [
        (Owner.US, "mandar la lista", DueEdge.BY)
    ]


def test_what_was_dictated_without_a_mark_or_an_accent_is_divided_in_the_same_way() -> None:
    made = told(
        "hable con rosa de casa latina ayer necesitan transporte les prometi la ruta del camion para el viernes", "es"
    )
    assert {one.value for one in made.intents} == {"met", "heard", "we_promised"}
    assert [one.text for one in made.commitments] == ["la ruta del camion"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("les prometí la lista de salones", "la lista de salones"),
        ("Quedé en mandarle a Casa Latina la lista el viernes", "mandarle la lista"),
        ("les mandaré los volantes mañana", "mandaré los volantes"),
        ("Imprimiré los carteles para el lunes", "Imprimiré los carteles"),
        ("nos comprometimos a traducir el folleto", "traducir el folleto"),
        ("vamos a buscar un lugar", "buscar un lugar"),
        ("le debo a Casa Latina una respuesta", "una respuesta"),
        ("les dije que mandaría la lista", "mandaría la lista"),
    ],
)
def test_what_we_promised_is_told_without_who_and_whom_and_when(text: str, what: str) -> None:
    draft = promise(text, "es")
    assert (draft.owner, draft.text) == (Owner.US, what)


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Casa Latina se comprometió a prestar el salón", "Casa Latina", "prestar el salón"),
        ("Rosa va a traer sillas el sábado", "Rosa Perez", "traer sillas"),
        ("quedaron en llamarnos el lunes", "", "llamarnos"),
        ("ellos traerán la comida", "", "traerán la comida"),
    ],
)
def test_what_they_promised_names_who_did(text: str, who: str, what: str) -> None:
    draft = promise(text, "es")
    assert (draft.owner, draft.who, draft.text) == (Owner.THEM, who, what)


@pytest.mark.parametrize(
    "text",
    [
        "no prometimos nada a Casa Latina",
        "tal vez mandemos los volantes a Casa Latina",
        "si firman, les daremos la llave",
        "sería bueno darles una llave",
        "no podemos prometer un salón",
    ],
)
def test_what_was_only_thought_of_or_denied_is_no_promise(text: str) -> None:
    assert told(text, "es").commitments == ()


def test_a_promise_that_nobody_made_is_asked_about() -> None:
    assert gap("se enviará la lista a Casa Latina el viernes", "es") == "who_promised"


def test_first_person_is_them_when_a_partner_writes() -> None:
    assert promise("vamos a traer las sillas el viernes", "es", Side.PARTNER).owner is Owner.THEM


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("espero mandar la lista mañana", Strength.HOPE),
        ("trataremos de conseguir el camión", Strength.TRY),
        ("les voy a mandar la lista", Strength.PROMISE),
        ("nos comprometimos a pagar la renta", Strength.PROMISE),
    ],
)
def test_how_firm_a_promise_is_comes_from_its_words(text: str, strength: Strength) -> None:
    assert promise(text, "es").strength is strength


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Casa Latina necesita un salón más grande", "need"),
        ("a Casa Latina le preocupa el estacionamiento", "concern"),
        ("a Casa Latina le gustaría tener un jardín", "aspiration"),
        ("Rosa propuso un rincón de lectura", "idea"),
        ("preguntaron si hay libros en somalí", "question"),
        ("Rosa nos agradeció las sillas", "thanks"),
        ("decidieron mover la reunión", "decision"),
        ("Casa Latina ofreció su cocina", "offer"),
    ],
)
def test_the_kind_of_a_note_comes_from_a_word_in_it(text: str, kind: str) -> None:
    assert note(text, "es").kind == kind


def test_how_it_was_heard() -> None:
    draft = note("creo que tienen miedo de perder el local", "es")
    assert (draft.heard_how, draft.text) == (HeardHow.ASSUMPTION, "tienen miedo de perder el local")
    assert note("dicen que las familias tienen miedo", "es").text == "las familias tienen miedo"


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        ("recuérdame llamar a Rosa el lunes", "llamar a Rosa", "2026-03-09"),
        ("no me dejes olvidar los volantes mañana", "los volantes", "2026-03-05"),
        ("¿podrías recordarme enviar la carta mañana?", "enviar la carta", "2026-03-05"),
        ("avísame el viernes de la feria", "la feria", "2026-03-06"),
    ],
)
def test_a_reminder_has_its_text_without_its_date(text: str, what: str, when: str) -> None:
    draft = reminder(text, "es")
    assert draft.text == what
    assert draft.when
    assert draft.when.begins
    assert draft.when.begins.date().isoformat() == when


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("pídele a Casa Latina que llene la encuesta", "ask"),
        ("pregúntale a Rosa si tienen sillas", "ask"),
        ("¿qué nos dijeron de los autobuses?", "query"),
        ("muéstrame las promesas de Casa Latina", "query"),
        ("muestra mis recordatorios", "query"),
        ("no, el jueves", "correction"),
        ("quise decir Eastside", "correction"),
        ("deshaz eso", "correction"),
        ("cancela mi recordatorio de mañana", "correction"),
        ("gracias", "chat"),
        ("hola, buenos días", "chat"),
    ],
)
def test_other_messages_are_told_apart(text: str, intent: str) -> None:
    assert intents(text, "es") == {intent}


def test_spanish_is_read_although_the_writer_usually_writes_english() -> None:
    made = told("les prometí la lista de salones para el viernes")
    assert made.language == "es"
    assert [one.text for one in made.commitments] == ["la lista de salones"]
    assert day(made.commitments[0]) == "2026-03-06"


@pytest.mark.parametrize("text", ["gracias", "deshaz eso"])
def test_a_few_words_are_tried_in_the_other_language_when_they_say_nothing_in_ones_own(text: str) -> None:
    assert intents(text)
