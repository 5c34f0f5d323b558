"""Databases of people who are in Slack: who types, who is reminded, and partners to be searched."""

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from storage.commitments import Commitment, CommitmentState
from storage.database import Database
from storage.partners import Partner
from storage.people import Identity, Person, Team
from storage.timers import Timers
from storage.viewer import Role
from tests.benchmarks.corpus import NOW, copied, empty
from tests.benchmarks.slack_wire import CHANNEL, TEAM, user

NAMES = (
    ("East", "West", "North", "South", "Harbor", "River", "Hill", "Lake", "Park", "Bridge", "Market", "Garden", "Valley"),
    ("Latina", "Somali", "Haitian", "Korean", "Youth", "Senior", "Workers", "Tenants", "Parents", "Veterans", "Farmers"),
    ("Mutual", "Health", "Housing", "Language", "Legal", "Food", "Arts", "School", "Sports", "Music", "Faith", "Repair"),
    ("Aid", "Clinic", "Center", "House", "Union", "Alliance", "Network", "Circle", "Project", "League", "Council", "Fund"),
    ("", " II", " of Boston", " West", " for All"),
)  # fmt: skip


def staffed(folder: Path, name: str, people: int) -> Path:
    """The sample database with so many of us in a workspace of Slack."""
    path = copied(folder, name, empty(folder))
    database = Database(f"sqlite:///{path}")
    database.write_now(lambda session: employ(session, people))
    database.close()
    return path


def employ(session: Session, people: int) -> None:
    team = session.exec(select(Team)).one()
    team.channel, team.zone = f"slack:{TEAM}:{CHANNEL}", "America/New_York"
    about: dict[str, Any] = {"role": Role.STAFF, "team_id": team.id, "zone": team.zone, "created_at": NOW}
    staff = [Person(name=f"Person {n}", **about) for n in range(people)]
    session.add_all(staff)
    session.flush()
    session.add_all(account(person, user(n)) for n, person in enumerate(staff))


def account(person: Person, name: str) -> Identity:
    where: dict[str, Any] = {"platform": "slack", "workspace": TEAM, "external": name, "place": name}
    return Identity(person_id=person.id, checked_at=NOW, created_at=NOW, **where)


def reminded(folder: Path, people: int) -> Path:
    """Everybody has promised something, and is to be reminded of it now."""
    path = staffed(folder, f"reminded{people}.db", people)
    database = Database(f"sqlite:///{path}")
    database.write_now(promise)
    database.close()
    return path


def promise(session: Session) -> None:
    partner = session.exec(select(Partner).where(Partner.folded == "casa latina")).one()
    for person in session.exec(select(Person).where(col(Person.name).startswith("Person "))).all():
        about: dict[str, Any] = {
            "owner_id": person.id,
            "team_id": person.team_id,
            "partner_id": partner.id,
            "recorded_by": person.id,
        }
        when: dict[str, Any] = {"due_on": NOW.date(), "zone": person.zone, "remind_at": NOW, "created_at": NOW}
        session.add(Commitment(words="send the list", state=CommitmentState.CONFIRMED, **about, **when))
        Timers(session).set("reminders.person", person.id, NOW, NOW)


def with_partners(folder: Path, count: int) -> tuple[Path, list[str]]:
    """So many partners with names of four words each, and the names."""
    words = list(product(*NAMES))
    names = [" ".join(four) + end for *four, end in words[:: len(words) // count][:count]]
    path = staffed(folder, f"partners{count}.db", 1)
    stamp = NOW.strftime("%Y-%m-%d %H:%M:%S.000000")
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO partner (id, name, folded, created_at, is_sample, kind, depth, languages, meeting_places,"
            " customs, quiet_days, seated, left_out, ideal_gap_days, longest_gap_days)"
            " VALUES (?,?,?,?,0,'group','networking','','','','[]','[]','[]',30,90)",
            ((n, name, name.casefold(), stamp) for n, name in enumerate(names, 100)),
        )
        connection.execute("ANALYZE")
        connection.commit()
    return path, names
