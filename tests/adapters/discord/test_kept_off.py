"""What is sensitive is written at the page and looked for in Discord: no call that Discord gets holds a word of it."""

from typing import Any, cast

import pytest
from sqlmodel import Session, select

from adapters.memory import MemoryAdapter
from bot.engine import Engine
from bot.features import FEATURES
from bot.ports import Adapter
from bot.sample import LOCAL
from storage.database import Database
from storage.people import Identity
from storage.people import Person as PersonRow
from tests.adapters.discord.world import DiscordWorld, Seat
from tests.bot.test_canaries import Aviary
from tests.driver import Person
from tests.twins.discord.typing_in import Impossible

PRESSED = ("Open", "Report back", "Edit", "Show all", "Accept", "Who may read this", "Undo", "A question", "Show more")


class WithThePage(DiscordWorld):
    """The same people at the page as well; letters go to Discord."""

    memory: MemoryAdapter

    def __enter__(self) -> "WithThePage":
        super().__enter__()
        self.database.write_now(join_the_page)
        return self

    def adapters(self, engine: Engine) -> list[Adapter]:
        self.memory = MemoryAdapter(engine.handle)
        return [*super().adapters(engine), self.memory]

    def at_the_page(self, key: str) -> Person:
        return Person(cast(Any, self), key)

    def write_to_discord(self) -> None:
        self.database.write_now(prefer_discord)


def join_the_page(session: Session) -> None:
    for known in session.exec(select(Identity).where(Identity.platform == "discord")).all():
        name = session.get_one(PersonRow, known.person_id).name.casefold()
        session.add(Identity.of(known.person_id, (LOCAL, LOCAL, name), known.created_at))


def prefer_discord(session: Session) -> None:
    for known in session.exec(select(Identity).where(Identity.platform == "discord")):
        session.get_one(PersonRow, known.person_id).last_identity_id = known.id


def write(world: WithThePage, birds: Aviary) -> None:
    """Everything sensitive there can be, typed at the page."""
    ana, amina = world.at_the_page("ana"), world.at_the_page("amina")
    for about, label in (("asthma", "partner"), ("asthma", "public"), ("recipes", "community knowledge")):
        ana.says("/loop heard")
        words = {part: f"{about} {birds.new(part)}" for part in ("quote", "paraphrase", "themes")}
        ana.fills(partner="Eastside", label=label, **words)
    ana.says(f"/loop heard Eastside: clean rooms {birds.new('chosen')}")
    ana.presses("Keep off Discord")
    ana.presses("Edit")
    ana.fills(label="partner")
    world.write_to_discord()
    ana.says("/loop close clean rooms")
    ana.presses("Report back")
    ana.fills(**{part: birds.new(part) for part in ("you_said", "we_did", "still_open")})
    world.write_to_discord()
    amina.says(f"/loop share My asthma is worse, {birds.new('shared')}")
    amina.presses("A concern")
    amina.says("/loop record")
    amina.presses("Open", near="clean rooms")
    amina.presses("Add")
    amina.fills(words=birds.new("added"))
    ana.says(f"/loop nobody knows the diagnosis {birds.new('review list')}")
    world.write_to_discord()


def tries_everything(seat: Seat, words: tuple[str, ...]) -> None:
    """Every command, and after it the newest button of each sort."""
    for word in (command.word for feature in FEATURES for command in feature.commands):
        for rest in words:
            seat.types(f"{word} {rest}".strip())
        for label in PRESSED:
            try:
                seat.presses(label)
            except (Impossible, AssertionError):
                continue


@pytest.mark.timeout(300)
def test_no_call_that_discord_gets_holds_a_word_of_it(database: Database) -> None:
    birds = Aviary()
    with WithThePage(database) as world:
        write(world, birds)
        page = world.at_the_page("ana")
        assert "review list" in birds.escaped(page.says("/loop review"))
        assert "kept off Discord, because it speaks of health" in world.ana.types("brief Eastside")
        assert "kept off Discord" in world.amina.types("record")
        tries_everything(world.ana, ("", "Eastside"))
        tries_everything(world.amina, ("",))
        world.advance(days=35)
        sent = [str((call.path, call.body, call.query, call.files)) for call in world.twin.calls]
        assert len(sent) > 100
        assert [(words, birds.escaped(words)) for words in sent if birds.escaped(words)] == []
        assert {"paraphrase", "chosen", "shared"} <= birds.escaped(page.says("/loop brief Eastside"))
        assert "quote" in birds.escaped(page.says("/loop find asthma"))


def test_what_is_said_about_a_record_that_is_kept_off_is_not_read_back_there(discord: DiscordWorld) -> None:
    discord.ana.types('heard Eastside: "my son has asthma", needs a quiet room label: partner')
    discord.amina.uses("record")
    discord.amina.presses("Open")
    discord.amina.presses("Correct")
    said = discord.amina.submits(words="It is my daughter.")
    assert "Your words stand beside it now." in said
    assert "It is my daughter." not in said
