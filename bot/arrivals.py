"""Who somebody is: what a platform says about people makes them ours, keeps them up to date, or lets them go."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session

from bot.events import Address, Profile, Sender
from bot.i18n import DEFAULT, spoken
from bot.leaving import tell_who_remains
from bot.places import reseat
from bot.replanning import replan
from bot.sample import LOCAL
from bot.ui.message import clip
from storage.hats import Hats
from storage.instance import Instance
from storage.people import OURS, Identity, People, Person, Standing, Team
from storage.teams import Teams
from storage.text import one_line
from storage.viewer import SYSTEM, Role

GOOD_FOR = timedelta(days=1)
NAME = 60
TEAM = "Outreach"
SET_UP = "set up in"
"""The fact that says where the first of us came from; two that come at once can't both be the first."""


def needs_introduction(session: Session, sender: Sender, now: datetime) -> bool:
    """Whether the platform is to be asked who this is: somebody unknown, or not asked about for a day."""
    identity = People(session, SYSTEM).identity(*sender.key)
    return identity is None or identity.checked_at is None or now - identity.checked_at >= GOOD_FOR


def team_channels(session: Session, platform: str, workspace: str) -> list[str]:
    """The places of the team channels in a workspace: whoever is in one of them may be one of us."""
    return [Address.parse(channel).place for channel in Teams(session, SYSTEM).channels(platform, workspace)]


def introduce(session: Session, sender: Sender, profile: Profile, now: datetime) -> None:
    """Take in what the platform says about somebody."""
    identity = People(session, SYSTEM).identity(*sender.key)
    if identity is None:
        arrive(session, sender, profile, now)
        return
    identity.checked_at, identity.standing = now, profile.standing
    session.flush()
    hats = Hats(session).all_of(identity)
    for person in hats:
        keep_up(session, person, identity, profile, now)
    if not any(person.left_at and person.left_at == identity.gone_at for person in hats):
        identity.gone_at = None


def keep_up(session: Session, person: Person, identity: Identity, profile: Profile, now: datetime) -> None:
    """What the platform says is true of everybody whom the account acts as."""
    if person.left_at is None and is_away(session, person, profile.standing):
        let_go(session, person, identity, now)
    elif person.left_at and person.left_at == identity.gone_at and not is_away(session, person, profile.standing):
        person.left_at = None
        replan(session, person, {"left_at"}, now)
        reseat(session, person.partner_id, now)
    if profile.standing is not Standing.GONE:
        refresh(session, person, identity, profile, now)


def arrive(session: Session, sender: Sender, profile: Profile, now: datetime) -> None:
    """Somebody unknown: staff by being in a team's channel, the manager of a new team if nobody was here before."""
    if profile.standing is not Standing.MEMBER:
        return
    if team := Teams(session, SYSTEM).of_channel(profile.channels or ()):
        person = add_person(session, sender, profile, team, Role.STAFF, now)
        person.joined_channel_at, person.is_in_channel = now, True
    elif profile.may_set_up and is_first(session):
        Instance(session).set(SET_UP, f"{sender.platform}:{sender.workspace}")
        zone = known_zone(profile.zone)
        about: dict[str, Any] = {"zone": zone or "UTC", "zone_is_set": bool(zone)}
        team = Team(name=called(profile.workspace) or TEAM, created_at=now, **about)
        session.add(team)
        session.flush()
        add_person(session, sender, profile, team, Role.MANAGER, now).sets_up = True


def is_first(session: Session) -> bool:
    """Whether nobody has set the bot up. The seats of the local page are for trying things out, and don't count."""
    return Instance(session).get(SET_UP) is None and not People(session, SYSTEM).has_ours_beyond(LOCAL)


def add_person(session: Session, sender: Sender, profile: Profile, team: Team, role: Role, now: datetime) -> Person:
    """One of us, with the account by which the platform knows them and where it reaches them."""
    name = called(profile.name) or called(sender.name) or called(sender.person)
    zone = known_zone(profile.zone) or team.zone
    language = spoken(profile.language) or DEFAULT
    person = Person(name=name, role=role, team_id=team.id, zone=zone, language=language, created_at=now)
    session.add(person)
    session.flush()
    said: dict[str, Any] = {"said_name": name, "said_zone": zone, "said_language": language}
    said["said_workspace"] = called(profile.workspace)
    session.add(Identity.of(person.id, sender.key, now, checked_at=now, **said))
    session.flush()
    return person


def is_away(session: Session, person: Person, standing: Standing) -> bool:
    """Whether this means that somebody left. Guests are none of us; a contact may be one. Another account will do."""
    if person.role not in OURS and standing is not Standing.GONE:
        return False
    return standing is not Standing.MEMBER and People(session, SYSTEM).destination(person.id) is None


def let_go(session: Session, person: Person, identity: Identity, now: datetime) -> None:
    """They see nothing from now on and hear nothing; what was with them is offered to who remains."""
    person.left_at = identity.gone_at = now
    session.flush()
    if person.role in OURS:
        tell_who_remains(session, person, now)
    reseat(session, person.partner_id, now)


def refresh(session: Session, person: Person, identity: Identity, profile: Profile, now: datetime) -> None:
    """Name, zone and language follow the platform as long as the person has set nothing else."""
    said = {
        "name": called(profile.name),
        "zone": known_zone(profile.zone),
        "language": spoken(profile.language),
    }
    identity.said_workspace = called(profile.workspace) or identity.said_workspace
    changed = set()
    for column, value in said.items():
        before = getattr(identity, f"said_{column}")
        if value and value != before:
            setattr(identity, f"said_{column}", value)
            if getattr(person, column) == before:
                setattr(person, column, value)
                changed.add(column)
    replan(session, person, changed, now)
    join(session, person, profile)
    note_channel(session, person, identity, profile)


def join(session: Session, person: Person, profile: Profile) -> None:
    """Staff without a team join that of their channel; to change teams takes a manager's word."""
    if person.role is Role.STAFF and person.team_id is None and profile.standing is Standing.MEMBER:
        team = Teams(session, SYSTEM).of_channel(profile.channels or ())
        person.team_id = team.id if team else None


def note_channel(session: Session, person: Person, identity: Identity, profile: Profile) -> None:
    """Whether they are in their team's channel, if this platform can tell. To leave it ends nothing by itself."""
    team = People(session, SYSTEM).team(person.team_id)
    here = f"{identity.platform}:{identity.workspace}:"
    if team is None or team.channel is None or profile.channels is None or not team.channel.startswith(here):
        return
    if team.channel not in profile.out_of_sight:
        person.is_in_channel = team.channel in profile.channels


def called(name: str) -> str:
    return clip(one_line(name), NAME)


def known_zone(name: str) -> str:
    """The zone, if it is one that we know."""
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
