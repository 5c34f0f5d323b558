"""`/loop close`: report back to the people who were heard, and hear whether it is right."""

from typing import Any
from zoneinfo import ZoneInfo

from bot import replies
from bot.access import Deed, authorize
from bot.choosing import Known, as_typed, look_up
from bot.considerate import is_wanted
from bot.features.closing.forms import AnswerForm, CloseForm, NotNowForm
from bot.features.closing.views import loops, sent
from bot.letters import tell, tell_contacts
from bot.named_too import names_another
from bot.platforms import platform_of
from bot.records.shares import write_again
from bot.showing import shown_to
from bot.turn import Press, Reply, Turn
from bot.ui.message import Buttons, Hint, Message
from storage.labels import Door
from storage.notes import ALL_LOOPS, Loop, Loops, Note, Notes
from storage.people import People, Person
from storage.report_backs import Answer, ReportBack, ReportBacks
from storage.viewer import SYSTEM, Role

REPORT = "closing.report"


def close(turn: Turn) -> Reply:
    """The open loops, all or those that the words find: by what was said or by partner."""
    total = turn.open(Notes).count_open_loops()
    if not total:
        return turn.say(turn.t("No loop is open here."), Hint(turn.t("Everyone who was heard has an answer.")))
    asked = asked_for(turn, turn.words)
    found = turn.open(Notes).count_open_loops(asked)
    if found:
        return Reply((loops(turn, asked, turn.words, 0, found),))
    nothing = Message(turn.t("No open loop matches “{words}”.", words=turn.words))
    return Reply((nothing, loops(turn, ALL_LOOPS, "", 0, total)))


def page(turn: Turn, press: Press) -> Reply:
    """Another page, in place of this one."""
    words = str(press.args["words"])
    asked = asked_for(turn, words)
    return Reply(update=loops(turn, asked, words, int(press.args["page"]), turn.open(Notes).count_open_loops(asked)))


def asked_for(turn: Turn, words: str) -> Loops:
    """The loops that these words mean: what was said comes before a partner's name."""
    said = Loops(words=words, skips_restricted=not platform_of(turn.platform).takes_sensitive)
    if not words or turn.open(Notes).count_open_loops(said):
        return said
    match look_up(turn, words):
        case Known(partner=partner):
            return Loops(partner_id=partner.id)
        case _:
            return said


def compose(turn: Turn, press: Press) -> Reply:
    """The form, drafted from the record; a person edits it before anything is sent."""
    note = open_loop(turn, press.subject)
    return note if isinstance(note, Reply) else turn.open_form(CloseForm, {"you_said": draft(turn, note)}, note=note.id)


def open_loop(turn: Turn, key: int) -> Note | Reply:
    """A note that the actor may report back on, or why not."""
    note = turn.open(Notes).get(key)
    if note is None:
        return replies.not_found(turn)
    if note.loop is not Loop.OPEN:
        return replies.settled(turn.say(turn.t("This loop is closed already."), *by_whom(turn, note)))
    if not authorize(turn, Deed.ANSWER, note):
        return replies.refused(turn.say(turn.t("Only the team that heard this can report back.")))
    return note


def by_whom(turn: Turn, note: Note) -> tuple[Hint, ...]:
    report = turn.open(ReportBacks).on(note.id)
    if report is None:
        return ()
    name, day = turn.open(People).name(report.author_id), report.created_at.astimezone(ZoneInfo(turn.actor.zone)).date()
    return (Hint(turn.t("{name} has answered this already, on {day}.", name=name, day=turn.listed(day))),)


def ask_not_now(turn: Turn, press: Press) -> Reply:
    """A no with a reason is an answer too."""
    note = open_loop(turn, press.subject)
    return note if isinstance(note, Reply) else turn.open_form(NotNowForm, note=note.id)


def save_not_now(turn: Turn, form: NotNowForm, about: dict[str, Any]) -> Reply:
    note = open_loop(turn, about["note"])
    if isinstance(note, Reply):
        return note
    if not about.get("named") and (why := names_another(turn, form.because, note.partner_id)):
        return ask_anew(turn, form, {"because": why}, note)
    return report_back(turn, CloseForm(you_said=draft(turn, note), we_will_not=form.because), note)


def ask_anew(turn: Turn, form: NotNowForm | CloseForm, errors: dict[str, str], note: Note) -> Reply:
    """The words go to the partner as they are, so naming another one in them is asked about once."""
    typed = as_typed(form)
    turn.keep("\n".join(each for each in typed.values() if each), turn.t("A form that is not finished"))
    return turn.open_form(type(form), typed, errors, note=note.id, named=True)


def draft(turn: Turn, note: Note) -> str:
    """What they said, as far as a letter to the partner may say it; a person writes the rest."""
    told = shown_to(turn, note, Door.REPORT_BACK)
    return told.quote or told.paraphrase


