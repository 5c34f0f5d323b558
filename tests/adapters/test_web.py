"""The local page passes the contract, does nothing twice, and forgets nothing that it showed."""

import json
from collections.abc import Iterator

import pytest

from bot.turn import OpenForm, Outcome, Reply
from bot.ui.message import Button, Buttons, Message, Say
from storage.database import Database
from tests.adapters.contract import AdapterContract, Harness
from tests.adapters.small_form import SmallForm
from tests.adapters.web_place import WebPlace, served


class ContractPlace(WebPlace):
    """The same seat with the words of the contract."""

    def types(self, words: str) -> None:
        assert self.says("ana", words)[0] == 200

    def presses(self, label: str) -> None:  # type: ignore[override]
        assert super().presses("ana", label)[0] == 200

    def fills(self, **values: str) -> None:  # type: ignore[override]
        assert super().fills("ana", **values)[0] == 200


@pytest.fixture
def page(database: Database) -> Iterator[WebPlace]:
    yield from served(WebPlace(database))


class TestWeb(AdapterContract):
    @pytest.fixture
    def place(self, database: Database) -> Iterator[Harness]:
        yield from served(ContractPlace(database))  # type: ignore[misc]


def test_a_hundred_kilobytes_reach_the_engine_and_more_than_the_limit_is_refused_kindly(page: WebPlace) -> None:
    page.says("ana", "x" * 100_000)
    assert len(getattr(page.events[-1], "words", "")) == 100_000
    status, answer = page.says("ana", "x" * 300_000)
    assert (status, answer["error"]) == (413, "That is too long: 256 kB at most.")


def test_a_repeated_line_is_handed_on_and_shown_once(page: WebPlace) -> None:
    for _ in range(3):
        page.says("ana", "/loop mine", key="same")
    assert len(page.events) == 1
    assert len(page.feed()) == 1


def test_what_the_bot_could_not_take_in_is_not_shown_as_said_and_can_be_sent_again(page: WebPlace) -> None:
    page.replies += [Reply((Message("Not saved."),), outcome=Outcome.FAILED), Reply((Message("Saved."),))]
    status, answer = page.says("ana", "/loop heard x", key="same")
    assert (status, answer["error"]) == (503, "Not saved.")
    assert page.feed() == []
    assert page.says("ana", "/loop heard x", key="same")[0] == 200
    assert page.sees().splitlines()[-1] == "Saved."


def test_a_press_writes_over_the_entry_with_that_button_and_over_no_other(page: WebPlace) -> None:
    page.send(Message("Do it?", (Buttons((Button("Yes", "token-yes"),)),)), "w1")
    other = page.send(Message("Something else"), "w2")
    page.replies += [Reply(update=Message("Done.")), Reply(update=Message("Done twice."))]
    body = {"seat": "ana", "token": "token-yes", "place": "ana", "entry": int(other)}
    assert page.post("press", {**body, "key": "a"})[0] == 200
    assert "Something else" in page.sees()
    assert page.presses("ana", "Yes")[0] == 200
    assert [entry["body"]["title"] for entry in page.feed()] == ["Done twice.", "Something else"]
    assert page.feed()[0]["edited"]


def test_a_form_that_came_back_keeps_what_was_typed_and_is_closed_once_it_is_right(page: WebPlace) -> None:
    page.replies += [Reply(form=OpenForm(SmallForm, "t1")), Reply(errors={"called": "Too short."})]
    page.replies.append(Reply((Message("Saved."),)))
    page.says("ana", "/loop small")
    assert page.fills("ana", called="C", note="a long note")[1] == {"errors": {"called": "Too short."}}
    fields = {field["name"]: field for field in page.form()["body"]["fields"]}
    assert (fields["called"]["value"], fields["called"]["error"]) == ("C", "Too short.")
    assert (fields["note"]["value"], fields["note"]["error"]) == ("a long note", "")
    assert page.fills("ana", called="Casa")[1] == {"errors": {}}
    assert [entry["body"].get("state") for entry in page.feed()] == [None, "sent", None]


