"""Who read what about a partner: noted where something is opened, told to the partner where it looks."""

from bot.feature import LetterRun
from bot.occurrences import zone_of
from bot.turn import Turn
from bot.ui.message import Facts
from storage.commitments import Commitments
from storage.kept import KeptKind, KeptRecord
from storage.people import People
from storage.readings import Reader, Readings
from storage.viewer import SYSTEM

LATEST = 5


def was_read(turn: Turn, record: KeptRecord) -> None:
    """Somebody of ours opened a record."""
    turn.open(Readings).add(record.partner_id, str(record.__tablename__), record.id, turn.now)


def was_read_about(turn: Turn, partner_id: int, what: str) -> None:
    """Somebody of ours looked at a partner as a whole: its page, its brief, an export."""
    turn.open(Readings).add(partner_id, what, partner_id, turn.now)


def shown_in_channel(run: LetterRun) -> None:
    """A post is out. The promises it names were shown in the team's channel; written over, they are no news."""
    if run.item.replaces_id is not None or run.item.person_id is not None:
        return
    payload = run.item.payload
    listed = payload.get("items") or [[payload.get("kind"), payload.get("item")]]
    keys = [row[1] for row in listed if row[0] == KeptKind.PROMISE]
    partners = Commitments(run.session, SYSTEM).partners_of(keys)
    Readings(run.session, SYSTEM).add_shown(KeptKind.PROMISE.value, partners, run.now)


def readers_of(turn: Turn, record: KeptRecord) -> tuple[Facts, ...]:
    """Who read a record, for the partner that it is about."""
    if turn.viewer.is_ours:
        return ()
    found, times = turn.open(Readings).of(str(record.__tablename__), record.id, LATEST)
    return told(turn, turn.t("Read by"), found, times)


def readers_about(turn: Turn, partner_id: int) -> tuple[Facts, ...]:
    """Who read anything about a partner lately, for the partner."""
    found, times = turn.open(Readings).about(partner_id, LATEST)
    return told(turn, turn.t("Read lately by"), found, times)


def told(turn: Turn, label: str, found: list[Reader], times: int) -> tuple[Facts, ...]:
    if not found:
        return ()
    people = "; ".join(one(turn, reader) for reader in found)
    counted = turn.t.count("{n} time in all", "{n} times in all", times)
    return (Facts(((label, f"{people} ({counted})"),)),)


def one(turn: Turn, reader: Reader) -> str:
    day = turn.listed(reader.last.astimezone(zone_of(turn.actor.zone)).date())
    if reader.person_id is None:
        return turn.t("shown in the team's channel, {day}", day=day)
    name = turn.open(People).name(reader.person_id)
    return turn.t("{name}, {day}", name=name, day=day)
