"""What a partner shares, as our side hears of it: a letter to one of us and one post in the team's channel."""

from bot.letters import is_unwritten, tell, write_over, write_over_itself
from bot.turn import Turn
from storage.notes import Note, Notes
from storage.outbox import Outbox
from storage.partners import Partners
from storage.people import People, Person
from storage.viewer import SYSTEM, Role

ARRIVED, IN_CHANNEL = "sharing.arrived", "sharing.team"


def receivers(turn: Turn, partner_id: int) -> list[Person]:
    """Who may be told, whoever holds the relationship first, then a back-up, then the managers."""
    people, partners = People(turn.session, SYSTEM), Partners(turn.session, SYSTEM)
    held = [partners.liaison(partner_id), partners.liaison(partner_id, is_backup=True)]
    holders = [people.get(each.person_id) for each in held if each]
    managers = [person for person in people.ours() if person.role is Role.MANAGER and not person.is_sample]
    return [person for person in (*holders, *managers) if person and person.left_at is None]


def tell_ours(turn: Turn, note: Note) -> None:
    """The first of them who can be reached gets a letter, and the team's channel a post."""
    payload = {"note": note.id}
    for person in receivers(turn, note.partner_id):
        if tell(turn.session, person, ARRIVED, str(note.id), payload, turn.now):
            break
    team = People(turn.session, SYSTEM).team(note.team_id)
    if team and team.channel:
        key = f"{IN_CHANNEL}:{note.id}:{team.id}"
        Outbox(turn.session).enqueue(key, IN_CHANNEL, payload, team.channel, turn.now)


def write_again(turn: Turn, note_id: int | None) -> None:
    """Something became of what a partner shared: the letter and the post say so, where they stand."""
    note = Notes(turn.session, SYSTEM).get(note_id) if note_id else None
    if note is None:
        return
    for kind in (ARRIVED, IN_CHANNEL):
        for item in Outbox(turn.session).beginning(f"{kind}:{note.id}:"):
            if not is_unwritten(item):
                write_over_itself(turn, item)


def taken_back(turn: Turn, note_id: int, kind: str) -> None:
    """The words are gone, and so they go from where our side read of them."""
    for told in (ARRIVED, IN_CHANNEL):
        write_over(turn, f"{told}:{note_id}:", kind, {})
