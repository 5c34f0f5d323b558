"""Partners in Discord never learn of each other: each of many has words of its own, and one tries everything."""

import logging
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from structlog.testing import capture_logs

from adapters.discord import desk
from adapters.discord.commands import commands
from bot.quota import Quota
from storage.actions import ActionToken
from storage.database import Database
from storage.links import TRIES as CODES
from storage.people import Person
from storage.viewer import Role
from tests.adapters.discord.intruder import Answer, Intruder, Try, command, on_message, pick, press, typing, window
from tests.adapters.discord.world import DiscordWorld
from tests.adapters.slack.samples import HOSTILE
from tests.bot.cast import everything_in
from tests.bot.settling import add_person, settle_in
from tests.bot.test_canaries import BEGINNINGS, Aviary, fill_harbor
from tests.databases import copied
from tests.driver import World
from tests.extent import times
from tests.twins.discord.interactions import AUTOCOMPLETE, MODAL

pytestmark = pytest.mark.timeout(1_800)
"""Ten thousand interactions take a while; usually there are some hundreds."""
PARTNERS = times("PARTNERS", 3, 50)
INTERACTIONS = times("INTERACTIONS", 300, 10_000)
NEVER_SAID = "kanari999x"
"""Like the names that there are, but nobody is called so."""
TYPED = re.compile(r"kana\w*…?", re.IGNORECASE)
"""What comes back of it, whole or cut."""
SUB_COMMANDS = commands()[0]["options"]
MENUS = [entry["name"] for entry in commands()[1:]]
WORDS = ("Eastside", "Friday", "in 3 weeks", "undo", "cancel", "skip", "yes", "9", *BEGINNINGS, *HOSTILE, "w" * 5_900)
PLACES = ("", "", "general")


@dataclass(frozen=True, slots=True)
class Nest:
    """A server with many partners, and which words are whose. `tokens` are buttons and windows of the others."""

    world: DiscordWorld
    birds: Aviary
    names: list[str]
    own: list[str]
    tokens: list[ActionToken]

    def intruder(self, name: str) -> Intruder:
        return Intruder(self.world, self.world.seat(name))

    @property
    def stolen(self) -> list[str]:
        return [each.token for each in self.tokens]


def filled(database: Database) -> tuple[Aviary, list[str], list[str], list[ActionToken]]:
    """Eastside, as everywhere, and many more; each with words of its own in whatever is written down."""
    town = settle_in(unhurried(World(database)))
    own, birds, names = tokens_in(database), Aviary(), list[str]()
    for n in range(PARTNERS):
        seat, called = f"olga{n}", birds.new("name of a contact")
        database.write_now(partial(add_person, world=town.world, key=seat, role=Role.CONTACT))
        names.append(fill_harbor(town, birds, seat))
        database.write_now(partial(rename, before=seat.capitalize(), after=called))
    town.world.settle()
    town.world.close()
    before = {each.token for each in own}
    others = [each for each in tokens_in(database) if each.token not in before]
    return birds, names, sorted(before), others


def unhurried(world: World) -> World:
    world.app.engine.quota = Quota(burst=10**9)
    return world


def rename(session: Session, before: str, after: str) -> None:
    session.exec(select(Person).where(Person.name == before)).one().name = after.capitalize()


def tokens_in(database: Database) -> list[ActionToken]:
    found = database.read_now(lambda session: list(session.exec(select(ActionToken).order_by(col(ActionToken.token)))))
    return [ActionToken(**each.model_dump()) for each in found]


@pytest.fixture(scope="module")
def nest(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nest]:
    with (
        pytest.MonkeyPatch.context() as patch,
        copied(sqlite_template, tmp_path_factory.mktemp("nest") / "bot.db") as database,
    ):
        about = filled(database)
        with DiscordWorld(database) as world:
            # On a busy machine nothing is too late, so that every answer comes in the same way.
            patch.setattr(desk, "READY_WITHIN", 50.0)
            world.twin.patience = 60.0
            world.app.engine.quota = Quota(burst=10**9)
            yield Nest(world, *about)


