"""A town to try things in: people of every sort, two partners, and one record of each kind that belong to the first."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

from sqlmodel import Session, col, select

from bot.events import Event, Pressed, Submitted, keepable
from bot.refs import new_ref
from bot.sample import LOCAL
from bot.turn import Reply
from storage.actions import Actions, ActionToken
from storage.base import Record
from storage.broken import Broken, BrokenDestination
from storage.changes import Changes
from storage.commitments import Commitment, Direction
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.models import RECORDS
from storage.notes import Note
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partners
from storage.people import Identity, People, Team
from storage.people import Person as PersonRow
from storage.report_backs import ReportBack
from storage.reviews import ReviewItem
from storage.viewer import SYSTEM, Role
from tests.driver import Person, World

R = TypeVar("R", bound=Record)
ROLES = ("stranger", "amina", "omar", "ana", "ben", "rosa", "lena", "bot")
"""Nobody we know; a contact of Eastside, where everything belongs; a contact of Harbor Clinic; its staff; staff of
another team; the manager; someone who left; and the bot, should its own messages ever come back to it."""
NOT_COMPARED = {"inbox_entry", "search_entry", "feed_entry", "timer", "instance_fact"}
TABLES = {str(record.__tablename__) for record in RECORDS} - NOT_COMPARED
COMPARED = (*sorted(TABLES), str(ActionToken.__tablename__))


@dataclass(frozen=True, slots=True)
class Town:
    """A world with its people and the keys of the records that belong to Eastside."""

    world: World
    keys: dict[str, int]

    def person(self, role: str) -> Person:
        return Person(self.world, role)

    def id_of(self, role: str) -> int | None:
        def look(session: Session) -> int | None:
            person = People(session, SYSTEM).who_is(LOCAL, LOCAL, role)
            return person.id if person else None

        return self.world.database.read_now(look)

    def forms(self) -> dict[str, tuple[dict[str, str], dict[str, Any]]]:
        """What each form may be sent off with: its values, and what it is about."""
        key = self.keys
        eastside = {"partner": "Eastside Mutual Aid"}
        promise = {"kind": "commitment", "item": key["promise"]}
        return {
            "listening.heard": ({**eastside, "paraphrase": "They need chairs."}, {}),
            "listening.edit": ({**eastside, "paraphrase": "They need chairs."}, {"note": key["note"]}),
            "meetings.met": ({**eastside, "held_on": "yesterday", "promises": "a key by Friday"}, {}),
            "promises.promised": ({**eastside, "words": "a key", "due": "Friday"}, {}),
            "promises.due": ({"due": "Friday"}, {"promise": key["promise"]}),
            "promises.not_quite": ({"missing": "the key"}, {"promise": key["promise"]}),
            "promises.correct": ({"right": "two keys"}, {"promise": key["promise"]}),
            "follow_ups.remind": ({"words": "call them", "when": "Friday", **eastside}, {}),
            "closing.close": ({"you_said": "the bus", "we_did": "asked the city"}, {"note": key["note"]}),
            "closing.answer": ({"words": "not yet"}, {"report": key["report"], "answer": "not quite"}),
            "partners.add": ({"called": "Riverside Elders", "languages": "Khmer"}, {}),
            "partners.find": (eastside, {}),
            "settings.mine": ({"zone": "Europe/Berlin", "remind_at": "9"}, {}),
            "team.edit": ({"called": "North", "zone": "Europe/Berlin", "country": "DE", "names": "on"}, {}),
            "settings.digest": ({"digest_at": "7:30"}, {}),
            "settings.preferences": ({"zone": "Europe/Berlin"}, {}),
            "sharing.share": ({"words": "We need a room."}, {"kind": "need"}),
            "reminders.snooze": ({"until": "in 1 week", "reason": "ill"}, promise),
            "reminders.renegotiate": ({"due": "in 1 week", "reason": "ill"}, promise),
            "reminders.hand_over": ({"person": "Kim"}, promise),
        }

    def actions(self) -> dict[str, tuple[int | None, dict[str, Any]]]:
        """What each button may be about: a record of Eastside's, and its arguments."""
        key = self.keys
        promise = (key["promise"], {"kind": "commitment"})
        values = {"partner": "Eastside", "paraphrase": "They need chairs."}
        waiting = {"form": "listening.heard", "field": "partner", "value": "Casa Latina", "values": values}
        return {
            "listening.edit": (key["note"], {}),
            "note.show": (key["note"], {}),
            "meeting.show": (key["meeting"], {}),
            "promises.set_due": (key["promise"], {}),
            "promise.show": (key["promise"], {}),
            "promises.confirm": (key["promise"], {}),
            "promises.verdict_kept": (key["promise"], {}),
            "promises.verdict_not_quite": (key["promise"], {}),
            "mine.page": (None, {"page": 0}),
            "partner.brief": (key["partner"], {}),
            "find.page": (None, {"page": 0, "words": "chairs"}),
            "closing.compose": (key["note"], {}),
            "closing.page": (None, {"page": 0, "words": "chairs"}),
            "closing.right": (key["report"], {}),
            "closing.not_quite": (key["report"], {}),
            "closing.question": (key["report"], {}),
            "partner.show": (key["partner"], {}),
            "partner.add": (None, {"name": "Riverside Elders"}),
            "partner.change": (key["partner"], {"fact": "customs", "value": "tea first", "review_id": None}),
            "partner.link": (key["partner"], {"person": key["newcomer"]}),
            "partner.contact": (key["partner"], {"name": "Yusuf"}),
            "sharing.pick": (None, {"kind": "need"}),
            "sharing.tell": (key["review"], {}),
            "digest.stop": (None, {}),
            "settings.change": (None, {}),
            "link.unlink": (key["account"], {}),
            "team.change": (None, {}),
            "team.show": (self.id_of("ana"), {}),
            "menu.go": (None, {"words": "help"}),
            "home.dismiss": (None, {}),
            "review.note": (key["review"], {}),
            "review.show": (key["review"], {}),
            "review.drop": (key["review"], {}),
            "review.page": (None, {"page": 0}),
            "review.part": (key["review"], {"page": 0}),
            "undo": (None, {"ref": self.ref()}),
            "remind.done": promise,
            "remind.snooze": promise,
            "remind.renegotiate": promise,
            "remind.hand_over": promise,
            "remind.help": promise,
            "remind.take": promise,
            "remind.decline": (key["promise"], {"kind": "commitment", "from": self.id_of("rosa")}),
            "form.open": (None, {"form": "settings.preferences", "token": "t", "values": {}, "errors": {}}),
            "broken.try_again": (key["broken"], {"breaks": 1}),
            "held.send_again": (key["held"], {"attempt": ""}),
            "held.arrived": (key["held"], {"attempt": ""}),
            "letter.whole": (key["letter"], {}),
            "letter.part": (key["post"], {"page": 0}),
            "choose": (None, {**waiting, "about": {}, "review_id": None}),
        }

    def ref(self) -> str:
        """The reference of the last thing that Ana did."""
        ana, since = self.id_of("ana") or 0, self.world.clock.now().replace(year=2000)
        return self.world.database.read_now(lambda session: Changes(session, ana).last_ref(since)) or ""

    def mint(self, action: str, subject: int | None = None, **args: Any) -> str:
        now = self.world.clock.now()
        return self.world.database.write_now(lambda session: Actions(session).mint(action, subject, args, now))

    def press(self, role: str, action: str, subject: int | None, args: dict[str, Any]) -> "Outcome":
        token = self.token(action, subject, args)
        return self.tries(Pressed(token=token.token, **self.person(role).about()), token)

    def token(self, action: str, subject: int | None, args: dict[str, Any]) -> ActionToken:
        """A button that is not given to anybody yet; `tries` puts it down for one event."""
        now = self.world.clock.now()
        return ActionToken(token=uuid4().hex, action=action, subject_id=subject, args=args, created_at=now)

    def submit(self, role: str, form: str, values: dict[str, str], about: dict[str, Any]) -> "Outcome":
        """Send a form off that was opened for this very person."""
        token = self.token(f"form:{form}", None, {**about, "only": self.id_of(role)})
        return self.tries(Submitted(token=token.token, values=values, **self.person(role).about()), token)

    def tries(self, event: Event, token: ActionToken | None = None, look: bool = False) -> "Outcome":
        """What an event would do; it is taken back at once, so that the town stays as it is.

        With `look`, every text that the database holds by then comes along.
        """

        def work(session: Session) -> None:
            if token:
                session.add(token)
                session.flush()
            reply = self.world.app.engine.answer(session, keepable(event), new_ref())
            session.flush()
            raise TakenBack(Outcome(reply, everything_in(session) if look else ""))

        try:
            self.world.database.write_now(work)
        except TakenBack as over:
            return over.outcome
        raise AssertionError("the work above always ends by raising")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, and every text that the database held once it was given, when that was asked for."""

    reply: Reply
    stored: str

    @property
    def said(self) -> str:
        """Everything a person would see of it."""
        return everything_shown(self.reply)


class TakenBack(Exception):
    """Ends a unit of work so that nothing of it stays."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def everything_shown(reply: Reply) -> str:
    messages = [*reply.messages, *([reply.update] if reply.update else [])]
    parts = [message.to_text() for message in messages]
    parts += [word for pair in reply.suggestions for word in pair]
    parts += reply.errors.values()
    if reply.form:
        parts += [reply.form.form.title, *reply.form.values.values(), *reply.form.errors.values()]
    return "\n".join(parts)


