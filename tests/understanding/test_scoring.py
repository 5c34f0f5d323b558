"""The scorer says right of what is right, and nothing else."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.understanding.__main__ import table
from tests.understanding.own import every_line, tried
from tests.understanding.scoring import RECORDS, WHOLE, Scores, alternatives, best_pairs, same_rule, same_words, score

NOTE = {"kind": "need", "text": "need a ramp at the back", "quote": None}
PROMISE = {"owner": "us", "text": "the room list", "due": "2027-03-05", "due_edge": "by", "strength": "promise"}
GOLD = {
    "intents": {"any": [["heard"], ["heard", "met"]]},
    "partners": ["Kettle Lane Allotments"],
    "people": [{"any": ["Wilf", "Wilf Parry"]}],
    "happened_on": {"any": [None, "2027-03-04"]},
    "notes": [NOTE, {**NOTE, "kind": {"any": ["concern", "need"]}, "text": "the tap freezes"}],
    "commitments": [PROMISE],
    "reminders": [],
    "ask_back": False,
}
RIGHT: dict[str, Any] = {
    "intents": ["met", "heard"],
    "partners": ["Kettle Lane Allotments"],
    "people": ["Wilf Parry"],
    "happened_on": None,
    "notes": [{**NOTE, "kind": "concern", "text": "Tap freezes"}, {**NOTE, "text": "they need a ramp at the back"}],
    "commitments": [{**PROMISE, "who": None}],
    "reminders": [],
    "ask_back": None,
}


def scored(gold: Mapping[str, Any], **instead: Any) -> Scores:
    return score([{"id": "one", "gold": gold}], {"one": {**RIGHT, **instead}})


def first_reading(gold: Any) -> Any:
    """One answer that the gold allows: the first wherever there are several."""
    if isinstance(gold, Mapping) and set(gold) == {"day"}:
        return f"{gold['day']}T08:00"
    if isinstance(gold, Mapping) and set(gold) == {"any"}:
        return first_reading(gold["any"][0])
    if isinstance(gold, Mapping):
        return {name: first_reading(value) for name, value in gold.items()}
    return [first_reading(each) for each in gold] if isinstance(gold, list) else gold


def test_what_the_gold_says_scores_one_everywhere() -> None:
    answers = {line["id"]: first_reading(line["gold"]) for line in every_line()}
    scores = score(every_line(), answers)
    assert not scores.failures
    assert all(tally.score == 1.0 for tally in scores.tallies.values())


def test_the_last_of_several_right_answers_is_as_right_as_the_first() -> None:
    assert not scored(GOLD).failures
    assert not scored(GOLD, intents=["heard"], people=["wilf"], happened_on="2027-03-04").failures


def test_finding_nothing_scores_nothing() -> None:
    scores = tried(every_line(), lambda line, known: {})
    assert all(scores.score(slot) == 0 for slot in ("intents", "partners", "commitments", "reminders", "ask_back"))
    assert scores.tallies["notes"].wanted > 100


@pytest.mark.parametrize(
    ("slot", "given"),
    [
        ("intents", ["heard", "remind"]),
        ("partners", []),
        ("partners", ["Kettle Lane Allotments", "Friday Club"]),
        ("people", ["Wilf Parry", "Bea"]),
        ("happened_on", "2027-03-03"),
        ("ask_back", "Which day?"),
        ("notes", RIGHT["notes"][:1]),
        ("notes", [*RIGHT["notes"], NOTE]),
        ("commitments", []),
        ("commitments", [{**PROMISE, "text": "coffee for all"}]),
        ("reminders", [{"text": "call Wilf", "at": None, "rrule": None}]),
    ],
)
def test_what_is_wrong_costs_its_own_slot_and_the_line(slot: str, given: Any) -> None:
    scores = scored(GOLD, **{slot: given})
    assert [one.slot for one in scores.failures] == [slot]
    assert scores.score(slot) < 1
    assert scores.score(WHOLE) == 0


@pytest.mark.parametrize(
    ("field", "given"),
    [("owner", "them"), ("due", "2027-03-12"), ("due", None), ("due_edge", "on"), ("strength", "hope")],
)
def test_a_wrong_word_about_a_promise_costs_only_that_word(field: str, given: Any) -> None:
    scores = scored(GOLD, commitments=[{**PROMISE, field: given}])
    assert [one.slot for one in scores.failures] == [f"commitments.{field}"]
    assert scores.score("commitments") == 1


def test_a_slot_that_the_gold_leaves_out_is_not_scored() -> None:
    gold = {name: value for name, value in GOLD.items() if name != "notes"}
    assert not scored(gold, notes=[]).failures
    assert "notes" not in scored(gold).tallies


def test_a_date_where_none_belongs_is_wrong() -> None:
    scores = scored({**GOLD, "happened_on": None}, happened_on="2027-03-04")
    assert scores.score("happened_on") == 0


def test_a_wrong_day_is_silent_unless_something_is_asked() -> None:
    wrong = [{**PROMISE, "due": "2027-03-12"}]
    assert scored(GOLD, commitments=wrong).silently_wrong == ["one"]
    assert not scored(GOLD, commitments=wrong, ask_back="Which Friday?").silently_wrong
    assert not scored(GOLD, commitments=[{**PROMISE, "due": None}]).silently_wrong


def test_any_hour_of_a_day_is_that_day() -> None:
    gold = {**GOLD, "commitments": [{**PROMISE, "due": {"day": "2027-03-05"}}]}
    assert not scored(gold, commitments=[{**PROMISE, "due": "2027-03-05T14:00"}]).failures
    assert scored(gold, commitments=[{**PROMISE, "due": "2027-03-06"}]).failures


def test_an_hour_is_compared_to_the_minute() -> None:
    gold = {**GOLD, "commitments": [{**PROMISE, "due": "2027-03-05T14:00"}]}
    assert not scored(gold, commitments=[{**PROMISE, "due": "2027-03-05T14:00:00"}]).failures
    assert scored(gold, commitments=[{**PROMISE, "due": "2027-03-05"}]).failures


def test_records_are_paired_by_their_words_and_then_by_the_rest() -> None:
    twins = [{**PROMISE, "due": "2027-03-05"}, {**PROMISE, "due": "2027-03-09"}]
    assert not scored({**GOLD, "commitments": twins}, commitments=twins[::-1]).failures


def test_the_assignment_is_the_best_and_not_the_first() -> None:
    worth = {(0, 0): 2, (0, 1): 1, (1, 0): 2}
    assert best_pairs(2, 2, lambda left, right: worth.get((left, right), 0)) == [(0, 1), (1, 0)]


def test_words_are_compared_without_case_accents_and_small_words() -> None:
    assert same_words("una ludoteca propia", "LUDOTECA PROPIA")
    assert same_words("menú del salón", "menu de salon")
    assert not same_words("the room list", "the list of coats and boots")
    assert not same_words("the room list", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TU", "RRULE:BYDAY=TU,MO;FREQ=WEEKLY;INTERVAL=1"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601T235959Z"),
        ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1"),
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;BYDAY=TU;BYHOUR=9;BYMINUTE=0"),
        ("FREQ=WEEKLY;BYDAY=TU\nEXDATE:20270504", "RRULE:FREQ=WEEKLY;BYDAY=TU\nEXDATE:20270504T090000"),
    ],
)
def test_a_rule_can_be_written_in_several_ways(one: str, other: str) -> None:
    assert same_rule(one, other)


@pytest.mark.parametrize(
    "other",
    [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO;COUNT=6",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1MO",
    ],
)
def test_another_rule_is_another(other: str) -> None:
    assert not same_rule("FREQ=WEEKLY;BYDAY=MO", other)


def test_the_table_has_a_row_for_every_slot() -> None:
    rows = table({"all": scored(GOLD)}).splitlines()
    assert rows[0].split()[:2] == ["slot", "all"]
    assert any(row.split()[:2] == ["commitments.due", "100.0"] for row in rows)
    assert any(row.split()[:2] == ["reminders", "-"] for row in rows)


def test_the_readme_names_every_slot() -> None:
    told = (Path(__file__).parent / "sentences" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{slot}`" in told for slot in (*GOLD, *RECORDS, *json.loads('["due_edge", "rrule", "new_partner"]')))
    assert alternatives({"any": [1, 2]}) == [1, 2]
