"""What is sensitive never goes to Discord: each text of such notes holds its own word, and every answer is searched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.bundling import written
from bot.events import Address, Commanded, Event, Invoked, Opened, Pressed, Searched, Sender, Submitted
from bot.features import FEATURES
from bot.letters import letter_run, marked, outgoing
from bot.refs import new_ref
from bot.router import Router
from bot.sample import LOCAL
from storage.actions import ActionToken
from storage.database import Database
from storage.kept import KeptKind
from storage.labels import Label
from storage.notes import Note
from storage.outbox import OutboxItem
from storage.people import Identity, Person
from tests.bot.cast import Town, everything_in, everything_shown
from tests.bot.settling import settle_in
from tests.bot.test_canaries import CANARY, Aviary
from tests.driver import World
from tests.extent import COMPLETE

ROUTER = Router(FEATURES)
SEATS = ("ana", "rosa", "amina")
BEGINNINGS = ("", "kanari", "asthma", "Eastside", "clean rooms")


def join_discord(session: Session) -> None:
    """They are in Discord as well; letters still go to their seats."""
    for seat in SEATS:
        known = session.exec(select(Identity).where(Identity.platform == LOCAL, Identity.external == seat)).one()
        session.get_one(Person, known.person_id).last_identity_id = known.id
        session.add(Identity.of(known.person_id, ("discord", "global", f"u{seat}"), known.created_at))


def hears(town: Town, birds: Aviary, about: str, what: str, **values: str) -> None:
    """Ana writes a note at the page, with a word to look for in each of its texts."""
    town.world.ana.says("/loop heard")
    words = {part: f"{about} {birds.new(f'{what}, {part}')}" for part in ("quote", "paraphrase", "themes")}
    town.world.ana.fills(**{"partner": "Eastside", **words, **values})


def fill(town: Town, birds: Aviary) -> None:
    """Notes that are sensitive by their words, by their label, and because somebody said so; and what follows."""
    ana, amina = town.world.ana, town.world.amina
    for label in Label:
        hears(town, birds, "asthma", f"health, {label.value}", label=label.value)
    hears(town, birds, "deuda", "money in Spanish", label="partner")
    hears(town, birds, "recipes", "community knowledge", label=Label.COMMUNITY.value)
    hears(town, birds, "clean rooms", "chosen", label="partner")
    ana.presses("Keep off Discord")
    hears(town, birds, "quiet rooms", "chosen and taken back", label="partner")
    ana.presses("Keep off Discord")
    ana.presses("Undo")
    ana.presses("Keep off Discord")
    report(town, birds)
    amina.says(f"/loop share My asthma is worse, {birds.new('shared')}")
    amina.presses("A concern")
    for says in ("Correct", "Add", "I see it differently"):
        amina.says("/loop record")
        amina.presses("Open", near="clean rooms")
        amina.presses(says)
        amina.fills(words=birds.new(f"said of a note: {says}"))
    ana.presses("Keep both versions")
    ana.says(f"/loop nobody knows the diagnosis {birds.new('review list')}")
    plan(town, birds)
    hears(town, birds, "asthma", "taken back")
    ana.presses("Undo")


def plan(town: Town, birds: Aviary) -> None:
    """Meetings whose agenda and answers speak of what is sensitive; one of them took place."""
    ana, amina = town.world.ana, town.world.amina
    ana.says(f"/loop meet Eastside 3 December at 10:00; asthma {birds.new('agenda')}; with Amina")
    amina.presses("Another time?")
    amina.fills(when=f"after my surgery {birds.new('another time')}")
    amina.presses("Add to the agenda")
    amina.fills(words=f"the eviction {birds.new('added to the agenda')}")
    ana.says(f"/loop meet Eastside tomorrow at 10:00; asthma {birds.new('of what took place')}; with Amina")
    town.world.advance(days=2)
    ana.presses("Write it up")
    ana.fills(said="Good.", agenda="")
    ana.says(f"/loop meet Eastside 4 December at 10:00; asthma {birds.new('agenda taken back')}; with Amina")
    ana.presses("Undo")


def report(town: Town, birds: Aviary) -> None:
    """A report-back on the note that somebody chose to keep off, and what Amina says to it."""
    ana, amina = town.world.ana, town.world.amina
    ana.says("/loop close clean rooms")
    ana.presses("Report back")
    ana.fills(**{part: birds.new(f"report, {part}") for part in ("you_said", "we_did", "we_will_not", "still_open")})
    amina.presses("Not quite")
    amina.fills(words=birds.new("answer to a report"))


@pytest.fixture(scope="module")
def place(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, Aviary]]:
    path = tmp_path_factory.mktemp("apart") / "town.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")
    world, birds = World(database), Aviary()
    world.app.engine.quota._burst = 10**9
    town = settle_in(world)
    database.write_now(join_discord)
    fill(town, birds)
    world.settle()
    yield town, birds
    world.close()
    database.close()


def about(seat: str) -> dict[str, Any]:
    """What an event of theirs has in Discord."""
    sender, address = Sender("discord", "global", f"u{seat}"), Address("discord", "global", f"u{seat}")
    return {"key": new_ref(), "sender": sender, "address": address}


def looks(town: Town, birds: Aviary, events: list[Event]) -> int:
    """Try events one by one; what an answer shows holds none of the words. How many were tried."""
    for event in events:
        said = town.tries(event).said
        assert birds.escaped(said) == set(), (event, said)
    return len(events)


def note_keys(town: Town) -> list[int]:
    return town.world.database.read_now(lambda session: list(session.exec(select(Note.id))))


def tokens(town: Town) -> list[str]:
    return town.world.database.read_now(lambda session: sorted(session.exec(select(ActionToken.token))))


def test_the_words_are_there_and_the_page_shows_them(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    assert birds.escaped(town.world.database.read_now(everything_in)) == set(birds.homes.values())
    seen = town.world.ana.says("/loop find kanari") + town.world.ana.says("/loop brief Eastside")
    seen += town.world.ana.says("/loop close") + town.world.ana.says("/loop review")
    assert len(birds.escaped(seen)) > 10
    assert "clean rooms" in town.world.amina.says("/loop record")


@pytest.mark.parametrize("seat", SEATS)
def test_no_command_sends_any_of_it_to_discord(place: tuple[Town, Aviary], seat: str) -> None:
    town, birds = place
    lines = [f"{word} {rest}" for word in ROUTER.commands for rest in BEGINNINGS if rest != "kanari"]
    events: list[Event] = [Commanded(words=line, **about(seat)) for line in lines]
    events += [Opened(words=word, **about(seat)) for word in ROUTER.commands]
    events += [Searched(kind=kind, words=words, **about(seat)) for kind in ("partner", "person") for words in ("", "k")]
    events += [Invoked(shortcut=name, **about(seat)) for name in ROUTER.shortcuts]
    assert looks(town, birds, events) > 100


@pytest.mark.parametrize("seat", SEATS if COMPLETE else ("ana", "amina"))
def test_no_button_sends_any_of_it_to_discord(place: tuple[Town, Aviary], seat: str) -> None:
    town, birds = place
    keys = range(1, max(note_keys(town)) + 1)
    about_one = {action: args for action, (key, args) in town.actions().items() if key is not None}
    made = [town.mint(action, key, **args) for action, args in about_one.items() for key in keys]
    made += [town.mint("record.correct", key, of=of, how="add") for of in KeptKind for key in keys]
    made += [town.mint("record.page", None, of=of, page=page) for of in (None, *KeptKind) for page in range(4)]
    made += [town.mint(action, None, words="", page=page) for action in ("closing.page",) for page in range(4)]
    pressed = made + (tokens(town) if COMPLETE else tokens(town)[::7])
    assert looks(town, birds, [Pressed(token=token, **about(seat)) for token in pressed]) > 500


@pytest.mark.parametrize("seat", SEATS)
def test_no_form_sends_any_of_it_to_discord(place: tuple[Town, Aviary], seat: str) -> None:
    town, birds = place
    events: list[Event] = []
    for key in note_keys(town):
        for form, (values, of) in town.forms().items():
            if not of:
                continue
            named = {name: key if name in {"note", "report", "correction", "record"} else at for name, at in of.items()}
            token = town.mint(f"form:{form}", None, **named)
            events.append(Submitted(token=token, values=values, **about(seat)))
    assert looks(town, birds, events) > 100


def test_no_letter_takes_any_of_it_to_discord(place: tuple[Town, Aviary]) -> None:
    """Every letter that was ever written, as if it went there."""
    town, _ = place

    def write(session: Session) -> list[str]:
        found, now = [], town.world.clock.now()
        for item in session.exec(select(OutboxItem)):
            item.destination = "discord:global:u1"
            run = letter_run(session, item, now)
            if message := written(ROUTER.letters, run):
                found.append(outgoing(run, marked(run, message)).to_text())
        session.rollback()
        return found

    said = town.world.database.write_now(write)
    assert len(said) > 15
    assert any("kept off Discord" in words for words in said)
    assert [words for words in said if CANARY.search(words)] == []


def test_the_page_shows_in_its_letters_what_discord_does_not(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    assert "report, we_did" in birds.escaped(town.world.amina.sees_all)
    assert "shared" in birds.escaped(town.world.ana.sees_all)
    assert everything_shown(town.world.ana.last)
