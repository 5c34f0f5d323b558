"""A private thread for a partner: made once, read by its people alone, and kept right when somebody comes or goes."""

import pytest

from bot.events import Address
from bot.places import reseat_all
from bot.ports import Gathering, Refused
from tests.adapters.discord.test_partners import let_in
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.running import TEAM_CHANNEL
from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.state import Channel


def threads(twin: DiscordTwin) -> list[Channel]:
    return [each for each in twin.world.channels.values() if each.is_thread]


def makes_a_place(discord: DiscordWorld) -> Channel:
    discord.amina.types("place")
    discord.amina.presses("Make a private place")
    discord.settle()
    (made,) = threads(discord.twin)
    return made


def reads_at(member: Member, thread: Channel) -> bool:
    return member.id in thread.members


def test_a_partners_people_get_a_thread_that_nobody_else_reads(discord: DiscordWorld) -> None:
    thread = makes_a_place(discord)
    assert reads_at(discord.amina.member, thread)
    assert not reads_at(discord.ana.member, thread)
    assert "This is the private place of Eastside Mutual Aid" in discord.amina.sees
    assert "private place of Eastside" not in discord.ana.member.reads(TEAM_CHANNEL)


def test_another_partner_of_the_same_name_gets_a_thread_of_its_own(discord: DiscordWorld) -> None:
    """Names begin alike, and are used again once a partner is gone: what its people wrote stays theirs."""
    omar = discord.seat("Omar")
    everybody = Gathering("x" * 120, (f"u{discord.amina.member.id}",))
    near, other = Address("discord", "global", everybody.accounts[0]), Gathering("x" * 130, (f"u{omar.member.id}",))
    first = discord.run(discord.adapter.gather(near, everybody, "a" * 24))
    assert discord.run(discord.adapter.gather(near, everybody, "a" * 24)) == first
    assert discord.run(discord.adapter.gather(near, other, "b" * 24)) != first
    assert [sorted(thread.members & {omar.member.id}) for thread in threads(discord.twin)] == [[], [omar.member.id]]


def test_somebody_new_comes_in_and_who_leaves_goes(discord: DiscordWorld) -> None:
    thread = makes_a_place(discord)
    nuria = let_in(discord, locale="en-US")
    discord.settle()
    assert reads_at(nuria.member, thread)
    nuria.types("leave")
    nuria.presses("Leave")
    discord.settle()
    assert not reads_at(nuria.member, thread)
    assert reads_at(discord.amina.member, thread)


def test_where_no_channel_is_seen_by_all_of_them_they_are_written_to_directly(discord: DiscordWorld) -> None:
    discord.twin.forbids("general", "create_private_threads")
    discord.amina.types("place")
    discord.amina.presses("Make a private place")
    discord.settle()
    assert threads(discord.twin) == []
    assert "directly" in discord.amina.sees


def test_a_thread_that_is_gone_is_noticed_and_letters_go_directly_again(discord: DiscordWorld) -> None:
    thread = makes_a_place(discord)
    discord.twin.deletes_channel(thread)
    discord.advance(days=2)
    discord.ana.types("promised Eastside the room list by 2026-12-18")
    discord.advance(days=1)
    assert "the room list" in "\n".join(discord.amina.member.inbox)


def test_a_thread_that_was_quiet_for_long_is_still_the_place_and_who_leaves_goes(discord: DiscordWorld) -> None:
    """Discord folds it away after a week, and then takes nobody in or out before it is opened again."""
    thread = makes_a_place(discord)
    nuria = let_in(discord, locale="en-US")
    discord.settle()
    discord.advance(days=9)
    nuria.types("leave")
    nuria.presses("Leave")
    discord.settle()
    assert not reads_at(nuria.member, thread)
    assert reads_at(discord.amina.member, thread)
    assert "is gone" not in discord.ana.sees


def test_a_thread_that_was_locked_by_hand_is_no_place_any_more(discord: DiscordWorld) -> None:
    thread = makes_a_place(discord)
    thread.archived = thread.locked = True
    let_in(discord)
    discord.settle()
    assert "The private place of Eastside Mutual Aid is gone." in discord.ana.sees


def test_before_discord_said_which_servers_there_are_a_place_is_not_refused(discord: DiscordWorld) -> None:
    """As when the bot starts and Discord is not there yet: whoever asked would be told that there is no channel."""
    starting = discord.adapter_for(discord.app.engine)
    everybody = Gathering("Eastside", (f"u{discord.amina.member.id}",))
    with pytest.raises(Refused) as no:
        discord.run(starting.gather(Address("discord", "global", everybody.accounts[0]), everybody, "a" * 24))
    assert no.value.retry_after
    assert not no.value.is_final


def reseats(discord: DiscordWorld) -> None:
    discord.database.write_now(lambda session: reseat_all(session, discord.clock.now()))
    discord.settle()


def test_who_left_the_server_is_left_out_and_the_others_keep_the_place(discord: DiscordWorld) -> None:
    thread = makes_a_place(discord)
    discord.amina.member.leaves_guild()
    thread.members.discard(discord.amina.member.id)
    nuria = let_in(discord, locale="en-US")
    discord.settle()
    reseats(discord)
    assert reads_at(nuria.member, thread)
    assert not reads_at(discord.amina.member, thread)
    assert "is gone" not in discord.ana.sees
    assert discord.ana.sees.count("I could not let Amina into the private place of Eastside Mutual Aid.") == 1


def test_somebody_whom_discord_does_not_know_any_more_is_left_out(discord: DiscordWorld) -> None:
    makes_a_place(discord)
    del discord.twin.world.users[discord.amina.member.id]
    reseats(discord)
    assert "I could not let Amina into the private place" in discord.ana.sees
    assert "is gone" not in discord.ana.sees


def test_a_channel_that_the_bot_sees_no_more_is_no_place_any_more(discord: DiscordWorld) -> None:
    makes_a_place(discord)
    discord.twin.forbids("general", "view_channel")
    reseats(discord)
    assert "The private place of Eastside Mutual Aid is gone." in discord.ana.sees
    assert "I could not let" not in discord.ana.sees
