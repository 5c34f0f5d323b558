"""Taking steps back. What was written stays in the review list, so that Undo loses nothing either."""

from datetime import timedelta

from bot import reminding, replies
from bot.letters import write_over
from bot.turn import Press, Reply, Turn
from bot.ui.message import Hint, Item, Items
from storage.base import Record
from storage.cadence import reckon_contact
from storage.changes import Change, Changes
from storage.commitments import Commitment
from storage.follow_ups import FollowUp
from storage.meetings import Meeting
from storage.models import record_called
from storage.notes import Note
from storage.partners import Partner
from storage.reviews import Reviews
from storage.text import one_line

WITHIN = timedelta(days=7)


def undo_last(turn: Turn) -> Reply:
    ref = Changes(turn.session, turn.actor.id).last_ref(turn.now - WITHIN)
    if ref is None:
        return turn.say(
            turn.t("There is nothing to undo."), Hint(turn.t("I can take back what you did in the last 7 days."))
        )
    return undo(turn, ref)


def undo_this(turn: Turn, press: Press) -> Reply:
    """The button under an echo. It belongs to whoever did it, and is good for seven days."""
    changes = Changes(turn.session, turn.actor.id).of_ref(str(press.args["ref"]))
    if not changes or changes[0].created_at < turn.now - WITHIN:
        return replies.not_found(turn)
    return undo(turn, str(press.args["ref"]))


def undo(turn: Turn, ref: str) -> Reply:
    changes = Changes(turn.session, turn.actor.id)
    steps = [change for change in changes.of_ref(ref) if change.undone_at is None]
    if not steps:
        return turn.say(turn.t("That was taken back already."))
    told = [words for change in steps if (words := take_back(turn, changes, change))]
    hint = Hint(turn.t("Your words are kept in your review list.")) if keep_words(turn, steps) else None
    rows = Items(tuple(Item(words) for words in dict.fromkeys(told)))
    return turn.say(turn.t("Taken back."), *((rows,) if told else ()), *((hint,) if hint else ()))


def take_back(turn: Turn, changes: Changes, change: Change) -> str:
    """Undo one step and set right what follows from it; a short description of the record."""
    record = turn.session.get(record_called(change.subject), change.subject_id)
    if record is None:
        return ""
    changes.undo(change, record, turn.now)
    turn.audit("undone", record)
    set_right(turn, record)
    return described(record)


def set_right(turn: Turn, record: Record) -> None:
    """Reminders and cadence are derived, so they are reckoned anew."""
    match record:
        case Commitment() | FollowUp():
            reminding.plan(turn.session, record, turn.now)
            if isinstance(record, Commitment) and record.withdrawn_at:
                write_over(turn, f"promises.recorded:{record.id}:", "promises.withdrawn", {"promise": record.id})
        case Note() | Meeting():
            reckon_contact(turn.session, record.partner_id)
        case _:
            return


def described(record: Record) -> str:
    match record:
        case Commitment() | FollowUp():
            return record.words
        case Note():
            return record.paraphrase or record.quote
        case Partner():
            return record.name
        case _:
            return ""


def keep_words(turn: Turn, steps: list[Change]) -> bool:
    """What was typed for new records goes back to its author's review list."""
    kept = False
    for change in steps:
        record = turn.session.get(record_called(change.subject), change.subject_id)
        words = typed(record) if record and change.before is None else ""
        if words and Reviews(turn.session, turn.actor.id).keep(words, turn.t("You took this back"), turn.now):
            kept = True
    return kept


def typed(record: Record) -> str:
    match record:
        case Note(quote=quote, paraphrase=paraphrase):
            return one_line(f"“{quote}” {paraphrase}" if quote else paraphrase)
        case Meeting(said=said):
            return said
        case Commitment(words=words) | FollowUp(words=words):
            return words
        case _:
            return ""
