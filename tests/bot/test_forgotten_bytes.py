"""Somebody who is forgotten leaves no byte behind: their words are looked for in every file and every table."""

import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import event, text
from sqlmodel import Session, select
from structlog.testing import capture_logs

from bot.ports import Refused
from bot.ui.message import File
from bot.upkeep import write_over_what_is_gone
from storage.audit import AuditEntry
from storage.backup import backup
from storage.database import Database
from storage.feed import Feed
from storage.freed import FREED
from storage.instance import Instance
from storage.partners import Partners
from storage.people import Identity, People
from storage.people import Person as PersonRow
from storage.scrubbing import ANY_CASE, Needles, Scrubber
from storage.transfer import tables
from storage.viewer import SYSTEM, Role
from tests.driver import Person, World

MINE = re.compile(rb"kanari\d{3}q", re.IGNORECASE)
OTHERS = re.compile(rb"otherbird\d{3}q", re.IGNORECASE)
ACCOUNT, NAME = "Ukanari901q", "Kanari902q Kanari903q"
EASTSIDE = "Eastside Mutual Aid"


class Birds:
    """Hands out words that stand nowhere else."""

    def __init__(self, kind: str) -> None:
        self.kind, self.given = kind, 0

    def new(self, about: str = "") -> str:
        self.given += 1
        return f"{about} {self.kind}{self.given:03d}q".strip()


def add_contact(session: Session, world: World, key: str, name: str, partner: str) -> None:
    found = Partners(session, SYSTEM).called(partner)
    assert found
    now = world.clock.now()
    row = PersonRow(name=name, role=Role.CONTACT, partner_id=found.id, created_at=now, quiet_from=None)
    row.quiet_from = row.quiet_until = None
    session.add(row)
    session.flush()
    session.add(
        Identity(
            person_id=row.id,
            platform="local",
            workspace="local",
            external=key,
            place=key,
            said_name=name,
            created_at=now,
        )
    )


def contact_types(world: World, who: Person, birds: Birds) -> None:
    """Everything somebody at a partner can type, in every state that it can be left in."""
    ana = world.ana
    who.says("/loop share")
    who.presses("A concern")
    who.fills(words=(concern := birds.new("the bus stops before evening classes are over")))
    who.presses("That's fine")
    ana.presses("Report back")
    ana.fills(you_said=f"You said: {concern}.", we_did="We asked the city.")
    who.presses("Not quite")
    who.fills(words=birds.new("not the city but the county"))
    who.says("/loop share")
    who.presses("An idea")
    who.fills(words=birds.new("a Somali story time on Saturdays"))
    who.says("/loop share")
    who.presses("Thanks")
    who.fills(words=birds.new("thank you for the chairs"))
    who.presses("Undo")
    who.says(f"/loop share {birds.new('words that wait for a kind')}")
    who.says(f"/loop nobody understands {birds.new()}")
    ana.says("/loop promised Eastside the room list by Friday")
    who.says("/loop promises")
    who.presses("Not quite")
    who.fills(right=birds.new("the list and the key"))
    who.presses("That's right")
    ana.says("/loop mine")
    ana.presses("Done", near="room list")
    who.says("/loop promises")
    who.presses("Not quite")
    who.fills(missing=birds.new("the second page is missing"))
    slow = Person(world, who.key, has_forms=False)
    slow.says("/loop share")
    slow.presses("A need")
    slow.says(birds.new("an answer in a dialogue"))
    slow.says("/loop preferences")
    slow.presses("Change")
    slow.says(birds.new("no zone at all"))
    says_to_records(world, who, birds)
    meets(world, who, birds)
    judges_us(world, who, birds)


def judges_us(world: World, who: Person, birds: Birds) -> None:
    """Another date for a promise, with why, and what they think of us."""
    world.ana.says("/loop promised Eastside the hall plan by 2026-12-11")
    who.presses("Another date")
    who.fills(due="2026-12-18", reason=birds.new("we are away"))
    who.says("/loop trust")
    who.press_token(next(each.token for each in who.inbox[-1].message.buttons() if each.label == "Answer"))
    who.fills(keeps_word="4", words=birds.new("you listen"))


def says_to_records(world: World, who: Person, birds: Birds) -> None:
    """What they say to what is written down about their organisation, answered and not."""
    world.ana.says(f'/loop heard {EASTSIDE}: "no chairs", so people stand; partner')
    for label, words in (
        ("Correct", birds.new("nobody stands")),
        ("Add", birds.new("and tables")),
        ("I see it differently", birds.new()),
    ):
        who.says("/loop record")
        who.presses("Open", near="room list")
        who.presses(label)
        who.fills(words=words)
    world.ana.presses("Keep both versions")


