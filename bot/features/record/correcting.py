"""A partner corrects, adds, or sees it differently: kept beside the record, which stays as it is until we answer."""

from typing import Any

from bot import replies
from bot.beside import is_empty, name_of
from bot.features.record.forms import CorrectionForm
from bot.records.corrections import write_correction
from bot.showing import record_kept_off, why_not
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Quoted, Say
from storage.corrections import CorrectionKind
from storage.follow_ups import FollowUps
from storage.kept import KeptRecord, kept_record, kind_called
from storage.viewer import SYSTEM


def found_record(turn: Turn, of: object, key: object) -> KeptRecord | None:
    """The record that is meant, if the actor may read it and there is still something in it."""
    record = kept_record(turn.session, turn.viewer, kind_called(of), key) if isinstance(key, int) else None
    return None if record is None or is_empty(record) else record


def how_called(word: object) -> CorrectionKind | None:
    return next((kind for kind in CorrectionKind if kind.value == word), None)


def ask(turn: Turn, press: Press) -> Reply:
    record, how = found_record(turn, press.args.get("of"), press.subject), how_called(press.args.get("how"))
    if record is None or how is None:
        return replies.not_found(turn)
    return turn.open_form(CorrectionForm, of=press.args["of"], record=record.id, how=how.value)


def save(turn: Turn, form: CorrectionForm, about: dict[str, Any]) -> Reply:
    record, how = found_record(turn, about.get("of"), about.get("record")), how_called(about.get("how"))
    if record is None or how is None:
        return replies.not_found(turn)
    correction = write_correction(turn, record, how, form.words)
    t, step = turn.t, FollowUps(turn.session, SYSTEM).get(correction.step_id or -1)
    asked = name_of(turn, step.owner_id) if step else ""
    by = turn.day(correction.answer_due_on)
    due = (
        t("{name} has it and answers by {date}.", name=asked, date=by)
        if asked
        else t("You will have an answer by {date}.", date=by)
    )
    hint = Hint(t("Until then the record stays as it is, and everyone who opens it sees that a correction is waiting."))
    # Words about a record go no further than the record itself.
    off = why_not(turn, record_kept_off(turn.session, record, turn.platform))
    return turn.say(
        t("Thank you. Your words stand beside it now."),
        Say(off) if off else Quoted(form.words),
        Say(due),
        hint,
        Buttons((turn.undo_button(),)),
    )
