"""One partner never sees anything of another: each text of a clinic's holds its own word, and Amina looks for them."""

import logging
import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select
from structlog.testing import capture_logs

from bot.events import Commanded, Event, Opened, Pressed, Said, Searched, Submitted
from bot.features import FEATURES
from bot.router import Router
from storage.actions import ActionToken
from storage.database import Database
from storage.hats import Hats
from storage.kept import KeptKind
from storage.labels import Label
from storage.partners import Partners
from storage.people import Hat, People
from storage.people import Person as Human
from storage.viewer import SYSTEM, Role
from tests.bot.cast import Town, everything_in, everything_shown
from tests.bot.settling import settle_in
from tests.driver import Person, World
from tests.extent import COMPLETE, times

CANARY = re.compile(r"kanari\d{3,}q", re.IGNORECASE)
ROUTER = Router(FEATURES)
REQUESTS = times("REQUESTS", 400, 4000)
KEYS = range(1, 31)
BEGINNINGS = (
    "",
    "k",
    "kanari",
    "kanari0",
    "Kanari Clinic",
    "clinic",
    "bus",
    "harbor",
    "1",
    "*",
    "%",
    '"',
    "_",
    "a b c",
)


class Aviary:
    """Hands out canaries and remembers where each one lives."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.homes: dict[str, str] = {}

    def new(self, home: str) -> str:
        word = f"kanari{next(self._numbers):03d}q"
        self.homes[word] = home
        return word

    def escaped(self, words: str) -> set[str]:
        """Where the canaries in these words live."""
        return {self.homes[found.casefold()] for found in CANARY.findall(words)}


def fill_harbor(town: Town, birds: Aviary, seat: str = "omar") -> str:
    """Everything that can be written down with a partner, by staff and by the partner, each with a canary in it.

    Whoever has this seat speaks for it. What the partner is called.
    """
    ana, omar = town.world.ana, Person(town.world, seat)
    name = f"{birds.new('partner name').capitalize()} Clinic"
    if "come near" in ana.says(f"/loop partner add {name}"):
        ana.presses("Add as new")
    town.world.database.write_now(lambda session: move(session, seat, name))
    for fact in ("alias", "languages", "places", "customs", "community", "contact"):
        ana.says(f"/loop partner {name} {fact} {birds.new(fact)}")
    ana.says(f"/loop partner {name} depth cooperating because {birds.new('reason of a depth')}")
    for label in Label:
        ana.says("/loop heard")
        words = {part: birds.new(f"{label.value} note, {part}") for part in ("quote", "paraphrase", "themes")}
        ana.fills(partner=name, label=label.value, **words)
    ana.presses("Edit")
    ana.fills(paraphrase=birds.new("revised note"))
    ana.says("/loop met")
    parts = {part: birds.new(f"meeting, {part}") for part in ("theirs", "ours", "said", "decided")}
    ana.fills(partner=name, held_on="yesterday", promises=f"{birds.new('promise at a meeting')} by Friday", **parts)
    fill_meetings(town, birds, name, omar)
    ana.says(f"/loop promised {name} {(promise := birds.new('promise'))} by Friday")
    ana.says(f"/loop promised by {name} {birds.new('promise of theirs')} by Friday")
    ana.says(f"/loop remind me to call {name} about {birds.new('follow-up')} on Friday")
    omar.says("/loop share")
    omar.presses("A concern")
    omar.fills(words=birds.new("shared concern"))
    omar.says(f"/loop share {birds.new('words that wait for a kind')}")
    omar.says(f"/loop nobody knows {birds.new('review list')}")
    ana.presses("Report back")
    ana.fills(**{part: birds.new(f"report, {part}") for part in ("you_said", "we_did", "we_will_not", "still_open")})
    omar.presses("Not quite")
    omar.fills(words=birds.new("answer to a report"))
    omar.says("/loop promises")
    omar.presses("Not quite", near=promise)
    omar.fills(right=birds.new("what is not right"))
    omar.presses("That's right", near=promise)
    omar.says("/loop promises")
    omar.presses("Partly", near=promise)
    omar.fills(missing=birds.new("what is missing"))
    omar.says("/loop promises")
    omar.presses("Open", near=promise)
    omar.presses("Another date")
    omar.fills(due="2026-12-18", reason=birds.new("why another date"))
    omar.says("/loop trust")
    omar.press_token(next(each.token for each in omar.inbox[-1].message.buttons() if each.label == "Answer"))
    omar.fills(keeps_word="4", words=birds.new("words about trust"))
    omar.says("/loop record")
    omar.presses("Change what it says on top")
    omar.fills(meeting_places=birds.new("place of their own"))
    for says in ("Correct", "Add", "I see it differently"):
        omar.says("/loop record")
        omar.presses("Open", near=promise)
        omar.presses(says)
        omar.fills(words=birds.new(f"what they say: {says}"))
    ana.presses("Keep both versions")
    ana.says(f"/loop link {name} for {birds.new('somebody who is invited')}")
    slow = Person(town.world, seat, has_forms=False)
    for line in ("/loop preferences change", *("skip",) * 7):
        slow.says(line)
    slow.says(birds.new("answer in a dialogue"))
    return name


def fill_meetings(town: Town, birds: Aviary, name: str, omar: Person) -> None:
    """A meeting that comes, with what both sides say about it, and a record that its people spoke to."""
    ana, called = town.world.ana, omar.key.capitalize()
    place, ours = birds.new("place of a meeting"), birds.new("agenda, ours")
    ana.says(f"/loop meet {name} 2026-12-04 at 10:00 at {place}; {ours}; with {called}")
    omar.presses("Another time?")
    omar.fills(when=birds.new("another time"))
    omar.presses("Add to the agenda")
    omar.fills(words=birds.new("agenda, theirs"))
    ana.says("/loop met")
    ana.fills(partner=name, held_on="yesterday", theirs=called, said=birds.new("shared record"))
    ana.presses("Share with whoever was there")
    omar.presses("Correct")
    omar.fills(words=birds.new("correction of a record"))
    ana.presses("Leave it as it is")
    ana.fills(why=birds.new("why a record stays"))


def move(session: Session, seat: str, name: str) -> None:
    """Whoever has this seat speaks for the partner of this name from now on."""
    person = People(session, SYSTEM).who_is("local", "local", seat)
    partner = Partners(session, SYSTEM).called(name)
    assert person
    assert partner
    person.partner_id = partner.id


@pytest.fixture(scope="module")
def place(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, Aviary]]:
    path = tmp_path_factory.mktemp("aviary") / "town.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")
    world, birds = World(database), Aviary()
    world.app.engine.quota._burst = 10**9
    town = settle_in(world)
    fill_harbor(town, birds)
    world.settle()
    yield town, birds
    world.close()
    database.close()


def tokens(town: Town) -> list[str]:
    """Every button and form that was ever given to anybody."""
    return town.world.database.read_now(lambda session: sorted(session.exec(select(ActionToken.token))))


def forged_buttons(town: Town) -> list[str]:
    """Every action about every record there could be."""
    about: dict[str, Any] = {"from": 1, "page": 0, "words": "kanari", "name": "New", "kind": "need", "ref": "QQQQQQ"}
    about |= {"of": "note", "how": "correct"}
    about |= {"answer": "fine", "language": "en", "purpose": "quote", "given": True}
    about |= {"wish": "erase", "asked_at": town.world.clock.now().isoformat()}
    plain = [(action, key) for action in ROUTER.actions for key in KEYS if action != "choose"]
    kinds = [(action, key) for action, key in plain if action.startswith("remind.")]
    made = [town.mint(action, key, **about) for action, key in plain]
    made += [town.mint("record.correct", key, of=of, how="add") for of in KeptKind for key in KEYS]
    return made + [town.mint(action, key, **{**about, "kind": "follow_up"}) for action, key in kinds]


def forged_forms(town: Town) -> list[tuple[str, dict[str, str]]]:
    """Every form about every record there could be; in the part, those that name no record are sent once."""
    about: dict[str, Any] = {"kind": "commitment", "answer": "not quite", "of": "commitment", "how": "correct"}
    found = []
    for key in KEYS:
        names = ("note", "promise", "report", "item", "record", "correction", "plan", "meeting", "remark", "request")
        keys = dict.fromkeys(names, key)
        for form, (values, of) in town.forms().items():
            if not (of or COMPLETE or key == KEYS[0]):
                continue
            kind = "need" if form == "sharing.share" else about["kind"]
            found.append((town.mint(f"form:{form}", None, **{**about, **keys, "kind": kind}), values))
    return found


def looks(town: Town, birds: Aviary, events: Iterator[Event] | list[Event]) -> int:
    """Try events one by one; each answer, and everything that was logged, is free of canaries. How many were tried."""
    tried = 0
    with capture_logs() as logs:
        for event in events:
            said = town.tries(event).said
            assert birds.escaped(said) == set(), (event, said)
            tried += 1
    assert birds.escaped(str(logs)) == set()
    return tried


def test_the_canaries_are_in_place_and_their_own_people_see_them(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    stored = town.world.database.read_now(everything_in)
    assert birds.escaped(stored) == set(birds.homes.values())
    assert len(birds.homes) > 40
    seen = town.person("omar").says("/loop promises") + town.world.ana.says("/loop find kanari")
    assert {"promise", "promise of theirs"} <= birds.escaped(seen)


def test_no_command_shows_anything_of_another_partner(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    amina = town.person("amina")
    events: list[Event] = [
        Commanded(words=f"{word} {rest}", **amina.about()) for word in ROUTER.commands for rest in BEGINNINGS
    ]
    assert looks(town, birds, events) == len(ROUTER.commands) * len(BEGINNINGS)


def test_no_command_with_fields_shows_anything_of_another_partner(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    about = town.person("amina").about
    names = ("words", "partner", "quote", "said", "due")
    events: list[Event] = [
        Commanded(words=word, values=dict.fromkeys(names, rest), **about())
        for word in ROUTER.commands
        for rest in BEGINNINGS
    ]
    assert looks(town, birds, events) == len(ROUTER.commands) * len(BEGINNINGS)


def test_no_suggestion_names_anything_of_another_partner(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    about = town.person("amina").about
    kinds = ("partner", "person", "date", "past_date", "zone", "text", "note", "")
    events: list[Event] = [
        Searched(kind=kind, words=words, most=25, **about()) for kind in kinds for words in BEGINNINGS
    ]
    assert looks(town, birds, events) == len(kinds) * len(BEGINNINGS)


def test_no_button_of_anybody_shows_anything_of_another_partner(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    about = town.person("amina").about
    pressed = tokens(town) + forged_buttons(town)
    assert looks(town, birds, [Pressed(token=token, **about()) for token in pressed]) > 1_000


def test_no_form_of_anybody_shows_anything_of_another_partner(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    about = town.person("amina").about
    given = [(token, {"words": "hello", "partner": "kanari"}) for token in tokens(town)]
    forms = given + forged_forms(town)
    events: list[Event] = [Submitted(token=token, values=values, **about()) for token, values in forms]
    assert looks(town, birds, events) > 500


def random_events(town: Town, number: int) -> Iterator[Event]:
    """What somebody might send who tries everything; the same every time."""
    dice, about = random.Random(20261121), town.person("amina").about
    known, forms = tokens(town), forged_forms(town)
    words = [*ROUTER.commands, *BEGINNINGS, "kanari clinic", "Eastside", "Friday", "undo", "cancel", "skip", "back"]
    for _ in range(number):
        line = " ".join(dice.choices(words, k=dice.randint(1, 4)))
        token, values = dice.choice(forms)
        mutated = "".join(dice.sample(dice.choice(known), 22)) if dice.random() < 0.2 else dice.choice(known)
        possible: list[Event] = [
            Commanded(words=line, **about()),
            Said(words=line, **about()),
            Pressed(token=mutated, **about()),
            Submitted(token=token, values=dict.fromkeys(values, line), **about()),
            Submitted(token=mutated, values={"words": line}, **about()),
            Searched(kind=dice.choice(["partner", "person"]), words=line, **about()),
            Opened(**about()),
        ]
        yield dice.choice(possible)


def test_hundreds_of_random_requests_show_nothing_of_another_partner(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    assert looks(town, birds, random_events(town, REQUESTS)) == REQUESTS


def test_whoever_serves_both_sees_nothing_of_the_one_while_acting_for_the_other(place: tuple[Town, Aviary]) -> None:
    town, birds = place
    amina = town.person("amina")
    town.world.database.write_now(lambda session: add_hat(session, town))
    try:
        events: list[Event] = [
            Commanded(words=f"{word} {rest}", **amina.about())
            for word in ROUTER.commands
            for rest in ("", "kanari", "bus", "1")
        ]
        events += [
            Searched(kind=kind, words=words, **amina.about()) for kind in ("partner", "person") for words in "k1"
        ]
        events += [Opened(**amina.about())]
        for event in events:
            # That they may act for the other is all that is said of it.
            assert birds.escaped(town.tries(event).said) <= {"partner name"}, event
    finally:
        town.world.database.write_now(take_hats_off)


def add_hat(session: Session, town: Town) -> None:
    """Amina serves Omar's clinic as well, and acts for Eastside."""
    account = People(session, SYSTEM).identity("local", "local", "amina")
    omar = People(session, SYSTEM).who_is("local", "local", "omar")
    assert account
    assert omar
    eastside = account.person_id
    person = Human(name="Amina", role=Role.CONTACT, partner_id=omar.partner_id, created_at=town.world.clock.now())
    session.add(person)
    session.flush()
    Hats(session).put_on(account, person, town.world.clock.now())
    Hats(session).wear(account, session.get_one(Human, eastside))


