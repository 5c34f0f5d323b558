"""Our answer to what a partner says about a record: it is so, or both versions stay."""

from typing import Any

from bot import replies
from bot.beside import day_of, name_of
from bot.features.record.forms import AcceptedForm
from bot.records import corrections
from bot.showing import record_kept_off, shown_to, why_not
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Quoted, Say
from storage.corrections import Correction, Corrections, CorrectionState
from storage.kept import KeptRecord, kept_record, kind_called
from storage.labels import Door
from storage.notes import Note


def waiting(turn: Turn, key: object) -> tuple[Correction, KeptRecord] | Reply:
    """What is to be answered, with its record; or that it is not theirs to answer, or answered already."""
    said = turn.open(Corrections).get(key) if isinstance(key, int) else None
    record = kept_record(turn.session, turn.viewer, kind_called(said.subject), said.subject_id) if said else None
    if said is None or record is None:
        return replies.not_found(turn)
    if said.state is not CorrectionState.WAITING:
        by, day = name_of(turn, said.answered_by), day_of(turn, said.answered_at)
        return replies.settled(turn.say(turn.t("{name} has answered this already, on {day}.", name=by, day=day)))
    return (said, record) if corrections.may_answer(turn, said) else replies.not_found(turn)


def accept(turn: Turn, press: Press) -> Reply:
    """Our own words can be put right first; where there are none to change, it is accepted at once."""
    found = waiting(turn, press.subject)
    if isinstance(found, Reply):
        return found
    said, record = found
    if off := record_kept_off(turn.session, record, turn.platform):
        return replies.refused(turn.say(turn.t("Please answer this somewhere else."), Say(why_not(turn, off))))
    if not isinstance(record, Note):
        return accepted(turn, said, record, "")
    return turn.open_form(
        AcceptedForm,
        {"paraphrase": corrections.draft(said, record)},
        correction=said.id,
        was=corrections.version(record),
    )


def save(turn: Turn, form: AcceptedForm, about: dict[str, Any]) -> Reply:
    found = waiting(turn, about.get("correction"))
    if isinstance(found, Reply):
        return found
    said, record = found
    if off := record_kept_off(turn.session, record, turn.platform):
        return replies.refused(turn.say(turn.t("Please answer this somewhere else."), Say(why_not(turn, off))))
    if isinstance(record, Note) and about.get("was") != corrections.version(record):
        return ask_again(turn, said, record, form)
    return accepted(turn, said, record, form.paraphrase)


def ask_again(turn: Turn, said: Correction, note: Note, form: AcceptedForm) -> Reply:
    """Our words were changed since the form was opened: they are shown beside the typed ones, which are kept."""
    seen, typed = shown_to(turn, note, Door.RECORD), {"paraphrase": form.paraphrase}
    newer = f"“{seen.paraphrase}”" if seen.paraphrase else "–"
    why = turn.t("Somebody changed this meanwhile. It says now: {words}. Send it to have it your way.", words=newer)
    kept = turn.t("Somebody changed this note meanwhile")
    turn.keep(form.paraphrase, kept, is_sensitive=note.is_restricted)
    return turn.open_form(AcceptedForm, typed, {"paraphrase": why}, correction=said.id, was=corrections.version(note))


def accepted(turn: Turn, said: Correction, record: KeptRecord, paraphrase: str) -> Reply:
    told = corrections.accept(turn, said, record, paraphrase)
    return answered(turn, said, record, turn.t("Accepted. Their words stay beside the record."), told)


def both(turn: Turn, press: Press) -> Reply:
    found = waiting(turn, press.subject)
    if isinstance(found, Reply):
        return found
    said, record = found
    told = corrections.keep_both(turn, said)
    return answered(turn, said, record, turn.t("Both versions stand side by side from now on."), told)


def answered(turn: Turn, said: Correction, record: KeptRecord, title: str, is_told: bool) -> Reply:
    t, off = turn.t, record_kept_off(turn.session, record, turn.platform)
    told = t("{name} is told.", name=name_of(turn, said.author_id))
    unreachable = t("Nobody there gets messages from me, so please tell them yourself.")
    theirs = Say(why_not(turn, off)) if off else Quoted(said.words)
    return turn.say(title, theirs, Say(told if is_told else unreachable), Buttons((turn.undo_button(),)))
