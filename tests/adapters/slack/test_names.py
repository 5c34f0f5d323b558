"""People read names in Slack: of people, of channels, of accounts. No key of any is shown to them."""

import re
from typing import Any

from sqlmodel import Session, select

from storage.notes import Note
from storage.people import Identity, People, Person
from storage.viewer import SYSTEM, Role
from tests.adapters.slack.world import SlackWorld
from tests.twins.slack.state import Message

KEY = re.compile(r"slack:\w+:\w+|\b[UC]_[A-Z]+\b")


def test_who_is_put_on_the_team_is_called_by_their_name(slack: SlackWorld) -> None:
    slack.joins("U_KIM", "Kim")
    said = slack.rosa.types("team add <@U_KIM>")
    assert "Kim is on the team now." in said
    assert not KEY.search(said)
    assert "Kim" in slack.rosa.types("team")


def test_somebody_nobody_knows_is_called_by_their_name_and_not_by_a_key(slack: SlackWorld) -> None:
    slack.joins("U_ZOE", "Zoe")
    for words in ("team remove <@U_ZOE>", "team manager <@U_ZOE>", "partner Eastside liaison <@U_ZOE>"):
        said = slack.rosa.types(words)
        assert "@Zoe" in said
        assert not KEY.search(said)
    assert not KEY.search(slack.rosa.types("review"))


def test_a_teams_card_shows_the_channel_by_its_name(slack: SlackWorld) -> None:
    said = slack.ana.types("team")
    assert "Team channel: #outreach" in said
    assert not KEY.search(said)
    assert not any(KEY.search(str(call.body.get("text", ""))) for call in slack.twin.calls)


def test_what_is_known_of_a_partner_is_written_down_with_names(slack: SlackWorld) -> None:
    slack.ana.types("partner Eastside customs ask <@U_ROSA> first, then look into <#C_TEAM>")
    said = slack.ana.types("partner Eastside")
    assert "ask Rosa first, then look into the channel outreach" in said


def test_a_channel_in_what_was_heard_is_named(slack: SlackWorld) -> None:
    slack.twin.add_channel("C_ELSE", "general", ())
    slack.twin.add_channel("C_HIDDEN", "hidden", (), is_private=True)
    said = slack.ana.types("heard Eastside Mutual Aid: they need chairs, see <#C_ELSE> and <#C_HIDDEN>")
    assert "see the channel general and a channel" in said


def test_mentions_in_a_message_that_is_picked_out_are_named(slack: SlackWorld) -> None:
    picks(slack, text="<@U_ROSA> and <@U_NOBODY|zoe> say in <#C_ELSE|general> that they need chairs")
    notes = slack.database.read_now(lambda session: list(session.exec(select(Note))))
    assert "Rosa and @zoe say in #general that they need chairs" in [note.quote for note in notes]


def test_what_was_forwarded_is_read_with_its_names(slack: SlackWorld) -> None:
    picks(slack, text="", attachments=[{"is_share": True, "text": "<@U_ROSA> says that they need chairs"}, "x", {}])
    notes = slack.database.read_now(lambda session: list(session.exec(select(Note))))
    assert "Rosa says that they need chairs" in [note.quote for note in notes]


def picks(slack: SlackWorld, **body: Any) -> None:
    """Save a message of the channel as what was heard."""
    ts = slack.twin.world.new_ts()
    slack.channel.messages.append(Message(ts, "C_TEAM", {"type": "message", "user": "U_ROSA", "ts": ts, **body}))
    slack.ana.picks_on_message("save_what_was_heard", ts)
    slack.ana.submits(partner="Eastside Mutual Aid")


def test_ones_accounts_are_named_by_what_slack_calls_them(slack: SlackWorld) -> None:
    slack.ana.types("mine")
    slack.database.write_now(lambda session: give_local_seat(session, slack))
    said = slack.ana.types("link", channel="")
    assert "You are writing from here" in said
    assert not KEY.search(said)


def test_the_other_account_is_told_by_its_name_and_workspace(slack: SlackWorld) -> None:
    slack.database.write_now(lambda session: give_local_seat(session, slack, "slack", "T_ELSE", "U_OTHER"))
    said = slack.ana.types("link", channel="")
    assert "@Annie in Elsewhere" in said
    assert not KEY.search(said)


def test_what_slack_calls_somebody_and_their_workspace_is_known_once_they_come(slack: SlackWorld) -> None:
    slack.ana.types("mine")
    key = ("slack", slack.twin.team, "U_ANA")
    account = slack.database.read_now(lambda session: People(session, SYSTEM).identity(*key))
    assert account is not None
    assert (account.said_name, account.said_workspace) == ("Ana", "Twin")


def test_contacts_of_one_name_are_told_apart_without_keys(slack: SlackWorld) -> None:
    slack.database.write_now(lambda session: two_of_one_name(session, slack))
    said = slack.ana.types("partner Eastside contact Pat")
    assert "[Slack: @Pat (1)]" in said
    assert "[Slack: @Pat (2)]" in said
    assert not KEY.search(said)


def give_local_seat(
    session: Session, slack: SlackWorld, platform: str = "local", workspace: str = "local", key: str = "seat"
) -> None:
    """A second account of Ana's."""
    ana = session.exec(select(Person).where(Person.name == "Ana")).one()
    session.add(account_of(ana, slack, (platform, workspace, key), "Annie", "Elsewhere"))


def two_of_one_name(session: Session, slack: SlackWorld) -> None:
    for key in ("U_PAT", "U_PATTY"):
        person = Person(name="Pat", role=Role.CONTACT, created_at=slack.clock.now())
        session.add(person)
        session.flush()
        session.add(account_of(person, slack, ("slack", slack.twin.team, key), "Pat"))


def account_of(
    person: Person, slack: SlackWorld, sender: tuple[str, str, str], name: str, workspace_name: str = ""
) -> Identity:
    platform, workspace, external = sender
    return Identity(
        person_id=person.id,
        platform=platform,
        workspace=workspace,
        external=external,
        place=external,
        said_name=name,
        said_workspace=workspace_name,
        created_at=slack.clock.now(),
    )