def meets(world: World, who: Person, birds: Birds) -> None:
    """A meeting to come, which they are invited to, and one that was, with a record that they don't agree with."""
    ana, name = world.ana, name_of(world, who)
    ana.says("/loop meet")
    ana.fills(partner=EASTSIDE, day="Friday", at="10", agenda="chairs", theirs=f"Amina, {name}")
    who.presses("Another time?")
    who.fills(when=birds.new("some day in spring"))
    who.says("/loop meetings")
    who.presses("Add to the agenda")
    who.fills(words=birds.new("keys"))
    ana.says("/loop met")
    ana.fills(partner=EASTSIDE, held_on="yesterday", theirs=f"Amina, {name}", said="Twelve came.")
    ana.presses("Share with whoever was there")
    who.presses("Correct")
    who.fills(words=birds.new("ten"))
    ana.presses("Leave it as it is")
    ana.fills(why="We counted.")
    who.presses("I see it differently")
    who.fills(words=birds.new("no"))
    ana.says(f"/loop link {EASTSIDE} for {name}")


def name_of(world: World, who: Person) -> str:
    def look(session: Session) -> str:
        person = People(session, SYSTEM).who_is("local", "local", who.key)
        assert person
        return person.name

    return world.database.read_now(look)


def team_writes(world: World) -> None:
    """What the team writes down about them by name."""
    ana = world.ana
    ana.says(f"/loop heard {EASTSIDE}: {NAME} would like later buses")
    ana.says("/loop heard")
    ana.fills(partner=EASTSIDE, paraphrase=f"kanari902q and Otherbird900q want chairs, says {NAME}.")
    ana.presses("Edit")
    ana.fills(paraphrase=f"{NAME} and Otherbird900q want tables, says Kanari902q.")
    ana.says("/loop met")
    ana.fills(partner=EASTSIDE, held_on="yesterday", theirs=f"{NAME}, Otherbird901q", said="Kanari903q chaired.")
    ana.says(f"/loop remind me to call {NAME} of Eastside on Friday")
    ana.says(f"/loop nothing that anybody can place about {NAME}")
    world.memory.faults[ACCOUNT].refuse.append(Refused("no messages from bots", is_final=True))
    ana.says("/loop promised Eastside the hall by Monday")
    world.advance(hours=2)
    assert "Kanari902q" in ana.sees_all


def shown_at_seats(session: Session, now: Any, said: str) -> None:
    """The local page keeps what was shown, at their place and at others'."""
    Feed(session, ACCOUNT).add(ACCOUNT, {"kind": "said", "words": said}, now)
    body = {"kind": "message", "title": f"From {NAME}", "blocks": [{"type": "say", "words": said}]}
    Feed(session, "ana").add("", body, now)


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    if database.on_sqlite:
        # Some builds of SQLite wipe what they delete by themselves, and others do not.
        event.listen(database.engine, "connect", lambda each, _: each.execute("PRAGMA secure_delete=OFF"))
    made = World(database)
    made.app.engine.quota._burst = 10**9
    yield made
    made.close()


def settle_in(world: World, mine: Birds, others: Birds) -> Person:
    kept = Person(world, "zahra")
    gone = Person(world, ACCOUNT)
    world.database.write_now(lambda session: add_contact(session, world, "zahra", "Otherbird999q", EASTSIDE))
    contact_types(world, kept, others)
    world.database.write_now(lambda session: add_contact(session, world, ACCOUNT, NAME, EASTSIDE))
    contact_types(world, gone, mine)
    world.ana.says("/loop partner Casa Latina contact Otherbird998q")
    team_writes(world)
    said = "the bus stops before evening classes are over kanari001q"
    world.database.write_now(lambda session: shown_at_seats(session, world.clock.now(), said))
    world.settle()
    return gone


def birds_in(found: bytes, pattern: re.Pattern[bytes] = MINE) -> set[bytes]:
    return {bird.lower() for bird in pattern.findall(found)}


def everything_stored(database: Database) -> bytes:
    """Every text of every table, as the database gives it."""

    def look(session: Session) -> str:
        rows = ((one.name, row) for one in tables() for row in session.execute(text(f'SELECT * FROM "{one.name}"')))
        return "\n".join(f"{name} {tuple(row)}" for name, row in rows)

    return database.read_now(look).encode()