def everything_in(session: Session) -> str:
    """All rows of all tables that hold words, as text: bare rows, because this is asked for thousands of times."""
    connection = session.connection()
    rows = ((name, row) for name in COMPARED for row in connection.exec_driver_sql(f"SELECT * FROM {name}"))
    return "\n".join(f"{name} {tuple(row)}" for name, row in rows)


def newest(session: Session, record: type[R], *where: Any) -> R:
    found = session.exec(select(record).where(*where).order_by(col(record.id).desc())).first()
    assert found is not None, record
    return found


def add_person(session: Session, world: World, key: str, role: Role, **about: Any) -> None:
    now = world.clock.now()
    person = PersonRow(name=key.capitalize(), role=role, zone="UTC", created_at=now, **about)
    session.add(person)
    session.flush()
    session.add(Identity(person_id=person.id, platform=LOCAL, workspace=LOCAL, external=key, place=key, created_at=now))


def add_account(session: Session, world: World, key: str, platform: str) -> None:
    """One more account of somebody at a seat, who used the seat last."""
    seat = newest(session, Identity, Identity.external == key)
    person = session.get_one(PersonRow, seat.person_id)
    person.last_identity_id = seat.id
    now = world.clock.now()
    session.add(
        Identity(person_id=person.id, platform=platform, workspace="T1", external="U1", place="U1", created_at=now)
    )


