"""How our side hears that a partner shared something, and what became of it since."""

from dataclasses import dataclass
from datetime import date

from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.features.sharing.kinds import label_of
from bot.kept_off import report_kept_off
from bot.showing import Shown, show_button, shown
from bot.ui.dates import say_date
from bot.ui.message import Block, Button, Buttons, Hint, Message, Quoted, Say, Style
from bot.writing import letter_button
from storage.commitments import Commitment, Commitments
from storage.kept import KeptKind
from storage.labels import Door
from storage.notes import Loop, Note, Notes
from storage.people import People, Team
from storage.readings import Readings
from storage.report_backs import ReportBack, ReportBacks
from storage.viewer import SYSTEM, Role, Viewer


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a note so far."""

    report: ReportBack | None
    promise: Commitment | None

    @classmethod
    def of(cls, run: LetterRun, note: Note) -> "Became":
        promises = Commitments(run.session, SYSTEM).of_note(note.id)
        return cls(ReportBacks(run.session, SYSTEM).on(note.id), promises[0] if promises else None)


def write_arrived(run: LetterRun) -> Message | None:
    """To one of us: a partner said something."""
    if run.reader is None:
        return None
    viewer = run.reader.viewer()
    note = Notes(run.session, viewer).get(run.item.payload["note"])
    if note is None:
        return None
    seen = shown(run.session, viewer, note, Door.RECORD, run.now, run.platform)
    is_in_channel = team_of(run, note) is not None
    return laid_out(run, note, seen, True, short_ways(run, note) if is_in_channel else ways(run, note))


def write_in_channel(run: LetterRun) -> Message | None:
    """To the team's channel: the words as far as their label and their consent let them stand there."""
    note = Notes(run.session, SYSTEM).get(run.item.payload["note"])
    team = team_of(run, note) if note else None
    if note is None or team is None:
        return None
    viewer = Viewer(Role.STAFF, team_id=team.id)
    seen = shown(run.session, viewer, note, Door.TEAM_CHANNEL, run.now, run.platform)
    return laid_out(run, note, seen, team.names_in_channel, ways(run, note))


def note_shown(run: LetterRun) -> None:
    """The partner can look up that its words stood in the team's channel; written over, that is no news."""
    note = Notes(run.session, SYSTEM).get(run.item.payload["note"])
    if note and run.item.replaces_id is None:
        Readings(run.session, SYSTEM).add_shown(KeptKind.NOTE.value, [(note.id, note.partner_id)], run.now)


def team_of(run: LetterRun, note: Note) -> Team | None:
    """The team whose channel a note is told in."""
    team = People(run.session, SYSTEM).team(note.team_id)
    return team if team and team.channel else None


def laid_out(run: LetterRun, note: Note, seen: Shown, is_named: bool, buttons: tuple[Button, ...]) -> Message:
    """The words, or why they are not here; what became of them; and what can be done."""
    t, eyes, became = run.t, Eyes.of_run(run), Became.of(run, note)
    top: list[Block] = [Quoted(seen.quote, seen.partner)] if seen.quote else []
    if seen.off:
        top.append(Say(seen.off.line(t, eyes.zone, run.now, is_ours=True)))
    elif not seen.quote:
        top.append(Say(t("(their own words; open to read)")))
    if note.loop is Loop.OPEN:
        top.append(Say(t("An answer is due by {date}.", date=say_day(run, note.answer_due_on))))
    top += [Hint(words) for words in said_of(run, note, became, seen, is_named)]
    partner, kind = seen.partner or t("A partner"), t(label_of(note.kind))
    return Message(t("{partner} shared: {kind}", partner=partner, kind=kind), (*top, Buttons(buttons)))


def said_of(run: LetterRun, note: Note, became: Became, seen: Shown, is_named: bool) -> list[str]:
    """What became of it in a line or two; who did it where names are for those who read it."""
    t, said = run.t, []
    if became.promise:
        said.append(promised(run, became.promise, seen, is_named))
    if became.report:
        said.append(answered(run, became.report, is_named))
        if note.loop is Loop.OPEN:
            said.append(t("It is open again."))
    return said


def promised(run: LetterRun, promise: Commitment, seen: Shown, is_named: bool) -> str:
    t, name = run.t, name_of(run, promise.recorded_by) if is_named else ""
    day = say_day(run, promise.due_on) if promise.due_on else t("no date yet")
    words = "" if seen.off else f": “{promise.words}”"
    said = (
        t("{name} promised something, due {date}", name=name, date=day) if name else t("Promised, due {date}", date=day)
    )
    return f"{said}{words}" if promise.is_open else f"{said}{words} ({t(promise.state.value)})"


def answered(run: LetterRun, report: ReportBack, is_named: bool) -> str:
    """Whether it was a yes or a no; the reason of a no, where it may be told."""
    t, name = run.t, name_of(run, report.author_id) if is_named else ""
    day = say_day(run, report.created_at.astimezone(Eyes.of_run(run).zone_info).date())
    if not report.we_will_not or report.we_did or report.still_open:
        return t("{name} answered, {day}.", name=name, day=day) if name else t("Answered, {day}.", day=day)
    said = t("{name} said not now, {day}", name=name, day=day) if name else t("Not now, {day}", day=day)
    if report_kept_off(run.session, report, run.platform):
        return f"{said}."
    return f"{said}: {t('because {reason}', reason=report.we_will_not)}"


def name_of(run: LetterRun, person_id: int) -> str:
    return People(run.session, SYSTEM).name(person_id)


def say_day(run: LetterRun, day: date) -> str:
    return say_date(day, Eyes.of_run(run).zone, run.now, None, run.t.language)


def short_ways(run: LetterRun, note: Note) -> tuple[Button, ...]:
    """In the letter, where the channel has the rest."""
    answer = letter_button(run, run.t("Report back"), "closing.compose", note.id, Style.PRIMARY)
    return ((answer,) if note.loop is Loop.OPEN else ()) + (opens(run, note),)


def ways(run: LetterRun, note: Note) -> tuple[Button, ...]:
    """What can be done about it while nobody has."""
    t, became = run.t, Became.of(run, note)
    if note.loop is not Loop.OPEN:
        return (opens(run, note),)
    answer = letter_button(run, t("Answer"), "closing.compose", note.id, Style.PRIMARY)
    promise = letter_button(run, t("Promise"), "promises.from_note", note.id)
    not_now = letter_button(run, t("Not now, because"), "closing.not_now", note.id)
    is_promised = became.promise is not None and became.promise.is_open
    return (answer, *(() if is_promised else (promise,)), not_now, opens(run, note))


def opens(run: LetterRun, note: Note) -> Button:
    return show_button(run, run.t("Open"), "note.show", note.id)
