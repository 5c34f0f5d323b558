"""Messages, threads and permissions, as a bot meets them through the real client."""

from typing import Any

import discord
import pytest

from tests.twins.discord import DiscordTwin, Member
from tests.twins.discord.pieces import button, row
from tests.twins.discord.small_bot import SmallBot


def say(bot: SmallBot, place: str, content: str, **more: Any) -> Any:
    return bot.call("POST", f"/channels/{place}/messages", {"content": content, **more})


def sending(bot: SmallBot, place: str) -> int:
    return bot.refusal("POST", f"/channels/{place}/messages", {"content": "x"})


def test_a_message_is_said_changed_and_taken_back(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    place = bot.call("POST", "/users/@me/channels", {"recipient_id": int(amina.id)})
    assert (place["type"], place["recipients"][0]["id"]) == (1, amina.id)
    said = say(bot, place["id"], "Two tables, please", components=[row(button("Kept"))])
    assert amina.sees() == "Two tables, please\n[Kept]"
    path = f"/channels/{place['id']}/messages/{said['id']}"
    changed = bot.call("PATCH", path, {"content": "Kept", "components": []})
    assert changed["edited_timestamp"]
    assert amina.inbox == ["Kept"]
    assert bot.call("GET", path)["content"] == "Kept"
    bot.call("DELETE", path)
    assert amina.inbox == []
    assert bot.refusal("GET", path) == 10008


def test_the_same_nonce_says_it_once_for_some_minutes(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    more = {"nonce": "0" * 25, "enforce_nonce": True}
    first = say(bot, amina.dm.id, "Once", **more)
    again = say(bot, amina.dm.id, "Once", **more)
    assert (again["id"], again["nonce"]) == (first["id"], "0" * 25)
    assert amina.inbox == ["Once"]
    say(bot, amina.dm.id, "Another", nonce="1" * 25, enforce_nonce=True)
    twin.passes(twin.world.nonce_life + 1)
    assert say(bot, amina.dm.id, "Once", **more)["id"] != first["id"]
    assert amina.inbox == ["Once", "Another", "Once"]


def test_what_was_said_is_read_in_pages(twin: DiscordTwin, bot: SmallBot) -> None:
    place = twin.channel("general").id
    ids = [say(bot, place, str(number))["id"] for number in range(5)]

    def read(**query: Any) -> str:
        return "".join(each["content"] for each in bot.call("GET", f"/channels/{place}/messages", **query))

    assert read(limit=2) == "43"
    assert read(before=ids[2], limit=1) == "1"
    assert read(after=ids[1], limit=2) == "32"
    assert read(around=ids[2], limit=3) == "321"
    assert bot.refusal("GET", f"/channels/{place}/messages", limit=101) == 50035
    twin.forbids("general", "read_message_history")
    assert read() == ""


def test_a_closed_door_is_told(twin: DiscordTwin, amina: Member, ben: Member, bot: SmallBot) -> None:
    amina.closes_dms()
    ben.leaves_guild()
    assert (sending(bot, amina.dm.id), sending(bot, ben.dm.id)) == (50007, 50278)
    assert bot.refusal("POST", "/users/@me/channels", {"recipient_id": "1"}) == 50033
    amina.opens_dms()
    assert sending(bot, amina.dm.id) == 0


def test_what_the_bot_may_do_depends_on_the_place(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    board = twin.channel("board", private_to=[amina], bot=False)
    twin.forbids("general", "send_messages")
    assert (sending(bot, board.id), sending(bot, twin.channel("general").id), sending(bot, "1")) == (
        50001,
        50013,
        10003,
    )
    assert bot.refusal("GET", f"/channels/{board.id}") == 50001
    twin.allows(board, "view_channel")
    assert sending(bot, board.id) == 0
    twin.deletes_channel(board)
    assert sending(bot, board.id) == 10003


def test_nobody_else_s_words_are_changed(twin: DiscordTwin, ben: Member, bot: SmallBot) -> None:
    said = ben.says("Mine", "general")
    path = f"/channels/{said.channel}/messages/{said.id}"
    assert bot.refusal("PATCH", path, {"content": "Yours"}) == 50005
    assert bot.refusal("DELETE", path) == 50013
    twin.allows("general", "manage_messages")
    assert bot.refusal("DELETE", path) == 0


def test_a_private_thread_is_for_those_who_were_added(
    twin: DiscordTwin, amina: Member, ben: Member, bot: SmallBot
) -> None:
    parent = twin.channel("general").id
    thread = bot.call("POST", f"/channels/{parent}/threads", {"name": "Casa Rosa", "type": 12})
    assert thread["type"] == 12
    assert bot.refusal("PUT", f"/channels/{thread['id']}/thread-members/{amina.id}") == 0
    say(bot, thread["id"], "Among us")
    assert (amina.sees(), ben.sees()) == ("Among us", "")
    active = bot.call("GET", f"/guilds/{twin.world.guild.id}/threads/active")
    assert [each["name"] for each in active["threads"]] == ["Casa Rosa"]
    twin.world.channels[thread["id"]].archived = True
    assert bot.refusal("PUT", f"/channels/{thread['id']}/thread-members/{ben.id}") == 50083
    assert sending(bot, thread["id"]) == 0
    assert not twin.world.channels[thread["id"]].archived


def test_a_thread_needs_permission_and_a_way_in(twin: DiscordTwin, amina: Member, ben: Member, bot: SmallBot) -> None:
    outreach = twin.channel("outreach").id
    thread = bot.call("POST", f"/channels/{outreach}/threads", {"name": "Us", "type": 12})["id"]
    assert bot.refusal("PUT", f"/channels/{thread}/thread-members/{ben.id}") == 50001
    twin.forbids("outreach", "create_private_threads", "send_messages_in_threads")
    assert bot.refusal("POST", f"/channels/{outreach}/threads", {"name": "Us", "type": 12}) == 50013
    assert sending(bot, thread) == 50013
    assert bot.refusal("POST", f"/channels/{outreach}/threads", {"name": "x" * 101}) == 50035
    assert bot.refusal("POST", f"/channels/{thread}/threads", {"name": "x"}) == 50024


def test_the_server_is_looked_at(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    guild = twin.world.guild.id
    assert bot.call("GET", f"/guilds/{guild}")["name"] == "Neighbours"
    twin.world.about_app["bot_public"] = True
    assert bot.call("GET", "/applications/@me")["bot_public"]
    assert {each["name"] for each in bot.call("GET", f"/guilds/{guild}/channels")} == {"general", "outreach"}
    assert {each["name"] for each in bot.call("GET", f"/guilds/{guild}/roles")} == {"@everyone", "Loop"}
    assert bot.call("GET", f"/guilds/{guild}/members/{twin.world.bot}")["roles"] == [twin.bot_role.id]
    assert bot.refusal("GET", f"/guilds/{guild}/members/@me") == 50035
    assert bot.refusal("GET", f"/guilds/{guild}/members/1") == 10013
    assert bot.refusal("GET", "/guilds/1") == 10004
    twin.removes_bot()
    assert bot.refusal("GET", f"/guilds/{guild}") == 10004


def test_who_is_called_is_settled_by_what_is_allowed(
    twin: DiscordTwin, amina: Member, ben: Member, bot: SmallBot
) -> None:
    place, words = twin.channel("general").id, f"@everyone <@{amina.id}> <@{ben.id}>"
    say(bot, place, words)
    say(bot, place, words, allowed_mentions={"parse": []})
    say(bot, place, words, allowed_mentions={"users": [ben.id]})
    called = [said.body["pings"] for said in twin.messages("general")]
    assert called == [sorted([amina.id, ben.id, "everyone"]), [], [ben.id]]


def test_a_file_comes_along(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    async def send() -> None:
        person = await bot.client.fetch_user(int(amina.id))
        await person.send("All of it", file=discord.File(__file__, "all.csv"))

    bot.run(send())
    assert amina.sees() == "All of it\n[file all.csv]"
    assert next(iter(twin.world.files.values()))["content"].startswith(b'"""Messages')


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nowhere", 404), ("PUT", "/users/@me", 405), ("GET", "/users/1", 404)]
)
def test_there_are_no_other_calls(bot: SmallBot, method: str, path: str, status: int) -> None:
    with pytest.raises(discord.HTTPException) as caught:
        bot.call(method, path)
    assert caught.value.status == status


def test_a_token_that_is_not_good_any_more_is_refused(twin: DiscordTwin, amina: Member, bot: SmallBot) -> None:
    twin.bot_token = "another"
    with pytest.raises(discord.HTTPException) as caught:
        say(bot, amina.dm.id, "x")
    assert caught.value.status == 401
    assert amina.inbox == []
