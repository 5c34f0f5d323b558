"""How open loops and report-backs look."""

from bot.access import Deed, authorize
from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.kept_off import report_kept_off
from bot.nudging import asked
from bot.paging import page_buttons
from bot.showing import note_line, on_behalf, report_rows, shown_to, why_not
from bot.turn import Turn
from bot.ui.message import Buttons, Facts, Hint, Item, Items, Message, Quoted, Style
from bot.writing import letter_button
from storage.labels import Door
from storage.notes import Loop, Loops, Note, Notes
from storage.partners import Partners
from storage.people import People, Person
from storage.report_backs import Answer, ReportBack, ReportBacks
from storage.viewer import SYSTEM

SHOWN = 8


def loops(turn: Turn, asked: Loops, words: str, page: int, total: int) -> Message:
    """A page of open loops, the longest waiting first, each with the button that answers it."""
    t = turn.t
    rows = tuple(loop_row(turn, note) for note in turn.open(Notes).open_loops(asked, SHOWN, page * SHOWN))
    left = total - page * SHOWN - len(rows)
    more = t("and {n} more", n=left) if left > 0 else ""
    turns = page_buttons(turn, "closing.page", page, left > 0, words=words)
    title = t.count("{n} loop is open", "{n} loops are open", total)
    return Message(title, (Items(rows, more=more), *((Buttons(turns),) if turns else ())))


def loop_row(turn: Turn, note: Note) -> Item:
    """One open loop, with the two things that can be done about it."""
    t, seen = turn.t, shown_to(turn, note, Door.RECORD)
    passed = t("the date has passed") if note.answer_due_on < turn.today else ""
    due = t("answer due {date}", date=turn.listed(note.answer_due_on))
    answer = (turn.button(t("Report back"), "closing.compose", note.id, Style.PRIMARY),)
    may_answer = authorize(turn, Deed.ANSWER, note)
    buttons = (*(answer if may_answer else ()), turn.button(t("Open"), "note.show", note.id))
    gist = why_not(turn, seen.off) or seen.gist
    return note_line(t, gist, seen.partner, *on_behalf(t, seen), due, passed, buttons=buttons)


def sent(turn: Turn, report: ReportBack, note: Note, told: list[Person]) -> Message:
    """To whom it goes; and when nobody can be written to, that somebody has to say it."""
    t, partner = turn.t, turn.open(Partners).name(note.partner_id)
    names = ", ".join(person.name for person in told)
    hint = t("Nobody at {partner} can be reached here, so please tell them yourself.", partner=partner)
    if told:
        hint = t("It goes to {names} now. You will hear what they say.", names=names)
    elif note.told_to and (whose := shown_to(turn, note, Door.RECORD).author):
        hint = t("{name} can't be reached here, so please tell them yourself.", name=whose)
    hints = () if turn.awaits and not told else (Hint(hint), *unread(turn, report, told))
    rows = report_rows(report, Eyes.of_turn(turn))
    return Message(t("The loop with {partner} is answered.", partner=partner), (Facts(rows), *hints))


def unread(turn: Turn, report: ReportBack, told: list[Person]) -> tuple[Hint, ...]:
    """Who is written to where these words must not be sent has to be told by somebody."""
    t, people = turn.t, People(turn.session, SYSTEM)
    places = {person.name: (people.destination(person.id) or "").partition(":")[0] for person in told}
    blind = [name for name, platform in places.items() if report_kept_off(turn.session, report, platform)]
    said = t("{names} can't be shown the words where they are, so please tell them yourself.", names=", ".join(blind))
    return (Hint(said),) if blind else ()


def report_of(run: LetterRun) -> ReportBack | None:
    return ReportBacks(run.session, run.viewer).get(run.item.payload["report"])


def write_report(run: LetterRun) -> Message | None:
    """To someone who was heard: what became of it, and is that right?"""
    report, t = report_of(run), run.t
    if report is None or run.reader is None:
        return None
    receipt = ReportBacks(run.session, run.viewer).receipt(report, run.reader.id)
    if receipt is None:
        return None
    title, told = t("You were heard. Here is what became of it."), Facts(report_rows(report, Eyes.of_run(run)))
    if receipt.answer:
        return Message(title, (told, Hint(t("You said: {verdict}", verdict=t(receipt.answer.value)))))
    question = letter_button(run, t("A question"), "closing.question", report.id)
    if report_kept_off(run.session, report, run.platform):
        return Message(t("You were heard, and there is an answer."), (told, Buttons((question,))))
    buttons = (
        letter_button(run, t("That's right"), "closing.right", report.id, Style.PRIMARY),
        letter_button(run, t("Not quite"), "closing.not_quite", report.id),
        question,
    )
    return Message(title, (told, Hint(t("Did we get this right?")), Buttons(buttons)))


def note_delivery(run: LetterRun) -> None:
    """A letter of it has arrived: its answered loops count as delivered."""
    reports, key = ReportBacks(run.session, SYSTEM), run.item.payload["report"]
    report = reports.get(key)
    receipt = reports.receipt(report, run.reader.id) if report and run.reader else None
    if report is None or receipt is None or report_kept_off(run.session, report, run.platform):
        return
    receipt.delivered_at = receipt.delivered_at or run.now
    asked(run)
    for note_id in reports.note_ids(report):
        note = Notes(run.session, SYSTEM).get(note_id)
        if note and note.loop is Loop.ANSWERED:
            note.loop = Loop.DELIVERED


def write_answered(run: LetterRun) -> Message | None:
    """To our side: what they say to a report-back."""
    report, t = report_of(run), run.t
    if report is None:
        return None
    answer, words = Answer(run.item.payload["answer"]), run.item.payload["words"]
    partner = Partners(run.session, SYSTEM).name(report.partner_id)
    title = t("{partner} says: {verdict}.", partner=partner, verdict=t(answer.value))
    if answer is Answer.QUESTION:
        title = t("{partner} has a question about our answer.", partner=partner)
    off = report_kept_off(run.session, report, run.platform)
    quoted = (Quoted(words, partner),) if words and not off else ()
    return Message(title, (Facts(report_rows(report, Eyes.of_run(run))), *quoted, Hint(how_it_stands(run, report))))


def how_it_stands(run: LetterRun, report: ReportBack) -> str:
    """Where the loops of a report are by now."""
    notes = Notes(run.session, SYSTEM)
    loops = {note.loop for key in ReportBacks(run.session, SYSTEM).note_ids(report) if (note := notes.get(key))}
    if Loop.OPEN in loops:
        return run.t("The loop is open: /loop close")
    return (
        run.t("The loop is closed.")
        if loops <= {Loop.ACKNOWLEDGED, Loop.WITHDRAWN}
        else run.t("A newer answer is with them.")
    )
