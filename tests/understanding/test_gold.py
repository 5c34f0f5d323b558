"""The sentences are what their README says: well formed, each its own, and true to its own words and calendar."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.understanding.own import FILES, GIVEN, directory, every_line, lines
from tests.understanding.scoring import LISTS, RECORDS, VALUES, alternatives, rule_parts, words

LINES = every_line()
INTENTS = {"heard", "met", "we_promised", "they_promised", "remind", "ask", "query", "correction", "chat"}
ALLOWED = {
    "kind": {"need", "concern", "aspiration", "idea", "strength", "question", "thanks", "decision", "offer"},
    "owner": {"us", "them"},
    "due_edge": {"by", "on", "around", "none"},
    "strength": {"hope", "will try", "promise", "formal"},
}
LONGEST = 100
"""Days that a promise or a reminder of these sentences lies ahead at most; more would be a slip of the pen."""


def records(line: Mapping[str, Any], *slots: str) -> Iterator[Mapping[str, Any]]:
    for slot in slots or tuple(RECORDS):
        for reading in alternatives(line["gold"].get(slot, [])):
            yield from reading


def days(value: Any) -> list[str]:
    found = [each["day"] if isinstance(each, Mapping) else each for each in alternatives(value)]
    return [each for each in found if each is not None]


def today(line: Mapping[str, Any]) -> date:
    return datetime.fromisoformat(line["now"]).astimezone(ZoneInfo(line["author_zone"])).date()


def test_there_are_enough_of_each_sort() -> None:
    tags = Counter(tag for line in LINES for tag in line["tags"])
    assert len(LINES) >= 470
    assert sum(line["lang"] == "es" for line in LINES) >= 115
    assert tags["noisy"] >= 35
    assert tags["asked"] + tags["alone"] >= 35
    assert tags["several"] >= 25
    assert len(lines("corrections")) >= 12
    assert len(lines("queries")) >= 12
    assert sum(line["side"] == "partner" for line in LINES) >= 15
    assert len(lines("reminders")) >= 15
    assert len(lines("second")) >= 90
    assert len(lines("third")) >= 120


def test_no_sentence_and_no_id_is_there_twice() -> None:
    assert not [text for text, times in Counter(tuple(words(line["text"])) for line in LINES).items() if times > 1]
    assert len({line["id"] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("file", FILES)
def test_a_line_holds_what_the_readme_says(file: str) -> None:
    for line in lines(file):
        assert set(line) == {*GIVEN, "tags", "gold"}, line["id"]
        assert set(line["gold"]) <= {*LISTS, *VALUES, *RECORDS}, line["id"]
        assert line["side"] in {"staff", "partner"}
        assert line["lang"] in {"en", "es"}


def test_now_is_an_instant_of_its_zone_or_plain_utc() -> None:
    for line in LINES:
        now = datetime.fromisoformat(line["now"])
        local = now.astimezone(ZoneInfo(line["author_zone"]))
        assert now.utcoffset() in {local.utcoffset(), datetime.fromisoformat("2027-01-01T00:00+00:00").utcoffset()}


def test_values_are_among_those_there_are() -> None:
    for line in LINES:
        for reading in alternatives(line["gold"].get("intents", [])):
            assert set(reading) <= INTENTS, line["id"]
        for record in records(line):
            for name, allowed in ALLOWED.items():
                assert set(alternatives(record[name])) <= allowed if name in record else True, line["id"]


def test_partners_are_of_the_directory() -> None:
    known = {partner["name"] for partner in directory()}
    assert 25 <= len(known) <= 40
    for line in LINES:
        for slot in ("partners", "partner_candidates"):
            for reading in alternatives(line["gold"].get(slot, [])):
                assert set(reading) <= known, line["id"]


def test_texts_are_made_of_the_words_of_the_sentence() -> None:
    for line in LINES:
        for record in records(line):
            for text in alternatives(record["text"]):
                assert set(words(text)) <= set(words(line["text"])), line["id"]
            for quote in alternatives(record.get("quote")):
                assert (quote or "") in line["text"], line["id"]


def test_what_happened_lies_behind_and_what_is_due_ahead() -> None:
    for line in LINES:
        assert all(date.fromisoformat(day) <= today(line) for day in days(line["gold"].get("happened_on"))), line["id"]
        for record in records(line, "commitments", "reminders"):
            for day in days(record.get("due")) + days(record.get("at")):
                assert 0 <= (date.fromisoformat(day[:10]) - today(line)).days <= LONGEST, line["id"]


def test_a_promise_without_a_date_has_no_edge() -> None:
    for line in LINES:
        for promise in records(line, "commitments"):
            if "due" in promise and "due_edge" in promise:
                assert (promise["due"] is None) == (promise["due_edge"] == "none"), line["id"]


def test_a_weekly_reminder_first_comes_on_a_day_of_its_rule() -> None:
    for line in LINES:
        for reminder in records(line, "reminders"):
            for rule in alternatives(reminder["rrule"] if reminder.get("rrule") else []):
                named = dict(rule_parts(rule)).get("BYDAY", frozenset()) if rule else frozenset()
                first = {date.fromisoformat(day[:10]).strftime("%a").upper()[:2] for day in days(reminder.get("at"))}
                assert not named or first <= {day[-2:] for day in named}, line["id"]


def test_what_must_be_asked_asks() -> None:
    for line in LINES:
        if "asked" in line["tags"]:
            assert line["gold"].get("ask_back", True) is True, line["id"]
