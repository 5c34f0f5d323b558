"""Puts the parts together. The running bot and the tests are made by this same function."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot import broken, considerate, held, returned
from bot.bundling import gather, written
from bot.clock import Clock
from bot.delivery.hooks import Hook, Hooks
from bot.engine import Engine
from bot.feature import Feature, LetterRun
from bot.features import FEATURES
from bot.letters import letter_run, marked, may_go_out, may_repeat, outgoing
from bot.outbox import Deliverer
from bot.ports import Adapter, Gathering
from bot.quota import Quota
from bot.router import Router
from bot.scheduler import Scheduler
from bot.ui.message import Message
from bot.upkeep import UPKEEP
from bot.whereto import reader_of
from storage.database import Database
from storage.outbox import OutboxItem
from storage.waiting import Waiting
from storage.withdrawn_letters import WITHDRAWN


@dataclass(frozen=True, slots=True)
class App:
    """The whole bot, not yet running."""

    database: Database
    clock: Clock
    engine: Engine
    adapters: Sequence[Adapter]
    deliverer: Deliverer
    scheduler: Scheduler

    def start(self) -> None:
        """Look after what falls due; what people do comes by the adapters, which are run one by one."""
        self.scheduler.start()

    async def stop(self) -> None:
        """Take nothing new, and finish what is being sent."""
        await asyncio.gather(*(adapter.stop() for adapter in self.adapters))
        await self.scheduler.stop()


def bootstrap(
    database: Database,
    clock: Clock,
    connect: Callable[[Engine], Sequence[Adapter]],
    features: tuple[Feature, ...] = FEATURES,
    quota: Quota | None = None,
    deliver: Callable[..., Deliverer] = Deliverer,
) -> App:
    """Build the bot around a database. `connect` makes the adapters, which need the engine to hand events to.

    `deliver` makes the deliverer; a test that has no minutes to wait makes one that settles sooner.
    """
    router = Router(features)
    engine = Engine(database, router, clock, quota)
    adapters = connect(engine)
    by_platform = {adapter.platform: adapter for adapter in adapters}
    hooks = Hooks(
        dead=dead_hook(router),
        sent=sent_hooks(router),
        held=held.report,
        may_repeat=may_repeat,
        breaks=broken.breaks,
        waits=why_it_waits,
        not_before=not_before,
        gathers=frozenset(kind for kind, letter in router.letters.items() if letter.gathers),
    )
    deliverer = deliver(database, clock, by_platform, letter_writer(router), hooks=hooks)
    jobs = {kind: job.run for kind, job in router.jobs.items()}
    scheduler = Scheduler(database, clock, jobs, deliverer, UPKEEP)
    return App(database, clock, engine, adapters, deliverer, scheduler)


def why_it_waits(session: Session, item: OutboxItem, now: datetime) -> str:
    """A message waits while its place refuses everything, or its reader has not agreed to be written to."""
    if why := broken.why_it_waits(session, item):
        return why
    is_free = item.kind == WITHDRAWN
    return "" if is_free else considerate.why_it_waits(session, reader_of(session, item, now), now)


def not_before(session: Session, item: OutboxItem, now: datetime) -> datetime:
    return considerate.not_before(session, reader_of(session, item, now), item, now)


def letter_writer(router: Router) -> Callable[[Session, OutboxItem, datetime], Message | Gathering | None]:
    """Writes a letter of the outbox with its feature, unless whom it is for may not be written to any more."""

    def write(session: Session, item: OutboxItem, now: datetime) -> Message | Gathering | None:
        run, letter = letter_run(session, item, now), router.letters[item.kind]
        if letter.gathers:
            return letter.gathers(run)
        if not may_go_out(run, letter):
            return None
        gather(router.letters, run)
        message = written(router.letters, run)
        return outgoing(run, marked(run, message)) if message else None

    return write


def dead_hook(router: Router) -> Hook:
    """What is done about a message that is given up: somebody hears of it, and its feature finds another way."""

    def hook(session: Session, item: OutboxItem, now: datetime) -> None:
        returned.report(session, item, now)
        for part in Waiting(session).parts(item):
            if then := router.letters[part.kind].on_dead:
                then(letter_run(session, part, now))

    return hook


def sent_hooks(router: Router) -> dict[str, Hook]:
    """What the features do once a letter of theirs is sent."""

    def hook(then: Callable[[LetterRun], None]) -> Hook:
        return lambda session, item, now: then(letter_run(session, item, now))

    own = {kind: hook(letter.on_sent) for kind, letter in router.letters.items() if letter.on_sent}

    def all_of_it(session: Session, item: OutboxItem, now: datetime) -> None:
        for part in Waiting(session).parts(item):
            if then := own.get(part.kind):
                then(session, part, now)

    return dict.fromkeys(router.letters, all_of_it)
