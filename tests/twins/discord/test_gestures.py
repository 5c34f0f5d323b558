"""What people do in the stand-in reaches a real discord.py client, and what that answers is what they see."""

from typing import Any

import discord
import pytest

from tests.twins.discord import NO_ANSWER, DiscordTwin, Impossible, Member
from tests.twins.discord.answering import CHOICES, DEFER, MESSAGE, MODAL, UPDATE, answer, follow, rewrite
from tests.twins.discord.pieces import HIDDEN, LAYOUT, SHARE, button, field, item, loop, menu, modal, row, text
from tests.twins.discord.small_bot import SmallBot


def offer(bot: SmallBot, *commands: dict[str, Any]) -> None:
    bot.call("PUT", f"/applications/{bot.twin.world.app}/commands", list(commands or [loop(SHARE)]))


def test_a_command_is_answered_to_the_one_who_typed_it(twin: DiscordTwin, amina: Member, ben: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given)
        await given.response.send_message("Gracias", ephemeral=True)

    with SmallBot(twin, listen) as bot:
        offer(bot)
        done = amina.command("share", kind="need", words="Two tables", who=ben, place=twin.channel("general"))
        assert done.answered
        assert amina.sees() == "Gracias"
        assert amina.inbox == ["Gracias"]
        amina.command("/loop compartir", "general", kind="News", words="x")
        assert amina.sees("general") == "Gracias"
        assert ben.reads() == ""
        assert not bot.client.errors
    first, second = got
    sub = first.data["options"][0]
    assert {each["name"]: each["value"] for each in sub["options"]} == {
        "kind": "need",
        "words": "Two tables",
        "who": ben.id,
        "place": twin.channel("general").id,
    }
    assert first.data["resolved"]["users"][ben.id]["global_name"] == "Ben"
    assert first.guild_id is None
    assert first.user.id == int(amina.id)
    assert isinstance(first.channel, discord.DMChannel)
    assert str(first.locale) == "es-ES"
    assert second.guild_id == int(twin.world.guild.id)
    assert second.channel.name == "general"


def test_a_command_that_nobody_answers_is_told_to_have_failed(twin: DiscordTwin, amina: Member) -> None:
    twin.patience = 0.3
    with SmallBot(twin) as bot:
        offer(bot)
        assert not amina.command("share", kind="need", words="x").answered
        assert amina.sees() == NO_ANSWER


@pytest.mark.parametrize(
    "given",
    [
        {"words": "x"},
        {"kind": "gossip", "words": "x"},
        {"kind": "need", "words": "x" * 201},
        {"kind": "need", "words": "x", "how": "loud"},
        {"kind": "need", "words": "x", "who": "nobody"},
    ],
)
def test_what_discord_does_not_send_off_is_not_sent(
    twin: DiscordTwin, amina: Member, bot: SmallBot, given: dict[str, Any]
) -> None:
    offer(bot)
    with pytest.raises((Impossible, AttributeError)):
        amina.command("share", **given)


def test_only_commands_that_are_there_can_be_typed(
    twin: DiscordTwin, amina: Member, ben: Member, bot: SmallBot
) -> None:
    offer(bot, loop(SHARE, contexts=[0], default_member_permissions=0))
    for words, where in (("share", None), ("share", "general"), ("lend", "general"), ("/loop", "general")):
        with pytest.raises(Impossible):
            amina.command(words, where)
    with pytest.raises(Impossible):
        ben.command("share", "outreach", kind="need", words="x")


def test_typing_is_helped(twin: DiscordTwin, amina: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given.data)
        if given.type is discord.InteractionType.autocomplete:
            await answer(given, CHOICES, {"choices": [{"name": "Casa Rosa", "value": "p17"}]})
        else:
            await answer(given, MESSAGE, {"content": "ok"})

    with SmallBot(twin, listen) as bot:
        offer(bot)
        assert amina.types("partner", "cas") == ["Casa Rosa"]
        amina.command("share", kind="need", words="x", partner="Casa Rosa")
    typed = got[0]["options"][0]["options"][0]
    assert typed == {"name": "partner", "type": 3, "value": "cas", "focused": True}
    assert got[1]["options"][0]["options"][-1]["value"] == "p17"


def test_a_button_is_pressed_on_the_item_it_stands_on(twin: DiscordTwin, amina: Member) -> None:
    pressed: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        pressed.append(given.data)
        if given.type is discord.InteractionType.component:
            await answer(given, UPDATE, {"flags": LAYOUT, "components": [text("**Done**")]})
        else:
            two = [item("Call Rosa", "Kept", "press:1"), item("Write to Ana", "Kept", "press:2")]
            await answer(given, MESSAGE, {"flags": LAYOUT | HIDDEN, "components": two})

    with SmallBot(twin, listen) as bot:
        offer(bot)
        amina.command("share", "outreach", kind="need", words="x")
        assert amina.sees() == "Call Rosa\n[Kept]\nWrite to Ana\n[Kept]"
        assert amina.presses("Kept", near="Ana").answered
        assert not bot.client.errors
    assert pressed[1]["custom_id"] == "press:2"
    assert amina.sees() == "Done"
    with pytest.raises(Impossible):
        amina.presses("Kept")