def test_a_form_that_is_put_aside_stays_so_and_one_that_was_sent_is_left_as_it_is(page: WebPlace) -> None:
    page.replies += [Reply(form=OpenForm(SmallForm, "t1")), Reply(form=OpenForm(SmallForm, "t2"))]
    for _ in range(2):
        page.says("ana", "/loop small")
    first, second = (entry["id"] for entry in page.feed() if entry["body"]["kind"] == "form")
    page.replies.append(Reply((Message("Saved."),)))
    assert page.fills("ana", called="Casa")[0] == 200
    for entry in (first, second):
        assert page.post("dismiss", {"seat": "ana", "entry": entry})[0] == 200
    states = {entry["id"]: entry["body"].get("state") for entry in page.feed()}
    assert (states[first], states[second]) == ("dismissed", "sent")


def test_what_came_before_the_newest_is_there_to_be_asked_for(page: WebPlace) -> None:
    for number in range(130):
        page.send(Message(f"letter {number}"), f"w{number}")
    newest = page.feed()
    assert len(newest) == 100
    earlier = json.loads(page.get(f"feed?seat=ana&before={newest[0]['id']}")[1])
    assert [entry["body"]["title"] for entry in earlier] == [f"letter {number}" for number in range(30)]
    assert page.get("feed?seat=ana&before=x")[0] == 400


def test_a_form_that_is_not_there_is_refused_in_words(page: WebPlace) -> None:
    status, answer = page.post("submit", {"seat": "ana", "entry": 999, "values": {}, "key": "k"})
    assert status == 503
    assert "not here any more" in answer["error"]


def test_halves_of_characters_and_nul_are_stored_without_harm(page: WebPlace) -> None:
    assert page.post("say", '{"seat": "ana", "words": "a\\u0000b\\ud83d", "key": "\\ud83d"}')[0] == 200
    assert page.feed()[0]["body"]["words"] == "ab\ufffd"


def test_the_clock_moves_forward_only(page: WebPlace) -> None:
    status, answer = page.post("clock", {"advance": "7d"})
    assert (status, answer["now"], answer["handled"], answer["delivered"]) == (200, "2026-11-30T14:00:00+00:00", 3, 1)
    assert page.post("clock", {"advance": "90m"})[1]["now"] == "2026-11-30T15:30:00+00:00"
    said = page.post("clock", {"now": "2027-03-01T08:00:00+00:00"})[1]["said"]
    assert said.startswith("Monday, 1 March 2027, 03:00")
    assert page.post("clock", {"local": "2027-03-01T08:00"})[1]["now"] == "2027-03-01T13:00:00+00:00"
    status, answer = page.post("clock", {"now": "2027-01-01T00:00:00+00:00"})
    assert (status, answer["error"]) == (400, "The clock only moves forward: what was sent stays sent.")


def test_health_says_what_is_wrong(page: WebPlace) -> None:
    assert page.get("health")[0] == 200
    page.problems["database"] = "the database can't be written"
    status, text, _ = page.get("health")
    assert status == 503
    assert "can't be written" in text


def test_the_first_look_at_an_empty_seat_asks_for_a_hint_once(page: WebPlace) -> None:
    page.replies.append(Reply((Message("Hello"),)))
    for key in ("a", "b"):
        page.post("open", {"seat": "ana", "key": key})
    assert [type(event).__name__ for event in page.events] == ["Opened"]


def test_suggestions_come_back_as_names(page: WebPlace) -> None:
    page.replies.append(Reply(suggestions=(("Casa Latina", "Casa Latina"),)))
    body = {"seat": "ana", "kind": "partner", "words": "cas", "key": "k"}
    assert page.post("search", body)[1] == {"suggestions": ["Casa Latina"]}


def test_what_a_seat_was_shown_is_there_after_a_restart(page: WebPlace) -> None:
    page.send(Message("Kept", (Say("words"),)), "w1")
    page.replies.append(Reply(form=OpenForm(SmallForm, "form-token", {})))
    page.says("ana", "/loop small")
    page.run(page.end())
    page.run(page.start())
    assert "Kept" in page.sees()
    page.fills("ana", called="Casa")
    assert getattr(page.events[-1], "token", "") == "form-token"
