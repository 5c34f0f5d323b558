"""What both accounts are told once they are linked, so that nobody is linked without hearing of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.feature import LetterRun
from bot.naming import platform_names
from bot.ui.message import Message, Say
from storage.outbox import Outbox
from storage.people import Identity, Person
from storage.viewer import Role

LINKED = "link.linked"


def tell_both(
    session: Session, person: Person, before: Sequence[Identity], added: Sequence[Identity], now: datetime, ref: str
) -> None:
    """A letter to every account that was there, and to every account that came."""
    for accounts, others in ((before, added), (added, before)):
        for account in accounts:
            payload = {"with": [other.platform for other in others]}
            key = f"{LINKED}:{ref}:{account.id}"
            Outbox(session).enqueue(key, LINKED, payload, account.destination, now, person_id=person.id)


def write_linked(run: LetterRun) -> Message:
    """No names: only platforms, and whom to tell."""
    t, places = run.t, platform_names(run.t, run.item.payload["with"])
    is_contact = run.reader is not None and run.reader.role is Role.CONTACT
    ours = t("If this was not you, tell a manager.")
    said = t("If this was not you, tell the outreach team.") if is_contact else ours
    return Message(t("This account is now linked with your account on {places}.", places=places), (Say(said),))