@pytest.fixture(autouse=True)
def kept_from_them(nest: Nest, caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Whatever was called or logged meanwhile holds no word of these homes: of none, unless a test knows better.

    And nothing was refused, and nothing broke.
    """
    homes, since = [""], len(nest.world.twin.calls)
    caplog.clear()
    with caplog.at_level(logging.DEBUG), capture_logs() as logs:
        yield homes
    calls = nest.world.twin.calls[since:]
    lines = [logging.Formatter().format(line) for line in caplog.records if line.threadName != "discord-twin"]
    for told in (*(f"{call.name} {call.body}" for call in calls), *map(str, logs), *lines):
        assert [home for home in nest.birds.escaped(told) if home.startswith(tuple(homes))] == [], told[:3_000]
    assert [(call.name, call.answer, call.body) for call in calls if call.status >= 400] == []
    assert [entry for entry in logs if entry["log_level"] == "error"] == []


def test_the_canaries_are_in_place(nest: Nest) -> None:
    stored = nest.world.database.read_now(everything_in)
    assert nest.birds.escaped(stored) == set(nest.birds.homes.values())
    assert len(nest.birds.homes) > 50 * PARTNERS
    assert len(nest.tokens) > 100


def options() -> list[tuple[str, str, bool]]:
    """Every field of every command, and whether something is offered in it."""
    return [
        (each["name"], option["name"], bool(option.get("autocomplete")))
        for each in SUB_COMMANDS
        for option in each["options"]
    ]


def beginnings(name: str) -> list[str]:
    """What somebody types on the way to a name, but not all of it."""
    return [name[:end] for end in range(name.index(" "))]


def test_nothing_is_offered_of_another_partner_whatever_is_typed(nest: Nest) -> None:
    fields = [(word, name) for word, name, offers in options() if offers]
    assert len(fields) > 5
    typed = [*beginnings(nest.names[0]), *beginnings(nest.names[-1].lower()), *BEGINNINGS]
    answers = nest.intruder("Amina").tries(typing(*each, words) for each in fields for words in typed)
    assert {answer.kind for answer in answers} == {8}


def test_every_field_of_every_command_takes_a_name_of_another_partner(nest: Nest) -> None:
    own = [command(word, **{name: words}) for word, name, _ in options() for words in ("kanari", "Eastside")]
    assert 0 not in {answer.kind for answer in nest.intruder("Amina").tries(own)}


def test_what_is_missing_and_what_is_forbidden_get_the_same_answer_to_words(
    nest: Nest, kept_from_them: list[str]
) -> None:
    """A name of another partner, one of its words, and what is nobody's name, in every field there is."""
    kept_from_them.clear()
    known = [nest.names[0].split()[0], next(word for word, of in nest.birds.homes.items() if of == "promise")]
    intruder = nest.intruder("Amina")
    for word, name, offers in options():
        if word == "undo":
            # It takes back one thing of one's own after the other, whatever is said with it.
            continue
        # What has changed something says another thing the first time, and codes are tried a few times only.
        intruder.tries([command(word, **{name: NEVER_SAID})] * (CODES if word == "link" else 1))
        typed = [f"{given} Clinic" for given in (*known, NEVER_SAID)]
        answers = intruder.tries(command(word, **{name: words}) for words in typed)
        offered = intruder.tries(typing(word, name, words) for words in typed if offers)
        for several in filter(None, (answers, offered)):
            assert len({Answer(each.kind, TYPED.sub("…", each.said)) for each in several}) == 1, several


def everywhere(token: str, values: dict[str, str]) -> list[Try]:
    """One token as a button of an answer and of a post, as a choice, as a window and as a later step of one."""
    pressed = [press(token), press(token, "0123456789abcdef01234567", "general", in_post=True), pick(token, "general")]
    return [*pressed, window(token, values), window(token, values, step=1)]


def mutated(token: str, dice: random.Random) -> str:
    """What is no token, though it looks like one. Discord brings no empty name and no longer one."""
    made = (
        "".join(dice.sample(token, len(token))),
        token[:-1],
        token + dice.choice("aZ0-_%'\" "),
        token[::-1],
        dice.choice(["1", "0", "-1", "null", "%", "*", "' OR 1=1 --", "{}", "../..", *HOSTILE]),
    )
    return dice.choice([each for each in made if ":" not in each] or ["1"])[:60]


def shapes(answers: list[Answer]) -> list[set[Answer]]:
    """What came back for each of the ways in which a token was tried."""
    ways = len(everywhere("", {}))
    return [set(answers[way::ways]) for way in range(ways)]


def test_a_button_or_window_of_somebody_else_is_answered_like_one_that_never_was(nest: Nest) -> None:
    dice, intruder, values = random.Random(20261121), nest.intruder("Amina"), {"words": "hello"}
    some = dice.sample(nest.stolen, min(len(nest.stolen), INTERACTIONS // 10))
    stolen = shapes(intruder.tries(each for token in some for each in everywhere(token, values)))
    made = [mutated(token, dice) for token in some]
    forged = shapes(intruder.tries(each for token in made for each in everywhere(token, values)))
    assert stolen == forged
    assert [len(answers) for answers in stolen] == [1, 1, 1, 1, 1]
    assert "I can't find that." in next(iter(stolen[0])).said


def test_a_button_of_ones_own_is_answered_in_another_way(nest: Nest) -> None:
    """So that what is compared above is not what everybody always gets."""
    answers = nest.intruder("Amina").tries(press(token) for token in nest.own)
    assert any("I can't find that." not in answer.said for answer in answers)
    assert len(set(answers)) > 3


def tried_at_random(nest: Nest, number: int) -> Iterator[Try]:
    """What somebody sends who tries everything; the same every time."""
    dice = random.Random(20261122)
    fields, tokens = options(), [*nest.stolen, *nest.own]
    words = [*WORDS, *(name[:7] for name in nest.names)]
    for at in range(number):
        word, where = dice.choice(SUB_COMMANDS)["name"], dice.choice(PLACES)
        token = dice.choice(tokens) if dice.random() < 0.7 else mutated(dice.choice(tokens), dice)
        line = " ".join(dice.choices(words, k=dice.randint(1, 3)))[:5_900]
        names = [name for known, name, _ in fields if known == word or dice.random() < 0.01]
        given = {name: dice.choice(words) for name in names if dice.random() < 0.7}
        searched = dice.choice([field for field in fields if field[2]])
        made = (
            command(word, where, **given),
            command("say", where, words=f"{word} {line}"),
            typing(searched[0], searched[1], line[:100], where),
            press(token, where=where, in_post=dice.random() < 0.5),
            pick(token, where),
            window(token, {name: line[:3_900] for _, name, _ in dice.sample(fields, 4)}, where, dice.randint(0, 2)),
            on_message(dice.choice(MENUS), str(at + 1), line, where),
        )
        yield dice.choice(made)


def test_whatever_a_partner_tries_shows_nothing_of_another_and_changes_nothing(nest: Nest) -> None:
    before = nest.world.database.read_now(lambda session: of_others(session, nest.birds))
    answers = nest.intruder("Amina").tries(tried_at_random(nest, INTERACTIONS))
    assert len(answers) == INTERACTIONS
    assert {answer.kind for answer in answers} >= {4, AUTOCOMPLETE * 2, MODAL}
    assert nest.world.database.read_now(lambda session: of_others(session, nest.birds)) == before


def of_others(session: Session, birds: Aviary) -> list[str]:
    """Whatever holds a word of theirs, as stored; buttons are looked at above."""
    rows = everything_in(session).splitlines()
    return sorted(row for row in rows if birds.escaped(row) and not row.startswith("action_token"))


def test_a_stranger_is_told_nothing(nest: Nest) -> None:
    nest.world.seat("Zita")
    answers = nest.intruder("Zita").tries(tried_at_random(nest, INTERACTIONS // 5))
    assert 0 not in {answer.kind for answer in answers}


TEAMS_OWN = ("team note", "community knowledge note", "revised note")
"""Where the words live that stay with the team that wrote them down."""


def beginnings_of_all(nest: Nest) -> list[str]:
    """Enough of each word to be found by it. All of it would be said again when nothing is found."""
    return [word[:-1] for word in nest.birds.homes]


def test_staff_of_another_team_do_not_see_what_stays_with_a_team(nest: Nest, kept_from_them: list[str]) -> None:
    kept_from_them[:] = TEAMS_OWN
    ben = nest.intruder("Ben")
    asked = [command("find", words=words) for words in ("kanari", "Clinic", *beginnings_of_all(nest))]
    asked += [command(word, partner=name) for word in ("brief", "close") for name in nest.names]
    answers = ben.tries([*asked, *tried_at_random(nest, INTERACTIONS // 5)])
    seen = {home for answer in answers for home in nest.birds.escaped(answer.said)}
    assert "partner note, paraphrase" in seen