def take_hats_off(session: Session) -> None:
    for hat in session.exec(select(Hat)):
        session.delete(hat)


def test_what_really_happens_leaks_nothing_and_changes_nothing_of_the_other(
    place: tuple[Town, Aviary], caplog: pytest.LogCaptureFixture
) -> None:
    """The last one here: whoever presses everything may well have themselves forgotten."""
    town, birds = place
    world, amina = town.world, town.person("amina")
    before = of_harbor(world)
    with caplog.at_level(logging.DEBUG), capture_logs() as logs:
        for event in list(random_events(town, min(REQUESTS, 600) // 2)):
            amina.does(event)
            assert birds.escaped(everything_shown(amina.last)) == set()
        assert of_harbor(world) == before
        world.advance(days=40)
    assert birds.escaped(amina.sees_all) == set()
    assert birds.escaped(str(logs) + caplog.text) == set()


def of_harbor(world: World) -> list[str]:
    """The records with a canary in them, as stored."""
    tables = ("partner", "person", "note", "commitment", "meeting", "decision", "attendee", "follow_up", "report_back")
    meetings = ("correction", "planned_meeting", "invitee", "agenda_item", "meeting_remark")
    rows = world.database.read_now(everything_in).splitlines()
    return sorted(row for row in rows if CANARY.search(row) and row.split(" ")[0] in (*tables, *meetings))
