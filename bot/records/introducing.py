"""How the question whether two partners would like to meet comes to nothing: by a no, or with the words it stood on."""

from bot.letters import is_unwritten, tell, write_over_itself
from bot.turn import Turn
from storage.offers import Introduction, Introductions, IntroductionState
from storage.outbox import Outbox
from storage.people import People
from storage.viewer import SYSTEM
from storage.withdrawn_letters import INTRODUCED

ASKED, MADE, ENDED, TOLD = "match.asked", INTRODUCED, "match.ended", "match.told"


def ends(made: Introduction) -> tuple[int, int]:
    return made.giver_id, made.taker_id


def come_to_nothing(turn: Turn, found: Introduction) -> None:
    """Whoever of the others waits for an answer hears that there is none to come, and not because of whom."""
    found.state, found.ended_at = IntroductionState.DECLINED, turn.now
    for partner_id in ends(found):
        if partner_id != turn.viewer.partner_id and found.said_yes(partner_id) is not None:
            tell_all(turn, found, partner_id, ENDED)
    tell_author(turn, found)


def words_gone(turn: Turn, note_id: int) -> None:
    """An offer or a need was taken back, so nobody is introduced by it any more."""
    for found in Introductions(turn.session, SYSTEM).open_about(note_id):
        come_to_nothing(turn, found)
        write_own_again(turn, found)


def write_own_again(turn: Turn, found: Introduction) -> None:
    """Only the letters of the actor's own side: an edit elsewhere would tell that somebody moved."""
    for item in Outbox(turn.session).beginning(f"{ASKED}:{found.id}:"):
        reader = People(turn.session, SYSTEM).get(item.person_id) if item.person_id else None
        if reader and reader.partner_id == turn.viewer.partner_id and not is_unwritten(item):
            write_over_itself(turn, item)


def tell_all(turn: Turn, found: Introduction, partner_id: int, kind: str) -> None:
    """To everybody at one partner, whoever pressed: the names stand in a letter that stays."""
    for person in People(turn.session, SYSTEM).contacts(partner_id):
        tell(turn.session, person, kind, f"{found.id}:{turn.ref}", {"introduction": found.id}, turn.now)


def tell_author(turn: Turn, found: Introduction) -> None:
    author = People(turn.session, SYSTEM).get(found.author_id)
    if author:
        tell(turn.session, author, TOLD, f"{found.id}:{turn.ref}", {"introduction": found.id}, turn.now)
