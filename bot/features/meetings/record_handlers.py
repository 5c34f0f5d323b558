"""Sharing the record of a meeting, and what both sides say about it."""

from typing import Any

from bot import replies
from bot.features.meetings.plan_forms import CorrectionForm, DifferForm, KeepForm, RecordForm
from bot.features.meetings.views import record
from bot.features.meetings.words import lines
from bot.named_too import also_named
from bot.records.meeting_records import answer_remark, leave, remark, settle, share, was_there, write_down
from bot.turn import Outcome, Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Message, Quoted, Say, Style
from storage.meeting_remarks import MeetingRemark, MeetingRemarks, RemarkAnswer, RemarkKind
from storage.meetings import Meeting, Meetings, RecordState
from storage.partners import Partners
from storage.people import People
from storage.text import one_line


def share_it(turn: Turn, press: Press) -> Reply:
    """One tap shows a record to those who were there; where it names another partner, it is asked about once."""
    meeting = turn.open(Meetings).get(press.subject)
    if meeting is None:
        return replies.not_found(turn)
    if meeting.record is not RecordState.DRAFT:
        return replies.settled(Reply((record(turn, meeting),)))
    if not press.args.get("named") and (others := named_in(turn, meeting)):
        return ask_first(turn, meeting, others)
    told = share(turn, meeting)
    names = ", ".join(person.name for person in told)
    nobody = turn.t("Nobody who was there gets messages from me, so please show it yourself.")
    goes = turn.t("It goes to {names} now.", names=names) if told else nobody
    said = () if turn.awaits and not told else (Say(goes),)
    hint = Hint(turn.t("They see all of it, and can say that it is right, correct it, or see it differently."))
    return turn.say(turn.t("The record is shared."), *said, hint, Buttons((turn.undo_button(),)))


def named_in(turn: Turn, meeting: Meeting) -> list[str]:
    partner = turn.open(Partners).get(meeting.partner_id)
    words = [meeting.said, *(decision.words for decision in turn.open(Meetings).decisions(meeting))]
    return also_named(turn, "\n".join(words), partner) if partner else []


def ask_first(turn: Turn, meeting: Meeting, others: list[str]) -> Reply:
    partner = turn.open(Partners).name(meeting.partner_id)
    names = ", ".join(others)
    said = turn.t("The record names {others} and goes to {partner}.", others=names, partner=partner)
    row = (
        turn.button(turn.t("Edit"), "meetings.edit", meeting.id, Style.PRIMARY),
        turn.button(turn.t("Share it as it is"), "meetings.share", meeting.id, named=True),
    )
    message = Message(turn.t("Share it like this?"), (Say(said), Buttons(row)))
    return Reply((message,), outcome=Outcome.ASKED)


def edit(turn: Turn, press: Press) -> Reply:
    meeting = turn.open(Meetings).get(press.subject)
    return word_it(turn, meeting, meeting.said) if meeting else replies.not_found(turn)


def word_it(turn: Turn, meeting: Meeting, said: str, **about: Any) -> Reply:
    """The wording of a record in a form; what it said when the form was opened is kept along."""
    decided = "\n".join(decision.words for decision in turn.open(Meetings).decisions(meeting))
    values = {"said": said, "decided": decided}
    return turn.open_form(RecordForm, values, meeting=meeting.id, version=meeting.version, **about)


def save_record(turn: Turn, form: RecordForm, about: dict[str, Any]) -> Reply:
    meeting = turn.open(Meetings).get(about["meeting"])
    if meeting is None:
        return replies.not_found(turn)
    if about.get("version", meeting.version) != meeting.version:
        return replies.settled(changed_meanwhile(turn, meeting))
    made = turn.open(MeetingRemarks).get(about.get("remark", -1))
    if made is None and is_the_same(turn, meeting, form):
        return turn.say(turn.t("Nothing was changed."))
    told = write_down(turn, meeting, form.said, lines(form.decided))
    if made:
        answer_remark(turn, made, RemarkAnswer.TAKEN)
        settle(turn, meeting)
    names = ", ".join(person.name for person in told)
    said = (Say(turn.t("{names} can see the new wording and say whether it is right.", names=names)),) if told else ()
    shown = record(turn, meeting)
    ways = [block for block in shown.blocks if isinstance(block, Buttons)]
    rest = [block for block in shown.blocks if not isinstance(block, Buttons)]
    row = Buttons((turn.undo_button(), *(button for block in ways for button in block.row)))
    return Reply((Message(turn.t("The record is changed."), (*rest, *said, row)),))


def is_the_same(turn: Turn, meeting: Meeting, form: RecordForm) -> bool:
    decided = [decision.words for decision in turn.open(Meetings).decisions(meeting)]
    return (form.said, lines(form.decided)) == (meeting.said, decided)


