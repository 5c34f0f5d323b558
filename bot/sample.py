"""The three seats of the local page, and sample people and partners to try things on. All of it can be removed."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from bot.i18n import mark
from bot.records.notes import words_of
from storage.base import Record
from storage.communities import Communities
from storage.digests import DigestSubscription, Every
from storage.labels import Consents, Label
from storage.models import RECORDS
from storage.notes import Heard, Note, NoteKind
from storage.partners import Depth, Partner, Partners, Side
from storage.people import Identity, People, Person, Team
from storage.search import Search
from storage.viewer import SYSTEM, Role

LOCAL = "local"
TEAM_PLACE = "team"


@dataclass(frozen=True, slots=True)
class Seat:
    """One place at the local page."""

    key: str
    name: str
    role: Role
    about: str


SEATS = (
    Seat("ana", "Ana", Role.STAFF, mark("outreach")),
    Seat("amina", "Amina", Role.CONTACT, mark("partner at Eastside")),
    Seat("rosa", "Rosa", Role.MANAGER, mark("manager")),
)


def ensure_seats(session: Session, now: datetime, zone: str) -> None:
    """Make sure that the local seats have people; does nothing the second time."""
    people = People(session, SYSTEM)
    if people.who_is(LOCAL, LOCAL, SEATS[0].key):
        return
    team = Team(name="Outreach", channel=f"{LOCAL}:{LOCAL}:{TEAM_PLACE}", zone=zone, zone_is_set=True, created_at=now)
    session.add(team)
    session.flush()
    for seat in SEATS:
        seat_person(session, seat, team.id, zone, now)


def seat_person(session: Session, seat: Seat, team_id: int, zone: str, now: datetime) -> None:
    person = Person(name=seat.name, role=seat.role, zone=zone, created_at=now)
    person.team_id = None if seat.role is Role.CONTACT else team_id
    session.add(person)
    session.flush()
    if seat.role is Role.CONTACT:
        # Whoever tries things out in the evening wants to see at once what a partner gets. A row that is only being
        # added would take the hours that are usual in the place of none.
        person.quiet_from = person.quiet_until = None
        person.zone_is_set = True
        Consents(session, SYSTEM).agree(person, now, "sample")
    session.add(
        Identity(
            person_id=person.id, platform=LOCAL, workspace=LOCAL, external=seat.key, place=seat.key, created_at=now
        )
    )
    if seat.role is Role.MANAGER:
        from bot.digesting import subscribe

        subscription = DigestSubscription(person_id=person.id, every=Every.WEEK, at=time(9), created_at=now)
        subscribe(session, subscription, person, now)


def add_sample(session: Session, now: datetime) -> int:
    """Add sample partners and notes, marked as such; the number of records. Does nothing the second time."""
    if session.exec(
        select(Partner).where(col(Partner.is_sample).is_(True), col(Partner.withdrawn_at).is_(None))
    ).first():
        return 0
    people, partners = People(session, SYSTEM), Partners(session, SYSTEM)
    ana, amina = (people.who_is(LOCAL, LOCAL, key) for key in ("ana", "amina"))
    assert ana is not None
    assert amina is not None
    eastside = partners.add(
        "Eastside Mutual Aid", now, is_sample=True, depth=Depth.COOPERATING, languages="English, Somali"
    )
    casa = partners.add("Casa Latina", now, is_sample=True, depth=Depth.NETWORKING, languages="Spanish")
    partners.add("Harbor Clinic", now, is_sample=True, depth=Depth.INTRODUCED)
    for partner in (eastside, casa):
        partners.set_liaison(partner, ana.id, now)
        partners.touched(partner.id, now - timedelta(days=12))
    Communities(session, SYSTEM).join(eastside, "Eastside families", now)
    amina.partner_id = eastside.id
    partners.set_liaison(eastside, amina.id, now, Side.THEIRS)
    sample_note(session, ana, casa, now)
    return 4


def sample_note(session: Session, author: Person, partner: Partner, now: datetime) -> None:
    heard_at = now - timedelta(days=12)
    note = Note(
        author_id=author.id,
        team_id=author.team_id,
        partner_id=partner.id,
        quote="We would come if someone at the desk spoke Spanish.",
        paraphrase="Wants a Spanish speaker at the desk on Saturdays.",
        kind=NoteKind.NEED,
        heard=Heard.DIRECTLY,
        label=Label.PARTNER,
        heard_at=heard_at,
        answer_due_on=(heard_at + timedelta(days=30)).date(),
        is_sample=True,
        created_at=now,
    )
    session.add(note)
    session.flush()
    Search(session).add(note, words_of(note), note.label, note.author_id, note.heard_at)


def remove_sample(session: Session, now: datetime) -> int:
    """Take the sample records out of sight, and what was written down with sample partners; their number."""
    partners = list(
        session.exec(select(Partner).where(col(Partner.is_sample).is_(True), col(Partner.withdrawn_at).is_(None)))
    )
    keys = [partner.id for partner in partners]
    removed = sum(withdraw_all(session, record, keys, now) for record in RECORDS)
    for person in session.exec(select(Person).where(col(Person.partner_id).in_(keys))):
        person.partner_id = None
    return removed


def withdraw_all(session: Session, record: type[Record], partner_ids: list[int], now: datetime) -> int:
    """Withdraw the records of one table that belong to these partners."""
    from storage.base import Withdrawable

    # What was decided goes with its meeting.
    if not issubclass(record, Withdrawable) or not (record is Partner or "partner_id" in record.model_fields):
        return 0
    owner = col(record.id) if record is Partner else col(record.partner_id)  # type: ignore[attr-defined]
    rows = session.exec(select(record).where(owner.in_(partner_ids), col(record.withdrawn_at).is_(None))).all()
    for row in rows:
        row.withdrawn_at = now
        Search(session).drop(str(row.__tablename__), row.id)
    return len(rows)
