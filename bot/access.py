"""What somebody may do to a record, beyond reading it: one rule for each deed. What is not allowed here is not done."""

from enum import Enum, auto
from typing import assert_never

from bot.turn import Turn
from storage.labels import Consents, Purpose, may_name_partner
from storage.notes import Note
from storage.people import People
from storage.viewer import SYSTEM, Role, Viewer


class Deed(Enum):
    """What is about to be done to a note."""

    EDIT = auto()
    MOVE = auto()
    """To another partner."""
    WIDEN = auto()
    """Let it travel further than it does."""
    PUBLISH = auto()
    ANSWER = auto()
    """Report back on it."""


def authorize(turn: Turn, deed: Deed, note: Note) -> bool:
    """Whether the actor may do this to a note that they can read."""
    is_ours = is_its_team(turn.viewer, note) and note.emptied_at is None
    match deed:
        case Deed.EDIT:
            return is_ours
        case Deed.MOVE | Deed.WIDEN:
            return is_ours and not is_their_own(turn, note)
        case Deed.PUBLISH:
            return is_ours and not is_their_own(turn, note) and may_publish(turn, note)
        case Deed.ANSWER:
            # Whoever reports back learns who said it.
            return turn.viewer.is_ours and may_name_partner(note.label, is_ours)
        case _:
            assert_never(deed)


def is_its_team(viewer: Viewer, note: Note) -> bool:
    """Who wrote it down, the team it belongs to, and a manager of all teams."""
    if not viewer.is_ours:
        return False
    same_team = viewer.team_id is not None and viewer.team_id == note.team_id
    return is_over_all(viewer) or same_team or viewer.person_id in {note.author_id, note.told_to}


def is_over_all(viewer: Viewer) -> bool:
    """A manager of all teams."""
    return viewer.role is Role.MANAGER and viewer.team_id is None


def is_their_own(turn: Turn, note: Note) -> bool:
    """Whether somebody at a partner wrote it: where it belongs and how far it may travel is theirs to say."""
    author = People(turn.session, SYSTEM).get(note.author_id)
    return author is None or author.role is Role.CONTACT


def may_publish(turn: Turn, note: Note) -> bool:
    """A quote does not say whose words it holds, so it is published when everyone we know there agreed to it."""
    if not note.quote:
        return True
    consents, people = Consents(turn.session, SYSTEM), People(turn.session, SYSTEM).contacts(note.partner_id)
    return bool(people) and all(consents.given(person.id, Purpose.PUBLISH, turn.now) for person in people)
