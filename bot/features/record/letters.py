"""What each side is told: a correction waits, it is answered, a partner changed its profile."""

from dataclasses import replace

from bot.beside import SHOW, words_in
from bot.eyes import Eyes
from bot.feature import LetterRun
from bot.features.record.forms import ProfileForm
from bot.i18n import mark
from bot.quiet_days import quiet_words
from bot.showing import record_kept_off, show_button, shown
from bot.ui.dates import say_date
from bot.ui.message import Block, Buttons, Facts, Hint, Message, Quoted, Say, Style
from bot.writing import letter_button
from storage.corrections import Correction, CorrectionKind, Corrections, CorrectionState
from storage.kept import KeptKind, KeptRecord, kept_record, kind_called
from storage.labels import Door
from storage.notes import Note
from storage.partners import Partners
from storage.people import People
from storage.viewer import SYSTEM

TITLES = {
    CorrectionKind.CORRECT: mark("{partner} corrects what is written down."),
    CorrectionKind.ADD: mark("{partner} adds to what is written down."),
    CorrectionKind.DIFFER: mark("{partner} sees differently what is written down."),
}


def found(run: LetterRun) -> tuple[Correction, KeptRecord] | None:
    """The correction of a letter and its record, as far as its reader may read them still."""
    said = Corrections(run.session, run.viewer).get(run.item.payload["correction"])
    viewer = run.reader.viewer() if run.reader else SYSTEM
    record = kept_record(run.session, viewer, kind_called(said.subject), said.subject_id) if said else None
    return (said, record) if said and record else None


def write_corrected(run: LetterRun) -> Message | None:
    """To whoever answers: what is written down, what they say, and what can be done."""
    about = found(run)
    if about is None or run.reader is None:
        return None
    (said, record), t, people = about, run.t, People(run.session, SYSTEM)
    eyes = replace(Eyes.of_run(run), viewer=run.reader.viewer())
    ours, words = words_in(eyes, record), quoted(run, said, record, people.name(said.author_id))
    title = t(TITLES[said.kind], partner=Partners(run.session, SYSTEM).name(said.partner_id))
    top: tuple[Block, ...] = (Facts(((t("It says now"), ours),)),) if ours else ()
    return Message(title, (*top, *words, *state(run, said, record)))


def quoted(run: LetterRun, said: Correction, record: KeptRecord, by: str = "") -> tuple[Quoted, ...]:
    """What they say, where words about that record may be sent."""
    return () if record_kept_off(run.session, record, run.platform) else (Quoted(said.words, by),)


def state(run: LetterRun, said: Correction, record: KeptRecord) -> tuple[Block, ...]:
    """That it waits, with the two answers; or which one it got."""
    t, name = run.t, People(run.session, SYSTEM).name(said.answered_by)
    match said.state:
        case CorrectionState.ACCEPTED:
            return (Hint(t("Accepted by {name}.", name=name)),)
        case CorrectionState.BOTH:
            return (Hint(t("Both versions are kept: {name}.", name=name)),)
    due = say_date(said.answer_due_on, run.reader.zone if run.reader else "UTC", run.now, None, t.language)
    accept = letter_button(run, t("Accept"), "record.accept", said.id, Style.PRIMARY)
    both = letter_button(run, t("Keep both versions"), "record.both", said.id)
    opens = show_button(run, t("Open"), SHOW[KeptKind(said.subject)], said.subject_id)
    return (Say(t("An answer is due by {date}.", date=due)), Buttons((accept, both, opens)))


def write_answered(run: LetterRun) -> Message | None:
    """To whoever said it: the outcome."""
    about = found(run)
    if about is None or about[0].state is CorrectionState.WAITING:
        return None
    (said, record), t = about, run.t
    name = People(run.session, SYSTEM).name(said.answered_by)
    if said.state is CorrectionState.ACCEPTED:
        title = t("{name} accepted what you said about a record.", name=name)
    else:
        title = t("{name} keeps both versions: yours stands beside ours from now on.", name=name)
    ours = our_words(run, record) if said.state is CorrectionState.ACCEPTED else ""
    now: tuple[Block, ...] = (Facts(((t("It says now"), ours),)),) if ours else ()
    opens = Buttons((show_button(run, t("Open"), SHOW[KeptKind(said.subject)], said.subject_id),))
    return Message(title, (*quoted(run, said, record), *now, opens))


def our_words(run: LetterRun, record: KeptRecord) -> str:
    """What a note says in our words, once these are corrected; of other records nothing is changed."""
    if not isinstance(record, Note):
        return ""
    seen = shown(run.session, run.viewer, record, Door.RECORD, run.now, run.platform)
    return seen.paraphrase


def write_profile(run: LetterRun) -> Message | None:
    """To whoever holds the relationship: a partner says this about itself."""
    partner, t = Partners(run.session, SYSTEM).get(run.item.payload["partner"]), run.t
    if partner is None:
        return None
    who = People(run.session, SYSTEM).name(run.item.payload["by"])
    names = run.item.payload["names"]
    values = {**{name: getattr(partner, name) for name in names}, "quiet_days": quiet_words(t, partner.quiet_days)}
    rows = tuple((t(asked.label), values[asked.name] or "–") for asked in ProfileForm.asks() if asked.name in names)
    title = t("{partner} changed what is kept about it.", partner=partner.name)
    return Message(title, (Facts(rows), Hint(t("Written by {name}. It counts at once.", name=who))))
