"""Scenes that every adapter plays with a real engine and database behind it. Each hands in a stage of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

import pytest

from bot.events import Pressed
from bot.ports import Absent, Here
from bot.turn import Reply
from bot.ui.message import Button, Buttons, Message
from storage.actions import Actions
from storage.database import Database
from tests.adapters.feature import LONG, PARTS
from tests.adapters.stage import NOW, Stage
from tests.extent import SQLITE

MARK_UP = "<b>bold</b> *stars* _under_ `code` <@U123> @everyone <!channel> [a](http://b) &amp; \\n %s {x}"
RTL = "نحتاج غرفة في المساء"
WIDE = "我们晚上需要一个房间"
EMOJI = "a family 👩‍👩‍👧 and a flag 🏳️‍🌈"
WORDS = {"mark-up": MARK_UP, "rtl": RTL, "wide": WIDE, "emoji": EMOJI, "long": LONG}


Make = Callable[[Database], Stage]
Run = Callable[[Callable[[Stage], Coroutine[Any, Any, None]]], None]


def bare(words: str) -> str:
    """The words without white space: an adapter may break lines where it likes."""
    return "".join(words.split())


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
class Scenes:
    """Subclasses say how their stage is made."""

    make: ClassVar[type[Stage]]

    @pytest.fixture
    def run(self, database: Database) -> Run:
        """Plays a scene with a fresh stage."""

        def play(scene: Callable[[Stage], Coroutine[Any, Any, None]]) -> None:
            async def whole() -> None:
                stage = self.make(database)
                await stage.begin()
                try:
                    await scene(stage)
                finally:
                    await stage.end()

            asyncio.run(whole())

        return play

    def test_a_message_of_every_kind_of_block_arrives_complete(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("show")
            shown = bare(await stage.shown())
            assert [part for part in PARTS if bare(part) not in shown] == []

        run(scene)

    def test_a_button_reaches_the_engine_with_its_token(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("show")
            await stage.press("Press me")
            assert "Pressed, about 7." in (await stage.shown())

        run(scene)

    def test_a_button_on_a_message_that_the_bot_sent_works_as_well(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            token = await stage.database.write(lambda session: Actions(session).mint("lending.press", 9, {}, NOW))
            button = Button("Done", token)
            await stage.adapter.send(stage.place, Message("A reminder", (Buttons((button,)),)), "w1")
            await stage.press("Done")
            assert "Pressed, about 9." in (await stage.shown())

        run(scene)

    def test_a_button_that_writes_over_its_message_does_so(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("show")
            await stage.press("Look")
            assert "Looked at." in (await stage.shown())
            assert ("A paragraph." in (await stage.shown())) is not stage.edits_in_place

        run(scene)

    def test_a_button_pressed_twice_says_who_did_it(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("show")
            await stage.press("Press me")
            await stage.say("show")
            first = next(event for event in stage.events if isinstance(event, Pressed))
            reply = await stage.handle(replace(first, key="another press"))
            assert "You have done this already" in reply.messages[0].to_text()

        run(scene)

    def test_a_form_shows_its_questions_and_what_is_known(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("lend")
            assert "How many of them?" in (await stage.form_shown())
            assert "A number in words" in (await stage.form_shown())

        run(scene)

    def test_a_form_comes_back_by_the_names_of_its_fields(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("lend")
            await stage.fill(count="two", heard="second-hand")
            for line in ("item: a projector", "count: two", "heard: second-hand"):
                assert bare(line) in bare(await stage.shown())

        run(scene)

    def test_a_choice_is_understood_by_its_beginning(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("lend")
            await stage.fill(count="two", heard="SECOND")
            assert bare("heard: second-hand") in bare(await stage.shown())

        run(scene)

    def test_what_is_not_right_is_said_at_its_field_and_can_be_put_right(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("lend")
            await stage.fill(count="none", heard="directly")
            assert "There has to be one at least." in (await stage.form_shown())
            assert "How many of them?" in (await stage.form_shown())
            await stage.fill(count="three")
            for line in ("item: a projector", "count: three"):
                assert bare(line) in bare(await stage.shown())

        run(scene)

    def test_what_was_sent_is_found_by_its_wire_id_and_nothing_else_is(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            ref = await stage.adapter.send(stage.place, Message("A reminder"), "w1")
            since = NOW - timedelta(hours=1)
            assert await stage.adapter.find(stage.place, "w1", since) == Here(ref)
            assert isinstance(await stage.adapter.find(stage.place, "w2", since), Absent)
            assert isinstance(await stage.adapter.find(stage.people[1], "w1", since), Absent)

        run(scene)

    def test_an_edited_message_is_found_by_its_new_wire_id(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            ref = await stage.adapter.send(stage.place, Message("A reminder"), "w1")
            now_called = await stage.adapter.edit(stage.place, ref, Message("A newer one"), "w2")
            assert await stage.adapter.find(stage.place, "w2", NOW) == Here(now_called)

        run(scene)

    def test_one_place_does_not_see_what_is_sent_to_another(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.adapter.send(stage.people[1], Message("For Rosa alone"), "w1")
            assert "For Rosa alone" not in (await stage.shown())
            assert "For Rosa alone" in (await stage.shown("rosa"))

        run(scene)

    @pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
    def test_words_come_back_letter_for_letter(self, run: Run, words: str) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say(f"echo {words}")
            assert bare(words) in bare(await stage.shown())
            assert f"You said: {len(words)} characters" in (await stage.shown())

        run(scene)

    def test_a_line_break_stays_a_line_break_on_its_way_in(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("echo one\ntwo")
            assert "You said: 7 characters" in (await stage.shown())

        run(scene)

    def test_words_alone_are_heard_without_a_slash(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("/loop echo with one")
            await stage.say("echo without one")
            assert "You said: 8 characters" in (await stage.shown())
            assert "You said: 11 characters" in (await stage.shown())

        run(scene)

    def test_a_repeated_key_does_nothing_twice(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("echo once", key="k1")
            again = await stage.engine.handle(stage.events[-1])
            assert again == Reply(is_repeat=True)
            assert (await stage.shown()).count("You said: 4 characters") == 1

        run(scene)

    def test_every_event_has_its_own_key_and_the_place_to_answer(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            await stage.say("show")
            await stage.press("Press me")
            await stage.say("show")
            assert len({event.key for event in stage.events}) == len(stage.events) == 3
            assert {event.address for event in stage.events} == {stage.place}

        run(scene)

    def test_names_are_suggested_while_someone_types(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            if not stage.suggests:
                pytest.skip("the terminal asks by words alone")
            assert await stage.suggestions("person", "ro") == ["Rosa"]
            assert await stage.suggestions("nothing", "ro") == []

        run(scene)

    def test_stopping_finishes_what_is_under_way(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            stage.gate.clear()
            saying = asyncio.ensure_future(stage.say("echo in time"))
            while not stage.events:
                await asyncio.sleep(0.01)
            stopping = asyncio.ensure_future(stage.adapter.stop())
            await asyncio.sleep(0.02)
            stage.gate.set()
            await asyncio.wait_for(asyncio.gather(saying, stopping), 5)
            assert "You said: 7 characters" in (await stage.shown())

        run(scene)

    def test_it_runs_until_it_is_stopped(self, run: Run) -> None:
        async def scene(stage: Stage) -> None:
            is_ready = asyncio.Event()
            adapter = stage.another()
            running = asyncio.ensure_future(adapter.run(is_ready.set))
            await asyncio.wait_for(is_ready.wait(), 5)
            assert not running.done()
            await adapter.stop()
            await asyncio.wait_for(running, 5)

        run(scene)
