"""One story on two platforms: Ana and her team are in Slack, and Amina is in Discord."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import Session, select

from adapters.memory import MemoryAdapter, Post
from bot.bootstrap import App, bootstrap
from bot.events import Address, Sender
from bot.ports import Refused
from bot.sample import LOCAL
from storage.database import Database
from storage.notes import Loop, Note
from storage.partners import Partner, Partners
from storage.people import Identity, Team
from storage.people import Person as PersonRow
from storage.viewer import SYSTEM
from tests.bot.cast import newest
from tests.driver import Person, World
from tests.queue import states

WORKSPACES = {"slack": "T1", "discord": "global"}
HOMES = {"ana": "slack", "rosa": "slack", "amina": "discord"}
TEAM = "outreach"


class TwoChats(World):
    """Both of them, in memory."""

    async def _build(self) -> App:
        def connect(engine: Any) -> list[MemoryAdapter]:
            self.chats = {name: MemoryAdapter(engine.handle, name) for name in WORKSPACES}
            self.memory = self.chats["slack"]
            return list(self.chats.values())

        return bootstrap(self.database, self.clock, connect, self.features)

    def at(self, key: str, platform: str = "") -> "Chatter":
        return Chatter(self, key, platform or HOMES[key])

    def channel(self, platform: str = "slack") -> str:
        return "\n\n".join(post.message.to_text() for post in self.chats[platform].posts[TEAM])


class Chatter(Person):
    """Somebody on one of them."""

    def __init__(self, world: TwoChats, key: str, platform: str) -> None:
        super().__init__(world, key)
        self.both, self.platform = world, platform

    @property
    def sender(self) -> Sender:
        return Sender(self.platform, WORKSPACES[self.platform], self.key)

    @property
    def address(self) -> Address:
        return Address(self.platform, WORKSPACES[self.platform], self.key)

    @property
    def inbox(self) -> list[Post]:
        return self.both.chats[self.platform].posts[self.key]

    def does(self, event: Any) -> str:
        self.last = self.world.run(self.both.chats[self.platform].receive(event))
        self.form = self.last.form or (self.form if self.last.errors else None)
        self.world.settle()
        return "\n".join(message.to_text() for message in self.last.messages)

    def find_button(self, label: str, near: str = "") -> Any:
        places = [*self.both.chats[self.platform].posts[TEAM], *self.inbox] if self.key != "amina" else self.inbox
        found = [(post, each) for post in reversed(places) for each in post.message.buttons() if each.label == label]
        assert found, self.sees_all
        return found[0]


def move_in(session: Session) -> None:
    for known in session.exec(select(Identity).where(Identity.platform == LOCAL)):
        known.platform = HOMES[known.external]
        known.workspace = WORKSPACES[known.platform]
    session.exec(select(Team)).one().channel = f"slack:T1:{TEAM}"


@pytest.fixture
def world(database: Database) -> Iterator[TwoChats]:
    made = TwoChats(database)
    database.write_now(move_in)
    yield made
    made.close()


@pytest.fixture
def ana(world: TwoChats) -> Chatter:
    return world.at("ana")


@pytest.fixture
def amina(world: TwoChats) -> Chatter:
    return world.at("amina")


def eastside(world: TwoChats) -> Partner:
    found = world.database.read_now(lambda session: Partners(session, SYSTEM).called("Eastside Mutual Aid"))
    assert found is not None
    return found


def is_in_slack_too(world: TwoChats) -> Chatter:
    def add(session: Session) -> None:
        known = session.exec(select(Identity).where(Identity.external == "amina")).one()
        session.get_one(PersonRow, known.person_id).last_identity_id = known.id
        session.add(Identity.of(known.person_id, ("slack", "T1", "amina"), known.created_at))

    world.database.write_now(add)
    return world.at("amina", "slack")


def test_a_promise_made_in_slack_is_confirmed_in_discord_and_stands_so_in_slack(
    world: TwoChats, ana: Chatter, amina: Chatter
) -> None:
    ana.says("/loop promised Eastside the room list by Friday")
    assert "We promised you something." in amina.sees
    assert "It stands as written." in amina.presses("That's right")
    assert "Eastside Mutual Aid says: that's right." in ana.sees
    brief = ana.says("/loop brief Eastside")
    assert "the room list" in brief
    assert "confirmed" in brief
    assert "confirmed" in amina.says("/loop promises")


def test_being_in_touch_counts_from_either(world: TwoChats, ana: Chatter, amina: Chatter) -> None:
    world.advance(days=3)
    amina.says("/loop share We need a room.")
    amina.presses("A need")
    is_counted_from_now(world)
    world.advance(days=5)
    ana.says("/loop heard Eastside: they need chairs")
    is_counted_from_now(world)


def is_counted_from_now(world: TwoChats) -> None:
    found = eastside(world)
    assert found.last_contact_at == world.clock.now()
    assert found.quiet_after is not None
    assert (found.quiet_after - world.clock.now()).days == found.longest_gap_days


def test_what_the_bot_sends_is_no_contact_on_either(world: TwoChats, ana: Chatter, amina: Chatter) -> None:
    ana.says("/loop promised Eastside the room list by Friday")
    before = eastside(world).last_contact_at
    world.advance(days=6)
    assert eastside(world).last_contact_at == before


def test_an_answer_reaches_her_where_she_is_and_in_her_language(world: TwoChats, ana: Chatter, amina: Chatter) -> None:
    amina.says("/loop preferences change")
    amina.fills(language="es")
    amina.says("/loop share Necesitamos una sala.")
    amina.presses("Una necesidad")
    assert "Necesitamos una sala." in world.channel()
    ana.presses("Answer")
    ana.fills(you_said="Una sala.", we_did="La sala es suya los domingos.")
    assert "La sala es suya los domingos." in amina.sees
    assert "Hemos hecho: La sala" in amina.sees
    assert "Answered" in world.channel()
    amina.presses("Es correcto")
    assert "Eastside Mutual Aid says: right." in ana.sees
    assert world.database.read_now(lambda session: newest(session, Note)).loop is Loop.ACKNOWLEDGED


def test_she_is_written_to_where_she_was_last(world: TwoChats, ana: Chatter, amina: Chatter) -> None:
    in_slack = is_in_slack_too(world)
    ana.says("/loop promised Eastside the room list by Friday")
    assert "the room list" in amina.sees
    assert in_slack.inbox == []
    in_slack.says("/loop promises")
    ana.says("/loop promised Eastside the keys by Friday")
    assert "the keys" in in_slack.sees
    assert "the keys" not in amina.sees_all
    assert "It stands as written." in in_slack.presses("That's right")


def test_a_refused_direct_message_in_discord_is_told_in_slack_without_detail(
    world: TwoChats, ana: Chatter, amina: Chatter
) -> None:
    world.chats["discord"].faults["amina"].refuse.append(Refused("Cannot send messages to this user", is_final=True))
    ana.says("/loop promised Eastside the room list by Friday")
    assert amina.inbox == []
    assert "I could not reach Amina." in ana.sees
    assert "room list" not in ana.sees
    assert world.database.read_now(states).get("dead") == 1


def test_a_refused_direct_message_to_one_of_us_goes_to_the_channel_without_detail(
    world: TwoChats, ana: Chatter
) -> None:
    ana.says("/loop promised Eastside the room list by Friday")
    world.chats["slack"].faults["ana"].refuse.append(Refused("closed", is_final=True))
    world.advance(days=2)
    assert "I could not reach Ana privately." in world.channel()
    assert "room list" not in world.channel()


def test_what_speaks_of_health_is_read_in_slack_and_only_announced_in_discord(
    world: TwoChats, ana: Chatter, amina: Chatter
) -> None:
    amina.says("/loop share My asthma is worse in the cold hall.")
    said = amina.presses("A concern")
    assert "cold hall" not in said
    assert "kept off Discord, because it speaks of health" in said
    assert "cold hall" in ana.sees
    assert "cold hall" in world.channel()
    assert "cold hall" not in amina.says("/loop record")
    ana.presses("Answer")
    said = ana.fills(you_said="The hall is cold.", we_did="A nurse comes on Monday.")
    assert "Amina can't be shown the words where they are, so please tell them yourself." in said
    assert "there is an answer" in amina.sees
    assert "nurse" not in amina.sees_all


def test_a_team_with_its_channel_in_discord_reads_of_it_there_without_the_words(
    world: TwoChats, ana: Chatter, amina: Chatter
) -> None:
    def move(session: Session) -> None:
        session.exec(select(Team)).one().channel = f"discord:global:{TEAM}"

    world.database.write_now(move)
    amina.says("/loop share My asthma is worse in the cold hall.")
    amina.presses("A concern")
    assert "kept off Discord, because it speaks of health. Read it elsewhere: Slack" in world.channel("discord")
    assert "cold hall" not in world.channel("discord")
    assert "cold hall" in ana.sees


def test_what_the_team_keeps_off_discord_leaves_the_post_that_stands_there(
    world: TwoChats, ana: Chatter, amina: Chatter
) -> None:
    def move(session: Session) -> None:
        session.exec(select(Team)).one().channel = f"discord:global:{TEAM}"

    world.database.write_now(move)
    amina.says("/loop share We need a quiet hall.")
    amina.presses("A need")
    assert "quiet hall" in world.channel("discord")
    ana.presses("Open")
    ana.presses("Keep off Discord")
    assert "quiet hall" not in world.channel("discord")
    assert "because the team keeps it off" in world.channel("discord")
    ana.presses("Undo")
    assert "quiet hall" in world.channel("discord")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("He was arrested on Monday", "it speaks of arrest or prison"),
        ("the rent is late and she has a loan", "it speaks of money"),
        ("La deportaron en mayo", "it speaks of the right to stay"),
        ("his husband threatened him", "it speaks of violence"),
        ("she is Muslim and needs a room to pray", "it speaks of faith"),
        ("necesita ver al médico", "it speaks of health"),
        ("the bus stops at six", ""),
        ("they meet at the church on Park Street", ""),
        ("the heating bill for the hall", ""),
    ],
)
def test_what_a_note_speaks_of_is_said_in_the_echo(world: TwoChats, ana: Chatter, words: str, why: str) -> None:
    said = ana.says(f"/loop heard Eastside: {words}")
    assert ("I keep this off Discord" in said) is bool(why)
    assert not why or f"because {why}" in said
    assert ("[It is fine there]" if why else "[Keep off Discord]") in said


def test_whoever_knows_better_says_so_and_takes_it_back(world: TwoChats, ana: Chatter, amina: Chatter) -> None:
    ana.says("/loop heard Eastside: they want a health fair label:partner")
    assert "a health fair" not in amina.says("/loop record")
    assert "This note may be shown in Discord." in ana.presses("It is fine there")
    assert "a health fair" in amina.says("/loop record")
    ana.presses("Undo")
    assert "a health fair" not in amina.says("/loop record")
    ana.presses("Edit")
    ana.fills(where="everywhere")
    assert "a health fair" in amina.says("/loop record")


def rosa_in_discord(world: TwoChats) -> Chatter:
    def move(session: Session) -> None:
        known = session.exec(select(Identity).where(Identity.external == "rosa")).one()
        known.platform, known.workspace = "discord", WORKSPACES["discord"]

    world.database.write_now(move)
    return world.at("rosa", "discord")


def test_a_note_that_is_kept_off_is_not_shown_by_asking_whether_the_new_one_is_the_same(
    world: TwoChats, ana: Chatter
) -> None:
    ana.says("/loop heard Eastside: necesita ver al médico los lunes")
    rosa = rosa_in_discord(world)
    said = rosa.says("/loop heard Eastside: necesita ver al médico este lunes")
    assert "noted much the same" not in said
    assert "médico" not in said
    assert "noted much the same" in ana.says("/loop heard Eastside: necesita ver al médico cada lunes")
