"""Who lives in the town, and what there is of each kind before anything is tried."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, col

from bot.events import Pressed
from bot.sample import LOCAL
from storage.broken import Broken, BrokenDestination
from storage.commitments import Commitment, Direction
from storage.corrections import Correction
from storage.date_requests import DateRequest
from storage.follow_ups import FollowUp
from storage.invites import Invite
from storage.labels import Consents
from storage.meeting_remarks import MeetingRemark
from storage.meetings import Meeting, RecordState
from storage.notes import Note
from storage.offers import Introduction, OwnOffer
from storage.outbox import Outbox, OutboxItem, OutboxState
from storage.partners import Partners
from storage.people import Identity, Team
from storage.people import Person as PersonRow
from storage.planned import PlannedMeeting
from storage.report_backs import ReportBack
from storage.reviews import ReviewItem
from storage.viewer import SYSTEM, Role
from tests.bot.cast import Town, newest
from tests.driver import MONDAY as NOW
from tests.driver import World


def add_person(session: Session, world: World, key: str, role: Role, **about: Any) -> None:
    now = world.clock.now()
    person = PersonRow(name=key.capitalize(), role=role, zone="UTC", created_at=now, **about)
    session.add(person)
    session.flush()
    if role is Role.CONTACT:
        Consents(session, SYSTEM).agree(person, now, "cast")
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
    ana, amina = world.ana, world.amina
    amina.says("/loop share There is a ramp.")
    amina.presses("Thanks")
    ana.says("they need chairs for the youth night")
    ana.says("/loop partner Eastside contact Yusuf")
    ana.says("/loop link Eastside for Yusuf")
    ana.says('/loop heard Eastside: "the bus stops at six", so classes are empty')
    report_on = world.database.read_now(lambda session: newest(session, Note).id)
    ana.does(Pressed(token=Town(world, {}).mint("closing.compose", report_on), **ana.about()))
    ana.fills(you_said="The bus stops at six.", we_did="We asked the city.")
    ana.says('/loop heard Eastside: "no chairs", so people stand')
    plan_and_share(world)
    ana.says("/loop met")
    ana.fills(partner="Eastside", held_on="yesterday", said="Classes stand empty.", promises="they: a list by Friday")
    ana.says("/loop remind me to call them on Friday")
    ana.says("/loop nobody understands this")
    ana.says("/loop promised Eastside the room list by Friday")
    amina.says("/loop record")
    amina.presses("Open", near="a ramp")
    amina.presses("Add")
    amina.fills(words="And a lift.")
    amina.says("/loop promises")
    amina.presses("Open", near="the room list")
    amina.presses("Another date")
    amina.fills(due="in 2 weeks", reason="The room is not free.")
    fit_together(world)
    world.database.write_now(lambda session: break_and_mend(session, world))
    world.database.write_now(lambda session: hold(session, world))
    world.database.write_now(lambda session: post(session, world))
    return Town(world, world.database.read_now(keys_of))


def fit_together(world: World) -> None:
    """Eastside offers what Casa Latina needs; both are asked whether they want to be introduced."""
    world.ana.says("/loop offer a projector")
    world.amina.says("/loop share")
    world.amina.presses("An offer")
    world.amina.fills(words="Our hall is free.")
    world.ana.says("/loop heard")
    world.ana.fills(partner="Casa Latina", paraphrase="They need a hall.", kind="need", label="partner")
    world.database.write_now(introduce_them)


def introduce_them(session: Session) -> None:
    needed, offered = newest(session, Note), newest(session, Note, Note.quote == "Our hall is free.")
    ends: dict[str, Any] = {"giver_id": offered.partner_id, "taker_id": needed.partner_id}
    about: dict[str, Any] = {"author_id": needed.author_id, "team_id": needed.team_id}
    about["created_at"] = needed.created_at
    session.add(Introduction(offer_id=offered.id, need_id=needed.id, **ends, **about))


def plan_and_share(world: World) -> None:
    """A meeting that comes, one that was and waits for its write-up, and a record that Amina corrected."""
    world.ana.says("/loop meet Eastside Friday at 10:00; chairs; with Amina")
    world.database.write_now(hold_one_unwritten)
    world.ana.says("/loop met Amina from Eastside yesterday; twelve came")
    world.ana.fills()
    world.ana.presses("Share with whoever was there")
    world.amina.presses("Correct")
    world.amina.fills(words="ten came")


def hold_one_unwritten(session: Session) -> None:
    coming = newest(session, PlannedMeeting)
    about = coming.model_dump(exclude={"id", "held_on", "begins_at"})
    week = timedelta(days=7)
    session.add(PlannedMeeting(held_on=coming.held_on - week, begins_at=coming.begins_at - week, **about))


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
        "note": newest(session, Note, Note.quote == "no chairs").id,
        "meeting": newest(session, Meeting, Meeting.record == RecordState.DRAFT).id,
        "shared": newest(session, Meeting, Meeting.record != RecordState.DRAFT).id,
        "remark": newest(session, MeetingRemark).id,
        "plan": newest(session, PlannedMeeting, PlannedMeeting.begins_at > NOW).id,
        "unwritten": newest(session, PlannedMeeting, PlannedMeeting.begins_at <= NOW).id,
        "promise": newest(session, Commitment, Commitment.direction == Direction.OURS).id,
        "theirs": newest(session, Commitment, Commitment.direction == Direction.THEIRS).id,
        "request": newest(session, DateRequest).id,
        "offer": newest(session, OwnOffer).id,
        "offered": newest(session, Introduction).offer_id,
        "needed": newest(session, Introduction).need_id,
        "introduction": newest(session, Introduction).id,
        "step": newest(session, FollowUp).id,
        "report": newest(session, ReportBack).id,
        "review": newest(session, ReviewItem, col(ReviewItem.settled_at).is_(None)).id,
        "sentence": newest(session, ReviewItem, ReviewItem.words == "they need chairs for the youth night").id,
        "newcomer": newest(session, PersonRow, PersonRow.name == "Zoe").id,
        "account": newest(session, Identity, Identity.platform == "slack").id,
        "colleague": newest(session, PersonRow, PersonRow.name == "Yusuf").id,
        "invite": newest(session, Invite).id,
        "held": newest(session, OutboxItem, OutboxItem.state == OutboxState.HELD).id,
        "own": newest(session, Note, Note.quote == "There is a ramp.").id,
        "correction": newest(session, Correction).id,
        "broken": newest(session, BrokenDestination).id,
        "letter": newest(session, OutboxItem, OutboxItem.kind == "promises.recorded").id,
        "post": newest(session, OutboxItem, OutboxItem.kind == "reminders.team").id,
    }
