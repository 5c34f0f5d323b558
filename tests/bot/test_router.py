"""From words to handlers: what is found, for whom, and what is refused."""

import pytest

from bot.feature import CONTACTS, EVERYONE, MANAGERS, STAFF, Action, Command, Feature, FormHandler, Job, Letter
from bot.features import FEATURES
from bot.router import DuplicateName, Router, without_slash
from storage.viewer import Role
from tests.bot.lending import LENDING, CallForm, LendForm, back, save, save_call, thank


def test_two_features_with_the_same_word_are_refused() -> None:
    other = Feature("other", commands=(Command("lend", thank, STAFF, "lend"),))
    with pytest.raises(DuplicateName, match="the word 'lend'"):
        Router((LENDING, other))


def test_an_alias_counts_as_a_word() -> None:
    other = Feature("other", commands=(Command("rack", thank, STAFF, "rack", aliases=("shelves",)),))
    with pytest.raises(DuplicateName, match="the word 'shelves'"):
        Router((LENDING, other))


@pytest.mark.parametrize(
    ("twice", "what"),
    [
        (Feature("a", forms=(FormHandler(LendForm, save, STAFF),) * 2), "form 'lending.lend'"),
        (Feature("a", actions=(Action("x", back, STAFF),) * 2), "action 'x'"),
        (Feature("a", jobs=(Job("x", lambda run: None),) * 2), "job 'x'"),
        (Feature("a", letters=(Letter("x", lambda run: None),) * 2), "letter 'x'"),
    ],
)
def test_the_same_name_twice_is_refused_whatever_it_names(twice: Feature, what: str) -> None:
    with pytest.raises(DuplicateName, match=what):
        Router((twice,))


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("lend a chair", "a chair"),
        ("LEND  a chair ", "a chair"),
        ("lend: a chair", "a chair"),
        ("lend\na chair\nand a table", "a chair\nand a table"),
        ("lend", ""),
    ],
)
def test_a_word_is_found_whatever_its_case_and_what_follows_is_kept(typed: str, rest: str) -> None:
    found = Router((LENDING,)).command(typed, Role.STAFF)
    assert found
    assert (found[0].word, found[1]) == ("lend", rest)


def test_an_alias_leads_to_its_command() -> None:
    found = Router((LENDING,)).command("shelves", Role.STAFF)
    assert found
    assert found[0].word == "shelf"


@pytest.mark.parametrize("role", [Role.CONTACT, Role.STRANGER, Role.SYSTEM])
def test_a_command_of_somebody_else_does_not_exist(role: Role) -> None:
    router = Router((LENDING,))
    assert router.command("lend a chair", role) is None
    assert router.nearest("lent", role) != "lend"


@pytest.mark.parametrize(
    ("typed", "meant"), [("lent a chair", "lend"), ("shelfs", "shelf"), ("qqqqq", None), ("", None)]
)
def test_the_nearest_word_is_offered_and_nothing_far_away(typed: str, meant: str | None) -> None:
    assert Router((LENDING,)).nearest(typed, Role.STAFF) == meant


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("/loop lend a chair", "lend a chair"),
        ("/LOOP lend", "lend"),
        ("loop lend", "lend"),
        ("/loop", ""),
        ("loop", ""),
        ("/loop\nlend", "lend"),
        ("loops of wire", "loops of wire"),
        ("/lend", "lend"),
        ("  lend ", "lend"),
    ],
)
def test_the_slash_word_is_taken_off_and_nothing_else(typed: str, bare: str) -> None:
    assert without_slash(typed) == bare


def test_everything_that_the_bot_does_says_who_may_do_it() -> None:
    router = Router(FEATURES)
    commands = {word: command.who for word, command in router.commands.items()}
    forms = {name: handler.who for name, handler in router.forms.items()}
    actions = {name: action.who for name, action in router.actions.items()}
    for name, who in {**commands, **forms, **actions}.items():
        assert who in (STAFF, CONTACTS, EVERYONE, MANAGERS, CONTACTS | MANAGERS), name
    assert Role.STRANGER not in EVERYONE
    assert Role.SYSTEM not in EVERYONE


def test_a_form_is_known_by_its_name() -> None:
    assert set(Router((LENDING,)).forms) == {LendForm.name, CallForm.name}
    assert Router((LENDING,)).forms[CallForm.name].handle is save_call
