"""Taking people onto a team and off it: by a mention, or by a name that we know."""

from dataclasses import replace
from typing import Any

from bot import replies
from bot.arrivals import NAME
from bot.features.team.gone import left_behind
from bot.features.team.views import card
from bot.i18n import DEFAULT
from bot.naming import named
from bot.replanning import replan
from bot.turn import Outcome, Reply, Turn
from bot.ui.message import Buttons, Hint, Message, clip
from storage.people import OURS, Identity, People, Person, Standing, Team, account_in
from storage.teams import Teams
from storage.text import fold
from storage.viewer import SYSTEM, Role

Account = tuple[str, str, str]
BETWEEN = frozenset({"and", "&", "+", "y"})


def parted(words: str) -> list[str]:
    """Each of several people who are mentioned in one line. A name may have several words, so names are not parted."""
    parts = [part for part in words.replace(",", " ").split() if fold(part) not in BETWEEN]
    accounts = [part for part in parts if account_in(part)]
    return list(dict.fromkeys(parts)) if len(accounts) > 1 and len(accounts) == len(parts) else [words]


def together(answers: list[Reply]) -> Reply:
    """One answer for all of them; it was refused only if every one of them was."""
    done = [answer for answer in answers if answer.outcome is Outcome.DONE]
    messages = tuple(message for answer in answers for message in answer.messages)
    return replace((done or answers)[0], messages=messages)


def add(turn: Turn, team: Team, words: str) -> Reply:
    """Somebody new by their account; somebody of ours from another team, or who was here before, as well."""
    account = account_in(words)
    if account is None:
        found = turn.open(People).colleagues_called(words)
        return join(turn, team, found[0]) if len(found) == 1 else who(turn, words)
    if not turn.open(People).is_at(turn.actor.id, *account[:2]):
        return turn.say(turn.t("I can add people of your own workspace only."))
    known = People(turn.session, SYSTEM).identity(*account)
    if known is None:
        is_member = turn.standings.get(":".join(account), Standing.MEMBER) is Standing.MEMBER
        return join_new(turn, team, account) if is_member else not_added(turn)
    person = People(turn.session, SYSTEM).get(known.person_id)
    if person is None or person.role not in OURS or known.standing is not Standing.MEMBER:
        return not_added(turn)
    known.gone_at = None
    return join(turn, team, person)


def not_added(turn: Turn) -> Reply:
    why = turn.t("They are a guest, a partner's contact, or their account is switched off, so I did not add them.")
    return replies.refused(turn.say(why))


def join_new(turn: Turn, team: Team, account: Account) -> Reply:
    """Somebody we have not met: they are called as they were mentioned until the platform says their name."""
    name = new_name(turn, account)
    person = Person(name=name, role=Role.STAFF, team_id=team.id, zone=team.zone, created_at=turn.now)
    turn.session.add(person)
    turn.session.flush()
    said: dict[str, Any] = {"said_name": name, "said_zone": team.zone, "said_language": DEFAULT}
    # Until the platform says that they are a member, nothing is sent there and nobody comes in by it.
    identity = Identity.of(person.id, account, turn.now, standing=Standing.OUTSIDER, **said)
    turn.session.add(identity)
    turn.session.flush()
    turn.changed(person)
    return joined(turn, name)


def new_name(turn: Turn, account: Account) -> str:
    label = turn.labels.get(":".join(account), "").removeprefix("@")
    return clip(label, NAME) or turn.t("New colleague")


def join(turn: Turn, team: Team, person: Person) -> Reply:
    if person.team_id == team.id and person.left_at is None:
        return turn.say(turn.t("{name} is on the team already.", name=person.name))
    if is_only_manager(turn, person):
        return only_manager(turn, person)
    before = {name: getattr(person, name) for name in ("team_id", "left_at", "role")}
    person.role = Role.STAFF if person.left_at else person.role
    person.team_id, person.left_at = team.id, None
    turn.changed(person, before)
    replan(turn.session, person, {"left_at"}, turn.now)
    return joined(turn, person.name)


def joined(turn: Turn, name: str) -> Reply:
    hint = Hint(turn.t("They can begin with /loop help."))
    return turn.say(turn.t("{name} is on the team now.", name=name), hint, Buttons((turn.undo_button(),)))


def remove(turn: Turn, team: Team, words: str) -> Reply:
    """Off the team, and out of sight of everything; what was with them can be handed over at once."""
    person = member(turn, team, words)
    if person is None:
        return who(turn, words)
    if is_only_manager(turn, person):
        return only_manager(turn, person)
    before = {"left_at": person.left_at}
    person.left_at = turn.now
    turn.changed(person, before)
    turn.session.flush()
    title = turn.t("{name} is not on the team any more.", name=person.name)
    return Reply((Message(title, left_behind(turn, person)),))


def is_only_manager(turn: Turn, person: Person) -> bool:
    """Whether their team would be without a manager, if they were on it no more."""
    return person.team_id is not None and turn.open(Teams).managers(person.team_id) == [person]


def only_manager(turn: Turn, person: Person) -> Reply:
    return turn.say(turn.t("{name} is the only manager. Please name another one first.", name=person.name))


def lead(turn: Turn, team: Team, words: str) -> Reply:
    """One more manager."""
    person = member(turn, team, words)
    if person is None:
        return who(turn, words)
    before = {"role": person.role}
    person.role = Role.MANAGER
    turn.changed(person, before)
    return Reply((card(turn, team, turn.t("{name} is a manager now.", name=person.name), is_new=True),))


def member(turn: Turn, team: Team, words: str) -> Person | None:
    found = [person for person in turn.open(People).colleagues_called(words) if person.team_id == team.id]
    return found[0] if len(found) == 1 else None


def who(turn: Turn, words: str) -> Reply:
    """Nobody, or more than one, is called so."""
    turn.keep(f"team {named(turn, turn.words)}", turn.t("I did not know who is meant"))
    title = turn.t("I don't know who “{name}” is.", name=named(turn, words)) if words else turn.t("Please say who.")
    how = turn.t("Please mention them: type @ and pick them from the list, for example: /loop team add @Kim")
    return turn.say(title, Hint(how))
