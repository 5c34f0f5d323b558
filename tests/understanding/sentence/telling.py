"""Messages read as in a team in Seattle on Wednesday the 4th of March 2026, at ten in the morning."""

from datetime import UTC, datetime

from bot.understanding.names.entry import Entry
from bot.understanding.names.index import Index
from bot.understanding.sentence import Context, Understood, read
from bot.understanding.sentence.types import CommitmentDraft, NoteDraft, ReminderDraft, Side

NOW = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)
ZONE = "America/Los_Angeles"
PARTNERS = Index(
    [
        Entry(1, "Eastside Somali Association", ("Eastside",), ("Amina Yusuf",)),
        Entry(2, "Casa Latina", (), ("Rosa Perez",)),
        Entry(3, "Grace Church", (), ("Pastor Lee",)),
        Entry(4, "Harbor Clinic"),
    ]
)


def told(text: str, language: str = "en", side: Side = Side.STAFF) -> Understood:
    return read(text, Context(NOW, ZONE, language, side, PARTNERS))


def intents(text: str, language: str = "en", side: Side = Side.STAFF) -> set[str]:
    return {intent.value for intent in told(text, language, side).intents}


def promise(text: str, language: str = "en", side: Side = Side.STAFF) -> CommitmentDraft:
    (only,) = told(text, language, side).commitments
    return only


def note(text: str, language: str = "en", side: Side = Side.STAFF) -> NoteDraft:
    (only,) = told(text, language, side).notes
    return only


def reminder(text: str, language: str = "en") -> ReminderDraft:
    (only,) = told(text, language).reminders
    return only


def day(draft: CommitmentDraft) -> str:
    assert draft.due
    assert draft.due.begins
    return draft.due.begins.date().isoformat()


def gap(text: str, language: str = "en", side: Side = Side.STAFF) -> str:
    missing = told(text, language, side).missing
    return missing.gap.value if missing else ""
