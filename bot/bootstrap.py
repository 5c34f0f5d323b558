"""Puts the parts together. The running bot and the tests are made by this same function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot import returned
from bot.clock import Clock
from bot.engine import Engine
from bot.feature import Feature, LetterRun
from bot.features import FEATURES
from bot.i18n import translator
from bot.outbox import Deliverer
from bot.ports import Adapter
from bot.router import Router
from bot.scheduler import Scheduler
from bot.ui.message import Message, fit
from bot.upkeep import UPKEEP
from storage.database import Database
from storage.outbox import OutboxItem
from storage.people import People
from storage.viewer import SYSTEM


@dataclass(frozen=True, slots=True)
class App:
    """The whole bot, not yet running."""

    database: Database
    clock: Clock
    engine: Engine
    adapters: Sequence[Adapter]
    deliverer: Deliverer
    scheduler: Scheduler


def bootstrap(
    database: Database,
    clock: Clock,
    connect: Callable[[Engine], Sequence[Adapter]],
    features: tuple[Feature, ...] = FEATURES,
) -> App:
    """Build the bot around a database. `connect` makes the adapters, which need the engine to hand events to."""
    router = Router(features)
    engine = Engine(database, router, clock)
    adapters = connect(engine)
    by_platform = {adapter.platform: adapter for adapter in adapters}
    deliverer = Deliverer(database, clock, by_platform, letter_writer(router), on_dead=returned.report)
    jobs = {kind: job.run for kind, job in router.jobs.items()}
    scheduler = Scheduler(database, clock, jobs, deliverer, UPKEEP)
    return App(database, clock, engine, adapters, deliverer, scheduler)


def letter_writer(router: Router) -> Callable[[Session, OutboxItem, datetime], Message | None]:
    """Writes a letter of the outbox with its feature, in the language of whoever reads it."""

    def write(session: Session, item: OutboxItem, now: datetime) -> Message | None:
        people = People(session, SYSTEM)
        reader = people.get(item.person_id) if item.person_id else None
        run = LetterRun(session, item, now, translator(reader.language if reader else "en"), reader)
        message = router.letters[item.kind].write(run)
        return fit(message) if message else None

    return write
