"""What people say in Discord, and the tokens by which it is spoken to, never reach a log, however much is logged."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.secrets import everything_logged, gives_away
from tests.twins.discord.faults import CALLBACK, EDIT, EDIT_ANSWER, FOLLOW_UP, OPEN_DM, SEND

TOKEN = "kanari.bot.token"


@pytest.fixture
def server(database: Database) -> Iterator[DiscordWorld]:
    with DiscordWorld(database, bot_token=TOKEN) as world:
        yield world


def works(server: DiscordWorld) -> None:
    """A morning of work, by every way there is."""
    ana = server.ana
    ana.types('heard Eastside Mutual Aid: "kanari1 said so", so kanari2 is true')
    ana.presses("Edit")
    ana.submits(paraphrase="kanari3 is truer")
    ana.presses("That is all")
    ana.types("promised Eastside the kanari4 by Friday")
    ana.uses("promised", partner="Eastside Mutual Aid", words="kanari5", due="Friday")
    ana.types("remind me to call kanari6 03/04")
    ana.submits(when="in 3 weeks")
    ana.uses("met")
    ana.submits(partner="Eastside Mutual Aid", held_on="2026-12-30", said="kanari7")
    ana.presses("Go on")
    ana.submits(decided="kanari8")
    ana.member.types("partner", "kanari9", "/loop promised")
    said = server.rosa.member.says("kanari10 was said", "outreach")
    ana.picks_on_message("Save what was heard", said)
    ana.submits(partner="Casa Latina")
    ana.types("find kanari")
    server.seat("Kanari11 Name").types("hello kanari12")
    server.advance(days=5)
    ana.presses("Done 1")


def is_of_no_use(server: DiscordWorld) -> None:
    """What the bot hears of and has no answer to, or can't make out."""
    twin = server.twin
    user = twin.world.users[server.ana.member.id].shown()
    at = {"application_id": twin.world.app, "version": 1, "channel_id": server.ana.member.dm.id, "token": "kanari20"}
    for n, kind in enumerate((1, 2, 3, 4, 5, 6, 99, "kanari21", None)):
        for data in ({}, None, "kanari22", {"custom_id": "kanari23", "component_type": 2}, {"name": "kanari24"}):
            for who in ({"user": user}, {"user": {"id": "kanari25"}}, {}):
                body = {**at, **who, "id": str(10_000 + n), "type": kind, "data": data, "locale": "kanari26"}
                twin.run(twin.gateway.tell("INTERACTION_CREATE", body, needs=0))
    for event in ("MESSAGE_CREATE", "KANARI27", "GUILD_UPDATE", "CHANNEL_DELETE"):
        twin.run(twin.gateway.tell(event, {"content": "kanari28", "id": "kanari29"}, needs=0))
    server.settle()


def goes_wrong(server: DiscordWorld) -> None:
    """The same with everything that Discord can refuse."""
    faults, ana = server.twin.faults, server.ana
    for call in (SEND, EDIT, CALLBACK, FOLLOW_UP, EDIT_ANSWER, OPEN_DM):
        faults.answers(50035, call)
        faults.breaks(call)
        faults.drops(call)
        faults.rate_limits(call, retry_after=0.2)
        faults.answers_html(call, status=502)
    server.adapter._posts._direct.clear()
    for n in range(6):
        ana.member.command("say", words=f"promised Eastside the kanari3{n} by Friday")
        ana.member.command("say", words=f"remind me to call kanari4{n} 03/04")
        server.settle()
    server.advance(days=7)
    faults.forget()
    for how in ("reconnects", "aborts_sockets", "invalidates_sessions"):
        before = server.twin.gateway.greeted
        getattr(server.twin, how)()
        server.twin.wait_for(lambda before=before: server.twin.gateway.greeted > before)  # type: ignore[misc]
        server.twin.wait_for(lambda: server.twin.gateway.open_sessions)


def test_no_word_and_no_token_is_logged_even_when_everything_is_logged(
    server: DiscordWorld, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with everything_logged(caplog, capfd) as told:
        works(server)
        is_of_no_use(server)
        server.restart()
        goes_wrong(server)
    assert gives_away(told) == []
    given = [each.token for each in server.twin.interactions.by_id.values()]
    assert len(given) > 20
    assert [line for line in told if any(token in line for token in given)] == []
