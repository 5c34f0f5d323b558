"""Forms: one class is the questions, the validation and the result."""

from datetime import UTC, date, datetime
from typing import ClassVar

import pytest

from bot.features import FEATURES
from bot.features.listening.forms import HeardForm
from bot.i18n import Translator, translator
from bot.ui.form import PER_STEP, SHORT, Day, Filled, Form, Kind, PastDay, Wrong, ask, read_form
from bot.ui.zones import Zone
from storage.notes import NoteKind
from tests.bot.lending import LendForm

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
T = translator("en")
GOOD = {"item": "a chair", "until": "Friday"}


def read(values: dict[str, str], t: Translator = T) -> Filled | Wrong:
    return read_form(LendForm, values, NOW, "America/New_York", t)


def filled(values: dict[str, str]) -> LendForm:
    answer = read(values)
    assert isinstance(answer, Filled), answer
    assert isinstance(answer.form, LendForm)
    return answer.form


def errors(values: dict[str, str]) -> dict[str, str]:
    answer = read(values)
    assert isinstance(answer, Wrong), answer
    return dict(answer.errors)


def test_values_become_a_form_and_what_is_left_out_has_its_default() -> None:
    form = filled(GOOD)
    assert (form.item, form.until, form.about, form.note) == ("a chair", date(2026, 11, 27), NoteKind.NEED, "")


def test_what_is_missing_is_said_at_its_question() -> None:
    assert errors({"item": "   "}) == {"item": "Please answer this one.", "until": "Please answer this one."}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("concern", NoteKind.CONCERN),
        ("conc", NoteKind.CONCERN),
        ("CONC", NoteKind.CONCERN),
        ("cóncern", NoteKind.CONCERN),
        ("  thanks ", NoteKind.THANKS),
        ("t", NoteKind.THANKS),
    ],
)
def test_a_choice_is_understood_by_a_beginning_that_only_it_has(typed: str, kind: NoteKind) -> None:
    assert filled({**GOOD, "about": typed}).about is kind


@pytest.mark.parametrize("typed", ["x", "o f f e r", "needs", "need, concern", "1"])
def test_a_choice_that_is_not_one_is_answered_with_all_of_them(typed: str) -> None:
    said = errors({**GOOD, "about": typed})["about"]
    assert said.startswith("Please pick one of: need, concern, aspiration")
    assert "'" not in said


def test_a_beginning_that_two_choices_have_is_asked_not_guessed() -> None:
    values = {"partner": "Casa", "label": "p"}
    answer = read_form(HeardForm, values, NOW, "UTC", T)
    assert isinstance(answer, Wrong)
    assert "partner" in answer.errors["label"]
    assert "public" in answer.errors["label"]
    assert isinstance(read_form(HeardForm, {**values, "label": "pa"}, NOW, "UTC", T), Filled)


def test_a_choice_may_be_answered_in_the_language_it_is_asked_in() -> None:
    spanish = Translator("es", {"concern": "preocupación"})
    answer = read({**GOOD, "about": "preocupacion"}, spanish)
    assert isinstance(answer, Filled)
    wrong = read({**GOOD, "about": "x"}, spanish)
    assert isinstance(wrong, Wrong)
    assert "preocupación" in wrong.errors["about"]


@pytest.mark.parametrize("typed", ["31 February", "1850", "soon", "every Tuesday", "next", "0000-00-00", "99999999999"])
def test_a_date_that_is_none_says_why_and_is_never_guessed(typed: str) -> None:
    said = errors({**GOOD, "until": typed})["until"]
    assert said
    assert "alue" not in said
    assert "rror" not in said


def test_what_is_too_long_says_how_long_it_is() -> None:
    said = errors({**GOOD, "item": "x" * (SHORT + 1)})["item"]
    assert said == "This is 151 characters long; 150 fit here. Please shorten it."
    assert filled({**GOOD, "item": "x" * SHORT}).item == "x" * SHORT


def test_values_that_were_never_asked_for_are_ignored() -> None:
    assert filled({**GOOD, "actor": "1", "id": "7", "__class__": "x"}).item == "a chair"


def test_controls_in_what_is_typed_are_taken_out() -> None:
    assert filled({**GOOD, "item": "\x1b[31ma\x00 chair\u202e\r\n"}).item == "[31ma chair"


def every_form() -> list[type[Form]]:
    return [handler.form for feature in FEATURES for handler in feature.forms]


@pytest.mark.parametrize("form", every_form(), ids=lambda form: str(form.name))
def test_every_form_fits_the_smallest_platform(form: type[Form]) -> None:
    assert 0 < len(form.title) <= 45
    assert len(form.steps()) <= 3
    for step in form.steps():
        assert len(step) <= PER_STEP
    for asked in form.asks():
        assert 0 < len(asked.label) <= 45, asked.label
        assert len(asked.hint) <= 100, asked.hint
        assert len(asked.options) <= 25
        assert (asked.kind is Kind.CHOICE) == bool(asked.options), asked.name


@pytest.mark.parametrize("form", every_form(), ids=lambda form: str(form.name))
@pytest.mark.parametrize("typed", ["\x00", "{}", "%s", "x" * 10_000, "-1", "1e999", "9" * 140, "²", "٣", "\u202e"])
def test_every_question_of_every_form_answers_nonsense_kindly(form: type[Form], typed: str) -> None:
    answer = read_form(form, {asked.name: typed for asked in form.asks()}, NOW, "UTC", T)
    for said in answer.errors.values() if isinstance(answer, Wrong) else ():
        assert said[0].isupper() or said[0] in "“"
        assert not any(word in said for word in ("Input should", "Error", "value_error", "NoneType"))


def test_a_question_knows_what_can_be_suggested_for_it() -> None:
    class Both(Form):
        name: ClassVar = "both"
        title: ClassVar = "Both"

        begun: PastDay = ask("When did it begin?", Kind.DATE)
        seen: PastDay | None = ask("When was it seen?", Kind.DATE, default=None)
        due: Day = ask("By when?", Kind.DATE)
        later: Day | None = ask("When again?", Kind.DATE, default=None)
        zone: Zone = ask("Where?")
        who: str = ask("Who?", Kind.PERSON)
        partner: str = ask("Which?", Kind.PARTNER)
        words: str = ask("What?", Kind.LONG)

    kinds = ["past_date", "past_date", "date", "date", "zone", "person", "partner", ""]
    assert [each.search for each in Both.asks()] == kinds
