"""One bot on Slack and on Discord at once, started as its users start it: a promise and a need go across and back."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.cli import OK, main
from bot.cli.opening import bring_up_to_date
from storage.database import Database
from storage.people import Identity, Person
from tests.adapters.discord.world import person_place, with_people
from tests.adapters.slack.world import HERE, people
from tests.processes import BotProcess
from tests.twins.discord import DiscordTwin, Member
from tests.twins.slack import SlackTwin
from tests.twins.slack.member import Member as SlackMember


@pytest.fixture
def slack() -> Iterator[SlackTwin]:
    with SlackTwin() as made:
        for name, user in HERE.items():
            made.add_user(user, name.capitalize())
        made.add_channel("C_TEAM", "outreach", ["U_ANA", "U_ROSA"])
        yield made


@pytest.fixture
def discord() -> Iterator[DiscordTwin]:
    with with_people() as made:
        yield made


def settle_in(session: Session, slack: SlackTwin, amina: Member) -> None:
    """The team in Slack, and Amina in Discord, who reads Spanish and is never asleep."""
    people(session, slack.team, datetime.now(UTC))
    hers = session.exec(select(Identity).where(Identity.external == HERE["amina"])).one()
    hers.platform, hers.workspace = "discord", "global"
    hers.external = hers.place = person_place(amina)
    for person in session.exec(select(Person)):
        person.quiet_from = person.quiet_until = None
    her = session.get(Person, hers.person_id)
    assert her
    her.language = "es"


@pytest.fixture
def bot(
    slack: SlackTwin, discord: DiscordTwin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BotProcess]:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    database = Database(url)
    bring_up_to_date(database)
    database.write_now(lambda session: settle_in(session, slack, discord.member("Amina")))
    database.close()
    given = {"DISCORD_TOKEN": discord.bot_token, "DISCORD_API_URL": discord.api_url}
    given |= {"DISCORD_GATEWAY_URL": discord.gateway_url, "SLACK_API_URL": slack.api_url}
    given |= {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
    monkeypatch.chdir(tmp_path)
    for name, value in {**given, "DATABASE_URL": url}.items():
        monkeypatch.setenv(name, value)
    assert main(["discord", "sync"]) == OK
    made = BotProcess(url, tmp_path, environment=given)
    yield made
    made.close()


def in_slack(slack: SlackTwin, member: SlackMember, words: str) -> None:
    slack.wait_for(lambda: words in member.sees(), what=words)


def in_discord(discord: DiscordTwin, member: Member, words: str) -> None:
    discord.wait_for(lambda: words in member.reads(), what=words)


def test_a_promise_of_slack_is_confirmed_in_discord_in_the_readers_language(
    slack: SlackTwin, discord: DiscordTwin, bot: BotProcess
) -> None:
    ana, amina = slack.members["U_ANA"], discord.member("Amina")
    assert ana.command("promised Eastside the room list by 2030-01-18", "outreach").acked
    in_discord(discord, amina, "viernes, 18 de enero de 2030")
    assert amina.presses("Es correcto").answered
    in_slack(slack, ana, "Eastside Mutual Aid says: that's right.")
    assert bot.stop(signal.SIGTERM) == 0


@pytest.mark.usefixtures("bot")
def test_a_need_of_discord_is_answered_in_slack_and_the_loop_is_closed(slack: SlackTwin, discord: DiscordTwin) -> None:
    ana, amina = slack.members["U_ANA"], discord.member("Amina")
    assert amina.command("share").answered
    assert amina.presses("Una necesidad").answered
    assert amina.submits(words="Necesitamos una sala los domingos.").answered
    in_slack(slack, ana, "Necesitamos una sala los domingos.")
    assert ana.presses("Report back").acked
    slack.wait_for(lambda: ana.modal, what="the window")
    assert ana.submits(we_did="The hall is open on Sundays from April.").acked
    in_discord(discord, amina, "The hall is open on Sundays from April.")
    assert amina.presses("Es correcto").answered
    in_slack(slack, ana, "Eastside Mutual Aid says: right.")
    assert "Casa Latina" not in amina.reads()
