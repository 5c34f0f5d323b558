"""Discord's rules for answers: in time, once, of a fitting kind, and for a quarter of an hour."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import discord
import pytest

from tests.twins.discord import CALLBACK, NO_ANSWER, DiscordTwin, Member
from tests.twins.discord.answering import (
    CHOICES,
    DEFER,
    DEFER_UPDATE,
    MESSAGE,
    MODAL,
    UPDATE,
    answer,
    follow,
    rewrite,
)
from tests.twins.discord.pieces import HIDDEN, LAYOUT, SHARE, button, field, loop, modal, row, text
from tests.twins.discord.small_bot import SmallBot

Work = Callable[[discord.Interaction], Coroutine[Any, Any, Any]]
PLAIN = {"content": "Press", "components": [row(button("Go"))]}


class Doing:
    """A bot that does what it is told with each interaction, and keeps what Discord thought of it."""

    def __init__(self, twin: DiscordTwin) -> None:
        self.twin, self.codes, self.work = twin, list[int](), list[Work]()
        self.bot = SmallBot(twin, self._listen)

    async def _listen(self, given: discord.Interaction) -> None:
        for work in self.work:
            try:
                await work(given)
                self.codes.append(0)
            except discord.HTTPException as error:
                self.codes.append(error.code)

    def when(self, act: Callable[[], Any], *work: Work) -> list[int]:
        """What comes of it if the bot does this when somebody does that."""
        self.work, self.codes = list(work), []
        act()
        self.twin.wait_for(lambda: len(self.codes) == len(work), 8)
        return self.codes


@pytest.fixture
def doing(twin: DiscordTwin) -> Any:
    made = Doing(twin)
    with made.bot as bot:
        bot.call("PUT", f"/applications/{twin.world.app}/commands", [loop(SHARE)])
        yield made


def says(kind: int, data: dict[str, Any] | None = None) -> Work:
    return lambda given: answer(given, kind, data)


def shares(member: Member) -> Callable[[], Any]:
    return lambda: member.command("share", kind="need", words="x")


def test_an_answer_counts_once(doing: Doing, amina: Member) -> None:
    assert doing.when(shares(amina), says(MESSAGE, PLAIN), says(MESSAGE, PLAIN)) == [0, 40060]
    assert doing.when(shares(amina), says(DEFER), says(MODAL, modal(field("words")))) == [0, 40060]


def test_an_answer_comes_too_late(doing: Doing, twin: DiscordTwin, amina: Member) -> None:
    twin.patience = 0.3

    async def slowly(given: discord.Interaction) -> None:
        await asyncio.sleep(0.5)
        await answer(given, MESSAGE, PLAIN)

    assert doing.when(shares(amina), slowly) == [10062]
    assert amina.reads() == NO_ANSWER


def test_nothing_follows_before_the_first_answer(doing: Doing, amina: Member) -> None:
    early: list[Work] = [lambda given: follow(given, PLAIN), lambda given: rewrite(given, PLAIN)]
    assert doing.when(shares(amina), *early, says(MESSAGE, PLAIN)) == [10015, 10015, 0]


def test_a_token_is_good_for_a_quarter_of_an_hour(doing: Doing, twin: DiscordTwin, amina: Member) -> None:
    async def much_later(given: discord.Interaction) -> None:
        await answer(given, DEFER)
        twin.passes(14 * 60)
        await rewrite(given, {"content": "Here"})
        twin.passes(2 * 60)
        await follow(given, {"content": "And there"})

    assert doing.when(shares(amina), much_later) == [50027]
    assert amina.sees() == "Here"


@pytest.mark.parametrize("kind", [DEFER_UPDATE, UPDATE, CHOICES, 1, 99])
def test_a_command_is_not_answered_like_a_button(doing: Doing, amina: Member, kind: int) -> None:
    assert doing.when(shares(amina), says(kind, PLAIN), says(MESSAGE, PLAIN)) == [50035, 0]


def test_a_form_is_not_answered_with_a_form(doing: Doing, amina: Member) -> None:
    form = modal(field("words"))
    assert doing.when(shares(amina), says(MODAL, form)) == [0]
    answers = (says(MODAL, form), says(UPDATE, PLAIN), says(MESSAGE, PLAIN))
    assert doing.when(lambda: amina.submits(words="x"), *answers) == [50035, 10008, 0]


def test_a_form_from_a_button_changes_the_message_with_the_button(doing: Doing, amina: Member) -> None:
    assert doing.when(shares(amina), says(MESSAGE, PLAIN | {"flags": HIDDEN})) == [0]
    assert doing.when(lambda: amina.presses("Go"), says(MODAL, modal(field("words")))) == [0]
    assert doing.when(lambda: amina.submits(words="x"), says(UPDATE, {"content": "Done", "components": []})) == [0]
    assert amina.reads() == "Done"


def test_a_form_that_nobody_takes_stays_open(doing: Doing, twin: DiscordTwin, amina: Member) -> None:
    doing.when(shares(amina), says(MODAL, modal(field("words"))))
    twin.patience = 0.3
    assert not doing.when(lambda: amina.submits(words="x"))
    assert amina.sees() == "Something went wrong. Try again."
    assert "Words: x" in amina.form


def test_whether_a_promise_is_hidden_is_settled_with_it(doing: Doing, amina: Member, ben: Member) -> None:
    async def loudly(given: discord.Interaction) -> None:
        await answer(given, DEFER, {"flags": HIDDEN})
        await follow(given, {"content": "Loud"})

    def act() -> None:
        amina.command("share", "general", kind="need", words="x")

    assert doing.when(act, loudly) == [0]
    assert (amina.sees(), ben.reads()) == ("Loud", "")
    assert doing.when(act, says(DEFER, {"flags": LAYOUT}), says(DEFER)) == [50035, 0]


def test_a_layout_is_for_ever(doing: Doing, amina: Member) -> None:
    board = {"flags": LAYOUT, "components": [text("Board"), row(button("Go"))]}
    assert doing.when(shares(amina), says(MESSAGE, board)) == [0]

    def press() -> None:
        amina.presses("Go")

    plain = {"content": "Plain", "components": []}
    without = {"flags": 0, "components": [row(button("Go"))]}
    again = {"flags": LAYOUT, "components": [text("New")]}
    assert doing.when(press, says(UPDATE, plain), says(UPDATE, without), says(UPDATE, again)) == [50035, 50035, 0]
    assert amina.reads() == "New"


def test_a_plain_message_becomes_a_layout_when_its_words_are_taken_away(doing: Doing, amina: Member) -> None:
    board = {"flags": LAYOUT, "components": [text("Board")]}
    doing.when(shares(amina), says(MESSAGE, PLAIN))

    def press() -> None:
        amina.presses("Go")

    assert doing.when(press, says(UPDATE, board), says(UPDATE, board | {"content": None})) == [50035, 0]
    assert amina.reads() == "Board"


def test_an_answer_that_was_wrong_may_be_given_again(doing: Doing, amina: Member) -> None:
    assert doing.when(shares(amina), says(MESSAGE, {"content": "x" * 2001}), says(MESSAGE, PLAIN)) == [50035, 0]


def test_an_answer_that_went_wrong_after_it_counted_is_known_when_it_comes_again(
    doing: Doing, twin: DiscordTwin, amina: Member
) -> None:
    twin.faults.breaks(CALLBACK, 503, accepted=True)
    assert doing.when(shares(amina), says(MESSAGE, PLAIN), says(MESSAGE, PLAIN)) == [0, 40060]
    assert len(amina.inbox) == 1


def test_offers_while_typing_are_few_and_short(doing: Doing, amina: Member) -> None:
    many = {"choices": [{"name": str(n), "value": str(n)} for n in range(26)]}
    long = {"choices": [{"name": "x" * 101, "value": "x"}]}
    none: dict[str, Any] = {"choices": []}
    answers = (says(CHOICES, many), says(CHOICES, long), says(MESSAGE, PLAIN), says(CHOICES, none))
    assert doing.when(lambda: amina.types("partner", "x"), *answers) == [50035, 50035, 50035, 0]


def test_what_was_answered_is_looked_up_and_taken_back(doing: Doing, amina: Member) -> None:
    async def and_back(given: discord.Interaction) -> None:
        said = await given.response.send_message("Here", ephemeral=True)
        assert said.message_id == (await given.original_response()).id
        more = await given.followup.send("More", ephemeral=True, wait=True)
        await more.edit(content="Less")
        await more.delete()
        await given.delete_original_response()

    assert doing.when(shares(amina), and_back) == [0]
    assert not doing.bot.client.errors
    assert amina.reads() == ""