def bytes_on_disk(database: Database) -> bytes:
    path = Path(str(database.engine.url.database))
    return b"".join(Path(f"{path}{end}").read_bytes() for end in ("", "-wal", "-shm") if Path(f"{path}{end}").exists())


def shown_to_others(world: World) -> bytes:
    places = {place: posts for place, posts in world.memory.posts.items() if place != ACCOUNT}
    letters = [post for posts in places.values() for post in posts if post.wire_id]
    return "\n".join(post.message.to_text() for post in letters).encode()


def exported(who: Person) -> bytes:
    """What somebody takes out, unpacked."""
    who.says("/loop export")
    files = [block for message in who.last.messages for block in message.blocks if isinstance(block, File)]
    with ZipFile(io.BytesIO(files[0].content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def audit_trail(database: Database) -> list[tuple[Any, ...]]:
    def look(session: Session) -> list[tuple[Any, ...]]:
        rows = session.exec(select(AuditEntry).order_by(AuditEntry.id)).all()  # type: ignore[arg-type]
        return [(row.id, row.person_id, row.verb, row.subject, row.subject_id, row.ref, row.created_at) for row in rows]

    return database.read_now(look)


@pytest.mark.parametrize("choice", ["Erase my words", "Keep them without my name"])
def test_nothing_of_somebody_who_is_forgotten_is_left_anywhere(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture, choice: str
) -> None:
    mine, others, database = Birds("kanari"), Birds("otherbird"), world.database
    gone = settle_in(world, mine, others)
    before, trail = everything_stored(database), audit_trail(database)
    assert len(birds_in(before)) >= 10
    assert len(birds_in(shown_to_others(world))) >= 5
    of_others = birds_in(before, OTHERS)
    with caplog.at_level(logging.DEBUG), capture_logs() as logs:
        gone.says("/loop forget")
        gone.presses(choice)
        gone.presses("Yes, forget me")
        world.settle()
        world.advance(hours=30)
    words_stay = {b"kanari001q", b"kanari002q", b"kanari003q"} if choice.startswith("Keep") else set()
    after = everything_stored(database)
    left = birds_in(after)
    if not words_stay:
        assert left == set(), [row for row in after.split(b"\n") if MINE.search(row)]
    assert left & {b"kanari901q", b"kanari902q", b"kanari903q"} == set()
    assert birds_in(str(logs).encode() + caplog.text.encode()) == set()
    assert birds_in(shown_to_others(world)) & {b"kanari901q", b"kanari902q", b"kanari903q"} == set()
    assert words_stay or birds_in(shown_to_others(world)) == set()
    assert birds_in(after, OTHERS) == of_others
    assert audit_trail(database)[: len(trail)] == trail
    backup(database, tmp_path / "new.backup")
    assert birds_in((tmp_path / "new.backup").read_bytes()) == left
    assert birds_in((tmp_path / "new.backup").read_bytes(), OTHERS) == of_others
    for other in ("zahra", "amina", "ana"):
        taken_out = exported(Person(world, other))
        assert birds_in(taken_out) <= left
        assert other != "zahra" or len(birds_in(taken_out, OTHERS)) >= 5
    if database.on_sqlite:
        # The next one to write waits until the file is written anew.
        database.write_now(lambda session: None)
        assert birds_in(bytes_on_disk(database)) == left


def test_what_a_killed_process_left_is_written_over_later(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    database = world.database
    if not database.on_sqlite:
        return
    gone = settle_in(world, Birds("kanari"), Birds("otherbird"))
    with monkeypatch.context() as patch:
        patch.setattr("storage.writer.write_over", lambda engine: False)
        gone.says("/loop forget")
        gone.presses("Erase my words")
        gone.presses("Yes, forget me")
    assert birds_in(bytes_on_disk(database)) != set()
    database.write_now(lambda session: write_over_what_is_gone(session, world.clock.now()))
    database.write_now(lambda session: None)
    assert birds_in(bytes_on_disk(database)) == set()
    assert not database.read_now(lambda session: Instance(session).get(FREED))


@pytest.mark.parametrize("name", ["will", "May", "Grace"])
def test_a_name_that_is_a_word_is_looked_for_as_it_is_written(name: str) -> None:
    scrubber = Scrubber(Needles(names=frozenset({name.capitalize()})))
    is_short = len(name) < ANY_CASE
    assert scrubber.words(f"{name.capitalize()} came.") == "[…] came."
    assert scrubber.words(f"They {name.lower()} come.") == (
        f"They {name.lower()} come." if is_short else "They […] come."
    )
    assert scrubber.words(f"{name.capitalize()}flower") == f"{name.capitalize()}flower"
