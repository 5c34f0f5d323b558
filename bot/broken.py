"""A team channel that refuses every message: it is left alone, somebody is told once, and what is for it waits."""

from datetime import datetime

import structlog
from sqlmodel import Session

from bot.helping import ask
from bot.ports import Refused
from bot.refs import new_ref
from storage.broken import Broken, BrokenDestination
from storage.outbox import Outbox, OutboxItem
from storage.people import People, Team
from storage.viewer import SYSTEM

log = structlog.get_logger()
TOLD, TRY_AGAIN = "broken.told", "broken.try_again"


def breaks(session: Session, item: OutboxItem, refusal: Refused, now: datetime) -> bool:
    """A post to a team's channel was refused for good: whether it waits now. A private letter has another way out."""
    teams = People(session, SYSTEM).teams_at(item.destination) if item.person_id is None else []
    if not teams:
        return False
    broken = Broken(session).note(item.destination, refusal.reason, refusal.advice, now)
    if broken:
        ref = new_ref()
        log.error("place refuses everything", ref=ref, broken=broken.id, outbox=item.id)
        tell_somebody(session, broken, teams, ref, now)
    return True


def tell_somebody(session: Session, broken: BrokenDestination, teams: list[Team], ref: str, now: datetime) -> None:
    payload = {"broken": broken.id, "breaks": broken.breaks, "ref": ref}
    for team in teams:
        ask(session, team.id, TOLD, f"{broken.id}:{broken.breaks}:{team.id}", payload, now)


def why_it_waits(session: Session, item: OutboxItem) -> str:
    """Whether a post is for a place that is known to refuse."""
    refuses = item.person_id is None and Broken(session).at(item.destination) is not None
    return "its place refuses messages" if refuses else ""


def lifted(session: Session, destination: str, now: datetime) -> int:
    """A place may take messages again: what waited for it and is still wanted goes out; how many messages.

    Also for an adapter that hears that the bot was let in again. A place that was never broken is left as it is.
    """
    broken = Broken(session).at(destination)
    return Broken(session).lift(broken, now) if broken else 0


def moved(session: Session, before: str | None, after: str | None, now: datetime) -> None:
    """A team's channel is another one now: what waits for the old one, broken or not, goes there."""
    if before and after and before != after:
        lifted(session, before, now)
        session.flush()
        Outbox(session).redirect(None, before, after)
