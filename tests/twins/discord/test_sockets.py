"""The stand-in's gateway and the real client's: greeting, coming back, and what was missed meanwhile."""

from typing import Any

import discord
import pytest

from tests.twins.discord import NO_ANSWER, DiscordTwin, Impossible, Member
from tests.twins.discord.answering import MESSAGE, answer
from tests.twins.discord.pieces import SHARE, loop
from tests.twins.discord.small_bot import SmallBot


async def thanks(given: discord.Interaction) -> None:
    await answer(given, MESSAGE, {"content": "Thanks"})


def share(member: Member) -> bool:
    return member.command("share", kind="need", words="x").answered


@pytest.fixture
def offered(twin: DiscordTwin, bot: SmallBot) -> DiscordTwin:
    bot.call("PUT", f"/applications/{twin.world.app}/commands", [loop(SHARE)])
    twin.patience = 8.0
    return twin


def test_a_bot_comes_up_with_the_one_intent_it_needs(twin: DiscordTwin) -> None:
    with SmallBot(twin) as bot:
        twin.connected()
        guild = bot.client.get_guild(int(twin.world.guild.id))
        assert guild
        assert {each.name for each in guild.text_channels} == {"general", "outreach"}
        assert guild.me.guild_permissions.create_private_threads
        late = twin.channel("late", private_to=[])
        twin.wait_for(lambda: guild.get_channel(int(late.id)))
    assert [each["intents"] for each in twin.gateway.identified] == [1]
    assert "token" not in twin.gateway.identified[0]
    twin.wait_for(lambda: not twin.gateway.open_sessions)


def test_a_wrong_token_gets_in_nowhere(twin: DiscordTwin) -> None:
    with pytest.raises(discord.LoginFailure):
        SmallBot(twin, token="another").__enter__()
    for code, error in ((4004, discord.ConnectionClosed), (4014, discord.PrivilegedIntentsRequired)):
        twin.gateway.refused_identifies.append(code)
        with pytest.raises(error):
            SmallBot(twin).__enter__()


def test_too_many_intents_are_not_given(twin: DiscordTwin) -> None:
    with SmallBot(twin, http=True) as bot:
        bot.client._connection._intents = discord.Intents.all()
        with pytest.raises(discord.PrivilegedIntentsRequired):
            bot.run(bot.client.connect())


@pytest.mark.parametrize("how", ["reconnects", "aborts_sockets", "hangs_up", "invalidates_sessions"])
def test_it_comes_back(offered: DiscordTwin, amina: Member, how: str) -> None:
    with SmallBot(offered, thanks) as bot:
        getattr(offered, how)()
        offered.connected(2)
        assert share(amina)
        assert offered.gateway.resumed == (how != "invalidates_sessions")
        assert len(offered.gateway.identified) == 1 + (how == "invalidates_sessions")
        assert not bot.client.errors


def test_what_was_missed_is_told_when_it_comes_back(offered: DiscordTwin, amina: Member) -> None:
    offered.gateway.beat_every = 0.2
    with SmallBot(offered, thanks) as bot:
        offered.silences_sockets()
        assert share(amina)
        assert offered.gateway.resumed == 1
        assert bot.client.resumed_times == 1
    assert amina.sees() == "Thanks"


def test_a_session_that_is_over_is_begun_anew(offered: DiscordTwin, amina: Member) -> None:
    with SmallBot(offered, thanks):
        offered.gateway.sessions.clear()
        offered.aborts_sockets()
        offered.connected(2)
        assert offered.gateway.resumed == 0
        assert share(amina)


def test_whoever_is_connected_is_told_and_the_first_answer_counts(offered: DiscordTwin, amina: Member) -> None:
    refused: list[int] = []

    async def listen(given: discord.Interaction) -> None:
        try:
            await thanks(given)
        except discord.HTTPException as error:
            refused.append(error.code)

    with SmallBot(offered, listen), SmallBot(offered, listen):
        assert share(amina)
        offered.settled()
    assert refused == [40060]
    assert amina.reads() == "Thanks"


def test_an_interaction_may_come_twice(offered: DiscordTwin, amina: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given.id)
        await thanks(given)

    offered.faults.repeats(2, 2, jitter=0.05)
    with SmallBot(offered, listen) as bot:
        assert share(amina)
        offered.wait_for(lambda: len(got) == 2 and bot.client.errors)
    assert got[0] == got[1]
    assert amina.reads() == "Thanks"


def test_a_bot_that_is_thrown_out_is_not_there_and_comes_again(offered: DiscordTwin, amina: Member) -> None:
    offered.removes_bot()
    with SmallBot(offered, thanks) as bot:
        assert not bot.client.guilds
        with pytest.raises(Impossible):
            share(amina)
        assert bot.refusal("POST", f"/channels/{amina.dm.id}/messages", {"content": "x"}) == 50278
        offered.adds_bot()
        offered.wait_for(lambda: bot.client.guilds)
        assert share(amina)


def test_without_a_bot_nobody_waits(offered: DiscordTwin, amina: Member) -> None:
    assert not share(amina)
    assert amina.sees() == NO_ANSWER
