"""Taking words back for good: out of the record, its revisions, what Undo keeps, the index and the letters."""

from sqlmodel import col

from bot.letters import write_over
from bot.records import introducing, shares
from bot.records.corrections import TAKEN_BACK, taken_back
from bot.turn import Turn
from storage.corrections import Corrections
from storage.notes import Loop, Note, Notes
from storage.reviews import Reviews
from storage.search import Search
from storage.typed_words import forget_lines
from storage.viewer import SYSTEM


def empty(turn: Turn, note: Note) -> None:
    """Take all words out of a note of the actor's own. That there were some stays as a mark, and the figures do."""
    Reviews(turn.session, turn.actor.id).forget(note.quote)
    forget_lines(turn.session, col(Note.id) == note.id)
    note.quote, note.paraphrase, note.themes, note.source = "", "", [], ""
    note.emptied_at, note.loop = turn.now, Loop.WITHDRAWN
    Search(turn.session).drop(str(note.__tablename__), note.id)
    Notes(turn.session, SYSTEM).forget_earlier(note)
    for said in Corrections(turn.session, SYSTEM).on(str(note.__tablename__), note.id):
        said.words, said.withdrawn_at = "", turn.now
        taken_back(turn, said, turn.ref)
        write_over(turn, f"record.answered:{said.id}:", TAKEN_BACK, {})
    shares.taken_back(turn, note.id, TAKEN_BACK)
    introducing.words_gone(turn, note.id)
    turn.session.flush()
    turn.audit("withdrawn", note)