def people_of(session: Session, world: World) -> None:
    """The rest of the cast: the seats and sample partners are there already."""
    now = world.clock.now()
    elsewhere = Team(name="Elsewhere", created_at=now)
    session.add(elsewhere)
    session.flush()
    harbor = Partners(session, SYSTEM).called("Harbor Clinic")
    ours = newest(session, Team, Team.name == "Outreach")
    assert harbor is not None
    add_person(session, world, "omar", Role.CONTACT, partner_id=harbor.id)
    add_person(session, world, "ben", Role.STAFF, team_id=elsewhere.id)
    add_person(session, world, "kim", Role.STAFF, team_id=ours.id)
    add_person(session, world, "lena", Role.STAFF, team_id=ours.id, left_at=now)
    add_person(session, world, "bot", Role.SYSTEM)
    add_account(session, world, "amina", "slack")


def settle_in(world: World) -> Town:
    """Make the town: people first, then what Ana writes down with Eastside, as she would."""
    world.database.write_now(lambda session: people_of(session, world))
    world.database.write_now(lambda session: session.add(newcomer(world)))
    ana = world.ana
    ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    report_on = world.database.read_now(lambda session: newest(session, Note).id)
    ana.does(Pressed(token=Town(world, {}).mint("closing.compose", report_on), **ana.about()))
    ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    ana.says('/loop heard Eastside: "no chairs", so people stand')
    ana.says("/loop met")
    ana.fills(partner="Eastside", held_on="yesterday", said="Classes stand empty.", promises="they: a list by Friday")
    ana.says("/loop remind me to call them on Friday")
    ana.says("/loop nobody understands this")
    ana.says("/loop promised Eastside the room list by Friday")
    world.database.write_now(lambda session: break_and_mend(session, world))
    world.database.write_now(lambda session: hold(session, world))
    world.database.write_now(lambda session: post(session, world))
    return Town(world, world.database.read_now(keys_of))


def break_and_mend(session: Session, world: World) -> None:
    """The team channel refused everything for a while."""
    team, now = newest(session, Team, Team.name == "Outreach"), world.clock.now()
    broken = Broken(session).note(str(team.channel), "gone", "", now)
    assert broken is not None
    Broken(session).lift(broken, now)


def hold(session: Session, world: World) -> None:
    """Nobody knows whether something for Amina arrived."""
    amina, now = newest(session, PersonRow, PersonRow.name == "Amina"), world.clock.now()
    about, kind = {"person": amina.id}, "returned.liaison"
    item = Outbox(session).enqueue("held", kind, about, f"{LOCAL}:{LOCAL}:amina", now, person_id=amina.id)
    Outbox(session).end(item, OutboxState.HELD, "nobody knows")


def post(session: Session, world: World) -> None:
    """The team's channel was told of the promise to Eastside."""
    team, promise = newest(session, Team, Team.name == "Outreach"), newest(session, Commitment)
    about = {"items": [["commitment", promise.id, 4, str(promise.due_on), 0]], "subject": team.id, "more": 0}
    item = Outbox(session).enqueue("post", "reminders.team", about, str(team.channel), world.clock.now())
    Outbox(session).end(item, OutboxState.SENT)


def newcomer(world: World) -> PersonRow:
    """Someone who wrote to us and is linked to no partner yet."""
    return PersonRow(name="Zoe", role=Role.CONTACT, created_at=world.clock.now())


def keys_of(session: Session) -> dict[str, int]:
    eastside = Partners(session, SYSTEM).called("Eastside Mutual Aid")
    assert eastside is not None
    return {
        "partner": eastside.id,
        "note": newest(session, Note).id,
        "meeting": newest(session, Meeting).id,
        "promise": newest(session, Commitment, Commitment.direction == Direction.OURS).id,
        "step": newest(session, FollowUp).id,
        "report": newest(session, ReportBack).id,
        "review": newest(session, ReviewItem).id,
        "newcomer": newest(session, PersonRow).id,
        "account": newest(session, Identity, Identity.platform == "slack").id,
        "held": newest(session, OutboxItem, OutboxItem.state == OutboxState.HELD).id,
        "broken": newest(session, BrokenDestination).id,
        "letter": newest(session, OutboxItem, OutboxItem.kind == "promises.recorded").id,
        "post": newest(session, OutboxItem, OutboxItem.kind == "reminders.team").id,
    }