def test_a_form_is_filled_and_sent(twin: DiscordTwin, amina: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given)
        if given.type is discord.InteractionType.modal_submit:
            await answer(given, MESSAGE, {"content": "Thanks"})
            return
        select = {"type": 18, "label": "Kind", "component": menu("Need", "News")}
        many = modal(field("words", value="Two tables", max_length=20), field("when", required=False), select)
        await answer(given, MODAL, many)

    with SmallBot(twin, listen) as bot:
        offer(bot)
        amina.command("share", kind="need", words="x")
        assert amina.form == "Share a need\nWords: Two tables\nWhen:\nKind:\n(Need | News)"
        assert not amina.submits(words="x" * 21).answered
        assert set(amina.window.errors if amina.window else ()) == {"words", "pick:1"}
        assert amina.submits(**{"words": "Two chairs", "pick:1": "News"}).answered
        assert amina.window is None
        assert not bot.client.errors
    sent = [each["component"] for each in got[1].data["components"]]
    assert [each.get("value", each.get("values")) for each in sent] == ["Two chairs", "", ["news"]]
    assert amina.sees() == "Thanks"


def test_what_is_promised_comes_later_and_only_to_them(twin: DiscordTwin, amina: Member, ben: Member) -> None:
    async def listen(given: discord.Interaction) -> None:
        await answer(given, DEFER, {"flags": HIDDEN})
        if given.data and given.data.get("custom_id") == "slow":
            return
        await rewrite(given, {"flags": LAYOUT, "components": [text("Here it is"), row(button("Next", "slow"))]})
        await follow(given, {"content": "And more", "flags": HIDDEN})

    with SmallBot(twin, listen) as bot:
        offer(bot)
        assert amina.command("share", "general", kind="need", words="x").kind == DEFER
        twin.settled()
        assert not bot.client.errors
        assert amina.reads("general") == "Here it is\n[Next]\n\nAnd more"
        assert ben.reads("general") == ""
        amina.presses("Next")
        assert "thinking" in amina.sees()


def test_a_menu_is_picked_from(twin: DiscordTwin, amina: Member, ben: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given.data)
        await answer(given, 6)

    with SmallBot(twin, listen) as bot:
        people = {"type": 5, "custom_id": "who", "max_values": 2}
        body = {"content": "Which?", "components": [row(menu("North", "South")), row(people)]}
        bot.call("POST", f"/channels/{amina.dm.id}/messages", body)
        assert amina.picks("South").answered
        amina.picks(amina, ben)
        with pytest.raises(Impossible):
            amina.picks("West")
    assert got[0]["values"] == ["south"]
    assert got[1]["values"] == [amina.id, ben.id]
    assert set(got[1]["resolved"]["members"]) == {amina.id, ben.id}


def test_a_message_is_handed_over_from_its_menu(twin: DiscordTwin, amina: Member, ben: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given.data)
        await answer(given, MESSAGE, {"content": "Kept", "flags": HIDDEN})

    with SmallBot(twin, listen) as bot:
        offer(bot, {"type": 3, "name": "Share this with the team"}, {"type": 2, "name": "Show promises"})
        said = ben.says("Rosa needs tables", "general")
        amina.uses("Share this with the team", said)
        amina.uses("Show promises", ben, "general")
        with pytest.raises(Impossible):
            amina.uses("Burn this", said)
    assert got[0]["resolved"]["messages"][said.id]["content"] == "Rosa needs tables"
    assert got[1]["target_id"] == ben.id


def test_a_command_is_typed_in_a_thread(twin: DiscordTwin, amina: Member, ben: Member) -> None:
    got: list[Any] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given.channel)
        await given.response.send_message("Here")

    with SmallBot(twin, listen) as bot:
        offer(bot)
        thread = twin.thread("Casa Rosa", "general", [amina])
        amina.command("share", thread, kind="need", words="x")
        assert (amina.sees(thread), ben.reads()) == ("Here", "")
        with pytest.raises(Impossible):
            ben.command("share", "Casa Rosa", kind="need", words="x")
    assert isinstance(got[0], discord.Thread)
    assert got[0].parent
    assert got[0].parent.name == "general"


def test_what_is_for_admins_is_theirs_alone(twin: DiscordTwin, amina: Member, ben: Member) -> None:
    got: list[bool] = []

    async def listen(given: discord.Interaction) -> None:
        got.append(given.permissions.manage_guild)
        await given.response.send_message("Here")

    ana = twin.member("Ana", admin=True)
    with SmallBot(twin, listen) as bot:
        offer(bot, loop(SHARE, default_member_permissions=1 << 5))
        ana.command("share", "general", kind="need", words="x")
        with pytest.raises(Impossible):
            ben.command("share", "general", kind="need", words="x")
        twin.role("Team", 1 << 5)
        ben.gets_role("Team")
        ben.command("share", "general", kind="need", words="x")
        ben.loses_role("Team")
        offer(bot)
        ben.command("share", "general", kind="need", words="x")
    assert got == [True, True, False]


def test_the_channels_of_others_are_not_seen(twin: DiscordTwin, amina: Member, ben: Member, bot: SmallBot) -> None:
    bot.call("POST", f"/channels/{twin.channel('outreach').id}/messages", {"content": f"For us\\* <@{amina.id}>"})
    assert amina.sees() == "For us* @Amina"
    assert ben.reads() == ""
    with pytest.raises(Impossible):
        ben.says("hi", "outreach")
