"""When things are slow: Discord is answered in time, and the answer follows wherever it still can."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.web_api import Keys, WebApi
from bot.bootstrap import bootstrap
from bot.turn import OpenForm, Reply
from storage.database import Database
from tests.adapters.discord.place import DiscordPlace
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.slack.holding import held, hurrying
from tests.adapters.small_form import SmallForm
from tests.extent import POSTGRES, SQLITE
from tests.twins.discord.interactions import DEFER, MESSAGE
from tests.twins.discord.member import NO_ANSWER

HEARD = 'heard Eastside Mutual Aid: "the bus stops at six", so evening classes are empty'
SAVED = "Saved what you heard from Eastside Mutual Aid."
MET = {"partner": "Eastside Mutual Aid", "held_on": "2026-11-22", "said": "Evening classes stand empty."}
CALLBACK = "POST /interactions/{interaction}/{token}/callback"
SLOW = pytest.mark.usefixtures("hurried")


def nobody_was_left_alone(server: DiscordWorld) -> bool:
    return all(NO_ANSWER not in seat.sees for seat in (server.ana, server.rosa, server.amina))


def test_a_command_that_is_not_ready_is_put_off_in_time_and_its_answer_takes_the_place(server: DiscordWorld) -> None:
    with held(server):
        done = server.ana.member.command("say", words=HEARD, where="outreach")
        assert (done.answered, done.kind) == (True, DEFER)
        assert 1.5 < done.seconds < 3
        assert SAVED not in server.ana.sees
    assert server.ana.sees.count(SAVED) == 1
    assert len([each for each in server.ana.member.messages() if each.waits]) == 0
    assert SAVED not in server.rosa.sees


def test_what_is_ready_is_not_put_off(server: DiscordWorld) -> None:
    assert server.ana.member.command("say", words=HEARD).kind == MESSAGE
    assert len(server.twin.calls_of(CALLBACK)) == 1


@SLOW
def test_a_slow_button_in_a_post_is_let_go_and_its_post_is_written_over(server: DiscordWorld) -> None:
    server.ana.types("promised Eastside the room list by Friday")
    server.advance(days=4)
    with held(server):
        assert server.ana.member.presses("Done", near="the room list").kind == DEFER
    assert "Done: the room list" in server.ana.sees
    assert "All done. Thank you." in server.ana.sees
    assert not server.ana.member.buttons("Snooze", near="the room list")


@SLOW
def test_a_post_that_can_not_be_written_over_any_more_makes_no_lost_answer_of_one_that_came(
    server: DiscordWorld,
) -> None:
    server.ana.types("promised Eastside the room list by Friday")
    server.advance(days=4)
    server.twin.faults.answers(10008, "PATCH /channels/{channel}/messages/{message}")
    with held(server):
        assert server.ana.member.presses("Done", near="the room list").kind == DEFER
    assert "Done: the room list" in server.ana.sees
    assert not server.twin.faults.planned[-1].times
    assert "My answer to you may have got lost" not in server.ana.sees


@SLOW
def test_a_slow_button_in_an_answer_is_answered(server: DiscordWorld) -> None:
    server.ana.types(HEARD)
    with held(server):
        assert server.ana.member.presses("Undo").kind == DEFER
    assert server.ana.sees.count("Taken back.") == 1


@SLOW
def test_a_slow_button_with_a_form_offers_it_behind_a_button(server: DiscordWorld) -> None:
    server.ana.types(HEARD)
    with held(server):
        server.ana.member.presses("Edit")
    assert server.ana.window == ""
    assert "evening classes are empty" in server.ana.presses("Fill it in")
    server.ana.submits(paraphrase="Evening classes stand empty.")
    assert "Evening classes stand empty." in server.ana.presses("That is all")


@SLOW
def test_a_form_that_was_slow_to_come_waits_behind_a_button_with_what_was_typed(server: DiscordWorld) -> None:
    with held(server):
        server.ana.member.command("say", words="remind me to call Pastor Lee 03/04")
    assert server.ana.window == ""
    assert "call Pastor Lee" in server.ana.presses("Fill it in")
    assert "I will remind you." in server.ana.submits(when="in 3 weeks")


@SLOW
def test_a_slow_form_is_answered_once_it_is_saved(server: DiscordWorld) -> None:
    server.ana.uses("met")
    server.ana.submits(**MET)
    with held(server):
        assert server.ana.member.presses("That is all").kind == DEFER
    assert server.ana.sees.count("Saved: you met Eastside Mutual Aid.") == 1


@SLOW
def test_a_slow_form_with_a_mistake_comes_back_with_everything_that_was_typed(server: DiscordWorld) -> None:
    server.ana.uses("promised")
    with held(server):
        assert server.ana.member.submits(partner="Casa Latina", words="a key", due="32 December").answered
    assert "32 December" in server.ana.sees
    window = server.ana.presses("Fill it in")
    assert "a key" in window
    assert "Casa Latina" in window
    assert "Saved: we promised Casa Latina." in server.ana.submits(due="2026-12-04")


@SLOW
def test_a_slow_step_of_a_form_goes_on_where_it_was(server: DiscordWorld) -> None:
    server.ana.uses("met")
    with held(server):
        assert server.ana.member.submits(**MET).kind == DEFER
    assert "What was decided?" in server.ana.presses("Go on")
    assert "Saved: you met Eastside Mutual Aid." in server.ana.submits(promises="a key by Friday")


def test_a_menu_entry_that_is_slow_offers_its_form(server: DiscordWorld, hurried: None) -> None:
    said = server.rosa.member.says("Eastside says: nobody can come at six", "outreach")
    with held(server):
        assert server.ana.member.uses("Save what was heard", said).answered
    assert "nobody can come at six" in server.ana.presses("Fill it in")


@SLOW
def test_a_mistake_that_takes_long_to_list_is_put_off_in_time() -> None:
    place = Ponderous()
    try:
        place.replies = [Reply(form=OpenForm(SmallForm, "t")), Reply(errors={"called": "It has that name already."})]
        place.types("lend")
        place.twin.patience = 1.0
        with hurrying():
            assert place.ana.submits(called="chairs").answered
        place.twin.settled(quiet=1.2)
        assert "It has that name already." in place.sees()
    finally:
        place.close()


class Ponderous(DiscordPlace):
    """An engine that answers at once, and takes its time to look a form up again."""

    async def came_back(self, *about: Any) -> Reply:
        await asyncio.sleep(1.1)
        return await super().came_back(*about)


# Told to end while people go on.

RESTARTING = "I am restarting, so I did not take this in."


def test_a_command_that_comes_while_it_ends_is_given_back_with_its_words(server: DiscordWorld) -> None:
    server.adapter._desk.close()
    said = server.ana.types(HEARD)
    assert RESTARTING in said
    assert f"/loop say words: {HEARD}" in said
    assert RESTARTING not in server.rosa.sees
    server.restart()
    assert "the bus stops at six" not in server.ana.types("find bus")


def test_typed_fields_that_come_while_it_ends_are_given_back_too(server: DiscordWorld) -> None:
    server.adapter._desk.close()
    said = server.ana.uses("promised", partner="Casa Latina", words="a key", due="Friday")
    assert all(
        words in said for words in (RESTARTING, "/loop promised", "partner: Casa Latina", "words: a key", "due: Friday")
    )


def test_a_form_that_is_sent_off_while_it_ends_is_given_back_with_its_words(server: DiscordWorld) -> None:
    server.ana.uses("promised")
    server.adapter._desk.close()
    said = server.ana.submits(partner="Casa Latina", words="the key of the hall", due="2026-12-04")
    assert RESTARTING in said
    assert "the key of the hall" in said
    assert server.ana.window == ""


def test_a_button_that_is_pressed_while_it_ends_can_be_pressed_again(server: DiscordWorld) -> None:
    server.ana.types(HEARD)
    server.adapter._desk.close()
    assert RESTARTING in server.ana.presses("Undo")
    server.restart()
    assert "Taken back." in server.ana.presses("Undo")


def test_nothing_is_offered_while_it_ends(server: DiscordWorld) -> None:
    server.adapter._desk.close()
    assert server.ana.member.types("partner", "cas", "/loop promised") == []
    assert nobody_was_left_alone(server)


def test_what_is_under_way_is_brought_to_its_end_and_what_comes_is_given_back(server: DiscordWorld) -> None:
    async def stop() -> "asyncio.Task[None]":
        return asyncio.create_task(server.adapter.stop())

    with held(server):
        server.ana.member.command("say", words=HEARD)
        server.run(stop())
        assert server.ana.member.command("mine").answered
    assert RESTARTING in server.ana.sees
    assert SAVED in server.ana.sees
    assert nobody_was_left_alone(server)


# Delivered more than once.


def test_what_is_delivered_twice_is_answered_once(server: DiscordWorld) -> None:
    server.twin.faults.repeats(3, 3, jitter=0.1)
    server.ana.types(HEARD)
    server.twin.settled(quiet=0.3)
    assert server.ana.sees.count(SAVED) == 1
    assert len(server.twin.calls_of(CALLBACK)) == 1


def test_what_comes_again_after_a_restart_is_not_answered_again(server: DiscordWorld) -> None:
    """The new process resumes nothing, but Discord may deliver what it had no word of."""
    sent = list(server.twin.interactions.by_id)
    server.ana.types(HEARD)
    (key,) = (key for key in server.twin.interactions.by_id if key not in sent)
    server.restart()
    payload = server.twin.interactions.payload(server.twin.interactions.by_id[key])
    server.twin.run(server.twin.gateway.tell("INTERACTION_CREATE", payload, needs=0))
    server.settle()
    assert server.ana.sees.count(SAVED) == 1
    assert server.ana.types("find bus").count("the bus stops at six") == 1
    assert [call.status for call in server.twin.calls_of(CALLBACK)] == [204, 204]


def test_what_was_missed_while_the_line_was_down_comes_with_resuming(server: DiscordWorld) -> None:
    """Discord keeps it until the session is resumed, and wants its answer in the same three seconds."""
    server.twin.hangs_up(4000)
    done = server.ana.member.command("say", words=HEARD)
    assert done.answered
    server.settle()
    assert server.ana.sees.count(SAVED) == 1
    assert server.twin.gateway.resumed == 1


@pytest.mark.parametrize("database_url", [SQLITE, POSTGRES], indirect=True)
def test_of_two_processes_on_one_database_one_answers(server: DiscordWorld, database: Database) -> None:
    other, running = server.run(a_second(server, database))
    try:
        assert len(server.twin.gateway.open_sessions) == 2
        for n in range(5):
            assert f"chairs {n}" in server.ana.types(f"heard Casa Latina: chairs {n}")
            server.ana.presses("Undo")
        server.ana.uses("promised")
        assert "Saved: we promised" in server.ana.submits(partner="Casa Latina", words="a key", due="2026-12-04")
        server.run(asyncio.sleep(0.2))
    finally:
        server.run(ended(other, running))
    answered = [call for call in server.twin.calls_of(CALLBACK) if call.status == 204]
    assert len(answered) == len(server.twin.interactions.by_id) == 12
    assert server.ana.sees.count("Taken back.") == 5


@pytest.mark.parametrize("words", [HEARD, "remind me to call Pastor Lee 03/04"], ids=["in words", "a form"])
def test_where_another_process_told_them_to_wait_the_answer_takes_its_place(server: DiscordWorld, words: str) -> None:
    api = server.run(signed_in(server))
    with ThreadPoolExecutor(1) as pool:
        before = set(server.twin.interactions.by_id)
        with held(server):
            doing = pool.submit(server.ana.member.command, "say", words=words)
            (key,) = server.twin.wait_for(lambda: set(server.twin.interactions.by_id) - before)
            made = server.twin.interactions.by_id[key]
            server.run(api.answer(made.id, made.token, {"type": DEFER, "data": {"flags": 64}}))
        assert doing.result().answered
    server.run(server.over())
    server.run(api.close())
    assert not [each for each in server.ana.member.messages() if each.waits]
    assert SAVED in server.ana.sees or "call Pastor Lee" in server.ana.presses("Fill it in")


async def signed_in(server: DiscordWorld) -> WebApi:
    return WebApi(Keys(server.twin.bot_token, server.twin.api_url))


async def a_second(server: DiscordWorld, database: Database) -> "tuple[DiscordAdapter, asyncio.Task[None]]":
    app = bootstrap(database, server.clock, lambda engine: [server.adapter_for(engine)])
    adapter, ready = app.adapters[0], asyncio.Event()
    assert isinstance(adapter, DiscordAdapter)
    running = asyncio.create_task(adapter.run(ready.set))
    await asyncio.wait_for(ready.wait(), 10)
    return adapter, running


async def ended(adapter: DiscordAdapter, running: "asyncio.Task[None]") -> None:
    await adapter.stop()
    await asyncio.wait_for(running, 10)


# In their language.


def test_who_speaks_spanish_is_told_in_spanish_that_the_bot_restarts(server: DiscordWorld) -> None:
    server.amina.types("preferences language es")
    server.adapter._desk.close()
    said = server.amina.types("share We need a room on Sundays.")
    assert "Me estoy reiniciando y no recogí esto." in said
    assert "Lo que acaba de escribir" in said
    assert RESTARTING not in said


def test_a_stranger_is_told_in_the_language_of_their_discord(server: DiscordWorld) -> None:
    nuria = server.seat("Nuria", locale="es-ES")
    server.adapter._desk.close()
    assert "Me estoy reiniciando" in nuria.types("share We need a room on Sundays.")
    assert RESTARTING in server.ana.types("mine")