def save(turn: Turn, form: CloseForm, about: dict[str, Any]) -> Reply:
    note = open_loop(turn, about["note"])
    if isinstance(note, Reply):
        return note
    if not (form.we_did or form.we_will_not or form.still_open):
        return Reply(errors={"we_did": turn.t("Please say what you did, will not do, or what is still open.")})
    if not about.get("named") and (errors := naming_another(turn, form, note)):
        return ask_anew(turn, form, errors, note)
    return report_back(turn, form, note)


def naming_another(turn: Turn, form: CloseForm, note: Note) -> dict[str, str]:
    """By field, where it names another partner; what they said themselves may."""
    said = draft(turn, note)
    words = {name: value for name, value in as_typed(form).items() if value and value != said}
    found = {name: names_another(turn, value, note.partner_id) for name, value in words.items()}
    return {name: why for name, why in found.items() if why}


def report_back(turn: Turn, form: CloseForm, note: Note) -> Reply:
    told = contributors(turn, note)
    report = write(turn, form, note, told)
    reached = tell_contacts(turn, told, REPORT, str(report.id), {"report": report.id})
    return Reply((sent(turn, report, note, reached),))


def contributors(turn: Turn, note: Note) -> list[Person]:
    """Who is told: the one who said it, or the partner's contacts; never someone who does not want to be written to."""
    people = turn.open(People)
    author = people.get(note.author_id)
    heard = [author] if author and author.role is Role.CONTACT else people.contacts(note.partner_id)
    reached = [person for person in heard if people.destination(person.id)]
    return [person for person in reached if is_wanted(turn.session, person, REPORT, turn.now)]


def write(turn: Turn, form: CloseForm, note: Note, told: list[Person]) -> ReportBack:
    """Save the report-back and close the loop."""
    report = ReportBack(
        author_id=turn.actor.id,
        team_id=turn.actor.team_id,
        partner_id=note.partner_id,
        created_at=turn.now,
        **form.model_dump(),
    )
    turn.open(ReportBacks).add(report, [note.id], [person.id for person in told])
    before = {"loop": note.loop}
    note.loop = Loop.ANSWERED
    turn.changed(note, before)
    turn.changed(report)
    write_again(turn, note.id)
    return report


def right(turn: Turn, press: Press) -> Reply:
    """The people who were heard say that this is right: the loop is closed on both ends."""
    return answered(turn, press.subject, Answer.RIGHT, "")


def not_quite(turn: Turn, press: Press) -> Reply:
    return ask_more(turn, press, Answer.NOT_QUITE)


def question(turn: Turn, press: Press) -> Reply:
    return ask_more(turn, press, Answer.QUESTION)


def ask_more(turn: Turn, press: Press, answer: Answer) -> Reply:
    report = turn.open(ReportBacks).get(press.subject)
    return turn.open_form(AnswerForm, report=report.id, answer=answer.value) if report else replies.not_found(turn)


def save_answer(turn: Turn, form: AnswerForm, about: dict[str, Any]) -> Reply:
    return answered(turn, about["report"], Answer(about["answer"]), form.words)


def answered(turn: Turn, report_id: int, answer: Answer, words: str) -> Reply:
    """Note what they say; the author of the report hears of it."""
    report = turn.open(ReportBacks).get(report_id)
    receipt = turn.open(ReportBacks).receipt(report, turn.actor.id) if report else None
    if report is None or receipt is None:
        return replies.not_found(turn)
    before = {"answer": receipt.answer, "answered_at": receipt.answered_at}
    receipt.answer, receipt.answered_at = answer, turn.now
    turn.changed(receipt, before)
    settle_loops(turn, report, answer)
    author = People(turn.session, SYSTEM).get(report.author_id)
    payload = {"report": report.id, "answer": answer.value, "words": words}
    if author:
        tell(turn.session, author, "closing.answered", f"{report.id}:{turn.ref}", payload, turn.now)
    thanks = (
        turn.t("Thank you. Good to know.")
        if answer is Answer.RIGHT
        else turn.t("Thank you. It is open again, and your words are with the person who wrote to you.")
    )
    return turn.say(thanks, Buttons((turn.undo_button(),)))


def settle_loops(turn: Turn, report: ReportBack, answer: Answer) -> None:
    """Whoever disagrees opens a loop again; it is closed when nobody disagrees with the newest report about it."""
    reports = ReportBacks(turn.session, SYSTEM)
    for note_id in reports.note_ids(report):
        if answer is not Answer.RIGHT:
            set_loop(turn, note_id, Loop.OPEN)
        elif reports.is_newest(report, note_id) and not reports.disagreed(report):
            set_loop(turn, note_id, Loop.ACKNOWLEDGED)


def set_loop(turn: Turn, note_id: int, loop: Loop) -> None:
    """The loop of a note that this person was told about, whoever may read the note itself."""
    note = Notes(turn.session, SYSTEM).get(note_id)
    if note and note.emptied_at is None:
        before = {"loop": note.loop}
        note.loop = loop
        turn.changed(note, before)
        write_again(turn, note.id)