def changed_meanwhile(turn: Turn, meeting: Meeting) -> Reply:
    """What was shown is no longer so: nothing is done, and what holds now is shown."""
    now = record(turn, meeting)
    return Reply((Message(turn.t("This has changed meanwhile. Now it is so:"), now.blocks),), outcome=Outcome.SETTLED)


def shared_with_me(turn: Turn, key: int) -> Meeting | None:
    """A shared record of a meeting that the actor was at."""
    meeting = turn.open(Meetings).get(key)
    return meeting if meeting and was_there(turn.session, meeting, turn.actor.id) else None


def right(turn: Turn, press: Press) -> Reply:
    meeting = shared_with_me(turn, press.subject)
    if meeting is None:
        return replies.not_found(turn)
    if press.args.get("version", meeting.version) != meeting.version:
        return changed_meanwhile(turn, meeting)
    mine = turn.open(MeetingRemarks).of(meeting, turn.actor.id)
    if mine and mine.kind is RemarkKind.RIGHT and mine.version == meeting.version:
        return replies.settled(turn.say(turn.t("You said so already. Thank you.")))
    remark(turn, meeting, RemarkKind.RIGHT)
    all_agree = meeting.record is RecordState.AGREED
    said = turn.t("Everyone who was there agrees.") if all_agree else turn.t("The others are asked as well.")
    return turn.say(turn.t("Thank you. You agree to the record."), Say(said), Buttons((turn.undo_button(),)))


def correct(turn: Turn, press: Press) -> Reply:
    meeting = shared_with_me(turn, press.subject)
    if meeting is None:
        return replies.not_found(turn)
    return turn.open_form(CorrectionForm, {"words": meeting.said}, meeting=meeting.id)


def differ(turn: Turn, press: Press) -> Reply:
    meeting = shared_with_me(turn, press.subject)
    return turn.open_form(DifferForm, meeting=meeting.id) if meeting else replies.not_found(turn)


def save_correction(turn: Turn, form: CorrectionForm, about: dict[str, Any]) -> Reply:
    meeting = shared_with_me(turn, about["meeting"])
    if meeting is None:
        return replies.not_found(turn)
    if one_line(form.words) == one_line(meeting.said):
        return Reply(errors={"words": turn.t("This is what it says already. Please change it to what it should say.")})
    remark(turn, meeting, RemarkKind.CORRECTION, form.words)
    return passed_on(turn, meeting, form.words)


def save_differing(turn: Turn, form: DifferForm, about: dict[str, Any]) -> Reply:
    meeting = shared_with_me(turn, about["meeting"])
    if meeting is None:
        return replies.not_found(turn)
    remark(turn, meeting, RemarkKind.DIFFERS, form.words)
    return passed_on(turn, meeting, form.words)


def passed_on(turn: Turn, meeting: Meeting, words: str) -> Reply:
    """Their words stand beside ours from now on."""
    author = turn.open(People).name(meeting.author_id)
    said = Say(turn.t("{name} has your words. In the record both stand side by side.", name=author))
    return turn.say(turn.t("Thank you, that helps."), Quoted(words), said, Buttons((turn.undo_button(),)))


def waiting(turn: Turn, key: int) -> tuple[MeetingRemark, Meeting] | Reply:
    """What somebody said to a record of ours, and is to be answered."""
    made = turn.open(MeetingRemarks).get(key)
    meeting = turn.open(Meetings).get(made.meeting_id) if made else None
    if made is None or meeting is None:
        return replies.not_found(turn)
    return (made, meeting) if made.answer is None else replies.settled(Reply((record(turn, meeting),)))


def take(turn: Turn, press: Press) -> Reply:
    """Their wording, in the form of the record: it is saved by our hand, and they are asked about it."""
    found = waiting(turn, press.subject)
    if isinstance(found, Reply):
        return found
    made, meeting = found
    is_correction = made.kind is RemarkKind.CORRECTION
    return word_it(turn, meeting, made.words if is_correction else meeting.said, remark=made.id)


def keep(turn: Turn, press: Press) -> Reply:
    found = waiting(turn, press.subject)
    return found if isinstance(found, Reply) else turn.open_form(KeepForm, remark=found[0].id)


def save_kept(turn: Turn, form: KeepForm, about: dict[str, Any]) -> Reply:
    """It stays as it is: both versions stand in the record, with the reason."""
    found = waiting(turn, about["remark"])
    if isinstance(found, Reply):
        return found
    made, meeting = found
    leave(turn, meeting, made, form.why)
    said = Say(turn.t("Both versions stand in the record, and those who were there see your reason."))
    return turn.say(turn.t("It stays as it is."), said, Buttons((turn.undo_button(),)))
