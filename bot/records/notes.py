"""Writing a listening note down, and changing it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.records.sensitive import speaks_of
from bot.records.shares import write_again
from bot.turn import Turn
from storage.cadence import reckon_contact
from storage.notes import Loop, Note, NoteKind, NoteRevision, Notes
from storage.partners import Partners
from storage.search import Search

ANSWER_WITHIN = timedelta(days=30)
"""The report-back clock: how long people who were heard wait for an answer at most."""
REVISED = ("paraphrase", "kind", "heard", "label", "themes", "partner_id", "is_sensitive")


def write_note(turn: Turn, note: Note) -> Note:
    """Save a note: it is found, the partner was in touch, and it can be undone."""
    note.is_sensitive = note.is_sensitive or bool(speaks_of(words_of(note)))
    turn.open(Notes).add(note)
    Search(turn.session).add(note, words_of(note), note.label, note.author_id, note.heard_at)
    turn.open(Partners).touched(note.partner_id, note.heard_at)
    turn.changed(note)
    return note


def new_note(turn: Turn, partner_id: int, **about: Any) -> Note:
    """A note by the actor, heard now; the day of the answer is counted in the actor's own zone."""
    heard_at: datetime = about.pop("heard_at", turn.now)
    heard_on = heard_at.astimezone(ZoneInfo(turn.actor.zone)).date()
    return Note(
        author_id=about.pop("author_id", turn.actor.id),
        team_id=about.pop("team_id", turn.actor.team_id),
        partner_id=partner_id,
        heard_at=heard_at,
        answer_due_on=heard_on + ANSWER_WITHIN,
        created_at=turn.now,
        **about,
    )


def revise(turn: Turn, note: Note, **values: Any) -> Note:
    """Change a note; what it said before is kept. The quote is theirs and cannot be changed."""
    before = {name: getattr(note, name) for name in REVISED}
    kept = {name: str(value) if name != "themes" else value for name, value in before.items()}
    turn.session.add(NoteRevision(note_id=note.id, person_id=turn.actor.id, before=kept, created_at=turn.now))
    if note.loop is Loop.NOT_ASKED and values.get("kind", NoteKind.THANKS) is not NoteKind.THANKS:
        before["loop"], note.loop = note.loop, Loop.OPEN
    for name in REVISED:
        setattr(note, name, values.get(name, before[name]))
    if "is_sensitive" not in values and {"paraphrase", "themes"} & set(values):
        note.is_sensitive = note.is_sensitive or bool(speaks_of(words_of(note)))
    turn.session.flush()
    Search(turn.session).put(note, words_of(note), note.label, note.author_id, note.heard_at)
    turn.changed(note, before)
    write_again(turn, note.id)
    if note.partner_id != before["partner_id"]:
        for partner_id in (before["partner_id"], note.partner_id):
            reckon_contact(turn.session, partner_id)
    return note


def words_of(note: Note) -> str:
    """All by which a note is found."""
    return " ".join((note.quote, note.paraphrase, *note.themes))
